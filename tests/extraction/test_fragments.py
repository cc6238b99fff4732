"""Fragments of a sentence take the whole of it, and dates that report nothing are no mentions."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import Extraction, extract
from timeline.extraction.model import Article


def read(text: str) -> Extraction:
    return extract(Article("a", text, parse_edtf("2012-07-20")))


def quotes(text: str) -> list[str]:
    return [text[mention.quote_start : mention.quote_end] for mention in read(text).mentions]


@pytest.mark.parametrize(
    "text",
    [
        "الجمعة 13 يوليو 2012\nافتتح الوزير الجسر.",
        "تاريخ النشر: 13 يوليو 2012\nافتتح الوزير الجسر.",
        "13/07/2012 12:00 صباحا\nافتتح الوزير الجسر.",
    ],
)
def test_a_date_in_a_line_of_its_own_is_no_mention(text: str) -> None:
    found = read(text)
    assert not found.mentions
    assert [expression.start < text.index("\n") for expression in found.noted] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "رام الله 20-7-2012 وفا - سامي الحداد",
        "الجمعة 20 يوليو 2012 آخر تحديث 01:40:21",
        "جريدة الساحل - 20 جويلية 2012",
        "الجمعة 20 جويلية 2012 الساعة 09:48:43 بتوقيت تونس العاصمة",
    ],
)
def test_a_line_with_the_day_of_publication_that_names_no_act_heads_a_page(line: str) -> None:
    found = read(f"{line}\nيضم المتحف قاعات كثيرة للزوار.")
    assert not found.mentions
    assert found.noted


@pytest.mark.parametrize(
    "text",
    [
        # Another day, an act, no line of its own, nothing else in the text.
        "المدير سامر الحدوري يعلن استقالته يوم 20 تموز 2012.",
        "عزل البرلمان الوزير كنعان الجرمي في 20 تموز 2012.\nيضم المتحف قاعات كثيرة للزوار.",
        "سامر الحدوري رئيسا للبلدية 20-7-2012",
        "معركة الوادي 20-7-1187\nيضم المتحف قاعات كثيرة للزوار.",
        "افتتاح معرض الكتاب 20-7-2012\nيضم المتحف قاعات كثيرة للزوار.",
        "يضم المتحف قاعات كثيرة للزوار. رام الله 20-7-2012 مدينة مزدحمة.",
    ],
)
def test_what_tells_more_than_the_head_of_a_page_is_a_mention(text: str) -> None:
    assert read(text).mentions


def test_a_fragment_takes_its_sentence() -> None:
    text = "ارتفع عدد الزوار في نيسان الماضي، وفي أيار الماضي، ثم تراجع في الصيف."
    assert all("الزوار" in quote or "تراجع" in quote for quote in quotes(text))


@pytest.mark.parametrize(
    "text",
    [
        "زلزال في بلدة جبلية عام 2011",
        "غادر الوفد الخميس.",
        "افتتاح الجسر الخميس",
        "استقال الوزير أمس.",
    ],
)
def test_a_short_clause_that_reports_an_act_is_a_mention(text: str) -> None:
    assert quotes(text) == [text.rstrip(".")]


def test_a_name_beside_an_agency_that_looks_like_a_verb_is_who_wrote_it() -> None:
    text = "لقاء أدبي في المدينة\n\nرام الله 5-7-2012 وفا- يزن حداد\n\nعقد الأدباء لقاء في المدينة."
    mentions = extract(Article("a", text, parse_edtf("2012-07-05"))).mentions
    assert [text[one.expression.start : one.expression.end] for one in mentions] == []
