"""Dates with which a figure is compared are of no happening."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.model import Article


def dates(text: str) -> list[str]:
    mentions = extract(Article("a", text, parse_edtf("2019-03-20"))).mentions
    return [text[mention.expression.start : mention.expression.end] for mention in mentions]


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت صادرات الزيتون في الربع الأول مقارنة بالفترة نفسها من العام الماضي.",
        "زادت مبيعات المصنع في الربع الأول بالمقارنة مع عام 2016.",
        "تراجعت أرباح المصرف في الربع الأول إلى 12 مليونا مقابل 15 مليونا في عام 2016.",
        "سجل الدينار في الربع الأول 87 قرشا مقارنة مع 75 ألفا و500 قرش في عام 2016.",
        "بلغت صادرات الزيتون في الربع الأول 87 ألف طن مقابل 75 ألفا في عام 2016.",
        "انخفض عدد الزوار في الربع الأول بنسبة 8 بالمئة قياسا بعام 2016.",
        "بلغت نسبة الرضا في الربع الأول ثلثا، وهي أعلى مما كانت عليه في عام 2016.",
        "نما إنتاج الزيتون في الربع الأول بنسبة 8 بالمئة عوض 3 بالمئة سنة 2016.",
        "وبالمقارنة مع عام 2016 ارتفع عدد الزوار إلى مليون، وبلغت الإيرادات مليارا في الربع الأول.",
    ],
)
def test_the_date_of_a_comparison_is_no_mention(text: str) -> None:
    assert dates(text) == ["الربع الأول"]


def test_the_month_in_which_a_contract_is_due_is_no_mention() -> None:
    assert dates("ارتفعت عقود النحاس تسليم أيلول يوم الاثنين الماضي إلى 12 ألفا للطن.") == [
        "يوم الاثنين الماضي"
    ]


@pytest.mark.parametrize(
    "text",
    [
        # A price.
        "باع النادي لاعبه سامر حداد مقابل 12 مليونا في عام 2016.",
        # The comparison has ended.
        "عقد المصرف مقارنة بين الشركتين، ثم نشرها في عام 2016.",
    ],
)
def test_a_price_or_a_comparison_that_has_ended_leaves_the_date_to_its_clause(text: str) -> None:
    assert dates(text) == ["عام 2016"]
