"""Whether a clause reports something as occurred, announced, denied or hypothetical, and its cue.

The nearest cue before the date decides, then the first after it: ستعقد الجولة يوم الثلاثاء, يوم الثلاثاء
ستعقد الجولة. A verb of saying ends the search: its أن introduces reported speech, and without أن the date is
that of the speech act itself. Days after the publication have not occurred yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.arabic.acts import calls_off
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, TO
from timeline.arabic.per_word import PerWord
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, joined_by_and, says, words_before, words_of
from timeline.dates.interval import Interval
from timeline.extraction.model import Factuality, Range
from timeline.extraction.negation import Denied, denied_by, is_denial
from timeline.extraction.when import When, relation_to

# Words read before and after the date.
_BEFORE = 40
_AFTER = 8
# A verb of saying farther after the date has a clause of its own.
_SAYS_AFTER = 2
# A past verb farther off has a date of its own; so has a condition.
_PAST_REACHES = 10
_CONDITION_REACHES = 15
# Words from one that doubts to the verb: من المحتمل أن يكون الوفد قد وصل.
_DOUBT_REACHES = 6
# Words from a verb of the future to the past day for which it was planned.
_PLAN_REACHES = 8
# Words from كاد to the day of what nearly happened.
_NEARLY_REACHES = 8
# Words from كان to what was planned: كان من المقرر.
_WAS_REACHES = 2
_MARKS = frozenset("،,؛;:()")
# غدا, بعد غد.
_AHEAD = (1, 2)
_MAY = closed.word("may")
_PAST_PARTICLES = closed.words("past_particle")
_ACCUSATIVE = closed.letters("accusative")


@dataclass(frozen=True, slots=True)
class FactualityReading:
    """The factuality of a clause, the span of its cue, and whether it reports a speech act."""

    factuality: Factuality
    cue: Range | None = None
    reporting: bool = False


_PLAIN = FactualityReading(Factuality.OCCURRED)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The words of one sentence before its date."""

    text: str
    words: Sequence[Word]

    def ends_sentence(self, index: int) -> bool:
        return False

    def opens_speech(self, index: int) -> bool:
        """Whether reported speech begins after a word: after أن or a colon."""
        words = self.words
        if "complementiser" in words[index].readings:
            return True
        return index + 1 < len(words) and ":" in self.text[words[index].end : words[index + 1].start]


def factuality(
    text: str,
    before: Sequence[Word],
    after: Sequence[Word],
    date: Range,
    when: Interval | None,
    published: Interval | None,
) -> FactualityReading:
    """Return the factuality of the clause around `date`, a range in characters of `text`.

    before, after: the words of its sentence on both sides of the date. when: its days; published: the
    publication.
    """
    before, after = before[-_BEFORE:], after[:_AFTER]
    relation = relation_to(when, published)
    reading = _before_date(text, before, after, relation)
    if reading is None:
        reading = _after_date(text, date[1], after, relation) or _PLAIN
    if reading.factuality is not Factuality.OCCURRED:
        return reading
    if relation is When.AFTER:
        return FactualityReading(Factuality.ANNOUNCED)
    if not reading.reporting and _is_ahead(text, date):
        # غدا of an unknown day, or said long before the publication: what became of it, the words do not say.
        past = relation is When.BEFORE
        return FactualityReading(Factuality.HYPOTHETICAL if past else Factuality.ANNOUNCED)
    return reading


def _is_ahead(text: str, date: Range) -> bool:
    """Whether the words of a date themselves place it ahead of who speaks: غدا, السبت المقبل."""
    return any(
        word.readings.get("direction") == "future" or word.readings.get("shift") in _AHEAD
        for word in words_of(text, *date)
    )


