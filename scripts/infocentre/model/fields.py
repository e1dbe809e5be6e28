"""The kinds of value a field can hold, and the two words that open or close a field: public, private."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from functools import cache, total_ordering
from typing import Annotated, Any, get_args, get_origin

from babel import localedata
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FIRST_YEAR = 1994
SHORTEST_MONTH = 28
MAX_ITEMS = 100


def public(help: str, default: Any = ..., **constraints: Any) -> FieldInfo:
    """A field that templates and every other output may see."""
    return _field(help, default, True, constraints)


def private(help: str, default: Any = ..., **constraints: Any) -> FieldInfo:
    """A field that no output, message or log ever shows."""
    return _field(help, default, False, constraints)


def _field(help: str, default: Any, is_public: bool, constraints: dict[str, Any]) -> FieldInfo:
    return Field(default, description=help, json_schema_extra={"public": is_public}, **constraints)


def is_public(field: FieldInfo) -> bool:
    """Whether the model opened the field; a field that says nothing is private."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and extra.get("public") is True


class Model(BaseModel):
    """A part of a record: frozen, and with no field that the schema does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    def __getattr__(self, name: str) -> Any:
        """That there is no such field. Pydantic would look for private attributes first, and records are often asked for what another kind has."""
        raise AttributeError(f"{type(self).__name__} has no field {name}")


@total_ordering
class PartialDate:
    """A day, a month or a year: its precision is what was written."""

    __slots__ = ("year", "month", "day")
    _FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")

    def __init__(self, year: int, month: int | None = None, day: int | None = None):
        self.year, self.month, self.day = year, month, day

    @classmethod
    def parse(cls, value: object, wanted: str = "must be a date such as 2022-03-01, 2022-03 or 2022") -> PartialDate:
        """The date written as `2022-03-01`, `2022-03` or `2022`; ValueError otherwise."""
        if isinstance(value, PartialDate):
            return value
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        match = cls._FORM.match(text) if isinstance(text, str) else None
        if not match:
            raise ValueError(wanted)
        year, month, day = (int(part) if part else None for part in match.groups())
        if year < 1:
            raise ValueError("there is no year 0000")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"there is no month {month:02}; a year has 12")
        if day is not None and not 1 <= day <= SHORTEST_MONTH and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise ValueError(f"there is no day {day:02} in {year}-{month:02}; it has {calendar.monthrange(year, month)[1]}")
        return cls(year, month, day)

    @property
    def precision(self) -> str:
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> datetime.date:
        """The first day that the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day that the date can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    def __repr__(self) -> str:
        return f"PartialDate({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and (self.year, self.month, self.day) == (other.year, other.month, other.day)

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __hash__(self) -> int:
        return hash((self.year, self.month, self.day))

    def __reduce__(self) -> tuple[Callable[[str], PartialDate], tuple[str]]:
        """Taken up again, equal dates are one."""
        return _same_date, (str(self),)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: cls.parse(value), serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}


@cache
def _same_date(text: str) -> PartialDate:
    return PartialDate.parse(text)


def _day(value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    wanted = "must be a whole date such as 2022-03-01"
    partial = PartialDate.parse(value, wanted)
    if partial.precision != "day":
        raise ValueError(wanted)
    return partial.first


def fault_at(field: str, message: str) -> PydanticCustomError:
    """What a rule about several fields raises, so that the problem is shown where it can be mended."""
    return PydanticCustomError("value_error", "{error}", {"error": message, "field": field})


def _one_line(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    if "\n" in text.strip():
        raise ValueError("must be one line")
    return text.strip()


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    return text.strip("\n")


_is_language = cache(localedata.exists)  # it looks for a file every time


def _known_language(code: str) -> str:
    if not _is_language(code):
        raise ValueError("must be the two-letter code of a language, such as be")
    return code


def line(most: int) -> Any:
    """The type of a plain text of one line, with `most` characters at the most."""
    return Annotated[str, StringConstraints(strict=True, max_length=most), AfterValidator(_one_line)]


class Markdown:
    """Marks the type of a text that is read as Markdown; every other text is shown letter by letter."""


def prose(most: int = 20_000) -> Any:
    """The type of a Markdown text, with `most` characters at the most."""
    return Annotated[str, StringConstraints(strict=True, max_length=most), AfterValidator(_not_blank), Markdown()]


def is_markdown(field: FieldInfo) -> bool:
    """Whether the field's text is read as Markdown."""
    return any(isinstance(mark, Markdown) for mark in field.metadata) or _marked(field.annotation)


def _marked(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return any(isinstance(mark, Markdown) for mark in annotation.__metadata__)
    return any(_marked(part) for part in get_args(annotation))


def many(item: Any, most: int = MAX_ITEMS) -> Any:
    """The type of a list of `item`, with `most` of them at the most."""
    return Annotated[tuple[item, ...], Field(max_length=most)]


# In a template `facts.items` would find the method of the mapping, not the entry.
_TAKEN = frozenset(name for name in dir(dict) if not name.startswith("_"))


def _free(id: str) -> str:
    if id in _TAKEN:
        raise ValueError(f"`{id}` is kept for the site's own use; choose another id")
    return id


Id = Annotated[str, StringConstraints(strict=True, pattern=ID_PATTERN, max_length=80), AfterValidator(_free)]
Day = Annotated[datetime.date, BeforeValidator(_day, json_schema_input_type=str)]
LanguageCode = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{2,3}$"), AfterValidator(_known_language)]
Country = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{2}$")]
RecordReference = Annotated[str, StringConstraints(strict=True, pattern=r"^(stories|profiles|guides|contacts)/[a-z0-9]+(-[a-z0-9]+)*$")]
