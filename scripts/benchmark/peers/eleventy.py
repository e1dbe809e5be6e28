"""Eleventy: Markdown and Nunjucks, one folder a language, lists in pages by its pagination."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..bags import KINDS, LANGUAGES
from ..centre import Record
from ..plain import markdown
from .peer import Peer, Titles, write

_CONFIG = """module.exports = (config) => {{
  for (const language of {languages}) for (const kind of {kinds})
    config.addCollection(`${{language}}_${{kind}}`, (all) => all.getFilteredByGlob(`content/${{language}}/${{kind}}/*.md`));
  return {{ dir: {{ input: "content", includes: "../includes", layouts: "../includes" }}, markdownTemplateEngine: false }};
}};
"""
_BASE = """<!doctype html>
<html lang="{{ language }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ title }} · Centre</title><meta name="description" content="{{ description }}"><link rel="stylesheet" href="/assets/centre.css"></head>
<body><a class="skip" href="#content">Skip</a><header><a href="/{{ language }}/">Centre</a>
<nav><ul><li><a href="/{{ language }}/guides/">guides</a></li><li><a href="/{{ language }}/stories/">stories</a></li><li><a href="/{{ language }}/profiles/">profiles</a></li></ul></nav></header>
<main id="content">{{ content | safe }}</main><footer><p>Centre</p></footer></body></html>
"""
_RECORD = """---
layout: base.njk
---
<article><header><p>{% for topic in topics %}<a href="/{{ language }}/topics/{{ topic }}/">{{ topic }}</a> {% endfor %}</p><h1>{{ title }}</h1><p>{{ description }}</p>
<p>{% for place in places %}<a href="/{{ language }}/places/{{ place }}/">{{ place }}</a> {% endfor %}</p></header>
<div>{{ content | safe }}</div>
{% for name, items in parts %}<section><h2>{{ name }}</h2><ul>{% for item in items %}<li>{{ item }}</li>{% endfor %}</ul></section>{% endfor %}
<section><h2>Sources</h2><ol>{% for outlet in sources %}<li id="source-{{ loop.index }}">{{ outlet }}, <cite>Made up</cite>, 1 May 2022</li>{% endfor %}</ol></section>
<section><h2>Related</h2>{% for address in related %}<a href="{{ address }}">{{ address }}</a>{% endfor %}</section></article>
"""
_LIST = """---
layout: base.njk
language: {language}
title: {kind}
pagination: {{data: collections.{language}_{kind}, size: 50, alias: entries}}
permalink: "/{language}/{kind}/{{% if pagination.pageNumber > 0 %}}page-{{{{ pagination.pageNumber + 1 }}}}/{{% endif %}}index.html"
---
<h1>{kind}</h1>
{{% for entry in entries %}}<article><h3><a href="{{{{ entry.url }}}}">{{{{ entry.data.title }}}}</a></h3><p>{{{{ entry.data.description }}}}</p></article>{{% endfor %}}
"""


def _export(records: Iterable[Record], titles: Titles, folder: Path) -> None:
    write(folder / "eleventy.config.js", _CONFIG.format(languages=list(LANGUAGES), kinds=list(KINDS)))
    write(folder / "includes/base.njk", _BASE)
    write(folder / "includes/record.njk", _RECORD)
    for language in LANGUAGES:
        for kind in KINDS:
            write(folder / f"content/{language}-{kind}.njk", _LIST.format(language=language, kind=kind))
    for record in records:
        for language in LANGUAGES:
            text = markdown(record, language, titles, {"language": language, "layout": "record.njk"})
            write(folder / f"content/{language}/{record.kind}/{record.id}.md", text)


def _command(program: str, folder: Path, target: Path) -> list[str]:
    return ["sh", "-c", 'cd "$1" && exec "$2" --quiet --output="$3"', "sh", str(folder), program, str(target)]


PEER = Peer("Eleventy", "eleventy", _export, _command)
