"""Read the words and names of a question by what the database has, and choose the one that must match."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import Connection

from timeline.arabic.lexicon.names import is_common
from timeline.arabic.script import fold_word
from timeline.query.ask.words import has_arabic
from timeline.query.relevance.asked import Asked, asked_in_arabic, head_of, headed
from timeline.query.relevance.candidates import frequency, named_together, stand_together
from timeline.query.relevance.known import Known, known
from timeline.query.relevance.latin import InLatin, as_written, asked_in_latin
from timeline.query.relevance.lexicon import strict_heads
from timeline.query.relevance.office import with_holders
from timeline.query.relevance.region_words import region_asked, regions_in

# A shorter name in one word is not two words in Arabic.
_SHORTEST_JOINED = 7
# A shorter word is found in no sentence: حي.
_SHORTEST_WORD = 2


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name or word of a question that the database does not have, and the nearest that it has."""

    text: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: the words and names of a question, the one that is required, and what is not known.

    required: None when nothing can be found; names: the texts of those that are names; foreign: the words in
    Latin letters that nothing is known for.
    """

    asked: tuple[Asked, ...]
    required: Asked | None
    unknown: tuple[Unknown, ...] = ()
    names: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def sought(connection: Connection, text: str, at: int | None) -> Sought:
    """Read the words of a question by what the database has.

    The rarest name is required, or the rarest word of a question without one; a name that the database does
    not have leaves nothing.
    """
    text, regions = regions_in(text)
    latin = _in_latin(connection, text, at)
    words = _joined(connection, [*asked_in_arabic(text), *latin.asked], at)
    read = [one for word in with_holders(connection, words, at) for one in known(connection, word, at)]
    for region in map(region_asked, regions):
        read.append(Known(region, frequency(connection, region.forms, at), True))
    missing = [one.asked.text for one in read if one.name and not one.count]
    strange = [word for word in latin.unknown if word[:1].isupper()]
    return Sought(
        tuple(one.asked for one in read),
        None if missing or strange else _required(read),
        _unknown(connection, [*missing, *latin.unknown], at),
        tuple(one.asked.text for one in read if one.name),
        tuple(latin.unknown),
    )


def _joined(connection: Connection, words: Sequence[Asked], at: int | None) -> list[Asked]:
    """The words of a question, those as one that the database has as one name: a first and a last name."""
    found: list[Asked] = []
    for word in words:
        before = found[-1] if found else None
        if before is not None and _is_head(before, word):
            if stand_together(connection, before, word, at):
                found[-1] = headed(before, word)
                continue
            if head_of(before.text) in strict_heads():
                found[-1] = headed(before, word)
                continue
            word = replace(word, here=bool(word.country)) if word.is_name else word
        go_on = before is not None and _may_go_on(before, word)
        if before is not None and go_on and (name := named_together(connection, before, word, at)):
            found[-1] = name
        else:
            found.append(word)
    return [one for one in found if one.is_name or len(one.text) > _SHORTEST_WORD or not head_of(one.text)]


def _is_head(before: Asked, word: Asked) -> bool:
    return bool(head_of(before.text)) and has_arabic(word.text) and not (before.is_name or word.saying)


def _may_go_on(before: Asked, word: Asked) -> bool:
    if has_arabic(before.text) != has_arabic(word.text) or before.country or word.country:
        return False
    return not (before.saying or word.saying or (before.acts and word.acts)) and not is_common(
        fold_word(word.text)
    )


def _required(read: Sequence[Known]) -> Asked | None:
    names = [one for one in read if one.name]
    words = [one for one in read if not one.asked.saying] or read
    # What happens is told by many words, to whom by one.
    things = [one for one in words if one.count and not one.asked.acts and not one.asked.like]
    present = [one for one in names or things or words if one.count]
    rarest = min(present, key=lambda one: (one.count, one.asked.text), default=None)
    return rarest.asked if rarest else None


def _in_latin(connection: Connection, text: str, at: int | None) -> InLatin:
    from timeline.query.relevance.vocabulary import joined_in, names_in, spelled_in_latin, terms_in

    names = cache(lambda: names_in(connection, at))
    terms = cache(lambda: terms_in(connection, at))
    joined = cache(lambda: joined_in(connection, at))

    def spelled(word: str) -> Sequence[str]:
        found = spelled_in_latin(word, names()) or spelled_in_latin(word, terms())
        return found or (spelled_in_latin(word, joined()) if len(word) >= _SHORTEST_JOINED else [])

    latin = asked_in_latin(text, spelled)
    # Texts in Arabic have some names in Latin letters: FIFA.
    written = [word for word in latin.unknown if frequency(connection, {word.lower()}, at)]
    return InLatin(
        (*latin.asked, *map(as_written, written)),
        tuple(word for word in latin.unknown if word not in written),
    )


def _unknown(connection: Connection, texts: Iterable[str], at: int | None) -> tuple[Unknown, ...]:
    from timeline.query.relevance.vocabulary import names_in, nearest, terms_in

    listed = tuple(dict.fromkeys(texts))
    names = names_in(connection, at) if listed else {}
    # A name that was not recognised as one is among the other words.
    others = cache(lambda: terms_in(connection, at))
    return tuple(Unknown(text, tuple(nearest(text, names) or nearest(text, others()))) for text in listed)
