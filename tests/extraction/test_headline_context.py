"""A headline that names nobody has the names of its article's title after it."""

import pytest

from timeline.extraction.headline import with_context
from timeline.extraction.names.words import name_words, words_alone

TITLE = "كينيا: احتجاجات على رفع أسعار الوقود"


def test_names_of_the_title_follow_a_headline_without_any() -> None:
    assert with_context("أوقف الأربعاء أكثر من مئة شخص", TITLE) == (
        "أوقف الأربعاء أكثر من مئة شخص (من مقال عن كينيا)"
    )


def test_names_of_the_title_follow_a_headline_with_one_other() -> None:
    assert with_context("أوقف في نيروبي أكثر من مئة شخص", TITLE) == (
        "أوقف في نيروبي أكثر من مئة شخص (من مقال عن كينيا)"
    )


def test_a_headline_that_names_a_nation_or_two_others_stays() -> None:
    for line in ("أوقفت الشرطة الكينية أكثر من مئة شخص", "سافر الوفد من دمشق إلى نيروبي"):
        assert with_context(line, TITLE) == line


def test_a_name_of_the_title_is_not_said_twice() -> None:
    line = "لافروف: لقاء الشهر المقبل سينجز القواعد"
    assert with_context(line, "لافروف من بكين: الجولة في العاشر من يوليو") == line


def test_a_title_without_names_adds_nothing() -> None:
    line = "أوقف الأربعاء أكثر من مئة شخص"
    assert with_context(line, "احتجاجات على رفع أسعار الوقود") == line
    assert with_context(line, None) == line


def test_two_names_are_enough() -> None:
    line = with_context("تعثرت المحادثات أمس", "لقاء بين كينيا والسودان ومصر في أديس أبابا")
    assert line == "تعثرت المحادثات أمس (من مقال عن كينيا والسودان)"


@pytest.mark.parametrize("line", ["زار علي بلدة الزهراء", "أكد على ذلك", "عقد 3 ـ 4 لقاءات", "مـــقتل ثلاثة"])
def test_a_line_is_split_into_the_words_of_names(line: str) -> None:
    assert words_alone(line) == name_words(line).words
