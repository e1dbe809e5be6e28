"""A record without a problem -> what of its surroundings that rests on, so that it need be looked at again only when one of these changes."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from ..load import LEDGER
from ..lookalikes import skeleton, twins
from ..model.kinds import PROFILE
from ..schema import Entry
from ..shared import all_shared, shared
from .identity import publisher
from .passages import Reading
from .references import addresses_named, ids_named
from .strings import domain, hosts, names_in
from .surroundings import Surroundings


class Ties(NamedTuple):
    """What in a record touches others."""

    address: str
    is_profile: bool
    records: tuple[str, ...]
    """Addresses of records that fields name, and that stand as signs in its texts."""
    ids: tuple[tuple[str, str], ...]
    """Vocabulary and id."""
    outlets: tuple[str, ...]
    leads: tuple[str, ...]
    """Hosts and accounts, in fields and texts."""
    twins: tuple[str, ...]
    """Its words that pass for Latin ones, in Latin letters."""
    until: datetime.date | None
    """The day from which it must be looked at again, whatever else happens."""

    def __reduce__(self) -> tuple[Callable[..., Ties], tuple[Any, ...]]:
        return _taken_up, tuple(self)


def _taken_up(address: str, is_profile: bool, *values: Any) -> Ties:
    *names, until = values
    return Ties(shared(address), is_profile, *map(all_shared, names), until)


def ties(entry: Entry, read: Reading, today: datetime.date) -> Ties:
    """The ties of a record, and of what is written in it; of one that is clean on the day `today`, and has neither pictures nor approvals."""
    texts, fields = read
    identity = getattr(entry.facts, "identity", None)
    return Ties(
        entry.address,
        entry.kind is PROFILE,
        _in_order((*(address for _, address in addresses_named(entry)), *(token.target for found in texts for token in found.signs if token.kind == "record"))),
        _in_order((vocabulary, id) for _, vocabulary, id in ids_named(entry)),
        _in_order(source.outlet for source in entry.facts.sources.values()),
        _in_order((*(name for _, path, text in fields for name in names_in(path, text)), *(domain(host) for found in texts if "." in found.bare for _, host in hosts(found.bare)))),
        _in_order(frozenset().union(*(found.twins for found in texts), *(twins(text) for _, _, text in fields))),
        min((day for day in (identity and identity.expires, getattr(entry.facts, "published", None)) if day and day > today), default=None),
    )


def _in_order(names: Iterable[Any]) -> tuple[Any, ...]:
    return all_shared(tuple(sorted({*names})))


def ground(around: Surroundings, is_profile: bool) -> tuple[object, ...]:
    """What everything said of any record rests on, and of any profile."""
    places = sorted(around.vocabularies.get("places", {}).items()) if is_profile else ()
    return around.site.model_dump_json(), sorted(around.declared), places


def whole(around: Surroundings) -> bytes:
    """Changes with all surroundings, but for what the files say that are no record."""
    told = (sorted(around.statuses.items()), *map(sorted, (around.unread, around.declared, around.hidden, around.reused, around.hosts.items())))
    return hashlib.sha256(repr(told).encode(errors="surrogateescape")).digest()


def proof(found: Ties, around: Surroundings) -> tuple[object, ...]:
    """What was said of one record rests on: the same answers, and it is as clean as it was."""
    return (
        [(address, around.statuses.get(address)) for address in found.records],
        [(vocabulary, id, id in around.listed.get(vocabulary, (id,))) for vocabulary, id in found.ids],
        [(outlet, publisher(around, outlet)) for outlet in found.outlets],
        [(name, around.skeletons.get(skeleton(name), ())) for name in found.leads],
        [name for name in found.twins if name in around.latin_names],
        found.address in around.published or LEDGER in around.unread,
    )
