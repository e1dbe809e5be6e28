"""No place finer than a profile may show: an error, in its fields and below a full name in its words."""

from __future__ import annotations

import pytest

from approving import by_call_sign

PROFILE, WORDS, BELARUSIAN = (f"data/profiles/example-volunteer/{name}.yml" for name in ("profile", "en", "be"))
PLACES = "data/vocabulary/places.yml"


def _said(project):
    return [f"{problem.path.rpartition('/')[2]}:{problem.line}:{problem.column}" for problem in project.examine()[1] if problem.code == "place-precision" and problem.level == "error"]


@pytest.mark.parametrize(("old", "new"), [("places: [example-oblast]", "places: [example-town]"), ("place_precision: oblast", "place_precision: country")])
def test_a_place_of_a_profile_finer_than_its_precision_is_an_error(project, old, new):
    """A place that the vocabulary does not know counts as a town."""
    project.replace(PROFILE, old, new)
    assert _said(project) == ["profile.yml:5:10"]
    assert project.check().exit_code == 1


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        (WORDS, "in Example Town", True),
        (BELARUSIAN, "у Прыкладным горадзе", True),
        (BELARUSIAN, "каля Прыкладнага горада", True),
        (BELARUSIAN, "у прыкладзе каля горада", False),
        (WORDS, "in Example Town oblast", False),
        (WORDS, "in Example Oblast", False),
    ],
)
def test_below_a_full_name_the_words_name_no_finer_place_either(project, path, text, found):
    """In whatever case; the name of an oblast is welcome."""
    by_call_sign(project)
    file = project / path
    first, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
    project.write(path, "".join([first, *(f"status_line: {text}.\n" if line.startswith("status_line:") else line for line in rest)]))
    assert bool(_said(project)) == found


def test_with_a_full_name_the_words_may_name_a_town(project):
    """The public record names it already; only the fields keep to the precision."""
    file = project / WORDS
    project.write(WORDS, "".join("status_line: in Example Town.\n" if line.startswith("status_line:") else line for line in file.read_text(encoding="utf-8").splitlines(keepends=True)))
    assert _said(project) == []


@pytest.mark.parametrize(("old", "new"), [("  kind: oblast\n", ""), ("  within: example-oblast", "  kind: oblast\n  within: example-oblast")])
def test_only_a_town_lies_within_an_oblast(project, old, new):
    """So that nothing finer than a town can get a name."""
    project.replace(PLACES, old, new)
    assert "places.yml" in [where.partition(":")[0] for where in _said(project)]
