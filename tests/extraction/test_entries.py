"""Entries of lists quote their text, wherever it is, and nothing of the next entry."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.headline.choose import headline
from timeline.extraction.model import Article


def quotes(text: str, published: str = "2017-06-19") -> list[str]:
    reading = extract(Article("a", text, parse_edtf(published)))
    return [text[mention.quote_start : mention.quote_end] for mention in reading.mentions]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        pytest.param(
            "• 1914 – وضع حجر الأساس للمصنع، وحضور الوالي\n• 1923 – تشغيل أول فرن",
            ["1914 – وضع حجر الأساس للمصنع، وحضور الوالي", "1923 – تشغيل أول فرن"],
            id="the rest of the line",
        ),
        pytest.param(
            "02 أكتوبر 1931\nافتتاح الميناء أمام السفن\n20 أغسطس 1936\nانعقاد المؤتمر",
            ["02 أكتوبر 1931\nافتتاح الميناء أمام السفن", "20 أغسطس 1936\nانعقاد المؤتمر"],
            id="the line below a date alone on its line",
        ),
        pytest.param(
            "15 مايو 1948\n\nرحيل القوات عن الميناء الكبير. ثم دخلت أخرى.",
            ["15 مايو 1948\n\nرحيل القوات عن الميناء الكبير"],
            id="an empty line may come between, and one sentence is enough",
        ),
        pytest.param(
            "[1952] إلغاء الألقاب\n[1954] جلاء القوات",
            ["[1952] إلغاء الألقاب", "[1954] جلاء القوات"],
            id="the year in brackets",
        ),
        pytest.param(
            "1952: إلغاء الألقاب، وفي 1953 أعلنت الجمهورية\n1962: استقلال الجزيرة",
            ["1952: إلغاء الألقاب", "وفي 1953 أعلنت الجمهورية", "1962: استقلال الجزيرة"],
            id="another date in the entry has its own clause",
        ),
        pytest.param(
            "الثلاثاء 20 يونيو 2017\nأعلنت الوزارة افتتاح المعرض أمام الزوار.",
            [],
            id="the date of a report is no entry and no mention",
        ),
        pytest.param(
            "5 مايو 1990\n7 مايو 1991\n9 مايو 1992",
            [],
            id="dates without any text",
        ),
    ],
)
def test_the_quote_of_an_entry_is_its_text(text: str, expect: list[str]) -> None:
    assert quotes(text) == expect


def test_births_and_deaths_have_the_heading_that_says_so() -> None:
    text = "أحداث\n1930: افتتاح السد\nمواليد\n1940: رسام بولندي\nالراحلون\n1950: ملحن\nمتفرقات\n1960: فيضان"
    found = extract(Article("a", text, parse_edtf("2017-06-19"))).mentions
    headings = [mention.clause_status.antecedent for mention in found]
    assert [one and text[slice(*one)] for one in headings] == [None, "مواليد", "الراحلون", None]


def test_an_announcement_in_a_list_is_announced() -> None:
    text = "2010: بدء الأعمال\n2030: افتتاح الخط"
    found = extract(Article("a", text, parse_edtf("2017-06-19"))).mentions
    assert [mention.clause_status.factuality.value for mention in found] == ["occurred", "announced"]


def test_the_label_above_an_entry_of_an_encyclopedia_is_no_part_of_its_headline() -> None:
    heading = "العام الهجري : 671\nالشهر القمري : رمضان\nالعام الميلادي : 1273"
    text = f"{heading}\nتفاصيل الحدث:\n\nعاد الأمير من غزوته إلى المدينة. وأقام فيها."
    (mention,) = extract(Article("a", text, parse_edtf("2017-06-19"))).mentions
    quote = mention.quote_start, mention.quote_end
    assert text[slice(*quote)] == text[: text.index(". وأقام")]
    date = mention.expression.start, mention.expression.end
    line = headline(text, quote, date, quote, mention.clause_status).text
    assert line == "عاد الأمير من غزوته إلى المدينة"
