"""The day to look from, when nobody names one: the only place that reads the clock."""

from __future__ import annotations

import datetime
import os

_EPOCH = "SOURCE_DATE_EPOCH"


def today() -> datetime.date:
    """Today in UTC, or the day of SOURCE_DATE_EPOCH (reproducible-builds.org); ValueError when that is no time."""
    epoch = os.environ.get(_EPOCH)
    if not epoch:
        return datetime.datetime.now(datetime.UTC).date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"{_EPOCH} must be a number of seconds, not {epoch!r}") from None
