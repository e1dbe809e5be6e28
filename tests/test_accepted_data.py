"""Odd input that is right to accept: nothing is said, and what was read is what was meant.

A folder holds files or a `make.py` as in bad_data/, and read.json: path of a file, place in it
(`claims.help-came`), value.
"""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from infocentre.load import load

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "accepted_data").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_read_as_it_was_meant(case, project):
    project.lay_over(case)
    if (case / "make.py").exists():
        runpy.run_path(str(case / "make.py"))["make"](project)
    result = project.check()
    assert (result.output, result.exit_code) == ("0 problems\n", 0)
    documents = _documents(project)
    for path, values in json.loads((case / "read.json").read_text(encoding="utf-8")).items():
        assert {place: _value(documents[path].data, place) for place in values} == values


def _documents(project) -> dict:
    raw, _ = load(project)
    records = [document for record in raw.records for document in (record.facts, *record.words.values()) if document]
    return {document.path: document for document in (*records, *raw.vocabularies.values())}


def _value(data, place: str):
    for step in place.split("."):
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data
