"""What is counted or chosen."""

from dataclasses import dataclass
from datetime import date

from timeline.dates.calendars import CalendarName
from timeline.dates.interval import Interval
from timeline.grammar.expression import UnitName
from timeline.normalizer.reasons.values import Cue, Position, Share


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit that contains the anchor, or the unit `amount` units before (negative) or after it."""

    unit: UnitName
    amount: int
    anchor: date


@dataclass(frozen=True, slots=True)
class UnknownCount:
    """An unknown number of units, less than a day, before (negative `direction`) or after the anchor."""

    unit: UnitName
    direction: int
    anchor: date


@dataclass(frozen=True, slots=True)
class CountedWithin:
    """The day with this number within days, negative from the end; weekday: ISO, if only it is counted."""

    number: int
    weekday: int | None
    days: Interval


@dataclass(frozen=True, slots=True)
class WeekBegins:
    """Weeks begin on Saturday, Sunday or Monday, and the text does not say which; all are allowed."""


@dataclass(frozen=True, slots=True)
class BoundWord:
    """The text says more, or less, than the number that gives these days: they are only one end."""

    days: Interval


@dataclass(frozen=True, slots=True)
class HourUnknown:
    """The hour of the anchor is not known, so that hours from it may reach into the next day."""


@dataclass(frozen=True, slots=True)
class PeriodAtAnchor:
    """The `amount` units up to the anchor (negative) or from it on."""

    unit: UnitName
    amount: int
    anchor: date


@dataclass(frozen=True, slots=True)
class Chosen:
    """Of the days that match, those at this position. weekday: ISO, if it is what they match."""

    position: Position
    anchor: date
    cue: Cue | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class YearImplied:
    """The year that follows from the steps before."""

    calendar: CalendarName
    year: int


@dataclass(frozen=True, slots=True)
class ShortYear:
    """The latest year that ends in these two digits, no later than the anchor's."""

    digits: int
    anchor: date


@dataclass(frozen=True, slots=True)
class YearNamedBefore:
    """The year that the same month or day had earlier in the text."""

    year: int


@dataclass(frozen=True, slots=True)
class YearNamedAfter:
    """The year of a later date of the same sentence; start, end: its span in the text."""

    year: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class YearOfStory:
    """The year of an earlier date of the same story, or one up to `last`; start, end: the span of it."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PartsShared:
    """What the words leave out is shared with a date that follows; start, end: its span in the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WeekdayNamedBefore:
    """The day that the same weekday had earlier in the text."""

    day: date


@dataclass(frozen=True, slots=True)
class KnownByDay:
    """The year of the event that is known by this day."""

    year: int


@dataclass(frozen=True, slots=True)
class CalendarImplied:
    """The calendar of a year that the text leaves open.

    written: the year as written, which may lack its thousand. article_year: the year of an old article, whose
    conventions apply; None for a modern article.
    """

    calendar: CalendarName
    written: int
    year: int
    article_year: int | None = None


@dataclass(frozen=True, slots=True)
class Third:
    """The part of the days that the words select: at the beginning, in the middle or at the end."""

    part: Share
    days: Interval
