"""A withdrawn record leaves a tombstone without a name, and no other trace."""

import pytest
from made_pictures import photo, put_picture, saved

ADDRESS = "profiles/example-volunteer"
STORY = "data/stories/2022-example-story"
NAMES = {"en": "Nobody Niezhadny", "be": "Прыклад Нязгадны", "uk": "Приклад Незгадний", "ru": "Пример Незгадный", "pl": "Przykład Niezhadny"}


@pytest.fixture
def project(project):
    """The example project, its person under a name that no other text holds by chance."""
    for language, name in NAMES.items():
        file = project / f"data/{ADDRESS}/{language}.yml"
        if file.is_file():
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            file.write_text("".join(f"name: {name}\n" if line.startswith("name:") else line for line in lines), encoding="utf-8")
    return project


def withdraw(project, *more):
    """What `withdraw` answers for the example profile."""
    return project.run("withdraw", ADDRESS, "--reason", "safety", "--date", "2026-11-23", *more)


def without_mentions(project):
    """Takes the person out of everything else."""
    project.replace(f"{STORY}/story.yml", "people: [example-volunteer]\n", "")
    for file in sorted((project / STORY).glob("??.yml")):
        text = file.read_text(encoding="utf-8")
        lines = [line for line in text.splitlines(keepends=True) if "example-volunteer" not in line]
        project.write(f"{STORY}/{file.name}", "".join(lines))


def test_it_refuses_while_others_mention_the_person(project):
    """The places are listed with their lines, and nothing is changed."""
    answer = withdraw(project)
    assert answer.exit_code == 1
    assert f"{STORY}/story.yml:" in answer.output and "nothing was changed" in answer.output
    assert (project / "data" / ADDRESS).is_dir()


@pytest.mark.parametrize("form", ["Нязгаднага", "Нязгадным", "Niezhadnego", "NIEZHADNY", "Nobody Niezhadny"])
def test_every_form_of_a_name_is_found(project, form):
    """Case endings and capitals do not hide a name."""
    without_mentions(project)
    project.append("docs/en/about.md", f"\nA page that still says {form} here.\n")
    answer = withdraw(project)
    assert answer.exit_code == 1 and "docs/en/about.md" in answer.output, answer.output


def test_a_picture_of_the_person_elsewhere_is_found(project):
    """The record goes with its pictures, and not before they are gone from other records."""
    picture = saved(photo(), "JPEG")
    put_picture(project, picture, record=ADDRESS)
    put_picture(project, picture, "square.jpg")
    without_mentions(project)
    answer = withdraw(project)
    assert answer.exit_code == 1 and f"{STORY}/square.jpg" in answer.output, answer.output
    assert withdraw(project, f"--accept={STORY}/square.jpg").exit_code == 0


def test_an_accepted_file_may_keep_its_mention(project):
    """What an editor explicitly accepts does not stop the withdrawal."""
    files = [f"--accept={STORY}/{name}" for name in ("story.yml", "en.yml", "be.yml", "uk.yml", "ru.yml", "pl.yml")]
    without_mentions(project)
    assert withdraw(project, *files).exit_code == 0


def test_the_id_is_never_used_again(project):
    """A new record under the old id is refused."""
    without_mentions(project)
    answer = withdraw(project)
    assert answer.exit_code == 0, answer.output
    assert "git history" in answer.output and "web archives" in answer.output
    assert project.problems() == []
    project.run("new", "profile", "example-volunteer", "--language", "be", "--date", "2026-11-23")
    assert any("id-used-again" in problem for problem in project.problems())
