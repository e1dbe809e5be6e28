"""No host, handle or e-mail address looks like another one that the records name."""

from __future__ import annotations

import pytest

from infocentre.checks.alike import domain, hosts, strangers

STORY, WORDS = "data/stories/2022-example-story/story.yml", "data/stories/2022-example-story/en.yml"
LINE = "data/contacts/example-line/contact.yml"


def _where(project):
    return [f"{problem.path.rpartition('/')[2]}:{problem.line}" for problem in project.examine()[1] if problem.code == "look-alike"]


@pytest.mark.parametrize("host", ["exarnple.org", "examp1e.org", "EXAMPIE.org", "www.exampIe.org", "news.examp1e.org"])
def test_the_rarer_of_two_hosts_that_look_alike_is_refused(project, host):
    project.replace(STORY, "https://example.org/second", f"https://{host}/second")
    assert _where(project) == ["story.yml:24"]


@pytest.mark.parametrize("text", ["see examp1e.org", "see еро.org", "at line.exarnple.org.", "[here](https://examp1e.org/x)"])
def test_a_host_in_words_may_not_look_like_a_known_one(project, text):
    project.replace(WORDS, "It cost", f"{text} It cost")
    assert _where(project) == ["en.yml:6"]


@pytest.mark.parametrize("text", ["see example.org", "see other.example", "файл.pdf і г.д.", "т.е. так", "[here](https://news.example.org/x)", "версія 1.0l", "сайт правда.укр"])
def test_other_hosts_and_dots_in_words_are_welcome(project, text):
    project.replace(WORDS, "It cost", f"{text} It cost")
    assert _where(project) == []


@pytest.mark.parametrize("swap", [('"@example_line"', '"@exampIe_line"'), ('"line@example.org"', '"1ine@example.org"')])
def test_of_two_accounts_that_look_alike_both_are_refused(project, swap):
    project.replace("data/contacts/example-emergency/contact.yml", "sources:\n  ministry", f"  - {{id: other, type: {'messenger, service: signal' if swap[1][1] == '@' else 'email'}, value: {swap[1]}, sources: [ministry]}}\nsources:\n  ministry")
    assert sorted(where.partition(":")[0] for where in _where(project)) == ["contact.yml", "contact.yml"]


def test_a_name_that_looks_like_one_of_the_trusted_branch_is_a_stranger(project):
    """Even where the true name stands nowhere any more."""
    content, _ = project.examine()
    assert list(strangers(content, {"example.org", "@example_line", "line@example.org"})) == []
    assert {problem.code for problem in strangers(content, {"examp1e.org"})} == {"look-alike"}


def test_the_part_of_a_host_that_somebody_registered():
    assert [domain(host) for host in ("www.svaboda.org", "m.pravda.com.ua", "gov.pl", "a.b.kyiv.ua", "org.ua")] == ["svaboda.org", "pravda.com.ua", "gov.pl", "b.kyiv.ua", "org.ua"]


def test_a_host_is_found_where_it_begins():
    assert list(hosts("see www.example.org, or (еро.org)")) == [(4, "www.example.org"), (25, "еро.org")]
