"""What a record must say of its pictures, and which pictures a record may not have."""

from __future__ import annotations

import re
import struct

import pytest
from approving import by_consent
from made_pictures import REVIEW, STORY, WITH_EVERYTHING, chunk, icc, photo, saved

from infocentre.approvals import statement
from infocentre.catalogue import public_view

pytest_plugins = ["picture_fixtures", "site_fixtures"]

JPEG = saved(photo(), "JPEG")
PROFILE = "profiles/example-volunteer"
FACTS = f"data/{STORY}/story.yml"


def name_in(project, language: str) -> str:
    """The example person's name as a language has it."""
    return re.search(r"^name: (.*)$", (project / f"data/{PROFILE}/{language}.yml").read_text(encoding="utf-8"), re.MULTILINE)[1]


def test_a_whole_picture_is_accepted(put, said_of_pictures):
    put(JPEG)
    put(JPEG, record=PROFILE)
    put(JPEG, record="guides/example-guide")
    assert said_of_pictures() == []


def test_what_says_how_to_show_the_pixels_may_stay_in_the_file(put, said_of_pictures):
    """A file as a picture editor saves it; the site's copies have none of it."""
    plain = saved(photo(), "PNG", icc_profile=icc())
    put(plain[:33] + chunk(b"gAMA", struct.pack(">I", 45_455)) + chunk(b"pHYs", b"\0" * 9) + plain[33:], "market.png")
    put(saved(photo(turned=90), "JPEG", icc_profile=icc()), "square.jpg", id="square")
    put(saved(photo(turned=200), "WEBP", icc_profile=icc()), "street.webp", id="street")
    assert said_of_pictures() == []


@pytest.mark.parametrize("question", REVIEW)
@pytest.mark.parametrize("answer", ["", "''", "yes", "no", '"no"', "1", "true", "[]", "null", '" none"', "None"])
def test_every_question_of_the_review_is_answered(project, put, said_of_pictures, question, answer):
    """Missing, unknown or of a wrong type: the record has an error, and nothing is built."""
    put(JPEG)
    project.replace(FACTS, f"{question}: none", f"{question}: {answer}" if answer else "")
    if not answer:
        text = (project / FACTS).read_text(encoding="utf-8")
        project.write(FACTS, text.replace(", ,", ",").replace("{, ", "{").replace(", }", "}"))
    (line,) = said_of_pictures()
    assert line.startswith(f"error {FACTS}:26 ") and question in line


@pytest.mark.parametrize("field", ["id", "file", "credit", "licence", "identity_review"])
def test_a_picture_needs_each_of_its_fields(project, put, said_of_pictures, field):
    put(JPEG)
    *before, line = (project / FACTS).read_text(encoding="utf-8").splitlines()
    line = re.sub(rf"\b{field}: ({{.*?}}|[^,}}]*)(, )?", "", line).replace(", }", "}")
    project.write(FACTS, "\n".join([*before, line, ""]))
    (said,) = [line for line in said_of_pictures() if " stray-file " not in line]
    assert said.startswith(f"error {FACTS}:26 missing-field pictures item 1 {field} is missing")


def test_an_unknown_licence_or_source_is_named(project, put, said_of_pictures):
    put(JPEG, more=", source: third-report")
    project.replace(FACTS, "licence: cc-by-4.0", "licence: CC BY 4.0")
    assert [line.split()[2] for line in said_of_pictures()] == ["unknown-word"]
    project.replace(FACTS, "licence: CC BY 4.0", "licence: public-domain")
    assert [line.split()[2] for line in said_of_pictures()] == ["no-such-source"]


def test_masked_needs_masks_and_masks_need_masked(put, said_of_pictures):
    put(JPEG, review={"plates": "masked"})
    (line,) = said_of_pictures()
    assert "plates: `masked`, but the picture has no masks" in line
    put(JPEG, "square.jpg", id="square", more=", masks: [{x: 1, y: 1, width: 9, height: 9}]")
    assert "there are masks, but no answer of identity_review is `masked`" in said_of_pictures()[1]


@pytest.mark.parametrize("mask", ["x: 900, y: 0, width: 101, height: 10", "x: 0, y: 650, width: 10, height: 51", "x: 0, y: 0, width: 1001, height: 1"])
def test_a_mask_lies_within_the_picture(put, said_of_pictures, mask):
    put(JPEG, review={"faces": "masked"}, more=f", masks: [{{x: 1, y: 1, width: 9, height: 9}}, {{{mask}}}]")
    (line,) = said_of_pictures()
    assert "mask 2 reaches out of the picture, which is 1,000 × 700 pixels when upright" in line


