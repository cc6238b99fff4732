"""What a reader misses in a headline, each thing with its weight."""

from collections.abc import Sequence

from timeline.arabic.acts import noun_acts, verb_acts
from timeline.arabic.attached import letters_before
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says
from timeline.extraction.headline.opening import is_verb, without_conjunction

# What each fault weighs: what the clause leans on was cut off, no act is named, there are too few words,
# the date's clause was cut off, it is a phrase without a verb, who acts is missing, it opens elsewhere than
# the quote, it breaks off.
CUT_OFF, NO_ACT, TOO_SHORT, NO_DATE, PHRASE, NO_SUBJECT, ELSEWHERE, BROKEN = 4, 3, 3, 3, 2, 2, 1, 1
FEWEST_WORDS = 3
# Where the verb after قبل أن is.
_VERB_OF_THAT = 2
# Words in which a clause that opens with a preposition has its verb: وفي بيروت أعلن.
_VERB_WITHIN = 10


def faults(words: Sequence[Word], has_speaker: object, *, has_predicate: bool) -> int:
    """Return the weight of what a reader misses in a headline of these words.

    has_predicate: whether a finite verb of theirs is known that is of no other clause.
    """
    if len(words) < FEWEST_WORDS:
        return TOO_SHORT + CUT_OFF
    found, opener = leaning(words), words[0]
    bare = without_conjunction(opener)
    if (
        not found
        and not opens_a_phrase(opener)
        and (bare in word_set("subordinates") or bare != opener.folded)
    ):
        found += BROKEN
    acts = has_predicate or bare in word_set("opening_verb") or any(map(_is_verb, words))
    if not acts and not any(names_an_act(word.folded) for word in words):
        found += NO_ACT
    following = words[1].readings
    if _is_verb(opener) and ("complementiser" in following or (says(opener) and not has_speaker)):
        found += 0 if "complementiser" not in following else NO_SUBJECT
    return found + (BROKEN if len(words) < FEWEST_WORDS + 1 else 0)


def leaning(words: Sequence[Word]) -> int:
    """Return how much a headline of these words leans on what it was cut off from: CUT_OFF, PHRASE or 0."""
    opener = words[0]
    if len(words) < FEWEST_WORDS or without_conjunction(opener) in word_set("refers_back"):
        return CUT_OFF
    if "relative" in opener.readings:
        return CUT_OFF
    if opens_a_phrase(opener):
        verbs = [index for index, word in enumerate(words) if is_verb(word) or _is_surely_act(word)]
        # قبل أن تبدأ: the verb of another clause.
        if "complementiser" in words[1].readings:
            verbs = [verb for verb in verbs if verb > _VERB_OF_THAT]
        main = verbs and verbs[0] <= _VERB_WITHIN and "relative" not in words[verbs[0] - 1].readings
        return 0 if main else PHRASE
    return 0


def main_verb(words: Sequence[Word]) -> int:
    """The index of the verb of a clause that opens with a phrase: منذ انتقاله، تمكن; 0 if there is none."""
    if not opens_a_phrase(words[0]):
        return 0
    for index, word in enumerate(words[: _VERB_WITHIN + 1]):
        if index and (is_verb(word) or _is_surely_act(word)):
            depends = {"relative", "complementiser"} & words[index - 1].readings.keys()
            return 0 if depends else index
    return 0


def opens_a_phrase(opener: Word) -> bool:
    """Whether a line opens with a preposition or another word that governs a phrase: منذ, بتهمة."""
    bare = without_conjunction(opener)
    # بتهمة التورط: a preposition may be one word with its noun.
    attached = letters_before(bare) > 0 and not is_verb(opener)
    return bare in word_set("opens_phrase") or "dependent" in opener.readings or attached


def _is_surely_act(word: Word) -> bool:
    """Whether a word is a verb of a known act and no noun: خرج."""
    return bool(verb_acts(word.folded)) and not names_an_act(word.folded) and not noun_acts(word.folded)


def _is_verb(word: Word) -> bool:
    return "factuality" in word.readings or is_verb(word)
