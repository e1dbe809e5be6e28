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
