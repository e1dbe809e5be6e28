"""Why a picture is refused."""

from __future__ import annotations

SAVE_AGAIN = "Open it in a picture editor, export it as a new JPEG, PNG or WebP, and send that."


class Fault(Exception):
    """A picture that cannot be published: a code, what is wrong, and what to do."""

    def __init__(self, code: str, message: str, hint: str = SAVE_AGAIN):
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
