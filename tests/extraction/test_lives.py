"""A life in brackets is a birth and a death of the one named; a reign, a dynasty and a season are none."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.model import Article


def lives(text: str) -> list[tuple[str | None, str | None, str]]:
    """The life, the days and the quote of each mention."""
    found = extract(Article("a", text, parse_edtf("2017-06-19"))).mentions
    return [
        (one.expression.life, one.resolution.edtf, text[one.quote_start : one.quote_end]) for one in found
    ]


@pytest.mark.parametrize(
    ("text", "born", "died", "quote"),
    [
        (
            "كتب الشاعر سليم الخوري (1920-1978) ديوانين.",
            "1920",
            "1978",
            "الشاعر سليم الخوري (1920-1978)",
        ),
        (
            "وضعه ابن زهر (484-557هـ/1091-1162م) في الطب.",
            "1091",
            "1162",
            "ابن زهر (484-557هـ/1091-1162م)",
        ),
        (
            "سليم الخوري (١٢٤٠ - ١٣٢٠ هـ = ١٨٢٥ - ١٩٠٢ م): أديب.",
            "1825",
            "1902",
            "سليم الخوري (١٢٤٠ - ١٣٢٠ هـ = ١٨٢٥ - ١٩٠٢ م)",
        ),
        (
            "لحنها فؤاد رزق (3 أبريل 1911 - 26 ديسمبر 1976).",
            "1911-04-03",
            "1976-12-26",
            "فؤاد رزق (3 أبريل 1911 - 26 ديسمبر 1976)",
        ),
        (
            "رسمها جان حبيب (ولد في بيروت عام 1920، وتوفي 1998).",
            "1920",
            "1998",
            "جان حبيب (ولد في بيروت عام 1920، وتوفي 1998)",
        ),
    ],
)
def test_a_life_is_a_birth_and_a_death(text: str, born: str, died: str, quote: str) -> None:
    assert lives(text) == [("birth", born, quote), ("death", died, quote)]


def test_a_death_is_that_of_the_author_and_not_of_what_he_reports() -> None:
    text = "قال علي الحموي (ت 571هـ/1176م) إن الجسر بني سنة 1010م."
    assert lives(text) == [
        ("death", "1176", "علي الحموي (ت 571هـ/1176م)"),
        (None, "1010", "الجسر بني سنة 1010م"),
    ]


@pytest.mark.parametrize("text", ["ذكره الفنان (مواليد 1950).", "ذكره الفنان (و. 1950)."])
def test_a_birth_alone(text: str) -> None:
    assert [(life, days) for life, days, _ in lives(text)] == [("birth", "1950")]


@pytest.mark.parametrize(
    "text",
    [
        "حكم السلطان سليم (1512-1520) البلاد.",
        "الدولة الفاطمية (909-1171م)",
        "الدولة العثمانية (699 – 1342هـ / 1299 – 1923م)",
        "العزيز بالله (975 ـ 996) خليفة",
        "الحرب العالمية الأولى (1914-1918)",
        "وزارة نبيل حداد (1920-1947)",
        "مجلة الهلال (1892-1990)",
        "موسم الدوري (2011-2012)",
        "مدرب الفريق كريم سعد (1990-2011)",
        "رقم الحساب (1920-1978)",
    ],
)
def test_other_years_stay_one_span(text: str) -> None:
    assert [(life, "/" in str(days)) for life, days, _ in lives(text)] == [(None, True)]


@pytest.mark.parametrize(
    "text", ["فاز الفريق بثلاثة ألقاب (2014 و2016 و2017).", "أقيم المعرض (في عامي 2013 و2014) في بيروت."]
)
def test_years_joined_by_and_are_no_births(text: str) -> None:
    assert all(life is None for life, _, _ in lives(text))


def test_a_ruler_with_many_years_had_a_life_or_a_reign() -> None:
    assert lives("السلطان عبد الحميد (1842-1918)") == [
        ("life or reign", "[1842..1918]", "السلطان عبد الحميد (1842-1918)")
    ]
