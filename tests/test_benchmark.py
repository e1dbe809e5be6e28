"""The made-up centre of the benchmark is a real one, its edits change what they say, and it leaves no trace."""

import datetime
from pathlib import Path

import pytest
from benchmark import tasks
from benchmark.__main__ import main
from benchmark.bags import LANGUAGES
from benchmark.centre import Maker
from benchmark.edits import DAY, EDITS, NEXT_DAY, guides_with_contact
from benchmark.machine import machine
from benchmark.ours import Centre
from benchmark.peers import PEERS
from benchmark.peers.peer import Peer
from benchmark.preview import preview
from benchmark.project import write_centre
from benchmark.tasks import AfterEdit, Row, Task, in_alternation
from benchmark.timing import Run, median
from benchmark.trees import Size, size
from click.testing import CliRunner
from infocentre.preparing import examine, prepare

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def centre(tmp_path_factory):
    """A made-up centre of 40 records: one of its guides has a contact that is edited."""
    folder = tmp_path_factory.mktemp("made-up")
    write_centre(ROOT, folder, 40)
    return folder


def test_the_made_up_centre_passes_every_check(centre):
    content, problems = examine(centre, datetime.date.fromisoformat(DAY))
    assert [str(problem) for problem in problems] == []
    made_up = [entry for entry in content.entries.values() if entry.id.startswith("made-up")]
    assert len(made_up) == 40
    assert all(set(entry.words) == set(LANGUAGES) for entry in made_up)


def test_the_same_seed_makes_the_same_records_and_another_one_others():
    first, second, other = (list(Maker(ROOT, 10, seed).records()) for seed in (1, 1, 2))
    assert first == second
    assert first != other


def test_a_record_does_not_change_when_there_are_fewer_of_them():
    """Growth is measured on the same texts; only the links among them differ."""
    few, many = list(Maker(ROOT, 10).records()), list(Maker(ROOT, 20).records())
    assert [record.id for record in few] == [record.id for record in many[:10]]


def test_at_two_thousand_records_the_changed_contact_stands_in_fifty_guides():
    maker = Maker(ROOT, 40)
    guides = [number for number, (kind, _) in enumerate(Maker(ROOT, 2000).addresses) if kind == "guides"]
    contacts = [(number // 20 * 5 + number % 20) % len(maker.contacts) for number in guides]
    assert {contacts.count(contact) for contact in contacts} == {50}


def test_every_peer_gets_every_text(tmp_path):
    records = list(Maker(ROOT, 10).records())
    titles = {f"{record.kind}/{record.id}": {language: words.title for language, words in record.words.items()} for record in records}
    for peer in PEERS:
        folder = tmp_path / peer.program
        peer.export(records, titles, folder)
        texts = "\n".join(file.read_text("utf-8") for file in folder.rglob("*.md"))
        assert all(words.body.split("\n\n")[-1] in texts for record in records for words in record.words.values()), peer.name


def texts(folder):
    """Every file of a project that an editor may change."""
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for name in ("data", "overrides/records", "docs") for file in (folder / name).rglob("*.*")}


CHANGED = {
    "nothing changed": [],
    "words of one record in one language": ["data/stories/made-up-00000/be.yml"],
    "a contact of many guides": ["data/contacts/migration-service-ua/contact.yml"],
    "a label of a topic in one language": ["data/vocabulary/topics.yml"],
    "the template of guides": ["overrides/records/guide.html"],
    "the next day": [],
}


@pytest.mark.parametrize("edit", EDITS, ids=[edit.name for edit in EDITS])
def test_an_edit_changes_what_its_name_says_each_time_anew_and_the_records_stay_right(centre, edit):
    states = [texts(centre)]
    for _ in range(2):
        edit.apply(centre)
        states.append(texts(centre))
        assert [path for path, text in states[-1].items() if text != states[-2][path]] == CHANGED[edit.name]
    assert not CHANGED[edit.name] or len({str(state) for state in states}) == 3
    prepare(centre, datetime.date.fromisoformat(edit.day))  # raises Refused when the edit made an error


def test_the_contact_that_is_edited_stands_in_guides(centre):
    assert guides_with_contact(centre) == 1


def test_on_the_next_day_a_guide_is_over_its_time(centre):
    """Otherwise a new date would cost nothing, and prove nothing."""
    checked = (centre / "data/guides/made-up-00012/guide.yml").read_text("utf-8")
    assert "checked: {on: 2026-11-20, how: archived-copies, review_after: 3}" in checked
    assert datetime.date.fromisoformat(DAY) - datetime.date(2026, 11, 20) == datetime.timedelta(3)
    assert datetime.date.fromisoformat(NEXT_DAY) - datetime.date(2026, 11, 20) == datetime.timedelta(4)


def test_an_edit_that_finds_nothing_to_change_is_an_error(tmp_path):
    (tmp_path / "overrides/records").mkdir(parents=True)
    (tmp_path / "overrides/records/guide.html").write_text("<p></p>", "utf-8")
    edit = next(edit for edit in EDITS if edit.name == "the template of guides")
    with pytest.raises(KeyError):
        edit.apply(tmp_path)


class FakeCentre(Centre):
    """Builds one page of one template, at once; its cache, when it is stale, gives the page as it was."""

    def build(self, *options, day=DAY):
        self.site.mkdir(exist_ok=True)
        cache = self.root / ".cache"
        text = (self.root / "template").read_text() + day
        kept = cache / "kept"
        if not kept.exists():
            cache.mkdir()
            kept.write_text(text)
        (self.site / "page").write_text(kept.read_text() if "stale" in str(self.root) else text)
        return Run(1, 1, 1)


@pytest.mark.parametrize(("cache", "differs"), [("right", ()), ("stale", ("page",))])
def test_a_build_from_the_cache_is_compared_with_a_clean_one(tmp_path, cache, differs):
    """The clean one must not see the cache, and the cache must be there afterwards as it was."""
    root = tmp_path / cache
    root.mkdir()
    (root / "template").write_text("a")
    centre = FakeCentre(root, tmp_path / "site")
    tasks.Centre.clean(centre, 1)

    def edit(root):
        (root / "template").write_text((root / "template").read_text() + "b")

    def clean(self, jobs, day):
        self.forget()
        return FakeCentre(self.root, self.site).build(day=day)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Centre, "clean", clean)
        task = AfterEdit(tasks.Edit("an edit", edit), centre)
        rows = in_alternation([task], 2, lambda line: None)
    assert rows == [Row("this project: an edit", Run(1, 1, 1), size(centre.site), 1, differs)]
    assert (root / ".cache/kept").read_text() == f"a{DAY}"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([cache, "site"])


