"""Whether a word is written like a known spelling, where folding makes one of several: إبادة and آباده."""

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.script import without_marks

# What hurried typing writes for what: a bare alif for one with a hamza; and final ي for ى, as in Egypt.
_BARE_ALIF, _HAMZA_ON_ALIF = "ا", "أإآٱ"
_AT_THE_END = ({"ي", "ى"}, {"ة", "ه"})
_JOINERS = "-_ "
(_PRONOUN,) = closed.letters("feminine")


def is_written_as(written: str, spelling: str) -> bool:
    """Whether the letters of a text are those of a known spelling, but for marks left out of either.

    Folding makes إبادة and آباده one word, and وجدة and وجده; as they are written they are two.
    """
    letters = without_marks(written)
    if len(letters) != len(spelling):
        return False
    for at, (own, known) in enumerate(zip(letters, spelling, strict=True)):
        if own == known or (own in _JOINERS and known == " "):
            continue
        if own == _BARE_ALIF and known in _HAMZA_ON_ALIF:
            continue
        opens = at == 0 or letters[:at] == ARTICLE
        if known == _BARE_ALIF and own in _HAMZA_ON_ALIF and opens:
            continue
        # ه for ة is no such mark: it is as often a pronoun (وجده, نقده).
        if at == len(letters) - 1 and {own, known} in _AT_THE_END and own != _PRONOUN:
            continue
        return False
    return True
