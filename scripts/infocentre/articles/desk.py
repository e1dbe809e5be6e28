"""What is needed to write articles. Whoever writes asks the desk, and the desk notes what was asked: on that a page rests."""

from __future__ import annotations

import datetime
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import jinja2
from markupsafe import Markup

from ..brief import Brief
from ..catalogue import Catalogue
from ..model.kinds import Kind
from ..model.site import Site
from ..pictures import Developed
from ..schema import Entry
from ..words import Tongue
from .article import linked, open_link, relative
from .shelves import Shelves, shelve, sheets
from .templates import environment

Made = TypeVar("Made")
Question = tuple[str, ...]
"""The name of a method of Answers (answers.py), and what it is asked about."""

AT_HAND = 5_000
"""So many things that several pages show are kept at most: the cards of a few thousand records in one language."""


@dataclass(frozen=True)
class Desk:
    """Where articles are written. It holds nothing that changes but the note of what was asked, and what was made for several pages."""

    catalogue: Catalogue
    """For editions; articles use the methods below, so that nothing is asked unnoticed."""
    tongues: Mapping[str, Tongue]
    templates: jinja2.Environment
    shelves: Shelves
    asked: set[int] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)
    """Each question once: notes are made of their numbers here, which are quickly put together, and few bytes for another process."""
    numbers: dict[Question, int] = field(default_factory=dict)
    made: OrderedDict[Hashable, tuple[Any, tuple[int, ...]]] = field(default_factory=OrderedDict)
    """What was made for several pages, and what was asked for it; the one that nobody has wanted for longest comes first."""

    @contextmanager
    def noting(self) -> Iterator[set[int]]:
        """The numbers of the questions that are asked from here on; it is whole at the end."""
        self.asked.clear()
        yield self.asked

    def note(self, *question: str) -> None:
        """Notes a question whose answer somebody has got in another way."""
        number = self.numbers.get(question)
        if number is None:
            number = self.numbers[question] = len(self.questions)
            self.questions.append(question)
        self.asked.add(number)

    def once(self, key: Hashable, make: Callable[[], Made], last: bool = False) -> Made:
        """What `make` gives, made once for all pages; each of them rests on all that was asked for it.

        It must not depend on the page, and nobody may change it. With `last` it is not kept any longer.
        """
        if key not in self.made:
            outside = set(self.asked)
            self.asked.clear()
            self.made[key] = make(), tuple(self.asked)
            self.asked.update(outside)
            if len(self.made) > AT_HAND:
                self.made.popitem(last=False)
        made, asked = self.made.pop(key) if last else self.made[key]
        self.asked.update(asked)
        if not last:
            self.made.move_to_end(key)
        return made

    def fill(self, template: str, language: str, address: str, **context: object) -> Markup:
        """A template of overrides/records/ with a context; it sees nothing but that context.

        Always there: `t` (interface words and formats), `lang`, `link(address)`.
        """
        return Markup(linked(self._filled(template, language, lambda target: relative(address, target), context), address))

    def piece(self, template: str, language: str, **context: object) -> Markup:
        """A template filled for any page: its links stay open until the page around it is filled."""
        return Markup(self._filled(template, language, open_link, context))

    def _filled(self, template: str, language: str, link: Callable[[str], str], context: Mapping[str, object]) -> str:
        self.note("template", template)
        found = self.templates.get_template(template)
        return "".join(found.root_render_func(found.new_context({"t": self.tongue(language), "lang": language, "link": link, **context}, shared=True)))

    @property
    def site(self) -> Site:
        """The settings of the site."""
        self.note("site")
        return self.catalogue.site

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, in its order."""
        return tuple(self.site.languages)

    def tongue(self, language: str) -> Tongue:
        """The words of the site itself in a language."""
        self.note("tongue", language)
        return self.tongues[language]

    def passed(self, day: datetime.date) -> bool:
        """Whether a day lies behind us."""
        self.note("passed", day.isoformat())
        return self.catalogue.today > day

    def label(self, vocabulary: str, id: str, language: str) -> str:
        """The label of a vocabulary's entry in a language."""
        self.note("label", vocabulary, id, language)
        return self.catalogue.label(vocabulary, id, language)

    def labels(self, vocabulary: str, language: str) -> Mapping[str, str]:
        """The labels of all entries of a vocabulary in a language, by id: for whoever puts things in the order of their labels."""
        self.note("labels", vocabulary, language)
        return self.catalogue.labels(vocabulary, language)

    def item(self, vocabulary: str, id: str) -> SimpleNamespace:
        """An entry of a vocabulary, but for its label."""
        self.note("item", vocabulary, id)
        return self.catalogue.unlabelled[vocabulary][id]

    def vocabulary(self, name: str) -> Mapping[str, SimpleNamespace]:
        """A whole vocabulary in the order of the editors, without the labels."""
        self.note("vocabulary", name)
        return self.catalogue.unlabelled.get(name, {})

    def record(self, address: str) -> Entry | None:
        """The whole of the live record at `address` (kind/id)."""
        self.note("record", address)
        return self.catalogue.get(address)

    def told(self, address: str, language: str) -> Entry:
        """A live record as its page in a language may know it: with its words in that language, and in the first one, which tells how fresh those are."""
        self.note("told", address, language)
        entry = self.catalogue.entries[address]
        return replace(entry, words={code: entry.words[code] for code in entry.words if code in (language, entry.facts.original)}, documents={})

    def brief(self, address: str) -> Brief | None:
        """What other pages may show of the live record at `address`, but for its words: for those somebody must ask, too."""
        self.note("brief", address)
        return self.catalogue.briefs.get(address)

    def line(self, record: Entry | Brief, language: str) -> Any:
        """The words of a record in a language as far as they name it."""
        self.note("line", record.address, language)
        return record.words[language]

    def lines(self, record: Entry | Brief, language: str) -> Any:
        """The words of a record in a language as far as cards show them."""
        self.note("lines", record.address, language)
        return record.words[language]

    def events(self, record: Brief, language: str) -> Mapping[str, str]:
        """What a record says in a language of each event of its timeline."""
        self.note("events", record.address, language)
        return record.words[language].timeline

    def pictures(self, address: str) -> Mapping[str, Developed]:
        """The pictures of a record, as far as they could be developed."""
        self.note("pictures", address)
        return self.catalogue.pictures.get(address, {})

    def of_kind(self, kind: Kind) -> list[Entry]:
        """All live records of a kind, whole, in the order of their ids."""
        self.note("kind", kind.folder)
        return list(self.catalogue.of_kind(kind))

    def briefs(self) -> list[Brief]:
        """What other pages may show of each live record, in the order of the addresses."""
        self.note("briefs")
        return list(self.catalogue.briefs.values())

    def citing(self) -> Sequence[Brief]:
        """Every live record whose sources all may see, in the order of the addresses, as far as those sources go."""
        self.note("citing")
        return self.shelves.citing

    def best_language(self, record: Entry | Brief, language: str) -> str:
        """The language in which to show a record to a reader of `language`."""
        self.note("site")
        return language if language in record.words else self.catalogue.best_language(record, language)

    def shelf(self, name: str, value: str) -> Sequence[Brief]:
        """The records of a shelf: of a kind, or with a value of a facet."""
        self.note("shelf", name, value)
        return self.shelves.shelf(name, value)

    def briefs_on(self, name: str, value: str) -> Sequence[Brief]:
        """The same, for whoever goes by the facts of each of them and not only by which they are."""
        found = self.shelf(name, value)
        for one in found:
            self.note("brief", one.address)
        return found

    def sheet(self, name: str, value: str, number: int) -> tuple[Sequence[Brief], int]:
        """One page of a shelf, the first being 1, and how many there are."""
        self.note("sheet", name, value, str(number))
        divided = sheets(self.shelves.shelf(name, value))
        return divided[number - 1], len(divided)

    def values(self, facet: str) -> Mapping[str, Mapping[Kind, int]]:
        """Each value of a facet that a live record has, and how many of each kind have it."""
        self.note("values", facet)
        return self.shelves.counts.get(facet, {})

    def stories_of(self, person: str) -> Sequence[Brief]:
        """The stories that name a person by the id of the profile."""
        self.note("stories_of", person)
        return self.shelves.people.get(person, ())


def open_desk(catalogue: Catalogue, templates: Path) -> Desk:
    """A desk for the catalogue with the templates in the folder `templates`."""
    units = catalogue.vocabularies.get("units", {})
    tongues = {code: Tongue(code, catalogue.interface.get(code, {}), units) for code in catalogue.languages}
    return Desk(catalogue, tongues, environment(templates), shelve(catalogue))
