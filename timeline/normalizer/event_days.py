"""Grounds days that name an event: the event's own day, if it was before the publication."""

from datetime import MAXYEAR, MINYEAR, date

from timeline.dates.interval import DAY, day
from timeline.grammar.expression import CalendarDate, EventDay
from timeline.normalizer.calendar_dates import ground_date
from timeline.normalizer.grounding import Grounding, TenseHint
from timeline.normalizer.reasons import EventYearOpen, KnownByDay, Unplaceable

# A day this near to the publication may be meant instead of the event.
_NEAR = 60 * DAY
# This long after the event, the same day of the next year is not meant yet.
_FIRST_MONTHS = 240 * DAY


def ground_event_day(semantics: EventDay, tense_hint: TenseHint, anchor: date) -> Grounding:
    """Ground the day of a known event. Raises Unplaceable where the words may mean another day.

    Before the event, a day without a noun is grounded like any other; after it there are only its own day and
    none at all, so that a later anchor never gives an earlier day.
    """
    if semantics.year is None:
        raise Unplaceable(EventYearOpen())
    event = date(semantics.year, semantics.month, semantics.day)
    if anchor < event:
        if semantics.headed:
            raise Unplaceable(EventYearOpen())
        return ground_date(CalendarDate(month=semantics.month, day=semantics.day), tense_hint, anchor)
    if not semantics.headed and anchor - event > _FIRST_MONTHS and _is_near(event, anchor):
        raise Unplaceable(EventYearOpen())
    return Grounding(day(event), {"year": semantics.year}, (KnownByDay(semantics.year),))


def _is_near(event: date, anchor: date) -> bool:
    """Whether the same day of a year near the anchor's is near the anchor."""
    years = range(max(anchor.year - 1, MINYEAR), min(anchor.year + 1, MAXYEAR) + 1)
    return any(abs(event.replace(year=year) - anchor) <= _NEAR for year in years)
