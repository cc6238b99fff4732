"""Reasons and conditions of every kind, for tests: made from the types of their values."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from timeline.dates.calendars import CALENDARS
from timeline.dates.interval import Interval, day
from timeline.normalizer.reasons import Condition, Reason

_DAY = date(2017, 5, 4)
_VALUES: dict[Any, tuple[Any, ...]] = {
    bool: (False, True),
    int: (1, 3),
    str: ("c0ffee",),
    date: (_DAY,),
    Interval: (day(_DAY), Interval(_DAY, date(2017, 5, 9))),
    NoneType: (None,),
}

REASONS: tuple[type[Any], ...] = get_args(Reason)
CONDITIONS: tuple[type[Any], ...] = get_args(Condition)


def examples(kind: type[Any]) -> Iterator[Any]:
    """A kind with each combination of its values: all calendars and members, a few numbers and days."""
    forms = get_type_hints(kind)
    fields = [list(CALENDARS) if name == "calendar" else list(_values(form)) for name, form in forms.items()]
    for values in product(*fields):
        yield kind(**dict(zip(forms, values, strict=True)))


def _values(form: Any) -> Iterator[Any]:
    if form in _VALUES:
        yield from _VALUES[form]
    elif get_origin(form) is Literal:
        yield from get_args(form)
    elif parts := get_args(form):
        for part in parts:
            yield from _values(part)
    else:
        yield from form
