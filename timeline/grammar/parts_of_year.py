"""Quarters, halves, seasons, sports seasons, decades and centuries."""

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, BY, FOR, FROM
from timeline.arabic.numerals import ordinal
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CIVIL
from timeline.grammar.expression import (
    BeforeChrist,
    CalendarDate,
    DecadeOrCentury,
    DeicticUnit,
    PartOfYear,
    Span,
)
from timeline.grammar.parts import direction_at, shift_at
from timeline.grammar.rule import ANY, Match, Rule
from timeline.grammar.years import before_christ, era_at

_YEARS = range(1800, 2200)
_WINTER = "WI"
# In one's forties: an age, not a decade.
_AGES = frozenset(closed.words("age"))
_CIVIL_ERA = closed.word("civil_era")
# Centuries after Christ, and before.
_LAST_CENTURY, _LAST_CENTURY_BC = 21, 31


def parse_part_of_year(tokens: Tokens, index: int) -> Match | None:
    """الربع الثاني من العام الحالي, النصف الأول من 2015, الربع الثاني للعام 2015."""
    readings = tokens.readings(index)
    head = readings.get("quarter_head") or readings.get("half_head")
    number = _number(tokens, index + 1) if head and tokens.joined(index) else None
    if number is None or number[0] > (4 if head == "Q" else 2):
        return None
    code, position = f"{head}{number[0]}", number[1]
    year = of_year(tokens, position)
    if year is None and _of_school_year(tokens, position):
        # الربع الأول من السنة المالية: companies and states begin theirs in other months.
        return None
    if year is None:
        # النصف الأول alone is a half of a match.
        return Match(position, PartOfYear(code)) if head == "Q" and not _is_score(tokens, position) else None
    return Match(year[2], PartOfYear(code, year[0], year[1]))


def _of_school_year(tokens: Tokens, index: int) -> bool:
    """Whether من السنة المالية, للعام المالي follows, or the year of schools."""
    index += tokens.words[index : index + 1] == [FROM]
    of_year = "year" in (tokens.reading(index, "unit"), tokens.reading(index, "definite_unit"))
    return of_year and tokens.joined(index) and tokens.reading(index + 1, "school_year") is not None


def _number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """An ordinal, masculine or feminine: الربع الأول, الثلاثية الأولى."""
    feminine = tokens.reading(index, "hour_word") or tokens.reading(index, "first")
    return (int(feminine), index + 1) if feminine else ordinal(tokens, index)


def parse_season(tokens: Tokens, index: int) -> Match | None:
    """صيف 2014, صيف عام 2022, الصيف المقبل, خريف العام الماضي, شتاء 2013-2014."""
    bare, definite = tokens.reading(index, "season"), tokens.reading(index, "definite_season")
    if bare == _WINTER and tokens.joined(index) and (years := _two_years(tokens, index + 1)):
        # A winter has parts of two years and is named after the first.
        return Match(years[1], PartOfYear(_WINTER, years[0].first.year))
    if bare is not None and (year := of_year(tokens, index + 1)):
        return Match(year[2], PartOfYear(str(bare), year[0], year[1]))
    if definite is not None and (this := direction_at(tokens, index + 1)):
        return Match(this[1], PartOfYear(str(definite), direction=this[0]))
    return None


def parse_sports_season(tokens: Tokens, index: int) -> Match | None:
    """الموسم الماضي, هذا الموسم, موسم 2017-2018, السنة الدراسية 2014/2015."""
    demonstrative = tokens.reading(index, "this") is not None and tokens.joined(index)
    head = index + 1 if demonstrative else index
    if tokens.clitic(head) and demonstrative:
        return None
    if tokens.reading(head, "season_head") is None:
        if tokens.reading(head, "definite_unit") != "year" or not tokens.joined(head):
            return None
        if tokens.reading(head + 1, "school_year") is None:
            return None
        head += 1
        if tokens.reading(head + 1, "season_new") and tokens.joined(head):
            head += 1
    if years := _two_years(tokens, head + 1):
        return Match(years[1], years[0])
    if demonstrative:
        return Match(head + 1, DeicticUnit("sports season", 0))
    if tokens.reading(head, "season_head") == 0:
        return None
    if tokens.reading(head + 1, "season_new") and tokens.joined(head):
        return Match(head + 2, DeicticUnit("sports season", 1))
    if counted := shift_at(tokens, head + 1):
        return Match(counted[1], DeicticUnit("sports season", counted[0]))
    return None


