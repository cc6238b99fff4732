"""How far the name of a body extends: adjectives, للفلاحة, والصيد, لحقوق الإنسان."""

from functools import lru_cache

from timeline.arabic import lexicon
from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, AND_THE, ARTICLE, FOR_THE
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.gazetteer import Gazetteer
from timeline.extraction.names.triggers import is_given
from timeline.extraction.names.words import adjoin, is_ordinary

MOST_WORDS = 7
# لحقوق الإنسان, لكرة القدم: the noun after them has the article.
_FOR = closed.words("for_of_name")
_SON = closed.word("son")
_RELATION = closed.letters("relation")
_TIMES = frozenset({"month", "weekday", "shift", "direction", "day_head", "unit", "relative", "dayparts"})


def extend(words: Tokens, last: int, head: str, known: Gazetteer) -> int:
    """The last word of a name whose definite words follow word `last`: adjectives, للفلاحة, والصيد."""
    most = last + MOST_WORDS
    alone = head in names.words("head_alone")
    while last + 1 < len(words) and last < most and adjoin(words, last, last + 1):
        word = words.words[last + 1]
        if word.startswith(ARTICLE):
            # A second noun with the article is part of the name only after لحقوق and the like.
            governed = words.words[last] in _FOR or words.words[last].removeprefix(AND) in names.words(
                "second"
            )
            if not (is_relation(word) or is_name_adjective(word) or governed):
                break
        elif alone:
            break
        elif word in _FOR:
            if (end := with_purpose(words, last)) == last:
                break
            last = end
            continue
        elif _is_joined_noun(word) and last + 2 < len(words):
            # والحوكمة ومكافحة الفساد: a noun without the article, and the one that it governs.
            if not (adjoin(words, last + 1, last + 2) and is_definite(words.words[last + 2])):
                break
            last += 2
            continue
        elif word.startswith(AND_THE):
            if not is_definite(word[1:]) or word[1:] in known.places:
                break
            if _is_head(word[1:]):
                break
        elif word.startswith(FOR_THE):
            if ARTICLE + word[2:] in known.places or _is_head(ARTICLE + word[2:]):
                break
        else:
            break
        if not is_definite(word):
            break
        last += 1
    return last


def _is_joined_noun(word: str) -> bool:
    """Whether a word is و and a noun within a name: ومكافحة الفساد, not ولجنة التجارة."""
    return word[:1] == AND and word[1:] in names.words("second") - names.words("head")


def through_name(words: Tokens, last: int) -> int:
    """The last word of a name after a person's title: جامعة الإمام محمد بن سعود الإسلامية."""
    end = last
    while end + 1 < len(words) and adjoin(words, end, end + 1):
        word = words.words[end + 1]
        of_name = is_given(word) or word in names.words("given_after_title") or word == _SON
        if not (of_name or (end > last and is_relation(word))):
            break
        end += 1
    return last if words.words[end] == _SON else end


def _is_head(word: str) -> bool:
    return word in names.words("definite_head") or word in names.words("title")


def is_definite(word: str) -> bool:
    """Whether a word has the article and can belong to a name: not الماضي, not الذي."""
    bare = word.removeprefix(AND)
    if not (bare.startswith(ARTICLE) or bare.startswith(FOR_THE)) or len(bare) < 4:
        return False
    return bare not in names.words("no_part") and not _is_time(bare)


def is_relation(word: str) -> bool:
    """Whether a word is a definite adjective in -ī: السوري, التونسية."""
    return word.startswith(ARTICLE) and word.endswith(_RELATION) and len(word) > 5 and is_definite(word)


def is_name_adjective(word: str) -> bool:
    """Whether a word is one of the other adjectives that end names of organisations."""
    return word in names.words("name_adjective")


@lru_cache(maxsize=2**12)
def _is_time(word: str) -> bool:
    form = lexicon.load().words.get(word)
    return form is not None and not _TIMES.isdisjoint(form.readings)


def is_no_name(word: str) -> bool:
    """Whether a word is a particle, a verb or a word of time, which names no body."""
    return word in names.words("no_name") or is_ordinary(word)


def with_purpose(words: Tokens, last: int) -> int:
    """الجبهة الشعبية لتحرير فلسطين: the purpose of a body, and what it is for."""
    end = last + 2
    if end < len(words) and words.words[last + 1] in _FOR and adjoin(words, last, end):
        return end if is_definite(words.words[end]) or not is_no_name(words.words[end]) else last
    return last
