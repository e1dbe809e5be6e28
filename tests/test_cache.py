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


def test_what_was_put_is_given_back(cache):
    assert bytes(cache.get("key")) == b"content"
    assert cache.get("nothing") is None


def test_what_is_not_as_it_was_put_is_deleted(cache, tmp_path):
    file = tmp_path / "kept" / "key"
    file.write_bytes(file.read_bytes()[:-1] + b"T")
    assert cache.get("key") is None
    assert not file.exists()


def test_only_what_was_asked_for_is_kept(cache, tmp_path):
    other = Cache(tmp_path / "kept")
    other.put("mine", b"")
    other.drop_others(frozenset(("named",)))
    assert os.listdir(tmp_path / "kept") == ["mine"]
