"""The example project under git."""

from __future__ import annotations

import shutil

import pytest
from approving import commit_all
from made_project import CHECKOUT


@pytest.fixture
def repository(project):
    """The example project as a git repository with templates, on its trusted branch."""
    shutil.copytree(CHECKOUT / "overrides", project / "overrides")
    shutil.copy(CHECKOUT / "mkdocs.yml", project / "mkdocs.yml")
    commit_all(project)
    return project
