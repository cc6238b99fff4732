"""Words spoken on a day that the sentence around the quotation names."""

from datetime import date

import pytest

from timeline import tag
from timeline.normalizer.reasons import SpokenOn

PUBLISHED = "2017-05-17"


def days(text: str) -> dict[str, str]:
    return {found.expression.text: found.resolution.timex for found in tag(text, PUBLISHED)}


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير يوم الاثنين: «نجتمع غدا»",
        "وقال الوزير يوم الاثنين إن “الوفد يصل غدا”",
        'وقال الوزير يوم الاثنين إن "الوفد يصل غدا إلى المدينة"',
        "وقال الوزير في 15 أيار: «وصل الوفد. نجتمع غدا»",
    ],
)
def test_tomorrow_in_a_quotation_counts_from_the_day_of_speaking(text: str) -> None:
    assert days(text)["غدا"] == "2017-05-16"


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير يوم الاثنين إن الوفد يصل غدا",
        "وصل الوزير يوم الاثنين. «نجتمع غدا» هكذا قال",
        "افتتح المعرض يوم الاثنين «ونجتمع غدا»",
        "وقال الوزير «إننا نجتمع غدا»",
        "وقال الوزير يوم الاثنين «كلمة» ويجتمعون غدا",
    ],
)
def test_elsewhere_tomorrow_counts_from_the_publication(text: str) -> None:
    assert days(text)["غدا"] == "2017-05-18"


def test_the_reasons_name_the_day_of_speaking() -> None:
    text = "وقال الوزير يوم الاثنين: «نجتمع غدا»"
    spoken = tag(text, PUBLISHED)[-1].resolution.reasons[0]
    assert isinstance(spoken, SpokenOn)
    assert (spoken.day, text[spoken.start : spoken.end]) == (date(2017, 5, 15), "يوم الاثنين")


def test_a_weekday_in_a_quotation_names_its_own_day() -> None:
    assert days("وقال الوزير أمس: «نجتمع غدا الجمعة»")["غدا الجمعة"] == "2017-05-19"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("وكان المدير قد صرح في 20 نيسان بأن الجسر سيفتح الأسبوع المقبل", "الأسبوع المقبل", "2017-W17"),
        ("وقال القائد في 20 نيسان إن القوات دخلت البلدة أمس", "أمس", "2017-04-19"),
        ("وقالت البلدية في بيان صدر في 2 تشرين الثاني 2014 إنها فتحت السوق أمس", "أمس", "2014-11-01"),
        ("في بيان صدر في 2 أيار 2014، اتهمت النقابة شركة بطرد عمال الشهر الماضي", "الشهر الماضي", "2014-04"),
        ("وجاء في رسالته المؤرخة في 5 كانون الثاني 1961: زرت أمس القنصل", "أمس", "1961-01-04"),
        ('وكتبت المجلة في عددها الصادر في 5 آذار 1934: "وصل أمس مركب"', "أمس", "1934-03-04"),
        ("في 3 آذار 2014 ذكرت الوكالة أن المرفأ سيغلق يوم الجمعة المقبل", "يوم الجمعة المقبل", "2014-03-07"),
    ],
)  # fmt: skip
def test_what_was_said_on_a_date_is_counted_from_it(text: str, words: str, value: str) -> None:
    assert days(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # The date is of somebody who speaks, of a comparison, or of what he speaks about.
        ("قال الطبيب الذي وصل في 3 آذار 2015 إن العيادة أقفلت العام الماضي", "العام الماضي", "2016"),
        ("ارتفعت الأرباح مقارنة بعام 2013، مبينا أن القروض بلغت مليارا العام الماضي", "العام الماضي", "2016"),
        ("قال إن الحرب التي بدأت في 3 آذار 1915 لها كتاب صدر العام الماضي", "العام الماضي", "2016"),
        # The article goes on.
        ("صرح في 3 آذار 2016 بأن الوفد سيعود، إذ يزور البلاد الأسبوع المقبل", "الأسبوع المقبل", "2017-W21"),
    ],
)  # fmt: skip
def test_what_was_not_said_on_a_date_is_counted_from_the_publication(
    text: str, words: str, value: str
) -> None:
    assert days(text)[words] == value


def test_in_the_week_before_the_publication_both_days_are_possible() -> None:
    found = tag("وقال المدير في 15 أيار إن الوفد يصل غدا", PUBLISHED)[-1]
    assert found.resolution.edtf == "[2017-05-16..2017-05-18]"
