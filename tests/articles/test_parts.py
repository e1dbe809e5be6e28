"""What several kinds of page share: notices, cards in other languages, links to what cannot be shown, days of checks."""

import datetime

import pytest

pytest_plugins = ["site_fixtures"]

STORY = "data/stories/2022-example-story"
GUIDE = "data/guides/example-guide"


def notice(site, address):
    return site.tree(address).find(".//aside[@class='notice']")


def words_of(element):
    return " ".join("".join(element.itertext()).split())


def links(element):
    return [(link.get("href"), link.get("hreflang"), words_of(link)) for link in element.iter("a")]


# Notices of translations


def test_a_machine_translation_says_so_in_the_readers_language_and_leads_to_the_original(poured, said):
    found = notice(poured(), "uk/guides/example-guide/")
    assert words_of(found).startswith(said("uk", "notice-machine"))
    assert links(found) == [("../../../en/guides/example-guide/", "en", said("uk", "notice-original", language="English"))]


@pytest.mark.parametrize("address", ["en/guides/example-guide/", "be/stories/2022-example-story/"])
def test_an_original_and_a_fresh_translation_that_was_reviewed_say_nothing(poured, address):
    assert notice(poured(), address) is None


def test_a_machine_translation_that_a_person_has_reviewed_says_nothing(project, poured):
    project.replace(f"{GUIDE}/uk.yml", "unreviewed", "reviewed")
    assert notice(poured(), "uk/guides/example-guide/") is None


def test_a_translation_of_older_words_says_so(project, poured, said):
    project.replace(f"{STORY}/en.yml", "A story about nobody", "A story about somebody")
    found = notice(poured(), "be/stories/2022-example-story/")
    assert words_of(found).startswith(said("be", "notice-stale"))
    assert links(found)[0][0] == "../../../en/stories/2022-example-story/"


def test_a_notice_is_about_the_words_and_not_about_the_facts(project, poured):
    project.replace(f"{STORY}/story.yml", "value: 60", "value: 61")
    assert notice(poured(), "be/stories/2022-example-story/") is None


def test_a_number_is_the_same_in_every_language_once_it_is_changed(project, poured):
    project.replace(f"{STORY}/story.yml", "value: 60", "value: 61")
    site = poured()
    assert ["61" in site.text(f"{language}/stories/2022-example-story/") for language in ("be", "en")] == [True, True]
    assert ["60" in site.text(f"{language}/stories/2022-example-story/") for language in ("be", "en")] == [False, False]


# Records in other languages


def test_a_list_shows_a_record_without_words_in_the_best_other_language_and_names_it(poured, said):
    card = poured().tree("pl/guides/").find(".//article")
    title = card.find("h2")
    assert (title.get("lang"), links(title)) == ("en", [("../../en/guides/example-guide/", "en", "How to hand in the form of an example")])
    assert card.find("p[@class='card-summary']").get("lang") == "en"
    assert words_of(card.find(".//span[@class='other-language']")) == said("pl", "only-in", language="English")


def test_a_card_in_the_readers_own_language_names_none(poured):
    card = poured().tree("uk/guides/").find(".//article")
    assert [element.get("lang") for element in card.iter() if element.get("lang")] == []
    assert card.find(".//span[@class='other-language']") is None


def test_a_contact_in_another_language_says_which_and_the_rest_stays_in_the_readers(poured):
    plate = poured().tree("be/contacts/").find(".//section[@id='example-emergency']")
    foreign = {words_of(element) for element in plate.iter() if element.get("lang") == "en"}
    assert {"Example Emergency", "The emergency number of the example."} <= foreign
    assert plate.find("p[@class='plate-state']").get("lang") is plate.get("lang") is None


# Links to records


def linked(site, address="en/stories/2022-example-story/"):
    return links(site.tree(address).find(".//div[@class='prose']"))


def test_a_record_is_linked_under_its_title_in_the_pages_language(poured):
    assert ("../../profiles/example-volunteer/", None, "Ніхто Прыкладны") in linked(poured(), "be/stories/2022-example-story/")


def test_a_record_without_words_in_the_pages_language_is_linked_in_another_one(poured):
    found = linked(poured(), "be/stories/2022-example-story/")
    assert ("../../../uk/guides/example-guide/", "uk", "даведніку") in found


def test_a_contact_is_linked_on_the_page_of_contacts_in_the_readers_language(poured):
    trouble = poured().tree("uk/guides/example-guide/").find(".//section[@aria-labelledby='trouble']")
    assert [link[0] for link in links(trouble)] == ["../../contacts/#example-line"]


