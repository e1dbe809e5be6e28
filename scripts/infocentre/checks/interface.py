"""The words of the site itself, and the labels of the closed lists, stand in every language."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from ..problem import Problem
from ..schema import PLACEHOLDER, Content
from .surroundings import Surroundings

_IN_EACH_LANGUAGE = {"label": "label", "forms": "label", "says": "words in `says`"}
"""Fields of a closed list's entries that hold words, and what a message calls them."""


def of_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of interface words and labels that a language lacks."""
    yield from _interface(content)
    yield from _labels(content)
    document = content.documents["data/site.yml"]
    for language in content.site.languages:
        if language not in content.site.name:
            mark = document.mark(("name",))
            yield Problem(document.path, mark.line, mark.column, "words-missing", f"name has no words for `{language}`", "Write them.")


def _interface(content: Content) -> Iterator[Problem]:
    keys = {key for words in content.interface.values() for key in words}
    for language in content.site.languages:
        path = f"data/interface/{language}.yml"
        words = content.interface.get(language)
        if words is None and path in content.unread:
            continue
        if words is None:
            yield Problem(path, 0, 0, "missing-file", "the file is missing", "Copy another language and translate it.")
            continue
        for key in sorted(keys - set(words)):
            yield Problem(path, 1, 1, "words-missing", f"there are no words for `{key}`", "Write them.")
        for key, forms in words.items():
            for code, message, hint in _faults(content, language, key, forms):
                mark = content.documents[path].mark((key,))
                yield Problem(path, mark.line, mark.column, code, message, hint)
    for language in sorted(set(content.interface) - set(content.site.languages)):
        yield _no_language(content, f"data/interface/{language}.yml", 0, 0, language)


def _faults(content: Content, language: str, key: str, forms: str | Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    if isinstance(forms, Mapping) and "other" not in forms:
        yield "plural", f"`{key}` has no form `other`", "Write it."
    names = _names(forms)
    for name in sorted(names - _names_elsewhere(content, key, language)) if names else ():
        message = f"`{{{name}}}` in `{key}` stands in no other language; nothing would fill it in"
        yield "placeholder", message, "Copy it from another language, letter by letter."


def _names(forms: str | Mapping[str, str]) -> set[str]:
    texts = forms.values() if isinstance(forms, Mapping) else (forms,)
    return {name for text in texts for name in PLACEHOLDER.findall(text)}


def _names_elsewhere(content: Content, key: str, language: str) -> set[str]:
    others = [words[key] for code, words in content.interface.items() if code != language and key in words]
    return {name for forms in others for name in _names(forms)}


def _no_language(content: Content, path: str, line: int, column: int, language: str) -> Problem:
    return Problem(path, line, column, "language", f"`{language}` is no language of the site", f"Languages: {', '.join(content.site.languages)}.")


def _labels(content: Content) -> Iterator[Problem]:
    for name, entries in content.vocabularies.items():
        for id, entry in entries.items():
            for field in _IN_EACH_LANGUAGE:
                words = getattr(entry, field, None)
                if isinstance(words, Mapping) and words:
                    yield from _in_each_language(content, f"data/vocabulary/{name}.yml", id, field, words)


def _in_each_language(content: Content, path: str, id: str, field: str, words: Mapping[str, object]) -> Iterator[Problem]:
    for language in content.site.languages:
        if language not in words:
            mark = content.documents[path].mark((id,))
            yield Problem(path, mark.line, mark.column, "words-missing", f"`{id}` has no {_IN_EACH_LANGUAGE[field]} in `{language}`", "Write it.")
    for language in words:
        if language not in content.site.languages:
            mark = content.documents[path].key_mark((id, field, language))
            yield _no_language(content, path, mark.line, mark.column, language)
