"""What a headline would be that opens at some word of a clause, and what a reader would miss in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.arabic.attached import letters_before
from timeline.arabic.lexicon import closed
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says, words_of
from timeline.extraction.headline.ending import ELLIPSIS, ending, rendered, trimmed
from timeline.extraction.headline.faults import (
    BROKEN,
    CUT_OFF,
    FEWEST_WORDS,
    NO_DATE,
    TOO_SHORT,
    faults,
    leaning,
    main_verb,
)
from timeline.extraction.headline.opening import is_verb, opening, without_conjunction
from timeline.extraction.headline.predicate import (
    first_predicate,
    lacks_predicate,
    lacks_subject,
    pronoun_to_leave_out,
    speaks_in_first_person,
)
from timeline.extraction.headline.speaker import named_speaker
from timeline.extraction.model import ClauseStatus

# Words from the opening of a clause to its verb of saying: بعد أن أكد, في كلمة له في ليلة العاشر أكد.
_TO_SAYING = 10
# Words after the main verb of a clause that opens with a phrase, which no headline of it lacks.
_AFTER_VERB = 2
# A headline has so many words at least up to a day that is left out.
_LEAST_BEFORE = 3
# The readings of the words of a day that is counted from the publication.
_IS_RELATIVE = {"shift", "weekday", "direction", "day_head", "day_part"}
_IS_DAY = {"shift", "weekday"}
_SHORTEST_NOUN = 4
# عقدا, جنديين.
_ACCUSATIVE_ENDINGS = (*closed.letters("accusative"), *closed.letters("object_ending"))
_THAT = closed.table("particle")["that_of_saying"]
# What seams are made of; what is around words that are quoted.
COMMAS, QUOTATION = frozenset("،,؛;"), frozenset('"«“')


@dataclass(frozen=True, slots=True)
class Clause:
    """What a headline may be made of: the words from before the quote to its end.

    first: the index of the first word of the quote. date: the indexes of the words of its expression.
    in_article: whether it is of an article with a title, which names who acts. spoken: whether a speaker is
    printed before it.
    """

    text: str
    words: Sequence[Word]
    first: int
    date: range
    most: int
    in_article: bool = False
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A possible headline. missing: the weight of what a reader misses; fragment: as of a Headline."""

    line: str
    missing: int
    fragment: bool


def made_headline(clause: Clause, index: int, status: ClauseStatus) -> Made:
    """Return the headline that opens at a word of a clause. status: of the quote."""
    text, words = clause.text, clause.words
    said = ""
    if index == clause.first and status.reporting:
        verb = next((at for at in range(index, min(index + _TO_SAYING, len(words))) if says(words[at])), None)
        if verb is not None:
            after, said = _after_saying(clause, verb, status)
            index = after if said else _after_participle(clause, verb) or index
    first, joined, left_out = opening(text, words, index)
    opened = first
    first, dated = _after_date(words, first, clause.date)
    if first < len(words) - 1 and "in_it" in words[first].readings:
        first += 1
    if first >= len(words):
        return Made(trimmed(rendered(text, words[index:])), TOO_SHORT + CUT_OFF, True)
    kept = list(words[first:])
    if joined and first == opened:
        kept[0] = _without_letter(kept[0])
    skipped = {number - first for number in left_out} | _date_between_commas(clause, first)
    skipped |= _relative_date(clause, first)
    prefix = f"{said}: " if said else ""
    least = clause.date.stop - first + 1 if says(kept[0]) and clause.date else 0
    least = max(least, main_verb(kept) + _AFTER_VERB)
    spoken = bool(said) or clause.spoken
    predicate = first_predicate(text, kept)
    pronoun = pronoun_to_leave_out(text, kept, predicate)
    if pronoun is not None and not spoken:
        skipped |= {pronoun}
    count, line, broken = ending(text, kept, skipped, clause.most - len(prefix), least, said=spoken)
    if broken and (beside := _date_to_leave_out(clause, first)):
        # The date is printed beside the line.
        skipped |= beside
        count, line, broken = ending(text, kept, skipped, clause.most - len(prefix), least, said=spoken)
    line = trimmed(line) + (ELLIPSIS if broken else "")
    if (said or clause.spoken) and _is_accusative_of_that(words, first):
        # المتحدث: إن جنديين قتلا.
        line = f"{_THAT} {line}"
    told = kept[:count]
    has_predicate = predicate is not None and predicate < count
    missing = faults(told, said or not status.reporting, has_predicate=has_predicate)
    dated = dated or not clause.date or clause.date.start < first + count
    missing += (0 if dated else NO_DATE) + (BROKEN if broken else 0)
    unsaid = not said and _lacks_said(text, told)
    # الشركة: المرضى الذين بدأوا: what was said of them is missing, not that they began.
    leans = (
        unsaid
        or (spoken and pronoun is not None)
        or (bool(leaning(told)) and not _dates(clause.date, first, count))
    )
    whole = [word for number, word in enumerate(kept) if number not in skipped] or kept
    after_that = first > 0 and "complementiser" in words[first - 1].readings
    if spoken:
        # الوزير: المقررة يوم الأحد.
        leans = leans or whole[0].folded in word_set("planned_for")
    elif not leans:
        predicate = first_predicate(text, whole) if skipped else predicate
        leans = _tells_too_little(clause, whole, predicate, after_that=after_that)
    return Made(prefix + line, missing, leans)


