"""The ornaments of records, and the one that belongs to no record."""

from __future__ import annotations

from markupsafe import Markup

from ..ornament import Shape, ornament
from ..schema import Entry
from ..brief import Brief
from .desk import Desk


def woven(desk: Desk, entry: Entry | Brief, shape: Shape, label: str = "") -> Markup:
    """The ornament of a record: its id gives the figure, its first topic the ground."""
    ground = next((desk.item("topics", id).ground for id in entry.facts.topics), "linen")
    return Markup(ornament(entry.id, shape, ground, label))


def closing() -> Markup:
    """The ornament that closes pages of no single record."""
    return Markup(ornament("centre", "broad"))
