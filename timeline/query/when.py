"""Parse a date as users write it: EDTF, Arabic by our grammar, English and French by dateparser."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from timeline.dates.calendars import CIVIL, calendar_named
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import DAY, Interval, Precision, day, month, week, years
from timeline.dates.limits import require_short
from timeline.errors import InvalidDate
from timeline.grammar.expression import CalendarDate, Expression, Semantics, Span
from timeline.messages import Message, _
from timeline.query.possible_time import require_possible_time
from timeline.query.without_year import SuggestYear as SuggestYear
from timeline.query.without_year import lacks_year, same_days_in, with_year

if TYPE_CHECKING:
    from timeline.grammar.period_table import PeriodTable

_EDTF = re.compile(r"[0-9XY.\[\]/?~%-]+")
# The minus sign before a year: -0043 with it, as the command line has it, where - begins an option.
_SIGN = re.compile(r"\u2212(?=\d\d[\dX])")
# 2015-3, 2015/03: EDTF would have it 2015-03.
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d|0\d|1[0-2])")
_ARABIC = re.compile("[\u0620-\u064a]")
# What dateparser misreads: quarters as days, the 1990s as seconds, '18 as a day.
_MISREAD = re.compile(r"\bQ[1-4]\b|\d{3,}s\b|'\d\d\b", re.IGNORECASE)
# A bare quantity is no date: dateparser would count it back from today.
_AMOUNT = re.compile(
    r"\s*\d+\s*(?:s|sec|seconds?|secondes?|m|min|minutes?|h|hours?|heures?|d|days?|j|jours?|w|weeks?|semaines?"
    r"|months?|mois|y|years?|ans?|années?)\s*",
    re.IGNORECASE,
)
# A letter or two name no day: dateparser takes "a" for a month, and counts "a 31m" back from today.
_NAMES_A_DAY = re.compile(r"[^\W\d_]{3}|\d\W+\d|\d{4}|\d(?:st|nd|rd|th|er|e)\b", re.IGNORECASE)
# A time of day is no date either: dateparser would take it for today's.
_CLOCK = re.compile(
    r"\s*(?:\d{1,2}\s*[:.h]\s*\d\d(?:\s*:\s*\d\d)?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
    r"|noon|midnight|midi|minuit)\s*",
    re.IGNORECASE,
)
_MAY_HAVE_ERA = re.compile(r"\d.*[bj]\W{0,3}c|\d\W*[ac]\W?[de]\b|\b[ac]\W?[de]\W{0,2}\d", re.IGNORECASE)
# A letter next to a number of three or four digits, or a year in Roman figures or after an.
_MAY_TELL_CALENDAR = re.compile(
    r"[^\W\d_].*\b\d{3,4}\b|\b\d{3,4}\s?[^\W\d_]|\b(?:an|year)\s\d|[^\W\d_]{4}.*\s[IVX]+$", re.IGNORECASE
)
ADVICE = Message('write 2017-07-10, 2017-07, "10 July 2017", "10 juillet 2017" or "10 تموز 2017"')

# Gives the named periods that a question may use.
Periods = Callable[[], "PeriodTable"]


@dataclass(frozen=True, slots=True)
class When:
    """The days that a date names; note: what had to be assumed, or ""."""

    interval: Interval
    note: str = ""


def parse_when(text: str, today: date, suggest_year: SuggestYear, periods: Periods | None = None) -> When:
    """Parse a date; ".." is an open end.

    periods: gives the named periods that count, the package's if None. Raises InvalidDate with examples of
    what can be read.
    """
    require_short(text)
    require_possible_time(text)
    written = _SIGN.sub("-", text.strip())
    if written == "..":
        return When(Interval(None, None))
    if short := _YEAR_MONTH.fullmatch(written):
        return When(parse_edtf(f"{short[1]}-{short[2]:0>2}"))
    if _EDTF.fullmatch(written) and not re.fullmatch(r"\d\d?([/.-])\d\d?\1\d{4}", written):
        return When(parse_edtf(written))
    if _ARABIC.search(written):
        return _parse_arabic(written, today, suggest_year, periods)
    if _MAY_HAVE_ERA.search(written) and (bc := _parse_bc(written)):
        return bc
    if _MAY_TELL_CALENDAR.search(written) and (found := _parse_latin(written, today, suggest_year)):
        return found
    return _parse_european(written, today, suggest_year)


def _parse_bc(text: str) -> When | None:
    # Imported here, as the words of questions are.
    from timeline.query.bc_dates import parse_bc_date

    found = parse_bc_date(text, lambda day: _dateparser(day, date(2000, 6, 15)))
    return When(found) if found else None


def _parse_latin(text: str, today: date, suggest_year: SuggestYear) -> When | None:
    # Imported here: most dates start up faster without the words of questions.
    from timeline.query.latin_dates import parse_latin_date

    semantics = parse_latin_date(text)
    return None if semantics is None else read_date(semantics, text, today, suggest_year)


def read_date(semantics: CalendarDate, text: str, today: date, suggest_year: SuggestYear) -> When:
    """The days of a date in parts, which `text` writes. Raises InvalidDate when it names none."""
    return read_expression(Expression(0, len(text), text, semantics, "parts"), today, suggest_year)


def read_expression(expression: Expression, today: date, suggest_year: SuggestYear) -> When:
    """The days of an expression of the grammar, relative to today.

    Raises InvalidDate when it names none.
    """
    from timeline.grammar.bounds import is_about
    from timeline.normalizer import resolve
    from timeline.normalizer.reasons import CalendarOfItsTime
    from timeline.wording.reasons import sentences

    # قبل before a date is the question's, not a bound of what is reported.
    expression = replace(expression, bound=None)
    text, note = expression.text, ""
    if is_about(expression.mod):
        raise InvalidDate("{text!r} names days only approximately: {advice}", text=text, advice=ADVICE)
    if lacks_year(expression):
        year, why = suggest_year(lambda year: _in_year(expression, year))
        expression, note = with_year(expression, year), year_note(year, why)
    # A word before it (since, before) is the question's own, not a bound of the days named.
    resolution = resolve(replace(expression, bound=None), day(today))
    if resolution.interval is None:
        raise InvalidDate(
            "{text!r} does not identify a day ({reasons}): {advice}",
            text=text,
            reasons="; ".join(sentences(resolution.reasons)),
            advice=ADVICE,
        )
    if earlier := _year_before(expression.semantics, resolution.interval):
        note = year_note(earlier, "the one before the other's")
    if resolution.anchor is not None:
        note = _("counted from today, {today}").format(today=today)
    if old := [reason for reason in resolution.reasons if isinstance(reason, CalendarOfItsTime)]:
        note = "; ".join(filter(None, (note, *sentences(old))))
    if until := _end_of_night(expression.semantics, resolution.interval):
        note = "; ".join(filter(None, (note, _("the night ends on {day}").format(day=until))))
        return When(Interval(resolution.interval.earliest, until), note)
    return When(resolution.interval, note)


def _end_of_night(semantics: Semantics, days: Interval) -> date | None:
    """The day on which the night of a civil day ends; None if it is no such night."""
    if (
        not isinstance(semantics, CalendarDate)
        or semantics.part != "NI"
        or not days.is_day
        or semantics.clock
    ):
        return None
    if semantics.day is None or not calendar_named(semantics.calendar).usage.has_civil_months:
        return None
    return days.latest + DAY if days.latest else None


def year_note(year: int, why: str) -> str:
    """What is said of a year that a date did not have."""
    return _("the year {year}: {why}").format(year=year, why=why) if why else ""


def _in_year(expression: Expression, year: int) -> Interval | None:
    """The days of an expression without a year in a given one."""
    from timeline.normalizer import resolve

    try:
        return resolve(with_year(expression, year), None).interval
    except InvalidDate:
        return None


def _year_before(semantics: Semantics, days: Interval) -> int | None:
    """The year of the first end of a span that begins in the year before the one that is written."""
    if not isinstance(semantics, Span) or semantics.first.year is not None or semantics.last.year is None:
        return None
    crosses = days.earliest and days.latest and days.earliest.year == days.latest.year - 1
    return days.earliest.year if crosses and days.earliest else None


def _parse_arabic(text: str, today: date, suggest_year: SuggestYear, periods: Periods | None) -> When:
    """The days of a text that is one date in Arabic."""
    # Imported here, as dateparser is below: a date in ISO form starts up faster without the grammar.
    from timeline.grammar.parse import parse

    found = parse(text)
    if not found and (period := _named_period(text, periods)):
        return period
    if not found and (feast := _feast(text)):
        return read_expression(feast, today, suggest_year)
    if len(found) != 1 or text[: found[0].start].strip() or text[found[0].end :].strip():
        raise InvalidDate("cannot read {text!r} as a single date: {advice}", text=text, advice=ADVICE)
    return read_expression(found[0], today, suggest_year)


def _feast(text: str) -> Expression | None:
    """The feast that a text names and nothing else. The grammar takes it for a day after a preposition only:
    elsewhere it is an occasion."""
    from timeline.arabic.lexicon.closed import IN
    from timeline.grammar.parse import parse

    found = parse(f"{IN} {text}")
    if len(found) != 1 or (found[0].start, found[0].end) != (len(IN) + 1, len(IN) + 1 + len(text)):
        return None
    return found[0]


def _named_period(text: str, periods: Periods | None) -> When | None:
    """The days of a period that a text names, such as a war or a reign; the note says which."""
    from timeline.arabic.text import read_text
    from timeline.grammar.named_periods import RULE, named_alone
    from timeline.grammar.period_table import built_in_periods

    named = named_alone(read_text(text).tokens, (periods or built_in_periods)())
    if named is None:
        return None
    return read_period(Expression(0, len(text), text, named, RULE))


def read_period(expression: Expression) -> When:
    """The days of a named period; the note says which one is meant, and who says when it was."""
    from timeline.normalizer import resolve
    from timeline.wording.reasons import sentences

    resolution = resolve(replace(expression, bound=None), None)
    assert resolution.interval is not None
    return When(resolution.interval, "; ".join(sentences(resolution.reasons)))


def _parse_european(text: str, today: date, suggest_year: SuggestYear) -> When:
    """Parse a date against three reference days: what changes with them is not stated in the text."""
    no_date = _AMOUNT.fullmatch(text) or _CLOCK.fullmatch(text) or not _NAMES_A_DAY.search(text)
    if no_date or _MISREAD.search(text):
        raise InvalidDate("cannot read {text!r} as a date: {advice}", text=text, advice=ADVICE)
    readings = [_dateparser(text, base) for base in (date(2000, 6, 15), date(2004, 6, 15), date(2000, 2, 10))]
    if None in readings:
        raise InvalidDate("cannot read {text!r} as a date: {advice}", text=text, advice=ADVICE)
    first, other_year, other_day = readings
    if first == other_year and first and (old := _of_its_time(first)):
        return read_date(old, text, today, suggest_year)
    if first == other_year == other_day and first:
        return When(first)
    # "This year" moves with the year as "10 July" does, but counts from today.
    if first == other_day and first and first.precision is not Precision.YEAR:
        year, why = suggest_year(same_days_in(first))
        found = _dateparser(text, date(year, 6, 15))
        if found is None or found.earliest is None or found.earliest.year != year:
            raise InvalidDate(
                "{text!r} does not exist in {year}, the year suggested by the data: add the year",
                text=text,
                year=year,
            )
        return When(found, year_note(year, why))
    found = _dateparser(text, today)
    assert found is not None
    return When(found, _("counted from today, {today}").format(today=today))


def _of_its_time(days: Interval) -> CalendarDate | None:
    """A day or a month in words from before the reform of the calendar, to be read as the grammar does."""
    reform, first = CIVIL.usage.reform, days.earliest
    if reform is None or first is None or days.precision not in (Precision.DAY, Precision.MONTH):
        return None
    if (first.year, first.month, first.day) >= reform.first:
        return None
    return CalendarDate(first.year, first.month, first.day if days.is_day else None)


def _dateparser(text: str, base: date) -> Interval | None:
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["en", "fr"],
        settings={
            "RELATIVE_BASE": datetime(base.year, base.month, base.day),
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "current_period",
            "PREFER_DAY_OF_MONTH": "first",
            "RETURN_AS_TIMEZONE_AWARE": False,
            # A day has no zone; the machine's own may have a name that nobody knows.
            "TIMEZONE": "UTC",
        },
    )
    found = parser.get_date_data(text)
    if found.date_obj is None:
        return None
    value = found.date_obj.date()
    match found.period:
        case "year":
            return years(value.year)
        case "month":
            return month(value.year, value.month)
        case "week":
            return week(value)
    return day(value)
