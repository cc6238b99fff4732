"""An overview as lines for people: a heading per period, its most important events, empty periods folded."""

from collections.abc import Iterator
from datetime import date

from timeline.cli.output import terminal_safe
from timeline.cli.render import answer_line
from timeline.cli.terminal import Terminal
from timeline.dates.day_bc import plus_days
from timeline.dates.interval import Interval
from timeline.messages import Message, _
from timeline.query.groups import Groups
from timeline.query.overview import Overview
from timeline.query.periods import UnitName
from timeline.wording.terms import brief_days, weekday_name

_OUTSIDE: dict[UnitName, Message] = {
    "day": Message("not listed: {count} events whose dates are not within one day"),
    "week": Message("not listed: {count} events whose dates are not within one week"),
    "month": Message("not listed: {count} events whose dates are not within one month"),
    "year": Message("not listed: {count} events whose dates are not within one year"),
}


def overview_lines(overview: Overview, digits: int, terminal: Terminal) -> Iterator[str]:
    """Yield the lines. digits: the length of printed ids."""
    if not overview.periods and not overview.outside:
        yield _("nothing found")
    expected = overview.days.earliest
    for period in overview.periods:
        yield from _gap(expected, period.days.earliest)
        yield terminal.strong(f"{brief_days(period.days)}  {_count(period.days, period.count)}")
        for answer in period.best:
            yield answer_line(answer, digits, terminal)
        expected = plus_days(period.days.latest, 1) if period.days.latest else None
    if overview.periods and overview.days.latest:
        yield from _gap(expected, plus_days(overview.days.latest, 1))
    if overview.outside:
        yield _(_OUTSIDE[overview.unit]).format(count=overview.outside)


def group_lines(groups: Groups, digits: int, terminal: Terminal) -> Iterator[str]:
    """Yield the lines of an answer by a field of its articles. digits: the length of printed ids."""
    if not groups.groups:
        yield _("nothing found")
    for group in groups.groups:
        count = _("events: {count}").format(count=group.count)
        without = _("(without {field})").format(field=groups.field)
        yield terminal.strong(f"{count}  {without if group.value is None else terminal_safe(group.value)}")
        for answer in group.best:
            yield answer_line(answer, digits, terminal)


def _gap(start: date | None, following: date | None) -> Iterator[str]:
    """The line for the days from one to before another, when there are any: they have no events."""
    if start is not None and following is not None and start < following:
        days = Interval(start, plus_days(following, -1))
        yield _("{days}  no events").format(days=brief_days(days))


def _count(days: Interval, count: int) -> str:
    if days.is_day and days.earliest is not None:
        weekday = weekday_name(days.earliest.isoweekday())
        return _("{weekday}, events: {count}").format(weekday=weekday, count=count)
    return _("events: {count}").format(count=count)