@pytest.mark.parametrize(
    "mask",
    ["x: -1, y: 0, width: 9, height: 9", "x: 0, y: 0, width: 0, height: 9", "x: 0.5, y: 0, width: 9, height: 9", 'x: "0", y: 0, width: 9, height: 9', "x: 0, y: 0, width: 9"],
)
def test_a_mask_is_four_whole_numbers(put, said_of_pictures, mask):
    put(JPEG, review={"faces": "masked"}, more=f", masks: [{{{mask}}}]")
    (line,) = said_of_pictures()
    assert line.startswith(f"error {FACTS}:26 ") and "mask" in line


def test_words_are_needed_in_each_language(project, put, said_of_pictures):
    put(JPEG)
    project.replace(f"data/{STORY}/be.yml", "alt: Пусты рынак раніцай", "caption: Рынак")
    assert [" ".join(line.split()[1:3]) for line in said_of_pictures()] == [f"data/{STORY}/be.yml:21 missing-field"]
    project.replace(f"data/{STORY}/be.yml", "pictures:\n  market: {caption: Рынак}\n", "")
    (line,) = said_of_pictures()
    assert "be.yml" in line and "words-missing pictures has no words for `market`" in line
    project.replace(FACTS, "id: market,", "id: another,")
    assert {line.split()[2] for line in said_of_pictures()} == {"words-missing", "words-unused"}


@pytest.mark.parametrize("alt", ["market.jpg", "market", "Market", "MARKET JPG", "photo.png", "IMG_1432.HEIC"])
def test_alt_is_not_the_name_of_a_file(project, put, said_of_pictures, alt):
    put(JPEG)
    project.replace(f"data/{STORY}/en.yml", "alt: An empty market in the morning", f"alt: {alt}")
    (line,) = said_of_pictures()
    assert f"data/{STORY}/en.yml:" in line and "alt is the name of the file" in line


def test_words_and_credit_hold_no_contact_detail(project, put, said_of_pictures):
    put(JPEG, words=", caption: Write to help@example.org")
    project.replace(FACTS, "credit: Example Agency", "credit: Example Agency +375 29 123 45 67")
    assert {line.split()[2] for line in said_of_pictures()} == {"contact-detail"}
    assert len(said_of_pictures()) == 3


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_a_profile_below_level_4_has_no_picture(project, put, said_of_pictures, poured, level):
    """It is held with all that belongs to it; the build goes on."""
    put(JPEG, record=PROFILE)
    assert [path for path in poured() if path.startswith("assets/pictures/")]
    project.replace(f"data/{PROFILE}/profile.yml", "level: 4", f"level: {level}")
    assert f"held data/{PROFILE}/profile.yml:26 identity-picture a profile of the identity level {level} may have no picture" in "\n".join(said_of_pictures())
    site = poured()
    assert [path for path in site if path.startswith("assets/pictures/") or "example-volunteer" in path] == []
    assert f"en/{STORY}/index.html" in site


def test_a_profile_whose_level_cannot_be_read_hides_its_name(project, put, said_of_pictures):
    """Nothing breaks, the one fault is said, and the person counts as hidden."""
    put(JPEG, record=PROFILE)
    project.replace(f"data/{PROFILE}/profile.yml", "level: 4", 'level: "4"')
    assert {line.split()[2] for line in said_of_pictures()} == {"wrong-type"}
    put(JPEG, words=f", caption: {name_in(project, 'en')}")
    assert "picture-name" in {line.split()[2] for line in said_of_pictures()}


def test_the_name_of_a_hidden_person_stands_in_no_words_of_a_picture(project, put, said_of_pictures):
    name = name_in(project, "en")
    put(JPEG, words=f", caption: At work {name} stays")
    assert said_of_pictures() == []
    project.replace(f"data/{PROFILE}/profile.yml", "level: 4", "level: 2")
    lines = [line for line in said_of_pictures() if " picture-name " in line]
    assert len(lines) == 2 and not any(name in line for line in lines)


LINK, PEOPLE, RELATED = "about [[profiles/example-volunteer]]", "people: [example-volunteer]\n", "related: [guides/example-guide]"


