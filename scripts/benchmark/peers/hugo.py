"""Hugo: content in one folder a language, topics and places as taxonomies, lists in pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..bags import LANGUAGES
from ..centre import Record
from ..plain import front, markdown
from .peer import Peer, Titles, write

_CONFIG = """baseURL = "/"
defaultContentLanguage = "be"
defaultContentLanguageInSubdir = true
disableKinds = ["rss", "sitemap", "404"]
[pagination]
pagerSize = 50
[taxonomies]
topic = "topics"
place = "places"
"""
_LANGUAGE = '[languages.{0}]\nweight = {1}\ntitle = "Centre"\ncontentDir = "content/{0}"\n'
_BASE = """<!doctype html>
<html lang="{{ .Language.Lang }}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">
<title>{{ .Title }} · {{ site.Title }}</title><meta name="description" content="{{ .Description }}">
<meta property="og:title" content="{{ .Title }}"><meta property="og:description" content="{{ .Description }}">
<link rel="stylesheet" href="/assets/centre.css"><script src="/assets/centre.js" defer></script></head>
<body class="section-{{ .Section }}"><a class="skip" href="#content">Skip</a>
<header><a href="/{{ .Language.Lang }}/">{{ site.Title }}</a><nav><ul>{{ range slice "guides" "stories" "profiles" }}<li><a href="/{{ $.Language.Lang }}/{{ . }}/">{{ . }}</a></li>{{ end }}</ul></nav>
<nav><ul>{{ range .AllTranslations }}<li><a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}">{{ .Language.Lang }}</a></li>{{ end }}</ul></nav></header>
<main id="content">{{ block "main" . }}{{ end }}</main><footer><p>{{ site.Title }}</p></footer></body></html>
"""
_SINGLE = """{{ define "main" }}<article><header>
<p>{{ range .Params.topics }}<a href="/{{ $.Language.Lang }}/topics/{{ . }}/">{{ . }}</a> {{ end }}</p>
<h1>{{ .Title }}</h1><p>{{ .Description }}</p>
<p>{{ .Date.Format "2 January 2006" }} {{ range .Params.places }}<a href="/{{ $.Language.Lang }}/places/{{ . }}/">{{ . }}</a> {{ end }} {{ .ReadingTime }}</p></header>
<nav>{{ .TableOfContents }}</nav>
<div>{{ .Content }}</div>
{{ range $name, $items := .Params.parts }}<section><h2>{{ $name }}</h2><ul>{{ range $items }}<li>{{ . }}</li>{{ end }}</ul></section>{{ end }}
<section><h2>Sources</h2><ol>{{ range $number, $outlet := .Params.sources }}<li id="source-{{ add $number 1 }}">{{ $outlet }}, <cite>Made up</cite>, 1 May 2022 · English<br><a href="https://example.org/{{ $number }}">https://example.org/{{ $number }}</a></li>{{ end }}</ol></section>
<section><h2>Related</h2>{{ range .Params.related }}{{ with site.GetPage . }}<h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3><p>{{ .Description }}</p>{{ end }}{{ end }}</section>
</article>{{ end }}
"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range .Paginator.Pages }}<article><p>{{ delimit (.Params.topics | default slice) " · " }}</p><h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3><p>{{ .Description }}</p><p>{{ .Date.Format "2 January 2006" }} {{ delimit (.Params.places | default slice) ", " }}</p></article>{{ end }}
{{ with .Paginator }}{{ if .HasPrev }}<a href="{{ .Prev.URL }}">Newer</a>{{ end }} {{ if .HasNext }}<a href="{{ .Next.URL }}">Older</a>{{ end }}{{ end }}{{ end }}
"""


def _export(records: Iterable[Record], titles: Titles, folder: Path) -> None:
    languages = "".join(_LANGUAGE.format(code, weight) for weight, code in enumerate(LANGUAGES, 1))
    write(folder / "hugo.toml", _CONFIG + "[languages]\n" + languages)
    for name, layout in (("baseof", _BASE), ("single", _SINGLE), ("list", _LIST)):
        write(folder / f"layouts/{name}.html", layout)
    for record in records:
        for language in LANGUAGES:
            # Within a language, Hugo finds pages by their path in its own folder.
            related = [address.removeprefix(f"/{language}") for address in front(record, language)["related"]]
            write(folder / f"content/{language}/{record.kind}/{record.id}.md", markdown(record, language, titles, {"related": related}))


def _command(program: str, folder: Path, target: Path) -> list[str]:
    return [program, "--source", str(folder), "--destination", str(target), "--quiet", "--noBuildLock"]


PEER = Peer("Hugo", "hugo", _export, _command, "version")
