"""`build` loads nothing in vain."""

import subprocess
import sys

from infocentre.cli.build import _LIBRARIES


def test_what_is_loaded_while_it_waits_is_what_making_pages_needs():
    said = subprocess.run([sys.executable, "-c", "import sys, infocentre.cli.building; print(*sys.modules)"], capture_output=True, text=True, check=True, timeout=60)
    assert set(_LIBRARIES) <= set(said.stdout.split())
