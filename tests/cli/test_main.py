"""`python -m infocentre` ends at once, and yet with everything said and its exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "scripts"


@pytest.mark.parametrize("code", [0, 1, 2])
def test_all_that_was_printed_arrives_and_so_does_the_exit_code(code):
    """Also what a pipe had not taken yet."""
    command = f"import runpy, sys; from infocentre import cli; cli.main = lambda **about: (print('said'), sys.exit({code})); runpy.run_module('infocentre', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", command], env={"PYTHONPATH": str(PACKAGE)}, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr, done.returncode) == ("said\n", "", code)
