"""Whatever is missing, mistyped or not allowed in a profile keeps it out of every output; the list of harmless exceptions is whole."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from itertools import product
from typing import get_args

from gate_cases import Case, changed, fields_of, number_of, profile, shown_in, verify, with_consent, write
from made_files import TODAY

from infocentre.articles.desk import open_desk
from infocentre.catalogue import open_catalogue
from infocentre.editions import outputs
from infocentre.frames import SLOTS, Frame, FrameSet, keys, marker
from infocentre.model.fields import is_public
from infocentre.model.profile import Consent, Identity, Profile, ProfileWords, Shown
from infocentre.preparing import prepare
from infocentre.readback import read_back
from site_fixtures import ROOT

BASES = [
    *(profile("public-record", level, life) for level, life in ((2, "living"), (4, "living"), (4, "fallen"))),
    *(profile("consent", level, life) for level, life in ((1, "living"), (2, "living"), (3, "living"), (4, "living"), (4, "fallen"))),
]
GATE = [("identity",), *(("identity", *path) for path in fields_of(Identity))]
OTHERS = [(name,) for name in Profile.model_fields if name != "identity"]
WRONG = [
    None, "", "null", "~", '""', '" "', '"no"', "no", "yes", "true", "false", '" true"', "[]", "[[]]", "{}", "[no]", "0", "1", "-1", "5", "4.0", '"4"', "1.5",
    "2026-13-01", "2026-02-30", "2026-11", "9999-12-31", '"2027-01-01T00:00:00"', "20270101", "unknown-word", '"consent, public-record"',
]  # fmt: skip
_BARE = Frame.split("<!doctype html><html><head>{}</head><body>{}<main>{}</main></body></html>".format(*map(marker, SLOTS)))


def wrong(case: Case, path: tuple[str, ...]) -> list[str | None]:
    """Each wrong way to write a field, those that hold the right value in a wrong shape among them."""
    value = case.facts
    for step in path:
        value = value.get(step, "") if isinstance(value, dict) else ""
    right = json.dumps(value)
    shapes = [f"[[{right}]]", f"{{right: {right}}}", json.dumps(right)]
    if isinstance(value, str) and value:
        shapes += [f"[{right}]", f'" {value}"', f'"{value} "', value.upper() if value != value.upper() else "X", f'"{value}\\u0301"']
    if isinstance(value, list) and value:
        shapes += [json.dumps(value[0]), json.dumps({item if isinstance(item, str) else "item": True for item in value}), f"[{right[1:-1]}, no-such-word]", f"[{right[1:-1]}, 1]"]
    return [text for text in dict.fromkeys([*WRONG, *shapes]) if text is None or text != right]


def pour(content, problems) -> dict[str, bytes]:
    """Every output of every edition, read back."""
    catalogue = open_catalogue(content, problems, TODAY)
    desk = open_desk(catalogue, ROOT / "overrides")
    made = {output.path: output.content for output in outputs(desk, FrameSet(dict.fromkeys(keys(catalogue.languages), _BARE)))}
    read_back(made, content, catalogue)
    return made


def outcome(project, cases: list[Case]) -> tuple[dict[int, set[str]], set[int]]:
    """The levels of the problems of each case, and the cases that readers get to see."""
    write(project, cases)
    prepared = prepare(project, TODAY, verify)
    levels: dict[int, set[str]] = {}
    for problem in prepared.problems:
        levels.setdefault(number_of(problem.path), set()).add(problem.level)
    return levels, shown_in(pour(prepared.content, prepared.problems))


def assert_held(project, cases: list[Case], harmless: set[str] = frozenset()) -> None:
    """Each case is held and in no output, but for the harmless ones, which are shown."""
    cases = [*cases, *BASES]
    levels, shown = outcome(project, cases)
    names = [case.name for case in cases]
    assert harmless <= set(names), harmless - set(names)
    expected = {number for number, case in enumerate(cases) if case.name in harmless or case in BASES}
    assert {names[number] for number in shown ^ expected} == set()
    assert {names[number] for number in range(len(cases)) if number not in expected and "held" not in levels.get(number, ())} == set()
    print(f"\n{len(cases) - len(expected)} profiles held, {len(expected)} shown")


# Without consent there is none to delete: `public-record` is the basis that needs no consent.
WITHOUT_CONSENT = {f"{case.name}: identity.consent is {what}" for case in BASES[:3] for what in ("missing",)}


def test_every_field_of_the_gate_missing_or_wrong_holds_the_profile(project):
    """Each field of `identity` and `consent`, for each level and basis; the build goes on without the profile."""
    cases = []
    for base in BASES:
        for path in GATE:
            if path[:2] == ("identity", "consent") and len(path) > 2 and "consent" not in base.facts["identity"]:
                continue
            start = base if path != ("identity", "consent") or "consent" in base.facts["identity"] else changed(base, path, "null")
            cases += [replace(changed(start, path, raw), name=f"{base.name}: {'.'.join(path)} is {'missing' if raw is None else raw}") for raw in wrong(base, path)]
    assert_held(project, cases, WITHOUT_CONSENT)


def set_to(case: Case, name: str, **identity: object) -> Case:
    """The same with other values of the gate."""
    made = copy.deepcopy(case)
    made.facts["identity"].update(identity)
    return replace(made, name=name)


def test_every_word_a_field_of_the_gate_does_not_know_holds_the_profile(project):
    """A field that the model does not have, in the gate or in the consent."""
    cases = [changed(base, (*path, name), "true") for base in BASES for path in (("identity",), ("identity", "consent")) if path[-1] in str(base.facts) for name in ("approved", "levle", "public")
             if path == ("identity",) or "consent" in base.facts["identity"]]  # fmt: skip
    assert_held(project, cases)


def test_a_consent_covers_everything_that_is_shown(project):
    """Each shown field, the language and the site, taken out of the consent one by one."""
    cases = []
    for base in BASES[3:]:
        consent = base.facts["identity"]["consent"]
        for name in ("fields", "channels", "languages"):
            others = {"fields": "pictures", "channels": "press", "languages": "be"}[name]
            cases += [changed(base, ("identity", "consent", name), json.dumps([item for item in consent[name] if item != gone] or [others])) for gone in consent[name]]
    assert_held(project, cases)


def test_a_consent_needs_two_roles_and_two_keys(project):
    """No signature, one, one key twice, signatures that do not hold: nobody is shown."""
    signed = [{}, {"editor": "a"}, {"safety-editor": "a"}, {"editor": "a", "safety-editor": "a"}, {"editor": "a", "safety-editor": ""}, {"editor": "", "safety-editor": ""}]
    assert_held(project, [replace(base, name=f"{base.name}: signed {keys}", keys=keys) for base in BASES[3:] for keys in signed])


def named(level: int, basis: str, words: dict[str, str]) -> Case:
    """A profile of a level that calls the person by these words."""
    base = profile(basis, 4)
    case = set_to(base, f"{basis} {level} shows {sorted(words)}", level=level, place_precision="country", time_precision="year", relatives_at_risk="none")
    case.facts["facts"]["came"]["value"] = case.facts["timeline"][0]["on"] = "2022"
    rest = {name: text for name, text in base.words.items() if name not in ("name", "call_sign")}
    return with_consent(replace(case, facts={**case.facts, "places": []}, words={**rest, **words})) if basis == "consent" else replace(case, facts={**case.facts, "places": []}, words={**rest, **words})


ALLOWED_NAMES = {1: [()], 2: [("call_sign",)], 3: [("name",), ("call_sign", "name")], 4: [("name",), ("call_sign", "name")]}
ALLOWED_LEVELS = {"public-record": (2, 4), "consent": (1, 2, 3, 4)}


def test_a_level_shows_exactly_its_names(project):
    """Every level, basis and choice of names against the table above."""
    choices = [(), ("name",), ("call_sign",), ("call_sign", "name")]
    cases, shown = [], set()
    for level, basis, choice in product(range(5), ALLOWED_LEVELS, choices):
        case = named(level, basis, {name: "Zqzqz" for name in choice})
        cases.append(case)
        if level in ALLOWED_LEVELS[basis] and choice in ALLOWED_NAMES[level]:
            shown.add(case.name)
    assert_held(project, cases, shown)


FINEST = {1: ("country", "year"), 2: ("oblast", "month"), 3: ("town", "day"), 4: ("town", "day")}
PLACES, TIMES = ("country", "oblast", "town"), ("year", "month", "day")


def test_nothing_finer_than_the_record_and_its_level_allow_is_shown(project):
    """Every level, precision, place and date: place <= precision <= what the level allows."""
    cases, shown = [], set()
    dates = {"year": "2022", "month": "2022-03", "day": "2022-03-01"}
    for base, place_precision, time_precision, place, time in product(BASES[3:7], PLACES, TIMES, PLACES, TIMES):
        level = base.facts["identity"]["level"]
        name = f"{base.name}: {place} in {place_precision}, {time} in {time_precision}"
        case = set_to(base, name, place_precision=place_precision, time_precision=time_precision)
        case.facts["places"] = [f"example-{place}"] if place != "country" else []
        case.facts["facts"]["came"]["value"] = case.facts["timeline"][0]["on"] = dates[time]
        cases.append(with_consent(case))
        finest_place, finest_time = FINEST[level]
        if PLACES.index(place) <= PLACES.index(place_precision) <= PLACES.index(finest_place) and TIMES.index(time) <= TIMES.index(time_precision) <= TIMES.index(finest_time):
            shown.add(name)
    finer = {case.name for case in cases if any(_is_finer(case, place) for place in case.facts["places"])}
    assert_held(project, [case for case in cases if case.name not in finer], shown)


def _is_finer(case: Case, place: str) -> bool:
    return PLACES.index(place.removeprefix("example-")) > PLACES.index(case.facts["identity"]["place_precision"])


def test_a_place_finer_than_its_profile_allows_refuses_the_whole_build(project):
    """What a branch has shown, git shows for ever; so nothing is built until the place is gone."""
    cases = []
    for base, precision, place in product(BASES[3:7], PLACES, ("example-oblast", "example-town")):
        case = set_to(base, f"{base.name}: {place} in {precision}", place_precision=precision)
        case.facts["places"] = [place]
        cases.append(with_consent(case))
    write(project, cases)
    refused = {number_of(problem.path) for problem in project.examine_with(verify)[1] if problem.level == "error"}
    assert refused == {number for number, case in enumerate(cases) if _is_finer(case, case.facts["places"][0])}


def test_relatives_who_may_be_at_risk_lower_the_level_and_shorten_the_time(project):
    """By consent: a name only with no relative at risk; and ninety days at the most otherwise."""
    cases, shown = [], set()
    for base, relatives, expires in product(BASES[3:7], ("none", "in-belarus", "in-occupied-area", "unknown"), ("2027-02-08", "2027-02-09", "2027-11-10", "2027-11-11")):
        name = f"{base.name}: relatives {relatives} until {expires}"
        cases.append(set_to(base, name, relatives_at_risk=relatives, expires=expires))
        if relatives == "none" and expires != "2027-11-11" or base.facts["identity"]["level"] <= 2 and expires == "2027-02-08":
            shown.add(name)
    assert_held(project, cases, shown)


# Fields beside the gate that may be left out: what they would show is then not shown, and nothing else depends on it.
OPTIONAL = {
    "edited": ("missing",),  # no line about an edit
    "checked": ("missing",),  # the time to be shown then counts from the publication, which is sooner
    "died": ("missing",),  # the day is not known, or not told
    "topics": ("missing", "[]"),
    "places": ("missing", "[]"),
    "related": ("missing", "[]"),
    "pictures": ("missing", "[]"),
    "named": ("missing", "[]"),  # nobody else is named
}

def test_every_other_field_missing_or_wrong_keeps_the_profile_back(project):
    """The fields beside the gate: a wrong one is an error, so that nothing at all is built, or holds the profile; the list of what may be missing is whole."""
    full = [replace(base, facts={"pictures": [], **base.facts}) for base in (BASES[2], BASES[5])]
    cases = [replace(changed(base, path, raw), name=f"{base.name}: {path[0]} is {'missing' if raw is None else raw}") for base in full for path in OTHERS for raw in wrong(base, path)]
    harmless = {f"{base.name}: {name} is {what}" for base in full for name, values in OPTIONAL.items() for what in values} & {case.name for case in cases}
    write(project, cases)
    content, problems = project.examine_with(verify)
    refused = {number_of(problem.path) for problem in problems if problem.level == "error"}
    held = {number_of(problem.path) for problem in problems if problem.level == "held"} - refused
    rest = replace(content, entries={address: entry for address, entry in content.entries.items() if number_of(f"data/{address}/") not in refused})
    shown = {number for number in shown_in(pour(rest, [problem for problem in problems if problem.level != "error"]))}
    assert {cases[number].name for number in shown} == harmless
    assert shown | refused | held == set(range(len(cases)))
    print(f"\n{len(refused)} profiles refused, {len(held)} held, {len(shown)} shown")


def test_the_gate_has_no_field_that_no_test_names():
    """A new field of the gate is asked about here, too, by itself."""
    assert {path[1] for path in GATE if len(path) == 2} == set(Identity.model_fields)
    assert {path[2] for path in GATE if len(path) == 3} == set(Consent.model_fields)


def test_the_scope_of_a_consent_knows_everything_that_tells_of_the_person():
    """Each public field of the facts and of the words is in the scope, or says nothing of the person."""
    of_the_record = {"status", "original", "published", "edited", "identity", "checked", "sources", "translation", "named"}
    public = {name for model in (Profile, ProfileWords) for name, field in model.model_fields.items() if is_public(field)}
    assert set(get_args(Shown)) == public - of_the_record
