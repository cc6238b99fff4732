"""Days counted from an event, once the timeline knows which."""

from timeline.arabic.expression import FromEvent, Offset
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate
from timeline.normalizer.over_interval import place_over
from timeline.normalizer.reasons import Reason, SinceEvent
from timeline.normalizer.resolution import Resolution, Status
from timeline.normalizer.timex_values import timex_of


def from_event(
    said: FromEvent, mod: str | None, event: Interval, published: Interval | None, found: Reason
) -> Resolution | None:
    """Resolve an expression against the days of the event that it names; None when no day fits.

    event: closed at both ends. since: up to the publication, which must not lie before the event. found: why
    it is this event, the first step.
    """
    if event.earliest is None or event.latest is None:
        return None
    if said.since or said.unit is None or said.amount is None:
        if published is None or published.latest is None or published.latest < event.latest:
            return None
        interval = Interval(event.earliest, published.latest)
        return _resolved(said, interval, event, (found, SinceEvent(published)))
    offset = Offset(said.unit, said.amount)
    try:
        placed = place_over(offset, None, mod, event)
    except (InvalidDate, ValueError, OverflowError):
        return None
    return _resolved(said, placed.interval, event, (found, *placed.reasons))


def _resolved(said: FromEvent, when: Interval, event: Interval, reasons: tuple[Reason, ...]) -> Resolution:
    return Resolution(
        status=Status.RESOLVED,
        interval=when,
        timex=timex_of(said, when),
        anchor=event,
        said=said,
        implied={"event": format_edtf(event)},
        reasons=reasons,
    )
