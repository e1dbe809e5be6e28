"""`python -m infocentre` is the command `infocentre`."""

import os
import sys

from .cli import main

try:
    main(prog_name="centre")
except SystemExit as end:  # as each command ends; to take apart all that it made would take Python longer than the system
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(end.code)
