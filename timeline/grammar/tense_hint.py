"""Whether the words around a date show past or future: التقى يوم السبت against ستعقد يوم السبت.

Verbs are those of the lexicon, and those whose contexts in the news show what they are
(arabic/verb_forms.py). Words that have the date to themselves go before any verb (governed_dates.py).
"""

from functools import lru_cache
from itertools import pairwise
from typing import Literal, cast

from timeline.arabic.acts import verb_acts
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, ARTICLE, IN
from timeline.arabic.per_word import PerWord
from timeline.arabic.tokens import Tokens
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect, is_perfect_dual
from timeline.arabic.words import words_before
from timeline.grammar.expression import CalendarDate, Semantics, Span
from timeline.grammar.governed_dates import (
    act_is_past,
    hint_at_date,
    is_done,
    opens_act,
    set_by,
    states_month,
)

TenseHint = Literal["past", "future"]

_IMPERFECT, _NO_PERFECT = closed.letters("imperfect"), closed.letters("no_perfect")
_OPENS_NO_VERB = closed.letters("opens_no_verb")
_BEFORE_NOUN = frozenset(closed.words("before_noun"))
_AFTER_DONE, _WAS = closed.words("after_done"), frozenset(closed.words("was"))
_HOUR_LETTER, _MAY = closed.word("hour_letter"), closed.word("may")
_BEFORE_THAT = frozenset((word, closed.word("that_particle")) for word in closed.words("before_that"))
# The readings of words that say anything about a date after them.
_TELLING = frozenset({"tense_hint", "act_before", "done", "sets_a_day"})
# How many words before the date are read: bounds the cost of an endless sentence.
_WORDS_BEFORE = 60
# A past verb governs a date up to this many words after it; farther off, the date belongs to another verb.
_PAST_REACHES = 8
# How far after بداية من its date is: بداية من يوم الأحد, بداية من ظهر الأحد.
_TERM_REACHES = 3
# How many words an imperfect may be before a date until which something lasts.
_UNTIL_REACHES = 5
# Acts that are held on a day that is known before, and how many words before a weekday they may be.
_PLANNED = frozenset(
    {"hold", "meet", "begin", "open", "play", "visit", "perform", "qualify", "press_conference"}
)
_PLANNED_REACHES = 7
_DID_NOT = frozenset(closed.words("did_not"))
_OBJECTS, _NO_PLAN = closed.letters("object_pronoun"), frozenset(closed.words("no_plan"))
# What is announced by its name after its day, and the marks between them.
_ANNOUNCED, _LEADS_ON = frozenset(closed.words("announced_act")), ("", ":", "،", "-", "–", "..", "...", "…")
# How many words before a verb the plan that it belongs to may be: كان من المقرر أن يلتقي.
_PLAN_REACHES = 4
# How many words after the date are read when none before it gives a hint: its verb is right there, if at all.
_WORDS_AFTER = 2


def find_tense_hint(
    tokens: Tokens, first: int, stop: int, semantics: Semantics | None = None, *, near: bool = False
) -> tuple[TenseHint, int] | None:
    """Return (past or future, index of the hint word) for a date in the words from `first` to before `stop`.

    What governs the date itself decides, then the nearest hint before it in its sentence; without one, the
    first after it. None when there is neither, or when they leave it open. semantics: what the date states.
    near: whether only the words are read that a past verb reaches.
    """
    edge = tokens.reading(first - 1, "edge_direction")
    if edge is not None and tokens.joined(first - 1) and not isinstance(semantics, Span):
        done = edge == "future" and _is_done_after(tokens, stop)
        return ("past", stop) if done else (cast(TenseHint, edge), first - 1)
    if _opens_entry(tokens, first) and (hour := _hour(tokens, first, stop)) is not None:
        return "future", hour
    if governed := hint_at_date(tokens, first, stop):
        return governed
    if _is_bare_weekday(semantics) and _heads_announcement(tokens, first, stop):
        return "future", stop
    reported = False
    act: int | None = None
    for index, reported in words_before(tokens, first, _PAST_REACHES if near else _WORDS_BEFORE):
        if _tells_nothing(tokens, index):
            continue
        if act is None and opens_act(tokens, index, first):
            act = index
            if act_is_past(tokens, act, None, semantics):
                return "past", act
        reached = first - index <= _PAST_REACHES
        if reached and is_done(tokens, index) and tokens.words[index + 1] in _AFTER_DONE:
            return "past", index
        decided = set_by(tokens, index, first, semantics) if reached else None
        if decided is not None:
            return None if decided == "open" else (decided, index)
        hint = tense_of(tokens, index, reported)
        if tokens.reading(index, "tense_hint") == "term":
            hint = "future" if first - index <= _TERM_REACHES else None
        if hint is None and _lasts_until(tokens, index, first):
            return "future", index
        if hint is None and index == first - 1 and _goes_on(tokens.words[index]):
            return None
        if hint is None and _is_bare_weekday(semantics) and _is_planned(tokens, index, first):
            return "future", index
        if hint == "future" and index == first - 1 and _is_done_after(tokens, stop):
            return "past", stop
        if hint == "future" and _was_planned(tokens, index) and states_month(semantics):
            # كانت مقررة في مارس: it may be over.
            return None
        if hint == "future":
            if act is None:
                return None if _before_that(tokens, index) else ("future", index)
            happened = act_is_past(tokens, act, index, semantics)
            return None if happened is None else ("past", act) if happened else ("future", index)
        if hint == "past":
            return (hint, index) if reached else None
    for index in range(stop, min(stop + _WORDS_AFTER, len(tokens))):
        if tokens.ends_sentence(index - 1):
            break
        if tokens.reading(index, "tense_hint") == "term":
            # يوم الأحد بداية من الساعة الثامنة.
            return "future", index
        if hint := tense_of(tokens, index, reported):
            return hint, index
    return None


