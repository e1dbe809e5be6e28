"""Closed lists in data/vocabulary/: topics, needs, places, countries, outlets, names, units."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from .fields import Country, Id, Model, fault_at, line, public

Label = line(120)


class Entry(Model):
    """One entry: a label that is the same everywhere, or one in each language."""

    label: Label | dict[str, Label] = public("The label, or one for each language.")


class Need(Entry):
    """A kind of help that somebody looks for."""

    says: dict[str, Label] = public("What somebody who needs it would say, in each language.", {})


class Place(Entry):
    """A town or an oblast."""

    country: Country = public("The country it lies in.")
    within: Id | None = public("The oblast it lies in.", None)


class Outlet(Entry):
    """Who publishes. Outlets of one family are not independent of each other."""

    family: Id | None = public("The publisher behind several outlets.", None)


class Unit(Model):
    """Something counted, in its plural forms (CLDR plural categories)."""

    forms: dict[str, dict[Literal["one", "two", "few", "many", "other"], Label]] = public("For each language, the word for each plural category.")

    @model_validator(mode="after")
    def _has_other(self) -> Unit:
        if missing := [language for language, forms in self.forms.items() if "other" not in forms]:
            raise fault_at("forms", f"the form `other` is missing in {', '.join(missing)}")
        return self


VOCABULARIES: dict[str, type[Model]] = {
    "topics": Entry,
    "needs": Need,
    "countries": Entry,
    "names": Entry,
    "places": Place,
    "outlets": Outlet,
    "units": Unit,
}
