"""Pieces that several rules share. Each takes tokens and an index and returns (value, next index) or None."""

import re
from dataclasses import dataclass, replace
from typing import Literal, cast

from timeline.arabic.lexicon.calendars import named_month
from timeline.arabic.lexicon.closed import FROM, IN
from timeline.arabic.numerals import day_number
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import (
    CALENDARS,
    CIVIL,
    CalendarName,
    calendar_named,
    calendar_of_bare_years,
)
from timeline.grammar.civil_years import civil_year_after, civil_year_within
from timeline.grammar.expression import CalendarDate, Direction
from timeline.grammar.numbered_months import numbered_month
from timeline.grammar.numeric_dates import digits_date
from timeline.grammar.numeric_days import numeric_day
from timeline.grammar.ordinal_years import ordinal_year_after
from timeline.grammar.same_year import same_year_after
from timeline.grammar.short_years import short_year_after
from timeline.grammar.worded_years import misprinted_year, worded_short_year
from timeline.grammar.years import Year, are_same_year, as_date, same_year_at, year_after

# Between the two names of one month: أيار/مايو, شباط (فبراير), كانون الثاني - يناير, سبتمبر أيلول.
_BETWEEN_NAMES = re.compile(r" *[/\-–(] *| +")
# Between a date or a year and the same in another calendar.
_PARALLEL = ("/", "(", "=", "-", "–")
_NO_DATE = CalendarDate()
_SHIFTS = {"past": -1, "this": 0, "future": 1}


@dataclass(frozen=True, slots=True)
class Month:
    """A month by number.

    calendar: the one that its name belongs to, None for a civil name; weak: its only name is also an ordinary
    word.
    """

    calendar: CalendarName | None
    number: int
    weak: bool

    @property
    def may_be_alone(self) -> bool:
        """Whether its name can be a date without a year."""
        return self.calendar is None or CALENDARS[self.calendar].usage.month_alone


def month(tokens: Tokens, index: int) -> tuple[Month, int] | None:
    """شهر أيار, أيار/مايو, شباط (فبراير), رمضان."""
    readings = tokens.readings(index)
    headed = readings.get("unit") == "month" and tokens.joined(index)
    if headed:
        index += 1
        if tokens.clitic(index):
            return None
        readings = tokens.readings(index)
    named = readings.get("calendar_month") or readings.get("weak_calendar_month")
    if named is not None:
        weak = "calendar_month" not in readings and not headed
        return Month(*named_month(named), weak=weak), index + 1
    number = readings.get("month", readings.get("weak_month"))
    if not isinstance(number, int):
        numbered = numbered_month(tokens, index) if headed else None
        return (Month(None, numbered[0], weak=False), numbered[1]) if numbered else None
    doubled = (
        _BETWEEN_NAMES.fullmatch(tokens.gap(index)) is not None
        and number in (tokens.reading(index + 1, "month"), tokens.reading(index + 1, "weak_month"))
        and not tokens.clitic(index + 1)
    )
    weak = "month" not in readings and not doubled and not headed
    return Month(None, number, weak=weak), index + (2 if doubled else 1)


def skip_of(tokens: Tokens, index: int) -> int:
    """Return the index after من at `index` if it is there, followed only by spaces; otherwise `index`."""
    is_of = index < len(tokens) and tokens.words[index] == FROM and tokens.joined(index)
    return index + 1 if is_of else index


def direction_at(tokens: Tokens, index: int) -> tuple[Direction, int] | None:
    """الماضي, المقبل, الحالي at `index`, right after the word before it."""
    value = tokens.reading(index, "direction")
    if value is None or tokens.gap(index - 1).strip(" ") not in ("", ")"):
        return None
    return cast(Direction, value), index + 1


def shift_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """الماضي is -1, الحالي 0, المقبل 1, قبل الماضي -2, بعد المقبل 2; `index` is right after a unit."""
    if this := direction_at(tokens, index):
        return _SHIFTS[this[0]], this[1]
    shift = tokens.reading(index, "before_last")
    return (shift, index + 1) if isinstance(shift, int) and tokens.joined(index - 1) else None


