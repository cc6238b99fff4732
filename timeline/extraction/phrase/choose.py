"""The part of a clause that its date belongs to, where that is not the whole clause.

استدعي السفير احتجاجا على زيارة الوفد الأسبوع الماضي: last week is the day of the visit. A date belongs to
what a relative clause describes (المعاهدة التي وقعت عام 1979), to an act that is called by it (عاد إلى اتفاق
1979), and to the act after بعد or إثر: so it was in 18 of 19 clauses of days of the news, read one by one.
"""

from collections.abc import Sequence

from timeline.arabic.acts import verb_acts
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, words_of
from timeline.extraction.clause_days import ClauseDays
from timeline.extraction.finite_verbs import has_verb, is_finite_verb
from timeline.extraction.model import Range
from timeline.extraction.phrase.acts import (
    act_after_preposition,
    act_told_of,
    commemorated,
    named_act,
    nearest_act,
    purpose,
)
from timeline.extraction.phrase.described import described, described_alone, described_as_lasting
from timeline.extraction.phrase.own_clause import own_clause
from timeline.extraction.phrase.seams import end_of_phrase, is_perfect_main, is_undone, undoing_noun

# The readings of words that name a day: السبت, أمس.
_DAY = frozenset({"weekday", "shift"})
# Acts whose day is that of what they came of.
_HARMED = frozenset({"injure", "kill", "die", "drown"})


def dated_phrase(text: str, quote: Range, date: Range, days: ClauseDays) -> Range | None:
    """Return the part of a clause that its date belongs to, None if that is the clause itself.

    quote, date: in characters of the text. days: of which days the clause can be.
    """
    before = _before(text, quote, date[0])
    start = described(text, before, date[0])
    if start is None:
        start = described_alone(text, before, date[0])
    if start is not None:
        return _phrase(text, quote, date, start)
    start = None if days is ClauseDays.OWN else commemorated(text, before, date[0])
    if start is None:
        start = named_act(text, before, date)
    if start is None:
        start = act_told_of(text, before, date[0])
    if start is not None and is_undone(text, before, start):
        return _phrase(text, quote, date, undoing_noun(before, start))
    if start is None and (days is not ClauseDays.OWN or _may_be_of_other_days(text, before)):
        own = days is ClauseDays.OWN and not any(_DAY & word.readings.keys() for word in before)
        start = act_after_preposition(text, before, date[0], own=own)
    if start is None and days is ClauseDays.PERHAPS_OTHERS:
        start = own_clause(text, before, date[0])
    if start is None and days is ClauseDays.BEFORE_DATE:
        start = purpose(text, before, date[0])
    if start is None and days in (ClauseDays.PRESENT, ClauseDays.SAID):
        start = nearest_act(text, before, date[0])
        if start is not None and is_undone(text, before, start):
            start = undoing_noun(before, start)
    return _phrase(text, quote, date, start)


def lasting_phrase(text: str, quote: Range, date: Range) -> Range | None:
    """Return what has lasted since a date, None if that is the whole clause: قتل في الحرب القائمة منذ 2007.

    quote: the clause; date: the expression with its منذ, in characters of the text.
    """
    before = _before(text, quote, date[0])
    if not any(is_perfect_main(text, before, at) for at in range(len(before))):
        return None
    start = described(text, before, date[0], lasting=True)
    if start is None:
        start = described_as_lasting(text, before, date[0])
    if start is None:
        start = described_alone(text, before, date[0], lasting=True)
    return _phrase(text, quote, date, start)


def _before(text: str, quote: Range, end: int) -> Sequence[Word]:
    """The words before a date, without letters that are attached to it: و2013."""
    words = words_of(text, quote[0], end)
    return words[:-1] if words and words[-1].end == end and text[end - 1 : end].isalpha() else words


def _phrase(text: str, quote: Range, date: Range, start: int | None) -> Range | None:
    if start is None or start < quote[0]:
        return None
    end = end_of_phrase(text, quote, date)
    # الصاروخ الذي أصاب السوق في 4 أيار أطلق من الجبل: the predicate comes after it.
    if start == quote[0] and not _has_predicate(text, (end, quote[1])):
        return None
    return start, end


def _has_predicate(text: str, stretch: Range) -> bool:
    """Whether a stretch has a finite verb or ليس."""
    negated = any(word.folded in word_set("denies_a_property") for word in words_of(text, *stretch))
    return negated or has_verb(text, stretch)


def _may_be_of_other_days(text: str, before: Sequence[Word]) -> bool:
    """Whether words before a date have a verb, and of no one who was killed or hurt by what a date is of:
    أصيب عاملان بعد انهيار السقف يوم الأحد.
    """
    verbs = [word for word in before if is_finite_verb(text, word)]
    return bool(verbs) and not any(_HARMED & verb_acts(word.folded) for word in verbs)
