"""Find the dates in a question that are written in digits, English or French.

When it searches a text, dateparser mistakes words for dates (second, may, sun; the French "mon"). So dates
are found here by their shape, with dateparser's names of months and days, and only then parsed by it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from timeline.compiled import compiled
from timeline.dates.interval import DAY, Interval
from timeline.errors import InvalidDate
from timeline.query.ask.words import QUESTIONS, of_kind, plain
from timeline.query.bc_dates import shape as bc_shape
from timeline.query.latin_dates import shape
from timeline.query.when import SuggestYear, When, parse_when

Read = Callable[[SuggestYear], When]

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# The files of dateparser that have these names.
_DATA = tuple(("dateparser", f"data/date_translation_data/{language}.py") for language in ("en", "fr"))

_ISO = re.compile(
    r"(?<![\w/.-])(?:\d{4}-\d\d(?:-\d\d)?(?:/(?:\d{4}(?:-\d\d){0,2}|\.\.))?|\d{3}X"
    r"|\d{1,2}([/.-])\d{1,2}\1\d{4})(?![\w/-])"
)
# Pieces of the shapes below.
_YEAR = r"(?:1[89]|20|21)\d\d"
_YEARS = re.compile(rf"(?<![\w/.-])({_YEAR})\s?[-–—]\s?({_YEAR})(?![\w/-])")
_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er)?"
_OF = r"(?:(?:of|de)\s+)?"
_THE = r"(?:(?:the|le)\s+)?"
_DASH = "[-–—]"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in a question: its offsets and how to parse it.

    read: parses it, with a suggestion for a missing year; raises InvalidDate. lone_month: a bare month name,
    which is a date after "in" or "before" and elsewhere perhaps another word (may, march).
    """

    start: int
    end: int
    read: Read
    lone_month: bool = False


def iso_dates(question: str, today: date) -> Iterator[DateSpan]:
    """The dates of a question in digits: 2017-05-04, 2017-05, 201X, 4/5/2017, 2016-2017."""
    for match in _ISO.finditer(question):
        yield _found(match, match.group(), today)
    for match in _YEARS.finditer(question):
        yield _found(match, f"{match[1]}/{match[2]}", today)


def european_dates(question: str, today: date) -> Iterator[DateSpan]:
    """The English and French dates of a question, in order."""
    if not _may_have_date(plain(question)):
        return
    for match in _shapes().finditer(plain(question)):
        text = question[match.start() : match.end()]
        match match.lastgroup:
            case "period":
                yield DateSpan(match.start(), match.end(), _period(match, text, today))
            case "relative":
                yield _found(match, _relatives()[" ".join(match.group().replace("’", "'").split())], today)
            case "season":
                yield _found(match, f"{match['season_year']}-{_seasons()[match['name']]}", today)
            case "window":
                yield DateSpan(match.start(), match.end(), _window(match, today))
            case "decade":
                yield _found(match, f"{match['decade'][:3]}X", today)
            case "lone":
                yield _found(match, text, today, lone_month=True)
            case _:
                yield _found(match, text, today)


def _may_have_date(question: str) -> bool:
    """Whether there is a digit or a word of a date in a question: otherwise the pattern is not made."""
    return any(letter.isdigit() for letter in question) or not _words_of_dates().isdisjoint(
        re.findall(r"\w+", question)
    )


@cache
def _words_of_dates() -> frozenset[str]:
    """All words of names of months, days and units, of relative times, and of seasons."""
    words = compiled("words_of_dates", [(__package__, "dates.py"), *_DATA, *QUESTIONS], _compile)
    return frozenset(words)


def _compile() -> Sequence[str]:
    units = _names(("day", "week", "month", "year"), shortest=2)
    phrases = [*_names(_MONTHS), *_names(_WEEKDAYS), *units, *map(plain, _relatives()), *_seasons()]
    return sorted({word for phrase in phrases for word in re.findall(r"\w+", phrase)})


def _found(match: re.Match[str], text: str, today: date, lone_month: bool = False) -> DateSpan:
    return DateSpan(*match.span(), lambda suggest: parse_when(text, today, suggest), lone_month)


def _period(match: re.Match[str], text: str, today: date) -> Read:
    """3 to 6 May 2017: the first day has the month and the year of the last."""
    form = "" if match["first"] else "_us"
    first, last = (re.sub(r"\D", "", match[f"{name}{form}"]) for name in ("first", "last"))
    month, year = match[f"month{form}"], match[f"year{form}"] or ""
    through = bool(match["opener"]) or match["joint"] not in ("and", "et")

    def read(suggest: SuggestYear) -> When:
        ends = [parse_when(f"{number} {month} {year}".strip(), today, suggest) for number in (first, last)]
        start, stop = ends[0].interval.earliest, ends[1].interval.latest
        if start is None or stop is None or start > stop or not (through or stop - start == DAY):
            raise InvalidDate('"{text}" is not a period: write it like "between 3 and 6 May 2017"', text=text)
        return When(Interval(start, stop), ends[1].note)

    return read


