"""What of section 3f lies in our own templates and outputs rather than in a text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from infocentre.frames import keys
from infocentre.mkdocs_plugin import InfocentrePlugin

from .whole import LANGUAGES

TEMPLATES = sorted((Path(__file__).parent.parent.parent / "overrides").rglob("*.html"))
_TAG = re.compile(r"<[a-z][^<>]*?>", re.DOTALL)
_SIGN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUOTED = re.compile(r"=\"[^\"]*\"|='[^']*'")
KINDS_OF_OUTPUT = frozenset("html xml css js svg txt png webp jpg".split())
"""Everything that `hostile/test_shown.py` looks into, and what cannot hold a text of an author."""


@pytest.mark.row("H2")
@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_every_attribute_of_a_template_stands_in_quotes(file):
    """Escaping holds inside of quotes only."""
    text = re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    hidden = _SIGN.sub(lambda match: "\0" + re.sub(r"[<>\"'=]", "", match[0])[1:], text)
    loose = [tag for tag in _TAG.findall(hidden) if re.search(r"=[^\"']*\0\{", _QUOTED.sub("", tag))]
    assert loose == []


@pytest.mark.row("H10", "H13")
@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_template_lets_a_value_through_as_it_is(file):
    """Escaping is never switched off, nothing is made a template that was a value, and no value stands in a script or style."""
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"\|\s*safe\b|autoescape|Markup|from_string|xmlattr|\|\s*tojson", text) == []
    assert [body for body in re.findall(r"<(?:script|style)\b[^>]*>(.*?)</", text, re.DOTALL) if body.strip()] == []


@pytest.mark.row("H14")
def test_what_mkdocs_reads_holds_no_text_of_an_author():
    """The pages that MkDocs is given are empty, and what is said of them is made of languages and sections alone."""
    plugin = InfocentrePlugin()
    plugin._keys = {key.source: key for key in keys(LANGUAGES)}
    for source in plugin._keys:
        page = type("Page", (), {"file": type("File", (), {"src_uri": source}), "meta": {}})
        assert plugin.on_page_markdown("# title: x", page=page, config=None, files=None) == ""
        assert page.meta.keys() == {"lang", "section", "template", "title"} and all(re.fullmatch(r"[a-z.]+", value) for value in page.meta.values())


@pytest.mark.row("H22", "H23")
def test_every_kind_of_output_is_looked_into(site):
    """A table, feed or file for programs that joins must be tried with these payloads in its own way first."""
    assert {path.rpartition(".")[2] for path in site} <= KINDS_OF_OUTPUT, "teach hostile/built.py to read it, then name it here"
