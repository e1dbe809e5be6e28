"""An output -> the ways to reach somebody in it that stand in no contact.

The checks keep them out of every text; this reads what templates, editions and the words of the site made of it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .articles.discreet import number_of
from .catalogue import Catalogue
from .details.reach import MESSENGERS, SCHEMES, SHORTEST, is_other_number
from .model.kinds import CONTACT, GUIDE

_NOT_TEXT = frozenset(("css", "js", "webp", "jpg", "jpeg", "png", "ico", "woff", "woff2", "zip", "gz", "br", "epub"))
# Bytes of UTF-8: digits with spaces, brackets and hyphens between them; after a plus also dots and slashes.
_GAP = rb"[0-9 ()\xc2\xa0\xe2\x80\x89-\x93\xaf-]"
_NUMBER = re.compile(rb"[0-9]" + _GAP + rb"{5,}[0-9]")
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
_LINKED_DATA = frozenset(("@context", "@type", "@list", "@graph", "@value", "@language"))
_AROUND = 200


@dataclass(frozen=True)
class Known:
    """What the live contacts have, in the forms in which it is compared."""

    numbers: frozenset[str]
    accounts: frozenset[str]
    addresses: tuple[bytes, ...]
    """Web addresses of channels, and of posts that are sources."""
    guides: frozenset[bytes]
    """The numbers of guides, which stand in the titles of their discreet pages; nobody can be called there."""

    def values(self) -> Iterator[object]:
        """All of it, one after the other."""
        for name in ("numbers", "accounts", "addresses", "guides"):
            yield from ((name, value) for value in getattr(self, name))


def known(catalogue: Catalogue) -> Known:
    """Every phone number, handle, e-mail and messenger address that a live record may show."""
    values = [channel.value for entry in catalogue.of_kind(CONTACT) for channel in entry.facts.channels]
    sources = [source for brief in catalogue.briefs.values() for source in brief.sources]
    addresses = [url for source in sources for url in (source.get("url"), *(copy["url"] for copy in source.get("archived", ()))) if url]
    numbers = frozenset(digits for value in values if (digits := re.sub("[^0-9]", "", value)))
    guides = frozenset(number_of(address).encode() for address, brief in catalogue.briefs.items() if brief.kind is GUIDE)
    return Known(numbers, frozenset(value.lower() for value in values), tuple(url.encode() for url in (*addresses, *values)), guides)


def strays(path: str, output: bytes, contacts: Known) -> Iterator[str]:
    """What is wrong with an output, without the thing itself; files that hold no text are not looked at."""
    if path.rpartition(".")[2] in _NOT_TEXT:
        return
    output = _DRAWN.sub(b"", output)
    is_json = path.endswith("json")
    if any(_is_stray_number(match, contacts, is_json) for pattern in (_NUMBER, _AFTER_PLUS) for match in pattern.finditer(output)):
        yield "holds a phone number that stands in no contact"
    if b"@" in output and any(_stray_accounts(output, contacts)):
        yield "holds a handle or an e-mail address that stands in no contact"
    if any(_stray_links(output, contacts)):
        yield "holds a link to a messenger, a phone or a post box that stands in no contact"


def _is_stray_number(match: re.Match[bytes], contacts: Known, is_json: bool) -> bool:
    digits = re.sub(rb"[^0-9]", b"", match[0]).decode()
    if digits in contacts.numbers or match[0] in contacts.guides or len(digits) < SHORTEST:
        return False
    output, start, end = match.string, match.start(), match.end()
    has_plus = output[start - (match.re is _NUMBER) :][:1] == b"+"
    if not has_plus and (is_other_number(match[0].decode(errors="replace")) or _goes_on(output, start, end)):
        return False
    before = output[max(0, start - _AROUND) : start]
    if is_json and before.rstrip()[-1:] in (b":", b"[", b",") and output[end : end + 1] in (b",", b"}", b"]", b"\n"):
        return False  # a number, not a text
    return b"://" not in _TOKEN.search(before)[0]


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
        yield not is_in_address and any(account.lower() not in contacts.accounts and account not in _LINKED_DATA for account in found)
        at = output.find(b"@", at + 1)


def _stray_links(output: bytes, contacts: Known) -> Iterator[bool]:
    for match in _SCHEME.finditer(output):
        name = _NAME.search(output[max(0, match.start() - 10) : match.start()])[0].lower()
        value = _REST.match(output, match.end())[0].decode(errors="replace").lower()
        if name in _CALLS:
            yield re.sub("[^0-9]", "", value) not in contacts.numbers
        else:
            yield name != b"mailto" or value not in contacts.accounts
    for match in _HOST.finditer(output):
        if _HOSTS.search(output, max(0, match.start() - 30), match.end()):
            address = _TOKEN.search(output[max(0, match.start() - _AROUND) : match.start()])[0] + _REST.match(output, match.start())[0]
            shown = address.removesuffix("…".encode())  # a long address is shown cut off
            yield not any(known == address or (shown != address and known.startswith(shown)) for known in contacts.addresses)
