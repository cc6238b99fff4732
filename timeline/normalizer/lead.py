"""The days of a lead, which has no date: its publication and the day before, about then."""

from timeline.dates.interval import DAY, Interval
from timeline.dates.time_kind import TimeKind
from timeline.dates.timex import format_timex
from timeline.grammar.expression import Lead
from timeline.normalizer.reasons import AwaitsPublication, LeadOfNews, LeadWithoutDay, Reason
from timeline.normalizer.resolution import Resolution, Status
from timeline.normalizer.timex_values import masked_timex


def resolve_lead(semantics: Lead, published: Interval | None) -> Resolution:
    """Resolve a lead against the publication of its article; UNRESOLVED where its day is not known.

    News of an evening is published on the next day, so the day before is as likely. Older news is told with
    its date.
    """
    if published is None:
        return _unresolved(semantics, AwaitsPublication())
    if not published.is_day or published.earliest is None:
        return _unresolved(semantics, LeadWithoutDay())
    try:
        days = Interval(published.earliest - DAY, published.earliest)
    except OverflowError:
        return _unresolved(semantics, LeadWithoutDay())
    return Resolution(
        status=Status.RESOLVED,
        interval=days,
        timex=format_timex(published),
        anchor=published,
        semantics=semantics,
        implied={},
        reasons=(LeadOfNews(published.earliest),),
        kind=TimeKind.ABOUT,
    )


def _unresolved(semantics: Lead, reason: Reason) -> Resolution:
    return Resolution(Status.UNRESOLVED, None, masked_timex(semantics), None, semantics, {}, (reason,))
