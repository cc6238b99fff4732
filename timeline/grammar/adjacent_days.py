"""Whether the days of a list adjoin: 3 و4 أيار do, 30 نيسان و1 أيار as well, 3 و9 أيار do not."""

from collections.abc import Sequence
from itertools import pairwise

from timeline.dates.calendars import calendar_named
from timeline.grammar.expression import CalendarDate

# A month of a lunar calendar has 29 or 30 days.
_LUNAR_ENDS = (29, 30)
# A leap year and one that is not.
_ANY_YEARS = (2000, 2001)


def consecutive(days: Sequence[CalendarDate]) -> bool:
    """Whether each day is the one after the day before it; a day without a month shares the last one's."""
    return all(_adjoin(earlier, later) for earlier, later in pairwise(days))


def _adjoin(earlier: CalendarDate, later: CalendarDate) -> bool:
    if earlier.day is None or later.day is None:
        return False
    if earlier.month is None or earlier.month == later.month:
        return later.day == earlier.day + 1
    return later.day == 1 and later.month == earlier.month % 12 + 1 and _may_end_month(earlier, later.year)


def _may_end_month(date: CalendarDate, year: int | None) -> bool:
    """Whether a day may be the last of its month. year: that of the day after it, if the text gives it."""
    calendar = calendar_named(date.calendar)
    if not calendar.usage.has_civil_months or date.month is None:
        return date.day in _LUNAR_ENDS
    known = date.year or year
    ends = [calendar.month(year, date.month).latest for year in ((known,) if known else _ANY_YEARS)]
    return any(end is not None and end.day == date.day for end in ends)
