"""One run of `check` names every mistake of every file, each on its own line."""

from __future__ import annotations

import datetime
import re

from infocentre.catalogue import open_catalogue

MISTAKE = "  #!"
TODAY = datetime.date(2026, 11, 23)
STORY = """\
status: published
original: en
published: 2026-11-31  #!
happened: {from: 2022-03-01, to: 2022-04}
topics: [example]
people: example-volunteer  #!
facts:
  helped: {value: 60, unti: day, sources: [first-report]}  #!
  fund: {value: 1200, currency: EUR, sources: [second-report]}
  opened: {value: 2022-03-01, sources: [first-report]}
timeline:
  - {id: beginning, on: 2022-13, sources: [first-report]}  #!
  - {id: end, on: 2022-04, sources: []}  #!
sources:
  first-report: {outlet: first-outlet, url: "http://example.org/first", language: en, kind: press}  #!
  second-report: {outlet: second-outlet, url: "https://example.org/second", language: uk, kind: press}
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


def test_a_fault_of_form_does_not_hide_other_mistakes_of_the_record(project):
    """Wrong words, wrong references and unknown fields of one record are all named in one run."""
    story = "data/stories/2022-example-story"
    project.replace(f"{story}/story.yml", "status: published", "statsu: published")
    project.replace(f"{story}/story.yml", "topics: [example]", "topics: [exmaple]")
    project.replace(f"{story}/story.yml", "status: claimed,", "status: claimedd,")
    project.replace(f"{story}/en.yml", "{helped} [@first-report]", "{helpde} [@frist-report]")
    codes = [line.split()[1] for line in project.check().output.splitlines() if line.startswith(story)]
    assert sorted(codes) == ["missing-field", "no-such-fact", "no-such-source", "unknown-field", "unknown-word", "vocabulary"]


def test_a_record_with_a_fault_is_never_published(project):
    """What is left of a record with a fault is for the rules only: the catalogue does not hold it."""
    project.replace("data/profiles/example-volunteer/profile.yml", "relatives_at_risk: unknown", "relatives_at_risk: [1]")
    content, problems = project.examine()
    assert {problem.level for problem in problems} == {"held"}
    assert open_catalogue(content, problems, TODAY).get("profiles/example-volunteer") is None