def _tells_too_little(
    clause: Clause, words: Sequence[Word], predicate: int | None, *, after_that: bool
) -> bool:
    """Whether a line has no predicate, or nobody who acts.

    predicate: its first predicate; after_that: whether أن is before it.
    """
    text = clause.text
    if lacks_predicate(text, words, predicate) or speaks_in_first_person(words):
        return True
    return clause.in_article and lacks_subject(text, words, after_that=after_that)


def _dates(date: range, first: int, count: int) -> bool:
    """Whether a headline of so many words opens with its date and tells something: في آخر صفر دخل الحج."""
    return bool(date) and first <= date.start <= first + 2 and first + count - date.stop >= FEWEST_WORDS - 1


def _is_accusative_of_that(words: Sequence[Word], first: int) -> bool:
    """Whether a word after إن is an accusative, which cannot open a sentence: جنديين, عقدا."""
    if not first or "complementiser" not in words[first - 1].readings:
        return False
    folded = words[first].folded
    # What is shorter is a particle: لا.
    return (
        len(folded) >= _SHORTEST_NOUN
        and folded.endswith(_ACCUSATIVE_ENDINGS)
        and not folded.startswith(closed.ARTICLE)
        and not is_verb(words[first])
    )


def _lacks_said(text: str, words: Sequence[Word]) -> bool:
    """Whether a line says that somebody spoke, and not what: قال المدرب في مؤتمر صحفي."""
    verb = without_conjunction(words[0])
    if verb not in word_set("only_says") and verb not in word_set("says_that"):
        return False
    told = any("complementiser" in word.readings for word in words)
    # أفادت الوكالة بانهيار السقف.
    told = told or (verb in word_set("says_that") and any(letters_before(word.folded) for word in words[1:]))
    return not told and not any(_opens_speech(text, words, at) for at in range(1, len(words)))


def _without_letter(word: Word) -> Word:
    """A word without the conjunction, or the ل, attached to it."""
    bare = word.folded[1:] if word.folded in word_set("outcome") else without_conjunction(word)
    return word._replace(folded=bare, start=word.start + 1)


def _after_saying(clause: Clause, index: int, status: ClauseStatus) -> tuple[int, str]:
    """The first word of what is said, and who says so; (index, "") if the clause is better read as it is.

    It is where the verb has no subject (وأضاف الخميس أن), or the whole is too long for one line.
    """
    text, words = clause.text, clause.words
    that = next((at for at in range(index + 1, len(words)) if "complementiser" in words[at].readings), None)
    if that is None:
        # قال المدرب: لسنا خائفين.
        quoted = (at - 1 for at in range(index + 2, len(words)) if _opens_speech(text, words, at))
        that = next(quoted, None)
    if that is None or that + FEWEST_WORDS >= len(words):
        return index, ""
    if all(at in clause.date for at in range(index + 1, that)):
        named = named_speaker(text, words_of(text, *status.antecedent)) if status.antecedent else ""
    elif len(rendered(text, words[index:])) > clause.most:
        named = named_speaker(text, words[index:that])
    else:
        named = ""
    return (that + 1, named) if named else (index, "")


