"""Resolves days counted from an event, once the event is known."""

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate
from timeline.grammar.expression import EventRelative, Modifier, Offset
from timeline.normalizer.interval_anchor import ground_over_anchor
from timeline.normalizer.reasons import Reason, SinceEvent
from timeline.normalizer.resolution import Resolution, Status
from timeline.normalizer.timex_values import timex_of


def event_relative(
    semantics: EventRelative,
    mod: Modifier | None,
    event: Interval,
    published: Interval | None,
    reason: Reason,
) -> Resolution | None:
    """Resolve an expression against the days of the event that it names; None when no days fit.

    event: its days, which must have both ends. published: where an expression like منذ الحرب ends, which must
    not be before the event. reason: why it is this event, the first step of the derivation.
    """
    if event.earliest is None or event.latest is None:
        return None
    if semantics.since or semantics.unit is None or semantics.amount is None:
        if published is None or published.latest is None or published.latest < event.latest:
            return None
        interval = Interval(event.earliest, published.latest)
        return _resolved(semantics, interval, event, (reason, SinceEvent(published)))
    offset = Offset(semantics.unit, semantics.amount)
    try:
        grounding = ground_over_anchor(offset, None, mod, event)
    except (InvalidDate, ValueError, OverflowError):
        return None
    return _resolved(semantics, grounding.interval, event, (reason, *grounding.reasons))


def _resolved(
    semantics: EventRelative, when: Interval, event: Interval, reasons: tuple[Reason, ...]
) -> Resolution:
    return Resolution(
        status=Status.RESOLVED,
        interval=when,
        timex=timex_of(semantics, when),
        anchor=event,
        semantics=semantics,
        implied={"event": format_edtf(event)},
        reasons=reasons,
    )
