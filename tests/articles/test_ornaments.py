"""Where an ornament stands: in place of a picture, on cards, at the end of a page; and never beside what may not be shown."""

import dataclasses

import pytest
from made_pictures import photo, put_picture, saved

from infocentre.articles import records
from infocentre.ornament import ornament

pytest_plugins = ["site_fixtures"]

PROFILE = "profiles/example-volunteer"
STORY = "stories/2022-example-story"


def shown(page, shape):
    """The ornaments of a shape, as (role, label)."""
    return [(svg.get("role"), svg.get("aria-label")) for svg in page.iter("{http://www.w3.org/2000/svg}svg") if f"woven-{shape}" in svg.get("class").split()]


@pytest.mark.parametrize("language", ["be", "en"])
@pytest.mark.parametrize(("address", "shape"), [(STORY, "broad"), (PROFILE, "square")])
def test_a_record_without_a_picture_shows_its_ornament_and_says_what_that_is(poured, said, language, address, shape):
    assert shown(poured().tree(f"{language}/{address}/"), shape) == [("img", said(language, "ornament"))]


@pytest.mark.parametrize(("address", "shape"), [(STORY, "broad"), (PROFILE, "square")])
def test_a_record_with_a_picture_shows_that_instead(project, poured, address, shape):
    put_picture(project, saved(photo(), "JPEG"), record=address)
    page = poured().tree(f"en/{address}/")
    assert page.find(".//figure") is not None and shown(page, shape) == []


@pytest.mark.parametrize("level", [1, 2, 3])
def test_nobody_below_level_4_is_shown_in_a_picture_even_when_there_is_one(project, desk, said, level):
    put_picture(project, saved(photo(), "JPEG"), record=PROFILE)
    opened = desk()
    entry = opened.catalogue.get(PROFILE)
    lower = entry.facts.identity.model_copy(update={"level": level})
    entry = dataclasses.replace(entry, facts=entry.facts.model_copy(update={"identity": lower}))
    assert "<figure" in records.profile(opened, opened.catalogue.get(PROFILE), "en").html
    html = records.profile(opened, entry, "en").html
    assert "<figure" not in html and "<img" not in html and ornament(entry.id, "square", "linen", said("en", "ornament")) in html


def test_cards_of_stories_and_people_carry_the_band_of_their_record_and_guides_none(poured):
    site = poured()
    assert ornament("2022-example-story", "band") in site.html("en/stories/") and ornament("example-volunteer", "band") in site.html("uk/profiles/")
    assert shown(site.tree("en/guides/"), "band") == []


def test_the_ground_is_that_of_the_first_topic(project, poured):
    project.replace("data/vocabulary/topics.yml", "memory:\n", "memory:\n  ground: moss\n")
    site = poured()
    assert 'woven-square ground-moss"' in site.html(f"en/{PROFILE}/") and 'woven-broad ground-linen"' in site.html(f"en/{STORY}/")


@pytest.mark.parametrize("address", ["be/", "en/", "404.html"])
def test_home_and_the_page_for_a_wrong_address_end_with_a_broad_one(poured, address):
    assert shown(poured().tree(address), "broad") == [(None, None)]
