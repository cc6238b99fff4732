"""Every kind of reason has a sentence in every language of the program, and dates that can be read."""

import re
from typing import Any

import pytest
from reason_kinds import CONDITIONS, REASONS, examples

from timeline.dates.calendars import CALENDARS
from timeline.messages import in_language
from timeline.normalizer.reasons import ByPerson, HintWord, NamedBefore, SpokenOn
from timeline.normalizer.tagging import tag
from timeline.wording.reasons import condition_words, no_words, sentence, sentences, words_of
from timeline.wording.terms import calendar_name

_LATIN = re.compile("[A-Za-z]{2,}")
_ARABIC = re.compile("[\u0621-\u064a]")
# What a terminal would turn round after an Arabic letter.
_DATE = re.compile(r"\d-\d")
_WORDS = words_of("abcdefgh")


@pytest.mark.parametrize("kind", REASONS)
def test_a_reason_of_every_kind_has_a_sentence_in_english_and_in_arabic(kind: type[Any]) -> None:
    for reason in examples(kind):
        with in_language("en"):
            english = sentence(reason)
        with in_language("ar"):
            arabic = sentence(reason)
        assert _LATIN.search(english) and not _ARABIC.search(english) and "{" not in english
        assert _ARABIC.search(arabic) and "{" not in arabic
        assert not _LATIN.search(arabic.replace("c0ffee", ""))


@pytest.mark.parametrize("kind", CONDITIONS)
def test_a_condition_of_every_kind_has_words_in_english_and_in_arabic(kind: type[Any]) -> None:
    for condition in examples(kind):
        with in_language("en"):
            assert condition_words(condition).startswith("if ")
        with in_language("ar"):
            arabic = condition_words(condition)
        assert _ARABIC.search(arabic) and not _LATIN.search(arabic.replace("c0ffee", ""))


@pytest.mark.parametrize("kind", REASONS)
def test_dates_come_before_the_arabic_of_a_sentence(kind: type[Any]) -> None:
    for reason in examples(kind):
        with in_language("ar"):
            arabic = sentence(reason)
        first = _ARABIC.search(arabic)
        assert first is None or not _DATE.search(arabic, first.end())


@pytest.mark.parametrize("kind", [HintWord, NamedBefore, SpokenOn])
def test_words_that_a_step_points_at_are_quoted_or_placed(kind: type[Any]) -> None:
    (step,) = (one for one in examples(kind) if (one.start, one.end) == (1, 3) and _one_day(one))
    with in_language("en"):
        assert sentence(step, _WORDS).endswith("“bc”")
        assert sentence(step, no_words).endswith("characters 1 to 3")


def _one_day(step: Any) -> bool:
    if isinstance(step, SpokenOn):
        return step.last is None
    return step.days.is_day if isinstance(step, NamedBefore) else True


@pytest.mark.parametrize("calendar", CALENDARS)
def test_every_calendar_has_a_name_in_arabic(calendar: Any) -> None:
    with in_language("ar"):
        assert not _LATIN.search(calendar_name(calendar))


def test_braces_in_what_a_person_wrote_stay_as_they_are() -> None:
    assert sentence(ByPerson("{days} {0}")).endswith("{days} {0}")


def test_a_derivation_reads_as_sentences() -> None:
    text = "سيعقد الاجتماع يوم الخميس"
    (found,) = tag(text, "2017-05-15")
    with in_language("en"):
        assert sentences(found.resolution.reasons, words_of(text)) == [
            "this word shows the direction: “سيعقد”",
            "the sentence refers to the future: the first Thursday on or after 2017-05-15",
        ]
    with in_language("ar"):
        assert sentences(found.resolution.reasons, words_of(text))[1].startswith("2017-05-15: يوم الخميس")
