"""What readers may not see today is in no output at all."""

import datetime
import importlib
import pkgutil
import shutil

import pytest
from pydantic import BaseModel

from infocentre import model
from infocentre.articles.desk import Desk
from infocentre.build import build
from infocentre.catalogue import open_catalogue, public_view
from infocentre.editions.site import articles
from infocentre.mkdocs_plugin import render_frames
from infocentre.model.fields import Model, private, public
from infocentre.schema import Entry
from made_files import TODAY, files_in

pytest_plugins = ["site_fixtures"]
DAY = datetime.timedelta(days=1)
EXAMPLES = {"stories": "2022-example-story", "profiles": "example-volunteer", "guides": "example-guide", "contacts": "example-line"}
NAMES = {"stories": "A story about nobody", "profiles": "name: Nobody Example", "guides": "How to hand in the form of an example", "contacts": "Example Line"}


def add(project, folder, facts, old, new):
    """A second record like the example of its kind, every name in it a canary, with something else in its facts."""
    address = f"data/{folder}/a-canary"
    shutil.copytree(project / f"data/{folder}/{EXAMPLES[folder]}", project / address)
    project.replace(f"{address}/{facts}", old, new)
    project.replace(f"{address}/en.yml", NAMES[folder], f"{NAMES[folder].partition(' ')[0]} Canary")
    return f"{folder}/a-canary"


# Each way in which a record is kept from readers. A held one may be named by others, which must not give it away.
HIDDEN = {
    "a draft story": ("stories", "story.yml", "status: published", "status: draft"),
    "an embargoed story": ("stories", "story.yml", "published: 2026-11-20", "published: 2026-11-24"),
    "a withdrawn story": ("stories", "story.yml", "status: published", "status: withdrawn"),
    "a draft guide": ("guides", "guide.yml", "status: published", "status: draft"),
    "an embargoed guide": ("guides", "guide.yml", "published: 2026-11-20", "published: 2027-01-01"),
    "a draft contact": ("contacts", "contact.yml", "status: confirmed\noriginal: en\nconfirmed: {on: 2026-11-20, how: called}", "status: draft\noriginal: en"),
    "a draft profile": ("profiles", "profile.yml", "status: published", "status: draft"),
    "a profile with an unclear identity": ("profiles", "profile.yml", "  level: 4\n", ""),
    "a profile above its level": ("profiles", "profile.yml", "time_precision: month", "time_precision: year"),
    "a profile by consent that nobody signed": ("profiles", "profile.yml", "basis: public-record", "basis: consent"),
    "an expired profile": ("profiles", "profile.yml", "expires: 2027-11-20", "expires: 2026-11-23"),
}


@pytest.mark.parametrize("what", HIDDEN)
def test_a_hidden_record_is_in_no_output(project, poured, what):
    add(project, *HIDDEN[what])
    assert poured().holding("canary") == []


def test_none_of_them_is_in_a_whole_build_that_names_them(whole, tmp_path):
    for number, (folder, *change) in enumerate(HIDDEN.values()):
        (whole / add(whole, folder, *change).replace(folder, f"data/{folder}")).rename(whole / f"data/{folder}/canary-{number}")
    held = [f"profiles/canary-{number}" for number, what in enumerate(HIDDEN) if "profile" in what and "draft" not in what]
    named = "".join(f"\n\n  [[{address}]] [[{address}|Canary]]" for address in held)
    whole.replace("data/stories/2022-example-story/en.yml", "[[profiles/example-volunteer]].", f"[[profiles/example-volunteer]].{named}")
    whole.replace("data/stories/2022-example-story/story.yml", "[guides/example-guide]", f"[guides/example-guide, {', '.join(held)}, stories/canary-1]")
    build(whole, tmp_path / "site", TODAY, lambda catalogue: render_frames(whole, catalogue))
    assert files_in(tmp_path / "site").holding("canary") == []


@pytest.mark.parametrize("what", HIDDEN)
def test_the_canary_would_be_found_if_the_record_were_not_hidden(project, poured, what):
    folder, facts, before, after = HIDDEN[what]
    add(project, folder, facts, before, before)
    assert poured().holding("canary")


