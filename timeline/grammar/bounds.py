"""Whether a word before a date makes it a bound of what the clause reports: قبل عام 1850, حتى نهاية العام.

The word is no part of the expression. قبل ثلاثة أيام is none of these: there the word is part of an offset.
"""

from typing import cast

from timeline.arabic.lexicon.closed import BY, FOR, FROM
from timeline.arabic.tokens import Tokens
from timeline.arabic.verb_forms import is_imperfect, is_perfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import words_before
from timeline.grammar.expression import (
    BeforeChrist,
    Bound,
    BoundKind,
    Duration,
    Modifier,
    Offset,
    RecurringSet,
    RollingPeriod,
    Semantics,
    Span,
    Vague,
)
from timeline.grammar.rule import Match
from timeline.grammar.tense_hint import find_tense_hint

# Words between a bound and the date of the happening that it is counted from: بعد هجمات المطار في 3 مايو.
_NAME_REACHES = 6
# Words between what is compared and منذ: أعلى مستوى لأسعار القمح في الأسواق منذ 2008.
_COMPARISON_REACHES = 8
# Words between what lasts and منذ: المفروض على المدينة منذ عامين.
_LASTING_REACHES = 5
# The value of an elative that compares only before its noun.
_BEFORE_NOUN = 2
_ABOUT = frozenset({Modifier.APPROX, Modifier.LESS_THAN, Modifier.MORE_THAN, Modifier.BEFORE, Modifier.AFTER})
_NESTED = ("since", "after", "before")


def find_bound(tokens: Tokens, first: int, match: Match) -> Bound | None:
    """Return the bound that the words around an expression make of it, None if they make none.

    first: the index of the first word of the expression.
    """
    semantics = match.semantics
    if isinstance(semantics, Duration | RecurringSet | Vague):
        return None
    if _compared(tokens, first, semantics):
        return _bound(tokens, "compared", first)
    if isinstance(semantics, Offset) and tokens.reading(first, "bound") == "since":
        # قتل منذ عامين is two years ago; يحكم منذ عامين has gone on since then.
        hint = None if _lasts(tokens, first) else find_tense_hint(tokens, first, match.stop, near=True)
        return None if hint and hint[0] == "past" else _bound(tokens, "since", first)
    before = tokens.reading(first - 1, "bound")
    if before is not None and not tokens.joined(first - 1):
        before = None
    if isinstance(semantics, Offset | RollingPeriod):
        return _bound(tokens, "throughout", first - 1) if before == "throughout" else None
    if _is_span(semantics) and tokens.reading(first, "opens_span") == "between":
        return _bound(tokens, "between", first)
    if before is not None and not tokens.clitic(first):
        spanning = _is_span(semantics)
        return None if spanning and before != "before" else _bound(tokens, str(before), first - 1)
    if match.mod is None and tokens.reading(match.stop, "about_after") and tokens.joined(match.stop - 1):
        return _bound(tokens, "about", match.stop)
    return _of_happening(tokens, first)


def _lasts(tokens: Tokens, first: int) -> bool:
    """Whether a participle or a present verb before منذ says what has gone on since then.

    الحرب المستمرة منذ عامين, يحاول بيع منزله منذ عامين.
    """
    for index, reported in words_before(tokens, first, _LASTING_REACHES):
        word = tokens.words[index]
        if reported or is_perfect(word):
            return False
        if word in word_set("lasting"):
            return True
        if is_imperfect(word):
            return index == 0 or tokens.words[index - 1] not in word_set("puts_in_the_past")
    return False


def _is_span(semantics: Semantics) -> bool:
    return isinstance(semantics, Span) or (isinstance(semantics, BeforeChrist) and semantics.is_span)


def _compared(tokens: Tokens, first: int, semantics: Semantics) -> bool:
    """Whether the clause is compared with the date: لأول مرة منذ 2011, الأعلى منذ أربعة أشهر."""
    inside = isinstance(semantics, Offset) and tokens.reading(first, "bound") == "since"
    outside = tokens.reading(first - 1, "bound") == "since" and tokens.joined(first - 1)
    if not inside and not outside:
        return False
    since = first if inside else first - 1
    return any(_compares(tokens, index) for index, _ in words_before(tokens, since, _COMPARISON_REACHES))


def _compares(tokens: Tokens, index: int) -> bool:
    """Whether a word says that something is the first or the highest: لأول مرة, الأسوأ, أعلى مستوى."""
    kind = tokens.reading(index, "compared")
    if kind != _BEFORE_NOUN:
        return kind is not None
    following = tokens.words[index + 1] if tokens.joined(index) else ""
    return bool(following) and not following.startswith((FOR, BY)) and following != FROM


def _of_happening(tokens: Tokens, first: int) -> Bound | None:
    """The bound of a happening that the date belongs to: منذ توقيع الاتفاق في 14 يوليو."""
    index = tokens.nearest("bound", first, _NAME_REACHES)
    if index is None:
        return None
    kind = tokens.reading(index, "bound")
    named = kind in _NESTED and tokens.joined(index) and names_an_act(tokens.words[index + 1])
    if not named or any(tokens.ends_sentence(word) for word in range(index, first)):
        return None
    if kind == "since" and any(
        _compares(tokens, at) for at, _ in words_before(tokens, index, _COMPARISON_REACHES)
    ):
        # أسوأ ترتيب له منذ تولي المدرب عام 1996.
        return _bound(tokens, "compared", index)
    return _bound(tokens, str(kind), index, nested=True)


def _bound(tokens: Tokens, kind: str, index: int, *, nested: bool = False) -> Bound:
    start, end = tokens.span(index, index, len(tokens.clitic(index)))
    return Bound(cast(BoundKind, kind), start, end, nested)


def is_about(mod: Modifier | None) -> bool:
    """Whether a modifier says that a date is near the days named: نحو, أكثر من."""
    return mod in _ABOUT
