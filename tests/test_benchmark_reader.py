"""What the benchmark says of a reader's wait: what is counted, what is served, and what is said when something is missing."""

import gzip
import sys
import urllib.request
from pathlib import Path

import pytest
from benchmark import tables
from benchmark.__main__ import main
from benchmark.reader import Missing, Reading, Sight, material, server, views
from benchmark.reader.browser import SLOW_3G, View, Wire, chromium
from benchmark.reader.server import Programs, compress, config, programs
from click.testing import CliRunner


def test_slow_3g_is_that_of_the_developer_tools_of_chromium():
    """400 kbit/s each way, two seconds of latency."""
    assert SLOW_3G == {"offline": False, "latency": 2000, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


def events(wire, id, url, size, memory=False, disk=False):
    """What the browser tells of one request."""
    wire.requestWillBeSent({"requestId": id, "request": {"url": url}})
    if memory:
        wire.requestServedFromCache({"requestId": id})
    wire.responseReceived({"requestId": id, "response": {"url": url, "fromDiskCache": disk}})
    wire.loadingFinished({"requestId": id, "encodedDataLength": size})


def test_only_what_came_over_the_wire_from_the_site_is_counted():
    wire = Wire("http://127.0.0.1:8000/be/")
    events(wire, "1", "http://127.0.0.1:8000/be/", 1000)
    events(wire, "2", "http://127.0.0.1:8000/centre.css", 500)
    events(wire, "3", "http://127.0.0.1:8000/centre.js", 70, memory=True)
    events(wire, "4", "http://127.0.0.1:8000/centre.svg", 7000, disk=True)
    events(wire, "5", "data:image/svg+xml,x", 90)
    wire.requestWillBeSent({"requestId": "6", "request": {"url": "https://fonts.googleapis.com/css"}})
    assert (wire.bytes, wire.answered, wire.elsewhere) == (1500, {"1", "2"}, {"6"})


def test_text_is_compressed_beside_its_file_and_pictures_are_not(tmp_path):
    for name in ("be/index.html", "assets/centre.css", "picture.webp"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a" * 1000)
    compress(tmp_path, None)
    assert sorted(file.name for file in tmp_path.rglob("*.*")) == ["centre.css", "centre.css.gz", "index.html", "index.html.gz", "picture.webp"]
    assert gzip.decompress((tmp_path / "be/index.html.gz").read_bytes()) == b"a" * 1000


def test_the_server_listens_on_this_machine_only_and_reads_no_other_configuration(tmp_path):
    text = config(tmp_path / "site", tmp_path / "nginx", 8123, None)
    assert "listen 127.0.0.1:8123;" in text and text.count(" listen ") == 1
    assert "include" not in text and "/etc/" not in text and "brotli" not in text
    assert f"root {tmp_path / 'site'};" in text
    assert "load_module /m/brotli.so;\n" in config(tmp_path, tmp_path, 1, Path("/m/brotli.so"))


def test_without_brotli_gzip_is_served_and_it_is_said(monkeypatch):
    monkeypatch.setattr(server.shutil, "which", lambda name, path=None: "/usr/sbin/nginx" if name == "nginx" else None)
    assert programs() == Programs("/usr/sbin/nginx", None, None)
    assert programs().compression.startswith("gzip only: Brotli needs")


def test_without_nginx_the_measurement_is_left_out_and_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(server.shutil, "which", lambda name, path=None: None)
    answer = CliRunner().invoke(main, ["--no-builds", "--reader", "--alone", "--in", str(tmp_path)])
    assert answer.exit_code == 0, answer.output
    assert "The reader's speed is not measured: nginx is not installed (apt-get install nginx-light)" in answer.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not server.shutil.which("nginx", path="/usr/sbin:/usr/bin"), reason="nginx is not installed")
def test_a_served_folder_is_answered_compressed_and_the_server_ends(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<p>" + "a" * 1000)
    with server.serving(tmp_path / "site", tmp_path / "nginx", programs()) as address:
        answer = urllib.request.urlopen(urllib.request.Request(address, headers={"Accept-Encoding": "gzip"}), timeout=10)
        assert answer.headers["Content-Encoding"] == "gzip" and answer.headers["Cache-Control"] == "no-cache"
        assert gzip.decompress(answer.read()) == b"<p>" + b"a" * 1000
    with pytest.raises(OSError):
        urllib.request.urlopen(address, timeout=10)


def test_the_home_page_of_the_other_site_has_our_words_and_links():
    page = "<header><p>no</p></header><main><h1>Дом</h1><svg><title>no</title></svg><p>Два <a href='be/x/'>словы</a> ёсць</p><ul><li>адзін</li></ul></main><p>no</p>"
    assert material.as_markdown(page) == "\n\n# Дом \n\nДва [словы ](be/x/)ёсць \n\n- адзін "


def test_both_sites_take_turns_and_the_middle_of_the_rounds_is_told():
    seen, paints = [], iter([1.0] * 6 + [9.0] * 6 + [2.0] * 6)

    def look(address):
        seen.append(address)
        paint = next(paints)
        return View(100, 4, 0, paint), View(10, 1, 0, paint / 10)

    sights = views._look(look, {"ours": "o/", "stock": "s/"}, 3, lambda line: None)
    assert seen[:4] == ["o/be/", "s/be/", "o/be/stories/made-up-00000/", "s/be/stories/made-up-00000/"]
    assert [(sight.page, sight.look, sight.site) for sight in sights[:4]] == [("home", "first", "ours"), ("home", "first", "stock"), ("home", "repeat", "ours"), ("home", "repeat", "stock")]
    assert len(sights) == 12 and sights[0].view == View(100, 4, 0, 2.0) and sights[2].view == View(10, 1, 0, 0.2)


def test_the_table_says_what_is_not_counted():
    text = tables.reader(Reading(200, "gzip only", (Sight("home", "first", "stock Material", View(287_900, 5, 1, 5.04)),)))
    assert "| home | first | stock Material | 287.9 | 5 | 5.0 | 1 |\n" in text
    assert "the fonts that stock Material asks Google for: here they fail at once" in text and "compressed with gzip only." in text


def test_without_playwright_or_chromium_it_is_said(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "playwright.sync_api", None)
        with pytest.raises(Missing, match="Playwright is not installed"), chromium():
            pass
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(server.shutil, "which", lambda name, path=None: None)
    with pytest.raises(Missing, match="chromium is not installed"), chromium():
        pass
