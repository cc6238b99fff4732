"""The names and words that a database holds, for names in Latin letters and for what it does not know.

Read only for such a question. Of a large database the first mentions by id are read: they are spread over its
articles by chance, and both engines read the same ones.
"""

from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.arabic.latin_key import key_of_arabic, keys_of_latin, likeness
from timeline.arabic.lexicon.closed import ARTICLE, FOR
from timeline.arabic.lexicon.names import places_in_arabic
from timeline.arabic.script import fold_word
from timeline.arabic.word_family import acts_of
from timeline.db.columns import holds
from timeline.db.tables import mentions
from timeline.query.relevance.lexicon import synonyms
from timeline.query.relevance.matched import words_of_names

_MOST = 50_000
# Names with one key that sound this much less alike than the best are another name.
_CLOSE = 0.12
_LEAST_ALIKE = 0.6
# As near as a misspelled word is to the right one.
_NEAR = 0.72
_SHORTEST = 3
# How a word with ل and the article begins.
_FOR_THE = FOR + ARTICLE[1:]


def names_in(connection: Connection, at: int | None) -> Counter[str]:
    """The words of names and places of a database, without the article, with how often it has each."""
    query = (
        sa.select(mentions.c.names, mentions.c.places)
        .where(holds(mentions, at), sa.or_(mentions.c.names != "", mentions.c.places != ""))
        .order_by(mentions.c.id)
        .limit(_MOST)
    )
    # A name is split once, however often it is there.
    lines = Counter(line for row in connection.execute(query) for names in row for line in names.splitlines())
    found: Counter[str] = Counter()
    for line, count in lines.items():
        for word in words_of_names(line):
            found[word] += count
    return found


def joined_in(connection: Connection, at: int | None) -> Counter[str]:
    """The last two words of the names of a database, folded: Southwest is ساوث وست."""
    query = (
        sa.select(mentions.c.names)
        .where(holds(mentions, at), mentions.c.names != "")
        .order_by(mentions.c.id)
        .limit(_MOST)
    )
    lines = (line for row in connection.execute(query).scalars() for line in row.splitlines())
    names = (line.partition("\t")[0].split() for line in lines)
    return Counter(" ".join(name[-2:]) for name in names if len(name) > 1)


def terms_in(connection: Connection, at: int | None) -> Counter[str]:
    """The stems of a database, with how many mentions have each."""
    query = sa.select(mentions.c.terms).where(holds(mentions, at)).order_by(mentions.c.id).limit(_MOST)
    return Counter(word for terms in connection.execute(query).scalars() for word in terms.split())


def spelled_in_latin(word: str, known: Mapping[str, int]) -> list[str]:
    """The Arabic words that a word in Latin letters may be, those that sound most like it.

    word: in lower case, without accents.
    """
    keys = keys_of_latin(word)
    alike = {
        one: likeness(word, one)
        for one in known
        if len(one) >= _SHORTEST - 1 and not one.startswith(_FOR_THE) and key_of_arabic(one) in keys
    }
    # An ordinary word is a name only where nothing else is: قوات is not Kate.
    own = {one: ratio for one, ratio in alike.items() if not _is_ordinary(one)}
    if max(own.values(), default=0) >= _LEAST_ALIKE:
        alike = own
    best = max(alike.values(), default=0)
    return sorted(one for one, ratio in alike.items() if ratio >= max(best - _CLOSE, _LEAST_ALIKE))


def _is_ordinary(word: str) -> bool:
    return bool(acts_of(word) or synonyms(word)) and not places_in_arabic(word)


def nearest(text: str, known: Mapping[str, int], most: int = 3) -> list[str]:
    """The words of a database that are spelled most like one that it does not have."""
    word = fold_word(text).removeprefix(ARTICLE)
    ratios = {
        one: SequenceMatcher(None, word, one, autojunk=False).ratio()
        for one in known
        if abs(len(one) - len(word)) < _SHORTEST and len(one) >= _SHORTEST
    }
    close = [one for one, ratio in ratios.items() if ratio >= _NEAR]
    return sorted(close, key=lambda one: (-ratios[one], -known[one], one))[:most]