@pytest.mark.row("I10")
@pytest.mark.parametrize("way", ["people", "words", "related"])
def test_one_picture_at_two_identity_levels_is_a_warning(project, put, said_of_pictures, way):
    """The same file, or the same scene smaller and saved again; another scene is none. However the story leads to the person."""
    project.replace(FACTS, PEOPLE, PEOPLE if way == "people" else "")
    project.replace(FACTS, RELATED, RELATED if way != "related" else f"related: [{PROFILE}]")
    project.replace(f"data/{STORY}/be.yml", " і ў [[profiles/example-volunteer]]", "")
    project.replace(f"data/{STORY}/en.yml", LINK, LINK if way == "words" else "more")
    put(JPEG, record=PROFILE)
    put(saved(photo().resize((640, 448)), "WEBP", quality=70), "square.webp", id="square")
    put(saved(photo(turned=120), "JPEG"), "street.jpg", id="street")
    assert said_of_pictures() == []
    second = project / "data/profiles/second-volunteer"
    (project / f"data/{PROFILE}").rename(second)
    text = {file.name: file.read_text(encoding="utf-8") for file in second.glob("*.yml")}
    for name, content in text.items():
        project.write(f"data/{PROFILE}/{name}", content.split("pictures:\n")[0])
    project.replace(f"data/{PROFILE}/profile.yml", "level: 4", "level: 2")
    lines = [line for line in said_of_pictures() if " picture-alike " in line]
    assert len(lines) == 1
    assert re.match(rf"warning {FACTS}:2[56] picture-alike square.webp: looks like a picture of profiles/second-volunteer", lines[0])


def test_templates_see_of_a_picture_only_what_is_printed(project, put):
    put(JPEG, review={"faces": "masked"}, more=", masks: [{x: 1, y: 1, width: 9, height: 9}], source: first-report")
    (picture,) = project.examine()[0].entries[STORY].facts.pictures
    assert public_view(picture) == {"id": "market", "credit": "Example Agency", "licence": "cc-by-4.0", "source": "first-report"}


def test_a_consent_must_cover_pictures(project, put, said_of_pictures):
    put(JPEG, record=PROFILE)
    by_consent(project)
    assert [line for line in said_of_pictures() if "the consent does not cover `pictures`" in line][0].startswith("held ")


def test_an_approval_is_given_to_the_very_picture(project, put):
    """Another picture under the same name makes it void; so does another mask."""
    put(JPEG, record=PROFILE, review={"faces": "masked"}, more=", masks: [{x: 1, y: 1, width: 50, height: 50}]")
    statements = [statement(project.examine()[0].entries[PROFILE])]
    project.replace(f"data/{PROFILE}/profile.yml", "width: 50", "width: 51")
    statements.append(statement(project.examine()[0].entries[PROFILE]))
    project.write(f"data/{PROFILE}/market.jpg", saved(photo(turned=90), "JPEG"))
    statements.append(statement(project.examine()[0].entries[PROFILE]))
    assert len(set(statements)) == 3
    (project / f"data/{PROFILE}/market.jpg").unlink()
    assert statement(project.examine()[0].entries[PROFILE]) not in statements


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_no_picture_lies_in_the_repository_that_the_site_does_not_show(project, put, said_of_pictures, status):
    """A record that waits for its day may have one; a draft may not."""
    put(saved(photo(), "JPEG"))
    assert said_of_pictures() == []
    project.replace(FACTS, "published: 2026-11-20", "published: 2026-11-24")
    assert not any("picture-unpublished" in said for said in said_of_pictures())
    project.replace(FACTS, "status: published", f"status: {status}")
    assert [said.split()[0] for said in said_of_pictures() if "picture-unpublished" in said] == ["error"]


def test_a_file_that_tells_more_than_the_site_is_an_error(project, put):
    """Metadata in the file, or what lies under a mask: nothing is built until it is cleaned."""
    put(WITH_EVERYTHING["jpg"](photo()), review={"faces": "masked"}, more=", masks: [{x: 100, y: 100, width: 200, height: 300}]")
    answer = project.check()
    assert answer.exit_code == 1 and "picture-metadata" in answer.output and "picture-bare" in answer.output and "clean-pictures stories/2022-example-story" in answer.output
    assert project.run("clean-pictures", STORY).exit_code == 0
    assert project.check().exit_code == 0
