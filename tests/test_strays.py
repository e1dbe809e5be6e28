"""No output holds a phone, a handle or an e-mail that stands in no contact, however an edition got to it."""

from __future__ import annotations

import datetime
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infocentre.articles.discreet import number_of
from infocentre.catalogue import open_catalogue
from infocentre.readback import Leak, read_back
from infocentre.strays import known, phone_like, strays, without_drawings

STORY = "data/stories/2022-example-story/story.yml"
TODAY = datetime.date(2026, 11, 23)
NUMBER, ACCOUNT, LINK = (
    "holds a phone number that stands in no contact",
    "holds a handle or an e-mail address that stands in no contact",
    "holds a link to a messenger, a phone or a post box that stands in no contact",
)


@pytest.fixture
def contacts(project):
    """What the example's contacts have; its second source is a post, and of its first one the copy of a post is kept."""
    project.replace(STORY, "https://example.org/second", "https://t.me/example_paper/12")
    project.replace(STORY, "https://example.org/archive/first", "https://example.org/archive/https://t.me/example_paper/9")
    content, problems = project.examine()
    assert problems == []
    return known(open_catalogue(content, problems, TODAY))


@pytest.mark.parametrize(
    ("output", "fault"),
    [
        ("<p>+380 44 000 00 01</p>", NUMBER), ("<p>+380.44.000.00.01</p>", NUMBER), ("<p>+380\u00a044\u00a0000\u00a000\u00a001</p>", NUMBER), ("<p>044\u2011000\u201100\u201101</p>", NUMBER), ("<p>(044) 000-00-01</p>", NUMBER),
        ("<p>0440000001</p>", NUMBER), ('<a href="tel:+380440000001">x</a>', NUMBER), ('<p title="+380440000001">', NUMBER), ('{"phone": "0440000001"}', NUMBER),
        ("<p>line@examp1e.org</p>", ACCOUNT), ("<p>linе@example.org</p>", ACCOUNT), ('<a href="mailto:other@example.org">x</a>', ACCOUNT), ('<a href="mailto:other@example.org">x</a>', LINK), ('<a href="mailto:other">x</a>', LINK), ("<p>@exampIe_1ine</p>", ACCOUNT), ("<p>(@лінія)</p>", ACCOUNT), ('{"to": "@other_line"}', ACCOUNT),
        ('<a href="tel:103">x</a>', LINK), ('<a href="https://t.me/example_paper">x</a>', LINK), ('<a href="https://t.me/example_paper/13">x</a>', LINK), ("<p>t.me/other</p>", LINK), ("<p>(www.t.me/other)</p>", LINK), ("<p>HTTPS://T.ME/other</p>", LINK),
        *((f"<p>{before}044 000 00 01</p>", NUMBER) for before in ("«", "“", "„", "’", "—", "–", "№", "\u00a0", "\u202f", "тэл.", "тэл.:", "a,")),
        ('<svg viewBox="0 0 9 9"><text x="1" y="2">+380 44 000 00 01</text></svg>', NUMBER), ('<svg aria-label="044 000 00 01" viewBox="0 0 9 9">', NUMBER), ('<g id="0440000001">', NUMBER),
        ('<svg><title>044 000 00 01</title><path d="M1 1"/></svg>', NUMBER), ('<path stroke-dasharray="1"/>044 000 00 01', NUMBER), ('<p> d="044 000 00 01" <b>x</b></p>', NUMBER),
        ('<a href="https://wa.me/1">x</a>', LINK), ('<a href="tg://resolve?domain=x">x</a>', LINK), ('<a href="sms:103">x</a>', LINK), ('<a href="viber:x">x</a>', LINK), ("<p>https://t.me/oth…</p>", LINK),
    ],
)  # fmt: skip
def test_what_no_contact_has_is_found(contacts, output, fault):
    """In text, in an attribute, in JSON; in other letters, with other spaces, cut off."""
    path = "feed.json" if output.startswith("{") else "be/index.html"
    assert fault in set(strays(path, f"<!doctype html>{output}".encode() if path.endswith("html") else output.encode(), contacts))


@pytest.mark.parametrize("path", ["feed.xml", "x.ics", "x.txt", "x.csv", "x.json", "manifest.webmanifest", "a.zip/b.xhtml", "map.svg", "a.zip/map.svg"])
def test_every_output_that_holds_text_is_read(contacts, path):
    assert list(strays(path, "see +380 44 000 00 01, other@example.org, tg://x".encode(), contacts)) == [NUMBER, ACCOUNT, LINK]


