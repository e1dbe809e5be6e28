"""The woven ornament: which figure an id gets, that it is symmetric whoever draws it, its size and its colours."""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from infocentre.model.vocabulary import Topic
from infocentre.ornament import Shape, ornament

ROOT = Path(__file__).parent.parent
SHAPES = get_args(Shape)
IDS = [f"record-{number}" for number in range(3000)]
GROUNDS = get_args(Topic.model_fields["ground"].annotation)


def cells(svg):
    """The cells of each thread as a program that draws the SVG finds them: {(x, y): class}, the ground left out."""
    root = ElementTree.fromstring(svg)
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    return dict(_drawn(root, named, lambda x, y: (x, y), ""))


def _drawn(element, named, place, thread):
    thread = element.get("class", thread)
    if element.tag == "use":
        yield from _drawn(named[element.get("href")[1:]], named, lambda x, y: place(*_moved(element, x, y)), thread)
    elif element.tag == "path" and thread != "w-ground":
        yield from ((place(x, y), thread) for x, y in _floats(element))
    for child in element:
        yield from _drawn(child, named, place, thread)


def _moved(use, x, y):
    """Where a cell comes to lie; a cell is named by its left side and by the middle of its row."""
    transform = use.get("transform")
    if transform is None:
        return x + int(use.get("x")), y
    return {"matrix(-1 0 0 1 1 0)": (-x, y), "scale(1 -1)": (x, -y)}[transform]


def _floats(path):
    """The cells that a path covers: lines from left to right, whole or dashed."""
    dashes = [int(length) for length in path.get("stroke-dasharray", "1 0").split()]
    dashes = dashes * 2 if len(dashes) % 2 else dashes
    shown = [bool(index % 2 == 0) for index, length in enumerate(dashes) for _ in range(length)]
    whole = re.fullmatch(r"(M-?\d+ -?\d+[hH]\d+)*", path.get("d"))
    assert whole, path.get("d")
    for x, y, kind, to in re.findall(r"M(-?\d+) (-?\d+)([hH])(\d+)", path.get("d")):
        end = int(to) if kind == "H" else int(x) + int(to)
        yield from ((across, int(y)) for across in range(int(x), end) if shown[(across - int(x)) % len(shown)])


def mirrored(found, centre):
    return {(2 * centre - x, y): thread for (x, y), thread in found.items()}


def upside_down(found):
    return {(x, -y): thread for (x, y), thread in found.items()}


@pytest.mark.parametrize("id", IDS[:60])
def test_a_square_is_its_own_mirror_image_on_both_axes(id):
    found = cells(ornament(id, "square"))
    assert found == mirrored(found, 0) == upside_down(found)
    assert {x for x, _ in found} | {y for _, y in found} <= set(range(-13, 14))


@pytest.mark.parametrize("id", IDS[:20])
def test_a_broad_one_is_its_own_mirror_image_and_repeats_the_square(id):
    found = cells(ornament(id, "broad"))
    left, right = min(x for x, _ in found), max(x for x, _ in found)
    assert found == mirrored(found, (left + right) // 2) == upside_down(found)
    inside = {(x, y): thread for (x, y), thread in found.items() if -13 <= x <= 13 and abs(y) <= 13}
    assert inside == cells(ornament(id, "square"))


@pytest.mark.parametrize("id", IDS[:60])
def test_a_band_repeats_and_is_its_own_mirror_image(id):
    found = {(x, y): thread for (x, y), thread in cells(ornament(id, "band")).items() if 0 <= x < 640}
    assert found == upside_down(found)
    period = next(period for period in (10, 12, 14, 16) if all(found.get((x + period, y)) == found.get((x, y)) for x in range(600) for y in range(-3, 4)))
    assert all(found.get((30 * period - x, y)) == found.get((x, y)) for x in range(period) for y in range(-3, 4))


def test_the_same_id_gives_the_same_ornament_in_every_process():
    program = f"from infocentre.ornament import ornament; print(*(ornament('2022-rail-war', shape) for shape in {SHAPES}))"
    said = {
        subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": str(ROOT / "scripts"), "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert said == {" ".join(ornament("2022-rail-war", shape) for shape in SHAPES) + "\n"}


@pytest.mark.parametrize("shape", ["square", "broad"])
def test_it_is_smaller_than_1500_bytes(shape):
    assert max(len(ornament(id, shape, "madder", "Тканы арнамент замест выявы").encode()) for id in IDS) < 1500


def test_a_band_is_smaller_than_700_bytes_and_most_are_far_smaller():
    sizes = sorted(len(ornament(id, "band", "madder").encode()) for id in IDS)
    assert sizes[-1] < 700 and sum(sizes) / len(sizes) < 550


def test_two_ids_seldom_share_a_figure():
    figures = {frozenset(cells(ornament(id, "square")).items()) for id in IDS[:300]}
    assert len(figures) > 280


def test_every_figure_is_woven_with_both_threads_and_leaves_ground_to_be_seen():
    for id in IDS[:300]:
        threads = list(cells(ornament(id, "square")).values())
        assert {*threads} == {"w-red", "w-ink"}, id
        assert 0.25 < len(threads) / 27**2 < 0.85, id


def test_most_figures_have_more_red_than_ink():
    red = [list(cells(ornament(id, "square")).values()).count("w-red") > 27**2 / 5 for id in IDS[:300]]
    assert sum(red) > 200


@pytest.mark.parametrize("shape", SHAPES)
def test_the_topic_gives_the_ground_and_nothing_else(shape):
    assert ornament("one", shape, "madder") == ornament("one", shape, "linen").replace("ground-linen", "ground-madder")


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ground_has_a_colour_by_day_and_another_by_night(ground):
    colours = re.findall(rf"\.ground-{ground} {{ --ground: (#[0-9a-f]{{6}}); }}", (ROOT / "overrides/assets/centre.css").read_text())
    assert len(colours) == len(set(colours)) == 2


def test_no_two_topics_of_the_site_share_a_ground():
    found = re.findall(r"^  ground: (\w+)$", (ROOT / "data/vocabulary/topics.yml").read_text(), re.MULTILINE)
    assert found and len(found) == len(set(found)) and {*found} <= {*GROUNDS} - {"linen"}


def test_an_unknown_ground_is_a_problem(project):
    project.replace("data/vocabulary/topics.yml", "memory:\n", "memory:\n  ground: velvet\n")
    assert project.problems() == ["vocabulary/topics.yml:4:11 unknown-word"]


@pytest.mark.parametrize("shape", SHAPES)
def test_with_a_label_it_is_an_image_and_without_one_decoration(shape):
    told, silent = (ElementTree.fromstring(ornament("one", shape, label=label)) for label in ('Woven "thing" <b>', ""))
    assert (told.get("role"), told.get("aria-label"), told.get("aria-hidden")) == ("img", 'Woven "thing" <b>', None)
    assert (silent.get("role"), silent.get("aria-label"), silent.get("aria-hidden")) == (None, None, "true")


@pytest.mark.parametrize("shape", SHAPES)
def test_it_holds_no_style_no_script_and_no_address(shape):
    for element in ElementTree.fromstring(ornament("one", shape)).iter():
        assert element.tag in ("svg", "g", "path", "use")
        assert not {name for name in element.attrib if name == "style" or name.startswith("on")}
        assert element.get("href", "#").startswith("#")


def test_bands_have_no_ids_so_that_a_page_can_hold_any_number():
    assert not any(element.get("id") for element in ElementTree.fromstring(ornament("one", "band")).iter())
    ids = [element.get("id") for shape in ("square", "broad") for element in ElementTree.fromstring(ornament("one", shape)).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
