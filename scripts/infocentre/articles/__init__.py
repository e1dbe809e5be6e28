"""A record and a language -> an article: an HTML fragment and what is said about it."""

from .article import Article, relative
from .desk import Desk, open_desk

__all__ = ["Article", "Desk", "open_desk", "relative"]
