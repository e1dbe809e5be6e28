"""What a build puts into the folder of a site appears in an order in which it can be cut off at any moment."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from made_files import files_in, tree
from made_project import CHECKOUT

pytest_plugins = ["site_fixtures"]


def test_a_first_build_and_a_clean_one_appear_at_once_and_whole(make, site, monkeypatch):
    """A build that is cut off before that leaves nothing, or what was there."""
    rename, seen = os.rename, []

    def here():
        return tree(site) if site.exists() else {}

    def cut_off(*paths):
        seen.append(here())
        raise KeyboardInterrupt

    for clean in (False, True):
        before = here()
        monkeypatch.setattr(os, "rename", cut_off)
        with pytest.raises(KeyboardInterrupt):
            make(clean=clean)
        assert seen[-1] == here() == before and not (site.parent / ".site.next").exists()
        monkeypatch.setattr(os, "rename", rename)
        make(clean=clean)
        assert set(json.loads((site / "manifest.json").read_bytes())["files"]) == set(files_in(site)) - {"manifest.json"}
    assert before == here() and not (site.parent / ".site.next").exists()


def test_a_build_that_was_cut_off_is_taken_up_by_the_next(make, site, tmp_path, monkeypatch):
    site.mkdir()
    replace, done = os.replace, []

    def cut_off(*paths):
        done.extend([paths] if site in Path(paths[1]).parents else [])
        if len(done) == 20:
            raise KeyboardInterrupt
        replace(*paths)

    monkeypatch.setattr(os, "replace", cut_off)
    with pytest.raises(KeyboardInterrupt):
        make()
    monkeypatch.undo()
    assert json.loads((site / "manifest.json").read_bytes())["files"] == {}
    make()
    assert set(json.loads((site / "manifest.json").read_bytes())["files"]) == set(files_in(site)) - {"manifest.json"}


def test_the_manifest_is_written_last(make, site, monkeypatch):
    make()
    before, replace, written = tree(site), os.replace, []
    shutil.rmtree(site)
    site.mkdir()
    monkeypatch.setattr(os, "replace", lambda *paths: written.extend([Path(paths[1]).name] if site in Path(paths[1]).parents else []) or replace(*paths))
    make()
    assert written[0] == "manifest.json", "an interrupted build would leave a folder that nobody knows"
    assert written[-1] == "manifest.json"
    assert len(written) > 20
    assert tree(site) == before


def test_a_file_that_does_not_fit_stops_the_build_and_is_not_cut_short(tmp_path):
    """As on a full disk: the system takes a part of the bytes first, and says only of the next ones that there is no room."""
    tried = """
import resource, signal, sys
from pathlib import Path
from infocentre.staging import Staging
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
Staging(Path(sys.argv[1], "site"), Path(sys.argv[1]), False).put("index.html", b"a" * 5000)
"""
    done = subprocess.run([sys.executable, "-c", tried, str(tmp_path)], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(CHECKOUT / "scripts")}, check=False)
    assert done.returncode == 1 and "File too large" in done.stderr