def test_a_clean_build_finds_neither_site_nor_cache(tmp_path, monkeypatch):
    centre = Centre(tmp_path / "centre", tmp_path / "site")
    for folder in (centre.site, centre.root / ".cache"):
        folder.mkdir(parents=True)
    monkeypatch.setattr("benchmark.ours.run", lambda command: (centre.site.exists(), (centre.root / ".cache").exists(), command[-2:]))
    assert centre.clean(2) == (False, False, ["--jobs", "2"])


def test_tasks_take_turns():
    order = []
    made = [Task(name, Path("/nowhere"), lambda name=name: order.append(name) or Run(1, 1, 1)) for name in "abc"]
    for task in made:
        task.row = lambda: None
    in_alternation(made, 2, lambda line: None)
    assert order == list("abcabc")


def test_what_is_not_installed_is_said():
    missing = Peer("Nothing", "no-such-program", None, None)
    assert "Nothing is not installed (no program `no-such-program`): left out" in machine(ROOT, [Path("/tmp")], [missing])


def test_a_run_writes_nothing_into_the_project_and_leaves_nothing_behind(tmp_path, monkeypatch):
    """All the way through, with builds that take no time."""
    monkeypatch.setattr("benchmark.comparison.run", lambda command: Run(1, 1, 1))
    monkeypatch.setattr("benchmark.ours.run", lambda command: Path(command[command.index("--site-dir") + 1]).mkdir(exist_ok=True) or Run(1, 1, 1))
    monkeypatch.setattr(Task, "row", lambda task: Row(task.name, median(task.runs), Size(0, 0)))
    before = {path: path.stat().st_mtime_ns for name in ("data", "docs", "overrides", "scripts") for path in (ROOT / name).rglob("*") if "__pycache__" not in path.parts}
    page = tmp_path / "page.md"
    (tmp_path / "place").mkdir()
    answer = CliRunner().invoke(main, ["--records", "20", "--records", "40", "--rounds", "2", "--alone", "--in", str(tmp_path / "place"), "--markdown", str(page)])
    assert answer.exit_code == 0, answer.output
    assert "### 20 records, 100 articles" in page.read_text("utf-8") and "### 2 times the records" in page.read_text("utf-8")
    assert list((tmp_path / "place").iterdir()) == []
    after = {path: path.stat().st_mtime_ns for name in ("data", "docs", "overrides", "scripts") for path in (ROOT / name).rglob("*") if "__pycache__" not in path.parts}
    assert after == before


def test_the_preview_is_asked_until_it_shows_what_was_saved(tmp_path, monkeypatch):
    """The text is new each time, so that an earlier page cannot be taken for it."""
    monkeypatch.setattr("benchmark.preview._TIMES", 2)
    monkeypatch.setattr("benchmark.preview._PAUSE", 0.1)
    seconds = preview(ROOT, 20, 2022, tmp_path)
    assert len(seconds) == 2 and all(0.02 < one < 30 for one in seconds)
    assert list(tmp_path.iterdir()) == []
