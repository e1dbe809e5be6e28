"""An output -> the ways to reach somebody in it that stand in no contact.

The checks keep them out of every text; this reads what templates, editions and the words of the site made of it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from .articles.discreet import number_of
from .catalogue import Catalogue
from .details.reach import MESSENGERS, SCHEMES, SHORTEST, is_other_number
from .holdings import extracts_of
from .model.kinds import GUIDE

_NOT_TEXT = frozenset(("css", "js", "webp", "jpg", "jpeg", "png", "ico", "woff", "woff2", "zip", "gz", "br", "epub"))
# Bytes of UTF-8: digits with spaces, brackets and hyphens between them; after a plus also dots and slashes.
_GAP = rb"[0-9 ()\xc2\xa0\xe2\x80\x89-\x93\xaf-]"
# Searched for in a text whose every digit is a 0, since a pattern that begins with one certain byte is found four times as fast.
_ONE_DIGIT = bytes.maketrans(b"123456789", b"0" * 9)
_NUMBER = re.compile(rb"0" + _GAP + rb"{5,}0")
_AFTER_PLUS = re.compile(rb"\+[0-9][0-9 ().\xc2\xa0\xe2\x80\x89-\x93\xaf/-]{5,}[0-9]")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w@/])@\w{4,32}(?!\w)")
_NAME = re.compile(rb"[A-Za-z]*\Z")
_REST = re.compile(rb"[^\s\"'<>\\]*")
# Searched for from the sign that they end in, which is rare; then looked at from there.
_SCHEME = re.compile(rb":(?![\s\"'<>])(?:" + b"|".join(rb"(?<=\b" + name.encode() + rb":)" for name in SCHEMES) + rb")", re.IGNORECASE)
_HOST = re.compile(rb"\.(?:" + b"|".join(sorted({name.rpartition(".")[2].encode() for name in MESSENGERS})) + rb")/", re.IGNORECASE)
_HOSTS = re.compile(rb"(?:^|[^\w.-]|www\.)(?:" + b"|".join(re.escape(name.encode()) for name in MESSENGERS) + rb")/\Z", re.IGNORECASE)
_CALLS = (b"tel", b"sms", b"smsto")
_TOKEN = re.compile(rb"[^\s\"'<>()]*\Z")
# Ornaments and the map are drawn in numbers, which call nobody, and the emblem has a style. The words and labels of a drawing are read as any others.
_DRAWN = re.compile(rb"<style>[^<>]*</style>|\s(?:d|viewBox|stroke-dasharray)=\"[^\"<>]*\"(?=[^<>]*>)")
# The attributes once more, searched for from a sign that is rare; the empty group tells which one it is, and so where it begins.
_DRAWN_ATTRIBUTE = re.compile(rb"=\"(?<=[dxy]=\")(?:(?<=\sd=\")()|(?<=\sviewBox=\")()|(?<=\sstroke-dasharray=\")())[^\"<>]*\"(?=[^<>]*>)")
_BEFORE_THE_SIGN = (0, len(" d"), len(" viewBox"), len(" stroke-dasharray"))
_ALL_BUT_DIGITS = bytes(byte for byte in range(256) if byte not in b"0123456789")
_LINKED_DATA = frozenset(("@context", "@type", "@list", "@graph", "@value", "@language"))
_AROUND = 200


@dataclass(frozen=True)
class Known:
    """What the live contacts have, in the forms in which it is compared; it notes what of it was found in outputs."""

    numbers: frozenset[str]
    accounts: frozenset[str]
    addresses: frozenset[str]
    """Web addresses of channels, and of posts that are sources."""
    guides: frozenset[str]
    """The numbers of guides, which stand in the titles of their discreet pages; nobody can be called there."""
    found: set[tuple[str, str]] = field(default_factory=set)
    """Of which sort, and the thing itself: an output in which it stands is clean only while it is known."""

    def knows(self, sort: str, value: str) -> bool:
        """Whether a number, account, address or guide is known, which is noted."""
        is_known = value in getattr(self, sort)
        if is_known:
            self.found.add((sort, value))
        return is_known

    def knows_beginning(self, address: str) -> bool:
        """The same for the beginning of an address."""
        return any(self.knows("addresses", known) for known in self.addresses if known.startswith(address))


def known(catalogue: Catalogue) -> Known:
    """Every phone number, handle, e-mail and messenger address that a live record may show."""
    traces = [found.trace for found in extracts_of(catalogue.entries).values()]
    values = [value for found in traces for value in found.ways]
    addresses = [url for found in traces for url in found.leads.splitlines()]
    numbers = frozenset(digits for value in values if (digits := re.sub("[^0-9]", "", value)))
    guides = frozenset(number_of(address) for address, brief in catalogue.briefs.items() if brief.kind is GUIDE)
    return Known(numbers, frozenset(value.lower() for value in values), frozenset((*addresses, *values)), guides)


def strays(path: str, output: bytes, contacts: Known) -> Iterator[str]:
    """What is wrong with an output, without the thing itself; files that hold no text are not looked at."""
    if path.rpartition(".")[2] in _NOT_TEXT:
        return
    output = without_drawings(output)
    if any(_stray_numbers(output, contacts, path.endswith("json"))):
        yield "holds a phone number that stands in no contact"
    if b"@" in output and any(_stray_accounts(output, contacts)):
        yield "holds a handle or an e-mail address that stands in no contact"
    if any(_stray_links(output, contacts)):
        yield "holds a link to a messenger, a phone or a post box that stands in no contact"


def without_drawings(output: bytes) -> bytes:
    """The output without the numbers in which ornaments and the map are drawn."""
    if b"<style>" in output:
        return _DRAWN.sub(b"", output)
    kept, end = [], 0
    for match in _DRAWN_ATTRIBUTE.finditer(output):
        kept.append(output[end : match.start() - _BEFORE_THE_SIGN[match.lastindex]])
        end = match.end()
    return b"".join(kept) + output[end:]


def phone_like(output: bytes) -> Iterator[tuple[int, int]]:
    """Where digits in groups begin and end."""
    return (match.span() for match in _NUMBER.finditer(output.translate(_ONE_DIGIT)))


def _stray_numbers(output: bytes, contacts: Known, is_json: bool) -> Iterator[bool]:
    for start, end in phone_like(output):
        yield _is_stray_number(output, start, end, output[start - 1 : start] == b"+", contacts, is_json)
    for match in _AFTER_PLUS.finditer(output):
        yield _is_stray_number(output, *match.span(), True, contacts, is_json)


def _is_stray_number(output: bytes, start: int, end: int, has_plus: bool, contacts: Known, is_json: bool) -> bool:
    number = output[start:end]
    if not has_plus and (_is_no_phone(number) or _goes_on(output, start, end)):
        return False
    digits = number.translate(None, _ALL_BUT_DIGITS).decode()
    if contacts.knows("numbers", digits) or contacts.knows("guides", number.decode(errors="replace")) or len(digits) < SHORTEST:
        return False
    before = output[max(0, start - _AROUND) : start]
    if is_json and before.rstrip()[-1:] in (b":", b"[", b",") and output[end : end + 1] in (b",", b"}", b"]", b"\n"):
        return False  # a number, not a text
    return b"://" not in _TOKEN.search(before)[0]


@lru_cache(maxsize=10_000)
def _is_no_phone(number: bytes) -> bool:
    return is_other_number(number.decode(errors="replace"))


def _goes_on(output: bytes, start: int, end: int) -> bool:
    """Whether the digits are a piece of a word, a name of a file or a number with a fraction."""
    before, after = output[max(0, start - 8) : start].decode(errors="ignore")[-2:], output[end : end + 1]
    if before[-1:] in (".", ","):
        return before[0].isdecimal()
    return before[-1:].isalnum() or before[-1:] in ("_", "/", "-", "#") or after.isalnum() or after in (b"_", b"/")


def _stray_accounts(output: bytes, contacts: Known) -> Iterator[bool]:
    at = output.find(b"@")
    while at >= 0:
        text = output[max(0, at - _AROUND) : at + 80].decode(errors="replace")
        before = len(output[max(0, at - _AROUND) : at].decode(errors="replace"))
        found = [match[0] for pattern in (_EMAIL, _HANDLE) for match in pattern.finditer(text) if match.start() <= before < match.end()]
        is_in_address = b"://" in _TOKEN.search(output[max(0, at - _AROUND) : at])[0]
        yield not is_in_address and any(account not in _LINKED_DATA and not contacts.knows("accounts", account.lower()) for account in found)
        at = output.find(b"@", at + 1)


def _stray_links(output: bytes, contacts: Known) -> Iterator[bool]:
    for match in _SCHEME.finditer(output):
        name = _NAME.search(output[max(0, match.start() - 10) : match.start()])[0].lower()
        value = _REST.match(output, match.end())[0].decode(errors="replace").lower()
        if name in _CALLS:
            yield not contacts.knows("numbers", re.sub("[^0-9]", "", value))
        else:
            yield name != b"mailto" or not contacts.knows("accounts", value)
    for match in _HOST.finditer(output):
        if _HOSTS.search(output, max(0, match.start() - 30), match.end()):
            address = (_TOKEN.search(output[max(0, match.start() - _AROUND) : match.start()])[0] + _REST.match(output, match.start())[0]).decode(errors="replace")
            shown = address.removesuffix("…")  # a long address is shown cut off
            yield not (contacts.knows("addresses", address) or shown != address and contacts.knows_beginning(shown))
