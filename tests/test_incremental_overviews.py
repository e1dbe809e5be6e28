"""A page that shows some records and counts all is made again when one of those changes that it does not show."""

import shutil

import pytest
from made_edits import GUIDE
from made_files import another_story
from test_incremental import built, built_anew, made, warm  # noqa: F401 (fixtures)

pytest_plugins = ["site_fixtures"]
EARLIER, LATER = "stories/2019-earlier/story.yml", "stories/2022-later/story.yml"
LAST = "guides/last/guide.yml"


@pytest.fixture
def crowded(warm, monkeypatch):  # noqa: F811
    """A project in which a tile of the map, a month of the line and an answer of the finder show one record, and have more."""
    for page in ("map", "timeline", "finder"):
        monkeypatch.setattr(f"infocentre.articles.{page}.MOST", 1)
    another_story(warm, "2019-earlier", ("happened: {from: 2022-03-01", "happened: {from: 2019-03-01"))
    another_story(warm, "2022-later", ("happened: {from: 2022-03-01", "happened: {from: 2022-03-02"))
    shutil.copytree(warm / "data" / GUIDE, warm / "data/guides/last")
    warm.replace(f"data/{LAST}", "urgency: soon", "urgency: plan")
    built(warm)
    return warm


@pytest.mark.parametrize(
    ("file", "before", "after", "pages"),
    [
        (EARLIER, "places: [example-town]", "places: []", {"be/map/index.html", "be/map/example/index.html"}),
        (LATER, "happened: {from: 2022-03-02, to: 2022-04}", "happened: {from: 2021-03-02}", {"be/timeline/index.html"}),
        (LAST, "urgency: plan", "urgency: now", {"be/help/index.html"}),
    ],
    ids=["map", "timeline", "finder"],
)
def test_what_is_counted_and_not_shown_is_counted_again(crowded, made, file, before, after, pages):  # noqa: F811
    made.clear()
    crowded.replace(f"data/{file}", before, after)
    found = built(crowded)
    assert pages <= {*made}
    assert found == built_anew(crowded)
