"""The `translation:` block of a words file, rewritten in place; every other line stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BLOCK = re.compile(r"^translation:.*\n?(?:^[ \t]+.*\n?|^\n(?=[ \t]))*", re.MULTILINE)
_FRONT_END = re.compile(r"\A---\n(?:.*\n)*?(?=---\n)")


def with_block(text: str, *, of: str, by: str, state: str, fields: Mapping[str, str], is_page: bool) -> str:
    """The text of the file with its translation declared; `is_page` for front matter."""
    pairs = ", ".join(f'{name}: "{value}"' for name, value in fields.items())
    block = f'translation:\n  of: "{of}"\n  by: {by}\n  state: {state}\n  fields: {{{pairs}}}\n'
    front = _FRONT_END.match(text)
    head, rest = (front[0], text[front.end() :]) if is_page and front else (text, "")
    if _BLOCK.search(head):
        head = _BLOCK.sub(lambda _: block, head, count=1)
    else:
        head = head.rstrip("\n") + "\n" + block
    return head + rest
