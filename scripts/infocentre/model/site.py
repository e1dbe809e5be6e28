"""data/site.yml: languages, base address, licence, hotline, intervals; and the ledger of addresses."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, StrictInt

from .fields import Day, Id, LanguageCode, Model, RecordReference, line, many, public
from .picture import PictureLimits
from .urls import Url


def _ends_in_slash(url: str) -> str:
    if not url.endswith("/"):
        raise ValueError("must end in /")
    return url


class Language(Model):
    """A language of the site."""

    name: line(40) = public("Its name in itself.")
    fallback: many(LanguageCode, 10) = public("Languages to show when words are missing, best first.", ())
    sentence: StrictInt = public("Words that the middle sentence of a guide may have; fewer where a language has no articles.", 15, ge=1)
    exit: Url = public("Where “leave quickly” leads: a well-known page on which nothing is remarkable.")


class Licence(Model):
    """Under which licence the texts may be used."""

    name: line(60) = public("Short name, such as CC BY 4.0.")
    url: Url = public("Where its text stands.")


MOST_DAYS = 3_650


class Review(Model):
    """After how many days something must be looked at again."""

    contacts: StrictInt = public("Contacts.", ge=1, le=MOST_DAYS)
    guides: StrictInt = public("Guides that do not say it themselves.", ge=1, le=MOST_DAYS)
    profiles: StrictInt = public("The longest time a profile may be shown without a new look.", ge=1, le=MOST_DAYS)
    profiles_at_risk: StrictInt = public("The same, by consent and with relatives who may be at risk.", 90, ge=1, le=MOST_DAYS)
    delay: StrictInt = public("Days that must lie between what a profile tells and its publication.", 30, ge=0, le=MOST_DAYS)


class Budgets(Model):
    """How many kilobytes, compressed, the first view of a page may weigh with all that it loads."""

    home: StrictInt | None = public("The first page.", 70, ge=1)
    guide: StrictInt | None = public("A guide.", 45, ge=1)
    story: StrictInt | None = public("A story, with its pictures.", None, ge=1)
    profile: StrictInt | None = public("A profile, with its pictures.", None, ge=1)
    list: StrictInt | None = public("A list of records or contacts.", None, ge=1)
    page: StrictInt | None = public("A page written by hand.", None, ge=1)
    script: StrictInt = public("The scripts of any page.", 8, ge=0)


class Site(Model):
    """data/site.yml"""

    name: dict[LanguageCode, line(80)] = public("Name of the centre in each language.")
    languages: dict[LanguageCode, Language] = public("The languages, in the order of the menus.", min_length=1)
    base_address: Annotated[Url, AfterValidator(_ends_in_slash)] | None = public("Address of the site, ending in /. Left out: links stay relative.", None)
    licence: Licence = public("Licence of the texts.")
    hotline: Id = public("Id of the contact shown as the hotline.")
    emergency: Id = public("Id of the contact with the emergency numbers.")
    review: Review = public("Review intervals in days.")
    budgets: Budgets = public("What a page may weigh. A build that is heavier is refused.", Budgets())
    pictures: PictureLimits = public("What a picture may measure, and what reading it may cost.", PictureLimits())


class Withdrawal(Model):
    """A record that was taken out for good."""

    on: Day = public("The day.")
    reason: Literal["safety", "error", "consolidated", "expired"] = public("Why.")


Address = RecordReference


class Ledger(Model):
    """data/published.yml: every address ever published. Commands write it."""

    published: dict[Address, Day] = public("Record and the day its address was first published.", {})
    withdrawn: dict[Address, Withdrawal] = public("Records taken out; their ids are never used again.", {})
    redirects: dict[Address, Address] = public("Old address: new address.", {})
