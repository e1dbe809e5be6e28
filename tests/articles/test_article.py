"""Links between pages: every link is relative and leads where it says."""

from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infocentre.articles import linked, relative
from infocentre.articles.article import open_link

HOME = "https://example.org/any/prefix/"
PARTS = st.sampled_from(("be", "uk", "stories", "guides", "2022-rail-war", "a"))
FOLDERS = st.lists(PARTS, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILES = st.tuples(FOLDERS, st.sampled_from(("", "404.html", "centre.css"))).map("".join)
FRAGMENTS = st.sampled_from(("", "#source-1"))


@settings(deadline=None, derandomize=True, max_examples=500)
@given(FILES, FILES, FRAGMENTS)
def test_a_relative_link_leads_a_browser_to_its_target_under_any_prefix(source, target, fragment):
    assert urljoin(HOME + source, relative(source, target + fragment)) == HOME + target + fragment


@settings(deadline=None, derandomize=True)
@given(FILES, FILES)
def test_a_link_never_begins_at_the_root_and_is_never_empty(source, target):
    link = relative(source, target)
    assert link and not link.startswith("/") and "//" not in link


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("be/stories/a/", "be/stories/b/", "../b/"),
        ("be/stories/a/", "be/stories/a/", "./"),
        ("be/stories/a/", "uk/stories/a/", "../../../uk/stories/a/"),
        ("be/", "", "../"),
        ("", "", "./"),
        ("", "be/", "be/"),
        ("be/contacts/", "be/contacts/#line", "./#line"),
        ("404.html", "be/", "be/"),
    ],
)
def test_links_are_as_short_as_can_be(source, target, link):
    assert relative(source, target) == link


@given(FILES, st.lists(FILES, max_size=3))
def test_an_open_link_leads_from_the_page_on_which_its_piece_stands(address, targets):
    piece = "".join(f'<a href="{open_link(target)}">' for target in targets)
    assert linked(piece, address) == "".join(f'<a href="{relative(address, target)}">' for target in targets)


def test_an_open_link_to_a_name_leads_where_the_page_says():
    assert linked(f"{open_link('be')} {open_link('uk/')}", "en/about/", {"be": "be/about/"}) == "../../be/about/ ../../uk/"
