"""What stopped the YAML parser -> one problem that says what to do about it."""

from __future__ import annotations

import yaml

from .problem import Problem

# What PyYAML says -> what a person can do about it. It notices some faults only far below the place
# where they were made; for those (True) the beginning of the broken part is shown.
_SYNTAX = (
    ("mapping values are not allowed", "a `: ` stands where none can", 'Put the text in "quotes", or indent the line like its neighbours.', False),
    ("cannot start any token", "the text begins with a character that YAML keeps for itself", 'Put the text in "quotes".', False),
    ("could not find expected ':'", "a field's name has no colon after it, or a text is broken wrongly", "Indent the lines of a long text under `|` or `>-`.", True),
    ("found unexpected end of stream", "a quotation is never closed", 'Write " (or \') where it ends.', True),
    ("did not find expected key", "the line does not fit: a quotation or bracket ends early, or the indent is wrong", 'Put a text that begins with a bracket or quotation in "quotes", with \\" inside; indent the line like its neighbours.', False),
    ("did not find expected ',' or", "a bracket is never closed, or a comma is missing", 'Close it; text that starts with { or [ needs "quotes".', True),
    ("did not find expected '-' indicator", "a list item must begin with `- `", "Indent it like its neighbours.", False),
    ("unknown escape character", "a \\ in \"quotes\" is followed by a letter that means nothing", "Write \\\\ for a backslash.", False),
    ("did not find expected <document start>", "the line does not belong to the record", "Indent it like the first line; delete `...`, if one stands above.", False),
    ("did not find expected hexdecimal number", "a \\x, \\u or \\U escape is incomplete", "Type the character itself.", False),
    ("invalid Unicode character", "an escape stands for half of a broken character or for none", "Type the character itself.", False),
    ("found duplicate %YAML directive", "a line that begins with % is not read", "Delete the line.", False),
    ("found incompatible YAML document", "a line that begins with % is not read", "Delete the line.", False),
    ("directive", "a line that begins with % is not read", 'Delete the line, or put the text in "quotes".', False),
    ("scanning an alias", "the text begins with *", 'Put the text in "quotes".', False),
    ("scanning an anchor", "the text begins with &", 'Put the text in "quotes".', False),
    ("tag", "the text begins with !", 'Put the text in "quotes".', False),
    ("block sequence entries are not allowed", "a list cannot begin on this line", "Begin the list on the next line, or quote the text.", False),
    ("block scalar", "something stands beside the sign | or >", "Begin the text on the next line.", False),
)
# Names of fields that are longer are not seen as names by any YAML parser.
_MAX_KEY = 1_024


def syntax_problem(error: yaml.YAMLError, path: str, text: str, first_line: int) -> Problem:
    """The fault that stopped the parser, in words for an editor; `first_line` is where `text` begins in the file."""
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    unknown = ("", "the line is not valid YAML", "Compare it with another record of the same kind.", False)
    _, message, hint, at_beginning = next((entry for entry in _SYNTAX if entry[0] in said), unknown)
    problem_mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = (context_mark if at_beginning else problem_mark) or problem_mark or context_mark
    line, column = _inside(text, mark.line, mark.column) if mark else (0, 0)
    if text.split("\n")[line].find(":") > _MAX_KEY and ("mapping values" in said or "expected ':'" in said):
        message, hint = f"a field's name has more than {_MAX_KEY:,} characters", "Shorten it."
    return Problem(path, line + first_line, column + 1, "yaml-syntax", message, hint)


def _inside(text: str, line: int, column: int) -> tuple[int, int]:
    """The place, or the end of the last line when the parser points below it."""
    lines = text.rstrip("\n").split("\n")
    return (line, column) if line < len(lines) else (len(lines) - 1, len(lines[-1]))
