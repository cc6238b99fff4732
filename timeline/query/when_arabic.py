"""The date in a question in Arabic: our own grammar, counted from today."""

from dataclasses import replace
from datetime import date

from timeline.arabic.expression import CalendarDate, Expression, Span
from timeline.arabic.grammar import parse
from timeline.dates.calendars import calendar_named
from timeline.dates.interval import day
from timeline.errors import InvalidDate
from timeline.messages import _
from timeline.normalizer import resolve
from timeline.query.when import ADVICE, SuggestYear, When
from timeline.wording.reasons import sentences


def parse_arabic(text: str, today: date, suggest_year: SuggestYear) -> When:
    """The days of a text that is one date. Raises InvalidDate when it is anything else."""
    found = parse(text)
    if len(found) != 1 or text[: found[0].start].strip() or text[found[0].end :].strip():
        raise InvalidDate("cannot read {text!r} as one date: {advice}", text=text, advice=ADVICE)
    return read_expression(found[0], today, suggest_year)


def read_date(said: CalendarDate, text: str, today: date, suggest_year: SuggestYear) -> When:
    """The days of a date in parts, which `text` writes. Raises InvalidDate when it names none."""
    return read_expression(Expression(0, len(text), text, said, "parts"), today, suggest_year)


def read_expression(expression: Expression, today: date, suggest_year: SuggestYear) -> When:
    """The days of an expression of our own grammar, counted from today.

    Raises InvalidDate when it names none.
    """
    text, note = expression.text, ""
    if _lacks_year(expression):
        year, why = suggest_year()
        expression, note = (
            _with_year(expression, year),
            _("the year {year}: {why}").format(year=year, why=why),
        )
    resolution = resolve(expression, day(today))
    if resolution.interval is None:
        raise InvalidDate(
            "{text!r} names no day ({reasons}): {advice}",
            text=text,
            reasons="; ".join(sentences(resolution.reasons)),
            advice=ADVICE,
        )
    if resolution.anchor is not None:
        note = _("counted from today, {today}").format(today=today)
    return When(resolution.interval, note)


def _lacks_year(expression: Expression) -> bool:
    said = expression.said.last if isinstance(expression.said, Span) else expression.said
    if not isinstance(said, CalendarDate) or said.month is None:
        return False
    if not calendar_named(said.calendar).usage.has_civil_months:
        return False
    return said.year is None and said.towards is None


def _with_year(expression: Expression, year: int) -> Expression:
    said = expression.said
    if isinstance(said, Span):
        return replace(expression, said=Span(said.first, replace(said.last, year=year)))
    assert isinstance(said, CalendarDate)
    return replace(expression, said=replace(said, year=year))
