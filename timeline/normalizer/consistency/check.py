"""All disagreements of one text."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.dates.interval import Interval
from timeline.grammar.expression import Expression
from timeline.normalizer.consistency.dated import dated
from timeline.normalizer.consistency.first_days import first_day_findings
from timeline.normalizer.consistency.model import Finding, Year
from timeline.normalizer.consistency.months import first_days, without
from timeline.normalizer.consistency.order import day_findings, month_findings, year_findings, years
from timeline.normalizer.consistency.other_month import of_other_month
from timeline.normalizer.consistency.outside import outside_findings
from timeline.normalizer.consistency.parallels import parallel_findings
from timeline.normalizer.consistency.weekdays import weekday_findings
from timeline.normalizer.resolution import Resolution


@dataclass(frozen=True, slots=True)
class Consistency:
    """findings: the disagreements, in text order; dates: how many were compared; year: of the last annal."""

    findings: tuple[Finding, ...]
    dates: int
    year: Year | None


def check(
    expressions: Sequence[Expression],
    resolutions: Sequence[Resolution],
    published: Interval | None,
    year: Year | None = None,
) -> Consistency:
    """Return where the dates of one text disagree, in text order.

    expressions, resolutions: all of the text, in text order. published: its publication; if only its latest
    day is known, as of a work by the death of its author, nothing in it should be later. year: the last year
    that heads an annal in the section before, of the same work.
    """
    dates = dated(zip(expressions, resolutions, strict=True))
    all_months = first_days(dates)
    others = of_other_month(dates, all_months)
    months = without(all_months, others)
    of_their_month = [one for one in dates if one.span not in others]
    headings = years(dates)
    latest = published.latest if published and published.earliest is None else None
    found = [
        *weekday_findings(of_their_month, months),
        *parallel_findings(of_their_month),
        *first_day_findings(months),
        *day_findings(of_their_month),
        *month_findings(dates),
        *year_findings(headings, year),
        *outside_findings(dates, latest),
    ]
    found.sort(key=lambda one: (one.start, one.kind))
    return Consistency(tuple(found), len(dates), headings[-1] if headings else year)