def _before_date(
    text: str, words: Sequence[Word], after: Sequence[Word], relation: When
) -> FactualityReading | None:
    """The factuality signalled by the words before the date, the nearest first; None without a cue.

    A verb in the present is a weak cue: a clearer word before it decides (من المقرر أن يلتقي).
    """
    suggested: FactualityReading | None = None
    # المحادثات التي كانت مقررة الأحد أرجئت إلى الثلاثاء.
    put_off = bool(words) and words[-1].folded == TO and any(calls_off(word.folded) for word in words)
    for index, reported in words_before(_Sentence(text, words), len(words), _BEFORE):
        word, distance = words[index], len(words) - index
        if not word.readings and _TELLS_NOTHING[word.folded]:
            if _joins_a_clause(text, words, index):
                return suggested
            continue
        if "complementiser" in word.readings:
            continue
        if says(word):
            if reported or suggested:
                return suggested
            return _negated(text, words, index, after) or FactualityReading(
                Factuality.OCCURRED, reporting=True
            )
        if word.readings.get("factuality") == "conditional" and distance <= _CONDITION_REACHES:
            return FactualityReading(Factuality.HYPOTHETICAL, (word.start, word.end))
        if not reported and _denies_on_date(words, index, after):
            return FactualityReading(Factuality.OCCURRED, (word.start, word.end), reporting=True)
        reading = _cue(text, words, index, after)
        if reading and put_off and word.readings.get("factuality") == "announced":
            reading = FactualityReading(Factuality.ANNOUNCED, reading.cue)
        if reading and relation is When.BEFORE and is_future(word.folded):
            # An article published afterwards announces nothing: it was a plan, or it is a name (ستورغيس).
            was_plan = distance <= _PLAN_REACHES and _was_plan(word)
            reading = FactualityReading(Factuality.HYPOTHETICAL, reading.cue) if was_plan else None
        if reading:
            condition = _condition(words[:index]) if reading.factuality is Factuality.ANNOUNCED else None
            return condition or reading
        if (
            suggested is None
            and distance <= _PAST_REACHES
            and _is_past_verb(word)
            and not _is_planned(words, index)
            and relation is not When.AFTER
        ):
            return _negated(text, words, index, after) or _doubted(text, words, index) or _PLAIN
        if suggested is None and word.readings.get("tense_hint") == "future" and relation is not When.BEFORE:
            suggested = _before_verb(text, words, index, after) or FactualityReading(
                Factuality.ANNOUNCED, (word.start, word.end)
            )
        if distance > 1 and not {"relative", "opens_clause"}.isdisjoint(word.readings):
            return suggested or _PLAIN
        if _joins_a_clause(text, words, index):
            return suggested
    return suggested


def _tells_nothing(folded: str) -> bool:
    """Whether a word that the lexicon does not have says nothing of a clause, as most words."""
    if folded.removeprefix(AND) == _MAY or folded in word_set("nearly"):
        return False
    return not (is_denial(folded) or is_future(folded) or is_perfect(folded))


_TELLS_NOTHING = PerWord(_tells_nothing)


