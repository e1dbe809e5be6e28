"""The page of all sources: each once, with the records that rest on it."""

pytest_plugins = ["site_fixtures"]

STORY = "data/stories/2022-example-story/story.yml"


def items(page):
    return {item.find(".//a[@rel]").get("href"): [link.get("href") for link in item.iter("a") if not link.get("rel")] for item in page.find(".//main").iter("li")}


def test_each_source_stands_once_with_every_record_that_cites_it(poured):
    found = items(poured().tree("en/sources/"))
    assert found["https://example.org/first"] == ["../about/", "../profiles/example-volunteer/", "../stories/2022-example-story/"]
    assert found["https://example.org/form"] == ["../guides/example-guide/"]


def test_a_record_without_words_in_the_language_is_linked_in_another_and_says_so(poured):
    page = poured().tree("be/sources/")
    link = next(link for link in page.iter("a") if "guides/example-guide" in link.get("href", ""))
    assert (link.get("href"), link.get("lang"), link.get("hreflang")) == ("../../uk/guides/example-guide/", "uk", "uk")


def test_the_sources_of_a_record_that_is_not_live_are_not_there(project, poured):
    project.replace("data/guides/example-guide/guide.yml", "published: 2026-11-20\n", "published: 2026-12-20\n")
    assert "https://example.org/form" not in items(poured().tree("en/sources/"))


def test_a_person_kept_out_of_search_engines_is_not_named_beside_a_source(project, poured):
    before = items(poured().tree("en/sources/"))["https://example.org/first"]
    project.replace("data/profiles/example-volunteer/profile.yml", "  level: 4\n", "  level: 2\n")
    for language in ("be", "en"):
        text = (project / f"data/profiles/example-volunteer/{language}.yml").read_text("utf-8")
        name = next(line for line in text.split("\n") if line.startswith("name:"))
        project.replace(f"data/profiles/example-volunteer/{language}.yml", f"{name}\n", "call_sign: Example\n")
    after = poured()
    assert "en/profiles/example-volunteer/index.html" in after
    assert items(after.tree("en/sources/"))["https://example.org/first"] == [link for link in before if "profiles" not in link]

