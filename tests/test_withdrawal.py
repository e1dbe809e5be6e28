"""A withdrawn record leaves a tombstone without a name, and no other trace."""

import shutil

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


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/vocabulary/names.yml", "niezhadny-fund:\n  label: Fund\n"),
        ("data/vocabulary/names.yml", "fund:\n  label: Fundacja Niezhadnego\n"),
        ("docs/en/about.md", "\nSee https://example.org/2022/niezhadny-found for more.\n"),
        ("docs/be/about.md", "\nПра Нежаднага.\n"),
    ],
)
def test_a_name_is_found_in_keys_addresses_and_the_other_alphabet(project, path, text):
    """Wherever an editor can write."""
    without_mentions(project)
    project.append(path, text)
    answer = withdraw(project)
    assert answer.exit_code == 1 and f"{path}:" in answer.output, answer.output


def test_every_place_is_listed_at_once(project):
    """Two names in one text are two places."""
    without_mentions(project)
    project.append("docs/en/about.md", "\nNiezhadny and\nagain Niezhadny.\n")
    assert withdraw(project).output.count("docs/en/about.md:") == 2


def test_every_link_is_listed_at_once(project):
    without_mentions(project)
    project.append("docs/en/about.md", "\nSee [[profiles/example-volunteer]] and [[profiles/example-volunteer]].\n")
    assert withdraw(project).output.count("mention names profiles/example-volunteer") == 2


def test_another_record_whose_address_holds_the_name_is_named(project):
    without_mentions(project)
    shutil.copytree(project / STORY, project / "data/stories/2022-niezhadny-fell")
    answer = withdraw(project)
    assert answer.exit_code == 1 and "data/stories/2022-niezhadny-fell:0:0: mention" in answer.output


def test_a_file_that_cannot_be_read_stops_it(project):
    """Nobody can tell whom it names."""
    without_mentions(project)
    project.write("docs/en/another.md", "no front matter, and Niezhadny\n")
    answer = withdraw(project)
    assert answer.exit_code == 1 and "docs/en/another.md:0:0: mention cannot be read" in answer.output
    assert (project / "data" / ADDRESS).is_dir()


def test_old_addresses_of_the_record_become_tombstones(project):
    """A redirect to it has nowhere to lead."""
    without_mentions(project)
    project.append("data/published.yml", f"redirects:\n  profiles/older: {ADDRESS}\n")
    assert withdraw(project).exit_code == 0
    assert project.problems() == []
    ledger = (project / "data/published.yml").read_text(encoding="utf-8")
    assert "redirects" not in ledger and "profiles/older: {on: 2026-11-23, reason: safety}" in ledger


def test_a_picture_of_the_person_elsewhere_is_found(project):
    """The record goes with its pictures, and not before they are gone from other records."""
    picture = saved(photo(), "JPEG")
    put_picture(project, picture, record=ADDRESS)
    put_picture(project, picture, "square.jpg")
    without_mentions(project)
    answer = withdraw(project)
    assert answer.exit_code == 1 and f"{STORY}/square.jpg" in answer.output, answer.output
    assert withdraw(project, f"--accept={STORY}/square.jpg").exit_code == 0


def test_an_accepted_file_covers_no_other(project):
    without_mentions(project)
    for page in ("docs/en/about.md", "docs/be/about.md"):
        project.append(page, "\nNiezhadny.\n")
    answer = withdraw(project, "--accept=docs/en/about.md")
    assert answer.exit_code == 1 and "docs/be/about.md:" in answer.output and "docs/en/about.md:" not in answer.output


def test_earlier_withdrawals_stay(project):
    without_mentions(project)
    earlier = "withdrawn:\n  stories/gone: {on: 2026-11-21, reason: error}\n"
    project.append("data/published.yml", earlier)
    assert withdraw(project).exit_code == 0
    assert earlier.splitlines()[1] in (project / "data/published.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["pages/about", "profiles/nobody", "profiles", "../x"])
def test_what_is_no_record_is_not_withdrawn(project, address):
    """A page is no record of somebody; it is deleted like any file."""
    answer = project.run("withdraw", address, "--reason", "error", "--date", "2026-11-23")
    assert answer.exit_code == 2 and f"there is no record {address}" in answer.output


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
