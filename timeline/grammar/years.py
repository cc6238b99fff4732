"""Years: عام 2014, عام ألفين وأربعة عشر, سنة 451 هـ, عام 500 ق.م, a lone 2014; a year after its month."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.calendars import named_calendars
from timeline.arabic.lexicon.closed import AND, IN
from timeline.arabic.numerals import cardinal, large
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import (
    CALENDAR_BC,
    CALENDARS,
    CIVIL,
    Calendar,
    CalendarName,
    calendar_named,
    calendars_of_months,
)
from timeline.errors import InvalidDate
from timeline.grammar.after_number import counts_known_noun, counts_noun, goes_on, stands_alone
from timeline.grammar.expression import BeforeChrist, CalendarDate
from timeline.grammar.rule import NUMERALS, Match, Rule

# The era whose years count backwards; the other eras are named after their calendars.
BC = "bc"
# The most digits of a year before Christ: 12000 ق.م.
LONGEST_BC = 5
# How many words before a number المادة may be.
_LAW_REACHES = 4
_RIGHT_BEFORE = 2
_HUNDRED = 100
_SHORTEST = 3
_YEARS = range(1000, 2200)
_MARKED_YEARS = range(1, 1950)
# Years in two calendars that are meant to be the same may be wrong by so much.
_MOST_APART = 40
_OLD_YEARS = range(100, 1800)
_BEFORE_YEAR = re.compile(r" *\)? *[،,.]? *")
# Between a month and its year in four digits: مارس/2017, 29-مارس-2017.
_JOINS_YEAR = re.compile(r" ?[/–-] ?")
# Between a head and its year: a mark displaced by the direction of the text (عام ,1954), a bracket.
_DISPLACED = re.compile(r" +[,.،]| *[(\[] *")
_DEFINITE = closed.letters("definite")
_SAME_DATE = frozenset(closed.words("same_date"))
_BEFORE_CHRIST = list(closed.words("before_christ"))


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written. era: the calendar of its era, or bc; calendar: the one that a mark names.

    or_calendar: another one that the mark may stand for.
    """

    number: int
    era: CalendarName | None = None
    calendar: CalendarName | None = None
    or_calendar: CalendarName | None = None


def is_head(tokens: Tokens, index: int) -> bool:
    """Whether the word is عام, سنة or العام."""
    readings = tokens.readings(index)
    return readings.get("unit") == "year" or readings.get("definite_unit") == "year"


def year_after(
    tokens: Tokens, index: int, calendar: CalendarName | None, *, bare: bool = True
) -> tuple[Year, int] | None:
    """A year after a month: 2017, في عام 2017, من سنة 1438 هـ, ، 2015. `index` is the word after the month.

    calendar: the one that the month's name belongs to; bare: whether a number alone may be the year.
    """
    if not _BEFORE_YEAR.fullmatch(tokens.gap(index - 1)) and not _joined_by_mark(tokens, index):
        return None
    start = index
    within = tokens.words[index : index + 1] == [IN] and tokens.joined(index - 1)
    if (within or tokens.reading(index, "opens_span") == "from") and tokens.joined(index):
        index += 1
    headed = is_head(tokens, index)
    if headed and tokens.ends_sentence(start - 1):
        # مات في رجب. سنة ثلاثين وأربعمائة: the heading of the next year.
        return None
    if headed:
        index += 1
    elif index != start and not (within and _stands_for_year(tokens, index)):
        return None
    possible = calendars_of_months(calendar)
    parsed = _written(tokens, index, possible)
    if parsed is None or (headed and not _opens_number(tokens, index - 1)):
        return None
    year, stop = parsed
    marked = headed or calendar_named(calendar).name in (year.era, year.calendar)
    known = any(
        (bare and year.number in one.usage.bare_years) or (marked and year.number in one.usage.marked_years)
        for one in possible
    )
    few = all(map(counts_few_years, possible))
    known = known or (bare and not few and _is_old_year(tokens, index, stop, year))
    if year.era == BC:
        known = known or calendar is None
    elif year.era is not None and CALENDARS[year.era] not in possible:
        # The era of a calendar that has no such month.
        if year.number in CALENDARS[year.era].usage.bare_years:
            return None
        year, stop = Year(year.number), stop - 1
    return (year, stop) if known else None


def _stands_for_year(tokens: Tokens, index: int) -> bool:
    """Whether a number after في is a year without a head: في مارس في 1969, not في 5 مايو في 2000 قرية."""
    number = tokens.number(index)
    if number is None or len(tokens.words[index]) < _SHORTEST or tokens.clitic(index):
        return False
    if era_at(tokens, index + 1) is not None:
        return True
    return number in CIVIL.usage.bare_years and not (
        counts_noun(tokens, index + 1) or counts_known_noun(tokens, index + 1)
    )


