"""Whoever changes a template is told in one line which one is wrong, where, and that nothing was built."""

import shutil

import pytest
from infocentre.approvals import nobody
from infocentre.preview import Preview
from made_project import TODAY
from test_preview import shells

pytest_plugins = ["site_fixtures"]

GUIDE, BASE, HEADER = "overrides/records/guide.html", "overrides/base.html", "overrides/partials/header.html"
UNDONE = ". Nothing was built, site/ is as it was."


def _lines(project, path):
    return (project / path).read_text().count("\n")


FAULTS = {
    "missing": (lambda project: (project / GUIDE).unlink(), lambda project: f"{GUIDE}: the template is missing; bring it back, or correct the name where it is called"),
    "not to be read": (lambda project: project.append(GUIDE, "{% if %}\n"), lambda project: f"{GUIDE}:{_lines(project, GUIDE)}: Expected an expression, got 'end of statement block'"),
    "a value that nobody gives": (lambda project: project.append(GUIDE, "{{ no_such }}\n"), lambda project: f"{GUIDE}:{_lines(project, GUIDE)}: 'no_such' is undefined"),
    "a shell that is not to be read": (lambda project: project.append(BASE, "{% if %}\n"), lambda project: f"{BASE}:{_lines(project, BASE)}: Expected an expression, got 'end of statement block'"),
    "a shell with a value that nobody gives": (lambda project: project.append(HEADER, "{{ no_such.name }}\n"), lambda project: f"{HEADER}:{_lines(project, HEADER)}: 'no_such' is undefined"),
    "a shell without a slot": (
        lambda project: project.replace(HEADER, '{{ slot("languages") }}', ""),
        lambda project: "overrides/base.html and partials/: a frame needs the slots head, languages, content, once each; it has head, content",
    ),
}


@pytest.mark.parametrize("break_it, told", FAULTS.values(), ids=FAULTS)
def test_a_template_that_is_wrong_is_named(whole, centre, break_it, told):
    break_it(whole)
    result = centre(whole, "build", "--jobs", "1")
    assert result.stderr.splitlines()[-1] == f"Error: {told(whole)}{UNDONE}"
    assert result.returncode == 1 and "Traceback" not in result.stderr and not (whole / "site").exists()


def test_a_preview_shows_it_in_the_place_of_the_page(whole):
    preview = Preview(whole, shells)
    preview.renew(TODAY, nobody)
    shutil.move(whole / GUIDE, whole / "aside.html")
    shown = preview.content("en/guides/example-guide/index.html").decode()
    assert f"{GUIDE}: the template is missing" in shown
    assert "problem" not in preview.content("en/stories/2022-example-story/index.html").decode()
