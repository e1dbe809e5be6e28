"""Frames are rendered again when anything they are made of changed, and only then."""

import shutil

import pytest
from made_edits import EDITS, LINE, swap
from made_project import TODAY

from infocentre.articles import open_desk
from infocentre.articles.plates import plates
from infocentre.frame_memory import FRAME_CACHE, remembered
from infocentre.frames import SLOTS, Frame, FrameSet, keys, marker
from infocentre.preparing import prepare

pytest_plugins = ["site_fixtures"]


@pytest.fixture
def frames(whole):
    """Renders the frames of the project as a build would, and notes each time that they had to be."""
    rendered = []

    def get(use="build"):
        desk = open_desk(prepare(whole, TODAY).catalogue, whole / "overrides")

        def render():
            rendered.append(use)
            shown = desk.tongue("en")("sources"), plates(desk, ["example-line"], "en")[0]["status"]
            return FrameSet(dict.fromkeys(keys(desk.languages), Frame.split("".join(map(marker, SLOTS)) + "".join(shown))))

        return remembered(whole, desk, render, use)

    get.rendered = rendered
    get()
    return get


def test_frames_that_rest_on_nothing_new_are_not_rendered_again(frames, whole):
    whole.replace("data/stories/2022-example-story/en.yml", "It cost", "It had cost")
    first, second = frames(), frames()
    assert frames.rendered == ["build"] and first == second


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: project.append("overrides/base.html", "<!-- more -->"),
        lambda project: project.append("overrides/assets/centre.css", "/* more */"),
        lambda project: project.write("overrides/partials/new.html", "new"),
        lambda project: project.append("mkdocs.yml", "# more\n"),
        EDITS["a setting"],
        swap("interface/en.yml", "sources: ", "sources: The "),
        swap(f"{LINE}/contact.yml", "status: confirmed", "status: confirmed # all the same"),
        lambda project: shutil.rmtree(project / FRAME_CACHE),
    ],
    ids=["a template", "an asset", "a new file", "the settings of mkdocs", "the settings of the site", "a word", "a contact", "nothing is remembered"],
)
def test_whatever_frames_are_made_of_is_seen(frames, whole, edit):
    before = {path: path.read_bytes() for path in whole.rglob("*") if path.is_file()}
    edit(whole)
    assert {path: path.read_bytes() for path in whole.rglob("*") if path.is_file()} != before, "the edit finds its place"
    frames()
    assert frames.rendered == ["build", "build"]


def test_a_spoilt_memory_is_none(frames, whole):
    (file,) = (whole / FRAME_CACHE / "build").iterdir()
    file.write_bytes(file.read_bytes()[:-9] + b"\x00" * 9)
    assert frames() and frames.rendered == ["build", "build"]


def test_the_frames_of_a_preview_are_kept_apart(frames):
    frames("preview")
    frames("build")
    frames("preview")
    assert frames.rendered == ["build", "preview"]
