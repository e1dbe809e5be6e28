"""The commits of a branch -> warnings of what they tell about the people who made them; git keeps it for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .problem import Problem
from .trusted import commits_between

# Two words or more, each beginning with a capital, in letters of any script: how people are called, not how accounts are.
_PERSONAL = re.compile(r"[^\W\d_a-zа-яёўіїєґ][^\W\d_’'.-]*(?:[ .-]+[^\W\d_a-zа-яёўіїєґ][^\W\d_]*)+\Z")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_UTC = ("+0000", "-0000")


def telling(root: Path, base: str, head: str) -> Iterator[Problem]:
    """A warning for each thing in a commit that may tell who somebody is: a name, an address, a time zone. None is repeated."""
    for commit, zones, names, mails, message in commits_between(root, base, head):
        if any(zone not in _UTC for zone in zones):
            yield _warning(f"commit {commit} tells the writer's time zone", "Commit with TZ=UTC.")
        if any(map(is_personal, names)):
            yield _warning(f"commit {commit} carries a personal name", "Commit under a name that tells nobody who you are: git config user.name")
        if not all(map(is_no_reply, mails)):
            yield _warning(f"commit {commit} carries an e-mail address", "Use a noreply address: git config user.email")
        if not all(map(is_no_reply, _EMAIL.findall(message))):
            yield _warning(f"the message of commit {commit} holds an e-mail address", "Take it out: git commit --amend")


def is_personal(name: str) -> bool:
    """Whether a name looks like that of a person rather than of an account."""
    return bool(_PERSONAL.match(name.strip()))


def is_no_reply(mail: str) -> bool:
    """Whether nobody reads the letters to an address: it says so before the @, or in a part of the host."""
    name, _, host = mail.lower().rpartition("@")
    return name in ("noreply", "no-reply") or bool({"noreply", "no-reply"} & set(host.split(".")))


def _warning(message: str, hint: str) -> Problem:
    return Problem(".git", 0, 0, "telling-commit", message, hint, "warning")
