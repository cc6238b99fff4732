"""Days that do not adjoin, and months, that share what comes last: أيام 3 و9 و15 مايو 2014, رجب وشعبان 1434.

Each is an expression of its own, as are days that adjoin among them; days that all adjoin are a span.
"""

from dataclasses import dataclass, replace

from timeline.arabic.lexicon.closed import AND
from timeline.arabic.tokens import Tokens
from timeline.grammar.adjacent_days import consecutive
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.parts import dated, month
from timeline.grammar.rule import MONTHS, Match, Member, Rule
from timeline.grammar.shared_parts import with_parts
from timeline.grammar.spans import day_end, joint_at

# A longer list is none; the bound keeps the cost of any text linear.
_MOST = 12
# Words that are days even where no word introduces them.
_DAY_KINDS = frozenset({"ordinal", "article", "weekday"})


@dataclass(frozen=True, slots=True)
class DayOfList:
    """A day of a list: its words, and the parts that they state by themselves."""

    first: int
    stop: int
    date: CalendarDate


def parse_list(tokens: Tokens, index: int) -> Match | None:
    """Days of one month, at least two, of which only the last states it."""
    headed = tokens.reading(index, "day_head") is not None
    start = index + 1 if headed else index
    if not headed and not _introduced(tokens, index):
        return None
    days = listed_days(tokens, start)
    if days is None or not last_is_dated(days):
        return None
    shared = days[-1].date
    groups: list[list[DayOfList]] = []
    for day in days:
        whole = replace(day, date=replace(shared, day=day.date.day, weekday=day.date.weekday))
        if groups and consecutive([groups[-1][-1].date, whole.date]):
            groups[-1].append(whole)
        else:
            groups.append([whole])
    members = [Member(group[0].first, group[-1].stop, _dates(group)) for group in groups]
    if headed and (tokens.reading(index, "day_head") == 1 or len(members) == 1):
        # يوم belongs to the first day alone, أيام to all.
        members[0] = replace(members[0], first=index)
    last = members.pop()
    return Match(last.stop, last.semantics, members=tuple(members), first=last.first)


def parse_months(tokens: Tokens, index: int) -> Match | None:
    """Months joined by و of which only the last states its year: رجب وشعبان 1434, آب وأيلول الماضيين.

    So a name that is also an ordinary word is a month too.
    """
    months: list[DayOfList] = []
    while len(months) < _MOST:
        named = month(tokens, index)
        if named is None or (months and named[0].calendar != months[-1].date.calendar):
            return None
        date, stop = dated(tokens, named[1], named[0], None)
        months.append(DayOfList(index, stop, date))
        if date.year is not None or date.year_shift is not None or date.direction is not None:
            break
        if stop >= len(tokens) or not tokens.joined(stop - 1) or tokens.clitic(stop) != AND:
            return None
        index = stop
    if len(months) < 2:
        return None
    last = months[-1]
    members = [Member(one.first, one.stop, with_parts(one.date, last.date)) for one in months[:-1]]
    return Match(last.stop, last.date, members=tuple(members), first=last.first)


def listed_days(tokens: Tokens, index: int) -> list[DayOfList] | None:
    """The days of a list, at least two, all but the last without a month; None without a list."""
    days: list[DayOfList] = []
    while len(days) < _MOST:
        found = day_end(tokens, index)
        if found is None:
            return None
        days.append(DayOfList(index, found[1], found[0]))
        if found[0].month is not None or found[0].direction is not None:
            break
        following = _next(tokens, found[1])
        if following is None:
            return None
        index = following
    numbers = [day.date.day or 0 for day in days]
    return days if len(days) > 1 and numbers == sorted(set(numbers)) else None


def last_is_dated(days: list[DayOfList]) -> bool:
    """Whether the last day states its month, or the month counted from the anchor's."""
    return days[-1].date.month is not None or days[-1].date.direction is not None


def _next(tokens: Tokens, index: int) -> int | None:
    """The next day of a list, after و or a comma or both."""
    if tokens.gap(index - 1).strip(" ") in ("،", ","):
        return index + 1 if tokens.reading(index, "joins") == "and" else index
    joint = joint_at(tokens, index)
    return joint[1] if joint and joint[0] == "and" else None


def _introduced(tokens: Tokens, index: int) -> bool:
    """Whether the words before introduce days: في, بتاريخ; numbers by themselves may count anything."""
    if not _DAY_KINDS.isdisjoint(tokens.readings(index)):
        return True
    return tokens.reading(index - 1, "before_days") is not None and tokens.joined(index - 1)


def _dates(group: list[DayOfList]) -> CalendarDate | Span:
    first, last = group[0].date, group[-1].date
    return first if len(group) == 1 else Span(first, last)


RULES = (
    Rule("list of months", dict.fromkeys(MONTHS, MONTHS), parse_months),
    Rule(
        "list of days",
        {
            "day_head": frozenset({"number", "ordinal", "article", "weekday"}),
            "number": frozenset({"joins", "number", "article"}),
            "ordinal": frozenset({"joins", "ordinal"}),
            "article": frozenset({"number"}),
            "weekday": frozenset({"number", "ordinal", "article", "equals"}),
        },
        parse_list,
    ),
)