def _tells_nothing(tokens: Tokens, index: int) -> bool:
    """Whether a word is no verb and says nothing about a date, as most words: seen at once."""
    if _MAY_BE_VERB[tokens.words[index]] or not _TELLING.isdisjoint(tokens.readings(index)):
        return False
    # After a relative pronoun an unknown word is a verb.
    return tokens.reading(index - 1, "relative") is None


def _may_be_verb(word: str) -> bool:
    """Whether a folded word has a form of a verb for any of the checks of this module."""
    imperfect = is_imperfect(word) or is_imperfect(word.removeprefix(AND)) or bool(_imperfect_acts(word))
    return imperfect or is_perfect(word) or is_perfect_dual(word) or is_future(word)


_MAY_BE_VERB = PerWord(_may_be_verb)


def _is_done_after(tokens: Tokens, stop: int) -> bool:
    """Whether a perfect right after a date shows that its term is over: بحلول 18 ديسمبر، ارتفع السعر."""
    return (
        stop < len(tokens) and not tokens.ends_sentence(stop - 1) and tense_of(tokens, stop, False) == "past"
    )


def _opens_entry(tokens: Tokens, first: int) -> bool:
    """Whether word `first` opens a line, a sentence, or what follows a colon or a bullet."""
    if first == 0 or tokens.ends_sentence(first - 1):
        return True
    return tokens.gap(first - 1).rstrip(" ").endswith((":", "*", "-", "•"))


def _hour(tokens: Tokens, first: int, stop: int) -> int | None:
    """The index of the word before the hour of a schedule's date: الأحد الساعة 14:00, الأحد: س 14."""
    for index in range(first, stop + 1):
        head = tokens.words[index : index + 1] == [_HOUR_LETTER]
        head = head or tokens.reading(index, "hour_head") is not None
        if head and tokens.number(index + 1) is not None:
            inside = index < stop or tokens.gap(stop - 1).strip(" ") in ("", ":", "-", "–")
            return index if inside else None
    return None


def tense_of(tokens: Tokens, index: int, reported: bool) -> TenseHint | None:
    """Return the tense that one word shows; reported: أن or إن is between it and the date."""
    value = tokens.reading(index, "tense_hint")
    word = tokens.words[index]
    if index and tokens.words[index - 1] in _DID_NOT and tokens.joined(index - 1):
        return "past"
    if value == "future" or is_future(word):
        # كان يستعد: he was preparing. كان مقررا, كان سيعقد: it may still be ahead.
        was = index and tokens.words[index - 1] in _WAS and tokens.joined(index - 1) and is_imperfect(word)
        return "past" if was else "future"
    if index and tokens.words[index - 1] in _BEFORE_NOUN and tokens.joined(index - 1):
        # إلى عقد, تم بحث: a noun that is spelled like a verb.
        return None
    if value == "past" and word.removeprefix(tokens.clitic(index)) == _MAY and index + 1 < len(tokens):
        # قد يصل: it may.
        following = tokens.words[index + 1]
        if is_imperfect(following):
            return "future"
        return None if following[0] in _IMPERFECT and not is_perfect(following) else "past"
    if value == "past":
        return "past"
    if value == "none" or value == "term":
        return None
    if value == "report":
        return None if reported else "past"
    if _opens_announcement(tokens, index):
        return "future"
    if is_perfect(word) or _opens_with_dual(tokens, index):
        return None if reported and tokens.reading(index, "saying") else "past"
    # A verb right after its relative pronoun: perfect unless it opens like an imperfect.
    if tokens.reading(index - 1, "relative") and tokens.joined(index - 1) and word[0] not in _NO_PERFECT:
        return "past" if len(word) > 2 and not word.startswith(_OPENS_NO_VERB) else None
    return None


