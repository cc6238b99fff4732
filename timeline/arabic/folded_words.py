"""The words of a whole text, folded, each with its place: found once for all who read the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.arabic.script import Folded, fold

_WORD = re.compile(r"[^\W_]+")
# An article is read sentence by sentence, and by several readers: few are under way at a time.
_TEXTS = 4


@dataclass(frozen=True, slots=True)
class FoldedWords:
    """folded: the text; words, starts: parallel, each word and where it starts in the folded text."""

    folded: Folded
    words: Sequence[str]
    starts: Sequence[int]

    def span(self, first: int, last: int, skip: int = 0) -> tuple[int, int]:
        """The (start, end) in the text of words first to last, without `skip` letters attached before."""
        return self.folded.span(self.starts[first] + skip, self.starts[last] + len(self.words[last]))


@lru_cache(maxsize=_TEXTS)
def fold_text(text: str) -> Folded:
    """As script.fold; an article that is asked for again is not folded again."""
    return fold(text)


@lru_cache(maxsize=_TEXTS)
def folded_words(text: str) -> FoldedWords:
    """The words of a text: runs of letters and digits once it is folded."""
    folded = fold_text(text)
    found = list(_WORD.finditer(folded.text))
    return FoldedWords(folded, [match.group() for match in found], [match.start() for match in found])
