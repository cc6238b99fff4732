"""Where a person's name ends: at a word that cannot be part of it, or after a surname with the article."""

from collections.abc import Mapping

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, ARTICLE
from timeline.arabic.script import without_marks
from timeline.arabic.skeleton import folded_skeleton
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.organisations import Stretch
from timeline.extraction.names.person_keys import leader_surnames
from timeline.extraction.names.person_words import (
    ends_name,
    has_indefinite_ending,
    is_arabic,
    is_blessing,
    is_definite_surname,
    is_surname_of_month,
)
from timeline.extraction.names.triggers import is_given
from timeline.extraction.names.words import adjoin, is_common, is_ordinary

# Words of a name, not counting its particles.
MOST_NAME_WORDS = 4

_RELATION = closed.letters("relation")
_FEMININE_AS_WRITTEN = closed.letters("feminine_as_written")
_SON = closed.word("son")


def name_end(words: Tokens, index: int, trigger: str, inside: Mapping[int, Stretch]) -> int:
    """The last word of the name that opens at a word."""
    particles, tails = names.words("name_particle"), names.words("name_tail")
    foreign = not is_arabic(trigger) and trigger not in particles
    last, solid, parts = index, index, 1
    arabic = is_arabic(trigger) or trigger in particles
    pending = trigger in particles
    while last + 1 < len(words) and adjoin(words, last, last + 1) and parts <= MOST_NAME_WORDS:
        word = words.words[last + 1]
        if last + 1 in inside or is_blessing(words, last + 1):
            break
        if word in tails and arabic and (pending or words.words[last] in names.words("before_tail")):
            last = solid = last + 1
            pending = False
            continue
        if word in particles:
            last, pending = last + 1, True
            if foreign and solid == index == last - 1 and _is_last(words, last):
                break
            continue
        if word.startswith(ARTICLE):
            # محمد شياع السوداني: after an Arabic given name an adjective in -ī ends any second part.
            ending = arabic or (is_arabic(trigger) and word.endswith(_RELATION))
            if not pending and not (ending and _ends_in(word, words.words[last], parts)):
                break
            last = solid = last + 1
            if not pending:
                return second_surname(words, solid, inside)
            # عبد اللطيف is one part.
            parts, pending = parts + (last > index + 1), False
            continue
        of_son = words.words[last] == _SON and (word in names.words("given_after_title") or is_given(word))
        of_month = parts == 1 and not arabic and is_surname_of_month(words, last + 1)
        if ends_name(word) and not (of_month or of_son or (parts > 1 and word in tails)):
            break
        if has_indefinite_ending(words, last + 1) and not of_son:
            break
        # إيرينا عشيقة: a foreign name has no such second part.
        second = foreign and parts == 1 and not pending
        if second and not is_given(word) and _is_written_feminine(words, last + 1):
            break
        if not pending and parts > 1 and not _continues(word, words.words[last], tails):
            break
        arabic = is_arabic(word) or words.words[last] == _SON
        last = solid = last + 1
        parts, pending = parts + 1, False
    alone = pending and foreign and solid == index and last == index + 1
    return last if alone and _is_last(words, last) else solid


def _is_last(words: Tokens, index: int) -> bool:
    """Whether a particle that no name follows is the surname itself: شينزو آبي."""
    if words.words[index] not in names.words("particle_as_surname"):
        return False
    after = words.words[index + 1] if index + 1 < len(words) else ""
    return not after or not adjoin(words, index, index + 1) or after.startswith(ARTICLE) or ends_name(after)


def _is_written_feminine(words: Tokens, index: int) -> bool:
    """Whether a word is written with the ending of a feminine noun, not one that folding makes the same."""
    start, end = words.span(index, index)
    return without_marks(words.folded.original[start:end]).endswith(_FEMININE_AS_WRITTEN)


def second_surname(words: Tokens, last: int, inside: Mapping[int, Stretch]) -> int:
    """The last word of a name that ends in a surname with the article, or in two: سالم الهاشمي العمري."""
    after = last + 1
    if after >= len(words) or after in inside or not adjoin(words, last, after):
        return last
    word = words.words[after]
    if not (word.startswith(ARTICLE) and word.endswith(_RELATION)):
        return last
    if word in names.words("nationality") or is_common(word):
        return last
    return after if _ends_in(word, words.words[last], 2) else last


def _ends_in(word: str, before: str, parts: int) -> bool:
    """Whether a name ends in a word with the article: no nationality after a given name alone."""
    if parts == 1 and word in names.words("nationality"):
        return False
    return is_definite_surname(word, before)


def _continues(word: str, before: str, tails: frozenset[str]) -> bool:
    """Whether a third bare word belongs to the name: it or the one before it is a given name."""
    if word in tails or (folded_skeleton(word),) in leader_surnames():
        return True
    if word.startswith(AND) and not is_given(word):
        return False
    return is_given(before) or (is_given(word) and is_arabic(word))


def has_surname(words: Tokens, index: int) -> bool:
    """Whether a surname shows that the word before it is a given name: عامر الزبيري, not جمال الطبيعة."""
    after = index + 1
    if after >= len(words) or not adjoin(words, index, after):
        return False
    word = words.words[after]
    if not (word.startswith(ARTICLE) and word.endswith(_RELATION)) or word in names.words("nationality"):
        return False
    given = words.words[index]
    if is_ordinary(given) or is_common(given) or given in names.words("before_speaker"):
        return False
    return not is_common(word) and is_definite_surname(word, words.words[index])
