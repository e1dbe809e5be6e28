"""A document with faults of form -> as much of its record as can still be read, so that other rules can be asked too."""

from __future__ import annotations

import copy
import typing
from functools import lru_cache

from pydantic import BaseModel, Field, ValidationError, create_model
from pydantic.fields import FieldInfo

from .model.fields import Model

_ROUNDS = 8
"""Taking out one fault can uncover another; deeper than the deepest record this never goes."""


def salvage(model: type[Model], data: dict[str, typing.Any]) -> typing.Any:
    """The record that is left of `data` when every refused field is taken out; None when nothing is.

    A list with a refused item is taken out whole, so that the places of all others stay true.
    What the record needs and does not have is None, or empty. It is for checks only: no
    salvaged record is ever published.
    """
    relaxed = _relaxed(model)
    rest = {name: copy.deepcopy(value) for name, value in data.items() if value is not None}
    for _ in range(_ROUNDS):
        try:
            return relaxed.model_validate(rest)
        except ValidationError as error:
            for details in error.errors(include_url=False, include_input=False, include_context=False):
                if not _take_out(rest, details["loc"]):
                    return None
    return None


def _take_out(data: dict[str, typing.Any], location: tuple[int | str, ...]) -> bool:
    """Whether something could be taken out on the way to the place that was refused."""
    parent, key, value = data, None, data
    for step in location:
        if isinstance(value, list) or not isinstance(value, dict) or step not in value:
            break
        parent, key, value = value, step, value[step]
    if key is None:
        return bool(location) and location[0] not in data  # already gone with another fault
    del parent[key]
    return True


@lru_cache(maxsize=None)
def _relaxed(model: type[Model]) -> type[BaseModel]:
    """The model with nothing needed at its top."""
    fields = {
        name: (_whole(field) | None, Field(default=_empty(field.annotation), alias=field.alias))
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    return create_model(model.__name__, __base__=model, **fields)


def _whole(field: FieldInfo) -> typing.Any:
    """The field's type with its rules, which pydantic keeps beside it."""
    return typing.Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def _empty(annotation: typing.Any) -> typing.Any:
    return {tuple: (), dict: {}}.get(typing.get_origin(annotation))
