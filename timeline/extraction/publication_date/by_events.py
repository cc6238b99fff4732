"""The publication days of an article by an event that it tells of with a relative date.

An article without a date says أمس وقعت الدول المذكرة; others date that signing to 4 May: it was written on
the 5th. The days on which its words come to the event's day are those that remain.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from timeline.dates.interval import DAY, Interval, day
from timeline.grammar.expression import Expression
from timeline.normalizer import resolve_all

# Relative dates reach no farther by themselves.
_FURTHEST = timedelta(days=31)
# Characters from which on an article may repeat what an older one semantics: its days count from that one's.
LEAD = 700


def publication_days(
    expressions: Sequence[Expression], index: int, happened: date, within: Interval
) -> Interval | None:
    """The days, from the first to the last, on which expressions[index] names the day of an event.

    expressions: those of the whole article, in reading order; within: the days that are left already. None
    when there is none; open at the end when the words name that day however late they were written, and
    when they stand behind the article's lead.
    """
    tried = _around(happened, within)
    fitting = [
        value for value in tried if resolve_all(expressions, day(value))[index].interval == day(happened)
    ]
    if not fitting:
        return None
    # Words that mean it a month later too set no end, and background is copied from older articles.
    endless = fitting[-1] == happened + _FURTHEST or expressions[index].start > LEAD
    return Interval(fitting[0], within.latest if endless else fitting[-1])


def _around(happened: date, within: Interval) -> list[date]:
    first = max(filter(None, (happened, within.earliest)))
    last = min(filter(None, (happened + _FURTHEST, within.latest)))
    return [first + number * DAY for number in range((last - first).days + 1)]