def _joins_a_clause(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether a comma and و separate a word from the preceding text, which is about something else."""
    return (
        index > 0 and joined_by_and(words[index]) and "،" in text[words[index - 1].end : words[index].start]
    )


def _condition(words: Sequence[Word]) -> FactualityReading | None:
    """A condition shortly before: إذا صمدت الهدنة ستفتح المعابر."""
    for word in reversed(words[-_CONDITION_REACHES:]):
        if says(word) or "complementiser" in word.readings:
            return None
        if word.readings.get("factuality") == "conditional":
            return FactualityReading(Factuality.HYPOTHETICAL, (word.start, word.end))
    return None


def _after_date(text: str, start: int, words: Sequence[Word], relation: When) -> FactualityReading | None:
    """The factuality signalled by the first words after the date, up to the end of their clause."""
    for index, word in enumerate(words):
        between = text[start : word.start]
        if (index and any(mark in between for mark in "،,؛;:.")) or "complementiser" in word.readings:
            return None
        if not {"relative", "opens_clause"}.isdisjoint(word.readings) or joined_by_and(word):
            return None
        if says(word):
            # مشيرا, مؤكدا: the speaker named before the date continues.
            finite = not word.folded.endswith(_ACCUSATIVE)
            return (
                FactualityReading(Factuality.OCCURRED, reporting=True)
                if finite and index < _SAYS_AFTER
                else None
            )
        reading = _cue(text, words, index, ())
        if reading and (relation is not When.BEFORE or reading.factuality is Factuality.DENIED):
            return reading
        if _is_past_verb(word):
            return _PLAIN
        start = word.end
    return None


def _cue(text: str, words: Sequence[Word], index: int, after: Sequence[Word]) -> FactualityReading | None:
    """The factuality that one word signals clearly. after: the words after the date."""
    word = words[index]
    cue = word.start, word.end
    value = word.readings.get("factuality")
    if value == "denied":
        match denied_by(text, words, index, after):
            case Denied.ACT:
                return FactualityReading(Factuality.DENIED, cue)
            case Denied.NOTHING:
                return _PLAIN
            case Denied.ELSEWHERE:
                return None
    if value == "hypothetical" or (len(words) - index <= _NEARLY_REACHES and _nearly(words, index)):
        return FactualityReading(Factuality.HYPOTHETICAL, cue)
    if value == "announced" and _was_planned(words, index):
        return FactualityReading(Factuality.HYPOTHETICAL, cue)
    if value == "announced" or is_future(word.folded):
        return FactualityReading(Factuality.ANNOUNCED, cue)
    may = word.folded.removeprefix(AND) == _MAY
    if may and index + 1 < len(words) and is_imperfect(words[index + 1].folded):
        return FactualityReading(Factuality.HYPOTHETICAL, cue)
    return None


def _nearly(words: Sequence[Word], index: int) -> bool:
    """Whether a word says that what follows nearly happened: كاد الجسر ينهار; not ما كاد ينهار."""
    if words[index].folded not in word_set("nearly"):
        return False
    return not (index and words[index - 1].folded in word_set("negates_a_verb"))


def _was_plan(word: Word) -> bool:
    """Whether a word with the letters of a future is surely a verb: سيعقد, ستفتح."""
    return any(is_imperfect(rest) for rest in (word.folded[1:], word.folded[2:]))


def _is_planned(words: Sequence[Word], index: int) -> bool:
    """Whether a word that looks like a verb is the act of a plan: مقررا إقامته."""
    return index > 0 and words[index - 1].readings.get("factuality") == "announced"


def _was_planned(words: Sequence[Word], index: int) -> bool:
    """Whether a plan was one: كانت مقررة, كان من المقرر. What became of it, the words do not say."""
    return any(word.folded in word_set("was") for word in words[max(0, index - _WAS_REACHES) : index])


def _before_verb(
    text: str, words: Sequence[Word], index: int, after: Sequence[Word]
) -> FactualityReading | None:
    """The factuality signalled by the particle right before a verb: لن تعقد, قد تعقد."""
    return _cue(text, words, index - 1, after) if index else None


def _negated(text: str, words: Sequence[Word], index: int, after: Sequence[Word]) -> FactualityReading | None:
    """What the word before a verb says, if it negates it."""
    if index and words[index - 1].readings.get("factuality") == "denied":
        return _cue(text, words, index - 1, after)
    return None


def _doubted(text: str, words: Sequence[Word], index: int) -> FactualityReading | None:
    """What a word shortly before a past verb says, if it asks or doubts: ربما وصل, هل وصل, يحتمل أن يكون وصل.

    What comes after a verb of saying, a mark or a relative pronoun is not doubted by it.
    """
    for at in range(index - 1, max(index - 1 - _DOUBT_REACHES, -1), -1):
        word = words[at]
        if not _MARKS.isdisjoint(text[word.end : words[at + 1].start]):
            return None
        unreal = at == index - 1 and word.folded in word_set("unreal")
        if unreal or (
            word.folded in word_set("doubts") and not (at and "relative" in words[at - 1].readings)
        ):
            return FactualityReading(Factuality.HYPOTHETICAL, (word.start, word.end))
        if says(word) or not {"relative", "opens_clause"}.isdisjoint(word.readings):
            return None
    return None


def _denies_on_date(words: Sequence[Word], index: int, after: Sequence[Word]) -> bool:
    """Whether a date is that of the denial, because what is denied follows it: نفى المتحدث الخميس الأنباء."""
    if not after or not is_denial(words[index].folded):
        return False
    opener = after[0]
    if "complementiser" in opener.readings or opener.readings.get("dependent") == "relative":
        return True
    return not ({"dependent", "opens_clause"} & opener.readings.keys() or joined_by_and(opener))


def _is_past_verb(word: Word) -> bool:
    known = word.readings.get("tense_hint")
    if known is None:
        return is_perfect(word.folded)
    return known == "past" and word.folded not in _PAST_PARTICLES


def within_quote(
    reading: FactualityReading, quote: Range, when: Interval | None, published: Interval | None
) -> FactualityReading:
    """Return a reading without a denial that is outside the clause it would deny.

    quote: the clause; when: its days; published: the publication.
    """
    if reading.factuality is not Factuality.DENIED or reading.cue is None:
        return reading
    if quote[0] <= reading.cue[0] < quote[1]:
        return reading
    ahead = relation_to(when, published) is When.AFTER
    return FactualityReading(Factuality.ANNOUNCED) if ahead else _PLAIN
