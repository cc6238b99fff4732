"""Why an expression has the days that it has: one small type for each kind of step, without any prose.

A resolution lists its steps in order. Their values are days, numbers and names from the code; words of the
article are referred to by their span in its text. `timeline/wording/` renders reasons as sentences,
`reasons_json.py` as JSON.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from timeline.dates.calendars import CalendarName
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate
from timeline.grammar.expression import BoundKind, UnitName


class Position(StrEnum):
    """Which of several days is chosen, relative to the anchor; NEARER_AFTER: a near one after it."""

    BEFORE = "before"
    ON_OR_BEFORE = "on_or_before"
    NEAREST = "nearest"
    CURRENT = "current"
    NEARER_AFTER = "nearer_after"
    ON_OR_AFTER = "on_or_after"
    AFTER = "after"


class Cue(StrEnum):
    """What shows the direction: the words of the expression, the sentence around it, or nothing.

    SENTENCE_FUTURE_FAR: the sentence looks like the future, but a day that has just passed is far nearer.
    """

    EXPRESSION_PAST = "expression_past"
    EXPRESSION_PRESENT = "expression_present"
    EXPRESSION_FUTURE = "expression_future"
    SENTENCE_PAST = "sentence_past"
    SENTENCE_FUTURE = "sentence_future"
    SENTENCE_FUTURE_FAR = "sentence_future_far"
    NOTHING = "nothing"


class Share(StrEnum):
    """The first, the middle or the last third, named like TIMEX3's modifiers."""

    START = "START"
    MID = "MID"
    END = "END"


class Check(StrEnum):
    """The result of checking against a second statement in the text; MISSING: there is no such date."""

    AGREES = "agrees"
    NARROWS = "narrows"
    CONTRADICTS = "contradicts"
    MISSING = "missing"


# What the text states by itself.


@dataclass(frozen=True, slots=True)
class Complete:
    """The text states a day, a month or a part of a year together with the year."""

    calendar: CalendarName
    unit: Literal["day", "month", "part_of_year"]


@dataclass(frozen=True, slots=True)
class YearsStated:
    """The text names a year, a decade or a century: the years `first` to `last` of the calendar."""

    calendar: CalendarName
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class BeforeYearOne:
    """The text names the year or century `number` before Christ; days are counted from the year 1."""

    unit: Literal["year", "century"]
    number: int


@dataclass(frozen=True, slots=True)
class Approximate:
    """The calendar has no official table for these days: computed, `margin` days wider on each side."""

    calendar: CalendarName
    margin: int


@dataclass(frozen=True, slots=True)
class EveningBefore:
    """The days of the calendar begin at sunset: the night of a day is the evening before it."""

    calendar: CalendarName


@dataclass(frozen=True, slots=True)
class Bounded:
    """A word next to the date makes it a bound: what is reported was before it, since it, until it."""

    bound: BoundKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NotAfterPublication:
    """What is reported as past, or as begun, has not happened after its publication."""

    published: date


@dataclass(frozen=True, slots=True)
class YearMayFollow:
    """A number next to the date may be its year, and no rule reads it: any year is possible."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EitherOf:
    """The text gives two dates with أو: the days hold both. other: those of the other one."""

    other: Interval
    start: int
    end: int


# What is counted or chosen.


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


# What the text states twice.


@dataclass(frozen=True, slots=True)
class WeekdayChecked:
    """The weekday (ISO) in the text checked against the days. NARROWS: only one of them has it."""

    weekday: int
    days: Interval
    check: Check


@dataclass(frozen=True, slots=True)
class WeekdayTrusted:
    """The day counted is not the weekday (ISO) in the text; the nearest day with it is taken instead."""

    weekday: int
    day: date


@dataclass(frozen=True, slots=True)
class YearMovedByWeekday:
    """The weekday (ISO) matches in a year next to the one chosen, and not in that one."""

    weekday: int


@dataclass(frozen=True, slots=True)
class ParallelDateChecked:
    """The parallel date in another calendar checked against the days. days: its own, None when MISSING."""

    calendar: CalendarName
    year: int
    month: int | None
    day: int | None
    days: Interval | None
    check: Check


# What it is counted from.


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
class DayOfWriting:
    """Counted from the day that the text calls today; start, end: the span that says so."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpokenOn:
    """Counted from the day on which the quoted words were spoken; start, end: the span that says so."""

    day: date
    start: int
    end: int


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
class SinceEvent:
    """The days from the event up to the publication."""

    published: Interval