def _joined_by_mark(tokens: Tokens, index: int) -> bool:
    """Whether a hyphen or a slash joins a year of four digits to the month before it."""
    gap = tokens.gap(index - 1)
    if not _JOINS_YEAR.fullmatch(gap) or len(tokens.words[index]) != 4 or goes_on(tokens, index):
        return False
    # في مايو - 2000 شخص: a dash between blanks may open another clause.
    alone = stands_alone if gap.startswith(" ") and "/" not in gap else _counts_nothing_known
    return alone(tokens, index + 1)


def _counts_nothing_known(tokens: Tokens, stop: int) -> bool:
    return not counts_known_noun(tokens, stop)


def _opens_number(tokens: Tokens, head: int) -> bool:
    """Whether the number after a head is its year: عام 1954, عام ,1954, عام (1174 م)."""
    gap = tokens.gap(head)
    if gap.strip(" ") == "":
        return True
    return _DISPLACED.fullmatch(gap) is not None and _is_clear_year(tokens, head + 1)


def _is_clear_year(tokens: Tokens, index: int) -> bool:
    """Whether the number at `index` is a year by its four digits or its era, and counts nothing."""
    if tokens.number(index) is None:
        return False
    if len(tokens.words[index]) == 4:
        return not (counts_noun(tokens, index + 1) or counts_known_noun(tokens, index + 1))
    return era_at(tokens, index + 1) is not None


def _is_old_year(tokens: Tokens, index: int, stop: int, year: Year) -> bool:
    """Whether a number right after a month is a year outside the usual ones: 29 مايو 1453, 15 رجب 352."""
    if year.number not in _OLD_YEARS or tokens.gap(index - 1).strip(" ") or counts_known_noun(tokens, stop):
        return False
    surely = year.number >= _YEARS.start and year.number % 50 != 0
    return surely or stands_alone(tokens, stop)


def _written(
    tokens: Tokens, index: int, possible: Collection[Calendar] = tuple(CALENDARS.values())
) -> tuple[Year, int] | None:
    """A number in digits, or in words from a hundred on, with the era and the calendar mark after it.

    possible: the calendars that a mark may stand for.
    """
    number = tokens.number(index)
    parsed = (number, index + 1) if number is not None else large(tokens, index)
    if parsed is None and (small := cardinal(tokens, index)) and before_christ(tokens, small[1]):
        # سنة أربع وأربعين قبل الميلاد: a year in words that is less than a hundred needs this era.
        parsed = small
    if parsed is None:
        parsed = _small(tokens, index, possible)
    if parsed is None:
        return None
    stop = parsed[1]
    if bc := before_christ(tokens, stop):
        return (Year(parsed[0], era=BC), bc) if parsed[0] else None
    if back := backward_era(tokens, stop):
        return Year(-parsed[0], era=back[0]), back[1]
    era = era_at(tokens, stop)
    if era is not None and parsed[0] in CALENDARS[era].usage.era_years:
        return Year(parsed[0], era=era), stop + 1
    if marks := marked_calendars(tokens, stop, parsed[0], possible):
        calendar, other = marks
        return Year(parsed[0], calendar=calendar, or_calendar=other), stop + 1
    return Year(parsed[0]), stop


def _small(tokens: Tokens, index: int, possible: Collection[Calendar]) -> tuple[int, int] | None:
    """A number below a hundred in words, of a calendar with no others, or with the mark of one: سنة ست."""
    parsed = cardinal(tokens, index)
    if parsed is None or parsed[0] >= _HUNDRED:
        return None
    if all(counts_few_years(calendar) for calendar in possible):
        return parsed
    marked = marked_calendars(tokens, parsed[1], parsed[0], possible)
    return parsed if marked and counts_few_years(CALENDARS[marked[0]]) else None


def counts_few_years(calendar: Calendar) -> bool:
    """Whether a calendar has only years below a hundred, so that a small number next to a month is one."""
    return calendar.years.stop <= _HUNDRED


def era_at(tokens: Tokens, index: int) -> CalendarName | None:
    """The calendar whose era the word at `index` names, right after a number."""
    era = tokens.reading(index, "era")
    if era is None or era == BC or tokens.gap(index - 1).strip(" ") != "":
        return None
    return str(era)


