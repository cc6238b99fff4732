"""Whether two texts are versions of one article: of a page that was corrected or extended."""

from timeline.arabic.script import fold_word

# Length of a run of words, in words.
_RUN = 3
# Two reports of one day by one publisher share far less; a page that doubled in length still shares all that
# it had.
_SHARED = 0.5


def are_versions(one: str, other: str) -> bool:
    """Whether the shorter of two texts shares at least half of its runs of three words with the longer.

    Containment of shingles, after Broder (1997), over folded words.
    """
    mine, theirs = _runs(one), _runs(other)
    shorter = min(len(mine), len(theirs))
    return shorter > 0 and len(mine & theirs) >= _SHARED * shorter


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = fold_word(text).split()
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))
