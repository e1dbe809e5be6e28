"""What is needed to write articles: the catalogue, the languages, the templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from ..catalogue import Catalogue
from ..words import Tongue
from .article import relative
from .shelves import Shelves, shelve


@dataclass(frozen=True)
class Desk:
    """Where articles are written. It holds nothing that changes."""

    catalogue: Catalogue
    tongues: Mapping[str, Tongue]
    templates: jinja2.Environment
    shelves: Shelves

    def fill(self, template: str, language: str, address: str, **context: object) -> Markup:
        """A template of overrides/records/ with a context; it sees nothing but that context.

        Always there: `t` (interface words and formats), `lang`, `link(address)`.
        """

        def link(target: str) -> str:
            return relative(address, target)

        tongue = self.tongues[language]
        html = self.templates.get_template(template).render(t=tongue, lang=language, link=link, **context)
        return Markup(html)

    def label(self, vocabulary: str, id: str, language: str) -> str:
        return self.catalogue.label(vocabulary, id, language)


def open_desk(catalogue: Catalogue, templates: Path) -> Desk:
    """A desk for the catalogue with the templates in the folder `templates`."""
    units = catalogue.vocabularies.get("units", {})
    tongues = {code: Tongue(code, catalogue.interface.get(code, {}), units) for code in catalogue.languages}
    return Desk(catalogue, tongues, environment(templates), shelve(catalogue))


def environment(templates: Path) -> jinja2.Environment:
    """Templates that escape every value, whatever the file is called, and stop at a missing one."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
