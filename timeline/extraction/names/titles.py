"""People named after a title (وزير الخارجية الروسي سيرغي لافروف) or after an adjective of nation."""

from collections.abc import Mapping
from functools import cache

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, ARTICLE, BY, DEFINITE
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.gazetteer import Gazetteer
from timeline.extraction.names.name_end import has_surname, name_end, second_surname
from timeline.extraction.names.organisations import Stretch
from timeline.extraction.names.person import Person, person_of
from timeline.extraction.names.person_words import ends_name, may_be_foreign_name
from timeline.extraction.names.triggers import is_given
from timeline.extraction.names.words import adjoin, is_ordinary

# Words that may come between the head of a title and the name.
MOST_TITLE_WORDS = 10

_PLACE_ENDING = closed.letters("foreign_place_ending")


def titled(
    words: Tokens, index: int, head: str, inside: Mapping[int, Stretch], known: Gazetteer
) -> Person | None:
    """A name after a title."""
    alone = names.words("title_of_one")
    position = index + 1
    if head in names.words("title_letter"):
        if position < len(words) and not _follows_letter(words, index):
            return None
    elif position < len(words) and not _reaches(words, position):
        return None
    while position < len(words) and position - index <= MOST_TITLE_WORDS:
        if position > index + 1 and not _reaches(words, position):
            return None
        word = words.words[position]
        if position in inside:
            position = inside[position][1] + 1
        elif is_given(word) or (word in names.words("given_after_title") and word not in names.words("head")):
            last = name_end(words, position, word, inside)
            if last > position or (head in alone and position == index + 1):
                return person_of(words, position, last, 0, word, index)
            return None
        elif belongs_to_title(word, known):
            position += 1
        elif may_be_foreign_name(word) and (
            position == index + 1
            or adjoin(words, position - 1, position)
            or words.between(position - 1).strip() in ("،", ",")
        ):
            complete = position > index + 1 or head.startswith(ARTICLE) or head in names.words("title_letter")
            last = name_end(words, position, word, inside)
            named = last > position and may_be_second_name(words.words[position + 1], known)
            if named or not complete:
                return person_of(words, position, last, 0, word, index) if complete and named else None
            return _titled_arabic(words, index, position)
        else:
            complete = position > index + 1 or head.startswith(ARTICLE) or head in names.words("title_letter")
            return _titled_arabic(words, index, position) if complete else None
    return None


def of_nation(words: Tokens, index: int, inside: Mapping[int, Stretch], known: Gazetteer) -> Person | None:
    """A foreign name after an adjective of nation that follows no noun: سجل الكرواتي إيفو ماريتش."""
    first = index + 1
    if index in inside or first in inside or first + 1 >= len(words) or not adjoin(words, index, first + 1):
        return None
    if index and adjoin(words, index - 1, index) and words.words[index - 1].startswith(ARTICLE):
        return None
    word = words.words[first]
    if is_given(word) or not may_be_foreign_name(word) or word in known.places:
        return None
    last = name_end(words, first, word, inside)
    if last == first or not may_be_second_name(words.words[first + 1], known):
        return None
    return person_of(words, first, last, 0, word, first)


def may_be_second_name(word: str, known: Gazetteer) -> bool:
    """Whether a word may end a foreign name whose given name no list has."""
    # A bare word before one with the article is more often a noun than an unknown given name.
    if word.startswith(ARTICLE) or not may_be_foreign_name(word) or word.endswith(_PLACE_ENDING):
        return False
    return word not in known.places and not any(bare in known.places for _, bare in strip_proclitics(word))


def _titled_arabic(words: Tokens, index: int, position: int) -> Person | None:
    """A name whose given name no list has, after a title, shown by its surname: السيد وحيد الزبيري."""
    word = words.words[position]
    if len(word) < 3 or word.startswith(ARTICLE) or ends_name(word) or not has_surname(words, position):
        return None
    return person_of(words, position, second_surname(words, position + 1, {}), 0, word, index)


def _reaches(words: Tokens, position: int) -> bool:
    """Whether a title, or its name, continues at a word, after a space, a comma or a bracket."""
    return words.between(position - 1).strip(" ") in ("", "،", ",", "-", "(", '"')


def _follows_letter(words: Tokens, index: int) -> bool:
    """Whether a letter is a title: د. سمير, م/ سمير, but not 5 م."""
    return words.between(index).strip(" ") in (".", "/")


def belongs_to_title(word: str, known: Gazetteer) -> bool:
    """Whether a word continues a title: الخارجية, الروسي, باسم, إلى سوريا, للشؤون, السابق."""
    if word in _title_words():
        return True
    bare = word.removeprefix(AND)
    if bare.startswith(BY + ARTICLE):
        bare = bare.removeprefix(BY)
    if bare in _title_words():
        return True
    if bare.startswith(DEFINITE):
        return not is_ordinary(bare)
    return bare in known.places or any(rest in known.places for _, rest in strip_proclitics(word))


@cache
def _title_words() -> frozenset[str]:
    return frozenset().union(*map(names.words, ("title_filler", "title", "head", "title_adjective")))
