"""The figures of the benchmark: what a run took, what it wrote, where the time went, and the tables that tell it."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmark import tables
from benchmark.comparison import FLOOR, OURS, Comparison
from benchmark.stages import ELSEWHERE, stages
from benchmark.tasks import Row
from benchmark.timing import Failed, Run, compiling, median, run
from benchmark.trees import Size, difference, size, stamps, written

ROOT = Path(__file__).parent.parent
ITSELF = "this project: "


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


def test_python_keeps_what_it_compiles_for_the_next_run_and_nowhere_but_in_a_folder_of_the_benchmark(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "modules"))
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules/probe.py").write_text("")
    before = dict(os.environ)
    with compiling(tmp_path):
        run([sys.executable, "-c", "import probe"])
        assert [file for file in tmp_path.glob("compiled-*/**/*.pyc") if file.name.startswith("probe.")]
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["modules", "probe.py"] and dict(os.environ) == before


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
