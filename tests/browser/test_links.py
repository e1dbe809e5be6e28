"""Every page as it lies in the output: where its links lead, what it loads, how it is put together. No browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest
from built_site import KINDS, Site

HOST = "https://host.example"
LOADING = {"src", "poster", "data", "background", "ping", "action", "formaction", "manifest", "{http://www.w3.org/1999/xlink}href"}
NOT_LOADED = {"canonical", "alternate", "license"}
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def links(tree: Element) -> Iterator[str]:
    """Every address that a page names, whether it is loaded or followed."""
    yield from loaded(tree)
    yield from (element.get("href") for element in tree.iter() if "href" in element.attrib and element.tag != "link")
    yield from (element.get("href") for element in tree.iter("link") if element.get("rel") in NOT_LOADED)
    yield from (meta.get("content").partition("url=")[2] for meta in tree.iter("meta") if meta.get("http-equiv") == "refresh")


def loaded(tree: Element) -> Iterator[str]:
    """Every address that a browser would fetch for a page by itself."""
    for element in tree.iter():
        yield from (value for name, value in element.attrib.items() if name in LOADING)
        yield from (part.split()[0] for part in element.get("srcset", "").split(",") if part.strip())
    yield from (element.get("href") for element in tree.iter("link") if element.get("rel") not in NOT_LOADED)


def anchors(tree: Element) -> list[str]:
    return [element.get("id") for element in tree.iter() if "id" in element.attrib]


@pytest.mark.parametrize("prefix", ["/", "/some/prefix/"])
def test_links_lead_somewhere(site: Site, prefix: str) -> None:
    """Every link within the site, with its #anchor, leads to something that stands in the output, at a root and under a prefix."""
    assert broken(site, HOST + prefix) == []


def test_addressed_links_lead_somewhere(addressed: Site) -> None:
    """So they do when the site knows its address: canonical addresses, languages and the page for wrong addresses too."""
    assert broken(addressed, addressed.base) == []


def broken(site: Site, base: str) -> list[str]:
    """`page: link` for each link of the site at `base` that leads nowhere."""
    known = {address: set(anchors(tree)) for address, tree in site.trees.items()}
    found = []
    for address, tree in site.trees.items():
        for link in links(tree):
            target, _, anchor = urljoin(base + address, link).partition("#")
            if urlsplit(target)[:2] != urlsplit(base)[:2]:
                continue
            path = unquote(target.removeprefix(base)) if target.startswith(base) else "/outside"
            if not (site.has(path) and (not anchor or unquote(anchor) in known.get(path, ()))):
                found.append(f"{address}: {link}")
    return found


def test_wrong_addresses_lead_back(addressed: Site) -> None:
    """On a site that knows its address, no link of 404.html depends on the address at which it is shown."""
    tree = addressed.trees["404.html"]
    assert [link for link in links(tree) if not link.startswith(("/some/prefix/", "#", "https://"))] == []


def test_addresses_are_given_out(addressed: Site) -> None:
    """A site that knows its address names it in the canonical link of each page and in its sitemap."""
    canonical = {
        link.get("href").removeprefix(addressed.base) for tree in addressed.trees.values() for link in tree.iter("link") if link.get("rel") == "canonical"
    }
    listed = set(re.findall(f"<loc>{addressed.base}([^<]*)</loc>", (addressed.folder / "sitemap.xml").read_text()))
    assert listed <= canonical <= set(addressed.sizes)
    assert len(listed) > len(addressed.sizes) / 2


def test_every_page_is_of_a_kind(either: Site) -> None:
    """No page is of a kind that the tests with a browser do not know: they look at samples of each kind."""
    known = [re.compile(pattern) for pattern in KINDS.values()]
    assert [address for address in either.sizes if not either.leads_on(address) and not any(kind.fullmatch(address) for kind in known)] == []


def test_ids_stand_once(either: Site) -> None:
    """No id stands twice in a page."""
    twice = {address: [id for id, times in Counter(anchors(tree)).items() if times > 1] for address, tree in either.trees.items()}
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_labels_point_at_something(either: Site) -> None:
    """Every aria-labelledby, aria-describedby and aria-controls names an id of the page."""
    missing = [
        f"{address}: {name}={value}"
        for address, tree in either.trees.items()
        for element in tree.iter()
        for name, value in element.attrib.items()
        if name in ("aria-labelledby", "aria-describedby", "aria-controls") and not set(value.split()) <= set(anchors(tree))
    ]
    assert missing == []


