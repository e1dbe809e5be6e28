"""What the first view of a page weighs: everything that it loads counts, and too much stops the build."""

import gzip
import random
from pathlib import Path

import pytest
import yaml
from made_files import files_in

from infocentre.model.site import Budgets
from infocentre.weights import Candidate, Scales, TooHeavy, kind_of, pictures_of
from infocentre.weights import weigh as weigh_sizes

pytest_plugins = ["site_fixtures"]

NOISE = random.Random(1).randbytes  # bytes that do not shrink
HEAD = b'<link rel="icon" href="../../../assets/a.svg"><link rel="stylesheet" href="../../../assets/a.css"><script src="../../../assets/a.js" defer></script>'
FILES = {"assets/a.svg": NOISE(1024), "assets/a.css": NOISE(2048), "assets/a.js": NOISE(3072), "assets/unused.css": NOISE(9000)}


def packed(content):
    return len(gzip.compress(content, mtime=0))


def weigh(outputs, budgets):
    sizes = {path: len(content) for path, content in outputs.items()}
    candidates = [Candidate(kind, path, len(content), pictures_of(path, content)) for path, content in outputs.items() if (kind := kind_of(path))]
    return weigh_sizes(candidates, sizes.get, outputs.__getitem__, budgets, Scales({}))


def of(outputs, kind, **limits):
    return next(weight for weight in weigh(outputs, Budgets(**limits)) if weight.kind == kind)


def test_a_page_weighs_what_it_loads_and_nothing_else():
    weight = of({**FILES, "en/guides/a/index.html": HEAD}, "guide")
    assert weight.size == sum(packed(FILES[f"assets/a.{name}"]) for name in ("svg", "css", "js")) + packed(HEAD)
    assert weight.script == packed(FILES["assets/a.js"])


def test_a_file_that_a_page_loads_twice_counts_once():
    page = HEAD + b'<img class="emblem" src="../../../assets/a.svg" alt=""><img src="../../../assets/a.svg" alt="">'
    assert of({**FILES, "en/guides/a/index.html": page}, "guide").size == of({**FILES, "en/guides/a/index.html": HEAD}, "guide").size + packed(page) - packed(HEAD)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("en/index.html", "home"),
        ("en/guides/a/index.html", "guide"),
        ("uk/stories/a/index.html", "story"),
        ("be/profiles/a/index.html", "profile"),
        ("pl/guides/index.html", "list"),
        ("ru/contacts/index.html", "list"),
        ("pl/guides/page-2/index.html", "list"),
        ("en/topics/a/index.html", "list"),
        ("en/topics/a/page-2/index.html", "list"),
        ("en/sources/index.html", "page"),
        ("en/sources/page-2/index.html", "page"),
        ("en/map/a/index.html", "page"),
        ("en/about/index.html", "page"),
    ],
)
def test_every_page_of_a_language_has_a_kind(path, kind):
    assert [weight.kind for weight in weigh({path: b"a"}, Budgets())] == [kind]


@pytest.mark.parametrize("path", ["index.html", "404.html", "guides/a/index.html", "sitemap.xml", "assets/a.css"])
def test_what_is_no_page_of_a_language_is_not_weighed(path):
    assert weigh({path: b"a"}, Budgets()) == ()


def test_the_heaviest_page_of_a_kind_is_the_one_that_is_weighed():
    outputs = {f"en/guides/{name}/index.html": NOISE(size) for name, size in (("a", 500), ("b", 900), ("c", 700))}
    assert of(outputs, "guide").path == "en/guides/b/index.html"


def test_a_short_page_with_a_large_picture_is_heavier_than_a_long_one():
    page = b'<picture><img src="../../../pictures/a.jpg" width="1" height="1" alt=""></picture>'
    outputs = {"en/stories/long/index.html": b"a" * 20_000, "en/stories/short/index.html": page, "pictures/a.jpg": NOISE(40_000)}
    assert of(outputs, "story").path == "en/stories/short/index.html"
    assert of(outputs, "story").size > 40_000


def test_a_page_above_its_limit_is_refused_with_its_name_and_both_numbers():
    with pytest.raises(TooHeavy) as fault:
        weigh({"en/guides/a/index.html": NOISE(3 * 1024)}, Budgets(guide=3))
    assert fault.value.messages == ("en/guides/a/index.html: weighs 3.0 KB with all that it loads, 3 KB is the most for the kind guide",)
    assert weigh({"en/guides/a/index.html": NOISE(3 * 1024)}, Budgets(guide=4))


def test_scripts_have_a_limit_of_their_own():
    with pytest.raises(TooHeavy, match="too heavy"):
        weigh({**FILES, "en/guides/a/index.html": HEAD}, Budgets(script=3))
    assert weigh({**FILES, "en/guides/a/index.html": HEAD}, Budgets(script=4))


def test_what_was_weighed_before_is_not_compressed_again_and_what_was_not_is():
    first = Scales({})
    assert first(b"a page") == packed(b"a page")
    again = Scales({key: 7 for key in first.weighed})
    assert (again(b"a page"), again(b"another page")) == (7, packed(b"another page"))
    assert len(again.weighed) == 2, "what is weighed no longer is forgotten"


def test_a_build_prints_what_pages_weigh(whole, centre):
    line = centre(whole, "build").stdout.splitlines()[-2]
    kinds = [part.split()[0] for part in line.split(" · ")]
    assert kinds == ["guide", "home", "list", "page", "profile", "story"] and " KB of 45 · home " in line


def test_a_build_that_is_too_heavy_leaves_the_earlier_site(whole, centre):
    assert centre(whole, "build").returncode == 0
    before = files_in(whole / "site")
    whole.append("data/site.yml", "budgets: {guide: 1}\n")
    result = centre(whole, "build")
    assert result.returncode == 1 and "1 KB is the most for the kind guide" in result.stderr and "Traceback" not in result.stderr
    assert files_in(whole / "site") == before


def test_the_limits_of_the_site_are_those_of_a_phone():
    """First view of a guide, cold, with everything: 45 KB, of which scripts 8; the first page 70 KB."""
    budgets = Budgets(**yaml.safe_load((Path(__file__).parents[1] / "data/site.yml").read_text(encoding="utf-8"))["budgets"])
    assert budgets.guide <= 45 and budgets.home <= 70 and budgets.script <= 8
