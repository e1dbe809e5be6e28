"""robots.txt keeps nobody out and gives nothing away."""

from urllib.robotparser import RobotFileParser

import pytest

pytest_plugins = ["site_fixtures"]


@pytest.mark.parametrize("base", ["", "https://centre.example/"])
def test_everything_may_be_read_and_the_sitemap_is_named_when_there_is_one(project, poured, base):
    if base:
        project.append("data/site.yml", f'base_address: "{base}"\n')
    site = poured()
    parser = RobotFileParser()
    parser.parse(site["robots.txt"].decode().splitlines())
    assert parser.can_fetch("*", "/en/profiles/example-volunteer/")
    assert parser.site_maps() == ([f"{base}sitemap.xml"] if base else None)
    assert ("sitemap.xml" in site) == bool(base)


def test_it_names_no_page(poured):
    assert poured()["robots.txt"] == b"User-agent: *\nDisallow:\n"
