"""What follows a number: whether it counts something, and so is no year and no day."""

import re

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, IN
from timeline.arabic.tokens import Tokens

_UNIT_SIGN = re.compile(r" ?[%٪$€£°]")
_COUNTED = frozenset(closed.words("counted_noun"))
_PERCENT = frozenset(closed.words("percent"))
_DEFINITE = closed.letters("definite")
_ATTACHED = closed.letters("attached")
_COUNTED_ENDINGS = (*closed.letters("accusative"), *closed.letters("feminine"))
_RELATION = closed.letters("relation")
_SHORT = 3
_OPENS_VERB = closed.letters("opens_verb")
FUNCTION_KINDS = frozenset(
    {
        "dependent",
        "opens_clause",
        "joins",
        "tense_hint",
        "common",
        "complementiser",
        "relative",
        "era",
        "calendar_mark",
    }
)
# After a number these make it a quantity, a time of day or a date of its own.
_TAKEN = frozenset(
    {"unit", "dual_unit", "cardinal", "hundreds", "month", "weak_month", "calendar_month", "day_part_after"}
)


def goes_on(tokens: Tokens, index: int, marks: str = ".,:/-–") -> bool:
    """Whether the number at word `index` is only a part of one, or has a sign: 12.5, 3-2, 14:30, 25%."""
    gap = tokens.gap(index)
    if _UNIT_SIGN.match(tokens.folded.text, tokens.end(index)):
        return True
    return len(gap) == 1 and gap in marks and tokens.number(index + 1) is not None


def counts_known_noun(tokens: Tokens, stop: int) -> bool:
    """Whether the number before word `stop` counts a unit or a noun that numbers often count."""
    if goes_on(tokens, stop - 1):
        return True
    if not tokens.joined(stop - 1):
        return False
    taken = not tokens.clitic(stop) and not _TAKEN.isdisjoint(tokens.readings(stop))
    if taken or tokens.words[stop] in _COUNTED:
        return True
    percent = stop + 1 if tokens.words[stop] == IN and tokens.joined(stop) else stop
    return not _PERCENT.isdisjoint(tokens.words[percent : percent + 1])


def stands_alone(tokens: Tokens, stop: int) -> bool:
    """Whether nothing after the number before word `stop` can be what it counts.

    A mark, the end of the text, a definite or a function word follows, or a word with و attached; a word that
    may be an indefinite noun does not.
    """
    if counts_known_noun(tokens, stop):
        return False
    if not tokens.joined(stop - 1):
        return True
    word = tokens.words[stop]
    if tokens.number(stop) is not None:
        return False
    if word[0] == AND and len(word) > _SHORT and not word.endswith(_COUNTED_ENDINGS):
        return True
    return word.startswith(_DEFINITE) or not FUNCTION_KINDS.isdisjoint(tokens.readings(stop)) or len(word) < 3


def may_be_counted(word: str) -> bool:
    """Whether a word has the ending of a singular noun after 11 to 99: accusative or feminine."""
    return word.endswith(_COUNTED_ENDINGS) or word.endswith(_RELATION)


def counts_noun(tokens: Tokens, index: int) -> bool:
    """Whether the number before word `index` counts it, as it does an indefinite noun (2000 شخص)."""
    if index >= len(tokens) or not tokens.joined(index - 1):
        return False
    word = tokens.words[index]
    if word.startswith(_DEFINITE) or word[0] in _ATTACHED or len(word) < 3:
        return False
    readings = tokens.readings(index)
    if "unit" in readings:
        return True
    return readings.keys().isdisjoint(FUNCTION_KINDS) and not word.startswith(_OPENS_VERB)
