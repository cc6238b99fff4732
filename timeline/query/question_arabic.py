"""The Arabic dates in a question, by our own grammar, and Hijri months of Gregorian years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.arabic.expression import CalendarDate, Expression, Frequency, Length
from timeline.arabic.grammar import parse
from timeline.arabic.script import fold
from timeline.arabic.tokens import tokenize
from timeline.dates.hijri import hijri_day, hijri_month, to_hijri
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate
from timeline.query.question_dates import Found, Read
from timeline.query.when import SuggestYear, When, parse_when, read_expression

# Years before it are Hijri when nothing is said (رمضان 1438).
_FIRST_GREGORIAN = 1600


@dataclass(frozen=True, slots=True)
class _HijriMonth:
    """A Hijri month without its year, or a day of it; lone: its name stands without شهر or a day."""

    start: int
    end: int
    month: int
    day: int | None
    lone: bool


def arabic_dates(question: str, today: date) -> Iterator[Found]:
    """The Arabic dates of a question, in no order. Lengths of time (ستة أشهر) are none.

    A Hijri month beside a Gregorian year (رمضان 2017) is the one that begins in that year; without any year,
    the one that begins in the year that the data suggest.
    """
    expressions = [item for item in parse(question) if not isinstance(item.said, Length | Frequency)]
    taken: set[int] = set()
    for month in _hijri_months(question, expressions):
        taken.add(month.start)
        behind = next((item for item in expressions if _is_its_year(question, month, item)), None)
        if behind is None:
            yield Found(month.start, month.end, _hijri_reader(month, None), month.lone)
        else:
            taken.add(behind.start)
            yield Found(month.start, behind.end, _hijri_reader(month, _bare_year(behind)))
    for expression in expressions:
        if expression.start not in taken:
            yield Found(expression.start, expression.end, _reader(expression, today))
    for start, end, _ in _lone_names(question, expressions, ("weak_month",)):
        yield Found(start, end, _month_reader(question[start:end], today), lone_month=True)


def _reader(expression: Expression, today: date) -> Read:
    return lambda suggest: read_expression(expression, today, suggest)


def _month_reader(name: str, today: date) -> Read:
    return lambda suggest: parse_when(f"شهر {name}", today, suggest)


def _hijri_months(question: str, expressions: Sequence[Expression]) -> Iterator[_HijriMonth]:
    for item in expressions:
        said = item.said
        if isinstance(said, CalendarDate) and said.calendar == "Hijri" and said.month and said.year is None:
            yield _HijriMonth(item.start, item.end, said.month, said.day, False)
    for start, end, month in _lone_names(question, expressions, ("hijri_month", "weak_hijri_month")):
        yield _HijriMonth(start, end, month, None, True)


def _lone_names(
    question: str, expressions: Sequence[Expression], kinds: tuple[str, ...]
) -> Iterator[tuple[int, int, int]]:
    """(start, end, number) of the names of months that the grammar leaves, as they may be other words."""
    tokens = tokenize(fold(question))
    for index in range(len(tokens)):
        month = next((tokens.readings(index)[kind] for kind in kinds if kind in tokens.readings(index)), None)
        start, end = tokens.folded.span(tokens.starts[index] + len(tokens.clitic(index)), tokens.end(index))
        if isinstance(month, int) and not any(item.start < end and start < item.end for item in expressions):
            yield start, end, month


def _is_its_year(question: str, month: _HijriMonth, item: Expression) -> bool:
    return (
        _bare_year(item) is not None
        and item.start >= month.end
        and question[month.end : item.start].strip() in ("", "من")
    )


def _bare_year(item: Expression) -> int | None:
    """The year, when an expression names a Gregorian year and nothing else."""
    said = item.said
    if not isinstance(said, CalendarDate) or said.year is None or said.year < _FIRST_GREGORIAN:
        return None
    return said.year if said == CalendarDate(year=said.year, calendar=said.calendar) else None


def _hijri_reader(month: _HijriMonth, given: int | None) -> Read:
    def read(suggest: SuggestYear) -> When:
        year, why = (given, "") if given is not None else suggest()
        return When(_beginning_in(year, month), f"the year {year}: {why}" if why else "")

    return read


def _beginning_in(year: int, month: _HijriMonth) -> Interval:
    """The Hijri month, or day of one, that begins in a Gregorian year; the first where there are two."""
    first = to_hijri(date(year, 1, 1))[0]
    for candidate in (first, first + 1):
        try:
            days = (
                hijri_day(candidate, month.month, month.day)
                if month.day
                else hijri_month(candidate, month.month)
            )
        except InvalidDate:
            continue
        if days.earliest and days.earliest.year == year:
            return days
    raise InvalidDate(
        "no such day of the Hijri calendar in {year}: name another day, or the month", year=year
    )
