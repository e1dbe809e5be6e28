"""What articles ask the desk, each answer as a digest: a page whose every answer is the same is the same page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from .articles.desk import Desk, Question
from .catalogue import Catalogue
from .frames import FrameKey, FrameSet
from .model.kinds import BY_FOLDER
from .pictures import path_of
from .strays import Known, known

OF_A_PART = frozenset(("record", "told", "pictures", "brief", "line", "lines", "events", "item", "label", "labels", "vocabulary"))
"""Questions about one part of the content alone: a record, by its address, or a vocabulary, by its name; the answer is made of nothing but its files."""
_BYTES = 16
"""So many of a hash are enough to tell one answer from another."""
_NAMED = re.compile(r"[\"']([a-z0-9/_-]+\.html)[\"']")


class Answers:
    """The answers of one build. A question whose name is unknown has no answer, so nothing that asked it is kept."""

    def __init__(self, desk: Desk, frames: FrameSet, templates: Path):
        self._desk, self._frames, self._templates = desk, frames, templates
        self._catalogue: Catalogue = desk.catalogue
        self._given: dict[Question, bytes] = {}

    @property
    def parts(self) -> Mapping[str, str]:
        """The hash of each vocabulary, and of the files of each live record that shows no pictures: what is asked about it alone has the same answer while that is the same."""
        records = {address: digest for address, digest in self._catalogue.digests.items() if address not in self._catalogue.pictures}
        return {**records, **{name: _digest([(id, vars(item)) for id, item in items.items()]).hex() for name, items in self._catalogue.vocabularies.items()}}

    def to(self, question: Question) -> bytes:
        """The digest of the answer to a question."""
        if question not in self._given:
            name, *about = question
            self._given[question] = _digest(getattr(self, f"_{name}")(*about))
        return self._given[question]

    def _site(self) -> object:
        return self._catalogue.site.model_dump_json()

    def _tongue(self, language: str) -> object:
        return self._catalogue.interface.get(language), self._units

    @cached_property
    def _units(self) -> object:
        return repr(self._catalogue.vocabularies.get("units"))

    def _template(self, name: str) -> object:
        """The template, and every other one that it names."""
        found, waiting = {}, [name]
        while waiting:
            here = waiting.pop()
            file = self._templates / here
            if here not in found and file.is_file():
                found[here] = text = file.read_text(encoding="utf-8")
                waiting += _NAMED.findall(text)
        return sorted(found.items())

    def _frame(self, language: str, section: str, depth: str) -> object:
        return self._frames.frames.get(FrameKey(language, section, int(depth)))

    def _passed(self, day: str) -> object:
        return self._catalogue.today.isoformat() > day

    def _item(self, vocabulary: str, id: str) -> object:
        return self._catalogue.unlabelled.get(vocabulary, {}).get(id)

    def _label(self, vocabulary: str, id: str, language: str) -> object:
        return self._catalogue.label(vocabulary, id, language) if id in self._catalogue.vocabularies.get(vocabulary, {}) else None

    def _labels(self, vocabulary: str, language: str) -> object:
        return list(self._catalogue.labels(vocabulary, language).items())

    def _vocabulary(self, name: str) -> object:
        return list(self._catalogue.unlabelled.get(name, {}).items())

    def _record(self, address: str) -> object:
        return self._catalogue.digests.get(address)

    def _told(self, address: str, language: str) -> object:
        brief = self._catalogue.briefs.get(address)
        return brief and (list(brief.words), brief.facts.original, self._catalogue.parts(address, language, brief.facts.original))

    def _pictures(self, address: str) -> object:
        pictures = self._catalogue.pictures.get(address, {}).items()
        return [(id, [path_of(copy) for copy in picture.copies]) for id, picture in pictures]

    def _kind(self, folder: str) -> object:
        return [self.to(("record", address)) for address, brief in self._catalogue.briefs.items() if brief.kind is BY_FOLDER[folder]]

    def _brief(self, address: str) -> object:
        brief = self._catalogue.briefs.get(address)
        # Its sources and words are other questions, and the day it was last changed stands on its own page alone.
        return brief and (brief.kind.folder, brief.facts, list(brief.words), brief.is_hidden, brief.has_card)

    def _line(self, address: str, language: str) -> object:
        return self._words(address, language, "title", "name", "call_sign")

    def _lines(self, address: str, language: str) -> object:
        return self._words(address, language, "title", "name", "call_sign", "summary", "role")

    def _events(self, address: str, language: str) -> object:
        return self._words(address, language, "timeline")

    def _words(self, address: str, language: str, *names: str) -> object:
        brief = self._catalogue.briefs.get(address)
        words = brief and brief.words.get(language)
        return words and [getattr(words, name, None) for name in names]

    def _briefs(self) -> object:
        return list(self._catalogue.briefs)

    def _citing(self) -> object:
        found = hashlib.sha256()
        for one in self._desk.shelves.citing:
            found.update(f"{one.address} {len(one.sourced)} ".encode() + one.sourced)
        return found.digest()

    def _shelf(self, name: str, value: str) -> object:
        return [one.address for one in self._desk.shelves.shelf(name, value)]

    def _sheet(self, name: str, value: str, number: str) -> object:
        shown, count = self._desk.sheet(name, value, int(number))
        return [one.address for one in shown], count

    def _values(self, facet: str) -> object:
        found: Mapping = self._desk.shelves.counts.get(facet, {})
        return [(value, sorted((kind.folder, count) for kind, count in kinds.items())) for value, kinds in found.items()]

    def _reach(self, sort: str, value: str) -> object:
        return value in getattr(self._reachable, sort)

    @cached_property
    def _reachable(self) -> Known:
        return known(self._catalogue)

    def _stories_of(self, person: str) -> object:
        return [one.address for one in self._desk.shelves.people.get(person, ())]


def _digest(answer: object) -> bytes:
    return hashlib.sha256(repr(answer).encode()).digest()[:_BYTES]
