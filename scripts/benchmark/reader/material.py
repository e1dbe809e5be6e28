"""The same texts as a site of stock Material for MkDocs: its default settings, records outside the nav."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from ..bags import LANGUAGES
from ..centre import Maker
from ..peers.mkdocs import PEERS
from ..peers.peer import Titles, write
from ..timing import run
from .missing import Missing

_CONFIG = "site_name: Centre\ntheme: {name: material}\nnav: [{Home: index.md}]\n"
_BLOCKS = {"p", "li", "h1", "h2", "h3", "div", "section", "article", "summary", "figcaption", "td"}


def build(project: Path, count: int, seed: int, ours: Path, place: Path) -> Path:
    """The folder of the built site; the words of its home pages are those of our own built ones, in `ours`."""
    mkdocs = next(peer for peer in PEERS if peer.program == "mkdocs")
    program = mkdocs.found()
    if not program:
        raise Missing("MkDocs with Material is not installed")
    records = list(Maker(project, count, seed).records())
    titles: Titles = {f"{record.kind}/{record.id}": {language: words.title for language, words in record.words.items()} for record in records}
    mkdocs.export(records, titles, place)
    write(place / "mkdocs.yml", _CONFIG)
    for language in LANGUAGES:
        write(place / f"docs/{language}/index.md", as_markdown((ours / language / "index.html").read_text("utf-8")))
    run(mkdocs.command(program, place, place / "site"))
    return place / "site"


def as_markdown(page: str) -> str:
    """The words and links of the main part of a page; pictures and forms are left out."""
    reader = _Main()
    reader.feed(page)
    return "".join(reader.parts)


class _Main(HTMLParser):
    """Collects the text within `<main>`; a link keeps its address."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.inside, self.hidden = False, 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "main"
        self.hidden += tag in ("svg", "script", "style", "template")
        if self._counts and tag in _BLOCKS:
            self.parts.append("\n\n" + {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- "}.get(tag, ""))
        if self._counts and tag == "a":
            self.links.append(dict(attributes).get("href") or "")
            self.parts.append("[")

    def handle_endtag(self, tag: str) -> None:
        if self._counts and tag == "a" and self.links:
            self.parts.append(f"]({self.links.pop()})")
        self.hidden -= tag in ("svg", "script", "style", "template")
        self.inside &= tag != "main"

    def handle_data(self, data: str) -> None:
        if self._counts:
            self.parts.append(" ".join(data.split()) + " " if data.strip() else "")

    @property
    def _counts(self) -> bool:
        return self.inside and not self.hidden
