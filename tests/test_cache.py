"""What took long to find out is kept in files, and never given back other than it was put there."""

from __future__ import annotations

import os

import pytest
from infocentre.cache import Cache


@pytest.fixture
def cache(tmp_path) -> Cache:
    found = Cache(tmp_path / "kept")
    found.put("key", b"content")
    return found


@pytest.mark.parametrize("is_begun", [False, True], ids=["at once", "begun ahead"])
def test_what_was_put_is_given_back(cache, is_begun):
    if is_begun:
        cache.ahead("key")
    assert bytes(cache.get("key")) == b"content"
    assert cache.get("nothing") is None


@pytest.mark.parametrize("is_begun", [False, True], ids=["at once", "begun ahead"])
def test_what_is_not_as_it_was_put_is_deleted(cache, tmp_path, is_begun):
    file = tmp_path / "kept" / "key"
    file.write_bytes(file.read_bytes()[:-1] + b"T")
    if is_begun:
        cache.ahead("key")
    assert cache.get("key") is None
    assert not file.exists()


def test_what_is_begun_is_read_once_and_through_whichever_cache(cache, tmp_path):
    """Whoever gets it first gets what stood there then; whoever comes later gets what stands there later."""
    other = Cache(tmp_path / "kept")
    cache.ahead("key")
    assert bytes(other.get("key")) == b"content"
    cache.put("key", b"more")
    assert bytes(other.get("key")) == b"more"


def test_what_is_begun_and_missing_is_nothing(cache):
    cache.ahead("nothing")
    assert cache.get("nothing") is None


def test_only_what_was_asked_for_is_kept(cache, tmp_path):
    other = Cache(tmp_path / "kept")
    other.put("mine", b"")
    other.drop_others(frozenset(("named",)))
    assert os.listdir(tmp_path / "kept") == ["mine"]
