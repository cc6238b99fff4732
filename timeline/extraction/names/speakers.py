"""People whom a text calls by the surname alone, found by what they say: قال كارتر, وأضاف تيموري أن.

After a verb of saying stands who says it. A word there that is no frequent word, no place and no body is a
surname; every further one of the article is the same person. So is a word before بن: عاطي بن عطية.
"""

from collections.abc import Sequence

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, ARTICLE
from timeline.arabic.script import ALIF_MAQSURA, without_marks
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.gazetteer import Gazetteer
from timeline.extraction.names.person_words import (
    ends_name,
    has_indefinite_ending,
    may_be_foreign_name,
)
from timeline.extraction.names.triggers import NameTrigger, is_given
from timeline.extraction.names.words import adjoin, is_common, is_ordinary

_RELATION = closed.letters("relation")
_FEMININE_ENDINGS = (*closed.letters("feminine"), *closed.letters("feminine_as_written"))
_THIRD_FEMININE = closed.letters("third_feminine")
_SHORTEST, _LONGEST = 3, 10
# Tables of words that are no surname on their own.
_NO_SURNAMES = (
    "given_after_title",
    "nationality",
    "no_part",
    "name_adjective",
    "title",
    "name_particle",
    "head",
    "definite_head",
)


def find_speakers(
    words: Tokens,
    triggers: Sequence[NameTrigger],
    listed: Sequence[int],
    taken: Sequence[bool],
    known: Gazetteer,
) -> list[tuple[int, int]]:
    """Return (first, last) word of each name right after a verb of saying, that no other rule has taken.

    triggers: what each of the words may open; listed: the indexes of those that open something; taken: which
    words belong to a name already.
    """
    speakers: list[tuple[int, int]] = []
    for index in [index for index in listed if triggers[index].says]:
        first = index + 1
        if first >= len(words) or taken[first]:
            continue
        # قال «روني».
        if words.between(index).strip(' "«“') or not is_lone_name(words, first, known):
            continue
        last = _last(words, first, taken, known)
        # A firm is feminine, a woman has two names: قالت أوبر.
        if last > first or not _is_feminine(words.words[index]):
            speakers.append((first, last))
    return speakers


def _last(words: Tokens, first: int, taken: Sequence[bool], known: Gazetteer) -> int:
    following = first + 1
    if following >= len(words) or taken[following] or not adjoin(words, first, following):
        return first
    word = words.words[following]
    both = may_be_foreign_name(word) and may_be_foreign_name(words.words[first])
    return following if both and word not in known.places else first


def _is_feminine(verb: str) -> bool:
    bare = verb.removeprefix(AND)
    return bare.startswith(_THIRD_FEMININE) or bare.endswith(_THIRD_FEMININE)


def is_lone_name(words: Tokens, index: int, known: Gazetteer) -> bool:
    """Whether a word can only be a surname, where a name is expected."""
    word = words.words[index]
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or word.isascii() or word in known.places:
        return False
    if is_ordinary(word) or is_common(word) or has_indefinite_ending(words, index):
        return False
    if is_given(word) or any(word in names.words(table) for table in _NO_SURNAMES):
        return False
    if word.startswith(ARTICLE):
        # المالكي and القحطاني, not المتحدثون, not العدوى.
        start, end = words.span(index, index)
        return word.endswith(_RELATION) and not without_marks(words.folded.original[start:end]).endswith(
            (ALIF_MAQSURA, *_FEMININE_ENDINGS)
        )
    return not ends_name(word) and may_be_foreign_name(word)
