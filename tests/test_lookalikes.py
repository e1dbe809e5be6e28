"""What the eye takes for one has one skeleton; what it tells apart has two."""

from __future__ import annotations

import unicodedata

import pytest

from infocentre.lookalikes import TWINS, latin, skeleton
from infocentre.model.contact import Channel
from infocentre.model.urls import url_fault


@pytest.mark.parametrize(
    ("one", "other"),
    [("help_bysol", "help_bysoI"), ("help_bysol", "he1p_byso1"), ("example.org", "exarnple.org"), ("example.org", "ехаmрlе.org"), ("EXAMPLE", "ΕХΑМРLЕ"), ("world", "vvorld"), ("vo.org", "v0.org")],
)
def test_look_alikes_have_one_skeleton(one, other):
    assert one != other and skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("spring96.org", "spring69.org"), ("help_bysol", "help-bysol"), ("bypol", "bysol"), ("example.org", "example.com")])
def test_different_names_have_different_skeletons(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("others", "ours"),
    [("АВЕЅІЈКМНОРСТХУԌԜԚҮ", "ABESIJKMHOPCTXYGWQY"), ("аеѕіјорсухһԁԛԝӏкмтгпьүѵ", "aesijopcyxhdqwlkmtrnbyv"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC"), ("αοσιρυνκτγωϲ", "aooipuvktywc")],
)
def test_each_letter_of_another_script_that_passes_for_a_latin_one_is_taken_for_it(others, ours):
    """Written out once more, so that none can go from the table without somebody noticing."""
    assert latin(others) == ours


def test_the_table_pairs_one_letter_of_another_script_with_one_latin_letter():
    assert {unicodedata.name(chr(twin)).split()[0] for twin in TWINS} == {"CYRILLIC", "GREEK"}
    assert all(len(letter) == 1 and letter.isascii() and letter.isalpha() for letter in TWINS.values())
    assert latin("еро") == "epo" and len(latin("Привіт")) == 6


SWAPS = [
    (kind, f"{value[:at]}{chr(twin)}{value[at + 1 :]}")
    for kind, value in (("messenger", "@example_line"), ("email", "line@example.org"), ("web", "https://example.org"), ("donation", "https://give.example.org"), ("mirror", "https://example.org"))
    for at, letter in enumerate(value)
    if at > value.find("//")
    for twin, plain in TWINS.items()
    if plain == letter
]


@pytest.mark.parametrize(("kind", "value"), SWAPS)
def test_no_channel_takes_a_letter_of_another_script_for_a_latin_one(kind, value):
    """Each letter of a handle, an e-mail and a host, swapped for each of its twins; the whole word in them as well."""
    service = {"service": "signal"} if kind == "messenger" else {}
    with pytest.raises(ValueError, match="Latin|is not an e-mail address"):
        Channel(id="x", type=kind, value=value, sources=("s",), **service)


def test_so_many_swaps_were_tried():
    assert len(SWAPS) > 85


@pytest.mark.parametrize("host", ["еро.org", "сору.org", "ехре.org"])
def test_a_host_wholly_in_look_alikes_is_refused(host):
    assert "its real name is xn--" in url_fault(f"https://{host}/")
