"""The made-up centre of the benchmark is a real one, its edits change what they say, and its tables tell what was found."""

import contextlib
import datetime
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmark import tables, tasks
from benchmark.__main__ import main
from benchmark.bags import LANGUAGES
from benchmark.centre import Maker
from benchmark.comparison import FLOOR, OURS, Comparison
from benchmark.edits import DAY, EDITS, NEXT_DAY, guides_with_contact
from benchmark.machine import machine
from benchmark.ours import Centre
from benchmark.peers import PEERS
from benchmark.peers.peer import Peer
from benchmark.project import write_centre
from benchmark.stages import ELSEWHERE, stages
from benchmark.tasks import AfterEdit, Row, Task, in_alternation
from benchmark.timing import Failed, Run, median, run
from benchmark.trees import Size, difference, size, stamps, written
from click.testing import CliRunner
from infocentre.build import examine, prepare

ROOT = Path(__file__).parent.parent
ITSELF = "this project: "


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


def test_the_memory_of_a_command_is_not_that_of_whoever_starts_it():
    """The system hands the peak of a process on to those that it starts."""
    ballast = bytearray(200_000_000)
    ballast[::4096] = b"x" * len(ballast[::4096])
    assert 5 < run(["true"]).memory < 60


def test_a_run_tells_the_largest_process_below_it_and_the_time_of_all():
    small, large = (run(["sh", "-c", f"python3 -c 'x = bytes(b\"x\") * {size}; [n for n in range(2_000_000)]'; true"]) for size in (1, 200_000_000))
    assert large.memory > 190 > small.memory
    assert 0 < small.cpu <= small.wall * 1.5


def test_a_command_that_fails_says_its_last_words():
    with pytest.raises(Failed, match="no such thing here"):
        run(["sh", "-c", "echo no such thing here >&2; exit 3"])


def running():
    """The command of every process of this machine."""
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            yield file.read_bytes().decode(errors="replace")


def test_a_run_that_is_stopped_ends_its_builds_and_removes_its_folder(tmp_path):
    """A build that goes on would write into a folder that is being removed."""
    (tmp_path / "place").mkdir()
    page = tmp_path / "page.md"
    command = [sys.executable, "-m", "benchmark", "--records", "20", "--alone", "--in", str(tmp_path / "place"), "--markdown", str(page)]
    with subprocess.Popen(command, cwd=ROOT / "scripts", stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        while not list((tmp_path / "place").glob("*/centre/data/published.yml")):
            assert process.poll() is None, process.stdout.read().decode()
            time.sleep(0.05)
        time.sleep(0.5)
        process.terminate()
        assert process.wait(60) == 143
    assert list((tmp_path / "place").iterdir()) == []
    assert not any(str(tmp_path) in line for line in running())
    assert "Python" in page.read_text("utf-8")


def test_the_median_is_taken_of_each_figure_by_itself():
    assert median([Run(1, 9, 5), Run(2, 1, 9), Run(9, 2, 1)]) == Run(2, 2, 5)


def test_what_was_written_is_counted_by_inode_and_time(tmp_path):
    for name in ("same", "replaced", "over", "gone"):
        (tmp_path / name).write_text(name)
    (tmp_path / "inner").mkdir()
    before = stamps(tmp_path)
    (tmp_path / "new").write_text("replaced")
    (tmp_path / "new").replace(tmp_path / "replaced")
    os.utime(tmp_path / "over", ns=(1, 1))
    (tmp_path / "gone").unlink()
    (tmp_path / "inner/more").write_text("more")
    assert written(before, stamps(tmp_path)) == 3
    assert size(tmp_path) == Size(4, len("same" + "replaced" + "over" + "more"))


def test_two_folders_differ_in_what_only_one_has_and_in_every_byte(tmp_path):
    for folder, files in (("one", {"a": "1", "b/c": "2", "d": "3"}), ("other", {"a": "1", "b/c": "4", "e": ""})):
        for path, text in files.items():
            (tmp_path / folder / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / path).write_text(text)
    assert difference(tmp_path / "one", tmp_path / "other") == ["b/c", "d", "e"]
    assert difference(tmp_path / "one", tmp_path / "one") == []


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


def comparison(count=200, factor=1.0):
    """A comparison with round figures."""
    figures = {"Hugo": (4, 1000), OURS: (2 * factor, 250), FLOOR: (0.5, 11)}
    rows = [Row(name, Run(wall, wall, memory), Size(1000, 5_000_000)) for name, (wall, memory) in figures.items()]
    edited = Row(f"{ITSELF}an edit", Run(0.1, 0.1, 50), Size(1000, 5_000_000), 7, ("be/index.html",))
    return Comparison(Path("/dev/shm"), count, 5, (*rows, edited))


def test_the_table_of_builds_gives_ratios_to_hugo_and_names_what_differs():
    text = tables.builds(comparison())
    assert f"| {OURS} | 2.00 | 0.50 | 2.00 | 250 | 0.25 | 1,000 | 5.0 |  |  |\n" in text
    assert f"| {ITSELF}an edit | 0.10 | 0.03 | 0.10 | 50 | 0.05 | 1,000 | 5.0 | 7 | no |\n" in text
    assert f"{ITSELF}an edit differs from a clean build in 1 files: be/index.html" in text
    assert tables.floor(comparison()) == "\nA clean build takes 4.00 times as long as copying the finished files.\n"


def test_without_hugo_there_is_no_ratio():
    assert tables.ratio(2, None) == "–"
    assert tables.ratio(2, 4) == "0.50"


def test_growth_is_the_ratio_of_each_build_to_itself():
    text = tables.growth(comparison(200), comparison(2000, 9.5))
    assert text.startswith("### 10 times the records: 200 and 2,000, in /dev/shm\n")
    assert f"| {OURS} | 9.50 | 1.00 |\n" in text


def test_figures_stand_between_the_marks_of_a_page_and_the_rest_stays(tmp_path):
    page = tmp_path / "RESULTS.md"
    page.write_text("before\n" + "\nold\n".join(tables.MARKS) + "\nafter\n", "utf-8")
    for text in ("new", "newer"):
        tables.put(text, page)
        assert page.read_text("utf-8") == f"before\n{tables.MARKS[0]}\n{text}\n{tables.MARKS[1]}\nafter\n"


def test_time_in_libraries_is_charged_to_the_module_that_called_for_it():
    """As pstats keeps it: calls, calls, own seconds, seconds with what was called, and the callers with theirs."""
    ours, other = ("/x/scripts/infocentre/checks/ledger.py", 1, "check"), ("/x/scripts/infocentre/load.py", 1, "load")
    library, inner, alone = ("/lib/re.py", 1, "match"), ("~", 0, "built-in"), ("/lib/site.py", 1, "main")
    stats = {
        ours: (1, 1, 2.0, 9.0, {}),
        other: (1, 1, 1.0, 2.0, {}),
        library: (4, 4, 4.0, 8.0, {ours: (3, 3, 3.0, 6.0), other: (1, 1, 1.0, 2.0)}),
        inner: (4, 4, 4.0, 4.0, {library: (4, 4, 4.0, 4.0)}),
        alone: (1, 1, 0.5, 0.5, {}),
    }
    found = {stage.name: (stage.own, stage.called) for stage in stages(stats)}
    assert found == {"checks": (2.0, 6.0), "load": (1.0, 2.0), ELSEWHERE: (0, 0.5)}


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
