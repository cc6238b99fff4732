"""What اليوم is: the day of the report, the present age, or part of a name or a rubric.

أعلن الوزير اليوم reports a day; تعد المدينة اليوم من أكبر المدن speaks of the present. The nearest word of
the clause that shows one of them decides. Where none does, اليوم asserts no day.
"""

from enum import Enum

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, SO
from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import among, word_set
from timeline.arabic.words import words_before
from timeline.grammar.tense_hint import tense_of

# How far from اليوم a word may be that shows what it is.
_WORDS_BEFORE = 12
_WORDS_AFTER = 5
# How far back the verb that opens the sentence is looked for, and the letters of a verb that no list has.
_LONGEST_SENTENCE = 30
_SHORT = range(3, 7)
# Up to this distance a word with the ending of the perfect is taken for one.
_PERFECT_REACHES = 7
# Up to this distance a verb after a relative pronoun has اليوم in its own clause.
_RELATIVE_REACHES = 3
_PERFECT_ENDING = closed.letters("perfect_ending")
_NO_PERFECT = closed.letters("no_perfect")
# Up to this distance a noun has اليوم as its date: في مؤتمر صحفي اليوم.
_NOUN_REACHES = 2
_IMPERFECT = closed.letters("imperfect")
_OF_WE = closed.letters("of_we")
_PLURAL = closed.letters("verb_plural")
_OPENS_CLAUSE = {"opens_clause", "complementiser"}
_FEMININE_PLURAL = closed.letters("feminine_plural")
_NOUN_OPENING = closed.letters("noun_opening")
_NOUN_ENDING = closed.letters("noun_ending_of_opening")
_QUOTES = frozenset("«»“”\"'")


class Today(Enum):
    """What اليوم stands for."""

    DAY = "day"
    NOWADAYS = "nowadays"
    NAME = "name"


def meaning_of_today(tokens: Tokens, index: int) -> Today:
    """Return what اليوم at `index`, without a weekday or a date, stands for."""
    before = tokens.words[index - 1] if index and tokens.joined(index - 1) else ""
    after = tokens.words[index + 1] if tokens.joined(index) else ""
    if is_outlet(tokens, index) or among(before, "rubric"):
        return Today.NAME
    if after in word_set("after_nowadays"):
        return Today.NOWADAYS
    such = (
        index > 1 and tokens.reading(index - 1, "this") is not None and among(tokens.words[index - 2], "such")
    )
    if such:
        return Today.NAME
    if among(before, "length_of_day"):
        return Today.DAY if reports(tokens, index) else Today.NAME
    if among(before, "bounds_today") or tokens.reading(index - 1, "sometime") is not None:
        return Today.DAY
    if among(before, "of_our_age"):
        return Today.NOWADAYS
    if among(before, "dated_by_today"):
        return Today.DAY
    return Today.DAY if reports(tokens, index) else Today.NOWADAYS


def is_outlet(tokens: Tokens, index: int) -> bool:
    """Whether اليوم is, or ends, the name of an outlet: صحيفة «اليوم», قناة القدس اليوم, عين اليوم."""
    if tokens.gap(index - 1)[-1:] in _QUOTES and tokens.gap(index)[:1] in _QUOTES:
        # Not in غدا «اليوم», where the editor says which day is meant.
        return bool(tokens.gap(index)[:1]) and tokens.reading(index - 1, "shift") is None
    if not index or not tokens.joined(index - 1):
        return False
    before = tokens.words[index - 1]
    if among(before, "outlet_head") or among(before, "surely_outlet"):
        # Not in الوزير المصري اليوم, where it is an adjective.
        described = (
            index > 1 and tokens.joined(index - 2) and tokens.words[index - 2].startswith(closed.DEFINITE)
        )
        return not (described and before.startswith(closed.DEFINITE))
    headed = index > 1 and among(tokens.words[index - 2], "outlet_head")
    quoted = tokens.gap(index - 2)[-1:] in _QUOTES and tokens.gap(index - 2) != ""
    return among(before, "outlet_today") and (headed or quoted)


def reports(tokens: Tokens, index: int) -> bool:
    """Whether the clause around اليوم reports or announces an act: its nearest word that tells decides."""
    before = words_before(tokens, index, _WORDS_BEFORE)
    after = _words_after(tokens, index)
    for distance in range(1, _WORDS_BEFORE + 1):
        word = next(before, None)
        acts = _shows_act(tokens, *word, distance) if word else None
        if acts is None and distance <= after:
            acts = _shows_act(tokens, index + distance, False, distance, after=True)
        if acts is not None:
            return acts
    return _opens_with_act(tokens, index)