def parse_decade(tokens: Tokens, index: int) -> Match | None:
    """الثمانينات, حقبة الأربعينيات, ثمانينيات القرن الماضي, التسعينات من القرن العشرين."""
    headed = tokens.reading(index, "decade_head") is not None and tokens.joined(index)
    position = index + 1 if headed else index
    first = tokens.reading(position, "decade")
    bare = tokens.reading(position, "bare_decade")
    years = first if isinstance(first, int) else bare
    if not isinstance(years, int) or (headed and tokens.clitic(position)):
        return None
    stop = position + 1
    of = stop + 1 if tokens.words[stop : stop + 1] == [FROM] and tokens.joined(stop - 1) else stop
    century = parse_century(tokens, of) if tokens.joined(of - 1) else None
    if century is None:
        if bare is not None and first is None:
            return None
        following = tokens.words[stop : stop + 2]
        if following[:1] == [FROM] and not _AGES.isdisjoint(following[1:]):
            return None
        if before_christ(tokens, stop):
            return None
        era = tokens.reading(stop, "era") == CIVIL.name or tokens.words[stop : stop + 1] == [_CIVIL_ERA]
        return Match(stop + era, DecadeOrCentury("decade", first=1900 + years))
    semantics = century.semantics
    if not isinstance(semantics, DecadeOrCentury) or semantics.calendar not in (None, CIVIL.name):
        return None
    if semantics.first is None:
        return Match(century.stop, DecadeOrCentury("decade", shift=semantics.shift, decade=years))
    return Match(century.stop, DecadeOrCentury("decade", first=semantics.first + years))


def parse_century(tokens: Tokens, index: int) -> Match | None:
    """القرن الماضي, القرن التاسع عشر, القرن العشرين, القرن 19, القرن الـ19."""
    if tokens.reading(index, "century_head") is None or tokens.clitic(index) not in ("", FOR, BY, AND):
        return None
    if counted := shift_at(tokens, index + 1):
        return Match(counted[1], DecadeOrCentury("century", shift=counted[0]))
    position = index + 1
    if tokens.reading(position, "article") is not None and tokens.joined(position):
        position += 1
    number = ordinal(tokens, position)
    if number is None and (digits := tokens.number(position)) is not None:
        number = digits, position + 1
    if number is None or not tokens.joined(index) or not 1 <= number[0] <= _LAST_CENTURY_BC:
        return None
    stop = number[1]
    era = era_at(tokens, stop)
    if bc := before_christ(tokens, stop):
        return Match(bc, BeforeChrist("century", number[0]))
    if number[0] > _LAST_CENTURY:
        return None
    first = (number[0] - 1) * 100
    if era not in (None, CIVIL.name):
        return Match(stop + 1, DecadeOrCentury("century", first=first + 1, calendar=era))
    return Match(stop + (era is not None), DecadeOrCentury("century", first=first, calendar=era))


def of_year(tokens: Tokens, index: int) -> tuple[int | None, int | None, int] | None:
    """(year, shift, next index): 2015, من عام 2015, من العام الحالي, من هذا العام, للعام 2015."""
    if not tokens.joined(index - 1):
        return None
    if tokens.words[index : index + 1] == [FROM] and tokens.joined(index):
        index += 1
    elif tokens.clitic(index) not in ("", FOR):
        return None
    if tokens.reading(index, "this") is not None and tokens.reading(index + 1, "definite_unit") == "year":
        return None, 0, index + 2
    headed = "year" in (tokens.reading(index, "unit"), tokens.reading(index, "definite_unit"))
    if headed and (counted := shift_at(tokens, index + 1)):
        return None, *counted
    position = index + 1 if headed else index
    number = tokens.number(position)
    if number and (bc := before_christ(tokens, position + 1)):
        return 1 - number, None, bc
    if number is None or number not in _YEARS:
        return None
    return number, None, position + 1


def _two_years(tokens: Tokens, index: int) -> tuple[Span, int] | None:
    """2017-2018, 2014/2015, 2017-18."""
    if tokens.gap(index - 1).strip(" ") not in ("", "("):
        return None
    first, last = tokens.number(index), tokens.number(index + 1)
    if first not in _YEARS or first is None or last is None:
        return None
    if tokens.gap(index).strip(" ") not in ("-", "/", "–"):
        return None
    if last < 100:
        last += first // 100 * 100
    if abs(last - first) != 1:
        return None
    # Some texts put the later year first: 2017/2016.
    years = CalendarDate(year=min(first, last)), CalendarDate(year=max(first, last))
    return Span(*years, within=True), index + 2


def _is_score(tokens: Tokens, index: int) -> bool:
    return tokens.words[index : index + 1] == [FROM] and not tokens.reading(index + 1, "definite_unit")


_ORDINALS = frozenset({"ordinal", "hour_word", "first"})

RULES = (
    Rule(
        "part of year",
        {"quarter_head": _ORDINALS, "half_head": _ORDINALS},
        parse_part_of_year,
    ),
    Rule(
        "season",
        {
            "season": frozenset({"opens_span", "number", "unit", "definite_unit", "this"}),
            "definite_season": frozenset({"direction"}),
        },
        parse_season,
    ),
    Rule(
        "sports season",
        {
            "season_head": frozenset({"number", "direction", "season_new", "before_last"}),
            "this": frozenset({"season_head", "definite_unit"}),
            "definite_unit": frozenset({"school_year"}),
        },
        parse_sports_season,
    ),
    Rule(
        "decade",
        {"decade": ANY, "bare_decade": ANY, "decade_head": frozenset({"decade", "bare_decade"})},
        parse_decade,
    ),
    Rule("century", {"century_head": ANY}, parse_century),
)
