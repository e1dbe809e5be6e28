"""Addresses of pages elsewhere: https only, no tracking, no look-alike hosts."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infocentre.model import urls
from infocentre.model.urls import url_fault


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://www.example.org/a/b.html?id=1&p=2#part",
        "https://example.org:443/",
        "https://uk.example.org/вікі/Білорусь",
        "https://example.org/%D0%B0",
        "https://a-b.example.org/@name",
        "https://EXAMPLE.org/",
    ],
)
def test_an_ordinary_address_has_no_fault(url):
    assert url_fault(url) == ""


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://example.org", "must begin with https://"),
        ("//example.org", "must begin with https://"),
        ("javascript:alert(1)", "must begin with https://"),
        ("example.org", "must begin with https://"),
        ("https://user@example.org", "user name"),
        ("https://example.org@evil.example/", "user name"),
        ("https://user:word@example.org", "user name"),
        ("https://example.org:8080/", "port"),
        ("https://example.org:x/", "is not a web address"),
        ("https://[", "is not a web address"),
        ("https://exam\u2100ple.org", "is not a web address"),
        ("https://192.0.2.1/", "not a number"),
        ("https://2130706433/", "not a number"),
        ("https://0x7f.1/", "not a number"),
        ("https://[2001:db8::1]/", "not a number"),
        ("https://localhost/", "the name of the host is not valid"),
        ("https:///a", "the name of the host is not valid"),
        ("https://-a.example/", "the name of the host is not valid"),
        ("https://example.org /", "no space"),
        ("https://example.org/\"onclick=", "quotation mark"),
        ("https://example.org/<b>", "bracket"),
        ("https://example.org\\@evil.example", "may hold no"),
        ("https://abcdef.onion/", ".onion"),
        ("https://bit.ly/x", "shortened"),
        ("https://example.org/?utm_source=x&fbclid=y", "tracking (utm_source, fbclid)"),
        ("https://xn--e1afmkfd.example/", "xn--"),
        ("https://ех\u0430mple.org/", "mixes Cyrillic and Latin letters; its real name is xn--"),
        ("https://пример.example/", "mixes Cyrillic and Latin letters; its real name is xn--e1afmkfd.example"),
        ("https://пример.испытание/", "not plain Latin; its real name is xn--e1afmkfd.xn--80akhbyknj4f"),
        ("https://ex\u00e1mple.org/", "not plain Latin; its real name is xn--exmple-qta.org"),
        ("https://example\u3002org/", "not plain Latin; its real name is example.org"),
    ],
)
def test_what_is_wrong_with_an_address(url, said):
    assert said in url_fault(url)


PIECES = [*"/?#@:;%&=. -_~", "a", "org", "https:", "//", "xn--a", "0x7f", "1", "443", "%41", "É", "?utm_a=1", "bit.ly", "[::1]", ".onion", "\n"]


@given(st.sampled_from(["https://", "https://example.org", "https://example.org/"]), st.lists(st.sampled_from(PIECES), max_size=6))
def test_an_ordinary_address_is_judged_quickly_and_as_any_other(before, pieces):
    url = before + "".join(pieces)
    with patch.object(urls, "_ORDINARY", re.compile(r"(?!)")):
        carefully = url_fault(url)
    assert url_fault(url) == carefully


@given(st.text(max_size=40), st.sampled_from(["", "https://", "https://example.org", "//["]))
def test_no_address_is_too_much(text, before):
    """Whatever is written as an address, it has a fault or it is https and names a host."""
    url = before + text
    assert url_fault(url) or url.lower().startswith("https://")