@pytest.mark.parametrize("sign", ["[[profiles/example-volunteer]]", "[[profiles/example-volunteer|Nobody Example]]"])
def test_a_person_who_may_not_be_shown_is_replaced_by_neutral_words(project, poured, said, sign):
    project.replace("data/profiles/example-volunteer/profile.yml", "expires: 2027-11-20", "expires: 2026-11-23")
    project.replace(f"{STORY}/en.yml", "[[profiles/example-volunteer]]", sign)
    site = poured()
    assert f"about {said('en', 'not-available')}." in site.text("en/stories/2022-example-story/")
    assert site.holding("Nobody Example") == []


@pytest.mark.parametrize(("sign", "shown"), [("[[guides/example-guide]]", ""), ("[[guides/example-guide|the guide]]", "the guide")])
def test_a_guide_under_embargo_keeps_the_authors_words_and_loses_its_link(project, poured, said, sign, shown):
    project.replace(f"{GUIDE}/guide.yml", "published: 2026-11-20", "published: 2026-12-01")
    project.replace(f"{STORY}/en.yml", "[[guides/example-guide|the guide]]", sign)
    site = poured()
    assert f"More in {shown or said('en', 'not-available')} and" in site.text("en/stories/2022-example-story/")
    assert site.holding("example-guide") == []


# Until when a record holds


def validity(site, address="en/guides/example-guide/"):
    return {words_of(found) for found in site.tree(address).iter("p") if found.get("class", "").startswith("validity")}


def test_a_guide_says_when_it_was_checked_and_after_which_day_not_to_rely_on_it(poured, said):
    checked = said("en", "checked-live", date="20 November 2026", how=said("en", "how-official-page"))
    assert validity(poured()) == {f"{checked} {said('en', 'do-not-rely-after', date='20 December 2026')}"}


@pytest.mark.parametrize(("day", "key"), [("2026-12-20", "do-not-rely-after"), ("2026-12-21", "do-not-rely-over")])
def test_a_guide_whose_time_is_over_says_so(poured, said, day, key):
    (found,) = validity(poured(datetime.date.fromisoformat(day)))
    assert found.endswith(said("en", key, date="20 December 2026"))


def test_a_guide_that_was_never_checked_says_so(project, poured, said):
    project.replace(f"{GUIDE}/guide.yml", "checked: {on: 2026-11-20, how: official-page, review_after: 30}\n", "")
    assert validity(poured()) == {said("en", "never-checked")}


def test_a_guide_that_was_only_compared_with_its_sources_is_not_called_confirmed(project, poured, said):
    project.replace(f"{GUIDE}/guide.yml", "how: official-page", "how: archived-copies")
    (found,) = validity(poured())
    compared = said("en", "compared", date="20 November 2026", how=said("en", "how-archived-copies"))
    assert found.startswith(f"{said('en', 'not-confirmed')} {compared}")


@pytest.mark.parametrize(("language", "days"), [("uk", ("20 листопада 2026", "20 грудня 2026")), ("en", ("20 November 2026", "20 December 2026"))])
def test_every_language_of_a_guide_says_until_when_it_holds(poured, language, days):
    (found,) = validity(poured(), f"{language}/guides/example-guide/")
    assert all(day in found for day in days)


# Contacts in their true state


CONFIRMED = "status: confirmed\noriginal: en\nconfirmed: {on: 2026-11-20, how: called}"


@pytest.mark.parametrize(
    ("status", "key"),
    [(CONFIRMED, "contact-confirmed"), ("status: unconfirmed\noriginal: en", "contact-unconfirmed"), ("status: closed\noriginal: en", "contact-closed")],
)
def test_a_contact_says_how_far_it_can_be_trusted(project, poured, said, status, key):
    project.replace("data/contacts/example-line/contact.yml", CONFIRMED, status)
    plate = poured().tree("en/contacts/").find(".//section[@id='example-line']")
    assert words_of(plate.find("p[@class='plate-state']")) == said("en", key, date="20 November 2026")


def test_only_what_is_open_can_be_tapped(project, poured):
    def taps():
        plate = poured().tree("en/contacts/").find(".//section[@id='example-line']")
        return [link.get("href") for link in plate.iter("a")]

    assert taps() == ["tel:+380440000000", "mailto:line@example.org", "https://example.org/line"]
    project.replace("data/contacts/example-line/contact.yml", CONFIRMED, "status: closed\noriginal: en")
    assert taps() == []
