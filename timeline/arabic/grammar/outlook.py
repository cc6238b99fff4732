"""Whether the words around a date look back or ahead: التقى يوم السبت against ستعقد يوم السبت."""

import re
from functools import cache
from typing import Literal, cast

from timeline.arabic import lexicon
from timeline.arabic.tokens import Tokens

Outlook = Literal["past", "future"]

# The future particle سـ on an imperfect verb; nouns that look alike are in the lexicon. The first person
# singular (سأ) is left out: news has it rarely, and سابقا or سامسونغ often.
_FUTURE_VERB = re.compile(r"[وف]?(سي\w{2,}|س[تن]\w{3,})")
# How many words behind the date are read when none before it tells: its verb stands right there, if at all.
_WORDS_AFTER = 2


def outlook(tokens: Tokens, first: int, stop: int) -> tuple[Outlook, str] | None:
    """(past or future, the word that says so) for the date in words first to stop, or None.

    The nearest telling word before the date in its sentence decides; without one, the first behind it.
    """
    start, end = tokens.sentence(first)
    for index in range(first - 1, -1, -1):
        if tokens.starts[index] < start:
            break
        if told := _tells(tokens, index):
            return told, tokens.words[index]
    for index in range(stop, min(stop + _WORDS_AFTER, len(tokens))):
        if tokens.starts[index] >= end:
            break
        if told := _tells(tokens, index):
            return told, tokens.words[index]
    return None


def _tells(tokens: Tokens, index: int) -> Outlook | None:
    if value := tokens.reading(index, "outlook"):
        return cast(Outlook, value)
    verb = _FUTURE_VERB.fullmatch(tokens.words[index])
    return "future" if verb and not verb[1].startswith(_not_future()) else None


@cache
def _not_future() -> tuple[str, ...]:
    return tuple(word for word, form in lexicon.load().words.items() if "not_future" in form.readings)
