"""Expression and anchor to resolution."""

from collections.abc import Sequence
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
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
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
from timeline.normalizer.resolution import Resolution, Status
from timeline.normalizer.timex_values import masked_timex, timex_of, undated_timex

# Goes up when the same expression and anchor may come to other days; facts record it.
VERSION = 2

_WAITS = "it waits for the article's publication date"
WAITS_FOR_EVENT = "it waits for the event that it names"


def resolve_all(expressions: Sequence[Expression], published: Interval | None) -> list[Resolution]:
    """Resolve the expressions of one text, in reading order, each in the light of those before it.

    Where the text names the day it was written on (“today, Saturday”), that day is the anchor, and where a
    sentence names the day of the speech that it quotes, that one; the reasons say so.
    """
    written = day_of_writing(expressions, published)
    anchor = Interval(written, written) if written else published
    writing = f"the text calls {written} its today" if written else ""
    resolutions: list[Resolution] = []
    context = NOTHING_BEFORE
    by_start: dict[int, Resolution] = {}
    for expression in expressions:
        own, note = anchor, writing
        spoken = by_start.get(expression.spoken_on) if expression.spoken_on is not None else None
        if spoken is not None and spoken.interval is not None and spoken.interval.is_day:
            own, note = (
                spoken.interval,
                f"spoken on {spoken.interval.earliest}, by the sentence around the quote",
            )
        resolution = resolve(expression, own, context)
        context = after(context, expression, resolution)
        if note and resolution.anchor == own:
            resolution = replace(resolution, reasons=(note, *resolution.reasons))
        by_start[expression.start] = resolution
        resolutions.append(resolution)
    return resolutions


def day_of_writing(expressions: Sequence[Expression], published: Interval | None) -> date | None:
    """The day that a text calls today, when all its “today, Saturday” name one, other than the published.

    A weekday alone moves the publication day by three days at most; with a full date it may lie anywhere.
    """
    if published is None or not published.is_day:
        return None
    named = [expression for expression in expressions if names_its_today(expression)]
    today = only_day(resolve(expression, published).interval for expression in named)
    return None if today is None or today == published else today.earliest


def resolve(
    expression: Expression, published: Interval | None, context: Context = NOTHING_BEFORE
) -> Resolution:
    """Resolve an expression against the day, or the days, on which its article may have been published.

    Never raises: what cannot be resolved comes back UNRESOLVED with the reason.
    """
    said = expression.said
    if isinstance(said, Length | Vague | Frequency):
        return Resolution(Status.UNDATED, None, undated_timex(said), None, said, {}, _why_undated(said))
    if isinstance(said, FromEvent):
        return _unresolved(_Read(said, None), WAITS_FOR_EVENT)
    if isinstance(said, Anaphor):
        anchor = named_before(said, context, published)
        read = _Read(said, anchor)
        if anchor is None:
            return _unresolved(read, "the text names no date before it")
    elif (known := named_weekday(expression, context, published)) is not None:
        return _same_weekday(expression, known, published)
    else:
        read = _read(expression, published, context)
        if read.anchor is None and needs_anchor(read.said):
            return _unresolved(read, _WAITS)
    try:
        placed = place_over(read.said, expression.outlook, expression.mod, read.anchor)
    except (InvalidDate, ValueError, OverflowError) as error:
        return _unresolved(read, str(error))
    return _resolved(expression, read, placed)


@dataclass(frozen=True, slots=True)
class _Read:
    """What is said once the text and the time around it have had their say.

    implied: what they added; reasons: why; other: the same date in the calendar that was not chosen.
    """

    said: Said
    anchor: Interval | None
    implied: Components | None = None
    reasons: tuple[str, ...] = ()
    other: CalendarDate | None = None


def _read(expression: Expression, published: Interval | None, context: Context) -> _Read:
    said = with_known_year(expression.said, expression.outlook, context)
    if said is not expression.said and isinstance(said, CalendarDate) and said.year is not None:
        return _Read(said, None, {"year": said.year}, (f"the year {said.year}, as before in the text",))
    implied = with_calendar(said, published)
    if implied is None:
        return _Read(said, published if needs_anchor(said) else None)
    dated = implied.said
    parts: Components = {"year": dated.year or 0, "calendar": calendar_named(dated.calendar).name}
    anchor = published if implied.by_publication else None
    return _Read(dated, anchor, parts, (implied.reason,), implied.other)


def _resolved(expression: Expression, read: _Read, placed: PlacedOver) -> Resolution:
    reasons = (*read.reasons, *placed.reasons)
    if read.anchor and expression.outlook and any("the sentence looks" in reason for reason in reasons):
        reasons = (f"“{expression.evidence}” tells the direction", *reasons)
    interval, alternatives = placed.interval, (*placed.alternatives, *_in_other_calendar(read.other))
    if expression.mod in THIRDS:
        interval, alternatives = placed.part or interval, ()
        reasons = (*reasons, f"the {expression.mod} third of {format_edtf(placed.interval)}")
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
        reasons=("the same weekday as before in the text",),
    )


def _in_other_calendar(said: CalendarDate | None) -> tuple[Alternative, ...]:
    if said is None:
        return ()
    try:
        interval = place(said, None, ANY_DAY).interval
    except (InvalidDate, ValueError, OverflowError):
        return ()
    return (Alternative(interval, f"if the year is {calendar_named(said.calendar).name}"),)


def _why_undated(said: Length | Vague | Frequency) -> tuple[str, ...]:
    match said:
        case Length():
            return ("a duration, tied to no day",)
        case Frequency():
            return ("a set of times",)
    return ("it carries no bound",)


def _unresolved(read: _Read, reason: str) -> Resolution:
    return Resolution(Status.UNRESOLVED, None, masked_timex(read.said), read.anchor, read.said, {}, (reason,))
