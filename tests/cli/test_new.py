"""`new` writes a record that is a valid draft and explains its fields."""

import pytest

from infocentre.model.kinds import BY_FOLDER, PAGE
from infocentre.model.page import PageWords

KINDS = sorted(kind.name for kind in BY_FOLDER.values())


@pytest.mark.parametrize("language", ["be", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_has_no_problem(project, kind, language):
    result = project.run("new", kind, "brand-new", "--language", language, "--date", "2026-11-23")
    assert result.exit_code == 0
    assert {problem.code for problem in project.examine()[1]} <= {"answer-length"}  # a guide's answer is still to be written
    assert project.check().exit_code == 0


@pytest.mark.parametrize("kind", [name for name in KINDS if name != "page"])
def test_a_new_record_is_a_draft(project, kind):
    project.run("new", kind, "brand-new")
    (entry,) = (entry for address, entry in project.examine()[0].entries.items() if address.endswith("/brand-new"))
    assert entry.facts.status == "draft"


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_that_were_written_are_named_and_explain_every_field(project, kind):
    files = project.run("new", kind, "brand-new").stdout.split()
    assert all((project / file).is_file() for file in files)
    found = next(found for found in BY_FOLDER.values() if found.name == kind)
    text = " ".join(line.lstrip("# ") for file in files for line in (project / file).read_text(encoding="utf-8").splitlines())
    models = (PageWords,) if found is PAGE else (found.record, found.words)
    skipped = {"translation", "body", "sources"} if found is PAGE else {"translation"}
    for model in models:
        for name, field in model.model_fields.items():
            assert name in skipped or field.description in text, f"{name} is not explained"


def test_a_page_of_docs_is_one_file(project):
    assert project.run("new", "page", "brand-new", "--language", "uk").stdout == "docs/uk/brand-new.md\n"


def test_a_new_profile_shows_nothing_until_somebody_decides(project):
    project.run("new", "profile", "brand-new")
    project.replace("data/profiles/brand-new/profile.yml", "status: draft", "status: published")
    assert "identity-expired" in {problem.code for problem in project.examine()[1]}


@pytest.mark.parametrize("id", ["Brand-New", "brand_new", "brand--new", "../outside", "con", "index", "навіна", "a" * 81, ""])
def test_an_id_that_cannot_be_an_address_is_refused(project, id):
    before = sorted(project.rglob("*"))
    assert project.run("new", "story", id).exit_code == 2
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize("language", ["de", "../be", "english"])
def test_a_language_that_the_site_does_not_have_is_refused(project, language):
    result = project.run("new", "story", "brand-new", "--language", language)
    assert result.exit_code == 2
    assert f"{language} is no language of the site: be, uk, en, ru, pl" in result.output


@pytest.mark.parametrize("arguments", [("story", "2022-example-story", "--language", "en"), ("page", "about", "--language", "en")])
def test_what_exists_is_never_written_over(project, arguments):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert project.run("new", *arguments).exit_code == 2
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
