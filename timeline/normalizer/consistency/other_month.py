"""Days whose month is not in their words, and that fit another month than the one they were read in.

After a report that names its own month, سابعه and سابع الشهر may be of that month as well as of the one in
the heading. A day that fits the other of the two disagrees with nothing, nor does one whose date in another
calendar has its number in another month.
"""

from collections.abc import Sequence

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import DAY
from timeline.errors import InvalidDate
from timeline.normalizer.consistency.dated import Dated
from timeline.normalizer.consistency.model import Written
from timeline.normalizer.consistency.months import Months
from timeline.normalizer.reasons import ParallelDateChecked

_MARGIN = 2


def of_other_month(dates: Sequence[Dated], months: Months) -> frozenset[tuple[int, int]]:
    """Return the spans of these days. dates: in text order; months: the first days that they give."""
    found = []
    named: Written | None = None
    headed: Written | None = None
    for one in dates:
        written = one.written
        if written is None or written.month is None:
            continue
        if one.taken is None or one.taken.part != "month":
            named = written
            headed = written if one.expression.heading == "month" else headed
        elif any(_fits(one, month, months) for month in (named, headed)) or _falls_in_another(one, written):
            found.append(one.span)
    return frozenset(found)


def _fits(one: Dated, month: Written | None, months: Months) -> bool:
    """Whether its number and weekday are those of a day of a month, if that is another one than its own."""
    written = one.written
    if written is None or month is None or one.checked is None or written.day is None or month.month is None:
        return False
    if (month.calendar, month.year, month.month) == (written.calendar, written.year, written.month):
        return False
    firsts = months.get((month.calendar, month.year, month.month), {})
    return any((first + (written.day - 1) * DAY).isoweekday() == one.checked.weekday for first in firsts)


def _falls_in_another(one: Dated, written: Written) -> bool:
    """Whether its date in another calendar is a day with its number, of another month of its own calendar."""
    calendar = calendar_named(written.calendar)
    for reason in one.resolution.reasons:
        if not isinstance(reason, ParallelDateChecked) or reason.days is None or written.day is None:
            continue
        day = reason.days.earliest
        if day is None or not reason.days.is_day:
            continue
        try:
            year, month, number = calendar.parts(day)
        except (InvalidDate, OverflowError):
            continue
        if (year, month) != (written.year, written.month) and abs(number - written.day) <= _MARGIN:
            return True
    return False
