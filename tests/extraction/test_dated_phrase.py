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
        # The subject of what is said has the relative clause.
        (
            "قال الوزير إن الحريق الذي شب في السوق يوم السبت لم يكن متعمدا.",
            "الحريق الذي شب في السوق يوم السبت",
        ),
        ("اتضح أن الطائرة التي سقطت يوم الجمعة كانت تقل 40 راكبا.", "الطائرة التي سقطت يوم الجمعة"),
        ("قالت الشرطة إن الرجل الذي اعتقل الأحد ليس المطلوب الأول.", "الرجل الذي اعتقل الأحد"),
        # Of the other one that a demonstrative stands for nothing more is said.
        ("حذر الوزير من هجمات مماثلة لتلك التي ضربت طنجة الجمعة.", "ضربت طنجة الجمعة"),
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
    ("text", "quote"),
    [
        (
            "فشلت النقابة في التوصل إلى اتفاق يوم 3 آذار 2019.",
            "فشلت النقابة في التوصل إلى اتفاق يوم 3 آذار 2019",
        ),
        ("أرجأ القاضي الدعوى إلى جلسة 21 أيار 2019.", "أرجأ القاضي الدعوى إلى جلسة 21 أيار 2019"),
        (
            "يعتقد أن الحارس قتل شقيقه يوم 3 كانون الثاني 2019.",
            "يعتقد أن الحارس قتل شقيقه يوم 3 كانون الثاني 2019",
        ),
        ("برأت المحكمة الحارس من تهمة قتل شقيقه يوم 3 آذار 2016.", "تهمة قتل شقيقه يوم 3 آذار 2016"),
        (
            "ألقى الوزير كلمة في العيد الوطني لثورة 26 أيلول 1962.",
            "ثورة 26 أيلول 1962",
        ),
        # What is remembered has the date that it is called by, not the act of remembering it.
        # A sentence was passed in that year, not carried out.
        ("صدر حكم بإعدامه عام 2004 بعد محاكمة قصيرة.", "صدر حكم بإعدامه عام 2004 بعد محاكمة قصيرة"),
        ("أحيت البلدة ذكرى مجزرة 8 أيار 1945.", "مجزرة 8 أيار 1945"),
        ("أحيت البلدة ذكرى المجزرة في 8 أيار 2018.", "أحيت البلدة ذكرى المجزرة في 8 أيار 2018"),
    ],
)
def test_an_act_is_not_cut_off_from_what_undoes_it(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


def test_the_predicate_of_what_is_said_describes_no_noun() -> None:
    text = "وقالت نقابة المعلمين في تقريرها إن مئتي مدرس فصلوا في شباط 2019."
    (mention,) = extract(Article("a", text, parse_edtf("2019-03-20"))).mentions
    attribution = mention.clause_status.attribution
    assert attribution and text[slice(*attribution)] == "وقالت نقابة المعلمين في تقريرها إن"


@pytest.mark.parametrize(
    "text",
    [
        # The clause takes place in what is described, on its days.
        "فاز سامر حداد في الانتخابات التي جرت يوم الأحد الماضي",
        # The relative clause has ended: the date is that of the main verb.
        "غادر سامر حداد، الذي يحمل الجنسية الكندية، المدينة يوم الأحد الماضي",
        # A noun that its clause says something about.
        # A purpose, with a day that may be that of the verb.
        "وصل الوفد إلى المدينة لإجراء محادثات اليوم",
        # What is called off is not held.
        "تأجلت المباراة المقررة يوم الأحد المقبل",
        # Who was hurt by it, on the same day; what has its own day; a win that brought the title.
        "عقد المجلس جلسة طارئة يوم الأحد الماضي بعد انهيار الجسر",
        "توج الفريق باللقب بعد فوزه على ضيفه يوم الأحد الماضي",
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


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # The relative clause opens the sentence, and the predicate comes after it.
        (
            "الجسر الذي افتتح يوم الأحد الماضي يصل بين ضفتي النهر.",
            "الجسر الذي افتتح يوم الأحد الماضي",
        ),
        # With و before the pronoun, which agrees with what is between the two.
        (
            "نشرت القناة فيلما عن الأزمة بين البلدين والتي بدأت في 6 حزيران 2017.",
            "الأزمة بين البلدين والتي بدأت في 6 حزيران 2017",
        ),
        (
            "تحدث الصحفيون عن كأس العالم لكرة القدم التي انطلقت يوم الأحد الماضي في الشمال.",
            "كأس العالم لكرة القدم التي انطلقت يوم الأحد الماضي في الشمال",
        ),
        # Without a pronoun, after an indefinite noun.
        ("قرأ الطلاب كتابا صدر عام 1954 عن تاريخ الميناء.", "كتابا صدر عام 1954 عن تاريخ الميناء"),
        ("يستند التقرير إلى دراسة أجرتها الجامعة عام 2012.", "دراسة أجرتها الجامعة عام 2012"),
    ],
)
def test_a_noun_has_the_date_of_the_clause_that_describes_it(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "طالب المتحدث برفع الحصار المفروض على المدينة منذ عام 2007.",
            "الحصار المفروض على المدينة منذ عام 2007",
        ),
        ("دعا الوزير إلى إنهاء الحرب المستمرة منذ أربعة أعوام.", "الحرب المستمرة منذ أربعة أعوام"),
        ("قتل ثلاثة جنود في الحرب التي تشهدها البلاد منذ 2015.", "الحرب التي تشهدها البلاد منذ 2015"),
        # A verb in the present goes on by itself.
        (
            "يعمل الطبيب سامر حداد في المستشفى منذ عام 2001.",
            "يعمل الطبيب سامر حداد في المستشفى منذ عام 2001",
        ),
    ],
)
def test_what_has_lasted_since_a_date_is_not_the_act_that_is_done_to_it(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("اتهمت النيابة الجماعة بالوقوف وراء تفجير السوق في 4 آذار.", "تفجير السوق في 4 آذار"),
        (
            "صدرت أحكام بالسجن على شابين متهمين باعتداء قاتل على خياط في العام 2016.",
            "اعتداء قاتل على خياط في العام 2016",
        ),
        ("حكمت المحكمة على خمسة رجال لمحاولتهم تفجير الجسر في عام 2016.", "تفجير الجسر في عام 2016"),
        (
            "نفى اللاعب سامر حداد المزاعم بشأن تعمده إصابة خصمه في نهائي الكأس الشهر الماضي.",
            "نهائي الكأس الشهر الماضي",
        ),
    ],
)
def test_an_act_that_is_only_told_of_has_the_date(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("عاد الطبيب إلى قريته بعدما أنهى دراسته في عام 2009.", "أنهى دراسته في عام 2009"),
    ],
)
def test_a_clause_of_other_days_has_its_own_date(text: str, quote: str) -> None:
    assert quotes(text)[-1] == quote


def test_a_clause_ends_before_a_verb_that_has_a_date_of_its_own() -> None:
    assert quotes("عقد الاتحاد قمة انطلقت الخميس واختتمت الجمعة.")[0] == "عقد الاتحاد قمة انطلقت الخميس"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عاد الهدوء إلى الحي بعد مقتل شاب مساء السبت في شجار.", ["مقتل شاب مساء السبت في شجار"]),
        (
            "استقال الوزير أمس بعد انهيار الجسر الأحد الماضي.",
            ["استقال الوزير أمس بعد انهيار الجسر الأحد الماضي", "انهيار الجسر الأحد الماضي"],
        ),
        (
            "فتحت السلطات السبت مجالها الجوي بعد إغلاقه الليلة الماضية.",
            ["فتحت السلطات السبت مجالها الجوي بعد إغلاقه الليلة الماضية", "إغلاقه الليلة الماضية"],
        ),
    ],
)
def test_a_day_after_the_act_of_a_circumstance_is_of_the_act(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected
