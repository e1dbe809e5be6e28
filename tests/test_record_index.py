"""What is known of records is given back as it was put, whichever of its files are gone, and little is written when little changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from infocentre.cache import Cache
from infocentre.record_index import Fetched, RecordIndex, Texts

ADDRESSES = tuple(f"stories/made-up-{number}" for number in range(100))


def texts(address: str, words: str = "words") -> Texts:
    return Texts(f"{words} of {address}".encode(), b"sources", b"ties")


def lost(address: str) -> Texts:
    return texts(address, "words found again")


@pytest.fixture
def folder(tmp_path) -> Path:
    """Where a run has left what it knows of a hundred records."""
    index = RecordIndex(Cache(tmp_path), "index", lost)
    known = {address: (address, *index.held(address)) for address in ADDRESSES}
    index.put({address: texts(address) for address in ADDRESSES}, (), known)
    index.keep(("the rest",))
    return tmp_path


def opened(folder: Path) -> RecordIndex:
    return RecordIndex(Cache(folder), "index", lost)


def lots(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {"index"}


def test_the_next_run_knows_the_same_and_opens_texts_when_it_is_asked_for_them(folder, monkeypatch):
    get, read = Cache.get, []
    monkeypatch.setattr(Cache, "get", lambda cache, key: read.append(key) or get(cache, key))
    index = opened(folder)
    records = dict(index.records())
    assert sorted(records) == sorted(ADDRESSES) and index.rest == ("the rest",) and read == ["index"]
    for address in ADDRESSES:
        name, words, sources = records[address]
        assert (name, type(words), words(), sources()) == (address, Fetched, texts(address).lines, b"sources")
    assert sorted(read[1:]) == sorted(lots(folder)), "each lot is opened once"
    assert index.texts(ADDRESSES[0]) == texts(ADDRESSES[0])


def test_one_changed_record_makes_one_lot_anew_and_the_others_stay(folder):
    before, index = lots(folder), opened(folder)
    known = dict(index.records())
    index.put({ADDRESSES[3]: texts(ADDRESSES[3], "other words")}, (), known)
    assert lots(folder) > before, "what an earlier index names is there until the new one is"
    index.keep(())
    assert len(lots(folder)) == len(before) and len(lots(folder) & before) == len(before) - 1
    assert opened(folder).texts(ADDRESSES[3]).lines == f"other words of {ADDRESSES[3]}".encode()
    assert all(opened(folder).texts(address) == texts(address) for address in ADDRESSES if address != ADDRESSES[3])


def test_what_is_gone_is_nowhere(folder):
    def is_there() -> bool:
        return any(re.search(texts(ADDRESSES[3]).lines + b"(?![0-9])", file.read_bytes()) for file in folder.iterdir())

    assert is_there()
    index = opened(folder)
    known = {address: found for address, found in index.records() if address != ADDRESSES[3]}
    index.put({}, (ADDRESSES[3],), known)
    index.keep(())
    assert ADDRESSES[3] not in dict(opened(folder).records())
    assert not is_there()
    assert opened(folder).texts(ADDRESSES[3]) == lost(ADDRESSES[3])


def test_a_run_that_was_cut_off_before_it_wrote_the_index_has_changed_nothing(folder):
    index = opened(folder)
    index.put({address: texts(address, "other words") for address in ADDRESSES}, (), dict(index.records()))
    assert all(opened(folder).texts(address) == texts(address) for address in ADDRESSES)


@pytest.mark.parametrize("harm", [lambda file: file.unlink(), lambda file: file.write_bytes(file.read_bytes()[:-1] + b"?")], ids=["gone", "another byte"])
def test_texts_that_are_gone_or_harmed_are_found_anew_also_for_the_lot_that_is_written_next(folder, harm):
    for name in lots(folder):
        harm(folder / name)
    index = opened(folder)
    assert index.texts(ADDRESSES[0]) == lost(ADDRESSES[0])
    known = dict(index.records())
    index.put({address: texts(address) for address in ADDRESSES[1:]}, (), known)
    index.keep(())
    assert dict(opened(folder).records()).keys() == known.keys()
    assert [opened(folder).texts(address) for address in ADDRESSES[:2]] == [lost(ADDRESSES[0]), texts(ADDRESSES[1])]


def test_what_was_cleared_away_is_written_again_by_the_next_run_that_ends_well(folder):
    """Two runs at once may each clear away what only the index of the other names."""
    for name in sorted(lots(folder))[:3]:
        (folder / name).unlink()
    index = opened(folder)
    assert index.put({}, (), dict(index.records()))
    index.keep(())
    assert not opened(folder).put({}, (), {}), "nothing is missing any more"
    assert {opened(folder).texts(address) for address in ADDRESSES} <= {*map(texts, ADDRESSES), *map(lost, ADDRESSES)}
    assert len(lots(folder)) == len({name for name in opened(folder).names()})
