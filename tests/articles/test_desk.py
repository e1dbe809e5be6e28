"""Templates show every text letter by letter, whichever field it comes from."""

import jinja2
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from made_files import TODAY
from markupsafe import Markup, escape

from infocentre.articles import desk as desk_module
from infocentre.articles.templates import environment, shown

pytest_plugins = ["site_fixtures"]

# What would break out of an attribute, of a text and of a template.
PAYLOADS = ("\"'><img onerror=canary>", "</title><script>canary", " canary {{7*7}}{%x%}")
# What begins a structure in Markdown or in one of its extensions.
SIGNS = ("# a", "> a", "- a", "    a", "| a | b |", "``` a", "::: a", "!!! a", "--8<-- a", "[TOC]", "*[a]: b", "[^1]: a", "--- a", "<b>a</b>", "**a**")
# Keys whose values are no words: ids, closed lists, hashes, addresses.
NO_WORDS = {"translation", "sources", "order", "languages", "fallback", "base_address", "licence", "hotline", "emergency", "review", "country", "within", "family", "kind", "short"}


def spoil(value, text):
    """The same data with a text at the end of every text in it."""
    if isinstance(value, dict):
        return {key: item if key in NO_WORDS else spoil(item, text) for key, item in value.items()}
    return value + text if isinstance(value, str) else value


def spoil_files(project, text, pattern):
    for file in sorted(project.glob(pattern)):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        file.write_text(yaml.safe_dump(spoil(data, text), allow_unicode=True, width=4000), encoding="utf-8")


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("pattern", ["data/*/*/??.yml", "data/vocabulary/*.yml", "data/interface/*.yml", "data/site.yml"])
def test_no_text_of_any_field_becomes_a_tag_or_is_run(project, poured, pattern, payload):
    spoil_files(project, payload, pattern)
    site = poured()
    assert len(site.holding("canary")) > 5
    for address in site.pages():
        tree = site.tree(address)
        assert [element.tag for element in tree.iter() if element.tag in ("img", "script") or "onerror" in element.attrib] == []
        assert "49" not in "".join(tree.itertext())


def test_a_page_of_docs_shows_its_front_matter_letter_by_letter(project, poured):
    project.replace("docs/en/about.md", "title: About the example", "title: 'About</title><script>{{7*7}}'")
    page = poured().tree("en/about/")
    assert page.find(".//h1").text == "About</title><script>{{7*7}}"
    assert page.findall(".//script") == []


@pytest.mark.parametrize("signs", SIGNS)
def test_a_plain_text_is_no_markdown(project, poured, signs):
    project.replace("data/stories/2022-example-story/en.yml", "title: A story about nobody", f"title: '{signs}'")
    assert poured().tree("en/stories/2022-example-story/").find(".//h1").text == signs.strip()


def test_every_template_escapes_whatever_its_name(tmp_path):
    for name in ("a.html", "a.xml", "a.txt", "a"):
        (tmp_path / name).write_text("{{ value }}")
        assert environment(tmp_path).get_template(name).render(value="<b>") == "&lt;b&gt;"


def test_a_value_that_is_missing_stops_the_build(tmp_path):
    (tmp_path / "a.html").write_text("{{ words.titel }}")
    with pytest.raises(jinja2.UndefinedError, match="titel"):
        environment(tmp_path).get_template("a.html").render(words={"title": "a"})


def test_a_record_is_never_a_template(desk):
    opened = desk(TODAY)
    assert "{{ 7*7 }}" in opened.fill("records/redirect.html", "en", "old/", target="{{ 7*7 }}")


@given(st.one_of(st.text("<>&'\"a\u0456", max_size=9), st.integers(), st.none()))
def test_what_is_shown_is_escaped_as_markupsafe_escapes_it(value):
    assert shown(value) == str(escape(value))
    assert shown(Markup(value)) == str(Markup(value))


def test_an_entry_of_a_dictionary_is_found_whatever_it_is_called(tmp_path):
    """Only what every dictionary has is found before it."""
    (tmp_path / "a.html").write_text("{{ words.title }} {% for name, value in words.items() %}{{ name }}{% endfor %}")
    assert environment(tmp_path).get_template("a.html").render(words={"title": "a", "items": "b"}) == "a titleitems"


def test_a_macro_is_called_with_its_arguments_in_any_form(tmp_path):
    macro = "{% macro told(first, second='b', third='c') %}<{{ first }}{{ second }}{{ third }}>{% endmacro %}"
    (tmp_path / "a.html").write_text(macro + "{{ told('&') }}{{ told(1, third=3) }}{{ told(1, 2, 3) }}")
    assert environment(tmp_path).get_template("a.html").render() == "<&amp;bc><1b3><123>"
    for wrong in ("told(1, fourth=4)", "told(1, first=1)", "told(1, 2, 3, 4)"):
        (tmp_path / "b.html").write_text(f"{macro}{{{{ {wrong} }}}}")
        with pytest.raises(TypeError):
            environment(tmp_path).get_template("b.html").render()


def test_what_is_made_once_makes_every_page_that_shows_it_rest_on_what_was_asked(desk):
    opened = desk(TODAY)
    made = []

    def make():
        made.append(opened.label("topics", "memory", "en"))
        return made[-1]

    for before in ("site", "kind"):
        with opened.noting() as asked:
            opened.note(before)
            assert opened.once("x", make) == made[0]
        assert {opened.questions[number] for number in asked} == {(before,), ("label", "topics", "memory", "en")}
    assert len(made) == 1
    assert opened.once("x", make, last=True) == made[0] and opened.once("x", make) and len(made) == 2


def test_what_nobody_has_wanted_for_long_is_made_anew(desk, monkeypatch):
    """Memory does not grow with the number of records, and what every page shows stays at hand."""
    monkeypatch.setattr(desk_module, "AT_HAND", 3)
    opened, made = desk(TODAY), []
    for key in (1, "always", 2, "always", 3, "always", 4, "always", 1):
        assert opened.once(key, lambda: made.append(key) or key) == key
        assert len(opened.made) <= 3
    assert made == [1, "always", 2, 3, 4, 1]


def test_every_link_is_closed_in_the_end(poured):
    """No output holds one of the private characters between which an open link stands."""
    assert [path for path, content in poured().items() if set(content.decode(errors="ignore")) & set("\ue000\ue001\ue003\ue004\ue005")] == []
