"""Neighbourhoods that make a time out of nothing: addresses, and the edges of a text."""

import pytest

from timeline.grammar.addresses import in_address
from timeline.grammar.parse import parse


@pytest.mark.parametrize(
    "address",
    [
        "writer2010@example.org",
        "https://example.org/2017/05/12/story",
        "www.example.org/2014",
        "example.org/2014/a",
    ],
)
def test_nothing_is_found_in_an_address(address: str) -> None:
    assert parse(f"راسلنا {address} أو زرنا") == []


@pytest.mark.parametrize("text", ["في 12/05/2017 وصل", "12.5.2017", "(2014)", "صدر 2014/5/12."])
def test_a_date_is_no_address(text: str) -> None:
    assert not any(in_address(text, offset) for offset in range(len(text)))


def test_no_text_is_too_short_for_the_neighbourhood() -> None:
    words = [
        "بين",
        "الاثنين",
        "معا",
        "صلاة",
        "الجمعة",
        "هجمات",
        "الـ11",
        "من",
        "سبتمبر",
        "ثورة",
        "14",
        "تموز",
        "قوى",
        "8",
        "و14",
        "آذار",
        "بيان",
        "اليوم",
        "يوم",
        "08",
        "-",
        "05",
        "-",
        "2014",
        "غدا",
        "السفر",
        "سهلا",
        "كتلة",
        "«المستقبل»",
        "الأمين",
        "العام",
        "الحالي",
        "القرارين",
        "1973",
        "و2009",
        "البند",
        "الخامس",
        "منه",
        "اليوم",
    ]
    for first in range(len(words)):
        for last in range(first + 1, min(first + 4, len(words)) + 1):
            for expression in parse(" ".join(words[first:last])):
                assert expression.text
