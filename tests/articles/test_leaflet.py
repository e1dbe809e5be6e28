"""The address on a printed guide, and its code."""

import re

import pytest
import segno

from infocentre.articles.leaflet import QUIET_ZONE, qr

pytest_plugins = ["site_fixtures"]

SITE = "data/site.yml"


def leaflet(page):
    (found,) = [element for element in page.iter("div") if element.get("class") == "leaflet"]
    return found, " ".join(" ".join(found.itertext()).split())


@pytest.fixture
def addressed(project):
    project.append(SITE, 'base_address: "https://centre.example/"\n')


@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_guide_bears_its_permanent_address_and_a_code(addressed, poured, said, language):
    part, text = leaflet(poured().tree(f"{language}/guides/example-guide/"))
    assert text == f"{said(language, 'leaflet-address')} https://centre.example/guides/example-guide/"
    assert part.find("div[@role='img']").get("aria-label") == said(language, "leaflet-code")
    assert part.find(".//{*}path") is not None


def test_a_site_that_does_not_know_its_address_prints_name_and_path(poured):
    part, text = leaflet(poured().tree("en/guides/example-guide/"))
    assert text.endswith("Example Centre, /guides/example-guide/") and part.find("div") is None


def test_the_code_holds_the_address():
    """The modules drawn are those of the code for this text, in the order of ISO/IEC 18004, with the quiet zone around them."""
    text = "https://centre.example/guides/example-guide/"
    wanted = [bytes(row) for row in segno.make(text, micro=False, error="m", boost_error=False).matrix]
    size = len(wanted) + 2 * QUIET_ZONE
    svg = str(qr(text))
    assert f'viewBox="0 0 {size} {size}"' in svg
    drawn, x, y = [bytearray(size) for _ in range(size)], 0.0, 0.0
    for step, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", svg.split('class')[-1].rpartition(' d="')[2]):
        if step == "h":
            for column in range(int(x), int(x + float(first))):
                drawn[int(y)][column] = 1
            x += float(first)
        else:
            x, y = (x if step == "m" else 0) + float(first), (y if step == "m" else 0) + float(second or 0)
    inside = [bytes(row[QUIET_ZONE:-QUIET_ZONE]) for row in drawn[QUIET_ZONE:-QUIET_ZONE]]
    assert inside == wanted


def test_the_same_address_has_the_same_code_and_no_style_of_its_own():
    assert qr("https://centre.example/") == qr("https://centre.example/") != qr("https://centre.example/a/")
    assert "style" not in qr("https://centre.example/") and "http://" not in qr("https://centre.example/")
