"""Light stemming."""

import pytest

from timeline.arabic.stems import stem, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [("استانا", "استانه"), ("الاتفاق", "اتفاق"), ("والمذكره", "مذكره"), ("للمناطق", "المناطق")],
)
def test_spellings_and_inflections_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_three_letters_stay() -> None:
    assert stem("والي") == "والي"[1:]
    assert stem("ان") == "ان"


def test_dates_and_common_words_tell_nothing() -> None:
    assert terms("وقال يوم الأربعاء 4 أيار الماضي") == frozenset()


def test_a_number_is_not_a_content_term_with_or_without_attached_letters() -> None:
    assert terms("ضحايا بلغوا 30 و40 ال60") == terms("ضحايا بلغوا")
