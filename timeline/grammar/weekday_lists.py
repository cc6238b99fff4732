"""Weekdays before the days of the month that they are: يومي الأربعاء والخميس 14 و15 أيار 2014."""

from dataclasses import replace

from timeline.arabic.lexicon.closed import AND
from timeline.arabic.tokens import Tokens
from timeline.grammar.date_lists import DayOfList, last_is_dated, listed_days
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.rule import Match, Member, Rule
from timeline.grammar.spans import joint_at, parse_days

# A longer list is none; the bound keeps the cost of any text linear.
_MOST = 7
_BEFORE_DAYS = ("", "،", "(", "، ", "-", "–")


def parse_weekdays_before_days(tokens: Tokens, index: int) -> Match | None:
    """One span when the days adjoin or a span joins them; otherwise each weekday and each day is a date."""
    opened = tokens.reading(index, "opens_span") is not None
    position = index + 1 if opened or tokens.reading(index, "day_head") is not None else index
    if opened and tokens.reading(position, "day_head") is not None and tokens.joined(position):
        position += 1
    weekdays, stop, through = _weekdays(tokens, position)
    if len(weekdays) < 2 or tokens.gap(stop - 1).strip(" ") not in _BEFORE_DAYS:
        return None
    start = stop + 1 if tokens.reading(stop, "equals") is not None else stop
    if tokens.clitic(start) == AND:
        return None
    days = parse_days(tokens, start)
    if days is not None and isinstance(days.semantics, Span):
        first, last = days.semantics.first, days.semantics.last
        if not through and not _as_many(first, last, weekdays):
            return None
        ends = weekdays[0].date.weekday, weekdays[-1].date.weekday
        return Match(days.stop, Span(replace(first, weekday=ends[0]), replace(last, weekday=ends[1])))
    listed = listed_days(tokens, start)
    if listed is None or through or len(listed) != len(weekdays) or not last_is_dated(listed):
        return None
    return _separate(weekdays, listed)


def _weekdays(tokens: Tokens, index: int) -> tuple[list[DayOfList], int, bool]:
    """The weekdays from `index` on, the next index, and whether they are the ends of a span."""
    found: list[DayOfList] = []
    through = False
    while len(found) < _MOST:
        weekday = tokens.reading(index, "weekday")
        if not isinstance(weekday, int):
            break
        found.append(DayOfList(index, index + 1, CalendarDate(weekday=weekday)))
        joint = joint_at(tokens, index + 1)
        if joint is None:
            return found, index + 1, through
        through = through or joint[0] == "to"
        index = joint[1]
        if joint[0] == "to" and tokens.reading(index, "day_head") == 1:
            index += 1
    # What joins comes before something else than a weekday.
    return [], index, through


def _as_many(first: CalendarDate, last: CalendarDate, weekdays: list[DayOfList]) -> bool:
    """Whether the days are as many as the weekdays; across the end of a month they are two."""
    if first.month != last.month or first.day is None or last.day is None:
        return len(weekdays) == 2
    return last.day - first.day == len(weekdays) - 1


def _separate(weekdays: list[DayOfList], days: list[DayOfList]) -> Match:
    """Each weekday as the day that it is, then each day."""
    shared = days[-1].date
    dates = [
        replace(day.date if day.date.month else replace(shared, day=day.date.day), weekday=one.date.weekday)
        for one, day in zip(weekdays, days, strict=True)
    ]
    named = [Member(one.first, one.stop, date) for one, date in zip(weekdays, dates, strict=True)]
    numbered = [Member(day.first, day.stop, date) for day, date in zip(days[:-1], dates, strict=False)]
    return Match(days[-1].stop, dates[-1], members=(*named, *numbered), first=days[-1].first)


RULES = (
    Rule(
        "weekdays before days",
        {
            "day_head": frozenset({"weekday"}),
            "opens_span": frozenset({"weekday", "day_head"}),
            "weekday": frozenset({"weekday", "joins"}),
        },
        parse_weekdays_before_days,
    ),
)
