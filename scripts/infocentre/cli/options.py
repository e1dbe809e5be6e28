"""Options that several commands share."""

from __future__ import annotations

import datetime
import os

import click


class DayType(click.ParamType):
    """A day written as 2026-11-23."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-11-23", param, context)


def _today() -> datetime.date:
    """Today in UTC, or the day of SOURCE_DATE_EPOCH (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now(datetime.UTC)
    return moment.date()


day = click.option("--date", "today", type=DayType(), default=_today, help="The day to look from, such as 2026-11-23; today when left out.")
