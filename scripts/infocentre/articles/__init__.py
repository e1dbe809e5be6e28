"""A record and a language -> an article: an HTML fragment and what is said about it."""

from .article import Article, linked, relative
from .desk import Desk, open_desk

__all__ = ["Article", "Desk", "linked", "open_desk", "relative"]
