"""`python -m infocentre` is the command `infocentre`."""

from .cli import main

main(prog_name="centre")