@pytest.mark.parametrize(
    "output",
    [
        '<a href="tel:+380440000000">+380 44 000 00 00</a>', '<a href="tel:112">112</a>', "<p>@example_line and @Example_Line</p>", '<a href="mailto:line@example.org">line@example.org</a>',
        '<a href="https://t.me/example_paper/12" rel="nofollow">https://t.me/example_paper/12</a>', "<p>https://t.me/example_pa…</p>", '<a href="https://example.org/archive/https://t.me/example_paper/9">x</a>', '<a href="https://example.com/@name/1234567890/x-0440000001">https://example.com/@name/1234567890</a>',
        "<p>0.4400001, 1,4400001</p>", "<p>тэл0440000001</p>", '<a href="../2022-0440000001/">x</a>', '<time datetime="2022-03-01">', "<p>2020–2021, 2020-2021, 1\u00a0200\u00a0000, 1 200 000, 18-06-2022</p>", '<path d="M12 2 2 7 12 12 22 7">', '<svg viewBox="0 0 1024 1024">',
        '<script type="application/ld+json" src="x">{"@context": "https://schema.org", "@type": "Thing"}</script>', "<p>hotel: 5, Signal: так, tel: —</p>", "<p>https://chat.me.example/x</p>", "<p>art.me/x</p>",
        '<path stroke-dasharray="1 9 1 9 1 9 1 9" d="M1 1"/>', f'<path d="M{"1 2 " * 200}"/>', '{"bytes": 1234567, "list": [1234567,7654321]}', "<p>sha256-0a1234567890b</p>",
    ],
)  # fmt: skip
def test_what_contacts_have_and_what_is_no_way_to_reach_anybody_passes(contacts, output):
    assert list(strays("feed.json" if output.startswith("{") else "be/index.html", output.encode(), contacts)) == []


def test_a_drawing_of_its_own_is_read_as_one_in_a_page(contacts):
    drawn = '<svg viewBox="0 0 1024 1024"><style>path{fill:#1b1b1f}@media (x){path{y:1}}</style><path d="M1234567 7654321"/><text>112</text>{}</svg>'
    assert list(strays("map.svg", drawn.replace("{}", "").encode(), contacts)) == []
    assert list(strays("map.svg", drawn.replace("{}", "<text>044 000 00 01</text>").encode(), contacts)) == [NUMBER]
    assert list(strays("map.svg", drawn.replace("{}", "<style>p{}</style>@other_line").encode(), contacts)) == [ACCOUNT]
    assert list(strays("map.svg", drawn.replace("{}", '<a xlink:href="tel:103"></a>').encode(), contacts)) == [LINK]


def test_the_number_of_a_guide_is_no_phone_and_makes_none_pass(contacts):
    """It stands alone, as in the title of the discreet page; a phone in the body of that page is found, and so is the number where it could be called."""
    title = f"<title>Sheet {number_of('guides/example-guide')}</title>"
    assert list(strays("en/g/x/index.html", title.encode(), contacts)) == []
    for body in ("<p>044 000 00 01</p>", "<p>+77333899</p>", "<p>77 33 38 99</p>", "<p>7733389901</p>"):
        assert list(strays("en/g/x/index.html", (title + body).encode(), contacts)) == [NUMBER], body
    assert list(strays("en/g/x/index.html", b'<a href="tel:77333899">x</a>', contacts)) == [LINK]


def test_a_number_of_a_contact_that_is_not_live_is_one_of_no_contact(project):
    project.replace("data/contacts/example-line/contact.yml", "status: confirmed", "status: draft")
    project.replace("data/contacts/example-line/contact.yml", "confirmed: {on: 2026-11-20, how: called}\n", "")
    content, problems = project.examine()
    assert list(strays("x.html", b"+380 44 000 00 00", known(open_catalogue(content, problems, TODAY)))) == [NUMBER]


def test_the_build_stops_and_the_message_names_the_output_and_not_the_value(project):
    content, problems = project.examine()
    with pytest.raises(Leak) as leak:
        read_back({"be/index.html": b"<p>+380 44 000 00 01 other@example.org</p>", "x.css": b"@media{}", "x.js": b"// 0440000001"}, content, open_catalogue(content, problems, TODAY))
    assert leak.value.messages == (f"be/index.html: {ACCOUNT}", f"be/index.html: {NUMBER}")


@pytest.mark.parametrize("noise", ["1 ", "a@a.", "t.me/a", "tel:1", "12345 ", ".me/", "://", "+1(", "@"])
def test_no_output_takes_long(contacts, noise):
    started = time.process_time()
    list(strays("x.html", (noise * 100_000)[:100_000].encode(), contacts))
    assert time.process_time() - started < 2


PIECES = st.sampled_from(
    (b"<style>", b"</style>", b' d="', b'\nviewBox="', b' stroke-dasharray="', b' id="', b'd="', b'"', b">", b"<", b"044 000", b" 00 01", b"+380", b"=", b" ", b"x", "№\u00a0".encode())
)
OUTPUTS = st.lists(PIECES, max_size=14).map(b"".join)


@settings(max_examples=2000)
@given(OUTPUTS)
def test_what_is_drawn_is_taken_out_as_one_plain_pattern_takes_it_out(output):
    plain = re.compile(rb"<style>[^<>]*</style>|\s(?:d|viewBox|stroke-dasharray)=\"[^\"<>]*\"(?=[^<>]*>)")
    assert without_drawings(output) == plain.sub(b"", output)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(("0", "12", "345", "6789", "44 0", "000-00-01", " ", "(", "\u00a0", "\u2009", "\u2011", "–", "a", ".")), max_size=14).map("".join).map(str.encode))
def test_every_run_of_digits_is_looked_at(output):
    plain = re.compile(rb"[0-9][0-9 ()\xc2\xa0\xe2\x80\x89-\x93\xaf-]{5,}[0-9]")
    assert list(phone_like(output)) == [match.span() for match in plain.finditer(output)]