def _opens_with_act(tokens: Tokens, index: int) -> bool:
    """Whether the sentence opens with a verb of an act: استقبل الأمير في مكتبه اليوم, وغاب صلاح اليوم."""
    before = list(words_before(tokens, index, _LONGEST_SENTENCE))
    if len(before) in (0, _LONGEST_SENTENCE):
        return False
    opening, reported = before[-1]
    if reported:
        return False
    word = tokens.words[opening]
    if len(before) == 1:
        # التأمت اليوم ورشة عمل: right before اليوم, only a verb opens a sentence without the article.
        noun = word.startswith(closed.DEFINITE) or among(word, "weekly_rite")
        return len(word) > 2 and word[0] not in _IMPERFECT and not noun
    if word in word_set("no_act") or among(word, "state"):
        return False
    if tense_of(tokens, opening, False) == "past" or among(word, "act") or _is_feminine_perfect(word):
        return True
    # و and a short word without the form of a noun: most likely a perfect.
    bare = word[1:]
    if word[0] not in (AND, SO) or len(bare) not in _SHORT:
        return False
    return not bare.startswith(_NOUN_OPENING) and not bare.endswith(_NOUN_ENDING)


def _words_after(tokens: Tokens, index: int) -> int:
    """How many words after اليوم belong to its clause; a comma ends it unless اليوم opens it."""
    opens = index == 0 or tokens.ends_sentence(index - 1) or not tokens.joined(index - 1)
    opens = opens or tokens.clitic(index) in (AND, SO)
    if _QUOTES.intersection(tokens.gap(index)):
        return 0
    for distance in range(1, _WORDS_AFTER + 1):
        last, word = index + distance - 1, index + distance
        comma = not tokens.joined(last) and not (opens and distance == 1)
        if tokens.ends_sentence(last) or comma or tokens.reading(word, "relative") is not None:
            return distance - 1
        if distance > 1 and tokens.readings(word).keys() & _OPENS_CLAUSE:
            return distance - 1
    return _WORDS_AFTER


def _shows_act(
    tokens: Tokens, index: int, reported: bool, distance: int, *, after: bool = False
) -> bool | None:
    """Whether a word shows that its clause dates an act, or (False) a state, or nothing.

    reported: a clause opens between the word and اليوم, to which an act does not belong. after: the word is
    after اليوم, where a verb is one only if it is near: اليوم أعلن, but ألف طالب.
    """
    word = tokens.words[index]
    if distance == 1 and among(word, "as_for"):
        return False
    ongoing = among(word, "goes_on") and index > 0 and among(tokens.words[index - 1], "what")
    if ongoing or among(word, "state"):
        return False
    if reported or word in word_set("no_act"):
        return None
    of_relative = index > 0 and tokens.reading(index - 1, "relative") is not None
    if of_relative and distance > _RELATIVE_REACHES:
        return None
    tense = tense_of(tokens, index, reported)
    if tense == "future" or (tense == "past" and (distance == 1 or not after)):
        return True
    if among(word, "act") and (distance == 1 or not after):
        return True
    if distance <= _NOUN_REACHES and among(word, "dated_by_today"):
        return True
    reach = _NOUN_REACHES if after else _PERFECT_REACHES
    if distance <= reach and _is_feminine_perfect(word):
        return True
    if distance == 1:
        # وتقيم اليوم في القاهرة, التي تعمل اليوم, نعيش اليوم, يعملون اليوم.
        bare = word[1:] if word[0] in (AND, SO) else word
        imperfect = len(bare) > 3 and bare[0] in _IMPERFECT
        joined = bare != word or of_relative or bare.startswith(_OF_WE) or bare.endswith(_PLURAL)
        return False if imperfect and joined else None
    return None


def _is_feminine_perfect(word: str) -> bool:
    """Whether a word has the form of a perfect with ت: صدرت, واستقبلت."""
    bare = word[1:] if word[0] in (AND, SO) and len(word) > 4 else word
    if not bare.endswith(_PERFECT_ENDING) or len(bare) < 4 or bare.endswith(_FEMININE_PLURAL):
        return False
    return (
        bare[0] not in _NO_PERFECT
        and not bare.startswith(closed.DEFINITE)
        and not among(word, "no_feminine_perfect")
    )
