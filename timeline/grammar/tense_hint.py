"""Whether the words around a date show past or future: التقى يوم السبت against ستعقد يوم السبت."""

from functools import cache
from typing import Literal, cast

from timeline.arabic import lexicon
from timeline.arabic.lexicon import closed
from timeline.arabic.tokens import Tokens
from timeline.arabic.words import words_before
from timeline.grammar.expression import Semantics, Span

TenseHint = Literal["past", "future"]

# Nouns that look alike are in the lexicon.
_FUTURE_VERB = closed.shape("future_verb")
_ANNOUNCING = closed.letters("announcing")
_NO_PERFECT = closed.letters("no_perfect")
_PERFECT_ENDING = closed.letters("perfect_ending")
_OPENS_NO_VERB = closed.letters("opens_no_verb")
_HOUR_LETTER = closed.word("hour_letter")
# How many words before the date are read: bounds the cost of an endless sentence.
_WORDS_BEFORE = 60
# A past verb governs a date up to this many words after it; farther off, the date belongs to another verb.
_PAST_REACHES = 8
# How many words after the date are read when none before it gives a hint: its verb is right there, if at all.
_WORDS_AFTER = 2


def find_tense_hint(
    tokens: Tokens, first: int, stop: int, semantics: Semantics | None = None
) -> tuple[TenseHint, int] | None:
    """Return (past or future, index of the hint word) for a date in the words from `first` to before `stop`.

    The nearest hint before the date in its sentence decides; without one, the first after it. None when there
    is neither. semantics: what the date states.
    """
    edge = tokens.reading(first - 1, "edge_direction") if tokens.joined(first - 1) else None
    if edge is not None and not isinstance(semantics, Span):
        return cast(TenseHint, edge), first - 1
    if _opens_entry(tokens, first) and (hour := _hour(tokens, first, stop)) is not None:
        return "future", hour
    reported = False
    for word in words_before(tokens, first, _WORDS_BEFORE):
        reported = word.reported
        hint = tense_of(tokens, word.index, reported)
        if hint == "future" or (hint == "past" and word.distance <= _PAST_REACHES):
            return hint, word.index
        if hint == "past":
            return None
    for index in range(stop, min(stop + _WORDS_AFTER, len(tokens))):
        if tokens.ends_sentence(index - 1):
            break
        if hint := tense_of(tokens, index, reported):
            return hint, index
    return None


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


def is_future_verb(word: str) -> bool:
    """Whether a folded word is an imperfect with the future particle: سيعقد, وستجري."""
    verb = _FUTURE_VERB.fullmatch(word)
    words, stems = _not_future()
    return verb is not None and verb[1] not in words and not verb[1].startswith(stems)


def tense_of(tokens: Tokens, index: int, reported: bool) -> TenseHint | None:
    """Return the tense that one word shows; reported: أن or إن is between it and the date."""
    value = tokens.reading(index, "tense_hint")
    if value == "report":
        return None if reported else "past"
    if value is not None:
        return cast(TenseHint, value)
    word = tokens.words[index]
    if _FUTURE_VERB.fullmatch(word):
        return "future" if is_future_verb(word) else None
    if _opens_announcement(tokens, index):
        return "future"
    # A verb right after its relative pronoun: perfect unless it opens like an imperfect.
    if tokens.reading(index - 1, "relative") and tokens.joined(index - 1) and word[0] not in _NO_PERFECT:
        return "past" if len(word) > 2 and not word.startswith(_OPENS_NO_VERB) else None
    return None


def _opens_announcement(tokens: Tokens, index: int) -> bool:
    """Whether word `index` is an imperfect verb that opens its sentence: يفتح المعرض أبوابه يوم الجمعة."""
    word = tokens.words[index]
    if word[0] not in _ANNOUNCING or len(word) < 4 or tokens.reading(index, "not_announcing"):
        return False
    if word.endswith(_PERFECT_ENDING):
        # The ending of the perfect: تركت.
        return False
    return index == 0 or tokens.ends_sentence(index - 1)


@cache
def _not_future() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that only look like a future verb, and the beginnings of further ones."""
    words = lexicon.load().words.items()
    return (
        frozenset(word for word, form in words if "not_future" in form.readings),
        tuple(word for word, form in words if "not_future_stem" in form.readings),
    )
