"""The entries of a diary: what is counted in one is counted from its day, not from the publication."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.dates.interval import Interval, hull
from timeline.grammar.conventions import Conventions, Genre
from timeline.grammar.expression import Expression
from timeline.normalizer.reasons import EitherOf, NamedBefore, SpokenOn
from timeline.normalizer.resolution import Resolution

# So many days that head lines may be those of a diary.
_FEWEST = 3
# An entry so many days from the publication is no news of that day.
_NEWS = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """The day at the head of an entry. start, end: its span; certain: whether the text is surely a diary."""

    day: Interval
    start: int
    end: int
    certain: bool

    @property
    def reason(self) -> NamedBefore:
        """Why something is counted from it."""
        return NamedBefore(self.day, self.start, self.end)


def may_be_diary(expressions: Sequence[Expression], conventions: Conventions) -> bool:
    """Whether a text is a diary, or has so many headings of days that it may be one."""
    if conventions.genre is not None:
        return conventions.genre is Genre.DIARY
    return sum(one.heading == "day" for one in expressions) >= _FEWEST


def entry_after(
    entry: Entry | None,
    expression: Expression,
    resolution: Resolution,
    published: Interval | None,
    conventions: Conventions,
) -> Entry | None:
    """Return the entry in which the words after an expression are; None where they may be news of its day."""
    when = resolution.interval
    if expression.heading != "day":
        return entry
    if when is None or not when.is_day or when.earliest is None:
        return None
    certain = conventions.genre is Genre.DIARY
    if not certain and _is_news(when.earliest, published):
        return None
    return Entry(when, expression.start, expression.end, certain)


def _is_news(entry: date, published: Interval | None) -> bool:
    """Whether a text may have been published within so many days of a day, and not just by some day."""
    if published is None or published.earliest is None:
        return False
    day, first = entry.toordinal(), published.earliest.toordinal()
    last = published.latest.toordinal() if published.latest else day
    return first - _NEWS <= day <= last + _NEWS


def of_either_day(resolution: Resolution, of_entry: Resolution, entry: Entry | SpokenOn) -> Resolution:
    """Return a resolution counted from the publication with the days that it has as one of the entry.

    entry: of a diary, or the speech of which it may be.
    """
    if resolution.anchor is None or resolution.interval is None or of_entry.interval is None:
        return resolution
    if of_entry.interval == resolution.interval:
        return resolution
    reasons = (*resolution.reasons, EitherOf(of_entry.interval, entry.start, entry.end))
    return replace(resolution, interval=hull(resolution.interval, of_entry.interval), reasons=reasons)