def test_nothing_is_inline(either: Site) -> None:
    """No script or style stands in a page itself, and no form: the policy would stop them, or should not have to."""
    assert [f"{address}: {fault}" for address, tree in either.trees.items() for fault in inline(tree)] == []


def inline(tree: Element) -> Iterator[str]:
    for element in tree.iter():
        if element.tag in ("style", "form", "iframe", "object", "embed", "base") or (element.tag == "script" and ("src" not in element.attrib or element.text)):
            yield f"<{element.tag}>"
        yield from (name for name in element.attrib if name == "style" or name.startswith("on"))
        yield from (value for value in element.attrib.values() if value.strip().lower().startswith(("javascript:", "vbscript:")))


def test_every_page_has_the_policy(either: Site) -> None:
    """Every page says itself what may load, its own site and nobody else, and that nobody is told where a reader came from."""
    for address, tree in either.trees.items():
        policy = [meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
        assert len(policy) == 1 and "default-src 'none'" in policy[0], address
        allowed = {source for directive in policy[0].split("; ") for source in directive.split()[1:]}
        assert allowed <= {"'none'", "'self'", "data:"}, address
        assert [meta.get("content") for meta in tree.iter("meta") if meta.get("name") == "referrer"] == ["no-referrer"], address


def test_nothing_is_loaded_from_others(either: Site) -> None:
    """No page and no style sheet loads anything by an address with a host in it."""
    pages = [f"{address}: {link}" for address, tree in either.trees.items() for link in loaded(tree) if urlsplit(link).scheme or link.startswith("//")]
    assert pages == []


def test_style_sheets_load_only_what_is_there(either: Site) -> None:
    """What a style sheet loads stands in the output or in the style sheet itself."""
    for file in either.folder.rglob("*.css"):
        for match in CSS_ADDRESS.finditer(file.read_text()):
            address = match[1] or match[2]
            assert address.startswith(("data:", "#")) or (file.parent / address).resolve().is_relative_to(either.folder), f"{file.name}: {address}"
            assert address.startswith(("data:", "#")) or (file.parent / address).is_file(), f"{file.name}: {address}"


def test_scripts_name_nobody(either: Site) -> None:
    """No script and no picture holds an address of somebody else, but for the names of XML."""
    for file in (*either.folder.rglob("*.js"), *either.folder.rglob("*.svg")):
        assert re.findall(r"(?:https?:)?//(?!www\.w3\.org/)[\w.-]+\.\w+", file.read_text()) == [], file.name


def test_links_to_others_say_nothing(either: Site) -> None:
    """Every link to another site tells it nothing of where the reader comes from, and opens over https."""
    for address, tree in either.trees.items():
        for link in tree.iter("a"):
            if urlsplit(link.get("href", "")).scheme in ("http", "https"):
                assert "noreferrer" in link.get("rel", "").split() and link.get("href").startswith("https://"), f"{address}: {link.get('href')}"


def test_headings(either: Site) -> None:
    """Every page has one h1, it comes first, and no level is skipped after it."""
    for address, tree in either.trees.items():
        levels = [int(element.tag[1]) for element in tree.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        assert levels.count(1) == 1 and levels[0] == 1, f"{address}: {levels}"
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:])), f"{address}: {levels}"
        assert all("".join(element.itertext()).strip() for element in tree.iter() if re.fullmatch("h[1-6]", str(element.tag))), address


def test_heads(either: Site) -> None:
    """Every page names its language, its title and what it is about."""
    for address, tree in either.trees.items():
        assert re.fullmatch("[a-z]{2}", tree.get("lang", "")), address
        assert [bool((title.text or "").strip()) for title in tree.find("head").iter("title")] == [True], address
        described = [meta.get("content") for meta in tree.iter("meta") if meta.get("name") == "description"]
        assert len(described) == 1 and described[0].strip(), address


def test_titles_differ(either: Site) -> None:
    """No two pages of a language share a title, so that tabs and bookmarks can be told apart."""
    titles = Counter((tree.get("lang"), tree.find("head/title").text) for address, tree in either.trees.items() if re.match(r"\w\w/", address) and not either.leads_on(address))
    assert [title for title, times in titles.items() if times > 1] == []
