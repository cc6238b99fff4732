"""The dates of a question, each with the relation that the words before it put it in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval, Precision
from timeline.errors import InvalidDate, InvalidInput
from timeline.query.question.question import OPEN
from timeline.query.question_arabic import arabic_dates
from timeline.query.question_dates import Found, european_dates, iso_dates
from timeline.query.question_words import BOUNDS, RELATIONS, Word, closing, opening
from timeline.query.when import SuggestYear

_BEFORE_A_DATE = RELATIONS | {"light", "unread"}
_NEGATION = frozenset({"negation"})
_JOINTS = frozenset({"and", "to"})
_SAME_YEAR = "that of the other date"


@dataclass(frozen=True, slots=True)
class Bound:
    """A date, or a period from one to another, and the relation it is asked in.

    dates: in EDTF, two of a period; first, last: the words of the question that say it.
    """

    relation: str
    interval: Interval
    dates: tuple[str, ...]
    notes: tuple[str, ...]
    first: int
    last: int


def bounds_of(words: list[Word], dates: list[Found], suggest: SuggestYear) -> list[Bound]:
    """The dates, those that make a period together, each with its relation. Raises InvalidInput."""
    bounds: list[Bound] = []
    position = 0
    while position < len(dates):
        item = dates[position]
        first, last = _taken(words, item)
        relation, opener = _relation(words, first)
        position += 1
        if position < len(dates):
            following, stop = _taken(words, dates[position])
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


def _period(first: Found, last: Found, suggest: SuggestYear, opener: int, stop: int) -> Bound:
    """From one date to another; the year of the last is the first one's too, or the one before it."""
    until = last.read(suggest)
    end = until.interval.latest
    since = first.read(lambda: (end.year, _SAME_YEAR) if end else suggest())
    if _lies_behind(since.interval, until.interval) and end and end.year > 1:
        since = first.read(lambda: (end.year - 1, "the one before the other's"))
    if _lies_behind(since.interval, until.interval):
        named = f"{format_edtf(since.interval)} lies after {format_edtf(until.interval)}"
        raise InvalidDate("{named}: give the earlier date first", named=named)
    interval = Interval(since.interval.earliest, end)
    dates = (start_of(since.interval), end_of(until.interval))
    notes = tuple(note for note in (until.note, since.note) if not note.endswith(_SAME_YEAR))
    return Bound("during", interval, dates, notes, opener, stop)


def dates_in(question: str, words: list[Word], today: date) -> list[Found]:
    """The dates of a question in order; of those that overlap, the longest."""
    readers: list[Callable[[str, date], Iterator[Found]]] = [iso_dates]
    arabic = any(word.is_arabic for word in words)
    if arabic:
        readers.append(arabic_dates)
    if not arabic or any(not word.is_arabic and not word.key.isdigit() for word in words):
        readers.append(european_dates)
    found = [item for reader in readers for item in reader(question, today)]
    taken: list[Found] = []
    for item in sorted(found, key=lambda item: item.start - item.end):
        apart = all(item.end <= other.start or other.end <= item.start for other in taken)
        if apart and (not item.lone_month or _is_led_to(words, item)):
            taken.append(item)
    return sorted(taken, key=lambda item: item.start)


def _is_led_to(words: list[Word], item: Found) -> bool:
    """Whether a word that stands before dates stands before this one."""
    first = next((place for place, word in enumerate(words) if word.end > item.start), 0)
    glued = words[first : first + 1] and words[first].start < item.start
    return bool(glued or closing(words, first, RELATIONS | _JOINTS | {"unread"}))


def split_at_dates(words: list[Word], dates: list[Found]) -> list[Word]:
    """The words, those parted that a date begins in the middle of: وتموز is و and تموز."""
    starts = {item.start for item in dates}
    parted: list[Word] = []
    for word in words:
        start = next((start for start in starts if word.start < start < word.end), None)
        if start is None:
            parted.append(word)
            continue
        length = start - word.start
        parted.append(Word(word.start, start, word.key[:length], word.text[:length]))
        parted.append(Word(start, word.end, word.key[length:], word.text[length:]))
    return parted


def _taken(words: list[Word], item: Found) -> tuple[int, int]:
    """The first word of a date, and the first behind it."""
    inside = [place for place, word in enumerate(words) if word.start < item.end and item.start < word.end]
    return inside[0], inside[-1] + 1


def _relation(words: list[Word], first: int) -> tuple[str, int]:
    """The relation that the words before a date put it in, and the first of these words."""
    while found := closing(words, first, _BEFORE_A_DATE):
        count, row = found
        first -= count
        if "unread" in row.kinds:
            raise InvalidInput(
                '"{form}" before a date is not supported: name the day, the month or the year', form=row.form
            )
        if said := [kind for kind in (*BOUNDS, "between") if kind in row.kinds]:
            if turned := closing(words, first, _NEGATION):
                phrase = f"{turned[1].form} {row.form}"
                raise InvalidInput(
                    '"{phrase}" is not supported: say which days to include, not which to exclude',
                    phrase=phrase,
                )
            return said[0], first
    return "during", first


def _joint(gap: list[Word]) -> str:
    """The joint that is all that stands between two dates, "and" or "to"; else nothing."""
    found = opening(gap, 0, _JOINTS)
    if found is None:
        return ""
    rest = gap[found[0] :]
    if any(opening([word], 0, frozenset({"light"})) is None for word in rest):
        return ""
    return "to" if "to" in found[1].kinds else "and"


def _lies_behind(first: Interval, last: Interval) -> bool:
    return bool(first.earliest and last.latest and first.earliest > last.latest)


def is_unit(interval: Interval) -> bool:
    """Whether a day, a month, a year or another unit that EDTF names."""
    return interval.precision not in (Precision.SPAN, Precision.WEEK, Precision.OPEN)


def start_of(interval: Interval) -> str:
    """The EDTF of a date that something starts with: the unit that it names, or its first day."""
    if is_unit(interval):
        return format_edtf(interval)
    return interval.earliest.isoformat() if interval.earliest else OPEN


def end_of(interval: Interval) -> str:
    """The same for its end, with its last day."""
    if is_unit(interval):
        return format_edtf(interval)
    return interval.latest.isoformat() if interval.latest else OPEN
