"""The colours of the style sheet: strong enough to be read in both schemes, and the same as in the visual language."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CSS = (ROOT / "overrides/assets/centre.css").read_text(encoding="utf-8")
LANGUAGE = (ROOT / "scripts/VISUAL-LANGUAGE.md").read_text(encoding="utf-8")
SCHEMES = ("light", "dark")
GROUNDS = ("paper", "sheet", "wash")
TEXT, OTHER, EDGE = 7, 4.5, 3


def colours(scheme):
    """Every named colour of a scheme; dark ones lie over the light ones."""
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})\b", light))
    return found if scheme == "light" else {**found, **dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})\b", dark))}


def luminance(colour):
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_right():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#fff", "#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "muted"])
def test_texts_stand_at_seven_to_one_on_every_ground(scheme, ground, ink):
    assert contrast(colours(scheme)[ink], colours(scheme)[ground]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["red", "green", "brown", "violet", "grey", "ukraine"])
def test_every_other_colour_of_words_stands_at_four_and_a_half(scheme, ground, ink):
    assert contrast(colours(scheme)[ink], colours(scheme)[ground]) >= OTHER


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_on_red_can_be_read(scheme):
    assert contrast(colours(scheme)["on-red"], colours(scheme)["red"]) >= OTHER


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_line_under_a_link_can_be_seen(scheme, ground):
    assert contrast(colours(scheme)["line"], colours(scheme)[ground]) >= EDGE


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_has_a_value_in_both_schemes(scheme):
    dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[1]
    assert set(re.findall(r"--([a-z-]+): #", dark)) == set(colours("light"))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_visual_language_names_the_colours_that_are_used(scheme):
    told = {}
    for name, *values in re.findall(r"^\| ([a-z-]+) \| (`#[^|]+) \| (`#[^|]+) \|", LANGUAGE, re.MULTILINE):
        told[name] = values[SCHEMES.index(scheme)].strip(" `")
    assert told == colours(scheme)


def test_no_colour_stands_in_a_rule_but_by_its_name():
    """Outside the lists of colours, of the screen and of paper, there is no colour but by its name."""
    rules = re.sub(r"--[a-z-]+: #[0-9a-f]{3,6}", "", CSS)
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", rules) == []
