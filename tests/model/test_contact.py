"""Phone numbers, handles and e-mails have one form each."""

from __future__ import annotations

import pytest

from infocentre.model.contact import Channel, phone_fault


@pytest.mark.parametrize(("value", "country"), [("+380 44 000 00 00", None), ("+380440000000", None), ("+375 17 000 00 00", None), ("112", "ua"), ("0 800 000 000", "ua")])
def test_a_number_with_its_country(value, country):
    assert phone_fault(value, country) == ""


@pytest.mark.parametrize(
    ("value", "country"),
    [
        ("112", None), ("+380", None), ("+3801", None), ("+999 12 345 67 89", None), ("+380 44 CENTRE", None), ("+380-44-000-00-00", None), ("380440000000", None),
        ("*21#", "ua"), ("tel:112", "ua"), ("0800;ext=1", "ua"), ("１１２", "ua"), ("٠٤٤", "ua"), ("+３８０440000000", None), ("", "ua"), (" 112", "ua"), ("1" * 17, "ua"),
    ],
)  # fmt: skip
def test_what_is_no_number(value, country):
    """Nothing that a phone would take for a command, and no digits of other scripts."""
    assert phone_fault(value, country)


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        ({"type": "phone"}, "+380 44 000 00 00", "tel:+380440000000"),
        ({"type": "phone", "country": "ua"}, "0 800 000 000", "tel:0800000000"),
        ({"type": "email"}, "line@example.org", "mailto:line@example.org"),
        ({"type": "web"}, "https://example.org/", "https://example.org/"),
        ({"type": "messenger", "service": "signal"}, "@example_line", None),
        ({"type": "messenger", "service": "telegram"}, "+380440000000", None),
    ],
)
def test_a_tap_opens_the_reader_s_own_means_and_no_third_party(kind, value, link):
    assert Channel(id="x", value=value, sources=("s",), **kind).link == link


@pytest.mark.parametrize("value", ["line@example", "a b@example.org", "a@b@example.org", "a@example.org?bcc=b@example.org", "линия@example.org", "@example.org", "a@EXAMPLE.org\n"])
def test_what_is_no_email(value):
    with pytest.raises(ValueError, match="is not an e-mail address|must be one line"):
        Channel(id="x", type="email", value=value, sources=("s",))


@pytest.mark.parametrize("value", ["@abc", "@a b c d", "@exаmple", "@" + "a" * 33, "https://t.me/example", "example_line"])
def test_what_is_no_handle(value):
    with pytest.raises(ValueError):
        Channel(id="x", type="messenger", service="telegram", value=value, sources=("s",))


@pytest.mark.parametrize(
    ("service", "value"),
    [
        ("bank", "BY13 NBRB 3600 9000 0000 2Z00 AB00"), ("bank", "UA213223130000026007233566001"), ("card", "4111 1111 1111 1111"), ("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        ("bitcoin", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"), ("bitcoin", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"), ("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        ("ton", "EQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM9c"), ("ethereum", "0x" + "0" * 40), ("monero", "4" + "A" * 94), (None, "https://example.org/give"),
    ],
)  # fmt: skip
def test_a_donation_goes_to_an_account_or_a_page(service, value):
    """With one letter or digit swapped, an account that has a checksum is refused; no account is a link."""
    channel = Channel(id="x", type="donation", service=service, value=value, sources=("s",))
    assert channel.link == (value if service is None else None)
    if service not in (None, "ethereum", "monero"):
        other = {"1": "2", "a": "z", "A": "C", "t": "u", "4": "5", "0": "7", "c": "d"}[value[-1]]
        with pytest.raises(ValueError, match="is not the number of such an account"):
            Channel(id="x", type="donation", service=service, value=value[:-1] + other, sources=("s",))


@pytest.mark.parametrize(
    ("kind", "service", "value"),
    [("phone", "bank", "112"), ("messenger", "card", "4111111111111111"), ("donation", "telegram", "@example_line"), ("mirror", "bitcoin", "https://example.org"), ("donation", "tron", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"), ("donation", None, "4111 1111 1111 1111"), ("mirror", None, "http://example.org")],
)  # fmt: skip
def test_a_service_belongs_to_its_kind(kind, service, value):
    with pytest.raises(ValueError):
        Channel(id="x", type=kind, service=service, value=value, country="ua", sources=("s",))


def test_a_hidden_service_is_shown_and_never_linked():
    """The name is checked by its own checksum."""
    name = "duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion"
    assert Channel(id="x", type="mirror", value=name, sources=("s",)).link is None
    assert Channel(id="x", type="mirror", value="https://example.org/", sources=("s",)).link == "https://example.org/"
    with pytest.raises(ValueError, match="is not the name of a hidden service"):
        Channel(id="x", type="mirror", value=f"e{name[1:]}", sources=("s",))
