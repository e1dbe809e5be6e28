"""`python -m infocentre` is the command `infocentre`."""

import atexit
import gc

from .cli import main

atexit.register(gc.freeze)  # Python would look through all that was made for what could be thrown away, a moment before all of it is
main(prog_name="centre")
