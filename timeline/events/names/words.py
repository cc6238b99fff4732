"""The words of a text, as names and places are looked for in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count

from timeline.arabic import lexicon
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import ALIF_MAQSURA
from timeline.arabic.text import Text, read_text

# The name علي is told from the preposition على, which folding would make one.
_ALI = frozenset(closed.words("ali"))
# Readings of the lexicon that names have as well: it lists them as no announcements.
_NAMES_TOO = frozenset({"not_announcing", "not_future", "not_future_stem"})


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a text, and where they stand."""

    words: Sequence[str]
    _text: Text

    def gap(self, index: int) -> str:
        """The folded text between a word and the next; NUL behind the last."""
        if index >= len(self.words) - 1:
            return "\0"
        return self._text.words.between(index)

    def span(self, first: int, last: int, skip: int = 0) -> tuple[int, int]:
        """The (start, end) in the text of words first to last, without `skip` letters attached before."""
        words = self._text.words
        return self._text.folded.span(words.starts[first] + skip, words.end(last))

    def joined(self, first: int, last: int) -> bool:
        """Whether nothing but spaces, or a hyphen, stands between words first to last."""
        for index in range(first, last):
            gap = self.gap(index)
            # Hashtags: عبدالملك #المخلافي, ميليشيات_الحوثي.
            if gap not in (" ", "-", "_", " #") and gap.strip(" "):
                return False
        return True


def read_words(text: str) -> Words:
    """The words of a text."""
    found = read_text(text)
    words = list(found.words.words)
    _, ends = found.spans
    for index in compress(count(), map(_ALI.__contains__, words)):
        if text[ends[index] - 1] == ALIF_MAQSURA:
            words[index] = words[index][:-1] + ALIF_MAQSURA
    return Words(words, found)


def readings(word: str) -> tuple[tuple[int, str], ...]:
    """The word as it stands, and then without the letters attached before it."""
    return (0, word), *strip_proclitics(word)


@lru_cache(maxsize=2**14)
def is_ordinary(word: str) -> bool:
    """Whether a folded word is one of the lexicon's: a time, a verb, a particle, and no name."""
    form = lexicon.load().words.get(word)
    return form is not None and not _NAMES_TOO.issuperset(form.readings)
