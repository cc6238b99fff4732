"""Full text over the mentions, and the names in their columns.

What is searched are the telling words of the sentence around each date (mentions.terms), which our own
folding and stemming wrote: the words of a question go the same way, so that اتفاق finds الاتفاقية. SQLite
keeps them in the FTS5 table mention_terms, filled by triggers, PostgreSQL in the GIN index mentions_by_term.
Both compare whole words; the case of ASCII letters does not count. The words of names and places are there
too (PostgreSQL: mentions_by_name), to find the mentions that has_name then tests.
"""

import string
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Connection

from timeline.db.columns import holds
from timeline.db.dialects import dialect_of
from timeline.db.tables import articles, mentions

_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def search_words(text: str) -> tuple[str, ...]:
    """The words of a text that mentions can be searched for: none when all are dates, common or short."""
    # Imported here and below: a question without words starts up faster without them.
    from timeline.arabic.stems import terms

    return tuple(sorted(word.translate(_LOWER) for word in terms(text)))


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name of a person or a place, folded."""
    from timeline.arabic.text import split

    return tuple(split(folded(text))[0])


def folded(text: str) -> str:
    """A text for comparison: folded, in lower case, single spaces."""
    from timeline.arabic.script import fold_word

    return " ".join(fold_word(text).casefold().split())


def events_with_words(connection: Connection, words: Sequence[str]) -> sa.Select[str | None]:
    """The events of the mentions, of any time, that have all of some words: found in the index."""
    return dialect_of(connection).with_terms(sa.select(mentions.c.event), words)


def mentions_with_words(connection: Connection, words: Sequence[str]) -> sa.Select[str]:
    """The mentions of today that have all of some words and belong to an event: found in the same index."""
    return (
        events_with_words(connection, words)
        .with_only_columns(mentions.c.id)
        .where(holds(mentions, None), mentions.c.retracted.is_(False), mentions.c.event.is_not(None))
    )


def has_words(connection: Connection, words: Sequence[str]) -> ColumnElement[bool]:
    """The same test on one mention, for rows that were found otherwise: no index takes it over."""
    padded = sa.literal(" ") + dialect_of(connection).lower_ascii(mentions.c.terms) + sa.literal(" ")
    return sa.and_(*(dialect_of(connection).contains(padded, f" {word} ") for word in words))


def has_name(connection: Connection, column: Column[str], words: Sequence[str]) -> ColumnElement[bool]:
    """The test that a column of names has one whose words, or the ends of whose key, are these.

    A name is found by any words of it that stand together, with or without the article, and a person by the
    given name and the surname in any spelling: سيرغي لافروف, لافروف, سيرجي لافروف.
    """
    from timeline.arabic.lexicon.closed import ARTICLE

    # Every word between spaces, the parts of a line between line ends.
    apart = sa.func.replace(sa.func.replace(column, "\t", "\n"), "\n", " \n ")
    bare = sa.func.replace(apart, f" {ARTICLE}", " ")
    return sa.or_(
        *(dialect_of(connection).contains(bare, f" {' '.join(phrase)} ") for phrase in name_phrases(words))
    )


def name_phrases(words: Sequence[str]) -> list[tuple[str, ...]]:
    """What has_name looks for: a name as written, in skeletons, and its key, each without the article."""
    from timeline.arabic.lexicon.closed import ARTICLE
    from timeline.arabic.skeleton import folded_skeleton
    from timeline.extraction.names.person_keys import person_key

    key = person_key(tuple(words)).partition(":")[2].replace("-", " ") if words else ""
    phrases = {" ".join(words), " ".join(map(folded_skeleton, words)), key}
    return sorted({tuple(word.removeprefix(ARTICLE) for word in phrase.split()) for phrase in phrases})


def events_with_names(
    connection: Connection, names: Sequence[Sequence[Sequence[str]]]
) -> sa.Select[str | None] | None:
    """The events of the mentions, of any time, that may have each of some names; None if no index knows.

    names: of each, the phrases that it may be.
    """
    from timeline.arabic.lexicon.closed import ARTICLE

    return dialect_of(connection).with_names(sa.select(mentions.c.event), names, ARTICLE)


def spellings(connection: Connection, names: Iterable[str]) -> list[str]:
    """The publishers, as the articles spell them, that are the same as one of these names after folding."""
    wanted = set(map(folded, names))
    # From one publisher to the next in the index: reading every article takes longer.
    first = sa.select(sa.func.min(articles.c.publisher).label("publisher")).cte("publishers", recursive=True)
    following = sa.select(sa.func.min(articles.c.publisher)).where(articles.c.publisher > first.c.publisher)
    every = first.union_all(sa.select(following.scalar_subquery()).where(first.c.publisher.is_not(None)))
    found = connection.execute(sa.select(every.c.publisher).where(every.c.publisher.is_not(None))).scalars()
    return [name for name in found if folded(name) in wanted]
