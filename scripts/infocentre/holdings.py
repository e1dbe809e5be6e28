"""All records of a project: some lie open, the others are fetched one at a time, so that memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import lru_cache

from .extract import Extract, extract
from .schema import Entry

_AT_HAND = 64
"""So many fetched records are kept at hand: those of the page that is written now, and the contacts that many pages show."""


class Holdings(Mapping[str, Entry]):
    """Records by their address, in the order of the addresses."""

    def __init__(self, open_ones: Mapping[str, Entry], extracts: Mapping[str, Extract], fetch: Callable[[str], Entry]):
        """`extracts` names every record; those that do not lie open are fetched when somebody asks for them."""
        self._open = open_ones
        self.extracts = dict(sorted(extracts.items()))
        self._fetch = lru_cache(_AT_HAND)(fetch)

    def __getitem__(self, address: str) -> Entry:
        if address not in self.extracts:
            raise KeyError(address)
        return self._open.get(address) or self._fetch(address)

    def __contains__(self, address: object) -> bool:
        return address in self.extracts

    def __iter__(self) -> Iterator[str]:
        return iter(self.extracts)

    def __len__(self) -> int:
        return len(self.extracts)

    def only(self, addresses: Container[str]) -> Holdings:
        """Those among the addresses; no other can be reached through them."""
        return Holdings(self._open, {address: found for address, found in self.extracts.items() if address in addresses}, self._fetch)


def extracts_of(entries: Mapping[str, Entry]) -> Mapping[str, Extract]:
    """The extract of each record, without opening those that are not."""
    return entries.extracts if isinstance(entries, Holdings) else {address: extract(entry) for address, entry in entries.items()}
