"""The shell of a page is cut at its slots and filled again."""

import pytest

from infocentre.frames import SLOTS, Frame, FrameKey, keys, marker

SHELL = f"<head>{marker('head')}</head><nav>{marker('languages')}</nav><main>{marker('content')}</main>"
FILLED = {"head": "<title>T</title>", "languages": "be uk", "content": "<p>Words</p>"}


def test_what_is_poured_in_stands_where_its_slot_was():
    page = Frame.split(SHELL).pour(FILLED)
    assert page == "<head><title>T</title></head><nav>be uk</nav><main><p>Words</p></main>"


def test_the_slots_may_stand_in_any_order():
    assert Frame.split("".join(marker(slot) for slot in reversed(SLOTS))).pour(FILLED) == "<p>Words</p>be uk<title>T</title>"


def test_a_slot_marker_in_an_article_is_ordinary_text():
    article = f"<p>{marker('head')} {marker('content')}</p>"
    assert article in Frame.split(SHELL).pour({**FILLED, "content": article})


@pytest.mark.parametrize("slot", SLOTS)
def test_a_frame_without_one_of_its_slots_is_refused(slot):
    with pytest.raises(ValueError, match="a frame needs the slots head, languages, content, once each"):
        Frame.split(SHELL.replace(marker(slot), ""))


@pytest.mark.parametrize("more", [marker("content"), marker("other")])
def test_a_slot_that_stands_twice_or_that_nobody_knows_is_refused(more):
    with pytest.raises(ValueError, match="once each"):
        Frame.split(SHELL + more)


def test_every_language_has_a_frame_for_each_section_and_only_the_first_one_choosers():
    found = list(keys(["be", "uk"]))
    assert len(found) == len(set(found))
    assert {key.section for key in found if key.language == "be"} - {key.section for key in found if key.language == "uk"} == {"chooser"}


@pytest.mark.parametrize("key", list(keys(["be", "uk"])), ids=str)
def test_a_frame_is_rendered_as_deep_as_its_pages_lie(key):
    assert key.source.count("/") == key.depth


def test_two_frames_never_share_a_source():
    sources = [key.source for key in keys(["be", "uk"])]
    assert len(sources) == len(set(sources))


def test_a_frame_key_names_what_it_is_for():
    assert FrameKey("be", "stories", 3).source == "be/stories/record/index.md"
