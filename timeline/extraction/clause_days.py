"""Whether a clause can be of the days of its date: what its verb says, against the publication.

يتوقع الخبراء التزام الحكومة باتفاق الشهر الماضي: they expect it now. أعدت الشركة عقدا لبناء المصنع عام 2022:
it was drawn up before. In both the date belongs to another part of the clause, or dates nothing.
"""

from collections.abc import Sequence
from enum import Enum

from timeline.arabic.acts import calls_off
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import BY
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says, words_of
from timeline.dates.interval import DAY, Interval
from timeline.extraction.finite_verbs import has_verb, is_finite_verb, without_and
from timeline.extraction.model import Article, Range
from timeline.extraction.negation import is_denial
from timeline.extraction.when import When, relation_to
from timeline.normalizer.resolution import Resolution

# Days for which news is followed up: an older date belongs to what the clause refers to.
_NEWS_DAYS = 31
# Days before the publication of which news speaks in the present tense.
_PRESENT_DAYS = 3
# The same of the day on which something was said, and the fewest words from the verb to what it is of.
_SAID_DAYS, _SPEAKER = 7, 4
# Words from a verb to its أن: لا يوجد دليل على أن.
_TO_THAT = 3
# Readings of words that put a date ahead of what has happened: قرر, حدد, موعد, المقرر.
_PLANS = frozenset({"sets_a_day", "plan_noun", "plan_after", "schedules", "surely_future"})
_IMPERFECT = closed.letters("imperfect")


class ClauseDays(Enum):
    """Of which days a clause can be, next to its date."""

    # Those of its date.
    OWN = "own"
    # Others, if anything in it can be what is dated.
    PERHAPS_OTHERS = "perhaps others"
    # It is told in the present tense, and its date is past.
    PRESENT = "present"
    # It reports words of the news, and its date is past: نفى المزاعم بشأن لقائهما الشهر الماضي.
    SAID = "said"
    # It has happened, and its date is ahead.
    BEFORE_DATE = "before its date"


def days_of_clause(
    article: Article, quote: Range, date: Range, near: Sequence[Range], resolution: Resolution
) -> ClauseDays:
    """Return of which days a clause can be.

    quote, date: the clause and its expression, in characters of the text; near: the dates of its sentence.
    """
    text, published, when = article.text, article.published, resolution.interval
    long_past, ahead = _is_before(when, published, _PRESENT_DAYS), relation_to(when, published) is When.AFTER
    # The verb of a clause of these days agrees with them: it is not looked for.
    if long_past or ahead:
        words = words_of(text, quote[0], date[0])
        at = next((at for at in range(len(words) - 1, -1, -1) if is_finite_verb(text, words[at])), None)
        if at is not None and not has_verb(text, (date[1], quote[1])):
            within = any("complementiser" in word.readings for word in words[at + 1 : at + 1 + _TO_THAT])
            # يعتقد أن الرجل غادر الشهر الماضي: the date is that of the clause within.
            if long_past and not within and _is_present(words, at):
                return ClauseDays.PRESENT
            if _is_before(when, published, _SAID_DAYS) and _is_said(text, words, at, date, quote):
                return ClauseDays.SAID
            if ahead and _has_happened(words, at):
                return ClauseDays.BEFORE_DATE
    if _has_other_date(text, quote, date, near) or is_past(resolution, published):
        return ClauseDays.PERHAPS_OTHERS
    return ClauseDays.OWN


def is_past(resolution: Resolution, published: Interval | None) -> bool:
    """Whether the days are too long before the publication to be those of the news."""
    return _is_before(resolution.interval, published, _NEWS_DAYS)


def _is_before(when: Interval | None, published: Interval | None, days: int) -> bool:
    latest = when.latest if when else None
    if latest is None or published is None or published.earliest is None:
        return False
    return published.earliest - latest > days * DAY


def _is_present(words: Sequence[Word], at: int) -> bool:
    """Whether a verb is of the present: not لم يعقد, كان يعمل, يعود إلى."""
    verb = without_and(words[at].folded)
    if not is_imperfect(verb) or verb in word_set("dates_back"):
        return False
    if verb in word_set("dates_back_to") and not any(
        word.folded.startswith(BY) for word in words[at + 1 : at + 2]
    ):
        return False
    before = [word.folded for word in words[:at]]
    return word_set("puts_in_the_past").isdisjoint(before)


def _is_said(text: str, words: Sequence[Word], at: int, date: Range, quote: Range) -> bool:
    """Whether a verb is one of saying or denying that is not right before its date, and has no أن."""
    if not (says(words[at]) or is_denial(words[at].folded)):
        return False
    if any("complementiser" in word.readings for word in words[at + 1 :]):
        return False
    after = words_of(text, date[1], quote[1], 1)
    that = bool(after) and "complementiser" in after[0].readings
    return not that and ":" not in text[date[1] : date[1] + 3] and len(words) - at > _SPEAKER


def _has_happened(words: Sequence[Word], at: int) -> bool:
    """Whether a verb tells what has happened, and no plan: not قرر, من المقرر أن, ألغى رحلة الغد."""
    verb = words[at]
    bare = without_and(verb.folded)
    inflected = bare.startswith(_IMPERFECT) and not is_perfect(bare)
    # لم يكن.
    inflected = inflected and not (at and words[at - 1].folded in word_set("did_not"))
    if inflected or is_future(verb.folded) or says(verb) or calls_off(verb.folded):
        return False
    return all(_PLANS.isdisjoint(word.readings) and word.readings.get("factuality") is None for word in words)


def _has_other_date(text: str, quote: Range, date: Range, near: Sequence[Range]) -> bool:
    """Whether the verb of a clause has a date of its own, before it or after."""
    before = [other for other in near if other[1] <= quote[0]]
    if before and not has_verb(text, (quote[0], near[len(before)][0])):
        return True
    inside = [other for other in near if quote[0] <= other[0] < date[0]]
    return any(
        has_verb(text, (quote[0], other[0])) and has_verb(text, (other[1], date[0])) for other in inside
    )
