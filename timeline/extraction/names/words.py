"""Words as names and places need them, in addition to the common model of a text."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import compress, count

from timeline.arabic import lexicon
from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.lexicon.proclitics import stripped
from timeline.arabic.script import ALIF_MAQSURA, TATWEEL, fold_word
from timeline.arabic.text import read_text, split
from timeline.arabic.tokens import Tokens

# The name علي is kept apart from the preposition على, which folding would merge with it.
_ALI = frozenset(closed.words("ali"))
# Readings that names have as well: the lexicon lists them as exceptions to announcements.
_NAMES_TOO = frozenset({"not_announcing", "not_future", "not_future_stem"})

# Letters written as one with the next word, ل before the article, and the ending of an indefinite noun.
_ATTACHED = closed.letters("before_word")
_OPENS_LIKE_ARTICLE = closed.FOR_THE
_INDEFINITE = closed.letters("indefinite")


def name_words(text: str) -> Tokens:
    """Return the words of a text, folded except for the ى of على."""
    read = read_text(text)
    words = list(read.words.words)
    _, ends = read.spans
    for index in compress(count(), map(_ALI.__contains__, words)):
        if text[ends[index] - 1] == ALIF_MAQSURA:
            words[index] = words[index][:-1] + ALIF_MAQSURA
    return replace(read.words, words=words)


def words_alone(text: str) -> Sequence[str]:
    """Return the same words of a short text, without their places in it."""
    words, _ = split(fold_word(text))
    # A tatweel may be a dash, and the ى of على is seen in the text.
    return words if TATWEEL not in text and _ALI.isdisjoint(words) else name_words(text).words


def adjoin(words: Tokens, first: int, last: int) -> bool:
    """Whether only spaces within a line, or a hyphen, are between the words first to last."""
    for index in range(first, last):
        gap = words.between(index)
        # Hashtags: عبدالملك #المخلافي, ميليشيات_الحوثي.
        if gap not in (" ", "-", "_", " #") and gap.strip(" "):
            return False
    return True


def readings(word: str) -> tuple[tuple[int, str], ...]:
    """Return (0, word), then the word without each possible set of letters attached before it."""
    return (0, word), *stripped(word)


@lru_cache(maxsize=2**12)
def is_ordinary(word: str) -> bool:
    """Whether a folded word has a reading in the lexicon (a time, a verb, a particle) that is not a name."""
    form = lexicon.load().words.get(word)
    return form is not None and not _NAMES_TOO.issuperset(form.readings)


def is_common(word: str) -> bool:
    """Whether a folded word is a frequent word of the news that names nobody, as it is or without letters."""
    return names.is_common(word) or any(map(names.is_common, without_letters(word)))


def without_letters(word: str) -> list[str]:
    """Return a word without a letter attached before it, and without the alif of an indefinite noun."""
    rests = [word[1:]] if len(word) > 4 and word.startswith(_ATTACHED) else []
    if word.startswith(_OPENS_LIKE_ARTICLE) and len(word) > 5:
        rests.append(ARTICLE + word[2:])
    if len(word) > 4 and word.endswith(_INDEFINITE):
        rests.append(word[:-1])
    return rests
