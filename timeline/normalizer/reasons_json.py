"""Reasons and conditions to JSON values and back: an object with its `kind` and its values, days in EDTF."""

import re
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval
from timeline.normalizer.placed import Alternative
from timeline.normalizer.reasons import Condition, Reason


def kind_of(step: type[Reason] | type[Condition]) -> str:
    """The name of a kind in JSON: `weekday_checked` for WeekdayChecked."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", step.__name__).lower()


_REASONS: dict[str, type[Any]] = {kind_of(kind): kind for kind in get_args(Reason)}
_CONDITIONS: dict[str, type[Any]] = {kind_of(kind): kind for kind in get_args(Condition)}


def reason_to_json(step: Reason | Condition) -> dict[str, Any]:
    """A reason or a condition as JSON values; values that are None are left out."""
    kind, types = _TYPES[type(step)]
    values = ((name, getattr(step, name)) for name in types)
    return {"kind": kind, **{name: _to_json(value) for name, value in values if value is not None}}


def reason_from_json(value: dict[str, Any]) -> Reason:
    """The inverse of `reason_to_json`, for a reason.

    Raises ValueError, KeyError or TypeError for what is none.
    """
    kind = _REASONS[value["kind"]]
    step: Reason = kind(**_values(kind, value))
    return step


def condition_from_json(value: dict[str, Any]) -> Condition:
    """The inverse of `reason_to_json`, for a condition. Raises as `reason_from_json`."""
    kind = _CONDITIONS[value["kind"]]
    condition: Condition = kind(**_values(kind, value))
    return condition


def alternative_to_json(other: Alternative) -> dict[str, Any]:
    """Other days and their condition as JSON values."""
    return {"edtf": format_edtf(other.interval), "condition": reason_to_json(other.condition)}


def alternative_from_json(value: dict[str, Any]) -> Alternative:
    """The inverse of `alternative_to_json`. Raises as `reason_from_json`."""
    return Alternative(parse_edtf(value["edtf"]), condition_from_json(value["condition"]))


def _to_json(value: Any) -> Any:
    match value:
        case Interval():
            return format_edtf(value)
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
    return value


def _values(kind: type[Any], value: dict[str, Any]) -> dict[str, Any]:
    _, types = _TYPES[kind]
    empty: dict[str, Any] = {name: None for name, (_, optional) in types.items() if optional}
    given = {name: _from_json(types[name][0], part) for name, part in value.items() if name != "kind"}
    return empty | given


def _from_json(form: Any, value: Any) -> Any:
    if form is Interval:
        return parse_edtf(value)
    if form is date:
        return date.fromisoformat(value)
    return form(value) if isinstance(form, type) and issubclass(form, StrEnum) else value


def _types(kind: type[Any]) -> dict[str, tuple[Any, bool]]:
    """The type of each value, and whether it may be None."""
    found = {}
    for name, form in get_type_hints(kind).items():
        parts = get_args(form)
        rest = [part for part in parts if part is not NoneType]
        optional = len(rest) < len(parts)
        found[name] = (rest[0] if optional else form, optional)
    return found


_TYPES = {kind: (name, _types(kind)) for name, kind in (_REASONS | _CONDITIONS).items()}
