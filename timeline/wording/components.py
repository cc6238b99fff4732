"""The components of a date, stated or implied, as words: weekday Wednesday."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.dates.calendars import CALENDAR_BC, CALENDARS, CIVIL
from timeline.errors import InvalidDate
from timeline.messages import Message, _
from timeline.normalizer.written import WrittenDate
from timeline.wording.terms import calendar_name, days_of_edtf
from timeline.wording.years_bc import year_name

_NAMES: Mapping[str, Message] = {
    "year": Message("year"),
    "month": Message("month"),
    "day": Message("day"),
    "week": Message("week"),
    "weekend": Message("weekend"),
    "quarter": Message("quarter"),
    "decade": Message("decade"),
    "century": Message("century"),
    "sports season": Message("sports season"),
    "hour": Message("hour"),
    "minute": Message("minute"),
    "second": Message("second"),
    "date": Message("date"),
    "weekday": Message("weekday"),
    "calendar": Message("calendar"),
    "event": Message("event"),
    "period": Message("period"),
    "shift": Message("days from the anchor"),
    "unit_shift": Message("units from the anchor"),
    "direction": Message("direction"),
    "part": Message("part of the day"),
    "clock": Message("time"),
    "further": Message("further ones counted"),
    "implied": Message("no day named"),
    "or_date": Message("or the day of the month"),
    "counted": Message("or the number of the weekday"),
    "short_year": Message("last digits of the year"),
    "year_shift": Message("years from the anchor"),
    "unit": Message("unit"),
    "amount": Message("count"),
    "and_unit": Message("second unit"),
    "and_amount": Message("second count"),
    "of_unknown": Message("without a number"),
    "code": Message("part of the year"),
    "first": Message("first year"),
    "last": Message("last"),
    "last_ad": Message("last, after Christ"),
    "within": Message("some of these days"),
    "part_number": Message("number of the part"),
    "part_count": Message("parts"),
    "number": Message("number"),
    "value": Message("value"),
    "reference": Message("reference"),
    "since": Message("since"),
    "from": Message("from"),
    "to": Message("to"),
}
_VALUES: Mapping[str, Message] = {
    "past": Message("past"),
    "this": Message("present"),
    "future": Message("future"),
    "MO": Message("morning"),
    "AF": Message("afternoon"),
    "EV": Message("evening"),
    "NI": Message("night"),
    "Q1": Message("first quarter"),
    "Q2": Message("second quarter"),
    "Q3": Message("third quarter"),
    "Q4": Message("fourth quarter"),
    "H1": Message("first half"),
    "H2": Message("second half"),
    "SP": Message("spring"),
    "SU": Message("summer"),
    "FA": Message("autumn"),
    "WI": Message("winter"),
    "PAST_REF": Message("past"),
    "PRESENT_REF": Message("present"),
    "FUTURE_REF": Message("future"),
    "an event": Message("an event"),
}
# Components whose value is a unit, which _NAMES has, or days in EDTF.
_UNITS = ("unit", "and_unit")
_DAYS = (
    "date",
    "event",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "sports season",
)


def component_words(components: Mapping[str, int | str]) -> str:
    """Return components, named as in normalizer/resolution.py, on one line."""
    # A shift counts in the unit given with it, or in years for a part of the year.
    shift = "unit_shift" if "unit" in components else "year_shift" if "code" in components else "shift"
    named = ((shift if name == "shift" else name, value) for name, value in components.items())
    christian = components.get("calendar", CIVIL.name) in (CIVIL.name, CALENDAR_BC.name)
    return _(", ").join(_words(name, value, christian) for name, value in named)


def written_words(written: Sequence[WrittenDate]) -> str:
    """Return dates as the text writes them, each with its calendar: 1453-05-29 (Julian calendar)."""
    line = _("{date} ({calendar} calendar)")
    return _(", ").join(line.format(date=one.date, calendar=calendar_name(one.calendar)) for one in written)


def written_to_json(written: Sequence[WrittenDate]) -> list[dict[str, str]]:
    """Return dates as the text writes them as JSON values."""
    return [{"calendar": one.calendar, "date": one.date} for one in written]


def _words(name: str, value: int | str, christian: bool) -> str:
    *before, last = _parts(name)
    label = " ".join([*before, _(_NAMES[last]) if last in _NAMES else last])
    if last == "within":
        return label
    if last == "year" and christian and isinstance(value, int) and value < 1:
        return f"{label} {year_name(value)}"
    if isinstance(value, str) and last in _DAYS:
        return _("{name} {date}").format(name=label, date=_days(value))
    return f"{label} {_value(last, value)}"


def _parts(name: str) -> Iterator[str]:
    """Split `from day` and `Hijri year` into their parts, translating all but the last."""
    rest = name
    for opener in ("from", "to", *CALENDARS):
        if rest.startswith(f"{opener} "):
            yield _(_NAMES.get(opener, Message(opener)))
            rest = rest.removeprefix(f"{opener} ")
    yield rest


def _value(name: str, value: int | str) -> str:
    if isinstance(value, int):
        return str(value)
    if name in _UNITS and value in _NAMES:
        return _(_NAMES[value])
    if value in _VALUES:
        return _(_VALUES[value])
    # A weekday or a calendar: terms.py has their translation.
    return _(value)


def _days(value: str) -> str:
    try:
        return days_of_edtf(value)
    except InvalidDate:
        return value