def _after_participle(clause: Clause, verb: int) -> int | None:
    """The first word of what a speaker who is printed went on to say: الوزير: موضحا أن الجسر سيفتح."""
    if not (clause.spoken and clause.words[verb].folded.endswith(closed.letters("accusative"))):
        return None
    that = next(
        (at for at in range(verb + 1, len(clause.words)) if "complementiser" in clause.words[at].readings),
        None,
    )
    return that + 1 if that is not None and that + FEWEST_WORDS < len(clause.words) else None


def _opens_speech(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a colon, or quotation marks after a comma, are before a word."""
    between = text[words[at - 1].end : words[at].start]
    return ":" in between or (not COMMAS.isdisjoint(between) and not QUOTATION.isdisjoint(between))


def _after_date(words: Sequence[Word], first: int, date: range) -> tuple[int, bool]:
    """The word after a date that opens the clause, which is printed apart, and whether there is one."""
    if not date or not first <= date.start <= first + 2 or len(words) - date.stop < FEWEST_WORDS:
        return first, False
    before = words[first : date.start]
    if all(word.folded in word_set("opens_phrase") or "dependent" in word.readings for word in before):
        return date.stop, True
    return first, False


def _relative_date(clause: Clause, first: int) -> set[int]:
    """The words of a day that is counted from the publication: أمس, يوم الأربعاء, السبت المقبل.

    The date is printed beside the headline, and the words are read another day. Counted from its first word.
    """
    words, date = clause.words, clause.date
    if not date or date.start <= first or not all(_IS_RELATIVE & words[at].readings.keys() for at in date):
        return set()
    if any(_IS_DAY & words[at].readings.keys() for at in range(first, len(words)) if at not in date):
        # انطلقت الخميس واختتمت الجمعة.
        return set()
    before = words[date.start - 1]
    governed = bool(words[date.start].clitic) or not {"dependent", "this"}.isdisjoint(before.readings)
    governed = governed or before.folded in word_set("opens_phrase") or date.stop - first < _LEAST_BEFORE
    return set() if governed else {index - first for index in date}


def _date_to_leave_out(clause: Clause, first: int) -> set[int]:
    """The words of a date with its في or بتاريخ, counted from the first word: وقع يوم 4 أيار, في 4 أيار."""
    words, date = clause.words, clause.date
    if not date or date.start <= first + _LEAST_BEFORE:
        return set()
    before = words[date.start - 1]
    leads = before.folded in word_set("takes_place_in") or before.folded in word_set("of_date")
    start = date.start - 1 if leads else date.start
    governed = bool(words[date.start].clitic) or before.folded in word_set("opens_phrase")
    return set() if governed and start == date.start else {at - first for at in range(start, date.stop)}


def _date_between_commas(clause: Clause, first: int) -> set[int]:
    """The words of a date that commas enclose, counted from the first word of the headline."""
    text, words, date = clause.text, clause.words, clause.date
    if not date or date.start <= first or date.stop >= len(words):
        return set()
    start = date.start
    # A preposition before it is enclosed with it: أطلق، في كانون الأول الماضي، برنامجا.
    while start > first + 1 and words[start - 1].readings.get("dependent") == "preposition":
        if not COMMAS.isdisjoint(text[words[start - 1].end : words[start].start]):
            break
        start -= 1
    before = text[words[start - 1].end : words[start].start]
    after = text[words[date.stop - 1].end : words[date.stop].start]
    if COMMAS.isdisjoint(before) or COMMAS.isdisjoint(after):
        return set()
    return {index - first for index in range(start, date.stop)}
