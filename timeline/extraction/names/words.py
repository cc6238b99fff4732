"""Words as names and places need them, in addition to the common model of a text."""

from dataclasses import replace
from functools import lru_cache
from itertools import compress, count

from timeline.arabic import lexicon
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import ALIF_MAQSURA
from timeline.arabic.text import read_text
from timeline.arabic.tokens import Tokens

# The name علي is kept apart from the preposition على, which folding would merge with it.
_ALI = frozenset(closed.words("ali"))
# Readings that names have as well: the lexicon lists them as exceptions to announcements.
_NAMES_TOO = frozenset({"not_announcing", "not_future", "not_future_stem"})


def name_words(text: str) -> Tokens:
    """Return the words of a text, folded except for the ى of على."""
    read = read_text(text)
    words = list(read.words.words)
    _, ends = read.spans
    for index in compress(count(), map(_ALI.__contains__, words)):
        if text[ends[index] - 1] == ALIF_MAQSURA:
            words[index] = words[index][:-1] + ALIF_MAQSURA
    return replace(read.words, words=words)


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
    return (0, word), *strip_proclitics(word)


@lru_cache(maxsize=2**14)
def is_ordinary(word: str) -> bool:
    """Whether a folded word has a reading in the lexicon (a time, a verb, a particle) that is not a name."""
    form = lexicon.load().words.get(word)
    return form is not None and not _NAMES_TOO.issuperset(form.readings)
