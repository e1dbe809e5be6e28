"""Numbers of passports, identity cards and cars, in Latin letters and in Cyrillic ones that look like them."""

from __future__ import annotations

import re

from .sort import FIRST, Sort, after, whole

_SPACE = r"[ \u00a0]?"
# The letters that both alphabets have: Belarusian and Ukrainian plates use no others.
_BOTH = "[ABCEHIKMOPTXYАВСЕНІКМОРТХУ]"
_CAPITAL = "[A-ZА-ЯЁЄІЇҐЎ]"
_PERSONAL_NUMBER = re.compile(rf"{FIRST}[0-9]{{6}}[ABCKEMHАВСКЕМН][0-9]{{3}}(?:[PР][BВ]|[BВ][AА]|[BВ][IІ])[0-9]")
# Two capitals right before the number, or two alone and a space or № between.
_LETTERS = [_CAPITAL + "{2}", *(rf"\b{_CAPITAL}{{2}}{between}" for between in ("[ \u00a0№]", "[ \u00a0]№", "№[ \u00a0]", "[ \u00a0]№[ \u00a0]"))]
_SERIES = re.compile("[0-9]{6,7}(?:" + "|".join(rf"(?<={letters}[0-9]{{{digits}}})" for letters in _LETTERS for digits in (6, 7)) + ")")
_PESEL = re.compile(rf"{FIRST}[0-9]{{10}}")
_LONG = re.compile(rf"{FIRST}(?:[0-9] ?[0-9]{{2}} ?[0-9]{{5,9}}|[0-9]{{6,9}})")
_PAPER_WORDS = (
    r"(?:пашпарт|паспорт|passport|paszport|пасведчан|посвідчен|удостоверен|identity card|\bID\b|ID-карт|dow[oó]d|РНОКПП|\bІПН\b|identification n|идентификацион|ідэнтыфікац|ідентифікац)[^\d\n.;!?]{0,30}\Z"
)
_PLATE = re.compile(
    rf"[0-9]{{4}}{_SPACE}{_BOTH}{{2}}{_SPACE}-{_SPACE}[0-8]|[0-9]{{4}}(?:(?<={_BOTH}{{2}}[0-9]{{4}})|(?<={_BOTH}{{2}}[ \u00a0][0-9]{{4}}))(?:{_SPACE}{_BOTH}{{2}}|-[0-8])"
    rf"|[0-9]{{3}}(?<={_BOTH}[0-9]{{3}}){_BOTH}{{2}}{_SPACE}[0-9]{{2,3}}"
)
_POLISH_PLATE = re.compile(r"[0-9][0-9A-Z]{3,4}(?:(?<=\b[A-Z]{2} [0-9A-Z]{4})|(?<=\b[A-Z]{2} [0-9A-Z]{5})|(?<=\b[A-Z]{3} [0-9A-Z]{4})|(?<=\b[A-Z]{3} [0-9A-Z]{5}))")
_PLATE_WORDS = r"(?:tablic|rejestrac|plate|нумар|номер|держномер|госномер)[^\n.;!?]{0,40}\Z"

PAPER = "the number of somebody’s document"
PLATE = "the plate of a car"


def _ends(match: re.Match[str]) -> bool:
    """Whether nothing goes on after the match; what stands before it belongs to it."""
    return not match.string[match.end() : match.end() + 1].isalnum()


def _is_pesel(digits: str) -> bool:
    from stdnum.pl import pesel  # see accounts.py

    return pesel.is_valid(digits)


SORTS = (
    Sort(PAPER, _PERSONAL_NUMBER, whole),
    Sort(PAPER, _SERIES, _ends, has_head=True),
    Sort(PAPER, _LONG, after(_PAPER_WORDS, re.IGNORECASE)),
    Sort(PAPER, _PESEL, lambda match: whole(match) and _is_pesel(match[0])),
    Sort(PLATE, _PLATE, _ends, has_head=True),
    Sort(PLATE, _POLISH_PLATE, after(_PLATE_WORDS, re.IGNORECASE)),
)
