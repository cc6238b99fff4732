"""Years known by their era alone: (ت 463هـ/1071م), في 865هـ, 713-741هـ/1313-1340م, 1567-1583م."""

from dataclasses import replace

from timeline.arabic.lexicon import closed
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CALENDARS, CIVIL, CalendarName
from timeline.grammar.after_number import counts_known_noun, counts_noun
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.rule import Match, Rule
from timeline.grammar.years import era_at, is_head, with_parallel_year

_DASHES = ("-", "–", "—")
_DIED = frozenset(closed.words("died"))
# The letter م after a number may stand for metres: it is an era where only a year makes sense.
_CIVIL_YEARS = range(500, 2100)
# More than this apart, the two numbers are one year in two calendars: 1436-2015م. A dynasty of which both
# calendars give both years may have lasted longer.
_LONGEST_SPAN, _LONGEST_OF_TWO = 500, 800
# Each of the two years has its era, or only the first one.
_LONGEST_OF_BOTH, _LONGEST_LIFE = 1500, 300
_LONGEST_YEAR = 4


def parse_era_year(tokens: Tokens, index: int) -> Match | None:
    """463هـ/1071م, 865هـ, (المتوفى 94 هـ), في 1461م."""
    number = tokens.number(index)
    era = era_at(tokens, index + 1)
    if number is None or era is None or not _may_be_year(tokens, index, number, era):
        return None
    if tokens.number(index - 1) is not None and tokens.gap(index - 1).strip(" ") in (".", ",", "/", *_DASHES):
        return None
    return with_parallel_year(tokens, index + 2, CalendarDate(year=number, calendar=era))


def _may_be_year(tokens: Tokens, index: int, number: int, era: CalendarName) -> bool:
    usage = CALENDARS[era].usage
    before = tokens.words[index - 1] if index else ""
    introduced = tokens.reading(index - 1, "before_year") is not None or before in _DIED
    if era == CIVIL.name:
        # 1500 م in a sentence about a race are metres.
        opened = introduced or tokens.gap(index - 1).endswith("(")
        letter = len(tokens.words[index + 1]) == 1
        metres = letter and (tokens.gap(index) != "" or number % 100 == 0 or before in _COUNTED_BACK)
        return number in _CIVIL_YEARS and opened and not metres
    if tokens.reading(index + 1, "weak_era") and not (before in _DIED or tokens.gap(index - 1).endswith("(")):
        # 1200 قبطي are people.
        return False
    return number in usage.marked_years and (number >= 100 or before in _DIED)


_COUNTED_BACK = frozenset(closed.words("counted_back")) - frozenset(closed.words("past_particle"))


def parse_era_span(tokens: Tokens, index: int) -> Match | None:
    """713-741هـ/1313-1340م, 611 إلى 620هـ, 1567-1583م: both years are of the era after the second.

    The years of the civil calendar lead where both are given.
    """
    span = _span(tokens, index, _LONGEST_OF_TWO)
    if span is None:
        return None
    first, last, era, stop = span
    parallel: tuple[int, int] | None = None
    if era != CIVIL.name and tokens.gap(stop - 1).strip(" ") in ("/", "(", "=", "", "،", *_DASHES):
        other = _span(tokens, stop, _LONGEST_OF_TWO)
        if other and other[2] == CIVIL.name:
            parallel, written = (first, last), era
            first, last, era, stop = other
    if parallel is None and last - first > _LONGEST_SPAN and not _has_both_eras(tokens, index):
        return None
    earliest, latest = (CalendarDate(year=year, calendar=era) for year in (first, last))
    if parallel:
        others = (CalendarDate(year=year, calendar=written) for year in parallel)
        earliest, latest = (
            replace(one, parallel_date=other) for one, other in zip((earliest, latest), others, strict=True)
        )
    return Match(stop, Span(earliest, latest))


def _span(tokens: Tokens, index: int, longest: int) -> tuple[int, int, CalendarName, int] | None:
    """(first year, last year, their era, next index). longest: how many years they may be apart."""
    first = tokens.number(index)
    if first is None or (tokens.number(index - 1) is not None and tokens.joined(index - 1)):
        return None
    stop = index + 1
    own = era_at(tokens, stop)
    stop += own is not None
    to = tokens.reading(stop, "joins") == "to" and tokens.gap(stop - 1).strip(" ") in ("", *_DASHES)
    last = tokens.number(stop + to)
    if last is None or not (tokens.joined(stop) if to else tokens.gap(stop - 1).strip(" ") in _DASHES):
        return None
    stop += to
    era = era_at(tokens, stop + 1)
    if era is None and _is_last_year(tokens, stop, own, last):
        # 1843م - 1885
        return (first, last, CIVIL.name, stop + 1) if 1 <= last - first <= _LONGEST_LIFE else None
    longest = _LONGEST_OF_BOTH if own is not None and own == era else longest
    if era is None or own not in (None, era) or not 1 <= last - first <= longest:
        return None
    known = last in (_CIVIL_YEARS if era == CIVIL.name else CALENDARS[era].usage.marked_years)
    letter = len(tokens.words[stop + 1]) == 1
    metres = era == CIVIL.name and letter and first % 50 == last % 50 == 0
    if (
        not known
        or (last < 100 and (not to or era == CIVIL.name))
        or (metres and not tokens.gap(index - 1).endswith("("))
    ):
        return None
    return first, last, era, stop + 2


def _has_both_eras(tokens: Tokens, index: int) -> bool:
    """Whether each of the two years has its era, so that they cannot be one in two calendars: 636م-1920م."""
    return era_at(tokens, index + 1) is not None


def _is_last_year(tokens: Tokens, index: int, era: CalendarName | None, last: int) -> bool:
    """Whether a number of four digits without an era ends a span that began with a civil year."""
    if era != CIVIL.name or last not in _CIVIL_YEARS or len(tokens.words[index]) != _LONGEST_YEAR:
        return False
    return not (counts_noun(tokens, index + 1) or counts_known_noun(tokens, index + 1))


def parse_headed_span(tokens: Tokens, index: int) -> Match | None:
    """سنة 1567-1583م, العام 1436-1437هـ, سنوات 956-960هـ."""
    if not is_head(tokens, index) and tokens.reading(index, "two_years") is None:
        return None
    return parse_era_span(tokens, index + 1) if tokens.joined(index) else None


_HEADS = ("unit", "definite_unit", "two_years")
RULES = (
    Rule("headed span of an era", dict.fromkeys(_HEADS, frozenset({"number"})), parse_headed_span),
    Rule("span of an era", {"number": frozenset({"number", "era", "joins"})}, parse_era_span),
    Rule("year of an era", {"number": frozenset({"era"})}, parse_era_year),
)
