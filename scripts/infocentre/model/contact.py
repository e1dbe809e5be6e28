"""A contact: the only place where a phone number, handle, e-mail, account for donations or mirror may stand."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import model_validator

from .accounts import ACCOUNTS, is_onion
from .fields import Country, Day, Id, LanguageCode, Model, PartialDate, fault_at, line, many, public
from .record import Checked, Record, Sources, Words
from .urls import url_fault

_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@[a-z0-9-]+(\.[a-z0-9-]+)+\Z")
_HANDLE = re.compile(r"@[A-Za-z0-9_]{4,32}\Z")
_NATIONAL = re.compile(r"[0-9]([0-9 ]{0,14}[0-9])?\Z")


def phone_fault(value: str, country: str | None) -> str:
    """What is wrong with a phone number, or an empty text. E.164, or a national number with its country."""
    import phonenumbers  # it takes a while to load, and of most records no contact is looked at

    if value.startswith("+"):
        try:
            number = phonenumbers.parse(value)
        except phonenumbers.NumberParseException:
            return "is not a phone number in the form +380…"
        return "" if phonenumbers.is_possible_number(number) and not re.search(r"[^0-9+ ]", value) else "is not a phone number in the form +380…"
    if not country:
        return "a number without + needs its `country`"
    return "" if _NATIONAL.match(value) else "may hold digits and spaces only"


_MESSENGERS = ("telegram", "signal", "viber", "whatsapp")
ORDER = ("phone", "messenger", "email", "web", "donation", "mirror")


class Channel(Model):
    """One way to reach somebody, to give them money, or to read this site elsewhere."""

    id: Id = public("Names the channel; its words stand under the same id.")
    type: Literal["phone", "messenger", "email", "web", "donation", "mirror"] = public(f"What it is. The order in a contact is: {', '.join(ORDER)}.")
    service: Literal["telegram", "signal", "viber", "whatsapp", "bank", "card", "bitcoin", "litecoin", "ethereum", "tron", "ton", "monero"] | None = public(
        "Which messenger; or, of a donation, what the number belongs to. A donation without it is the https address of a page.", None
    )
    value: line(200) = public("The number in quotes, the handle, the e-mail or the https address.")
    country: Country | None = public("Where a number without + works.", None)
    languages: many(LanguageCode, 12) = public("Languages that are answered, as far as known.", ())
    hours: Literal["round-the-clock", "stated", "unknown"] = public("`stated`: the words say when.", "unknown")
    cost: Literal["free", "paid", "unknown"] = public("Cost of a call.", "unknown")
    from_belarus: Literal["yes", "with care", "no"] | None = public("Whether to use it from inside Belarus; the words give the reason. Left out: not known.", None)
    seen: PartialDate | None = public("Date of the page on which the channel was read.", None)
    sources: Sources = public("Keys of the sources.", min_length=1)

    @model_validator(mode="after")
    def _right_form(self) -> Channel:
        if (self.type == "messenger") != (self.service in _MESSENGERS):
            raise fault_at("type", "the service of a messenger belongs to a messenger, and a messenger needs it")
        if self.service in ACCOUNTS and self.type != "donation":
            raise fault_at("type", f"`{self.service}` belongs to a donation")
        if fault := self._fault():
            raise fault_at("value", fault)
        return self

    def _fault(self) -> str:
        if self.type == "phone" or (self.type == "messenger" and not self.value.startswith("@")):
            return phone_fault(self.value, self.country)
        if self.type == "messenger":
            return "" if _HANDLE.match(self.value) else "a handle is @ and 4 to 32 Latin letters, digits or _"
        if self.type == "email":
            return "" if _EMAIL.match(self.value) else "is not an e-mail address"
        if self.service in ACCOUNTS:
            return "" if ACCOUNTS[self.service](self.value) else "is not the number of such an account; a digit or letter is wrong"
        if self.type == "mirror" and self.value.endswith(".onion"):
            return "" if is_onion(self.value) else "is not the name of a hidden service; a letter is wrong"
        return url_fault(self.value)

    @property
    def link(self) -> str | None:
        """What a tap opens; None where a tap would lead a reader to a third party's app."""
        if self.type == "phone":
            return "tel:" + re.sub(r"[^0-9+]", "", self.value)
        if self.type == "email":
            return f"mailto:{self.value}"
        return self.value if self.value.startswith("https://") else None


class Confirmed(Model):
    """A live check of the whole contact."""

    on: Day = public("The day somebody tried it.")
    how: Literal["called", "visited", "official-page"] = public("How.")


class Contact(Record):
    """data/contacts/<id>/contact.yml"""

    status: Literal["draft", "confirmed", "unconfirmed", "closed", "withdrawn"] = public("`confirmed` only after a live check.", examples=["draft"])
    confirmed: Confirmed | None = public("The live check. Needed for `confirmed`.", None)
    countries: many(Country, 12) = public("Where it works.", ())
    needs: many(Id, 12) = public("Ids of vocabulary/needs.yml.", ())
    channels: many(Channel, 12) = public("Ways to reach it.", ())
    successor: Id | None = public("Id of the contact that took its place.", None)
    checked: Checked | None = public("The last check against the sources.", None)

    @model_validator(mode="after")
    def _confirmed_by_somebody(self) -> Contact:
        if (self.status == "confirmed") != (self.confirmed is not None):
            raise fault_at("status", "`status: confirmed` and `confirmed: {on, how}` go together")
        places = [ORDER.index(channel.type) for channel in self.channels]
        if places != sorted(places):
            raise fault_at("channels", f"they stand in the order {', '.join(ORDER)}")
        return self


class ChannelWords(Model):
    """The words of one channel."""

    label: line(120) = public("What one reaches.")
    short: line(40) | None = public("The same in a word or two, for where only the number is shown.", None)
    hours: line(200) | None = public("When it is answered, where hours are `stated`.", None)
    risk: line(400) | None = public("Why it is or is not safe from Belarus.", None)


class ContactWords(Words):
    """data/contacts/<id>/<language>.yml"""

    name: line(160) = public("Name of the organisation or line.")
    summary: line(300) = public("What it does and for whom; what is old or disputed.")
    channels: dict[Id, ChannelWords] = public("The words of each channel.", {})
