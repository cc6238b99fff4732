"""Resolves expressions against their anchors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.dates.calendars import calendar_named
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval, day
from timeline.errors import InvalidDate
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    Duration,
    EventRelative,
    Expression,
    Offset,
    RecurringSet,
    Semantics,
    Vague,
)
from timeline.normalizer.anchors import needs_anchor, only_day, states_publication_day
from timeline.normalizer.bounded_offsets import bounded
from timeline.normalizer.bounds import with_bound
from timeline.normalizer.context import (
    NOTHING_BEFORE,
    Context,
    after,
    named_after,
    named_before,
    named_month,
    named_weekday,
    with_known_year,
)
from timeline.normalizer.ground import ground
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.implied_calendar import with_calendar
from timeline.normalizer.interval_anchor import ANY_DAY, THIRDS, IntervalGrounding, ground_over_anchor
from timeline.normalizer.leftovers import (
    either_of,
    either_of_neighbours,
    other_date,
    with_leftovers,
)
from timeline.normalizer.list_dates import with_entry_year, with_heading_day
from timeline.normalizer.reasons import (
    AwaitsEvent,
    AwaitsPublication,
    BoundWord,
    Check,
    Chosen,
    Cue,
    DayOfWriting,
    HintWord,
    IfCalendar,
    NamedBefore,
    NamesNoDay,
    NothingNamedBefore,
    OutsideCalendar,
    PartsShared,
    Reason,
    Share,
    SpokenOn,
    Third,
    Unplaceable,
    WeekdayChecked,
    WeekdayNamedBefore,
    YearNamedBefore,
)
from timeline.normalizer.resolution import Components, Resolution, Status
from timeline.normalizer.timex_values import masked_timex, timex_of, undated_timex

# Incremented when the same expression and anchor may resolve to other days; facts record it.
VERSION = 3

_BY_SENTENCE = (Cue.SENTENCE_PAST, Cue.SENTENCE_FUTURE, Cue.SENTENCE_FUTURE_FAR)


def resolve_all(expressions: Sequence[Expression], published: Interval | None) -> list[Resolution]:
    """Resolve the expressions of one text, in reading order, each with those before it as context.

    Where the text states the day on which it was written (“today, Saturday”), that day is the anchor; for
    words quoted from a speech that the sentence dates, the day of the speech is. The reasons say so.
    """
    writing = stated_publication_day(expressions, published)
    anchor = day(writing.day) if writing else published
    resolutions: list[Resolution] = []
    anchors: list[Interval | None] = []
    context = NOTHING_BEFORE
    by_start: dict[int, tuple[Expression, Resolution]] = {}
    for expression in expressions:
        own: Interval | None = anchor
        note: Reason | None = writing
        if spoken := _spoken_on(expression, by_start):
            own, note = day(spoken.day), spoken
        resolution = _exactly(expression, own, context)
        if other := other_date(expression):
            resolution = either_of(expression, resolution, _exactly(other, own, context))
        context = after(context, expression, resolution)
        if note and resolution.anchor == own:
            resolution = replace(resolution, reasons=(note, *resolution.reasons))
        by_start[expression.start] = expression, resolution
        resolutions.append(with_leftovers(expression, resolution))
        anchors.append(own)
    resolutions = either_of_neighbours(expressions, resolutions)
    return [with_bound(*each) for each in zip(expressions, resolutions, anchors, strict=True)]


def _spoken_on(
    expression: Expression, by_start: Mapping[int, tuple[Expression, Resolution]]
) -> SpokenOn | None:
    """The day of the speech from which an expression is quoted, if the text states it."""
    if expression.speech_date_start is None or expression.speech_date_start not in by_start:
        return None
    speech, resolution = by_start[expression.speech_date_start]
    when = resolution.interval
    if when is None or when.earliest is None or not when.is_day:
        return None
    return SpokenOn(when.earliest, speech.start, speech.end)


def stated_publication_day(
    expressions: Sequence[Expression], published: Interval | None
) -> DayOfWriting | None:
    """Return the day that a text calls today, if all its “today, Saturday” agree and it is not `published`.

    A weekday alone moves the publication day by three days at most; a full date may move it anywhere.
    """
    if published is None or not published.is_day:
        return None
    resolved_here = [
        (expression, _exactly(expression, published))
        for expression in expressions
        if states_publication_day(expression)
    ]
    # A slip: the weekday and the date next to it disagree.
    named = [(one, found.interval) for one, found in resolved_here if not _contradicted(found)]
    today = only_day(interval for _, interval in named)
    if today is None or today.earliest is None or today == published:
        return None
    stated = next(expression for expression, interval in named if interval == today)
    return DayOfWriting(today.earliest, stated.start, stated.end)


def _contradicted(resolution: Resolution) -> bool:
    checks = [reason.check for reason in resolution.reasons if isinstance(reason, WeekdayChecked)]
    return Check.CONTRADICTS in checks


def resolve(
    expression: Expression, published: Interval | None, context: Context = NOTHING_BEFORE
) -> Resolution:
    """Resolve an expression against the day, or the days, on which its article may have been published.

    Never raises: what cannot be resolved comes back UNRESOLVED with the reason.
    """
    resolution = with_leftovers(expression, _exactly(expression, published, context))
    return with_bound(expression, resolution, published)


def _exactly(
    expression: Expression, published: Interval | None, context: Context = NOTHING_BEFORE
) -> Resolution:
    """Resolve the days that an expression names, whatever bound the words around it make of them."""
    semantics = expression.semantics
    if isinstance(semantics, Duration | Vague | RecurringSet):
        return Resolution(
            Status.TIMELESS, None, undated_timex(semantics), None, semantics, {}, (_why_timeless(semantics),)
        )
    if isinstance(semantics, EventRelative):
        return _unresolved(_Input(semantics, None), AwaitsEvent())
    if isinstance(semantics, Anaphor):
        anchor = named_before(semantics, context, published)
        if anchor is None:
            return _unresolved(_Input(semantics, anchor), NothingNamedBefore())
        read = _Input(semantics, anchor)
        if anchor is context.earlier:
            read = _Input(semantics, anchor, reasons=(NamedBefore(anchor, *context.earlier_at),))
        elif anchor is context.day:
            read = _Input(semantics, anchor, reasons=(NamedBefore(anchor, *context.day_at),))
    elif (known := named_weekday(expression, context, published)) is not None:
        return _same_weekday(expression, known, published)
    elif (month := named_month(semantics, context, published)) is not None:
        return _same_month(expression, month, published, context)
    else:
        read = _input(expression, published, context)
        if read.anchor is None and needs_anchor(read.semantics):
            return _unresolved(read, AwaitsPublication())
    try:
        grounding = ground_over_anchor(read.semantics, expression.tense_hint, expression.mod, read.anchor)
    except Unplaceable as error:
        return _unresolved(read, error.reason)
    except (InvalidDate, ValueError, OverflowError):
        return _unresolved(read, OutsideCalendar())
    return _resolved(expression, read, grounding)


@dataclass(frozen=True, slots=True)
class _Input:
    """Semantics completed from the context and the publication date.

    implied: the components added; reasons: why; other: the same date in the calendar that was not chosen.
    """

    semantics: Semantics
    anchor: Interval | None
    implied: Components | None = None
    reasons: tuple[Reason, ...] = ()
    other: CalendarDate | None = None


def _input(expression: Expression, published: Interval | None, context: Context) -> _Input:
    if (in_entry := with_entry_year(expression)) is not None:
        of_year, entry = in_entry
        return _Input(of_year, None, {"year": entry.year}, (entry,))
    semantics = with_known_year(expression.semantics, expression.tense_hint, context)
    if (
        semantics is not expression.semantics
        and isinstance(semantics, CalendarDate)
        and semantics.year is not None
    ):
        return _Input(semantics, None, {"year": semantics.year}, (YearNamedBefore(semantics.year),))
    if (headed := with_heading_day(expression)) is not None:
        dated_by_heading, heading = headed
        parts_of_heading: Components = {"month": heading.month, "day": heading.day}
        return _Input(dated_by_heading, None, parts_of_heading, (heading,))
    if (named := named_after(expression)) is not None:
        dated_later, reason = named
        return _Input(dated_later, None, {"year": reason.year}, (reason,))
    implied = with_calendar(semantics, published)
    if implied is None:
        return _Input(semantics, published if needs_anchor(semantics) else None)
    dated = implied.semantics
    parts: Components = {"year": dated.year or 0, "calendar": calendar_named(dated.calendar).name}
    anchor = published if implied.by_publication else None
    return _Input(dated, anchor, parts, (implied.reason,), implied.other)


def _resolved(expression: Expression, read: _Input, grounding: IntervalGrounding) -> Resolution:
    shared = (PartsShared(*expression.completed_by),) if expression.completed_by else ()
    reasons = (*shared, *read.reasons, *grounding.reasons)
    if expression.hint_word and any(isinstance(one, Chosen) and one.cue in _BY_SENTENCE for one in reasons):
        reasons = (HintWord(*expression.hint_word), *reasons)
    interval, alternatives = grounding.interval, (*grounding.alternatives, *_in_other_calendar(read.other))
    if isinstance(read.semantics, Offset) and expression.mod is not None:
        allowed = bounded(read.semantics, expression.mod, read.anchor, interval)
        if allowed != interval:
            interval, reasons = allowed, (*reasons, BoundWord(interval))
    if expression.mod in THIRDS:
        interval, alternatives = grounding.part or interval, ()
        reasons = (*reasons, Third(Share(expression.mod), grounding.interval))
    return Resolution(
        status=Status.RESOLVED,
        interval=interval,
        timex=timex_of(read.semantics, grounding.interval),
        anchor=read.anchor,
        semantics=expression.semantics,
        implied=grounding.implied if read.implied is None else read.implied,
        reasons=reasons,
        alternatives=alternatives,
    )


def _same_weekday(expression: Expression, known: date, published: Interval | None) -> Resolution:
    interval = Interval(known, known)
    return Resolution(
        status=Status.RESOLVED,
        interval=interval,
        timex=timex_of(expression.semantics, interval),
        anchor=published,
        semantics=expression.semantics,
        implied={"date": str(known)},
        reasons=(WeekdayNamedBefore(known),),
    )


def _same_month(
    expression: Expression, month: Interval, published: Interval | None, context: Context
) -> Resolution:
    return Resolution(
        status=Status.RESOLVED,
        interval=month,
        timex=timex_of(expression.semantics, month),
        anchor=published,
        semantics=expression.semantics,
        implied={"month": format_edtf(month)},
        reasons=(NamedBefore(month, *context.earlier_at),),
    )


def _in_other_calendar(semantics: CalendarDate | None) -> tuple[Alternative, ...]:
    if semantics is None:
        return ()
    try:
        interval = ground(semantics, None, ANY_DAY).interval
    except (InvalidDate, ValueError, OverflowError):
        return ()
    return (Alternative(interval, IfCalendar(calendar_named(semantics.calendar).name)),)


def _why_timeless(semantics: Duration | Vague | RecurringSet) -> NamesNoDay:
    match semantics:
        case Duration():
            return NamesNoDay("duration")
        case RecurringSet():
            return NamesNoDay("set")
        case Vague():
            return NamesNoDay("vague")


def _unresolved(read: _Input, reason: Reason) -> Resolution:
    return Resolution(
        Status.UNRESOLVED, None, masked_timex(read.semantics), read.anchor, read.semantics, {}, (reason,)
    )
