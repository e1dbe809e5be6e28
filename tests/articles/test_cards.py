"""What messengers are told of a page: title, summary and picture; and of some people nothing."""

import dataclasses

import pytest
from approving import by_call_sign
from made_pictures import photo, saved

from infocentre.brief import brief
from infocentre.model.profile import Consent

pytest_plugins = ["site_fixtures", "picture_fixtures"]

STORY, GUIDE, PROFILE = "en/stories/2022-example-story/", "en/guides/example-guide/", "en/profiles/example-volunteer/"
BASE = 'base_address: "https://centre.example/"\n'
CARD = ("og:", "twitter:")


def card(page):
    """Every tag of the card, by its name."""
    found = [(meta.get("property") or meta.get("name"), meta.get("content")) for meta in page.find("head").iter("meta")]
    tags = {name: content for name, content in found if name and name.startswith(CARD)}
    assert len(tags) == len([name for name, _ in found if name and name.startswith(CARD)])
    return tags


@pytest.mark.parametrize(("address", "kind"), [(STORY, "article"), (GUIDE, "article"), (PROFILE, "website"), ("en/", "website"), ("en/help/", "website")])
def test_a_card_has_what_the_page_says_of_itself(poured, address, kind):
    page = poured().tree(address)
    tags = card(page)
    (described,) = [meta.get("content") for meta in page.find("head").iter("meta") if meta.get("name") == "description"]
    assert tags["og:description"] == described and tags["og:title"] in page.find("head/title").text
    assert (tags["og:type"], tags["og:locale"], tags["twitter:card"]) == (kind, "en_GB", "summary")


def test_a_card_names_the_language_with_its_territory(poured):
    site = poured()
    assert [card(site.tree(f"{code}/"))["og:locale"] for code in ("be", "uk", "en", "ru", "pl")] == ["be_BY", "uk_UA", "en_GB", "ru_RU", "pl_PL"]


def test_a_picture_stands_in_the_card_when_messengers_can_fetch_it(project, put, poured):
    """They need a whole address: a site that does not know its own gives none."""
    put(saved(photo(), "JPEG"))
    assert "og:image" not in card(poured().tree(STORY))
    project.append("data/site.yml", BASE)
    site = poured()
    tags = card(site.tree(STORY))
    assert tags["og:image"].removeprefix("https://centre.example/") in site
    assert (tags["og:image:width"], tags["og:image:height"], tags["twitter:card"]) == ("960", "672", "summary_large_image")
    assert tags["og:image:alt"] and "og:image" not in card(site.tree(GUIDE))


@pytest.mark.parametrize("base", ["", BASE])
def test_a_person_known_by_a_call_sign_has_no_card(project, poured, base):
    """Neither on the page in any language nor on the chooser, with an address or without."""
    by_call_sign(project)
    project.append("data/site.yml", base)
    site = poured()
    pages = [address for address in site.pages() if "profiles/example-volunteer" in address]
    assert len(pages) == 3 and [card(site.tree(address)) for address in pages] == [{}] * 3


@pytest.mark.parametrize(("channels", "wanted"), [(("site",), False), (("site", "press"), False), (("site", "social"), True)])
def test_who_agreed_to_other_channels_only_has_no_card(desk, channels, wanted):
    entry = desk().catalogue.get("profiles/example-volunteer")
    consent = Consent(reference="a1b2c3", fields=("name",), channels=channels, languages=("en",), on="2026-11-01")
    identity = entry.facts.identity.model_copy(update={"basis": "consent", "consent": consent})
    assert brief(dataclasses.replace(entry, facts=entry.facts.model_copy(update={"identity": identity}))).has_card is wanted
