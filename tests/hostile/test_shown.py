"""Hostile texts that are shown: in every field for texts, of every kind, in every language, on the finished pages."""

from __future__ import annotations

import pytest

from .built import Site, built, faults
from .payloads import Payload, payloads
from .whole import Place, Whole


def _places(whole: Whole, payload: Payload) -> list[Place]:
    return [place for place in whole.texts if payload.concerns(place.field) and not payload.codes(place.field) and place.holds(payload.text)]


SHOWN = [payload for payload in payloads() if not payload.refused or not payload.refused_in_markdown]


@pytest.mark.parametrize("payload", SHOWN, ids=lambda payload: payload.id)
def test_a_payload_is_letters_wherever_it_stands(whole: Whole, site: Site, tried, payload: Payload):
    """Nothing active comes of it on any page, and it is shown letter by letter; in Markdown it makes structure at the most."""
    holding = _places(whole, payload)
    whole.write(lambda place: place.text(payload.text), places=holding)
    found = list(faults(built(whole), site, holding, payload.text, payload.shown_in_markdown))
    assert found == [], "\n".join(found[:12])
    tried(payload.row, holding)


@pytest.mark.parametrize("row", sorted({payload.row for payload in SHOWN}))
def test_each_row_has_a_payload_short_enough_for_every_field(whole, row):
    """Otherwise a field could be left out without a word."""
    wanted = {place for place in whole.texts if any(payload.row == row and payload.concerns(place.field) and not payload.codes(place.field) for payload in SHOWN)}
    assert wanted <= {place for payload in SHOWN if payload.row == row for place in _places(whole, payload)}
