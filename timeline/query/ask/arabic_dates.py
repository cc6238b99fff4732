"""Find the Arabic dates in a question, including months of other calendars with Gregorian years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.arabic.lexicon import Value
from timeline.arabic.lexicon.calendars import named_month
from timeline.arabic.lexicon.closed import BY, FOR, FROM, MONTH
from timeline.arabic.text import read_text
from timeline.dates.calendars import CALENDARS, Calendar
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate
from timeline.grammar.expression import CalendarDate, Duration, Expression, PeriodOfName, RecurringSet
from timeline.grammar.parse import parse
from timeline.grammar.period_table import PeriodTable, built_in_periods
from timeline.query.ask.dates import DateSpan, Read
from timeline.query.ask.words import opening, words_of
from timeline.query.when import SuggestYear, When, parse_when, read_expression, read_period, year_note
from timeline.query.without_year import beginning_in

# Attached to a feast, they make it an occasion: هنأه بعيد الفطر.
_OCCASION = BY, FOR
_HAPPENING = frozenset({"happening", "happening_after_what"})


@dataclass(frozen=True, slots=True)
class _NamedMonth:
    """A month without a year, or a day of it, whose name implies its calendar; lone: without شهر or a day."""

    start: int
    end: int
    calendar: Calendar
    month: int
    day: int | None
    lone: bool


def arabic_dates(question: str, today: date, periods: PeriodTable | None = None) -> Iterator[DateSpan]:
    """The Arabic dates of a question, in no order. Durations (ستة أشهر) are not dates.

    A month of another calendar next to a Gregorian year (رمضان 2017) is the one that begins in that year;
    without any year, the one that begins in the suggested year. periods: the named periods that count, the
    package's if None.
    """
    expressions = [
        item
        for item in parse(question, built_in_periods() if periods is None else periods)
        if not isinstance(item.semantics, Duration | RecurringSet)
    ]
    taken: set[int] = set()
    for month in _named_months(question, expressions):
        taken.add(month.start)
        year_after = next((item for item in expressions if _is_its_year(question, month, item)), None)
        if year_after is None:
            yield DateSpan(month.start, month.end, _named_month_reader(month, None), month.lone)
        else:
            taken.add(year_after.start)
            yield DateSpan(
                month.start, year_after.end, _named_month_reader(month, _bare_year(month, year_after))
            )
    for expression in expressions:
        if expression.start not in taken:
            yield DateSpan(expression.start, expression.end, _reader(expression, today))
    for start, end, _ in _lone_names(question, expressions, ("feast",)):
        if not _is_occasion(question, start):
            stop = _after_epithets(question, end)
            yield DateSpan(start, stop, _feast_reader(question[start:end], today), lone_month=True)
    for start, end, _ in _lone_names(question, expressions, ("weak_month",)):
        yield DateSpan(start, end, _month_reader(question[start:end], today), lone_month=True)


def _is_occasion(question: str, start: int) -> bool:
    """Whether a feast that begins here says what was celebrated: هنأه بعيد الفطر; not ماذا حصل بعيد الفطر."""
    if not question[:start].endswith(_OCCASION):
        return False
    before = words_of(question[: start - 1])
    return not (before and opening(before, len(before) - 1, _HAPPENING))


def _reader(expression: Expression, today: date) -> Read:
    if isinstance(expression.semantics, PeriodOfName):
        return lambda suggest: read_period(expression)
    return lambda suggest: read_expression(expression, today, suggest)


def _month_reader(name: str, today: date) -> Read:
    return lambda suggest: parse_when(f"{MONTH} {name}", today, suggest)


def _after_epithets(question: str, end: int) -> int:
    """The end of a feast with its epithets: عيد الفطر المبارك."""
    tokens = read_text(question).tokens
    for index in range(len(tokens)):
        first, last = tokens.folded.span(tokens.starts[index], tokens.end(index))
        if first >= end and not question[end:first].strip() and tokens.reading(index, "feast_epithet"):
            end = last
    return end


def _feast_reader(name: str, today: date) -> Read:
    return lambda suggest: parse_when(name, today, suggest)


def _named_months(question: str, expressions: Sequence[Expression]) -> Iterator[_NamedMonth]:
    for item in expressions:
        semantics = item.semantics
        if (
            isinstance(semantics, CalendarDate)
            and semantics.calendar
            and semantics.month
            and semantics.year is None
        ):
            calendar = CALENDARS[semantics.calendar]
            yield _NamedMonth(item.start, item.end, calendar, semantics.month, semantics.day, False)
    kinds = ("calendar_month", "weak_calendar_month")
    for start, end, value in _lone_names(question, expressions, kinds):
        name, number = named_month(value)
        if CALENDARS[name].usage.month_alone:
            yield _NamedMonth(start, end, CALENDARS[name], number, None, True)


def _lone_names(
    question: str, expressions: Sequence[Expression], kinds: tuple[str, ...]
) -> Iterator[tuple[int, int, Value]]:
    """(start, end, value) of month names that the grammar ignores because they may be other words."""
    tokens = read_text(question).tokens
    for index in range(len(tokens)):
        month = next((tokens.readings(index)[kind] for kind in kinds if kind in tokens.readings(index)), None)
        start, end = tokens.folded.span(tokens.starts[index] + len(tokens.clitic(index)), tokens.end(index))
        if month is not None and not any(item.start < end and start < item.end for item in expressions):
            yield start, end, month


def _is_its_year(question: str, month: _NamedMonth, item: Expression) -> bool:
    return (
        _bare_year(month, item) is not None
        and item.start >= month.end
        and question[month.end : item.start].strip() in ("", FROM)
    )


def _bare_year(month: _NamedMonth, item: Expression) -> int | None:
    """The year of an expression that is only a year, too late for the month's calendar; otherwise None."""
    semantics = item.semantics
    if not isinstance(semantics, CalendarDate) or semantics.year is None:
        return None
    if semantics.year < month.calendar.usage.marked_years.stop:
        return None
    return (
        semantics.year
        if semantics == CalendarDate(year=semantics.year, calendar=semantics.calendar)
        else None
    )


def _named_month_reader(month: _NamedMonth, given: int | None) -> Read:
    def in_year(year: int) -> Interval | None:
        try:
            return beginning_in(year, month.calendar, month.month, month.day)
        except InvalidDate:
            return None

    def read(suggest: SuggestYear) -> When:
        year, why = (given, "") if given is not None else suggest(in_year)
        return When(beginning_in(year, month.calendar, month.month, month.day), year_note(year, why))

    return read
