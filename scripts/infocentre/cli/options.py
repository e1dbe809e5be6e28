"""Options that several commands share."""

from __future__ import annotations

import datetime

import click

from .. import clock


class WrongUse(click.ClickException):
    """A command that cannot do what it was asked; one line and the exit code for wrong use."""

    exit_code = 2


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
    try:
        return clock.today()
    except ValueError as fault:
        raise click.UsageError(str(fault)) from None


day = click.option("--date", "today", type=DayType(), default=_today, help="The day to look from, such as 2026-11-23; today when left out.")


records_from = click.option(
    "--records-from",
    "revision",
    metavar="REV",
    help="Takes data/ and docs/ from this revision, such as a pull request, and everything else from this checkout.",
)
