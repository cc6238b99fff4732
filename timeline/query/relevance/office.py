"""Who holds an office that a question names: الرئيس الإيراني, "the French foreign minister".

The texts say it themselves, by apposition: the office right before or after a name. Nothing else is known.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.arabic.lexicon.closed import ARTICLE, BY
from timeline.arabic.lexicon.names import words
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import fold_word
from timeline.arabic.stems import terms
from timeline.arabic.text import split
from timeline.arabic.word_family import stems_of
from timeline.db.columns import holds
from timeline.db.dialects import dialect_of
from timeline.db.tables import mentions
from timeline.query.relevance.asked import Asked, name_asked
from timeline.query.relevance.lexicon import generic_words

# An office is named with so many words, the shortest with its country alone.
_LONGEST, _SHORTEST = 4, 2
# Mentions that are read for one office, and titles between it and the name.
_MOST, _TITLES = 300, 2
# A holder has this share of the mentions of the best known one: there may have been several.
_LEAST = 0.2
_HOLDERS = 3


def with_holders(connection: Connection, asked: Sequence[Asked], at: int | None) -> list[Asked]:
    """The words of a question with each office as one name, that of its holder, if the database has it."""
    found = list(asked)
    index = 0
    while index < len(found):
        if _is_title(found[index]):
            for first, last in _windows(found, index):
                if holder := _held(connection, found[first:last], at):
                    found[first:last] = [holder]
                    index = first
                    break
        index += 1
    return found


def _is_title(one: Asked) -> bool:
    bare = {word.removeprefix(ARTICLE) for word in one.words}
    return not one.is_name and not one.saying and not bare.isdisjoint(_titles())


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(fold_word, words("title")))


@cache
def _inside() -> frozenset[str]:
    """Words inside an office that a question or a text may lack: المتحدث باسم."""
    return frozenset(
        word for word in map(fold_word, words("title_filler")) if not terms(word) or word.startswith(BY)
    )


def _windows(asked: Sequence[Asked], index: int) -> Iterator[tuple[int, int]]:
    """Ranges of words around a title that may be an office, the longest first: English has it last."""
    for size in range(_LONGEST, _SHORTEST - 1, -1):
        for first in range(index, max(index - size, -1), -1):
            last = first + size
            if last <= len(asked) and all(map(_may_be_of_office, asked[first:last])):
                yield first, last


def _may_be_of_office(one: Asked) -> bool:
    return _is_title(one) or not (one.saying or one.office or one.acts or one.like)


def _held(connection: Connection, office: Sequence[Asked], at: int | None) -> Asked | None:
    """An office as the name of who holds it; None when no mention has a name right beside it."""
    words_of_it = [stems for one in office for stems in _stems_of(one)]
    if len(words_of_it) < _SHORTEST:
        return None
    query: sa.Select[Any] = sa.select(mentions.c.quote, mentions.c.names)
    query = query.where(mentions.c.names != "", holds(mentions, at))
    query = dialect_of(connection).with_any_term(query, [sorted(stems) for stems in words_of_it])
    rows = connection.execute(query.order_by(mentions.c.id).limit(_MOST)).all()
    counts = Counter(name for quote, names in rows for name in set(_beside(quote, names, words_of_it)))
    most = max(counts.values(), default=0)
    holders = sorted(counts, key=lambda name: (-counts[name], name))[:_HOLDERS]
    holders = [name for name in holders if counts[name] >= most * _LEAST]
    if not holders:
        return None
    # The one holder is known by the whole name, several by the last of each.
    one_name = len(holders) == 1
    names = [name_asked(printed if one_name else printed.split()[-1], "") for _key, printed in holders]
    parts = tuple(part for one in names for part in one.parts)
    # It is found by its own words as well, by the rarest of them.
    others = [one for one in office if not _is_title(one)] or list(office)
    return replace(
        names[0],
        text=" ".join(one.text for one in office),
        forms=frozenset().union(*(name_asked(part, "").forms for one in names for part in one.telling)),
        near=max(others, key=lambda one: (one.weight, one.text)).forms,
        parts=parts,
        telling=frozenset().union(*(one.telling for one in names)),
        keys=frozenset(key for key, _printed in holders),
        weight=max(names[0].weight, *(one.weight for one in office)),
        alone=True,
        office=tuple(words_of_it),
        held_by=tuple(printed for _key, printed in holders),
    )


def _stems_of(one: Asked) -> Iterator[frozenset[str]]:
    """The stems of each word of an office; those inside it that a text may lack are left out."""
    if len(one.parts) > 1:
        yield from (_stems(part) for part in one.parts)
    elif fold_word(one.text) not in _inside():
        yield one.stems


def _beside(quote: str, names: str, office: Sequence[frozenset[str]]) -> Iterator[tuple[str, str]]:
    """The names right before or after an office in a clause, as (key, as printed)."""
    tokens = [token for token in split(fold_word(quote))[0] if token not in _inside()]
    listed = [tuple(line.split("\t")[1:3]) for line in names.splitlines() if line.count("\t") > 1]
    spelled = [(key, printed, split(fold_word(printed))[0]) for key, printed in listed]
    size = len(office)
    for first in range(len(tokens) - size + 1):
        if not _is_office(tokens[first : first + size], office):
            continue
        after = first + size
        for key, printed, name in spelled:
            starts = range(after, after + 1 + _titles_at(tokens, after))
            if not name or name[0].removeprefix(ARTICLE) in generic_words():
                continue  # A body, which holds no office.
            if any(tokens[start : start + len(name)] == name for start in starts) or (
                _stands_alone(tokens[first]) and tokens[max(first - len(name), 0) : first] == name
            ):
                yield key, printed


def _stands_alone(token: str) -> bool:
    """Whether nothing is attached to the first word of an office: بوزير begins another phrase."""
    return not any(rest.removeprefix(ARTICLE) in _titles() for _, rest in strip_proclitics(token))


def _titles_at(tokens: Sequence[str], start: int) -> int:
    count = 0
    while count < _TITLES and start + count < len(tokens) and tokens[start + count] in _titles():
        count += 1
    return count


def _is_office(tokens: Sequence[str], office: Sequence[frozenset[str]]) -> bool:
    """Whether some words are those of an office, in any order."""
    found = list(map(_stems, tokens))
    return all(any(not stems.isdisjoint(of) for of in found) for stems in office) and all(
        any(not stems.isdisjoint(of) for stems in office) for of in found
    )


def _stems(token: str) -> frozenset[str]:
    return stems_of((token, token.removeprefix(ARTICLE)))
