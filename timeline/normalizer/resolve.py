"""Expression and anchor to resolution."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.arabic.expression import (
    Anaphor,
    CalendarDate,
    Expression,
    Frequency,
    FromEvent,
    Length,
    Said,
    Vague,
)
from timeline.dates.calendars import calendar_named
from timeline.dates.interval import Interval, day
from timeline.errors import InvalidDate
from timeline.normalizer.anchors import names_its_today, needs_anchor, only_day
from timeline.normalizer.components import Components
from timeline.normalizer.context import (
    NOTHING_BEFORE,
    Context,
    after,
    named_before,
    named_weekday,
    with_known_year,
)
from timeline.normalizer.implied_calendar import with_calendar
from timeline.normalizer.over_interval import ANY_DAY, THIRDS, PlacedOver, place_over
from timeline.normalizer.place import place
from timeline.normalizer.placed import Alternative
from timeline.normalizer.reasons import (
    AwaitsEvent,
    AwaitsPublication,
    Chosen,
    Cue,
    DayOfWriting,
    HintWord,
    IfCalendar,
    NamedBefore,
    NamesNoDay,
    NothingNamedBefore,
    OutsideCalendar,
    Reason,
    Share,
    SpokenOn,
    Third,
    Unplaceable,
    WeekdayNamedBefore,
    YearNamedBefore,
)
from timeline.normalizer.resolution import Resolution, Status
from timeline.normalizer.timex_values import masked_timex, timex_of, undated_timex

# Goes up when the same expression and anchor may come to other days; facts record it.
VERSION = 2

_BY_SENTENCE = (Cue.SENTENCE_PAST, Cue.SENTENCE_FUTURE)


def resolve_all(expressions: Sequence[Expression], published: Interval | None) -> list[Resolution]:
    """Resolve the expressions of one text, in reading order, each in the light of those before it.

    Where the text names the day it was written on (“today, Saturday”), that day is the anchor, and where a
    sentence names the day of the speech that it quotes, that one; the reasons say so.
    """
    writing = day_of_writing(expressions, published)
    anchor = day(writing.day) if writing else published
    resolutions: list[Resolution] = []
    context = NOTHING_BEFORE
    by_start: dict[int, tuple[Expression, Resolution]] = {}
    for expression in expressions:
        own: Interval | None = anchor
        note: Reason | None = writing
        if spoken := _spoken_on(expression, by_start):
            own, note = day(spoken.day), spoken
        resolution = resolve(expression, own, context)
        context = after(context, expression, resolution)
        if note and resolution.anchor == own:
            resolution = replace(resolution, reasons=(note, *resolution.reasons))
        by_start[expression.start] = expression, resolution
        resolutions.append(resolution)
    return resolutions


def _spoken_on(
    expression: Expression, by_start: Mapping[int, tuple[Expression, Resolution]]
) -> SpokenOn | None:
    """The day of the speech that an expression is quoted from, if the text names one."""
    if expression.spoken_on is None or expression.spoken_on not in by_start:
        return None
    speech, resolution = by_start[expression.spoken_on]
    when = resolution.interval
    if when is None or when.earliest is None or not when.is_day:
        return None
    return SpokenOn(when.earliest, speech.start, speech.end)


def day_of_writing(expressions: Sequence[Expression], published: Interval | None) -> DayOfWriting | None:
    """The day that a text calls today, when all its “today, Saturday” name one, other than the published.

    A weekday alone moves the publication day by three days at most; with a full date it may lie anywhere.
    """
    if published is None or not published.is_day:
        return None
    named = [
        (expression, resolve(expression, published).interval)
        for expression in expressions
        if names_its_today(expression)
    ]
    today = only_day(interval for _, interval in named)
    if today is None or today.earliest is None or today == published:
        return None
    names_it = next(expression for expression, interval in named if interval == today)
    return DayOfWriting(today.earliest, names_it.start, names_it.end)


def resolve(
    expression: Expression, published: Interval | None, context: Context = NOTHING_BEFORE
) -> Resolution:
    """Resolve an expression against the day, or the days, on which its article may have been published.

    Never raises: what cannot be resolved comes back UNRESOLVED with the reason.
    """
    said = expression.said
    if isinstance(said, Length | Vague | Frequency):
        return Resolution(Status.UNDATED, None, undated_timex(said), None, said, {}, (_why_undated(said),))
    if isinstance(said, FromEvent):
        return _unresolved(_Read(said, None), AwaitsEvent())
    if isinstance(said, Anaphor):
        anchor = named_before(said, context, published)
        if anchor is None:
            return _unresolved(_Read(said, anchor), NothingNamedBefore())
        read = _Read(said, anchor)
        if anchor is context.earlier:
            read = _Read(said, anchor, reasons=(NamedBefore(anchor, *context.earlier_at),))
    elif (known := named_weekday(expression, context, published)) is not None:
        return _same_weekday(expression, known, published)
    else:
        read = _read(expression, published, context)
        if read.anchor is None and needs_anchor(read.said):
            return _unresolved(read, AwaitsPublication())
    try:
        placed = place_over(read.said, expression.outlook, expression.mod, read.anchor)
    except Unplaceable as error:
        return _unresolved(read, error.reason)
    except (InvalidDate, ValueError, OverflowError):
        return _unresolved(read, OutsideCalendar())
    return _resolved(expression, read, placed)


@dataclass(frozen=True, slots=True)
class _Read:
    """What is said once the text and the time around it have had their say.

    implied: what they added; reasons: why; other: the same date in the calendar that was not chosen.
    """

    said: Said
    anchor: Interval | None
    implied: Components | None = None
    reasons: tuple[Reason, ...] = ()
    other: CalendarDate | None = None


def _read(expression: Expression, published: Interval | None, context: Context) -> _Read:
    said = with_known_year(expression.said, expression.outlook, context)
    if said is not expression.said and isinstance(said, CalendarDate) and said.year is not None:
        return _Read(said, None, {"year": said.year}, (YearNamedBefore(said.year),))
    implied = with_calendar(said, published)
    if implied is None:
        return _Read(said, published if needs_anchor(said) else None)
    dated = implied.said
    parts: Components = {"year": dated.year or 0, "calendar": calendar_named(dated.calendar).name}
    anchor = published if implied.by_publication else None
    return _Read(dated, anchor, parts, (implied.reason,), implied.other)


def _resolved(expression: Expression, read: _Read, placed: PlacedOver) -> Resolution:
    reasons = (*read.reasons, *placed.reasons)
    if expression.evidence and any(isinstance(one, Chosen) and one.cue in _BY_SENTENCE for one in reasons):
        reasons = (HintWord(*expression.evidence), *reasons)
    interval, alternatives = placed.interval, (*placed.alternatives, *_in_other_calendar(read.other))
    if expression.mod in THIRDS:
        interval, alternatives = placed.part or interval, ()
        reasons = (*reasons, Third(Share(expression.mod), placed.interval))
    return Resolution(
        status=Status.RESOLVED,
        interval=interval,
        timex=timex_of(read.said, placed.interval),
        anchor=read.anchor,
        said=expression.said,
        implied=placed.implied if read.implied is None else read.implied,
        reasons=reasons,
        alternatives=alternatives,
    )


def _same_weekday(expression: Expression, known: date, published: Interval | None) -> Resolution:
    interval = Interval(known, known)
    return Resolution(
        status=Status.RESOLVED,
        interval=interval,
        timex=timex_of(expression.said, interval),
        anchor=published,
        said=expression.said,
        implied={"date": str(known)},
        reasons=(WeekdayNamedBefore(known),),
    )


def _in_other_calendar(said: CalendarDate | None) -> tuple[Alternative, ...]:
    if said is None:
        return ()
    try:
        interval = place(said, None, ANY_DAY).interval
    except (InvalidDate, ValueError, OverflowError):
        return ()
    return (Alternative(interval, IfCalendar(calendar_named(said.calendar).name)),)


def _why_undated(said: Length | Vague | Frequency) -> NamesNoDay:
    match said:
        case Length():
            return NamesNoDay("duration")
        case Frequency():
            return NamesNoDay("set")
        case Vague():
            return NamesNoDay("vague")


def _unresolved(read: _Read, reason: Reason) -> Resolution:
    return Resolution(Status.UNRESOLVED, None, masked_timex(read.said), read.anchor, read.said, {}, (reason,))