def _lasts_until(tokens: Tokens, index: int, first: int) -> bool:
    """Whether something goes on until a date, which is then ahead: يستمر المعرض حتى الاثنين."""
    if first - index > _UNTIL_REACHES or tokens.reading(first - 1, "closes_term") is None:
        return False
    before = tokens.readings(index - 1) if tokens.joined(index - 1) else {}
    if before.get("tense_hint") == "past" or "relative" in before or "complementiser" in before:
        return False
    return is_imperfect(tokens.words[index].removeprefix(AND))


def _is_bare_weekday(semantics: Semantics | None) -> bool:
    return isinstance(semantics, CalendarDate) and semantics.weekday is not None and semantics.day is None


def _was_planned(tokens: Tokens, index: int) -> bool:
    """Whether a word of a plan after كان is at `index` or leads to it: كانت مقررة, كان من المقرر أن يلتقي."""
    for plan in range(index, max(index - _PLAN_REACHES, -1), -1):
        if tokens.reading(plan, "tense_hint") == "future" and not is_imperfect(tokens.words[plan]):
            # A phrase of the lexicon may be one word here: من المقرر.
            before = " ".join(tokens.words[max(plan - 2, 0) : plan]).split()
            return not _WAS.isdisjoint(before[-2:])
    return False


def _heads_announcement(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a weekday opens its sentence and what will be follows: الاثنين يطرأ, السبت: عرض الفيلم."""
    while first and tokens.joined(first - 1) and tokens.words[first - 1].removeprefix(AND) == IN:
        first -= 1
    if stop >= len(tokens) or not _opens_entry(tokens, first):
        return False
    if tokens.words[stop] in _ANNOUNCED:
        return tokens.gap(stop - 1).strip(" ") in _LEADS_ON
    word_of_report = tokens.reading(stop, "not_announcing") is not None
    return tokens.joined(stop - 1) and is_imperfect(tokens.words[stop]) and not word_of_report


def _is_planned(tokens: Tokens, index: int, first: int) -> bool:
    """Whether an imperfect near a weekday is of what is planned: القمة التي يعقدانها الثلاثاء."""
    word = tokens.words[index]
    if first - index > _PLANNED_REACHES or _PLANNED.isdisjoint(_imperfect_acts(word)):
        return False
    before = tokens.words[index - 1] if index and tokens.joined(index - 1) else ""
    return before not in _WAS and before not in _NO_PLAN


@lru_cache(maxsize=2**12)
def _imperfect_acts(word: str) -> frozenset[str]:
    """The acts of a folded verb in the imperfect, also with its object: يعقده; none for another word."""
    forms = [word, *(word.removesuffix(ending) for ending in _OBJECTS if word.endswith(ending))]
    return frozenset().union(*(verb_acts(form) for form in forms if is_imperfect(form)))


def _goes_on(word: str) -> bool:
    """Whether a verb in the imperfect goes on from an earlier one, whose past is not its own: ويغلق."""
    return word.startswith(AND) and is_imperfect(word.removeprefix(AND))


def _before_that(tokens: Tokens, index: int) -> bool:
    """Whether a verb after أن is what something came before or after: قبل أن تعقد."""
    # A phrase of the lexicon may be one word here: أن تعقد, قبل أن.
    words = " ".join(tokens.words[max(index - 2, 0) : index + 1]).split()
    return any(pair in _BEFORE_THAT for pair in pairwise(words[-4:]))


def _opens_with_dual(tokens: Tokens, index: int) -> bool:
    """Whether word `index` opens its sentence and has an object, so is no noun: تبادلا الأسرى."""
    if index + 1 >= len(tokens) or not is_perfect_dual(tokens.words[index]):
        return False
    opens = index == 0 or tokens.ends_sentence(index - 1)
    return opens and tokens.words[index + 1].startswith(ARTICLE)


def _opens_announcement(tokens: Tokens, index: int) -> bool:
    """Whether word `index` is an imperfect verb that opens its sentence: يفتح المعرض أبوابه يوم الجمعة."""
    if not is_imperfect(tokens.words[index]) or tokens.reading(index, "not_announcing"):
        return False
    return index == 0 or tokens.ends_sentence(index - 1)
