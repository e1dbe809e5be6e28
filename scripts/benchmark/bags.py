"""The words of the centre's own texts, by language: what made-up sentences are drawn from."""

from __future__ import annotations

import re
from pathlib import Path

from infocentre.lookalikes import latin

LANGUAGES = ("be", "uk", "en", "ru", "pl")
KINDS = ("stories", "guides", "profiles")
_LATIN, _CYRILLIC = re.compile(r"\b[a-ząćęłńóśźż]{2,14}\b"), re.compile(r"\b[а-яёўіїєґ]{2,14}\b")
_LETTERS = {"be": _CYRILLIC, "uk": _CYRILLIC, "ru": _CYRILLIC, "en": _LATIN, "pl": _LATIN}
_SIGN = re.compile(r"\[[^\]]*\]|\{[^}]*\}|\(http[^)]*\)")


def bags(project: Path) -> dict[str, list[str]]:
    """The plain words of the project's own stories and guides, by language."""
    found = {}
    for language in LANGUAGES:
        texts = (file.read_text("utf-8") for kind in KINDS for file in sorted((project / "data" / kind).glob(f"*/{language}.yml")))
        bodies = (text.partition("body: |")[2] for text in texts)
        words = [word for body in bodies for word in _LETTERS[language].findall(_SIGN.sub(" ", body)) if not _passes_for_latin(word)]
        found[language] = words[:60_000]
    return found


def _passes_for_latin(word: str) -> bool:
    """Whether a Cyrillic word, with a capital, would be taken for one in Latin letters; `check` would stop at it."""
    return not word.isascii() and latin(word.capitalize()).isascii()
