"""What may not be published stops the build before anything is written; the message never prints the thing itself."""

import datetime
import gzip
import io
import zipfile

import pytest

from approving import by_consent
from made_pictures import WITH_EVERYTHING, photo, saved
from infocentre.catalogue import open_catalogue
from infocentre.readback import Leak, read_back

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


def test_a_private_value_inside_a_longer_word_is_found(state):
    """Whatever letters stand around it."""
    assert messages(state, "be/index.html", b"xk7q2x9x")


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


@pytest.mark.parametrize(
    ("path", "output"),
    [
        ("x.html", b"<script>1</script>"),
        ("x.html", b"<style>p{}</style>"),
        ("x.html", b"<p style='color:red'>"),
        ("x.html", b'<p onclick="x()">'),
        ("x.html", b'<img src="https://example.com/a.png">'),
        ("x.html", b'<img src="//example.com/a.png">'),
        ("x.html", b'<link rel="preconnect" href="https://example.com">'),
        ("x.html", b'<link href="https://example.com/x.css" rel="stylesheet">'),
        ("x.html", b'<iframe src="https://example.com">'),
        ("x.css", b"@import 'other.css'"),
        ("x.css", b"p{background:url(https://example.com/x)}"),
        ("x.js", b"localStorage.x = 1"),
        ("x.js", b"fetch('/x')"),
        ("x.js", b"navigator.sendBeacon('/x')"),
        ("x.js", b"document.cookie"),
        ("x.js", b"eval('x')"),
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
    assert messages(state, f"assets/x.{ending}", b"<!doctype html>") and messages(state, f"assets/x.{ending}", picture + b"more")
    assert messages(state, "assets/x.jpg", saved(photo(300, 200), "JPEG")) == ()
