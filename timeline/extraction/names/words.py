"""What names and places need to know of words, beyond what all readers of a text do."""

from dataclasses import replace
from functools import lru_cache
from itertools import compress, count

from timeline.arabic import lexicon
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import ALIF_MAQSURA
from timeline.arabic.text import read_text
from timeline.arabic.tokens import Tokens

# The name علي is told from the preposition على, which folding would make one.
_ALI = frozenset(closed.words("ali"))
# Readings of the lexicon that names have as well: it lists them as no announcements.
_NAMES_TOO = frozenset({"not_announcing", "not_future", "not_future_stem"})


def name_words(text: str) -> Tokens:
    """The words of a text, folded but for the ى of على."""
    found = read_text(text)
    words = list(found.words.words)
    _, ends = found.spans
    for index in compress(count(), map(_ALI.__contains__, words)):
        if text[ends[index] - 1] == ALIF_MAQSURA:
            words[index] = words[index][:-1] + ALIF_MAQSURA
    return replace(found.words, words=words)


def adjoin(words: Tokens, first: int, last: int) -> bool:
    """Whether nothing but spaces within a line, or a hyphen, stands between words first to last."""
    for index in range(first, last):
        gap = words.between(index)
        # Hashtags: عبدالملك #المخلافي, ميليشيات_الحوثي.
        if gap not in (" ", "-", "_", " #") and gap.strip(" "):
            return False
    return True


def readings(word: str) -> tuple[tuple[int, str], ...]:
    """The word as it stands, and then without the letters attached before it."""
    return (0, word), *strip_proclitics(word)


@lru_cache(maxsize=2**14)
def is_ordinary(word: str) -> bool:
    """Whether a folded word is one of the lexicon's: a time, a verb, a particle, and no name."""
    form = lexicon.load().words.get(word)
    return form is not None and not _NAMES_TOO.issuperset(form.readings)
