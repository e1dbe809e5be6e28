"""Plain `mkdocs build` and `mkdocs serve` give the same site as the centre's own commands."""

import html
import http.client
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from made_files import TODAY, files_in

from infocentre.frames import keys
from infocentre.articles import open_desk
from infocentre.mkdocs_plugin import render_frames
from infocentre.preparing import prepare

pytest_plugins = ["site_fixtures"]

STORY = "data/stories/2022-example-story"
PAGE = "en/stories/2022-example-story/"
SECONDS_OF_TODAY = "1795392000"  # 2026-11-23
OURS = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parent.parent / "scripts"), "PYTHONUNBUFFERED": "1"}


def mkdocs(project, *arguments, **environment):
    """Runs MkDocs in a project as anybody would."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    variables = {**OURS, **environment}
    return subprocess.run(command, cwd=project, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", timeout=120)


def modes(folder):
    return {path.relative_to(folder).as_posix(): oct(path.stat().st_mode) for path in folder.rglob("*")}


# mkdocs build


def test_mkdocs_build_gives_the_same_files_as_the_centres_own(whole, centre, tmp_path):
    assert centre(whole, "build", "--site-dir", str(tmp_path / "own")).returncode == 0
    result = mkdocs(whole, "build", SOURCE_DATE_EPOCH=SECONDS_OF_TODAY)
    assert result.returncode == 0, result.stdout
    assert files_in(whole / "site") == files_in(tmp_path / "own")
    assert modes(whole / "site") == modes(tmp_path / "own")


def test_mkdocs_builds_for_the_day_in_its_configuration(whole, centre, tmp_path):
    centre(whole, "build", "--site-dir", str(tmp_path / "own"), "--date", "2026-12-24")
    whole.replace("mkdocs.yml", "  - infocentre\n", '  - infocentre: {date: "2026-12-24"}\n')
    assert mkdocs(whole, "build", SOURCE_DATE_EPOCH=SECONDS_OF_TODAY).returncode == 0
    assert files_in(whole / "site") == files_in(tmp_path / "own")


@pytest.mark.parametrize(
    ("option", "environment"),
    [('  - infocentre: {date: "tomorrow"}\n', {}), ("  - infocentre\n", {"SOURCE_DATE_EPOCH": "tomorrow"})],
)
def test_a_day_that_is_none_is_refused_in_plain_words(whole, option, environment):
    whole.replace("mkdocs.yml", "  - infocentre\n", option)
    result = mkdocs(whole, "build", **environment)
    assert (result.returncode, "Traceback" in result.stdout, "tomorrow" in result.stdout) == (1, False, True)
    assert not (whole / "site").exists()


def test_records_with_problems_stop_mkdocs_before_it_empties_the_site(whole):
    whole.write("site/manifest.json", '{"version": 1, "date": "2026-11-23", "files": {}}')
    whole.write("site/index.html", "earlier")
    before = files_in(whole / "site")
    whole.append(f"{STORY}/story.yml", "nonsense: 1\n")
    result = mkdocs(whole, "build")
    assert (result.returncode, "Traceback" in result.stdout) == (1, False)
    assert f"{STORY}/story.yml:25:1: unknown-field nonsense is not a field" in result.stdout
    assert files_in(whole / "site") == before


def test_mkdocs_does_not_empty_a_folder_that_no_build_made(whole):
    whole.write("site/letter.txt", "dear")
    result = mkdocs(whole, "build")
    assert (result.returncode, "Traceback" in result.stdout) == (1, False)
    assert "holds files that no build made" in result.stdout
    assert files_in(whole / "site") == {"letter.txt": b"dear"}


# Frames


@pytest.fixture
def rendered(whole):
    desk = open_desk(prepare(whole, TODAY).catalogue, whole / "overrides")
    before = files_in(whole)
    frames = render_frames(whole, desk)
    assert files_in(whole) == before, "rendering frames writes nothing into the project"
    return frames


def test_every_frame_is_rendered_in_its_language(rendered):
    assert set(rendered.frames) == set(keys(("be", "uk", "en", "ru", "pl")))
    for key, frame in rendered.frames.items():
        assert f'<html lang="{key.language}" dir="ltr">' in frame.parts[0]
        assert f'<body class="section-{key.section}">' in "".join(frame.parts)


def test_the_assets_are_our_own_and_none_of_the_themes(rendered):
    assert sorted(rendered.assets) == ["assets/centre.css", "assets/centre.js", "assets/emblem.svg"]


def test_no_asset_has_a_source_map_a_font_or_an_address_elsewhere(rendered):
    for name, content in rendered.assets.items():
        assert b"sourceMappingURL" not in content, name
        assert b"@font-face" not in content and b"@import" not in content, name
        assert re.findall(rb"(?:url\(|src=|href=|import|fetch\()\s*[\"']?(?:https?:)?//", content) == [], name


def test_a_frame_loads_only_what_lies_beside_it(rendered):
    for frame in rendered.frames.values():
        shell = "".join(frame.parts[0::2])
        assert shell.count("<script") == 1 and 'assets/centre.js" defer></script>' in shell
        assert "<style" not in shell and "style=" not in shell and "bundle" not in shell


# mkdocs serve


@contextmanager
def served(project, *command):
    """The address of a preview, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [part.format(port=port) for part in command]
    environment = {**OURS, "SOURCE_DATE_EPOCH": SECONDS_OF_TODAY}
    with (project.parent / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", *arguments], cwd=project, env=environment, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}/"
        assert process.poll() is None, "the preview is still running"
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(address, text):
    """Reads a page, or a file, until a text stands in it."""
    give_up = time.monotonic() + 60
    found = ""
    while text not in found:
        assert time.monotonic() < give_up, f"{text!r} never came up at {address}:\n{found}"
        time.sleep(0.1)
        try:
            with urllib.request.urlopen(str(address), timeout=5) as answer:
                found = html.unescape(answer.read().decode())
        except (OSError, http.client.HTTPException):
            pass  # the first build is not done, or the server is between two


def test_a_preview_shows_what_is_edited(whole):
    with served(whole, "mkdocs", "serve", "-a", "127.0.0.1:{port}") as home:
        wait_for(f"{home}{PAGE}", "60\u00a0days")
        whole.replace(f"{STORY}/story.yml", "value: 60", "value: 61")
        wait_for(f"{home}{PAGE}", "61\u00a0days")
        whole.replace(f"{STORY}/en.yml", "A story about nobody", "A story about somebody")
        wait_for(f"{home}{PAGE}", "A story about somebody")
        whole.replace("overrides/records/story.html", '<article class="record story">', '<article class="record story edited">')
        wait_for(f"{home}{PAGE}", '<article class="record story edited">')
        whole.replace("docs/en/about.md", "title: About the example", "title: About the edited example")
        wait_for(f"{home}en/about/", "About the edited example")


def test_a_preview_outlives_a_mistake_and_goes_on_when_it_is_mended(whole):
    with served(whole, "infocentre", "--root", str(whole), "serve", "--port", "{port}") as home:
        wait_for(f"{home}{PAGE}", "A story about nobody")
        whole.replace(f"{STORY}/en.yml", "title: A story about nobody", "titel: A story about nobody")
        wait_for((whole.parent / "log").as_uri(), "unknown-field")
        whole.replace(f"{STORY}/en.yml", "titel: A story about nobody", "title: A story that was mended")
        wait_for(f"{home}{PAGE}", "A story that was mended")
    assert "Traceback" not in (whole.parent / "log").read_text(encoding="utf-8")


def test_a_mistake_stands_where_the_page_would_and_styles_and_wrong_addresses_are_as_ever(whole):
    with served(whole, "infocentre", "--root", str(whole), "serve", "--port", "{port}") as home:
        wait_for(f"{home}{PAGE}", "A story about nobody")
        whole.replace(f"{STORY}/en.yml", "title: A story about nobody", "titel: A story about nobody")
        wait_for(f"{home}{PAGE}", "unknown-field")
        wait_for(f"{home}assets/centre.css", "body")
        wait_for(f"{home}en", "unknown-field")
        whole.replace(f"{STORY}/en.yml", "titel: A story about nobody", "title: A story that was mended")
        wait_for(f"{home}{PAGE}", "A story that was mended")
        for address, code in ((f"{home}nowhere/", 404), (f"{home}favicon.ico", 404), (f"{home}..%2f..%2fmkdocs.yml", 404)):
            with pytest.raises(urllib.error.HTTPError) as answer:
                urllib.request.urlopen(address, timeout=5)
            assert answer.value.code == code
