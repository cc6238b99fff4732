"""Dates of datelines, which say when a report was written where it says itself what it reports.

القدس 12-2-2012 وفا- افتتح، اليوم الأحد، معرض.
"""

from collections.abc import Sequence
from datetime import timedelta

from timeline.dates.interval import Interval
from timeline.extraction.clause import sentence_around
from timeline.extraction.leads.opening import after_dateline
from timeline.grammar.expression import Expression
from timeline.normalizer.resolution import Resolution

# A report is of so many days before its dateline, or of as many after it.
_NEAR = timedelta(7)
# The dates after that of a dateline which are looked at.
_NEXT = 2


def repeated_in_report(
    text: str, ends: Sequence[int], dated: Sequence[tuple[Expression, Resolution]]
) -> set[int]:
    """Return where the dates of datelines begin whose report has a day of its own near them.

    ends: of the sentences of the text. dated: its dates, in order.
    """
    found = set()
    for index, (expression, resolution) in enumerate(dated):
        sentence = sentence_around(ends, expression.start)
        report = after_dateline(text, sentence)
        if expression.end > report[0]:
            continue
        following = dated[index + 1 : index + 1 + _NEXT]
        in_report = [known.interval for other, known in following if report[0] <= other.start < report[1]]
        if any(_is_near(resolution.interval, day) for day in in_report):
            found.add(expression.start)
    return found


def _is_near(dateline: Interval | None, day: Interval | None) -> bool:
    if dateline is None or day is None or not day.is_day or not dateline.is_day:
        return False
    assert day.earliest is not None and dateline.earliest is not None
    return abs(day.earliest - dateline.earliest) <= _NEAR