def before_christ(tokens: Tokens, index: int) -> int | None:
    """Return the index after ق.م, (ق.م) or قبل الميلاد; in a text about laws ق.م is the civil code."""
    word = tokens.reading(index, "era") == BC
    if not word and tokens.words[index : index + 2] != _BEFORE_CHRIST:
        return None
    if tokens.gap(index - 1).strip(" ") not in ("", "("):
        return None
    if not word and _is_of_law(tokens, index - 1):
        return None
    if word:
        return index + 1
    return index + 2 if tokens.gap(index).strip(" ") in ("", ".") else None


def _is_of_law(tokens: Tokens, index: int) -> bool:
    """Whether المادة or another part of a law is near before the number at `index`: المواد من 3 إلى 7 ق.م."""
    if tokens.reading(index - 1, "part_of_law") == _RIGHT_BEFORE:
        return tokens.reading(index - 2, "bc_letter") is None
    near = range(max(0, index - _LAW_REACHES), index)
    return any(
        tokens.reading(place, "part_of_law") == 1
        and not any(tokens.ends_sentence(word) for word in range(place, index))
        for place in near
    )


def backward_era(tokens: Tokens, index: int) -> tuple[CalendarName, int] | None:
    """ق هـ, ق.هـ, قبل الهجرة after a number: (the calendar whose era counts back, next index)."""
    readings = tokens.readings(index)
    if not readings or tokens.gap(index - 1).strip(" ") != "":
        return None
    if era := readings.get("backward_era"):
        return str(era), index + 1
    if tokens.reading(index, "bc_letter") is None or tokens.gap(index).strip(" ") not in ("", "."):
        return None
    era = tokens.reading(index + 1, "era")
    back = isinstance(era, str) and era in CALENDARS and CALENDARS[era].usage.counts_back
    return (str(era), index + 2) if back else None


def marked_calendars(
    tokens: Tokens, index: int, year: int, possible: Collection[Calendar] = tuple(CALENDARS.values())
) -> tuple[CalendarName, CalendarName | None] | None:
    """شرقية or (شرقي) after a year: of the calendars with this mark, the first two that have the year."""
    mark = tokens.reading(index, "calendar_mark")
    gap = tokens.gap(index - 1).strip(" ")
    if mark is None or gap not in ("", "("):
        return None
    if tokens.reading(index, "needs_bracket") and gap != "(":
        return None
    named = [(name, years) for name, years in named_calendars(mark) if CALENDARS[name] in possible]
    if _heads_noun(tokens, index) and (len(tokens.words[index]) == 1 or any(years for _, years in named)):
        # سنة 1950 ش الهرم is an address, كنيسة سنة 1200 يونانية الطراز a style.
        return None
    known = [name for name, years in named if _is_marked(CALENDARS[name], years, year)]
    if not known and year in _MARKED_YEARS:
        # A calendar that is known by its marks alone.
        known = [name for name, years in named[-1:] if not years and _has_only_marks(CALENDARS[name], year)]
    return (known[0], known[1] if len(known) > 1 else None) if known else None


def _is_marked(calendar: Calendar, years: range | None, year: int) -> bool:
    if years is not None:
        return year in years
    return year in _MARKED_YEARS and calendar.usage.has_marked_year(year)


def _has_only_marks(calendar: Calendar, year: int) -> bool:
    """Whether a year of the calendar is known by a mark alone, and by no number."""
    return not calendar.usage.marked_years and year in calendar.years


def _heads_noun(tokens: Tokens, index: int) -> bool:
    """Whether a definite noun follows, but no الموافق."""
    following = tokens.words[index + 1 : index + 2]
    definite = bool(following) and following[0].startswith(_DEFINITE) and following[0] not in _SAME_DATE
    return definite and tokens.joined(index)


def as_date(year: Year) -> CalendarDate:
    """Return a whole year in its calendar; a year with a calendar mark may lack its thousand.

    A year before Christ is astronomical, 44 BC is -43, in the calendar in which its days are given. A mark,
    not an era, may say that the calendar is meant before its time.
    """
    if year.era == BC:
        return CalendarDate(year=1 - year.number, calendar=CALENDAR_BC.name)
    if year.era is not None:
        return CalendarDate(year=year.number, calendar=year.era)
    if year.calendar is None:
        return CalendarDate(year=year.number)
    usage = CALENDARS[year.calendar].usage
    full = usage.early_date_year(year.number)
    proleptic: Literal[True] | None = True if usage.reform and year.number <= usage.reform.first[0] else None
    return CalendarDate(
        year=year.number if full is None else full,
        calendar=year.calendar,
        proleptic=proleptic,
        or_calendar=year.or_calendar,
    )