# What people state.


@dataclass(frozen=True, slots=True)
class EditorsMark:
    """An editor marked these days in the text. alone: the words themselves give none."""

    alone: bool


@dataclass(frozen=True, slots=True)
class ByPerson:
    """A person set the days. why: their explanation, in their words."""

    why: str


# Why there are no days.


@dataclass(frozen=True, slots=True)
class AwaitsPublication:
    """It is counted from the publication date, which is not known yet."""


@dataclass(frozen=True, slots=True)
class AwaitsEvent:
    """It is counted from an event that has not been found yet."""


@dataclass(frozen=True, slots=True)
class NothingNamedBefore:
    """It is counted from a date named earlier, and the text names none."""


@dataclass(frozen=True, slots=True)
class EventYearOpen:
    """The day names an event, and its year is not known or may be another."""


@dataclass(frozen=True, slots=True)
class NamesNoDay:
    """It is not a date at all."""

    what: Literal["duration", "set", "vague"]


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """The calendar has no such day. year: None when it has no such day in any year near the anchor."""

    calendar: CalendarName
    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class EndsBeforeStart:
    """The period would end before it starts."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class OutsideCalendar:
    """The days are outside the calendar, or outside the years 1 to 9999."""


Reason = (
    Complete
    | YearsStated
    | BeforeYearOne
    | Approximate
    | EveningBefore
    | Counted
    | UnknownCount
    | HourUnknown
    | BoundWord
    | CountedWithin
    | WeekBegins
    | PeriodAtAnchor
    | Chosen
    | YearImplied
    | ShortYear
    | YearNamedBefore
    | YearNamedAfter
    | PartsShared
    | WeekdayNamedBefore
    | KnownByDay
    | CalendarImplied
    | Third
    | Bounded
    | NotAfterPublication
    | YearMayFollow
    | EitherOf
    | WeekdayChecked
    | WeekdayTrusted
    | YearMovedByWeekday
    | ParallelDateChecked
    | HintWord
    | NamedBefore
    | DayOfWriting
    | SpokenOn
    | AnchorBetween
    | AnchorEnd
    | AnchorOpen
    | EventFound
    | SinceEvent
    | EditorsMark
    | ByPerson
    | AwaitsPublication
    | AwaitsEvent
    | NothingNamedBefore
    | EventYearOpen
    | NamesNoDay
    | NoSuchDay
    | EndsBeforeStart
    | OutsideCalendar
)


@dataclass(frozen=True, slots=True)
class IfSentenceLooks:
    """If the sentence refers to the past, or to the future, contrary to what was assumed."""

    direction: Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class IfWeekdayWrong:
    """If the weekday in the text is wrong."""


@dataclass(frozen=True, slots=True)
class IfParallelDateRight:
    """If the parallel date is right, not the one next to it."""

    calendar: CalendarName
    year: int
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class IfCalendar:
    """If the year belongs to this calendar."""

    calendar: CalendarName


@dataclass(frozen=True, slots=True)
class IfEditorRight:
    """If the days that an editor marked in the text are right."""


@dataclass(frozen=True, slots=True)
class IfPublished:
    """If the article was published on this one of two days."""

    day: date


# On what condition an alternative would be right.
Condition = IfSentenceLooks | IfWeekdayWrong | IfParallelDateRight | IfCalendar | IfEditorRight | IfPublished


class Unplaceable(InvalidDate):
    """The semantics have no days, for this reason. It never leaves the normalizer."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(type(reason).__name__)
        self.reason = reason


# Those that refer to words of the text.
_OF_WORDS = (
    Bounded,
    DayOfWriting,
    EitherOf,
    HintWord,
    NamedBefore,
    PartsShared,
    SpokenOn,
    YearMayFollow,
    YearNamedAfter,
)


def spans_of(reasons: Iterable[Reason]) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of the words in the text that steps refer to."""
    for reason in reasons:
        if isinstance(reason, _OF_WORDS):
            yield reason.start, reason.end
