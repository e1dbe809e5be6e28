"""Addresses of pages elsewhere: https only, no tracking, no look-alike hosts."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from pydantic import AfterValidator, StringConstraints

MAX_URL_CHARACTERS = 1_000
_TRACKING = re.compile(r"(utm_[a-z]+|fbclid|gclid|yclid|mc_eid)\Z", re.IGNORECASE)
_SHORTENERS = frozenset(("bit.ly", "t.co", "goo.gl", "tinyurl.com", "clck.ru", "is.gd", "cutt.ly", "ow.ly"))
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+\Z")

_NEVER = re.compile(r"[\s\x00-\x20\x7f<>\"\\^`{|}]")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


# In such an address nothing can be wrong but the name of its host: no user, port, query, coded or upper-case letter before the path.
_ORDINARY = re.compile(r"https://([a-z0-9.-]+)(?:/[A-Za-z0-9._~/%&=;,:+!$'()*-]*)?\Z")


def url_fault(url: str) -> str:
    """What is wrong with a web address, or an empty text."""
    if match := _ORDINARY.match(url):
        return _host_fault(match[1].removesuffix("."))
    try:
        return _fault(url)
    except ValueError:  # the standard library refuses some brackets, ports and letters itself
        return "is not a web address"


def _fault(url: str) -> str:
    if _NEVER.search(url):
        return "an address may hold no space, quotation mark, bracket or control character"
    parts = urlsplit(url)
    if parts.scheme != "https":
        return "must begin with https://"
    if parts.username or parts.password or "@" in parts.netloc:
        return "an address may hold no user name"
    host = (parts.hostname or "").removesuffix(".")
    if parts.port not in (None, 443):
        return "an address may hold no number of a port"
    return _odd_host(host) or _host_fault(host) or _query_fault(parts.query)


def _odd_host(host: str) -> str:
    if host.isascii():
        return ""
    scripts = sorted({unicodedata.name(letter, "?").split()[0].capitalize() for letter in host if letter.isalpha()})
    letters = f"mixes {' and '.join(scripts)} letters" if len(scripts) > 1 else "has letters or signs that are not plain Latin"
    try:
        return f"the host {letters}; its real name is {host.encode('idna').decode()}"
    except UnicodeError:
        return f"the host {letters} and has no real name"


@lru_cache(maxsize=10_000)
def _host_fault(host: str) -> str:
    # Browsers read 0x7f.1 as 127.0.0.1; what has four parts ends in a number too.
    if _NUMBER.fullmatch(host.rpartition(".")[2]) or ":" in host and _is_number(host):
        return "an address must name a host, not a number"
    if not _HOST.match(host):
        return "the name of the host is not valid"
    if host.endswith(".onion"):
        return "an .onion address is shown as text, never linked"
    if any(part.startswith("xn--") for part in host.split(".")):
        return "a host in coded letters (xn--) can look like another one"
    return "a shortened address hides where it leads" if host in _SHORTENERS else ""


def _is_number(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        return False


def _query_fault(query: str) -> str:
    found = [name for name, _ in parse_qsl(query, keep_blank_values=True) if _TRACKING.match(name)] if query else []
    return f"the address carries tracking ({', '.join(found)}); delete that part" if found else ""


def _checked(url: str) -> str:
    if fault := url_fault(url):
        raise ValueError(fault)
    return url


Url = Annotated[str, StringConstraints(strict=True, max_length=MAX_URL_CHARACTERS), AfterValidator(_checked)]
