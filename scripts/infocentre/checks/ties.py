"""A record without a problem -> what of its surroundings that rests on, so that it need be looked at again only when one of these changes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..details import without_links
from ..lookalikes import latin, skeleton
from ..model.kinds import PROFILE
from ..schema import Entry
from ..tokens import tokens, without_signs
from .bodies import texts
from .identity import publisher
from .ledger import LEDGER
from .letters import ALL_TWINS
from .references import addresses_named, ids_named
from .strings import domain, hosts, names_in, written
from .surroundings import Surroundings


@dataclass(frozen=True)
class Ties:
    """What in a record touches others."""

    address: str
    is_profile: bool
    records: frozenset[str]
    """Addresses of records that fields name, and that stand as signs in its texts."""
    ids: frozenset[tuple[str, str]]
    """Vocabulary and id."""
    outlets: frozenset[str]
    leads: frozenset[str]
    """Hosts and accounts, in fields and texts."""
    twins: frozenset[str]
    """Its words that pass for Latin ones, in Latin letters."""
    until: datetime.date | None
    """The day from which it must be looked at again, whatever else happens."""


def ties(entry: Entry, today: datetime.date) -> Ties:
    """The ties of a record; of one that is clean on the day `today`, and has neither pictures nor approvals."""
    bodies = [text for words in entry.words.values() for _, text, _ in texts(words)]
    fields = [(path, text) for _, path, text in written([entry])]
    identity = getattr(entry.facts, "identity", None)
    return Ties(
        entry.address,
        entry.kind is PROFILE,
        frozenset(address for _, address in addresses_named(entry)) | {token.target for text in bodies for token in tokens(text) if token.kind == "record"},
        frozenset((vocabulary, id) for _, vocabulary, id in ids_named(entry)),
        frozenset(source.outlet for source in entry.facts.sources.values()),
        frozenset(name for path, text in fields for name in names_in(path, text)) | {domain(host) for text in bodies for _, host in hosts(without_signs(text))},
        frozenset(latin(word) for text in (*(without_links(without_signs(text)) for text in bodies), *(text for _, text in fields)) for word in ALL_TWINS.findall(text)),
        min((day for day in (identity and identity.expires, getattr(entry.facts, "published", None)) if day and day > today), default=None),
    )


def ground(around: Surroundings) -> tuple[object, ...]:
    """What everything said of any record rests on."""
    return around.site.model_dump_json(), sorted(around.declared)


def proof(found: Ties, around: Surroundings) -> tuple[object, ...]:
    """What was said of one record rests on: the same answers, and it is as clean as it was."""
    return (
        sorted((address, around.statuses.get(address)) for address in found.records),
        sorted((vocabulary, id, id in around.listed.get(vocabulary, (id,))) for vocabulary, id in found.ids),
        sorted((outlet, publisher(around, outlet)) for outlet in found.outlets),
        sorted((name, around.skeletons.get(skeleton(name), ())) for name in found.leads),
        sorted(found.twins & around.latin_names),
        sorted(around.vocabularies.get("places", {}).items()) if found.is_profile else (),
        found.address in around.published or LEDGER in around.unread,
    )
