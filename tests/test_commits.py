"""What a commit tells of the people who made it is pointed out, and not repeated."""

from __future__ import annotations

import os
import subprocess

import pytest
from approving import commit_all, git
from made_pictures import WITH_EVERYTHING, photo, put_picture

from infocentre.commits import is_personal

pytest_plugins = ["repository_fixtures"]

NOBODY = {"name": "lastauka", "email": "1+lastauka@users.noreply.example.org", "date": "2026-11-20T10:00:00+0000", "message": "x"}


@pytest.mark.parametrize("who", ["author", "committer"])
@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, []),
        ({"date": "2026-11-20T10:00:00+0300"}, ["tells the writer's time zone"]),
        ({"name": "Example Person"}, ["carries a personal name"]),
        ({"name": "Прыклад Асоба"}, ["carries a personal name"]),
        ({"email": "name@example.org"}, ["carries an e-mail address"]),
        ({"email": "noreply.name@example.org"}, ["carries an e-mail address"]),
        ({"message": "x\n\nCo-authored-by: x <name@example.org>"}, ["holds an e-mail address"]),
        ({"message": "x\n\nCo-authored-by: x <x@users.noreply.example.org>"}, []),
    ],
)
def test_a_telling_commit_is_a_warning(repository, who, told, said):
    """A name, an address or a time zone, of the author or of who put the commit in, is pointed out and not repeated."""
    git(repository, "checkout", "-q", "-b", "stranger")
    repository.append("data/stories/2022-example-story/en.yml", "# more\n")
    git(repository, "add", "-A")
    other = "committer" if who == "author" else "author"
    people = {who: {**NOBODY, **told}, other: NOBODY}
    variables = {f"GIT_{role.upper()}_{field.upper()}": person[field] for role, person in people.items() for field in ("name", "email", "date")}
    subprocess.run(["git", "-C", str(repository), "commit", "-q", "-m", people[who]["message"]], check=True, env={"PATH": os.environ["PATH"], "HOME": str(repository), **variables})
    git(repository, "checkout", "-q", "main")
    answer = repository.check("--records-from", "stranger")
    lines = [line for line in answer.output.splitlines() if "telling-commit" in line]
    assert len(lines) == len(said) and all(words in line for words, line in zip(said, lines, strict=True)), answer.output
    assert answer.exit_code == 0, "a warning changes nothing"
    assert not any(value in answer.output for value in ("name@example.org", "+0300", "Example Person", "Прыклад"))


@pytest.mark.parametrize(("name", "personal"), [("Example Person", True), ("E. Person", True), ("Прыклад Прыкладавіч", True), ("Żyta-Example Person", True), ("lastauka", False), ("Lastauka", False), ("centre maintainers", False), ("Seed 12 maintainers", False), ("dependabot[bot]", False), ("GitHub", False)])
def test_what_looks_like_the_name_of_a_person(name, personal):
    assert is_personal(name) == personal


def test_a_picture_cleaned_in_a_second_commit_is_still_in_the_first(repository):
    """A branch whose history holds a picture that its last commit does not is refused; one commit with the clean picture is not."""
    address = "data/stories/2022-example-story/market.jpg"
    git(repository, "checkout", "-q", "-b", "stranger")
    put_picture(repository, WITH_EVERYTHING["jpg"](photo()), "market.jpg")
    commit_all(repository)
    assert repository.check("--against", "main").output.count("picture-metadata") == 1
    assert repository.run("clean-pictures", "stories/2022-example-story").exit_code == 0
    commit_all(repository)
    for arguments in (("--against", "main"), ("--against", "main", "--records-from", "stranger")):
        answer = repository.check(*arguments)
        assert answer.exit_code == 1 and f"{address}:0:0: picture-in-history" in answer.output and "picture-metadata" not in answer.output
    git(repository, "reset", "-q", "--soft", "main")
    commit_all(repository)
    assert repository.check("--against", "main").exit_code == 0, repository.check("--against", "main").output
