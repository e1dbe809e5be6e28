"""The same texts for other generators: one file a generator."""

from . import eleventy, hugo, mkdocs

PEERS = (hugo.PEER, eleventy.PEER, *mkdocs.PEERS)
