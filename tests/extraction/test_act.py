"""The act that a date belongs to."""

import pytest

from timeline.arabic.acts import acts_of_saying, noun_acts, verb_acts
from timeline.arabic.script import fold_word
from timeline.extraction.act import acts_at


def acts(text: str, date: str) -> set[str]:
    start = text.index(date)
    return set(acts_at(text, (0, len(text)), (start, start + len(date))))


@pytest.mark.parametrize(
    ("text", "date", "act"),
    [
        ("افتتح الوزير أمس المعرض السنوي", "أمس", "open"),
        ("جرى أمس تدشين المعرض السنوي", "أمس", "open"),
        ("وقع الزلزال فجر الاثنين قرب الساحل", "فجر الاثنين", "quake"),
        ("ضربت هزة أرضية الساحل الاثنين", "الاثنين", "quake"),
        ("ستعقد القمة المقبلة يوم السبت في العاصمة", "يوم السبت", "meet"),
        ("القمة التي جمعت الرئيسين الثلاثاء في الجزيرة", "الثلاثاء", "meet"),
        # Of several verbs the one next to the date.
        ("زار الجرحى الذين أصيبوا أمس", "أمس", "injure"),
        ("ندد بالهجوم الذي نفذ أمس", "أمس", "attack"),
    ],
)
def test_what_a_date_belongs_to(text: str, date: str, act: str) -> None:
    assert act in acts(text, date)


@pytest.mark.parametrize(
    ("text", "date"),
    [("والطقس جميل في البلدة أمس", "أمس"), ("المباراة بين الفريقين أمس", "أمس")],
)
def test_no_verb_and_no_noun_of_another_act(text: str, date: str) -> None:
    assert acts(text, date) <= {"play"}


@pytest.mark.parametrize(
    "word", ["افتتح", "افتتحت", "وافتتح", "يفتتح", "ستفتتح", "افتتحوا", "يفتتحون", "افتتحها"]
)
def test_a_verb_however_it_is_inflected(word: str) -> None:
    assert "open" in verb_acts(fold_word(word))


@pytest.mark.parametrize("word", ["الافتتاح", "افتتاحه", "وتدشين", "بالتدشين"])
def test_a_noun_with_what_is_attached_to_it(word: str) -> None:
    assert "open" in noun_acts(fold_word(word))


def test_sayings_are_acts_done_with_words() -> None:
    assert {"say", "announce", "deny"} <= acts_of_saying()
    assert "open" not in acts_of_saying()
