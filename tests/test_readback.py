"""What may not be published stops the build before anything is written; the message never prints the thing itself."""

import dataclasses
import datetime
import gzip
import io
import re
import zipfile
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from approving import by_consent
from made_pictures import WITH_EVERYTHING, photo, put_picture, saved
from infocentre import readback
from infocentre.catalogue import open_catalogue
from infocentre.model.fields import Model, private, public
from infocentre.model.record import Record
from infocentre.readback import Leak, read_back
from infocentre.traces import hash_of, telling, trace

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def state(project):
    """The example content by consent (so that it has private values and a held record), and its catalogue."""
    by_consent(project)
    content, problems = project.examine()
    return content, open_catalogue(content, problems, TODAY)


def messages(state, path, output):
    """What a single output is refused for."""
    try:
        read_back({path: output}, *state)
    except Leak as leak:
        return leak.messages
    return ()


def test_a_private_value_is_found_and_not_repeated(state):
    """The opaque reference of a consent may stand in no output."""
    found = messages(state, "be/index.html", b"<p>see k7q2x9</p>")
    assert found == ("be/index.html: holds the private field identity.consent.reference of profiles/example-volunteer",)


def test_a_trace_of_a_held_record_is_found(state):
    """The address and the summary of a record that is not live may stand in no output."""
    assert messages(state, "api.json", b'"../profiles/example-volunteer/"')
    assert messages(state, "feed.xml", b"A person who never lived and stands here as an example.")


