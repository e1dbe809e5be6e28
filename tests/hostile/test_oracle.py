"""What the tests of this folder look with sees what a payload could bring about."""

from __future__ import annotations

import pytest

from .oracle import page

ORDINARY = '<svg class="map" aria-label="m1z"></svg><p>m2z words w2z</p>'


def seen(body: str):
    return page(f"<!doctype html><html><head><title>m0z</title></head><body>{body}</body></html>".encode())


@pytest.mark.parametrize("active", ["script", "iframe", "object", "embed", "base", "meta", "link", "form", "style", "svg", "math", "template", "input", "button"])
def test_an_active_element_more_is_seen(active):
    """Also one that stands on the page already, with the same attributes."""
    once, twice = seen(f"{ORDINARY}<{active}></{active}>"), seen(f"{ORDINARY}{f'<{active}></{active}>' * 2}")
    assert seen(ORDINARY).active != once.active != twice.active


@pytest.mark.parametrize("element", ["<p onclick=a>", "<p style=a>", "<iframe srcdoc=a>", "<a href=javascript:a>", "<svg><a xlink:href=data:a>", "<img src=//a>", "<template>"])
def test_what_no_page_may_have_is_a_fault(element):
    assert len(seen(element).faults) == 1


def test_a_text_may_stand_in_what_is_read_aloud_and_changes_nothing_else():
    assert seen(ORDINARY).active == seen(ORDINARY.replace("m1z", "a &lt;script&gt; m1z")).active
    assert seen(ORDINARY).active != seen(ORDINARY.replace('"map"', '"mop"')).active


def test_what_stands_in_a_region_is_told():
    region = seen('<p>m2z a <b onclick="a">b</b> c w2z <i>d</i></p>').regions["m2z"]
    assert (region.text, region.elements) == ("a b c", {("b", frozenset({"onclick"}))})
    assert list(region.faults()) == ["<b onclick> came out of a Markdown text"]


def test_texts_of_comments_and_attributes_are_read():
    assert set(seen('<!-- m3z --><p title="m4z">m5z</p>').texts) == {"m0z", "m3z", "m4z", "m5z"}