def day_of_month(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """A day with its month: 4 أيار 2017, الرابع من أيار الحالي, 17فيفري, 3 من الشهر الجاري, 20-11-2015."""
    if numeric := numeric_date(tokens, index):
        return numeric
    if numeric := numeric_day(tokens, index):
        return numeric
    number = day_number(tokens, index)
    if number is None:
        return None
    day, stop = number
    return with_month(tokens, stop, day, mark=_mark_after_day(tokens, index, stop))


def _mark_after_day(tokens: Tokens, index: int, stop: int) -> str:
    """The mark between a day and its month: (5) أيار, 29-مارس-2017, 7/نيسان/1947; empty if there is none.

    Spaces around a hyphen or a slash are allowed where the same mark and a year follow the month, and in a
    dateline, where the day opens the line and a year follows: 05 - مارس 2011.
    """
    gap = tokens.gap(stop - 1)
    mark = gap.strip(" ")
    if mark == ")":
        return mark if tokens.gap(index - 1).endswith("(") else ""
    if mark not in ("-", "/", "–") or tokens.number(index) is None or tokens.number(index - 1) is not None:
        return ""
    named = month(tokens, stop)
    if named is None or tokens.clitic(stop):
        return ""
    has_year = tokens.number(named[1]) is not None and len(tokens.words[named[1]]) == 4
    complete = has_year and tokens.gap(named[1] - 1).strip(" ") == mark
    complete = complete or (has_year and len(tokens.words[index]) == 2 and _opens_line(tokens, index))
    return mark if complete or (gap == mark and not named[0].weak) else ""


def _opens_line(tokens: Tokens, index: int) -> bool:
    return index == 0 or "\n" in tokens.between(index - 1)


def with_month(
    tokens: Tokens, index: int, day: int | None, *, mark: str = ""
) -> tuple[CalendarDate, int] | None:
    """The month that follows a day, with its year and its الماضي; `index` is the word after the day.

    mark: the mark before it.
    """
    if tokens.gap(index - 1).strip(" ") != mark:
        return None
    if tokens.reading(index, "opens_span") == "from" and tokens.joined(index):
        index += 1
    if day is not None and (this := direction_at(tokens, index)) and this[0] == "this":
        # 28 الجاري, short for 28 of the current month.
        return CalendarDate(day=day, direction="this"), this[1]
    if tokens.reading(index, "definite_unit") == "month" and (this := direction_at(tokens, index + 1)):
        return CalendarDate(day=day, direction=this[0]), this[1]
    if (
        day is not None
        and tokens.reading(index, "definite_unit") == "month"
        and (before_last := shift_at(tokens, index + 1))
    ):
        direction: Direction = "past" if before_last[0] < 0 else "future"
        return CalendarDate(day=day, direction=direction, further=1), before_last[1]
    named = month(tokens, index)
    if named is None or (tokens.clitic(index) and day is not None):
        return None
    complete = dated(tokens, named[1], named[0], day)
    # A number before an ordinary word counts it: 12 طوبة are twelve bricks.
    undated = complete[0].year is None and complete[0].parallel_date is None
    counted = named[0].weak and not named[0].may_be_alone and undated
    return None if counted else complete


def dated(tokens: Tokens, index: int, named: Month, day: int | None) -> tuple[CalendarDate, int]:
    """Complete a month that was read, with its year, its الماضي, and the same day in the other calendar."""
    date, index = _with_year(tokens, index, named, day)
    return _with_parallel_date(tokens, index, date)


def _with_parallel_date(tokens: Tokens, index: int, date: CalendarDate) -> tuple[CalendarDate, int]:
    """A date with the same day in another calendar, if that follows: الموافق 4 مايو 2017, (24 يونيو 2018).

    The date with a civil month leads, whichever the text names first.
    """
    marked = date.parallel_date is None and tokens.gap(index - 1).strip(" ") in _PARALLEL
    if marked and (year := same_year_at(tokens, index, date)):
        return replace(date, parallel_date=year[0]), year[1]
    if date.day is None:
        return _with_parallel_month(tokens, index, date)
    position = index
    equated = tokens.reading(index, "equals") is not None
    bracketed = not equated and _is_in_brackets(tokens, index, date)
    if equated:
        position += 1
    elif not bracketed and (
        date.year is None or tokens.gap(index - 1).strip(" ") not in ("", "(", "/", "-", "–", "،")
    ):
        return date, index
    adjoining = not (equated or bracketed) and tokens.gap(index - 1).strip(" ") == ""
    second = digits_date(tokens, position)
    if second is None and equated and date.year is None and (whole := _month_with_year(tokens, position)):
        # 14 ترميدور الموافق إلى شهر صفر سنة 1214: the month has the year of the day.
        return (date, index) if whole[0].calendar == date.calendar else _joined(date, whole)
    if second is None:
        number = day_number(tokens, position)
        named = _after_day(tokens, number[1]) if number else None
        if number is None or named is None:
            return date, index
        second = _with_year(tokens, named[1], named[0], number[0])
    other, stop = second
    if other.calendar == date.calendar:
        return date, index
    if other.year is None and not (equated or bracketed):
        return date, index
    if adjoining and (tokens.clitic(position) or _has_civil_month(other) == _has_civil_month(date)):
        return date, index
    if other.year is None and _has_civil_month(other) == _has_civil_month(date):
        return date, index
    swapped = _has_civil_month(other) and not _has_civil_month(date) and not (date.year and not other.year)
    leading, parallel = (other, date) if swapped else (date, other)
    return replace(leading, parallel_date=parallel), stop


def _with_parallel_month(tokens: Tokens, index: int, date: CalendarDate) -> tuple[CalendarDate, int]:
    """A month with the same one in another calendar: رجب 1290 هـ، الموافق لشهر سبتمبر 1873.

    Both have their years; the civil month leads.
    """
    equated = tokens.reading(index, "equals") is not None
    if date.month is None or date.year is None or date.parallel_date is not None:
        return date, index
    if not equated and tokens.gap(index - 1).strip(" ") not in _PARALLEL:
        return date, index
    second = _month_with_year(tokens, index + equated)
    if second is None or second[0].year is None or _has_civil_month(second[0]) == _has_civil_month(date):
        return date, index
    civil, other = (date, second[0]) if _has_civil_month(date) else (second[0], date)
    assert civil.year is not None and other.year is not None
    if not are_same_year(civil.year, calendar_named(other.calendar).name, other.year):
        return date, index
    return replace(civil, parallel_date=other), second[1]


def _month_with_year(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    named = month(tokens, index)
    found = _with_year(tokens, named[1], named[0], None) if named else None
    return found if found and found[0].year is not None else None


def _joined(date: CalendarDate, second: tuple[CalendarDate, int]) -> tuple[CalendarDate, int]:
    return replace(date, parallel_date=second[0]), second[1]


def _is_in_brackets(tokens: Tokens, index: int, date: CalendarDate) -> bool:
    """Whether brackets tell two dates without a year apart: 6 رجب (5 مايو), الأحد (12 رجب) 11 مايو."""
    return date.year is None and tokens.gap(index - 1).strip(" ") in ("(", ")") and not tokens.clitic(index)


def _has_civil_month(date: CalendarDate) -> bool:
    return calendar_named(date.calendar).usage.has_civil_months


def _after_day(tokens: Tokens, index: int) -> tuple[Month, int] | None:
    """The month after a day number, with or without من."""
    if tokens.gap(index - 1).strip(" ") != "":
        return None
    if tokens.reading(index, "opens_span") == "from" and tokens.joined(index):
        index += 1
    return None if tokens.clitic(index) else month(tokens, index)


def _with_year(tokens: Tokens, index: int, named: Month, day: int | None) -> tuple[CalendarDate, int]:
    """A month that was read, with the year and the الماضي that may follow it."""
    if (named.calendar is not None or day is not None) and (stop := after_epithets(tokens, index)) > index:
        date, end = _with_year(tokens, stop, named, day)
        return (date, end) if end > stop else _with_plain_year(tokens, index, named, day)
    return _with_plain_year(tokens, index, named, day)


def after_epithets(tokens: Tokens, index: int) -> int:
    """Return the index after the epithet of a month, if it has one: رجب الفرد, شعبان المكرم."""
    epithet = tokens.reading(index, "month_epithet") is not None and tokens.joined(index - 1)
    return index + 1 if epithet else index


def _with_plain_year(tokens: Tokens, index: int, named: Month, day: int | None) -> tuple[CalendarDate, int]:
    """The same, right after the month."""
    written: Year | None = None
    direction = shift = short = None
    of_named: Literal["year"] | None = None
    bare = day is not None or named.may_be_alone or not named.weak
    if named.calendar is None and (lunar := civil_year_within(tokens, index, named.number, day)):
        return CalendarDate(lunar[0], named.number, day, parallel_date=lunar[1]), lunar[2]
    if (year := year_after(tokens, index, named.calendar, bare=bare)) or (
        year := ordinal_year_after(tokens, index, named.calendar)
    ):
        written, index = year
    elif named.calendar is None and (two := short_year_after(tokens, index, after_day=day is not None)):
        short, index = two
    elif counted := _of_counted_year(tokens, index):
        shift, index = counted
    elif same := same_year_after(tokens, index):
        of_named, shift, index = "year", same[0] or None, same[1]
    elif tokens.joined(index - 1) and tokens.reading(index, "of_named_year") is not None and bare:
        of_named, index = "year", index + 1
    elif named.calendar is not None and (stop := _of_the_year(tokens, index)):
        of_named, index = "year", stop
    elif tokens.joined(index - 1) and (scanned := misprinted_year(tokens, skip_of(tokens, index))):
        written, index = Year(scanned[0], calendar=calendar_of_bare_years().name), scanned[1]
    elif tokens.joined(index - 1) and (worded := worded_short_year(tokens, skip_of(tokens, index))):
        short, of_named, index = worded[0], "year", worded[1]
    further = None
    if this := direction_at(tokens, index):
        direction, index = this
        if written is None and (year := year_after(tokens, index, named.calendar, bare=False)):
            # أغسطس المقبل لعام 2015: the year decides.
            written, index = year
            direction = None
    elif day is None and (counted := shift_at(tokens, index)):
        direction, further, index = ("past" if counted[0] < 0 else "future"), 1, counted[1]
    whole = as_date(written) if written else _NO_DATE
    parallel = None
    if written is None and (civil := civil_year_after(tokens, index, named.calendar, named.number, day)):
        if civil[0] is None:
            return CalendarDate(year=civil[1]), civil[2]
        whole = CalendarDate(year=civil[0])
        parallel, index = CalendarDate(year=civil[1], calendar=CIVIL.name), civil[2]
    date = CalendarDate(
        year=whole.year,
        month=named.number,
        day=day,
        direction=direction,
        short_year=short,
        year_shift=shift,
        further=further,
        of_named=of_named,
        calendar=named.calendar or whole.calendar,
        parallel_date=parallel,
        proleptic=whole.proleptic,
        or_calendar=whole.or_calendar,
    )
    return date, index


def _of_the_year(tokens: Tokens, index: int) -> int | None:
    """The index after من السنة, which nothing else describes: that of the annal."""
    if tokens.words[index : index + 1] != [FROM] or not (tokens.joined(index - 1) and tokens.joined(index)):
        return None
    if tokens.reading(index + 1, "definite_unit") != "year":
        return None
    described = {"direction", "anaphoric", "ordinal", "hour_word", "first", "number", "before_last", "era"}
    after = tokens.readings(index + 2) if tokens.joined(index + 1) else {}
    if tokens.reading(index + 2, "mentioned") is not None and tokens.joined(index + 1):
        return index + 3
    return None if not described.isdisjoint(after) else index + 2


def _of_counted_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """من العام الماضي, في السنة الحالية, هذا العام: (years from the anchor's, next index)."""
    if tokens.gap(index - 1).strip(" ") not in ("", "،", ")"):
        return None
    if tokens.words[index : index + 1] in ([FROM], [IN]):
        if not tokens.joined(index):
            return None
        index += 1
    elif tokens.gap(index - 1).strip(" ") or tokens.clitic(index):
        return None
    if tokens.reading(index, "this") and tokens.reading(index + 1, "definite_unit") == "year":
        return 0, index + 2
    return shift_at(tokens, index + 1) if tokens.reading(index, "definite_unit") == "year" else None


def numeric_date(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """A date in digits, with its parallel date."""
    numeric = digits_date(tokens, index)
    return _with_parallel_date(tokens, numeric[1], numeric[0]) if numeric else None
