"""Bodies become HTML: signs resolved, links and headings as they must be."""

import re

import html5lib
import pytest

from infocentre.markup import Heading, Notes, link, render, resolver


def body(text, notes=None, **facts):
    return render(text, resolver(facts, notes or Notes(), lambda address, words: link(f"../../{address}/", words or "Title", "uk", "en")))


def shown(html):
    """What a reader sees."""
    return "".join(html5lib.parseFragment(str(html), treebuilder="etree").itertext()).strip()


def test_a_fact_is_printed_and_escaped():
    assert str(body("In all {detained}.", detained="<60>").html) == '<p>In all <span class="fact">&lt;60&gt;</span>.</p>\n'


def test_sources_are_numbered_in_the_order_of_their_first_citation():
    notes = Notes()
    html = body("One [@b]. Two [@a]. One again [@b].", notes).html
    assert notes.numbers == {"b": 1, "a": 2}
    assert re.findall(r'href="#source-(\d)"', html) == ["1", "2", "1"]


def test_only_the_first_citation_of_a_source_can_be_led_back_to():
    html = str(body("One [@b]. Again [@b].").html)
    assert html.count('id="t-cite-1"') == 1


def test_a_note_never_begins_a_line():
    assert body("One [@b] [@a].\n[@b] Two [[pages/about]].").html.count("&nbsp;<sup") == 2
    assert "&nbsp;<a" not in body("Two [[pages/about]].").html


def test_the_notes_of_several_texts_are_numbered_on():
    notes = Notes()
    body("One [@b].", notes)
    assert notes.take(["c", "b"]) == (1, 2)


def test_a_record_is_linked_under_its_title_or_the_authors_words_with_its_language():
    html = str(body("[[stories/a]] and [[stories/a|these <b>words</b>]]").html)
    assert '<a href="../../stories/a/" hreflang="uk" lang="uk">Title</a>' in html
    assert ">these &lt;b&gt;words&lt;/b&gt;</a>" in html


def test_our_own_links_carry_no_rel_and_links_elsewhere_do():
    html = str(body("[[stories/a]] [b](https://example.org/)").html)
    assert html.count("rel=") == 1
    assert 'href="https://example.org/" rel="noopener noreferrer nofollow"' in html


@pytest.mark.parametrize("address", ["stories/a/", "/stories/a/", "//example.org/", "#sources", "?a", "http://example.org/", ""])
def test_an_address_that_is_not_https_is_not_linked(address):
    assert "href" not in body(f"[words]({address})").html


def test_a_sign_after_a_backslash_is_ordinary_text():
    assert shown(body(r"\{detained} \[@a] \[[stories/a]]", detained="60").html) == "{detained} [@a] [[stories/a]]"


def test_a_value_that_looks_like_a_sign_or_like_markdown_is_not_read_again():
    assert shown(body("{a}", a="{b} **c** [@d] <i>").html) == "{b} **c** [@d] <i>"


def test_a_sign_in_the_title_of_a_link_leaves_nothing_behind():
    html = str(body('[words](https://example.org/ "{a} [[stories/a|b]]")', a="60").html)
    assert html == '<p><a href="https://example.org/" rel="noopener noreferrer nofollow">words</a></p>\n'


def test_headings_get_ids_of_our_own_and_a_place_in_the_contents():
    made = render("# One\n\n## Two *words* [@a]\n\n##### Six", resolver({}, Notes(), link), "u")
    assert made.headings == (Heading("t-u1", "One", 2), Heading("t-u2", "Two words", 2), Heading("t-u3", "Six", 4))
    assert re.findall(r'<h(\d) id="([^"]*)"', made.html) == [("2", "t-u1"), ("2", "t-u2"), ("4", "t-u3")]


def test_the_words_of_a_heading_in_the_contents_are_plain():
    assert body("## A & <b>").headings == (Heading("t-1", "A & <b>", 2),)
