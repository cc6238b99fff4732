"""Times that belong to the name of a thing, or that the tense of their clause contradicts, date nothing."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.model import Article


def dates(text: str) -> list[str]:
    """The words of time that date a mention; of a lead there are none."""
    mentions = extract(Article("a", text, parse_edtf("2019-03-20"))).mentions
    return [text[mention.expression.start : mention.expression.end] for mention in mentions]


@pytest.mark.parametrize(
    "text",
    [
        # A budget, a law, a model, a plan, a prize of a year.
        "أقر مجلس النواب ميزانية عام 2018 بعد نقاش طويل.",
        "استندت المحكمة إلى المادة 14 من قانون الصحافة لسنة 1983.",
        "طرحت الشركة سيارتها موديل 2016 للبيع.",
        "فاز الكاتب سامر حداد بجائزة الرواية لعام 2018.",
        # A tournament that is ahead, or that a team qualifies for.
        "يستعد المنتخب للمشاركة في كأس العالم 2022.",
        "تأهل الفريق إلى نهائيات كأس آسيا 2015 بعد فوزه على ضيفه.",
        # For a season.
        "تعاقد النادي مع اللاعب سامر حداد للموسم المقبل.",
        # A document with its number, a film with its year.
        "استنادا إلى الأمر الملكي رقم (أ/44) بتاريخ 29/11/1434هـ عين الأمير سامر حداد محافظا.",
        'عرضت السينما فيلم "البحر" (2014) للمخرج سامر حداد.',
        # Many years, of which each has a part of what is told.
        "سبق أن فاز الفريق بالكأس في أعوام 2009 و2010 و2011.",
        # The century of somebody whom the clause speaks of.
        "استعار الوزير في كلمته قولا معروفا لشاعر من شعراء القرن التاسع عشر.",
        # The end of a contract, what is expected of a time.
        "أعلن النادي تمديد عقد المدرب سامر حداد حتى عام 2021.",
        "رفع المصرف توقعاته للتضخم إلى 11 بالمئة نهاية العام الجاري.",
    ],
)
def test_a_time_of_a_thing_dates_nothing(text: str) -> None:
    assert [date for date in dates(text) if date] == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("أقر مجلس النواب في عام 2018 قانون الصحافة.", "عام 2018"),
        ("فاز الفريق بكأس العالم 2014.", "2014"),
        ("ارتفعت أرباح المصرف بنسبة 12 بالمئة للربع الثاني من 2018.", "لربع الثاني من 2018"),
        ("أصدر الوزير القرار رقم 412 وتاريخ 3/4/1439 بشأن المدارس.", "3/4/1439"),
        ("زار الوزير البلاد في عامي 2009 و2011.", "2009"),
        ("استمرت المعارك في المدينة حتى 5 آذار.", "5 آذار"),
    ],
)
def test_a_time_of_the_clause_still_dates_it(text: str, date: str) -> None:
    assert dates(text)[0] == date


@pytest.mark.parametrize(
    "text",
    [
        # The present does not tell what was last month.
        "تملك الشركة ثلاثة متاجر في المدينة الشهر الماضي.",
        # What has happened was not next year.
        "شيدت الشركة المصنع الجديد على ضفة النهر العام المقبل.",
    ],
)
def test_a_date_that_the_tense_of_its_clause_contradicts_dates_nothing(text: str) -> None:
    assert [date for date in dates(text) if date] == []


def test_the_news_whose_only_time_is_of_a_thing_has_a_lead() -> None:
    assert dates("أقر مجلس النواب ميزانية عام 2018 بعد نقاش طويل.") == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يعمل المكتب من الساعة الثامنة صباحا حتى الثانية ظهرا.", []),
        ("يحظر العمل تحت الشمس من الساعة 12 ظهرا إلى الساعة 3 مساء.", []),
        ("استمر الاجتماع من الساعة 12 ظهرا إلى الساعة 3 مساء.", ["الساعة 12 ظهرا", "الساعة 3 مساء"]),
        ("وصل الوفد الساعة 12 ظهرا إلى المطار.", ["الساعة 12 ظهرا"]),
    ],
)
def test_hours_of_a_timetable_are_of_no_day(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("انظر تاريخ القضاة (سنة 326هـ) ص 49، وأخبار البصرة 11/ 144 وما بعدها.", False),
        ("انظر في خبره أخبار البصرة 7/ 427 (حوادث سنة 365هـ) وتاريخ القضاة أيضا.", False),
        ("وذكره صاحب العقد في كتابه (وفيات 510هـ) ج 2 من الطبعة الأولى.", False),
        ("توفي القاضي الكبير في داره (سنة 326هـ) ودفن بباب البصرة.", True),
    ],
)
def test_a_year_by_which_a_passage_is_cited_dates_nothing(text: str, dated: bool) -> None:
    assert any(one.expression.text for one in extract(Article("a", text)).mentions) is dated
