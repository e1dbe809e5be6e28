"""Hostile texts that are refused: one clear line for each field, of every kind, in every language; nothing is built."""

from __future__ import annotations

import json
import re

import pytest
from made_files import TODAY

from infocentre.build import build
from infocentre.preparing import examine
from infocentre.problem import Problem, Refused

from .payloads import Payload, payloads
from .whole import Place, Whole

REFUSED = [payload for payload in payloads() if payload.refused_in_markdown]
# What the first gate refuses in the raw bytes, and the reader of YAML once more in what an escape stands for.
ESCAPED = [payload for payload in REFUSED if payload.row in ("U1", "U2", "U3", "U4", "U6", "U7", "Y9", "Y12")]


def _places(whole: Whole, payload: Payload) -> list[Place]:
    return [place for place in whole.texts if payload.concerns(place.field) and payload.codes(place.field) and place.holds(payload.text)]


def _said(whole: Whole) -> dict[Place, list[Problem]]:
    """The errors of each place; an error anywhere else fails the test."""
    where, said = whole.where(), {}
    for problem in examine(whole.root, TODAY)[1]:
        if problem.level != "warning":
            place = where.get((problem.path, problem.line))
            assert place, str(problem)
            said.setdefault(place, []).append(problem)
    return said


def _assert_told(said: dict[Place, list[Problem]], holding: list[Place], payload: Payload) -> None:
    """Each place has exactly the right problems, each in one line that says what to do."""
    assert [str(place.field) for place in holding if place not in said] == [], "not refused"
    assert [str(place.field) for place in said if place not in holding] == [], "refused without a reason"
    for place, problems in said.items():
        assert sorted(problem.code for problem in problems) == sorted(payload.codes(place.field)), "\n".join(map(str, problems))
        assert all(problem.hint and "\n" not in problem.message and str(problem).isprintable() or "\n    " in str(problem) for problem in problems)


@pytest.mark.parametrize("payload", REFUSED, ids=lambda payload: payload.id)
def test_a_payload_is_refused_where_it_stands(whole, tried, payload: Payload):
    """Every field that holds it is named with file and line; the others are not."""
    holding = _places(whole, payload)
    whole.write(lambda place: place.text(payload.text), places=holding)
    _assert_told(_said(whole), holding, payload)
    tried(payload.row, holding)


@pytest.mark.parametrize("payload", ESCAPED, ids=lambda payload: payload.id)
def test_an_escape_hides_nothing(whole, tried, payload: Payload):
    """The same characters, written as escapes of YAML. The body of a page is no YAML."""
    holding = [place for place in _places(whole, payload) if place.path != ("body",) or not place.sheet.path.endswith(".md")]
    whole.write(lambda place: place.text(payload.text), places=holding, quote=_escaped)
    said = _said(whole)
    assert said.keys() == set(holding)
    assert {problem.code for problems in said.values() for problem in problems} == {"character"}
    tried(payload.row, holding)


def _escaped(text: str) -> str:
    """The text in quotes, with every odd character written by its code."""
    return re.sub(r"[^\n -~Ѐ-ӿ]", lambda match: f"\\U{ord(match[0]):08x}", json.dumps(text, ensure_ascii=False))


@pytest.mark.row("R8")
def test_nothing_is_built_and_the_earlier_site_stays(whole, tmp_path):
    """One refused field of one kind in one language: the folder of the site is as it was, to the byte."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "manifest.json").write_bytes(b'{"version": 1, "date": "2026-11-22", "files": {}}')
    payload = next(payload for payload in REFUSED if payload.row == "U1")
    for place in {place.field.owner: place for place in whole.texts}.values():
        whole.write(lambda place: place.text(payload.text), places=[place])
        with pytest.raises(Refused) as refused:
            build(whole.root, site, TODAY, render=pytest.fail)
        assert [problem.path for problem in refused.value.problems if problem.level == "error"] == [place.sheet.path]
        assert [file.name for file in site.iterdir()] == ["manifest.json"]
