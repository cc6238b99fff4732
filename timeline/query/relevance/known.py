"""How a database has a word or name of a question: with or without attached letters, as a name, in parts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from timeline.arabic.lexicon.closed import ARTICLE, BY, FOR, letters
from timeline.arabic.lexicon.names import is_common, nations
from timeline.arabic.lexicon.names import words as place_words
from timeline.arabic.script import fold_word
from timeline.arabic.stems import stem, weight
from timeline.arabic.verb_forms import is_imperfect, is_perfect
from timeline.arabic.word_family import stems_of
from timeline.query.ask.words import has_arabic
from timeline.query.relevance.asked import (
    Asked,
    name_asked,
    with_letters,
    without_letter,
    word_asked,
)
from timeline.query.relevance.candidates import frequency, has_all, is_surname, is_written, named_as
from timeline.query.relevance.lexicon import generic_words
from timeline.query.relevance.spellings import spelled_otherwise

# A word without its letter is meant when the database has it so many times as often.
_MORE = 2
# How the key of a body begins.
_BODY = "organisation:"
_SHORTEST_WITH_ARTICLE = 5
# A shorter last word of a name is not looked up: بن سلمان ال.
_SURNAME = 3
# By so much a word weighs less than the same with a letter: twice as frequent in the press.
_MUCH_LIGHTER = 0.7
# The letters that are taken off a word without an article that texts have as a whole.
_ATTACHED = (BY, FOR)


@dataclass(frozen=True, slots=True)
class Known:
    """A word or name, in how many mentions it is, and whether it is a name, there or by its look."""

    asked: Asked
    count: int
    name: bool


def known(connection: Connection, one: Asked, at: int | None) -> list[Known]:
    """A word or name as the database has it; a name of ordinary words that it does not have, word by word."""
    if one.head:
        return [Known(one, frequency(connection, one.forms, at), True)]
    if len(one.parts) > 1 and _is_of_ordinary_words(one) and not has_all(connection, one.parts, at):
        words = [part for part in one.text.split() if weight([stem(fold_word(part))])]
        return [_known(connection, word_asked(word), at) for word in words]
    return [_known(connection, one, at)]


def _is_of_ordinary_words(one: Asked) -> bool:
    is_body = all(key.startswith(_BODY) for key in one.keys)
    if not has_arabic(one.text) or not is_body or one.office or one.region or one.country:
        return False
    return all(is_common(part) or is_common(ARTICLE + part) or part in nations() for part in one.parts)


def _known(connection: Connection, one: Asked, at: int | None) -> Known:
    """A word as the database has it, without attached letters if it has only that."""
    may_name = _may_name(one) and not one.is_name and has_arabic(one.text)
    if may_name and (surname := _surname(connection, one, at)):
        return surname
    # A noun that the database does not have is none of the verbs that it might be made of.
    known_so = not may_name or frequency(connection, _written_so(one), at)
    for form in _in_order(connection, one, at) if known_so else ():
        count = frequency(connection, form.forms, at)
        further = form.near | form.like
        count = count or (frequency(connection, further, at) if further else 0)
        if count:
            named = named_as(connection, form, at) if form.is_name or _may_name(form) else None
            found: Asked | None = named or form
            if found and len(found.parts) > len(found.telling):
                found = _telling(connection, found, at)
            if found:
                found = replace(found, text=_as_asked(one, found))
                return Known(found, count, form.is_name or named is not None)
    for name in _respelled(one) if _may_name(one) and not one.is_name else ():
        if count := frequency(connection, name.forms, at):
            return Known(replace(name, text=one.text), count, True)
    return Known(one, 0, one.is_name or _may_name(one))


def _as_asked(one: Asked, found: Asked) -> str:
    """A word without its letters as the question writes it, not folded."""
    rest = one.text[-len(found.text) :]
    return rest if fold_word(rest) == fold_word(found.text) else found.text


def _surname(connection: Connection, one: Asked, at: int | None) -> Known | None:
    for form in (one, *without_letter(one)):
        if not _is_ordinary(_bare(form)) and is_surname(connection, form.text, at):
            name = name_asked(form.text, "")
            return Known(name, frequency(connection, name.forms, at), True)
    return None


def _written_so(one: Asked) -> frozenset[str]:
    """The stems of a word as it is, without attached letters, and without the ending of a verb."""
    word = fold_word(one.text)
    bare = [fold_word(form.text) for form in without_letter(one)]
    verbs = [word.removesuffix(ending) for ending in letters("perfect_ending")]
    return with_letters(word) | stems_of((*bare, *verbs)) | one.near


def _in_order(connection: Connection, one: Asked, at: int | None) -> Iterator[Asked]:
    """A word as it is and without attached letters; first the one that is meant: المخابرات of بالمخابرات."""
    bare = list(without_letter(one))
    if one.is_name or not has_arabic(one.text):
        yield from (one, *bare)
        return
    whole = frequency(connection, {stem(fold_word(one.text))}, at)
    meant = [form for form in bare if _may_be_meant(one, form) and _is_much_more(connection, form, whole, at)]
    yield from (*meant, one, *(form for form in bare if form not in meant))


def _may_be_meant(one: Asked, bare: Asked) -> bool:
    """Whether a letter is attached: the rest has an article, or is a word of the press, unlike the whole."""
    word, rest = fold_word(one.text), fold_word(bare.text)
    if rest.startswith(ARTICLE) and len(rest) >= _SHORTEST_WITH_ARTICLE:
        return True
    if word[:1] not in _ATTACHED or is_perfect(word):
        return False
    whole, part, unknown = weight([stem(word)]), weight([stem(rest)]), weight([""])
    if whole >= unknown:
        return is_common(rest) or part < unknown
    # The texts that the weights are counted in have it with its letter as well: بلقب.
    return stem(word) == word and stem(rest) == rest and part <= whole - _MUCH_LIGHTER


def _is_much_more(connection: Connection, bare: Asked, whole: int, at: int | None) -> bool:
    return frequency(connection, {stem(fold_word(bare.text))}, at) >= max(whole * _MORE, 1)


def _respelled(one: Asked) -> Iterator[Asked]:
    """An unknown word as the foreign name that the press writes with another letter: ميجان is ميغان."""
    for form in (one, *without_letter(one)):
        word = fold_word(form.text)
        for other in sorted(spelled_otherwise(word)):
            if len(other) == len(word):
                yield replace(name_asked(other, ""), forms=stems_of((other,)))


def _telling(connection: Connection, one: Asked, at: int | None) -> Asked | None:
    """A name with its rarest part as the telling one; None when only ordinary words of it are there: جزر."""
    spelled = {part: {part, *spelled_otherwise(part)} for part in one.parts}
    counts = {part: frequency(connection, {*forms, *stems_of(forms)}, at) for part, forms in spelled.items()}
    present = {part: count for part, count in counts.items() if count}
    if not present:
        return one
    # Who has another surname is somebody else.
    last = one.parts[-1]
    if not (one.country or len(last) < _SURNAME or is_written(connection, last, at)):
        return None
    if all(map(_is_ordinary, present)) and not all(map(_is_ordinary, one.parts)):
        return None
    return replace(one, telling=frozenset({min(present, key=lambda part: (present[part], part))}))


def _bare(one: Asked) -> str:
    return fold_word(one.text).removeprefix(ARTICLE)


def _is_ordinary(part: str) -> bool:
    """Whether a part of a name is no name by itself: an ordinary word, or one before many places."""
    lists = nations(), place_words("place_word"), generic_words()
    return is_common(part) or any(part in one for one in lists)


def _may_name(one: Asked) -> bool:
    """Whether a word may be a name: no act, no frequent word, no verb."""
    word = fold_word(one.text)
    return not (
        one.saying or one.acts or one.like or is_common(word) or is_perfect(word) or is_imperfect(word)
    )