@pytest.mark.parametrize(("days", "is_shown"), [(-1, False), (0, True), (1, True)])
def test_an_embargo_ends_on_its_day(project, poured, days, is_shown):
    add(project, "stories", "story.yml", "published: 2026-11-20", "published: 2026-12-24")
    found = poured(datetime.date(2026, 12, 24) + days * DAY).holding("canary")
    assert bool(found) == is_shown


@pytest.mark.row("R9")
@pytest.mark.parametrize(("days", "is_shown"), [(-1, True), (0, False), (1, False)])
def test_a_profile_is_gone_from_the_day_on_which_it_expires(project, poured, days, is_shown):
    add(project, "profiles", "profile.yml", "expires: 2027-11-20", "expires: 2026-12-24")
    found = poured(datetime.date(2026, 12, 24) + days * DAY).holding("canary")
    assert bool(found) == is_shown


def test_a_retired_record_stays(project, poured):
    add(project, "stories", "story.yml", "status: published", "status: retired")
    assert "stories/a-canary/index.html" in poured()


def test_a_record_with_faults_is_not_shown_even_when_nothing_else_holds_it(project):
    """Salvaged, it may lack the very field that forbids to show it."""
    project.replace("data/profiles/example-volunteer/profile.yml", "  level: 4\n", "")
    content, _ = project.examine()
    assert content.entries["profiles/example-volunteer"].faulty
    assert "profiles/example-volunteer" not in open_catalogue(content, [], TODAY).entries


def test_a_record_without_words_is_not_shown(project):
    for file in (project / "data/contacts/example-line").glob("??.yml"):
        file.unlink()
    content, _ = project.examine()
    assert "contacts/example-line" in content.entries
    assert "contacts/example-line" not in open_catalogue(content, [], TODAY).entries


def test_records_stand_in_the_order_of_their_addresses(project):
    content, problems = project.examine()
    live = open_catalogue(content, problems, TODAY).entries
    assert list(live) == sorted(live)


def test_a_record_without_words_in_a_language_is_shown_in_the_first_one_that_has_them(desk):
    catalogue = desk().catalogue
    guide = catalogue.get("guides/example-guide")  # en and uk
    assert [catalogue.best_language(guide, language) for language in ("be", "uk", "en", "ru", "pl")] == ["uk", "uk", "en", "uk", "en"]


# Public and private


class Inner(Model):
    shown: str = public("Shown.")
    kept: str = private("Kept.")


class Outer(Model):
    one: Inner = public("A part.")
    many: tuple[Inner, ...] = public("Parts.")
    named: dict[str, Inner] = public("Parts with names.")
    kept: Inner = private("A part that is kept.")
    forgotten: str = "neither"


def test_the_public_view_leaves_private_fields_out_at_every_depth():
    inner = Inner(shown="yes", kept="canary")
    outer = Outer(one=inner, many=(inner,), named={"a": inner}, kept=inner, forgotten="canary")
    assert public_view(outer) == {"one": {"shown": "yes"}, "many": ({"shown": "yes"},), "named": {"a": {"shown": "yes"}}}


MODELS = sorted(
    {
        found
        for module in pkgutil.iter_modules(model.__path__)
        for found in vars(importlib.import_module(f"infocentre.model.{module.name}")).values()
        if isinstance(found, type) and issubclass(found, BaseModel) and found not in (BaseModel, Model)
    },
    key=lambda found: found.__qualname__,
)


@pytest.mark.parametrize("found", MODELS, ids=lambda found: found.__qualname__)
def test_every_field_of_every_model_says_whether_it_is_public_and_what_it_means(found):
    for name, field in found.model_fields.items():
        assert isinstance((field.json_schema_extra or {}).get("public"), bool), f"{name} says neither public nor private"
        assert field.description, f"{name} has no help"


def models_in(value):
    """Every record, or part of one, inside of a value."""
    if isinstance(value, (BaseModel, Entry)):
        yield value
    elif isinstance(value, dict):
        yield from (found for item in value.values() for found in models_in(item))
    elif isinstance(value, (list, tuple, set)):
        yield from (found for item in value for found in models_in(item))


def test_no_template_of_a_record_is_given_anything_but_plain_public_values(desk, monkeypatch):
    given = []
    fill = Desk.fill
    monkeypatch.setattr(Desk, "fill", lambda self, *place, **context: given.append((place[0], context)) or fill(self, *place, **context))
    list(articles(desk()))
    assert given
    assert [(template, found) for template, context in given for found in models_in(context)] == []
