"""Closed lists in data/vocabulary/: topics, needs, places, countries, outlets, names, units."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StrictInt, StringConstraints, model_validator

from .fields import Country, Id, Model, fault_at, line, public

Label = line(120)
Letters = Annotated[str, StringConstraints(strict=True, pattern=r"^\p{L}{1,5}$")]


class Entry(Model):
    """One entry: a label that is the same everywhere, or one in each language."""

    label: Label | dict[str, Label] = public("The label, or one for each language.")


class Topic(Entry):
    """What a record is about."""

    ground: Literal["linen", "ash", "birch", "clay", "frost", "heather", "honey", "madder", "moss", "rye", "smoke", "walnut"] = public(
        "The ground on which the ornaments of its records are woven: a colour of overrides/assets/centre.css.", "linen"
    )


class Tile(Model):
    """A tile of the map. The map is drawn by us; it shows who is beside whom, not how large or how far."""

    column: StrictInt = public("How far right its left side lies, in halves of a tile.", ge=0, le=15)
    row: StrictInt = public("How far down its upper side lies, in halves of a tile.", ge=0, le=15)
    short: Letters | dict[str, Letters] = public("What is written on it, in each language or for all: 5 letters at the most.")


class Land(Entry):
    """A country."""

    tile: Tile | None = public("Its tile, where the map shows the whole country as one.", None)


class Need(Entry):
    """A kind of help that somebody looks for."""

    says: dict[str, Label] = public("What somebody who needs it would say, in each language.", {})


class Place(Entry):
    """A town or an oblast."""

    kind: Literal["oblast", "town"] = public("`oblast` for an oblast or a capital region; a town when left out.", "town")
    country: Country = public("The country it lies in.")
    within: Id | None = public("The oblast it lies in.", None)
    tile: Tile | None = public("Its tile on the map: every oblast has one, and Minsk, Kyiv and Sevastopol.", None)


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
    "topics": Topic,
    "needs": Need,
    "countries": Land,
    "names": Entry,
    "places": Place,
    "outlets": Outlet,
    "units": Unit,
}
