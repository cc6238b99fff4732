"""Verbs and the nouns of one act, and names in two scripts."""

import pytest

from timeline.arabic.latin_key import key_of_arabic, keys_of_latin, likeness
from timeline.arabic.word_family import family, stems_of_act, stems_of_family


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("استقال", "استقالت"),
        ("استقالت", "يستقيل"),
        ("تمردت", "تمرد"),
        ("يستقيل", "استقالت"),
        ("زار", "يزور"),
        ("انسحب", "انسحاب"),
        ("الانسحاب", "انسحب"),
        ("انقلب", "انقلاب"),
        ("حرق", "احراق"),
        ("وصلوا", "وصول"),
    ],
)
def test_a_word_finds_the_others_of_its_family(word: str, other: str) -> None:
    assert other in family(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        # Made of the same letters by the same rules, another act: to fulfil, to send, minister.
        ("توفي", "اوفي"),
        ("وصل", "ارسل"),
        ("زار", "وزير"),
    ],
)
def test_a_word_of_another_act_is_no_family(word: str, other: str) -> None:
    assert other not in family(word)
    assert other not in stems_of_family(word)


def test_an_act_is_not_found_by_a_short_stem_that_other_words_have() -> None:
    # جولة, a tour, has the stem of الجولان.
    assert "جول" not in stems_of_act("visit")


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("khashoggi", "خاشقجي"),
        ("zidane", "زيدان"),
        ("macron", "ماكرون"),
        ("wagner", "فاغنر"),
        ("erdogan", "اردوغان"),
        ("netanyahu", "نتنياهو"),
        ("salah", "صلاح"),
        ("merkel", "ميركل"),
        ("bazoum", "بازوم"),
        ("rajoy", "راخوي"),
    ],
)
def test_a_name_has_one_key_in_both_scripts_and_sounds_alike(latin: str, arabic: str) -> None:
    assert key_of_arabic(arabic) in keys_of_latin(latin)
    assert likeness(latin, arabic) >= 0.6


@pytest.mark.parametrize(("latin", "arabic"), [("moon", "يمن"), ("macron", "مقارنه"), ("khan", "غني")])
def test_another_name_has_another_key_or_sound(latin: str, arabic: str) -> None:
    assert key_of_arabic(arabic) not in keys_of_latin(latin) or likeness(latin, arabic) < 0.75
