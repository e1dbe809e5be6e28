"""`schema` prints the model for editors' programs and for authors; the printed copy is up to date."""

import json
from pathlib import Path

import pytest

from infocentre.field_guide import files
from infocentre.model.kinds import KINDS, PAGE

ROOT = Path(__file__).parents[2]


def test_the_copy_in_the_repository_is_up_to_date():
    printed = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / ".schema").iterdir()}
    assert printed == files(), "run: ./scripts/centre schema"


def test_the_command_writes_the_copy(project):
    result = project.run("schema")
    assert result.exit_code == 0
    assert set(result.stdout.split()) == {f".schema/{name}" for name in files()}
    assert {file.name: file.read_text(encoding="utf-8") for file in (project / ".schema").iterdir()} == files()


@pytest.mark.parametrize("name", [name for name in files() if name.endswith(".json")])
def test_a_schema_is_json_and_refuses_fields_that_do_not_exist(name):
    schema = json.loads(files()[name])
    named = schema.get("additionalProperties")
    assert named is False or "$ref" in named  # a vocabulary: any id, each with an entry


@pytest.mark.parametrize("kind", [*KINDS, PAGE], ids=lambda kind: kind.name)
def test_the_guide_names_every_field_with_its_help(kind):
    guide = files()["FIELDS.md"].splitlines()
    for model in {kind.words, kind.words if kind is PAGE else kind.record}:
        for name, field in model.model_fields.items():
            lines = [line for line in guide if line.startswith(f"- `{field.alias or name}`")]
            assert any(field.description in line for line in lines), f"{name} is not in the guide"


def test_the_guide_says_what_is_private_what_is_needed_and_what_is_markdown():
    lines = files()["FIELDS.md"].splitlines()
    assert [line for line in lines if line.lstrip().startswith("- `expires` (needed, private):")]
    assert [line for line in lines if line.startswith("- `body` (needed, Markdown):")]
