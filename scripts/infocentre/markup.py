"""Body text of a record -> safe HTML: signs resolved, Markdown read, everything sanitised last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Protocol

import nh3
import pyromark
from markupsafe import Markup, escape

from .tokens import OPENING, Token, tokens, without_html

_MARKDOWN = pyromark.Markdown()
# Ids of headings and notes begin with this, so that no text can shadow a name of the page.
PREFIX = "t-"

_TAGS = {"p", "br", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre", "hr", "a", "sup", "span"}
# The empty set under `*` takes away the attributes that the sanitiser would allow everywhere.
_ATTRIBUTES = {"*": set(), "a": {"href", "hreflang", "lang", "id"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "ol": {"start"}}
_CLASSES = {"sup": {"note"}, "a": {"note-link"}, "span": {"fact"}}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes={"https"},  # numbers and e-mails stand in contacts, whose template links them
    link_rel="noopener noreferrer nofollow",
    strip_comments=True,
)
# In a text, an author links only https addresses; records are linked by their sign.
_OTHER_LINK = re.compile(r'<a href="(?!(?i:https://))[^"]*"')
_HEADING = re.compile(r"<h([1-6])>(.*?)</h[1-6]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_REL_OF_OUR_OWN = re.compile(r'(<a [^>]*href="(?!https:)[^"]*"[^>]*?) rel="[^"]*"')
# Private characters stand for each resolved sign, so that Markdown leaves it alone; inside a tag
# (the title of a link) there is no place for it.
_SIGN = re.compile("<[^>]*>|\ue000([0-9]+)\ue001")
_SIGN_IN_A_TAG = re.compile("<[^>\ue000]*\ue000")
_SIGN_OF_A_TEXT = re.compile("\ue000([0-9]+)\ue001")


class Resolver(Protocol):
    """What a sign in a text becomes: ready HTML, its values escaped."""

    def __call__(self, token: Token) -> str: ...


@dataclass(frozen=True)
class Heading:
    """A heading of a text, for the table of contents."""

    id: str
    text: str
    level: int


@dataclass(frozen=True)
class Body:
    """A text as safe HTML, with its headings."""

    html: Markup = Markup("")
    headings: tuple[Heading, ...] = ()


@dataclass
class Notes:
    """Numbers the sources of one article in the order in which they are first cited."""

    numbers: dict[str, int] = field(default_factory=dict)
    cited: dict[str, int] = field(default_factory=dict)

    def number(self, key: str) -> int:
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def take(self, keys: Iterable[str]) -> tuple[int, ...]:
        """The numbers of several sources, lowest first."""
        return tuple(sorted(self.number(key) for key in keys))

    def mark(self, key: str) -> str:
        """A note mark that leads to the source in the list, and can be led back to."""
        number = self.number(key)
        self.cited[key] = self.cited.get(key, 0) + 1
        back = f' id="{PREFIX}cite-{number}"' if self.cited[key] == 1 else ""
        return f'<sup class="note"><a class="note-link" href="#source-{number}"{back}>{number}</a></sup>'


def render(text: str, resolve: Resolver, part: str = "") -> Body:
    """The safe HTML of a Markdown text; `resolve` gives the HTML of each sign.

    `part` sets the ids of the headings apart where an article has several texts.

    No tag, attribute or address survives that is not on the lists above; a `<` in the text
    is shown as `<`. The work is linear in the length of the text.
    """
    found: list[str] = []
    source = without_html(_set_aside(text, resolve, found))
    html = _MARKDOWN.html(source)
    if "<a" in html:
        html = _OTHER_LINK.sub("<a", html)
    html = html.replace(OPENING, "&lt;")
    sign = _SIGN if _SIGN_IN_A_TAG.search(html) else _SIGN_OF_A_TEXT  # the tags need not be told apart where none holds a sign
    html = sign.sub(lambda match: found[int(match[1])] if match[1] else match[0], html)
    headings: list[Heading] = []
    html = _HEADING.sub(lambda match: _heading(match, headings, part), html)
    return Body(Markup(_REL_OF_OUR_OWN.sub(itemgetter(1), _CLEANER.clean(html))), tuple(headings))


def _set_aside(text: str, resolve: Resolver, found: list[str]) -> str:
    parts, end = [], 0
    for token in tokens(text):
        parts += [_held(text[end : token.start], token), f"\ue000{len(found)}\ue001"]
        found.append(resolve(token))
        end = token.end
    return "".join(parts) + text[end:]


def _held(before: str, token: Token) -> str:
    """The text before a sign; a note never begins a line, so the space before it does not break."""
    if token.kind != "source" or before[-1:] != " " or before[-2:-1].isspace():
        return before
    return f"{before[:-1]}\u00a0"


def _heading(match: re.Match[str], headings: list[Heading], part: str) -> str:
    level = max(2, min(4, int(match[1])))
    id = f"{PREFIX}{part}{len(headings) + 1}"
    headings.append(Heading(id, Markup(_TAG.sub("", _without_notes(match[2]))).unescape().rstrip(), level))
    return f'<h{level} id="{id}">{match[2]}</h{level}>'


def _without_notes(html: str) -> str:
    return re.sub(r'<sup class="note">.*?</sup>', "", html)


def link(href: str, words: str, language: str = "", lang_of_page: str = "") -> str:
    """A link of our own, for resolvers; the language is named where it is not the page's."""
    foreign = f' hreflang="{escape(language)}" lang="{escape(language)}"' if language and language != lang_of_page else ""
    return f'<a href="{escape(href)}"{foreign}>{escape(words)}</a>'


def resolver(
    facts: Mapping[str, str], notes: Notes, record: Callable[[str, str | None], str]
) -> Resolver:
    """The usual resolver: `facts` are printed, sources numbered, and `record(address, words)` links."""

    def resolve(token: Token) -> str:
        if token.kind == "fact":
            return f'<span class="fact">{escape(facts[token.target])}</span>'
        if token.kind == "source":
            return notes.mark(token.target)
        return record(token.target, token.words)

    return resolve
