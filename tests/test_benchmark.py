"""The made-up centre of the benchmark is a real one: the same for the same seed, and without a problem."""

import datetime
from pathlib import Path

from benchmark.centre import LANGUAGES, Maker, write_centre
from benchmark.peers import PEERS
from infocentre.preparing import examine

ROOT = Path(__file__).parent.parent


def test_the_made_up_centre_passes_every_check(tmp_path):
    write_centre(ROOT, tmp_path, 20)
    content, problems = examine(tmp_path, datetime.date(2026, 11, 23))
    assert [str(problem) for problem in problems] == []
    made_up = [entry for entry in content.entries.values() if entry.id.startswith("made-up")]
    assert len(made_up) == 20
    assert all(set(entry.words) == set(LANGUAGES) for entry in made_up)


def test_the_same_seed_makes_the_same_records_and_another_one_others():
    first, second, other = (list(Maker(ROOT, 10, seed).records()) for seed in (1, 1, 2))
    assert first == second
    assert first != other


def test_a_record_does_not_change_when_there_are_fewer_of_them():
    """Growth is measured on the same texts; only the links among them differ."""
    few, many = list(Maker(ROOT, 10).records()), list(Maker(ROOT, 20).records())
    assert [record.id for record in few] == [record.id for record in many[:10]]


def test_every_peer_gets_every_text(tmp_path):
    records = list(Maker(ROOT, 10).records())
    titles = {f"{record.kind}/{record.id}": {language: words.title for language, words in record.words.items()} for record in records}
    for peer in PEERS:
        folder = tmp_path / peer.program
        peer.export(records, titles, folder)
        texts = "\n".join(file.read_text("utf-8") for file in folder.rglob("*.md"))
        assert all(words.body.split("\n\n")[-1] in texts for record in records for words in record.words.values()), peer.name
