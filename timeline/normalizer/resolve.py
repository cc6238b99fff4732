"""Resolves expressions against their anchors."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline.dates.early_dates import EarlyDates
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval, day, hull
from timeline.errors import InvalidDate
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions
from timeline.grammar.expression import (
    Anaphor,
    Duration,
    EventRelative,
    Expression,
    Lead,
    Offset,
    RecurringSet,
    Semantics,
    Vague,
)
from timeline.normalizer.anchors import only_day, states_publication_day
from timeline.normalizer.bounded_offsets import bounded
from timeline.normalizer.bounds import with_bound
from timeline.normalizer.complete import Completed, Other, complete
from timeline.normalizer.context import (
    NOTHING_BEFORE,
    Context,
    after,
    named_month,
    named_weekday,
)
from timeline.normalizer.diary import entry_after, may_be_diary, of_either_day
from timeline.normalizer.early_dates import of_its_time, of_same_month
from timeline.normalizer.eras import eras_of
from timeline.normalizer.ground import ground
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.interval_anchor import ANY_DAY, THIRDS, IntervalGrounding, ground_over_anchor
from timeline.normalizer.lead import resolve_lead
from timeline.normalizer.leftovers import (
    either_of,
    either_of_neighbours,
    other_date,
    with_leftovers,
)
from timeline.normalizer.list_dates import with_life
from timeline.normalizer.named_periods import has_namesakes
from timeline.normalizer.old_nights import with_evening, with_margin
from timeline.normalizer.reasons import (
    AwaitsEvent,
    BoundWord,
    Check,
    Chosen,
    Cue,
    DayOfWriting,
    HintWord,
    NamedBefore,
    NamesNoDay,
    OutsideCalendar,
    PartsShared,
    Reason,
    Share,
    SpokenOn,
    Third,
    Unplaceable,
    WeekdayChecked,
    WeekdayNamedBefore,
)
from timeline.normalizer.resolution import Resolution, Status
from timeline.normalizer.timex_values import masked_timex, timex_of, undated_timex

# Incremented when the same expression and anchor may resolve to other days; facts record it.
VERSION = 5

# Days before the publication within which the words of a speech may be counted from either.
_WEEK = 7
_BY_SENTENCE = (Cue.SENTENCE_PAST, Cue.SENTENCE_FUTURE, Cue.SENTENCE_FUTURE_FAR)


def resolve_all(
    expressions: Sequence[Expression],
    published: Interval | None,
    conventions: Conventions = AS_THE_TEXT_SHOWS,
) -> list[Resolution]:
    """Resolve the expressions of one text, in reading order, each with those before it as context.

    conventions: how the text gives its dates. Where it states the day on which it was written (“today,
    Saturday”), that day is the anchor; for words quoted from a speech that the sentence dates, the day of the
    speech is. The reasons say so. A lead has no words: it is no context for others, and has none.
    """
    of_words = [one for one in expressions if not isinstance(one.semantics, Lead)]
    resolved = iter(_resolve_words(of_words, published, conventions))
    return [
        resolve_lead(one.semantics, published) if isinstance(one.semantics, Lead) else next(resolved)
        for one in expressions
    ]


def _resolve_words(
    expressions: Sequence[Expression], published: Interval | None, conventions: Conventions
) -> list[Resolution]:
    writing = stated_publication_day(expressions, published)
    anchor = day(writing.day) if writing else published
    resolutions: list[Resolution] = []
    anchors: list[Interval | None] = []
    context = Context(eras=eras_of(expressions, conventions.calendar))
    by_start: dict[int, tuple[Expression, Resolution]] = {}
    diary, entry = may_be_diary(expressions, conventions), None
    for expression in expressions:
        own: Interval | None = anchor
        note: Reason | None = writing
        if spoken := _spoken_on(expression, by_start):
            own, note = spoken.days, spoken
        elif entry is not None and entry.certain:
            own, note = entry.day, entry.reason
        resolution, completed = _with_completed(expression, own, context, conventions)
        if entry is not None and not entry.certain:
            of_entry = _exactly(expression, entry.day, context, conventions)
            resolution = of_either_day(resolution, of_entry, entry)
        if spoken and expression.speech_indirect and _is_news(spoken, anchor):
            # قال في 15 أيار إن الوفد يصل غدا: the paper may have put it in its own words.
            own, note = anchor, writing
            ours = _exactly(expression, anchor, context, conventions)
            resolution = of_either_day(ours, resolution, spoken)
        if diary:
            entry = entry_after(entry, expression, resolution, published, conventions)
        if other := other_date(expression):
            resolution = either_of(expression, resolution, _exactly(other, own, context, conventions))
        context = after(context, expression, resolution, completed)
        if note and resolution.anchor == own:
            resolution = replace(resolution, reasons=(note, *resolution.reasons))
        by_start[expression.start] = expression, resolution
        resolutions.append(with_leftovers(expression, resolution))
        anchors.append(own)
    resolutions = either_of_neighbours(expressions, resolutions)
    bounded_by_words = (with_bound(*each) for each in zip(expressions, resolutions, anchors, strict=True))
    return [with_life(*each) for each in zip(expressions, bounded_by_words, strict=True)]


def _spoken_on(
    expression: Expression, by_start: Mapping[int, tuple[Expression, Resolution]]
) -> SpokenOn | None:
    """The day of the speech from which an expression is quoted, if the text states it."""
    if expression.speech_date_start is None or expression.speech_date_start not in by_start:
        return None
    speech, resolution = by_start[expression.speech_date_start]
    when = resolution.interval
    if when is None or when.earliest is None or when.latest is None:
        return None
    return SpokenOn(when.earliest, speech.start, speech.end, None if when.is_day else when.latest)


def _is_news(spoken: SpokenOn, published: Interval | None) -> bool:
    """Whether something was said in the week before the publication, or that is not known."""
    if published is None or published.earliest is None:
        return True
    return (published.earliest - (spoken.last or spoken.day)).days <= _WEEK


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
    if isinstance(expression.semantics, Lead):
        return resolve_lead(expression.semantics, published)
    resolution = with_leftovers(expression, _exactly(expression, published, context))
    return with_life(expression, with_bound(expression, resolution, published))


def _exactly(
    expression: Expression,
    published: Interval | None,
    context: Context = NOTHING_BEFORE,
    conventions: Conventions = AS_THE_TEXT_SHOWS,
) -> Resolution:
    """Resolve the days that an expression names, whatever bound the words around it make of them."""
    return _with_completed(expression, published, context, conventions)[0]


def _with_completed(
    expression: Expression, published: Interval | None, context: Context, conventions: Conventions
) -> tuple[Resolution, Semantics]:
    """The same, and the semantics with what its text gives elsewhere, such as the year of an annal."""
    semantics = expression.semantics
    if isinstance(semantics, Duration | Vague | RecurringSet):
        why = (_why_timeless(semantics),)
        timex = undated_timex(semantics)
        return Resolution(Status.TIMELESS, None, timex, None, semantics, {}, why), semantics
    if isinstance(semantics, EventRelative):
        return _unresolved(Completed(semantics, None), AwaitsEvent()), semantics
    if (known := named_weekday(expression, context, published)) is not None:
        return _same_weekday(expression, known, published), semantics
    if (month := named_month(semantics, context, published)) is not None:
        return _same_month(expression, month, published, context), semantics
    try:
        read = complete(expression, published, context, conventions)
    except Unplaceable as error:
        return _unresolved(Completed(semantics, published), error.reason), semantics
    except (InvalidDate, ValueError, OverflowError):
        return _unresolved(Completed(semantics, None), OutsideCalendar()), semantics
    completed = read.semantics
    either: Semantics | None = None
    if conventions.early_dates is not EarlyDates.CONVERTED:
        read, either = _of_its_time(read, context)
    try:
        grounding = ground_over_anchor(read.semantics, expression.tense_hint, expression.mod, read.anchor)
        if either is not None:
            other = ground_over_anchor(either, expression.tense_hint, expression.mod, read.anchor)
            grounding = replace(grounding, interval=hull(grounding.interval, other.interval))
    except Unplaceable as error:
        return _unresolved(read, error.reason), semantics
    except (InvalidDate, ValueError, OverflowError):
        return _unresolved(read, OutsideCalendar()), semantics
    return _resolved(expression, read, grounding), completed


def _of_its_time(read: Completed, context: Context) -> tuple[Completed, Semantics | None]:
    """What is grounded, in the calendar of its time, and in the new one where it may be of either."""
    if isinstance(read.semantics, Anaphor):
        old = context.of_its_time if read.anchor is context.earlier else None
        same = of_same_month(read.semantics, read.anchor, old) if old and read.anchor else None
        if same is None:
            return read, None
        date, reason = same
        parts = {name: part for name in ("year", "month", "calendar") if (part := getattr(date, name))}
        return replace(read, semantics=date, implied=parts, reasons=(*read.reasons, reason)), None
    found = of_its_time(read.semantics)
    if found is None:
        return read, None
    implied = {**(read.implied or {}), **found.implied} if found.implied else read.implied
    reasons = (*read.reasons, *found.reasons)
    return replace(read, semantics=found.semantics, implied=implied, reasons=reasons), found.either


def _resolved(expression: Expression, read: Completed, grounding: IntervalGrounding) -> Resolution:
    shared = (PartsShared(*expression.completed_by),) if expression.completed_by else ()
    reasons = (*shared, *read.reasons, *grounding.reasons)
    if expression.hint_word and any(isinstance(one, Chosen) and one.cue in _BY_SENTENCE for one in reasons):
        reasons = (HintWord(*expression.hint_word), *reasons)
    interval, alternatives = grounding.interval, (*grounding.alternatives, *_alternative(read.other))
    if isinstance(read.semantics, Offset) and expression.mod is not None:
        allowed = bounded(read.semantics, expression.mod, read.anchor, interval)
        if allowed != interval:
            interval, reasons = allowed, (*reasons, BoundWord(interval))
    if night := with_evening(read.semantics, interval, before=read.night):
        interval, reasons = night[0], (*reasons, night[1])
    if read.either and alternatives:
        interval = hull(interval, alternatives[-1].interval)
    if expression.mod in THIRDS and not read.either and not has_namesakes(read.semantics):
        interval, alternatives = with_margin(grounding.part or interval, interval, reasons), ()
        reasons = (*reasons, Third(Share(expression.mod), grounding.interval))
    return Resolution(
        status=Status.RESOLVED,
        interval=interval,
        timex=timex_of(read.semantics, interval if read.either else grounding.interval),
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


def _alternative(other: Other | None) -> tuple[Alternative, ...]:
    if other is None:
        return ()
    try:
        interval = ground(other.semantics, None, ANY_DAY).interval
    except (InvalidDate, ValueError, OverflowError):
        return ()
    return (Alternative(interval, other.condition),)


def _why_timeless(semantics: Duration | Vague | RecurringSet) -> NamesNoDay:
    match semantics:
        case Duration():
            return NamesNoDay("duration")
        case RecurringSet():
            return NamesNoDay("set")
        case Vague():
            return NamesNoDay("vague")


def _unresolved(read: Completed, reason: Reason) -> Resolution:
    return Resolution(
        Status.UNRESOLVED, None, masked_timex(read.semantics), read.anchor, read.semantics, {}, (reason,)
    )
