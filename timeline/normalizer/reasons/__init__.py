"""Why an expression has the days that it has: one small type for each kind of step, without any prose.

A resolution lists its steps in order. Their values are days, numbers and names from the code; words of the
article are referred to by their span in its text. `timeline/wording/` renders reasons as sentences,
`reasons_json.py` as JSON.
"""

from collections.abc import Iterable, Iterator

from timeline.errors import InvalidDate
from timeline.normalizer.reasons.checked import (
    ParallelDateChecked,
    WeekdayChecked,
    WeekdayTrusted,
    YearMovedByWeekday,
)
from timeline.normalizer.reasons.conditions import (
    Condition,
    IfCalendar,
    IfEditorRight,
    IfParallelDateRight,
    IfPeriodMeant,
    IfPublished,
    IfSentenceLooks,
    IfWeekdayWrong,
    IfYear,
)
from timeline.normalizer.reasons.context import (
    AnchorBetween,
    AnchorEnd,
    AnchorOpen,
    ByPerson,
    CalendarOfText,
    CalendarOpen,
    CenturyOpen,
    DayOfHeading,
    DayOfWriting,
    EditorsMark,
    EraOpen,
    EventFound,
    HintWord,
    HundredsOpen,
    LeadOfNews,
    LifeDate,
    NamedBefore,
    SinceEvent,
    SpokenOn,
    TakenFrom,
    YearAside,
    YearOfEntry,
)
from timeline.normalizer.reasons.counted import (
    BoundWord,
    CalendarImplied,
    Chosen,
    Counted,
    CountedWithin,
    HourUnknown,
    KnownByDay,
    PartsShared,
    PeriodAtAnchor,
    ShortYear,
    Third,
    UnknownCount,
    WeekBegins,
    WeekdayNamedBefore,
    YearImplied,
    YearNamedAfter,
    YearNamedBefore,
    YearOfStory,
)
from timeline.normalizer.reasons.stated import (
    Approximate,
    Bounded,
    CalendarOfItsTime,
    Complete,
    EitherOf,
    EveningBefore,
    NotAfterPublication,
    PeriodKnown,
    PeriodsOfName,
    YearMayFollow,
    YearsBeforeChrist,
    YearsStated,
)
from timeline.normalizer.reasons.unresolved import (
    AwaitsEvent,
    AwaitsPublication,
    EndsBeforeStart,
    EventYearOpen,
    LeadWithoutDay,
    NamesNoDay,
    NoSuchDay,
    NothingNamedBefore,
    OutsideCalendar,
    YearOpen,
)
from timeline.normalizer.reasons.values import (
    Check,
    Cue,
    Position,
    Share,
)

__all__ = [
    "AnchorBetween",
    "AnchorEnd",
    "AnchorOpen",
    "Approximate",
    "AwaitsEvent",
    "AwaitsPublication",
    "BoundWord",
    "Bounded",
    "ByPerson",
    "CalendarImplied",
    "CalendarOfItsTime",
    "CalendarOfText",
    "CalendarOpen",
    "CenturyOpen",
    "Check",
    "Chosen",
    "Complete",
    "Condition",
    "Counted",
    "CountedWithin",
    "Cue",
    "DayOfHeading",
    "DayOfWriting",
    "EditorsMark",
    "EitherOf",
    "EndsBeforeStart",
    "EraOpen",
    "EveningBefore",
    "EventFound",
    "EventYearOpen",
    "HintWord",
    "HourUnknown",
    "HundredsOpen",
    "IfCalendar",
    "IfEditorRight",
    "IfParallelDateRight",
    "IfPeriodMeant",
    "IfPublished",
    "IfSentenceLooks",
    "IfWeekdayWrong",
    "IfYear",
    "KnownByDay",
    "LeadOfNews",
    "LeadWithoutDay",
    "LifeDate",
    "NamedBefore",
    "NamesNoDay",
    "NoSuchDay",
    "NotAfterPublication",
    "NothingNamedBefore",
    "OutsideCalendar",
    "ParallelDateChecked",
    "PartsShared",
    "PeriodAtAnchor",
    "PeriodKnown",
    "PeriodsOfName",
    "Position",
    "Reason",
    "Share",
    "ShortYear",
    "SinceEvent",
    "SpokenOn",
    "TakenFrom",
    "Third",
    "UnknownCount",
    "Unplaceable",
    "WeekBegins",
    "WeekdayChecked",
    "WeekdayNamedBefore",
    "WeekdayTrusted",
    "YearAside",
    "YearImplied",
    "YearMayFollow",
    "YearMovedByWeekday",
    "YearNamedAfter",
    "YearNamedBefore",
    "YearOfEntry",
    "YearOfStory",
    "YearOpen",
    "YearsBeforeChrist",
    "YearsStated",
    "spans_of",
]

Reason = (
    Complete
    | YearsStated
    | YearsBeforeChrist
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
    | PeriodKnown
    | PeriodsOfName
    | CalendarImplied
    | CalendarOfItsTime
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
    | TakenFrom
    | CalendarOfText
    | CalendarOpen
    | CenturyOpen
    | EraOpen
    | HundredsOpen
    | YearAside
    | DayOfHeading
    | YearOfEntry
    | YearOfStory
    | LifeDate
    | DayOfWriting
    | SpokenOn
    | AnchorBetween
    | AnchorEnd
    | AnchorOpen
    | EventFound
    | LeadOfNews
    | SinceEvent
    | EditorsMark
    | ByPerson
    | AwaitsPublication
    | LeadWithoutDay
    | AwaitsEvent
    | NothingNamedBefore
    | EventYearOpen
    | YearOpen
    | NamesNoDay
    | NoSuchDay
    | EndsBeforeStart
    | OutsideCalendar
)


class Unplaceable(InvalidDate):
    """The semantics have no days, for this reason. It never leaves the normalizer."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(type(reason).__name__)
        self.reason = reason


# Those that refer to words of the text.
_OF_WORDS = (
    Bounded,
    DayOfHeading,
    DayOfWriting,
    EitherOf,
    HintWord,
    NamedBefore,
    PartsShared,
    SpokenOn,
    TakenFrom,
    YearMayFollow,
    YearAside,
    YearNamedAfter,
    YearOfEntry,
    YearOfStory,
)


def spans_of(reasons: Iterable[Reason]) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of the words in the text that steps refer to."""
    for reason in reasons:
        if isinstance(reason, _OF_WORDS):
            yield reason.start, reason.end