def _window(match: re.Match[str], today: date) -> Read:
    """The last two weeks: from two weeks ago to today."""
    if match["window_unit"]:
        ago = f"{match['window_count']} {match['window_unit']} ago"
    else:
        ago = f"il y a {match['window_compte']} {match['window_unite']}"

    def read(suggest: SuggestYear) -> When:
        start = parse_when(ago, today, suggest).interval.earliest
        return When(Interval(start, today), f"counted from today, {today}")

    return read


@cache
def _shapes() -> re.Pattern[str]:
    """A pattern of all shapes of dates, longer ones first, in named groups; for text in `plain` letters."""
    months, full_months = _either(_names(_MONTHS)), _either(_full_names(_MONTHS))
    weekdays = _either(_full_names(_WEEKDAYS))
    units = _either(_names(("day", "week", "month", "year"), shortest=2))
    weekday = rf"(?:{weekdays},?\s+)?"
    year = rf"(?:,?\s+{_OF}{_YEAR}(?!\d))?"
    shapes = {
        "bc": bc_shape(months, _NUMBER),
        "calendar": shape(),
        "period": (
            rf"(?:(?P<opener>between|from|entre|du)\s+)?{_THE}(?P<first>{_NUMBER})"
            rf"(?:\s+(?P<joint>and|to|until|et|au|a)\s+|\s*{_DASH}\s*){_THE}"
            rf"(?P<last>{_NUMBER})\s+{_OF}(?P<month>{months})\b\.?(?:,?\s+{_OF}(?P<year>{_YEAR}))?"
            rf"|(?P<month_us>{months})\.?\s+(?P<first_us>{_NUMBER})\s*{_DASH}\s*(?P<last_us>{_NUMBER})(?!\d)"
            rf"(?:,?\s+(?P<year_us>{_YEAR}))?"
        ),
        "written": (
            rf"{weekday}{_THE}{_NUMBER}\s+{_OF}{months}\b\.?{year}"
            rf"|{weekday}{months}\b\.?\s+{_THE}{_NUMBER}(?!\d){year}"
            rf"|{months}\b\.?,?\s+{_OF}{_YEAR}"
            rf"|\w+\s+{units}\s+ago|il y a \w+\s+{units}"
        ),
        "window": (
            rf"(?:the\s+)?(?:last|past)\s+(?P<window_count>\w+)\s+(?P<window_unit>{units})"
            rf"|(?:(?:les|ces)\s+)?(?P<window_compte>\w+)\s+derni(?:er|ere)s\s+(?P<window_unite>{units})"
        ),
        "season": rf"(?P<name>{_either(_seasons())})\s+{_OF}(?P<season_year>{_YEAR})",
        "decade": r"(?:1[89]|20)\d0s",
        "relative": _either(sorted(map(_as_pattern, _relatives()), key=len, reverse=True)),
        "lone": full_months,
        "plain": f"{weekdays}|{_YEAR}",
    }
    parts = "|".join(f"(?P<{name}>{shape})" for name, shape in shapes.items())
    return re.compile(rf"(?<![\w-])(?:{parts})(?![\w-])")


def _either(choices: Any) -> str:
    return f"(?:{'|'.join(choices)})"


def _names(keys: tuple[str, ...], shortest: int = 3) -> list[str]:
    """dateparser's English and French names of some months or units, the longest first."""
    found = {plain(name) for info in _dateparser_data() for key in keys for name in info[key]}
    return sorted((name for name in found if len(name) >= shortest), key=lambda name: (-len(name), name))


def _full_names(keys: tuple[str, ...]) -> list[str]:
    """Like _names(), without abbreviations."""
    return [plain(max(info[key], key=len)) for info in _dateparser_data() for key in keys]


@cache
def _relatives() -> dict[str, str]:
    """Relative times by folded form, as dateparser knows them: today, last week, avant-hier."""
    phrases = [info["relative-type"].values() for info in _dateparser_data()]
    known = {plain(name): name for groups in phrases for names in groups for name in names}
    return known | {form: row.reads for form, row in of_kind("relative")}


@cache
def _seasons() -> dict[str, str]:
    return {form: row.reads for form, row in of_kind("season")}


def _dateparser_data() -> tuple[dict[str, Any], ...]:
    # Imported here: a question in Arabic starts up faster without it.
    from dateparser.data.date_translation_data import en, fr

    return en.info, fr.info


def _as_pattern(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
