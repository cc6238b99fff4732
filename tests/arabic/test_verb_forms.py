"""Verbs by their counted contexts."""

import pytest

from timeline.arabic.script import fold_word
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect, is_perfect_dual

FUTURE = """
    سيعقد وستجري سيبقون سيستأنف ستتوسط سيعقدها فسيلتقي سيأتي
"""
NOT_FUTURE = """
    سيارة سيولة سيرهما سيرها سياتل سيشنز سيرت سيدهم سيدة ستائر ستولتنبرغ سياسي سيطر
    سيطرت سنوات سنغافورة ستون سيسي سيناريو سيتي سيد ستاندرد كامل
"""
PERFECT = """
    تأسس تزوج تصاعدت تحطمت اندلعت استقال انفجر تعرضوا وانسحبت فاستقال تزوجا اتفقتا
    التهمتها انتشلت
"""
NOT_PERFECT = """
    تيار تلمسان تهديد تسليم وادي فساد انترنت أدوات التشتت تراجع محمد يوسف تشارك
"""
IMPERFECT = """
    يزور تنظم يشارك نعمل
"""
NOT_IMPERFECT = """
    يوسف يوم تونس تيار تقرير نائب يناير
"""


@pytest.mark.parametrize("word", FUTURE.split())
def test_an_imperfect_with_the_particle_is_future(word: str) -> None:
    assert is_future(fold_word(word))


@pytest.mark.parametrize("word", NOT_FUTURE.split())
def test_a_noun_a_name_or_a_perfect_is_not_future(word: str) -> None:
    assert not is_future(fold_word(word))


@pytest.mark.parametrize("word", PERFECT.split())
def test_a_perfect(word: str) -> None:
    assert is_perfect(fold_word(word))


@pytest.mark.parametrize("word", NOT_PERFECT.split())
def test_nouns_names_and_imperfects_are_no_perfect(word: str) -> None:
    assert not is_perfect(fold_word(word))


@pytest.mark.parametrize("word", IMPERFECT.split())
def test_an_imperfect(word: str) -> None:
    assert is_imperfect(fold_word(word))


@pytest.mark.parametrize("word", NOT_IMPERFECT.split())
def test_nouns_that_open_like_an_imperfect(word: str) -> None:
    assert not is_imperfect(fold_word(word))


def test_what_may_be_a_dual_or_an_accusative() -> None:
    assert is_perfect_dual("تبادلا")
    assert not is_perfect_dual("كتابا")
