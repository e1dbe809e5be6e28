"""What an earlier run kept holds for the same code and libraries alone."""

import pytest
from infocentre import recipe as recipes


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A folder in the place of our package."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "recipe.py").write_text("one = 1\n")
    (tmp_path / "inner" / "module.py").write_text("two = 2\n")
    monkeypatch.setattr(recipes, "__file__", str(tmp_path / "recipe.py"))
    return tmp_path


def _now() -> str:
    return recipes.recipe.__wrapped__()


def test_a_changed_module_changes_it_however_deep_it_lies(package):
    before = _now()
    (package / "inner" / "module.py").write_text("two = 3\n")
    assert _now() != before


def test_what_is_no_module_does_not(package):
    before = _now()
    (package / "inner" / "module.pyc").write_text("")
    (package / "notes.md").write_text("")
    assert _now() == before


def test_another_version_of_a_library_does(package, monkeypatch, tmp_path_factory):
    libraries = tmp_path_factory.mktemp("libraries")
    monkeypatch.setattr("sys.path", [str(libraries)])
    before = _now()
    (libraries / "library-1.0.dist-info").mkdir()
    after = _now()
    (libraries / "library-1.0.dist-info").rename(libraries / "library-1.1.dist-info")
    assert len({before, after, _now()}) == 3
