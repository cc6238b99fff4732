"""The values that several reasons share."""

from enum import StrEnum


class Position(StrEnum):
    """Which of several days is chosen, relative to the anchor; NEARER_AFTER: a near one after it."""

    BEFORE = "before"
    ON_OR_BEFORE = "on_or_before"
    NEAREST = "nearest"
    CURRENT = "current"
    NEARER_AFTER = "nearer_after"
    ON_OR_AFTER = "on_or_after"
    AFTER = "after"


class Cue(StrEnum):
    """What shows the direction: the words of the expression, the sentence around it, or nothing.

    SENTENCE_FUTURE_FAR: the sentence looks like the future, but a day that has just passed is far nearer.
    """

    EXPRESSION_PAST = "expression_past"
    EXPRESSION_PRESENT = "expression_present"
    EXPRESSION_FUTURE = "expression_future"
    SENTENCE_PAST = "sentence_past"
    SENTENCE_FUTURE = "sentence_future"
    SENTENCE_FUTURE_FAR = "sentence_future_far"
    NOTHING = "nothing"


class Share(StrEnum):
    """The first, the middle or the last third, named like TIMEX3's modifiers."""

    START = "START"
    MID = "MID"
    END = "END"


class Check(StrEnum):
    """The result of checking against a second statement in the text; MISSING: there is no such date."""

    AGREES = "agrees"
    NARROWS = "narrows"
    CONTRADICTS = "contradicts"
    MISSING = "missing"