def parse_year(tokens: Tokens, index: int) -> Match | None:
    """عام 2014, العام 2015, سنة2014, عام 1976م, عام 48, عام 1412هـ, سنة 611, عام (1174 م), عام 500 ق.م."""
    if not is_head(tokens, index) or not _opens_number(tokens, index):
        return None
    parsed = _written(tokens, index + 1)
    if parsed is None:
        return None
    year, stop = parsed
    if year.era == BC:
        return Match(stop, BeforeChrist("year", year.number))
    if year.era is None and year.calendar is None and (era := era_of_second(tokens, stop)):
        year = replace(year, era=era)
    if tokens.number(index + 1) is None and year.era is None and year.calendar is None:
        year = replace(year, era=era_of_words(year.number))
    if year.era is not None or year.calendar is not None or year.number in _YEARS:
        return with_parallel_year(tokens, stop, as_date(year)) if year.number else None
    digits = len(tokens.words[index + 1]) if tokens.number(index + 1) is not None else 0
    if digits == 2 and not counts_noun(tokens, stop):
        return Match(stop, CalendarDate(short_year=year.number))
    introduced = tokens.words[index - 1].removeprefix(AND) == IN and tokens.joined(index - 1)
    if digits in (0, 3) and 100 <= year.number < 1000 and (introduced or not counts_noun(tokens, stop)):
        return Match(stop, CalendarDate(year=year.number))
    return None


def with_parallel_year(tokens: Tokens, index: int, date: CalendarDate) -> Match:
    """A year followed by the same year in another calendar: 682 هـ (1284 م), 1330هـ / 1912م, 1258م/656هـ."""
    gap = tokens.gap(index - 1).strip(" ")
    if gap in ("،", ",") and (other := same_year_at(tokens, index, date)):
        years = sorted((date, other[0]), key=lambda one: one.calendar != CIVIL.name)
        return Match(other[1], replace(years[0], parallel_date=years[1]))
    other_leads = not calendar_named(date.calendar).usage.has_civil_months
    if gap in ("", "(", "/", "-", "–", "—", "=") and (parsed := _written(tokens, index)):
        year, stop = parsed
        if other_leads and (year.era == CIVIL.name or (gap and year.number in CIVIL.usage.bare_years)):
            return Match(stop, CalendarDate(year=year.number, calendar=CIVIL.name, parallel_date=date))
        if not other_leads and gap and year.era is not None and _is_same_year(date, year):
            return Match(stop, replace(date, calendar=CIVIL.name, parallel_date=as_date(year)))
    return Match(index, date)


def same_year_at(tokens: Tokens, index: int, date: CalendarDate) -> tuple[CalendarDate, int] | None:
    """A year with its era that is the same as a date's in the other calendar: (the year, next index).

    One of the two is civil: 12 February 1727م/1139هـ, 441هـ،1049م.
    """
    number, era = tokens.number(index), era_at(tokens, index + 1)
    if number is None or era is None or date.year is None or date.calendar == era:
        return None
    own = calendar_named(date.calendar).name
    if own == CIVIL.name:
        same = era != own and are_same_year(date.year, era, number)
    else:
        same = era == CIVIL.name and are_same_year(number, own, date.year)
    return (CalendarDate(year=number, calendar=era), index + 2) if same else None


def _is_same_year(date: CalendarDate, other: Year) -> bool:
    """Whether a civil year may be written once more in another era: 1258م/656هـ, but not 1436-1437هـ."""
    if other.era is None or other.era not in CALENDARS or date.year is None:
        return False
    if CALENDARS[other.era].usage.has_civil_months:
        return False
    try:
        first = CALENDARS[other.era].year(other.number).earliest
    except InvalidDate:
        return False
    return first is not None and abs(first.year - date.year) <= _MOST_APART


def are_same_year(civil: int, calendar: CalendarName, year: int) -> bool:
    """Whether a civil year can be the year of another calendar, or be off by one as such pairs often are."""
    try:
        days = CALENDARS[calendar].year(year)
    except InvalidDate:
        return False
    if days.earliest is None or days.latest is None:
        return False
    return days.earliest.year - 1 <= civil <= days.latest.year + 1


def era_of_words(number: int) -> CalendarName | None:
    """The calendar of a year in words without an era, as chroniclers write them; None for a civil one."""
    return next((name for name, one in CALENDARS.items() if number in one.usage.worded_years), None)


def era_of_second(tokens: Tokens, index: int) -> CalendarName | None:
    """The era after a second year, which holds for both: سنة ١٢٨٠ و ١٢٨٨ هـ."""
    if tokens.words[index : index + 1] != [AND] or not tokens.joined(index - 1):
        return None
    return era_at(tokens, index + 2) if tokens.number(index + 1) is not None else None


RULES = (Rule("year", {"unit": NUMERALS, "definite_unit": NUMERALS}, parse_year),)
