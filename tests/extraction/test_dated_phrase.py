"""The part of a clause that its date belongs to: what is quoted and printed with the date."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.model import Article


def quotes(text: str) -> list[str]:
    mentions = extract(Article("a", text, parse_edtf("2019-03-20"))).mentions
    return [text[mention.quote_start : mention.quote_end] for mention in mentions]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "زارت اللجنة المتحف الذي افتتحه الأمير عام 1954 قرب الميناء.",
            "المتحف الذي افتتحه الأمير عام 1954 قرب الميناء",
        ),
        (
            "تحدث المدير عن المعاهدة التي وقعتها المملكتان في 12 أيار 1983.",
            "المعاهدة التي وقعتها المملكتان في 12 أيار 1983",
        ),
        # The noun that the pronoun agrees with, not the nearest one.
        (
            "رحب السفير ببعثة المتحف التي وصلت يوم الأحد الماضي إلى عدن.",
            "بعثة المتحف التي وصلت يوم الأحد الماضي إلى عدن",
        ),
        ("وصفت الصحف حفل الجامعة الذي أقيم يوم الأحد الماضي.", "حفل الجامعة الذي أقيم يوم الأحد الماضي"),
        # A participle instead of a relative clause.
        (
            "التزم الطرفان بإعلان المبادئ الموقع بينهما في 23 آذار 2015.",
            "إعلان المبادئ الموقع بينهما في 23 آذار 2015",
        ),
        (
            "أعلن الاتحاد تأجيل المباراة المقررة يوم الأحد المقبل.",
            "تأجيل المباراة المقررة يوم الأحد المقبل",
        ),
        ("تحدثت الصحف عن الانتخابات المقررة يوم الأحد المقبل.", "الانتخابات المقررة يوم الأحد المقبل"),
        ("أشاد الوزير بالمدرسة التي بنيت عام 1931 في صفد.", "المدرسة التي بنيت عام 1931 في صفد"),
        ("سأل الوفد أهالي القرية عن مصير السفينة التي غرقت عام 1998.", "مصير السفينة التي غرقت عام 1998"),
    ],
)
def test_a_date_in_a_relative_clause_dates_what_it_describes(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        # The clause takes place in what is described, on its days.
        "فاز سامر حداد في الانتخابات التي جرت يوم الأحد الماضي",
        # The relative clause has ended: the date is that of the main verb.
        "غادر سامر حداد، الذي يحمل الجنسية الكندية، المدينة يوم الأحد الماضي",
        # A noun that its clause says something about.
        "الجسر الذي افتتح يوم الأحد الماضي يصل بين ضفتي النهر",
        # A purpose, with a day that may be that of the verb.
        "وصل الوفد إلى المدينة لإجراء محادثات اليوم",
        # What is called off is not held.
        "تأجلت المباراة المقررة يوم الأحد المقبل",
        # A circumstance of the same days.
        "أصيب عاملان بعد انهيار السقف يوم الأحد الماضي",
    ],
)
def test_a_date_of_the_main_clause_dates_all_of_it(text: str) -> None:
    assert quotes(text + ".") == [text]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("تعهد الرئيس بالعودة إلى اتفاق 2011 مع الشركة.", "اتفاق 2011 مع الشركة"),
        ("دعا الحزب إلى مسيرة لإلغاء انتخابات أيلول 2018.", "انتخابات أيلول 2018"),
        ("نال العمال تعويضا بعد سنوات من إضراب 1987.", "إضراب 1987"),
    ],
)
def test_an_act_called_by_its_date_is_what_is_dated(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "أغلقت المدينة جسرها القديم في أعقاب انهيار سقف المحطة عام 2009.",
            "انهيار سقف المحطة عام 2009",
        ),
        (
            "تظاهر العمال احتجاجا على تسريح زملائهم في أيلول 2016.",
            "تسريح زملائهم في أيلول 2016",
        ),
    ],
)
def test_an_old_act_after_a_preposition_has_the_date_of_the_news_around_it(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


def test_an_act_after_a_preposition_has_the_second_date_of_a_sentence() -> None:
    text = "استدعت الوزارة، اليوم الأربعاء، السفير احتجاجا على زيارة الوفد للميناء يوم الأحد الماضي."
    assert quotes(text)[1] == "زيارة الوفد للميناء يوم الأحد الماضي"


def test_what_came_of_the_act_is_quoted_with_it() -> None:
    text = "أقيل المدير في أعقاب حريق المصنع عام 2009، مخلفا تسعة قتلى."
    assert quotes(text) == ["حريق المصنع عام 2009، مخلفا تسعة قتلى"]
