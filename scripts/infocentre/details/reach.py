"""Phone numbers, e-mail addresses, handles and links of messengers."""

from __future__ import annotations

import re

from .sort import Sort

MESSENGERS = (
    "t.me", "telegram.me", "telegram.dog", "tlgrm.ru", "wa.me", "api.whatsapp.com", "chat.whatsapp.com", "whatsapp.com", "signal.me", "signal.group",
    "invite.viber.com", "chats.viber.com", "viber.me", "m.me", "matrix.to", "threema.id",
)  # fmt: skip
"""Hosts whose addresses lead to a person or a group in a messenger."""
SCHEMES = ("tg", "tel", "sms", "smsto", "mailto", "viber", "whatsapp", "sgnl", "skype", "xmpp", "simplex", "matrix")


def _ends_in(names: tuple[str, ...], sign: str) -> str:
    """A sign with one of the names before it; a pattern that begins with the sign is searched for at once."""
    return sign + "(?:" + "|".join(rf"(?<=\b{re.escape(name)}{sign})" for name in names) + ")"


# Handles and addresses are found in letters of any script; a Cyrillic one is a trap, not a greeting.
_EMAIL = re.compile(r"@(?<=[\w.+-]@)[\w-]+\.\w[\w.-]*")
_HANDLE = re.compile(r"@(?<![\w@\[/]@)\w{4,32}(?!\w)")
# Seven digits or more in groups, with the spaces and hyphens of any keyboard; after a + also with dots and slashes.
_GAP = r"\d ()\u00a0\u2009\u202f\u2010-\u2013-"
PHONE = re.compile(rf"\d(?:(?<=\+\d)[{_GAP}./]{{5,}}|(?<![\w/-]\d)(?<!\d[.,]\d)[{_GAP}]{{5,}})\d")
_OTHER = re.compile(r"\d{4}-\d{2}(-\d{2})?|\d{2}-\d{2}-\d{4}|\d{4} ?[-\u2013] ?\d{4}|[1-9]\d{0,2}([ \u00a0\u202f]\d{3})+")
SHORTEST = 7


def is_phone(match: re.Match[str]) -> bool:
    """Whether digits in groups are the number of a phone: no date, no span of years, no sum in thousands, no piece of a word."""
    if match.string[match.start() - 1 : match.start()] == "+":
        return True
    next = match.string[match.end() : match.end() + 1]
    if next.isalnum() or next in ("_", "/"):
        return False
    return not is_other_number(match[0]) and sum(map(str.isdecimal, match[0])) >= SHORTEST


def is_other_number(text: str) -> bool:
    """Whether digits in groups are a date, a span of years or a sum in thousands."""
    return bool(_OTHER.fullmatch(text))


_LINK = "a link to somebody’s messenger, phone or post box"
LINKS = (
    Sort(_LINK, re.compile(_ends_in(MESSENGERS, "/") + r"[\w+%#@]", re.IGNORECASE), part="/", has_head=True),
    Sort(_LINK, re.compile(_ends_in(SCHEMES, ":") + r"[\w/+%][^\s)]{2,}", re.IGNORECASE), part=":", has_head=True),
)
SORTS = (
    Sort("an e-mail address", _EMAIL, part="@", has_head=True),
    Sort("a messenger handle", _HANDLE, part="@"),
)
NUMBERS = (Sort("a phone number", PHONE, is_phone, has_head=True),)
