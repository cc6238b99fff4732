"""Titles: which says what its mention does, and is printed for it."""

import pytest
from headlines import SIGNED, read

from timeline.arabic.stems import terms
from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.headline import Headline, headline, is_of_the_news
from timeline.extraction.headline.title import title_for
from timeline.extraction.model import Article


def test_a_title_that_says_the_same_is_the_headline() -> None:
    title = "بلدية طنجة توقع اتفاقية لشراء حافلات كهربائية"
    assert read(SIGNED, title) == Headline(title, 0)
    assert read(SIGNED, f"بالصور.. {title}").text == title


@pytest.mark.parametrize(
    "title",
    [
        "رئيس النادي يستقيل بعد خسارة النهائي",
        "هل توقع بلدية طنجة اتفاقية لشراء حافلات كهربائية؟",
        "طنجة",
        "بلدية طنجة توقع اتفاقية " + "كبيرة جدا " * 12,
    ],
)
def test_another_title_is_none(title: str) -> None:
    assert read(SIGNED, title).text.startswith("وقعت بلدية طنجة اتفاقية")


@pytest.mark.parametrize(
    ("date", "of_the_news"),
    [
        ("أمس", True),
        ("الشهر الحالي", True),
        ("يوم 4 أيار الماضي", False),
        ("عام 2013", False),
        ("في القرن الماضي", False),
    ],
)
def test_a_title_is_of_days_near_the_publication(date: str, of_the_news: bool) -> None:
    (mention,) = extract(Article("a", f"افتتح الوزير المتحف {date}.", parse_edtf("2017-06-19"))).mentions[:1]
    assert is_of_the_news(mention.expression.semantics, mention.resolution, 5) is of_the_news


def test_the_title_is_the_line_of_an_undated_lead() -> None:
    text = "وقعت جامعتا طنجة وسطات اتفاقية مع وزارة الصحة يعمل بموجبها أساتذة الطب في المستشفى الجديد."
    title = "دوام جزئي لأساتذة الجامعتين بعد توقيع اتفاقية"
    article = Article("a", text, parse_edtf("2017-06-19"), title)
    (lead,) = extract(article).mentions
    quote, date = (lead.quote_start, lead.quote_end), (lead.expression.start, lead.expression.end)
    assert headline(text, quote, date, quote, lead.clause_status, title) == Headline(title, 0)


def test_the_stamp_of_a_page_is_no_part_of_its_title() -> None:
    title = "بلدية طنجة توقع اتفاقية لشراء حافلات كهربائية السبت آخر تحديث 01:40:21"
    assert "آخر تحديث" not in read(SIGNED, title).text


def test_a_title_of_the_matter_is_none_of_another_day_below_the_first_sentence() -> None:
    title = "بلدية طنجة توقع اتفاقية لشراء حافلات كهربائية"
    clause = terms("تحدثت بلدية طنجة عن حافلات كهربائية")
    assert title_for(title, clause) == title
    assert title_for(title, clause, at_head=False) is None


def test_the_title_is_not_what_was_said_to_be_ahead() -> None:
    text = "قالت لجنة الإعلام يوم الجمعة إن المجلس سيبحث صفقة بيع الملعب في جلسة لاحقة."
    assert read(text, "المجلس يبحث صفقة بيع الملعب").text != "المجلس يبحث صفقة بيع الملعب"


def test_a_title_that_is_a_phrase_is_no_line() -> None:
    text = "غادر الوزير سامر حداد طنجة أمس بعد زيارة قصيرة للمدينة."
    assert read(text, "بعد زيارة قصيرة لمدينة طنجة").text.startswith("غادر الوزير")


def test_the_title_is_of_no_part_of_a_clause() -> None:
    text = "نفى النقيب خبر وفاة الفنان سامر حداد الذي نقل مساء أمس إلى المستشفى بعد تعكر صحته."
    assert read(text, "النقيب ينفي خبر وفاة الفنان سامر حداد").text.startswith("سامر حداد")


def test_the_title_tells_what_the_first_sentence_says_too_long() -> None:
    text = (
        "نفذ اليوم الخميس عدد هام من الأطباء المقيمين والداخلين القادمين من كليات الطب بطنجة وسطات والقنيطرة "
        "ووجدة والناظور وأغادير مسيرة احتجاجية انطلقت من أمام الكلية باتجاه مجلس النواب."
    )
    title = "أطباء ينظمون مسيرة للمطالبة بقانون أساسي"
    assert read(text, title) == Headline(title, 0)
