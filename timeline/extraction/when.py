"""When the days of a clause are, relative to the publication of its article."""

from enum import Enum

from timeline.dates.interval import Interval


class When(Enum):
    """When days are, relative to the publication."""

    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


def relation_to(when: Interval | None, published: Interval | None) -> When:
    """Return whether days are surely before or after the publication."""
    if when and published:
        if when.earliest and published.latest and when.earliest > published.latest:
            return When.AFTER
        if when.latest and published.earliest and when.latest < published.earliest:
            return When.BEFORE
    return When.UNKNOWN