def packed(name, content):
    """A zip archive with one file."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return archive.getvalue()


@pytest.mark.parametrize(
    ("path", "pack", "said"),
    [
        ("a.zip", lambda text: packed("inner.html", text), "a.zip/inner.html"),
        ("a.epub", lambda text: packed("inner.xhtml", text), "a.epub/inner.xhtml"),
        ("a.json.gz", gzip.compress, "a.json"),
        ("a.zip", lambda text: packed("b.zip", packed("c.txt.gz", gzip.compress(text))), "a.zip/b.zip/c.txt"),
    ],
)
def test_archives_are_opened(state, path, pack, said):
    assert messages(state, path, pack(b"see k7q2x9")) == (f"{said}: holds the private field identity.consent.reference of profiles/example-volunteer",)
    assert messages(state, path, pack(b"nothing")) == ()


class Inner(Model):
    opened: str = public("Open by itself.")


class Outer(Record):
    title: str = public("Open.")
    kept: Inner = private("A part that is kept whole.")
    many: tuple[Inner, ...] = private("Parts.")
    named: dict[str, tuple[str, ...]] = private("Texts with names.")
    word: Literal["a-listed-word"] = private("A word of a list.")


def test_every_text_of_a_private_field_is_looked_for_however_deep(state):
    """What is open in a part that is private is private. A word of a list would be found everywhere."""
    content, catalogue = state
    inner = [Inner(opened=f"secret-{number}") for number in range(2)]
    made = Outer(original="en", title="an open title", kept=inner[0], many=(inner[1],), named={"a": ("secret-2", "secret-3"), "b": ("secret-4",)}, word="a-listed-word")
    entry = dataclasses.replace(content.entries["guides/example-guide"], facts=made)
    made_up = dataclasses.replace(content, entries={entry.address: entry})
    with pytest.raises(Leak) as leak:
        read_back({f"{text}.html": text.encode() for text in ("an open title", "a-listed-word", *(f"secret-{number}" for number in range(5)))}, made_up, catalogue)
    assert [message.partition(":")[0] for message in leak.value.messages] == [f"secret-{number}.html" for number in range(5)]


def test_the_name_of_a_file_that_was_sent_is_private(project):
    put_picture(project, saved(photo(), "JPEG"))
    content, problems = project.examine()
    assert messages((content, open_catalogue(content, problems, TODAY)), "x.html", b"market.jpg") == ("x.html: holds the private field pictures.file of stories/2022-example-story",)


def test_a_private_value_inside_a_longer_word_is_found(state):
    """Whatever letters stand around it."""
    assert messages(state, "be/index.html", b"xk7q2x9x")


@pytest.mark.parametrize(
    ("record", "file", "field"),
    [
        ("stories/2022-example-story", "story.yml", "summary"),
        ("stories/2022-example-story", "story.yml", "body"),
        ("guides/example-guide", "guide.yml", "answer"),
        ("contacts/example-line", "contact.yml", "summary"),
    ],
)
def test_each_text_that_tells_a_hidden_record_is_found_as_a_page_prints_it(project, record, file, field):
    """Whatever signs stand around the words; the same page may stand while its record may be seen."""
    words = "Twelve “words” of an example, which nobody’s other text holds at all by chance"
    written = (project / f"data/{record}/en.yml").read_text(encoding="utf-8")
    begin = written.index(f"\n{field}: ") + len(field) + 3
    end = re.search(r"\n(?=\S)|\Z", written[begin:]).start() + begin
    project.write(f"data/{record}/en.yml", f"{written[:begin]}'A & \"B\" *so* {words} (10).'{written[end:]}")
    page = f"<p>A &amp; &#34;B&#34; <em>so</em> {words} (10).</p>".encode()
    content, problems = project.examine()
    assert messages((content, open_catalogue(content, [], TODAY)), "x.html", page) == ()
    facts = (project / f"data/{record}/{file}").read_text(encoding="utf-8").replace("confirmed: {on: 2026-11-20, how: called}\n", "")
    project.write(f"data/{record}/{file}", re.sub(r"status: \w+", "status: draft", facts, count=1))
    content, problems = project.examine()
    assert messages((content, open_catalogue(content, [], TODAY)), "x.html", page) == (f"x.html: holds a trace of {record}, which is not published",)


def test_a_short_beginning_of_a_hidden_text_is_no_trace(project):
    """Every page may hold one word."""
    project.replace("data/profiles/example-volunteer/en.yml", "body: |\n", "body: |\n  Yes.\n\n")
    project.replace("data/profiles/example-volunteer/profile.yml", "time_precision: month", "time_precision: year")
    content, problems = project.examine()
    assert messages((content, open_catalogue(content, problems, TODAY)), "x.html", b"<p>Yes.</p>") == ()


def test_a_long_text_is_found_by_its_beginning(project):
    """The text of a record that is not live, though it goes on behind what is looked for."""
    words = "word" * 80
    project.replace("data/profiles/example-volunteer/en.yml", "body: |\n", f"body: |\n  {words}\n\n")
    project.replace("data/profiles/example-volunteer/profile.yml", "time_precision: month", "time_precision: year")
    content, problems = project.examine()
    assert messages((content, open_catalogue(content, problems, TODAY)), "x.json", words.encode())


def test_an_address_ends_where_a_longer_one_goes_on(state):
    """With or without a slash behind it; another record with a longer name is another record."""
    assert messages(state, "x.json", b'"profiles/example-volunteer"') and messages(state, "x.csv", b"profiles/example-volunteer,1")
    assert messages(state, "x.json", b'"profiles/example-volunteer-two"') == ()


def test_the_address_of_a_withdrawn_record_is_found(project):
    project.append("data/published.yml", "withdrawn:\n  stories/gone: {on: 2026-11-21, reason: safety}\n")
    content, problems = project.examine()
    assert messages((content, open_catalogue(content, problems, TODAY)), "x.json", b'"stories/gone"') == ("x.json: holds the address of a withdrawn record",)


RELATIONS = ("stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest")
STORES_OR_CALLS = (
    "localStorage.x = 1", "sessionStorage.x = 1", "indexedDB.open('x')", "document.cookie", "caches.open('x')", "navigator.serviceWorker", "new XMLHttpRequest()",
    "fetch('/x')", "navigator.sendBeacon('/x')", "new WebSocket(x)", "new EventSource(x)", "eval('x')", "new Function('x')", "import('x')",
)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "output"),
    [
        ("x.html", b"<script>1</script>"),
        ("x.html", b"<style>p{}</style>"),
        ("x.html", b"<p style='color:red'>"),
        ("x.html", b'<p onclick="x()">'),
        ("x.html", b'<p title="a > b" onclick=x()>'),
        ("x.html", b"<p title='a'onclick = 'x()'>"),
        ("x.html", b'<iframe srcdoc="a">'),
        ("x.html", b'<img src="//example.com/a.png">'),
        ("x.html", b'<link href="https://example.com/x.css" rel="stylesheet">'),
        *(("x.html", f'<{tag} src="https://example.com/a">'.encode()) for tag in ("script", "img", "iframe", "source", "audio", "video", "embed", "object", "input")),
        *(("x.html", f'<video {name}="https://example.com/a">'.encode()) for name in ("src", "srcset", "data", "poster")),
        *(("x.html", f'<link rel="{rel}" href="https://example.com">'.encode()) for rel in RELATIONS),
        ("x.css", b"@import 'other.css'"),
        ("x.css", b"p{background:url(https://example.com/x)}"),
        ("x.svg", b'<svg><style>p{fill:url("//example.com/x")}</style></svg>'),
        *(("x.js", word.encode()) for word in STORES_OR_CALLS),
    ],
)
def test_what_a_page_may_not_do_is_found(state, path, output):
    """Scripts and styles in pages, other hosts, storage and calls are refused."""
    assert messages(state, path, output)


@pytest.mark.parametrize(
    ("path", "output"),
    [
        ("x.html", b'<script src="../a.js" defer></script><link rel="stylesheet" href="a.css"><img src="a.png" alt="">'),
        ("x.html", b'<a href="https://example.com">x</a><link rel="canonical" href="https://example.com/">'),
        ("x.html", b"&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("x.html", b'<p>Write onclick="x()" or style="y" nowhere.</p><p title="an onclick=x() in words">a</p>'),
        ("x.css", b"p{background:url(data:image/svg+xml,x)}"),
    ],
)
def test_what_a_page_may_do_passes(state, path, output):
    """Our own files, links for people and text about code are no leak."""
    assert messages(state, path, output) == ()


@pytest.mark.parametrize("ending", sorted(WITH_EVERYTHING))
def test_a_picture_with_anything_beside_its_pixels_is_found(state, ending):
    picture = WITH_EVERYTHING[ending](photo(300, 200))
    assert messages(state, f"assets/x.{ending}", picture) == (f"assets/x.{ending}: the picture is not a picture, or carries something beside its pixels",)
    clean = saved(photo(300, 200), {"jpg": "JPEG"}.get(ending, ending.upper()))
    assert messages(state, f"assets/x.{ending}", clean) == ()
    assert messages(state, f"assets/x.{ending}", b"GIF89a\0\0"[: 2 if ending == "jpg" else 8] + clean[2 if ending == "jpg" else 8 :])
    assert messages(state, f"assets/x.{ending}", b"<!doctype html>") and messages(state, f"assets/x.{ending}", picture + b"more")
    assert messages(state, "assets/x.jpg", saved(photo(300, 200), "JPEG")) == ()


TAGS = st.tuples(
    st.sampled_from(("<script", "<STYLE", "<p", "<img", "<Video", "<link", "<link rel=icon", "<LINK rel='x icon'", "<link rel=canonical", "text ", "</script")),
    st.sampled_from((" ", "/", "\n", " a='x'", ' a="x" ', ' a=" ', "")),
    st.sampled_from(("src", "SRC", "srcset", "data", "poster", "href", "style", "Style", "srcdoc", "onclick", "ONx", "on", "class", "xon", "")),
    st.sampled_from(("=", " =", "\n= ", "")),
    st.sampled_from(('"//', "'https://", '"HTTP://', '"x', "//", "")),
    st.sampled_from(('">', "'>", ">", "")),
).map("".join)


@settings(max_examples=3000)
@given(st.lists(TAGS, max_size=3).map("".join).map(str.encode))
@pytest.mark.parametrize(("needed", "whole"), [(readback._NEEDED_INLINE, readback._INLINE), (readback._NEEDED_LOADED, readback._LOADED)], ids=["inline", "loaded"])
def test_a_quick_look_misses_nothing_that_the_whole_pattern_finds(needed, whole, output):
    """In letters of any size, and wherever it stands."""
    plain = re.compile(whole.pattern, re.IGNORECASE)
    assert readback._has(output.lower(), needed, whole) == bool(plain.search(output))


def test_what_a_hidden_record_shares_with_a_live_one_is_no_trace_of_it(state):
    """The live ones are not opened for that: of each telling text a hash is known."""
    content, catalogue = state
    live = content.entries["stories/2022-example-story"]
    assert {*trace(live).hashes()} == {hash_of(text) for text in telling(live)} and len({*telling(live)}) > 2
    twin = dataclasses.replace(live, id="2022-twin")
    read = readback.Reader(dataclasses.replace(content, entries={**content.entries, twin.address: twin}), catalogue)
    texts = [text for text in telling(live) if text != live.address]
    assert [list(read("be/index.html", text.encode())) for text in texts] == [[]] * len(texts) and list(read("be/index.html", twin.address.encode()))
