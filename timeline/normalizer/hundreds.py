"""Years without their hundreds: سنة ست عشرة after 599 is 616."""

from dataclasses import replace
from datetime import date as date_type

from timeline.dates.calendars import Calendar, calendar_named
from timeline.grammar.expression import CalendarDate
from timeline.normalizer.annals import SAME_REPORT, Named, Report
from timeline.normalizer.eras import TextEras
from timeline.normalizer.reasons import HundredsOpen, TakenFrom

# Such a year is seldom further ahead of one that a report names, or of its annal.
_SOON, _NEXT = 30, 5
# A list of years that rise may go back by so many.
_JUST_BEFORE = 5
# The years of a life, and of those that are heard of in an annal.
_CENTURY = 100
# A text that names no year from here on is about the first century, whose years need no hundreds.
_FIRST_CENTURY = 150
# The years of which civil months have two digits.
_FIRST_CIVIL, _LAST_CIVIL = 1800, 2100


def with_hundreds(
    date: CalendarDate, report: Report
) -> tuple[CalendarDate, tuple[TakenFrom | HundredsOpen, ...]] | None:
    """Return a date with the hundreds of its year, and why; None if nothing shows them.

    After a year of the same report it is the next such year, or the last one; in an annal, the last one by
    its year or soon after. Where two are possible, the days are of both.
    """
    named = _base(report)
    if named is None or date.short_year is None or not named.is_of_other_calendar:
        return None
    if date.calendar is None and date.month is not None:
        return None
    year, other = _years(date.short_year, named, report)
    whole = replace(date, year=year, short_year=None, of_named=None, calendar=named.calendar)
    taken = report.annal.taken("hundreds", named)
    return whole, (taken,) if other is None else (taken, HundredsOpen(year, other))


def with_civil_hundreds(
    date: CalendarDate, report: Report
) -> tuple[CalendarDate, tuple[TakenFrom, ...]] | None:
    """سبتمبر 62 in a text that has named 1958: the year near it, if the text names none near another one.

    None without a civil month: سنة 62 may be of any era.
    """
    named = report.annal.last
    if named is None or named.is_of_other_calendar or not date.in_civil_calendar:
        return None
    if date.short_year is None or date.month is None or date.of_named is not None:
        return None
    known = (named.year, *report.eras.civil)
    near = {
        year
        for year in range(_FIRST_CIVIL + date.short_year, _LAST_CIVIL, _CENTURY)
        if any(abs(year - one) <= _SOON for one in known)
    }
    if len(near) != 1 or abs(min(near) - named.year) > _SOON:
        return None
    return replace(date, year=min(near), short_year=None), (report.annal.taken("hundreds", named),)


def _base(report: Report) -> Named | None:
    """The year that its report names with its hundreds, or that of the annal, or the last one named so."""
    heading, whole = report.annal.heading, report.annal.whole
    if whole is None or (heading is not None and whole.at == heading.at):
        return heading
    near = report.start - whole.at[1] <= SAME_REPORT
    return whole if near or heading is None else heading


def _years(short_year: int, named: Named, report: Report) -> tuple[int, int | None]:
    """The year, and another one that it may be."""
    later = _first_from(named.year, short_year)
    earlier = later - _CENTURY
    if named.century or earlier < 1:
        return later, None
    if _is_after(calendar_named(named.calendar), later, report.limit):
        return earlier, None
    heading = report.annal.heading
    if named is heading:
        return _in_annal(later, earlier, named, report)
    if earlier < _CENTURY and max(report.eras.other, default=0) < _FIRST_CENTURY:
        # Of the years of the first century, which need no hundreds, one may be earlier than the one before.
        return earlier, None
    if report.life_word == "birth":
        return earlier, None if later - named.year > _SOON else later
    if named.life_word == "birth":
        return later, None
    if named.year - earlier <= _JUST_BEFORE:
        return earlier, None
    if later - named.year <= _SOON:
        return later, None
    if heading is not None and heading.calendar == named.calendar and heading.year - named.year <= _CENTURY:
        within = _first_from(heading.year + _NEXT + 1 - _CENTURY, short_year)
        if within in (earlier, later):
            return within, None
    return later, earlier


def _in_annal(later: int, earlier: int, named: Named, report: Report) -> tuple[int, int | None]:
    """Of an annal that names no other year: later is after its year, or the same."""
    if report.life_word == "birth":
        return earlier, later if later == named.year else None
    if later - named.year <= _NEXT:
        return later, None
    return (later, earlier) if later - named.year <= _SOON else (earlier, None)


def _first_from(year: int, short_year: int) -> int:
    """The first year from one on that ends in two digits."""
    return year + (short_year - year) % _CENTURY


def _is_after(calendar: Calendar, year: int, limit: date_type | None) -> bool:
    """Whether a year begins after the day by which the text was written."""
    begins = calendar.year(year).earliest
    return limit is not None and begins is not None and begins > limit


def literal_year(date: CalendarDate, eras: TextEras) -> tuple[CalendarDate, tuple[TakenFrom, ...]] | None:
    """سنة ثلاث in a text of the first century, which names no year with hundreds."""
    early = (eras.other or eras.months) and max(eras.other, default=0) < _FIRST_CENTURY and not eras.civil
    if date.of_named != "year" or not early:
        return None
    return replace(date, year=date.short_year, short_year=None, of_named=None, calendar=eras.calendar), ()
