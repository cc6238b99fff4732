"""The dates of a question, each with the relation expressed by the words before it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval, Precision
from timeline.errors import InvalidDate, InvalidInput
from timeline.grammar.period_table import built_in_periods
from timeline.query.ask.dates import DateSpan, european_dates, iso_dates
from timeline.query.ask.may_name_date import may_name_date
from timeline.query.ask.words import BOUNDS, RELATIONS, Word, closing, opening
from timeline.query.question.question import OPEN
from timeline.query.when import Periods, SuggestYear

_BEFORE_A_DATE = RELATIONS | {"light", "unread"}
_NEGATION = frozenset({"negation"})
_JOINTS = frozenset({"and", "to"})
_SAME_YEAR = "that of the other date"


@dataclass(frozen=True, slots=True)
class Bound:
    """A date or a period, and its relation to the answer.

    dates: the two of a period, in EDTF; first, last: the range of words that express it (last exclusive).
    """

    relation: str
    interval: Interval
    dates: tuple[str, ...]
    notes: tuple[str, ...]
    first: int
    last: int


def bounds_of(words: list[Word], dates: list[DateSpan], suggest: SuggestYear) -> list[Bound]:
    """Return the bounds of a question; two dates may form one period. Raise InvalidInput."""
    bounds: list[Bound] = []
    position = 0
    while position < len(dates):
        item = dates[position]
        first, last = _word_range(words, item)
        relation, opener = _relation(words, first)
        position += 1
        if position < len(dates):
            following, stop = _word_range(words, dates[position])
            joint = _joint(words[last:following])
            if joint == "to" or (joint == "and" and relation == "between"):
                bounds.append(_period(item, dates[position], suggest, opener, stop))
                position += 1
                continue
        if relation == "between":
            raise InvalidInput('"between" needs two dates, such as "between 3 and 6 May 2017"')
        when = item.read(suggest)
        bounds.append(Bound(relation, when.interval, (), (when.note,), opener, last))
    return bounds


def _period(first: DateSpan, last: DateSpan, suggest: SuggestYear, opener: int, stop: int) -> Bound:
    """A period between two dates. If the first has no year, it takes that of the last, or the year before."""
    until = last.read(suggest)
    end = until.interval.latest
    since = first.read(lambda in_year: (end.year, _SAME_YEAR) if end else suggest(in_year))
    if _is_after(since.interval, until.interval) and end and end.year > 1:
        since = first.read(lambda _in_year: (end.year - 1, "the one before the other's"))
    if _is_after(since.interval, until.interval):
        named = f"{format_edtf(since.interval)} lies after {format_edtf(until.interval)}"
        raise InvalidDate("{named}: give the earlier date first", named=named)
    interval = Interval(since.interval.earliest, end)
    dates = (start_of(since.interval), end_of(until.interval))
    notes = tuple(note for note in (until.note, since.note) if not note.endswith(_SAME_YEAR))
    return Bound("during", interval, dates, notes, opener, stop)


def dates_in(question: str, words: list[Word], today: date, periods: Periods | None = None) -> list[DateSpan]:
    """Return the dates of a question in order; of overlapping ones, the longest.

    periods: gives the named periods that count, the package's if None.
    """
    readers: list[Callable[[str, date], Iterator[DateSpan]]] = [iso_dates]
    arabic = any(word.is_arabic for word in words)
    if arabic:
        table = periods() if periods else built_in_periods()
        if may_name_date(question, table):
            # Imported here: a question without a date starts up faster without the grammar.
            from timeline.query.ask.arabic_dates import arabic_dates

            readers.append(lambda text, day: arabic_dates(text, day, table))
    if not arabic or any(not word.is_arabic and not word.key.isdigit() for word in words):
        from timeline.query.ask.latin_feasts import latin_feasts

        readers += [latin_feasts, european_dates]
    found = [item for reader in readers for item in reader(question, today)]
    chosen: list[DateSpan] = []
    for item in sorted(found, key=lambda item: item.start - item.end):
        apart = all(item.end <= other.start or other.end <= item.start for other in chosen)
        if apart and (not item.lone_month or _is_introduced(words, item)):
            chosen.append(item)
    return sorted(chosen, key=lambda item: item.start)


def _is_introduced(words: list[Word], item: DateSpan) -> bool:
    """Whether a word that introduces dates precedes this one."""
    first = next((index for index, word in enumerate(words) if word.end > item.start), 0)
    glued = words[first : first + 1] and words[first].start < item.start
    return bool(glued or closing(words, first, RELATIONS | _JOINTS | {"unread"}))


def split_at_dates(words: list[Word], dates: list[DateSpan]) -> list[Word]:
    """Split the words within which a date begins: وتموز into و and تموز."""
    starts = {item.start for item in dates}
    split: list[Word] = []
    for word in words:
        start = next((start for start in starts if word.start < start < word.end), None)
        if start is None:
            split.append(word)
            continue
        length = start - word.start
        split.append(Word(word.start, start, word.key[:length], word.text[:length]))
        split.append(Word(start, word.end, word.key[length:], word.text[length:]))
    return split


def _word_range(words: list[Word], item: DateSpan) -> tuple[int, int]:
    """The indexes of the first word of a date and of the first one after it."""
    inside = [index for index, word in enumerate(words) if word.start < item.end and item.start < word.end]
    return inside[0], inside[-1] + 1


def _relation(words: list[Word], first: int) -> tuple[str, int]:
    """The relation expressed by the words before a date, and the index of the first of these words."""
    while phrase_before := closing(words, first, _BEFORE_A_DATE):
        count, row = phrase_before
        first -= count
        if "unread" in row.kinds:
            raise InvalidInput(
                '"{form}" before a date is not supported: name the day, the month or the year', form=row.form
            )
        if relations := [kind for kind in (*BOUNDS, "between") if kind in row.kinds]:
            if negation := closing(words, first, _NEGATION):
                phrase = f"{negation[1].form} {row.form}"
                raise InvalidInput(
                    '"{phrase}" is not supported: say which days to include, not which to exclude',
                    phrase=phrase,
                )
            return relations[0], first
    return "during", first


def _joint(gap: list[Word]) -> str:
    """The only word between two dates, "and" or "to"; otherwise ""."""
    found = opening(gap, 0, _JOINTS)
    if found is None:
        return ""
    rest = gap[found[0] :]
    if any(opening([word], 0, frozenset({"light"})) is None for word in rest):
        return ""
    return "to" if "to" in found[1].kinds else "and"


def _is_after(first: Interval, last: Interval) -> bool:
    return bool(first.earliest and last.latest and first.earliest > last.latest)


def is_unit(interval: Interval) -> bool:
    """Whether an interval is a day, month, year or another unit of EDTF."""
    return interval.precision not in (Precision.SPAN, Precision.WEEK, Precision.OPEN)


def start_of(interval: Interval) -> str:
    """The EDTF of a date as the start of a period: its unit, or its first day."""
    if is_unit(interval):
        return format_edtf(interval)
    return interval.earliest.isoformat() if interval.earliest else OPEN


def end_of(interval: Interval) -> str:
    """The EDTF of a date as the end of a period: its unit, or its last day."""
    if is_unit(interval):
        return format_edtf(interval)
    return interval.latest.isoformat() if interval.latest else OPEN
