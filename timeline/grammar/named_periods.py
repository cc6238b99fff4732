"""Periods, reigns, wars and years with a name: في العصر المملوكي, إبان حرب القرم, في خلافة المأمون.

A name is a date only right after a preposition of time, or after a part of a period (أواخر العصر المملوكي);
a ruler's only after the head of a reign as well. Elsewhere it is a topic, a person or part of another name.
Namesakes that fit are all kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count

from timeline.arabic.lexicon.closed import ARTICLE, FROM, IN
from timeline.arabic.lexicon.periods import PeriodRow, around, period_of
from timeline.arabic.tokens import Tokens
from timeline.arabic.words import words_before
from timeline.dates.named_period import NamedPeriod
from timeline.grammar.expression import PeriodOfName
from timeline.grammar.period_context import is_meant, is_title, placed
from timeline.grammar.period_table import PeriodTable
from timeline.grammar.reign_names import TITLES, ends_at, find_reign, stop_of
from timeline.grammar.rule import Match

RULE = "named period"
# The most words of a range of periods before its last one.
_RANGE = 9


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A named period in a text: from token `first` on, with what it matched."""

    first: int
    match: Match


def find_named_periods(tokens: Tokens, table: PeriodTable) -> Iterator[FoundPeriod]:
    """Yield the named periods of a text that date something, in reading order."""
    stop = 0
    for index in compress(count(), map(table.openings.__contains__, tokens.words)):
        if index < stop:
            continue
        found = _named(tokens, index, table)
        if found is None:
            continue
        rows, stop = found
        where = placed(tokens, index, stop, rows)
        if where is None or is_title(tokens, where[0], stop) or _ends_range(tokens, where[0], table):
            continue
        first, mod = where
        yield FoundPeriod(first, Match(stop, PeriodOfName(_periods(rows)), mod))


def named_alone(tokens: Tokens, table: PeriodTable) -> PeriodOfName | None:
    """Return the period that a whole text names, as a question gives it; None if it names none."""
    if not len(tokens) or tokens.words[0] not in table.openings:
        return None
    found = _named(tokens, 0, table)
    return PeriodOfName(_periods(found[0])) if found and found[1] == len(tokens) else None


def _ends_range(tokens: Tokens, first: int, table: PeriodTable) -> bool:
    """Whether it is the last of a range of periods: من خلافة الوليد حتى نهاية الدولة الأموية."""
    if tokens.reading(first - 1, "bound") != "until":
        return False
    before = [index for index, _ in words_before(tokens, first, _RANGE)]
    return any(tokens.words[i] == FROM and tokens.words[i + 1] in table.openings for i in before)


def _periods(rows: Sequence[PeriodRow]) -> tuple[NamedPeriod, ...]:
    return tuple(map(period_of, dict.fromkeys(rows)))


def _named(tokens: Tokens, index: int, table: PeriodTable) -> tuple[Sequence[PeriodRow], int] | None:
    """(the rows whose name begins at word `index`, the index after it): the longest name."""
    opening = tokens.words[index]
    words = list(_words(tokens, index, table.longest + TITLES))
    spoken = tuple(word for word, _ in words)
    known = [pair for pair in table.alone.get(opening, ()) if _begins(words, spoken, pair[0])]
    longest = max((len(name) for name, _ in known), default=0)
    rows = [row for name, row in known if len(name) == longest]
    offices = table.heads.get(opening)
    if offices is not None and not _is_idiom(tokens, index, opening):
        reign = find_reign(tokens, words, opening, offices, table)
        if reign is not None and reign[1] > longest:
            return reign[0], stop_of(words, reign[1])
    if not rows:
        return None
    stop = stop_of(words, longest)
    if _goes_on(tokens, stop, one_word=longest == 1) or not is_meant(tokens, index, stop, rows):
        return None
    return rows, stop


def _is_idiom(tokens: Tokens, index: int, head: str) -> bool:
    """Whether a head is part of a phrase that means something else: في حكم المؤيد للقرار."""
    return head in around("no_head_after_in") and index > 0 and tokens.words[index - 1].endswith(IN)


def _goes_on(tokens: Tokens, stop: int, *, one_word: bool) -> bool:
    """Whether a definite word after a name of one word makes it something else: النكسة الاقتصادية."""
    if stop >= len(tokens) or not tokens.joined(stop - 1):
        return False
    if tokens.words[stop] in around("contrasts"):
        return True
    if not one_word:
        return False
    return tokens.words[stop].startswith(ARTICLE)


def _words(tokens: Tokens, index: int, most: int) -> Iterator[tuple[str, int]]:
    """The words from word `index` on with only spaces between, at most `most`: each with its token's index.

    A phrase of the lexicon is one token, and several words.
    """
    given = 0
    for position in range(index, min(index + most, len(tokens))):
        for word in tokens.words[position].split():
            yield word, position
            given += 1
        if given >= most or not tokens.joined(position):
            return


def _begins(words: Sequence[tuple[str, int]], spoken: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return spoken[: len(name)] == name and ends_at(words, len(name))
