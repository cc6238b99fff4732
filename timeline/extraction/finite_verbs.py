"""Which words of a text are finite verbs: by their letters, their acts, and how they are written."""

from timeline.arabic.acts import verb_acts
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import FOR
from timeline.arabic.per_word import PerWord
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.words import Word, says, words_of
from timeline.extraction.model import Range

_CONJUNCTIONS = closed.letters("conjunction")
_FEMININE_ENDING = closed.letters("feminine_as_written")


def has_verb(text: str, stretch: Range) -> bool:
    """Whether a stretch of a text has a finite verb."""
    return any(is_finite_verb(text, word) for word in words_of(text, *stretch))


def is_finite_verb(text: str, word: Word) -> bool:
    """Whether a word of a text is surely a finite verb."""
    # قطعة is no verb with a pronoun (قطعه), though both are folded alike.
    return (_FINITE[word.folded] or says(word)) and not ends_feminine(text, word)


def has_finite_form(folded: str) -> bool:
    """Whether the letters of a folded word are those of a finite verb."""
    return _FINITE[folded]


def _is_finite(folded: str) -> bool:
    # ليصل: so that it reaches.
    purpose = folded.startswith(FOR) and is_imperfect(folded[len(FOR) :])
    surely = is_perfect(folded) or is_imperfect(folded) or is_future(folded)
    return surely or purpose or bool(verb_acts(folded) and not names_an_act(folded))


# A clause is read several times.
_FINITE = PerWord(_is_finite)


def ends_feminine(text: str, word: Word) -> bool:
    """Whether a word is written with the feminine ending that no verb has: قطعة, not قطعه."""
    return text.endswith(_FEMININE_ENDING, word.start, word.end)


def without_and(folded: str) -> str:
    """Return a folded verb of the imperfect without a conjunction attached to it: وتنطلق, فيعود."""
    rest = folded[1:]
    return rest if folded.startswith(_CONJUNCTIONS) and (is_imperfect(rest) or is_future(rest)) else folded
