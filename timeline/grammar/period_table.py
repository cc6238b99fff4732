"""Named periods by the words that open their names, so that a text is searched once for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.arabic.lexicon.periods import PeriodRow, built_in, heads_of
from timeline.arabic.script import fold_word


@dataclass(frozen=True)
class PeriodTable:
    """Rows by their folded names.

    alone: of names that are dates by themselves, by their first word; rulers: by the whole name; heads: the
    words that open a ruler's, with the offices that they name. longest: the words of the longest name.
    """

    alone: Mapping[str, Sequence[tuple[tuple[str, ...], PeriodRow]]]
    rulers: Mapping[tuple[str, ...], Sequence[PeriodRow]]
    heads: Mapping[str, frozenset[str]]
    openings: frozenset[str]
    longest: int


def period_table(own: Iterable[PeriodRow] = ()) -> PeriodTable:
    """Return the package's table with a user's own rows, which replace its rows of the same name."""
    given = tuple(own)
    alone: dict[str, list[tuple[tuple[str, ...], PeriodRow]]] = {}
    rulers: dict[tuple[str, ...], list[PeriodRow]] = {}
    taken = {key_of(name) for row in given for name in row.names}
    for row in (*given, *built_in()):
        for name in row.names:
            words = key_of(name)
            if row.kind != "own" and words in taken:
                continue
            if row.head:
                rulers.setdefault(words, []).append(row)
            else:
                alone.setdefault(words[0], []).append((words, row))
    heads: dict[str, set[str]] = {}
    for office in {row.head for row in built_in() if row.head}:
        for head in heads_of(office):
            heads.setdefault(fold_word(head), set()).add(office)
    longest = max(len(words) for words in (*rulers, *(name for rows in alone.values() for name, _ in rows)))
    return PeriodTable(
        alone,
        rulers,
        {head: frozenset(offices) for head, offices in heads.items()},
        frozenset({*alone, *heads}),
        longest,
    )


@cache
def built_in_periods() -> PeriodTable:
    """Return the package's table. Made once; never changed."""
    return period_table()


def key_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(fold_word(name).split())
