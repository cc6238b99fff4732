"""What a date is counted from, and what people state."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from timeline.dates.calendars import CalendarName
from timeline.dates.interval import Interval
from timeline.grammar.expression import Life


@dataclass(frozen=True, slots=True)
class HintWord:
    """The word whose tense shows the direction, in characters of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedBefore:
    """Counted from days named earlier; start, end: their span in the text."""

    days: Interval
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TakenFrom:
    """Its year, its month with the year, or the hundreds of its year are those named earlier.

    start, end: the span of the words that name them; heading: whether they are the heading of an annal.
    """

    part: Literal["year", "month", "hundreds"]
    start: int
    end: int
    heading: bool


@dataclass(frozen=True, slots=True)
class CalendarOfText:
    """The bare year belongs to this calendar, as other dates of the text do.

    agreeing, others: how many dates of the text belong to it and to another one; given: a person named the
    calendar.
    """

    calendar: CalendarName
    year: int
    agreeing: int
    others: int
    given: bool


@dataclass(frozen=True, slots=True)
class CalendarOpen:
    """The bare year may be civil or of this calendar: the text does not show which, the days are of both."""

    year: int
    calendar: CalendarName


@dataclass(frozen=True, slots=True)
class CenturyOpen:
    """The century may be civil or of this calendar, in which the text has dates: the days are of both."""

    number: int
    calendar: CalendarName


@dataclass(frozen=True, slots=True)
class HundredsOpen:
    """The year without its hundreds may be either of these: the days are of both."""

    year: int
    other: int


@dataclass(frozen=True, slots=True)
class YearAside:
    """The year of the heading, or the other one, just named at the span start, end: the days are of both."""

    year: int
    other: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EraOpen:
    """The bare year follows years before Christ, and the text does not show whether it is one."""

    year: int


@dataclass(frozen=True, slots=True)
class DayOfHeading:
    """An entry of a list of one day of the year is on that day; start, end: the span of the heading."""

    month: int
    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class YearOfEntry:
    """The year of the entry of a list in which the day is; start, end: its span."""

    year: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LifeDate:
    """The date is that of a birth or a death: of the two years of a life, or of a list of births.

    life or reign: it may be a life as well as a reign, so that something was within its years.
    """

    event: Life


@dataclass(frozen=True, slots=True)
class DayOfWriting:
    """Counted from the day that the text calls today; start, end: the span that says so."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpokenOn:
    """Counted from the day on which the quoted words were spoken; start, end: the span that says so.

    last: the last of its days, if it is known less exactly.
    """

    day: date
    start: int
    end: int
    last: date | None = None

    @property
    def days(self) -> Interval:
        """The days of it."""
        return Interval(self.day, self.last or self.day)


@dataclass(frozen=True, slots=True)
class AnchorBetween:
    """Counted from a day that is only known to be between these two."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class AnchorEnd:
    """The steps that follow are counted from this end of those days."""

    end: Literal["first", "last"]
    day: date


@dataclass(frozen=True, slots=True)
class AnchorOpen:
    """One end of the anchor is not known."""


@dataclass(frozen=True, slots=True)
class EventFound:
    """Counted from an event of the timeline.

    sources: its independent sources; same_article: whether this article is one; by_person: whether a person
    dated it; percent: the share of the words describing it that its report has, by weight.
    """

    event: str
    sources: int
    same_article: bool
    by_person: bool
    percent: int


@dataclass(frozen=True, slots=True)
class LeadOfNews:
    """The lead of a news report, without a date: it is about the publication."""

    published: date


@dataclass(frozen=True, slots=True)
class SinceEvent:
    """The days from the event up to the publication."""

    published: Interval


@dataclass(frozen=True, slots=True)
class EditorsMark:
    """An editor marked these days in the text. alone: the words themselves give none."""

    alone: bool


@dataclass(frozen=True, slots=True)
class ByPerson:
    """A person set the days. why: their explanation, in their words."""

    why: str
