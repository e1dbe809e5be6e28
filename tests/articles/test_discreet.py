"""A guide under an address that says nothing: what it hides, what it still shows, and that its number never changes."""

import re

import pytest

pytest_plugins = ["site_fixtures"]

NUMBER = "77333899"
GUIDE = "data/guides/example-guide/guide.yml"


def metas(page):
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.find("head").iter("meta")}


def test_the_number_is_stable(poured):
    """It stands here in figures, so that it cannot change without somebody noticing: printed and sent links rest on it."""
    assert sorted(address for address in poured().pages() if "/g/" in address) == [f"en/g/{NUMBER}/", f"uk/g/{NUMBER}/"]


@pytest.mark.parametrize("base", ["", 'base_address: "https://centre.example/"\n'])
def test_head_and_address_say_nothing_of_the_subject_nor_of_the_centre(project, poured, said, base):
    project.append("data/site.yml", base)
    site = poured()
    html = site.html(f"en/g/{NUMBER}/")
    head = html[html.index("<head>") : html.index("</head>")]
    assert not [word for word in ("form", "example-guide", "hand in", "Example Centre", "canonical", "alternate", "og:url", "og:image", "site_name") if word in head]
    said_of_it = metas(site.tree(f"en/g/{NUMBER}/"))
    assert said_of_it["og:title"] == site.tree(f"en/g/{NUMBER}/").find("head/title").text == said("en", "discreet-title", number=NUMBER)
    assert said_of_it["og:description"] == said_of_it["description"] == said("en", "discreet-lead")
    assert said_of_it["robots"] == "noindex, nofollow"


def test_it_holds_the_whole_guide(poured):
    site = poured()
    guide, discreet = site.tree("en/guides/example-guide/"), site.tree(f"en/g/{NUMBER}/")
    for name in ("answer", "steps", "trouble"):
        texts = [" ".join(page.find(f".//section[@class='{name}']").itertext()).split() for page in (guide, discreet)]
        assert texts[0] == texts[1] and texts[0]


def test_its_links_lead_where_those_of_the_guide_lead(project, poured):
    project.append(GUIDE, "related: [stories/2022-example-story]\n")
    site = poured()
    links = [link.get("href") for link in site.tree(f"en/g/{NUMBER}/").iter("a") if link.get("href").startswith("../")]
    assert "../../stories/2022-example-story/" in links
    assert f"../../../uk/g/{NUMBER}/" in [link.get("href") for link in site.tree(f"en/g/{NUMBER}/").iter("a")]


def test_the_guide_offers_it_and_says_what_it_does_not_hide(poured, said):
    part = poured().tree("en/guides/example-guide/").find(".//details[@class='share']")
    assert part.find(".//a").get("href") == f"../../g/{NUMBER}/"
    assert said("en", "share-shows") in " ".join(part.itertext())
    assert poured().tree(f"en/g/{NUMBER}/").find(".//details[@class='share']") is None


def test_no_list_and_no_sitemap_names_it(project, poured):
    project.append("data/site.yml", 'base_address: "https://centre.example/"\n')
    site = poured()
    assert "guides/example-guide/" in site.html("sitemap.xml") and "/g/" not in site.html("sitemap.xml")
    assert [path for path in site.holding(f"g/{NUMBER}/") if "/guides/" not in path and "/g/" not in path] == []


@pytest.mark.parametrize("change", [("published: 2026-11-20", "published: 2026-12-01")])
def test_a_guide_that_is_not_out_has_none(project, poured, change):
    project.replace(GUIDE, *change)
    assert not [address for address in poured().pages() if re.search("/g/", address)]


def test_its_printed_address_is_its_own(project, poured):
    project.append("data/site.yml", 'base_address: "https://centre.example/"\n')
    page = poured().tree(f"en/g/{NUMBER}/")
    (leaflet,) = [element for element in page.iter("div") if element.get("class") == "leaflet"]
    assert " ".join(leaflet.itertext()).strip().endswith(f"https://centre.example/en/g/{NUMBER}/")
