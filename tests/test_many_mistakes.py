"""One run of `check` names every mistake of every file, each on its own line."""

from __future__ import annotations

import re

MISTAKE = "  #!"
STORY = """\
status: published
original: en
published: 2026-11-31  #!
happened: {from: 2022-03-01, to: 2022-04}
topics: [example]
people: example-volunteer  #!
facts:
  helped: {value: 60, unti: day, sources: [first-report]}  #!
timeline:
  - {id: beginning, on: 2022-13, sources: [first-report]}  #!
  - {id: end, on: 2022-04, sources: []}  #!
sources:
  first-report: {outlet: first-outlet, url: "http://example.org/first", language: en, kind: press}  #!
"""
WORDS = """\
name: Nobody Example
role: 12  #!
summary:  #!
status_line: Fell in the example.
body: |
  Nobody Example came in {came} [@first-report] [@second-report].
timeline:
  came: Nobody came to the example.
  died: Nobody fell in the example.
"""
PAGE = """\
---
title: About the example
description: What this page is for.
sources:
  first-report: {outlet: frist-outlet, language: en, kind: press}  #!
---
This page stands here as an example [@first-report].

# A heading of the first level  #!

A [link](http://example.org).  #!

See [[stories/nowhere]].  #!
"""


def test_twelve_mistakes_in_three_files_are_twelve_lines(project):
    files = {
        "data/stories/2022-example-story/story.yml": STORY,
        "data/profiles/example-volunteer/en.yml": WORDS,
        "docs/en/about.md": PAGE,
    }
    wrong = [f"{path}:{number}" for path, text in sorted(files.items()) for number, line in enumerate(text.split("\n"), start=1) if line.endswith(MISTAKE)]
    for path, text in files.items():
        project.write(path, text.replace(MISTAKE, ""))
    result = project.check()
    assert re.findall(r"^(\S+?:\d+):\d+: ", result.output, re.MULTILINE) == wrong
    assert len(wrong) == 12 and result.exit_code == 1
    assert result.output.endswith("\n12 problems\n")
