"""Every page in its shell: languages, addresses, links, with and without an address of the site."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from made_files import TODAY, files_in

from approving import by_call_sign
from infocentre.build import build
from infocentre.mkdocs_plugin import render_frames

pytest_plugins = ["site_fixtures"]

BASE = "https://example.org/some/prefix/"
LANGUAGES = ("be", "uk", "en", "ru", "pl")
STORY, GUIDE = "stories/2022-example-story/", "guides/example-guide/"


@pytest.fixture
def addressed(project):
    """The project, knowing the address of its site."""
    project.append("data/site.yml", f"base_address: {BASE}\n")
    return project


@pytest.fixture
def built(whole, tmp_path):
    """The site as MkDocs frames it."""

    def make():
        build(whole, tmp_path / "site", TODAY, lambda catalogue: render_frames(whole, catalogue))
        return files_in(tmp_path / "site")

    return make


def head(site, address):
    """What the head of a page says: canonical address, address for each language, robots, title, description."""
    tree = site.tree(address)
    links = {(link.get("rel"), link.get("hreflang")): link.get("href") for link in tree.iter("link") if link.get("rel") in ("canonical", "alternate")}
    metas = {meta.get("name") or meta.get("property"): meta.get("content") for meta in tree.iter("meta")}
    return links, metas


def alternates(site, address):
    return {language: link for (rel, language), link in head(site, address)[0].items() if rel == "alternate"}


def targets(site, address, prefix=""):
    """Where the links of a page lead, from the root of the site."""
    home = f"https://host.example/{prefix}"
    for element in site.tree(address).iter():
        link = element.get("href") if element.tag in ("a", "link") else element.get("src")
        if link and not urlsplit(link).scheme:
            yield urljoin(home + address, link).removeprefix(home)


# Addresses of the same page in other languages


def test_a_record_names_its_addresses_where_words_exist_and_a_chooser_for_everybody_else(addressed, poured):
    site = poured()
    expected = {"be": f"{BASE}be/{STORY}", "en": f"{BASE}en/{STORY}", "x-default": f"{BASE}{STORY}"}
    for address in (f"be/{STORY}", f"en/{STORY}", STORY):
        assert alternates(site, address) == expected
        assert head(site, address)[0]["canonical", None] == BASE + address


def test_home_and_the_root_name_each_other(addressed, poured):
    site = poured()
    expected = {**{language: f"{BASE}{language}/" for language in LANGUAGES}, "x-default": BASE}
    assert [alternates(site, address) for address in ("", "be/", "pl/")] == [expected] * 3


def test_a_list_leads_everybody_else_to_english(addressed, poured):
    expected = {**{language: f"{BASE}{language}/stories/" for language in LANGUAGES}, "x-default": f"{BASE}en/stories/"}
    assert alternates(poured(), "be/stories/") == expected


def test_every_address_that_a_head_names_exists_and_names_the_same(addressed, poured):
    site = poured()
    for address in site.pages():
        named = alternates(site, address)
        for link in named.values():
            assert alternates(site, link.removeprefix(BASE)) == named


def test_a_site_that_does_not_know_its_address_names_none(poured):
    site = poured()
    assert {address for address in site.pages() if head(site, address)[0]} == set()
    assert "sitemap.xml" not in site


def test_a_wrong_address_is_no_page_of_its_own(addressed, poured):
    links, metas = head(poured(), "404.html")
    assert (links, metas["robots"]) == ({}, "noindex")


def test_only_pages_of_people_without_a_public_name_and_discreet_ones_ask_search_engines_to_stay_away(project, poured):
    by_call_sign(project)
    site = poured()
    hidden = {address for address in site.pages() if "robots" in head(site, address)[1]}
    person = "profiles/example-volunteer/"
    discreet = {address for address in site.pages() if address[2:5] == "/g/"}
    assert len(discreet) == 2 and hidden == {"404.html", person, f"be/{person}", f"en/{person}", *discreet}


# The language of a page, and the way to the others


def test_language_links_stay_on_the_page_and_lead_to_the_chooser_where_words_are_missing(poured):
    nav = poured().tree(f"uk/{GUIDE}").find(".//nav[@class='languages']")
    links = {link.get("hreflang"): (link.get("href"), link.get("aria-current")) for link in nav.iter("a")}
    assert links["uk"] == ("./", "true")
    assert links["en"] == (f"../../../en/{GUIDE}", None)
    assert {links[language] for language in ("be", "ru", "pl")} == {(f"../../../{GUIDE}", None)}


def test_each_language_is_named_in_itself(poured):
    nav = poured().tree("en/").find(".//nav[@class='languages']")
    assert {link.get("lang"): link.get("title") for link in nav.iter("a")} == {
        "be": "Беларуская", "uk": "Українська", "en": "English", "ru": "Русский", "pl": "Polski",
    }  # fmt: skip


def test_a_page_says_its_language_and_marks_its_section_and_no_other(built):
    site = built()
    for address in site.pages():
        page, parts = site.tree(address), address.split("/")
        assert page.get("lang") == (parts[0] if parts[0] in LANGUAGES else "be"), address
        nav = page.find(".//nav[@class='doors']")
        marked = [] if nav is None else [link.get("href") for link in nav.iter("a") if link.get("aria-current")]
        section = parts[1] if len(parts) > 2 else ""
        assert len(marked) == (section in ("stories", "profiles", "guides", "contacts", "about")), address
        assert all(urljoin(f"/{address}", link) == f"/{parts[0]}/{section}/" for link in marked), address


def test_every_page_has_a_title_and_a_description_of_its_own_language(poured):
    site = poured()
    for address in site.pages():
        metas = head(site, address)[1]
        assert site.tree(address).find("head/title").text.strip() and metas["description"].strip(), address
    assert site.tree(f"en/{STORY}").find("head/title").text == "A story about nobody · Example Centre"
    assert head(site, f"be/{STORY}")[1]["description"].startswith("Яна не расказвае")


# Links


@pytest.mark.parametrize("prefix", ["", "some/prefix/"])
def test_every_link_of_every_page_leads_to_a_file_of_the_site(built, prefix):
    site = built()
    for address in site.pages():
        for target in targets(site, address, prefix):
            path = target.partition("#")[0]
            assert (f"{path}index.html" if path.endswith("/") or not path else path) in site, f"{address} links {target}"


def test_every_fragment_names_a_part_of_its_page(built):
    site = built()
    ids = {address: {element.get("id") for element in site.tree(address).iter()} for address in site.pages()}
    for address in site.pages():
        for target in targets(site, address):
            path, _, fragment = target.partition("#")
            assert not fragment or fragment in ids[path], f"{address} links {target}"


def test_no_link_begins_at_the_root_of_the_host(built):
    site = built()
    assert {address for address in site.pages() if re.search(rb'(?:href|src)="/', site[f"{address}index.html" if address != "404.html" else address])} == set()


def test_the_page_for_a_wrong_address_works_at_any_depth_under_a_prefix(addressed, built):
    site = built()
    for link in re.findall(r'(?:href|src)="([^"#]*)"', site.html("404.html")):
        if not link.startswith("https:"):
            assert link.startswith("/some/prefix/")
            path = link.removeprefix("/some/prefix/")
            assert (f"{path}index.html" if path.endswith("/") or not path else path) in site


def test_a_slot_marker_in_a_record_stays_text(project, poured):
    project.replace("data/stories/2022-example-story/en.yml", "title: A story about nobody", "title: '<!--slot:content-->'")
    site = poured()
    assert site.tree(f"en/{STORY}").find(".//h1").text == "<!--slot:content-->"
    assert site.html(f"en/{STORY}").count("standfirst") == 1
