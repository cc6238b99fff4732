"""Frozen dataclasses to JSON values and back, as their types declare, with cattrs.

A dataclass becomes an object of its fields, without those that have their default value; a member of a union
has a further field with the name of its type; days are EDTF, moments ISO 8601. Decoding is strict: a value
of another type and a missing or unknown field are errors.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, cast, get_args, get_origin

from cattrs import Converter
from cattrs.strategies import configure_tagged_union

from timeline.dates.day_bc import parse_day
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval
from timeline.dates.moment import Moment, parse_moment


def converter() -> Converter:
    """Return a new converter for numbers, strings, enums, tuples and days; `declare_union` adds unions."""
    made = Converter(detailed_validation=False, forbid_extra_keys=True, omit_if_default=True)
    for kind in (int, str, bool, float):
        made.register_structure_hook(kind, _exactly(kind))
    made.register_structure_hook_factory(_is_tuple, _tuple)
    made.register_structure_hook(int | str, _int_or_str)
    made.register_unstructure_hook(int | str, lambda value: value)
    made.register_structure_hook(Interval, lambda value, _: _days(value))
    made.register_unstructure_hook(Interval, format_edtf)
    made.register_structure_hook(Moment, lambda value, _: parse_moment(value))
    made.register_unstructure_hook(Moment, str)
    made.register_structure_hook(date, lambda value, _: parse_day(value))
    made.register_unstructure_hook(date, lambda value: value.isoformat())
    made.register_unstructure_hook(Enum, lambda value: value.value)
    return made


def declare_union(made: Converter, union: Any, tag: str, name: Callable[[type], str]) -> None:
    """Distinguish the members of a union by a field `tag` with the name of their type."""
    configure_tagged_union(union, made, tag_name=tag, tag_generator=name)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _exactly(kind: type) -> Callable[[Any, Any], Any]:
    def structure(value: Any, wanted: Any) -> Any:
        # A bool is an int in Python, but not in JSON.
        if type(value) is not kind:
            raise ValueError(f"{value!r} is not of type {kind.__name__}")
        # cattrs uses this hook for StrEnums too, because they are subclasses of str.
        return value if wanted is kind else wanted(value)

    return structure


@lru_cache(maxsize=2**12)
def _days(edtf: str) -> Interval:
    """Cached: the same days recur, such as a publication with each mention counted from it."""
    return parse_edtf(edtf)


def _int_or_str(value: Any, _: Any) -> int | str:
    if type(value) not in (int, str):
        raise ValueError(f"{value!r} is neither a number nor a text")
    return cast(int | str, value)


def _tuple(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """Tuples are made from lists only: cattrs accepts any iterable, even a string."""
    members = get_args(kind)
    open_ended = members[-1] is Ellipsis
    first = converter.get_structure_hook(members[0])

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list or not (open_ended or len(value) == len(members)):
            raise ValueError(f"{value!r} is not a list of the right length")
        return tuple([first(one, members[0]) for one in value])

    return structure
