"""What the check of one record may know of everything else; what is not in here cannot change what is said of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from ..lookalikes import skeleton
from ..model.fields import Model
from ..model.site import Site
from ..schema import Content
from .gist import Gist
from .strings import names_in, written_in_centre

_LATIN_NAME = re.compile(r"[A-Za-z]{4,}")  # shorter ones are too often a word of the other language: ВВС, СОС


@dataclass(frozen=True)
class Surroundings:
    """Everything around a record that a rule may ask for."""

    site: Site
    vocabularies: Mapping[str, Mapping[str, Model]]
    listed: Mapping[str, frozenset[str]]
    """The ids that stand in each vocabulary, well formed or not."""
    statuses: Mapping[str, str]
    """Every record that exists, by address, and its status; empty of one that cannot be read."""
    published: Container[str]
    """The addresses in the ledger."""
    unread: frozenset[str]
    """Files that stand there but could not be read."""
    declared: frozenset[str]
    """Full names that records declare under `named`."""
    hidden: frozenset[str]
    """Names of people whom no picture may show."""
    reused: frozenset[str]
    """References of consents that more than one profile gives."""
    hosts: Counter[str]
    """Every host and account that a field names, and how often."""
    skeletons: Mapping[str, tuple[str, ...]]
    """Those hosts and accounts by what they look like."""
    latin_names: frozenset[str]
    """Names in Latin letters that the vocabularies know."""


def surroundings(content: Content, gists: Mapping[str, Gist]) -> Surroundings:
    """The surroundings of every record of the content, of which these are the gists."""
    references = Counter(found.consent for found in gists.values() if found.consent)
    hosts = Counter(name for found in gists.values() for name in found.hosts)
    hosts.update(name for document, path, text in written_in_centre(content) for name in names_in(path, text))
    return Surroundings(
        content.site,
        content.vocabularies,
        {name: frozenset(document.data) for name in content.vocabularies if (document := content.documents.get(f"data/vocabulary/{name}.yml"))},
        dict.fromkeys(content.addresses, "") | {address: found.status for address, found in gists.items()},
        content.ledger.published,
        content.unread,
        frozenset(name for found in gists.values() for name in found.declared),
        frozenset(name for found in gists.values() for name in found.hidden),
        frozenset(reference for reference, count in references.items() if count > 1),
        hosts,
        _by_look(hosts),
        latin_names(content),
    )


def is_draft(statuses: Mapping[str, str], address: str) -> bool:
    """Whether the record exists but is not meant for readers."""
    return statuses.get(address) in ("draft", "withdrawn")


def _by_look(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        found.setdefault(skeleton(name), []).append(name)
    return {look: tuple(alike) for look, alike in found.items()}


def latin_names(content: Content) -> frozenset[str]:
    """The names in Latin letters that the vocabularies know."""
    labels = (getattr(entry, "label", "") for entries in content.vocabularies.values() for entry in entries.values())
    texts = (text for label in labels for text in (label.values() if isinstance(label, dict) else (label,)))
    return frozenset(name for text in texts for name in _LATIN_NAME.findall(text))
