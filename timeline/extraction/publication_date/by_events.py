"""The publication days of an article, inferred from an event that it reports with a relative date.

An article without a date says أمس وقعت الدول المذكرة; others date that signing to 4 May, so it was written on
the 5th. Its publication days are those on which its words resolve to the day of the event.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from timeline.dates.interval import DAY, Interval, day
from timeline.grammar.expression import Expression
from timeline.normalizer import resolve_all

# Relative dates do not reach farther than this.
_FURTHEST = timedelta(days=31)
# Offset after which an article may repeat background from an older one, whose days count from that one's
# date.
LEAD = 700


def publication_days(
    expressions: Sequence[Expression], index: int, happened: date, within: Interval
) -> Interval | None:
    """Return the days, from first to last, on which expressions[index] resolves to the day of an event.

    expressions: those of the whole article, in reading order; happened: the day of the event; within: the
    days that are still possible. None without any; open at the end when the words name that day however late
    they were written, and when they come after the article's lead.
    """
    candidates = _around(happened, within)
    fitting = [
        value for value in candidates if resolve_all(expressions, day(value))[index].interval == day(happened)
    ]
    if not fitting:
        return None
    # Words that still name it a month later set no end, and background is copied from older articles.
    endless = fitting[-1] == happened + _FURTHEST or expressions[index].start > LEAD
    return Interval(fitting[0], within.latest if endless else fitting[-1])


def _around(happened: date, within: Interval) -> list[date]:
    first = max(filter(None, (happened, within.earliest)))
    last = min(filter(None, (happened + _FURTHEST, within.latest)))
    return [first + number * DAY for number in range((last - first).days + 1)]
