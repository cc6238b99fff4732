"""Lines that lean on words that are not in them, or tell too little."""

import pytest
from headlines import SIGNED, read


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("دشن الوزير الجسر الجديد يوم 4 أيار الماضي.", "التي استمرت عامين ونصف العام حتى 4 أيار الماضي."),
        ("دشن الوزير الجسر الجديد يوم 4 أيار الماضي.", "بزيادة نسبتها 12 بالمئة عن 4 أيار الماضي."),
        (SIGNED, "هذا ما حدث في مدينة بعيدة يوم 4 أيار الماضي."),
    ],
)
def test_a_clause_that_says_more_has_a_lower_rank(better: str, worse: str) -> None:
    assert read(better).rank < read(worse).rank


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("هو الحريق الثاني في المدينة خلال أيار 2014.", True),
        ("بعد توقيف المدير في أبريل 2017 لمحاولته السفر.", True),
        ("في يوم السبت آخر صفر دخل الحج.", False),
        ("افتتح الوزير جسرا فوق النهر يوم 4 أيار الماضي.", False),
        ("بعد توقيف المدير في أبريل 2017 أغلقت المدرسة أبوابها.", False),
    ],
)
def test_a_fragment_leans_on_words_that_are_not_in_it(text: str, fragment: bool) -> None:
    assert read(text).fragment is fragment


def test_a_title_is_no_fragment() -> None:
    text = "هو الحريق الثاني في المدينة خلال أيار 2014."
    assert not read(text, "حريق ثان في المدينة خلال شهر").fragment


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("تحدث الشهود عن الحريق الذي شب يوم الأحد الماضي في المصنع.", "الحريق شب في المصنع"),
        # Of two nouns, it is not sure which is described.
        ("تحدث الوزير عن أسباب الحريق الذي اندلع أمس.", "أسباب الحريق الذي اندلع"),
        # A pronoun refers to the noun, of the verb or of its preposition.
        ("تحدث عن الأعمال التي قام بها سامر حداد عام 1983.", "الأعمال التي قام بها سامر حداد عام 1983"),
        ("تحدثت عن البيت الذي بناه جدها عام 1954 في صفد.", "البيت الذي بناه جدها عام 1954 في صفد"),
    ],
)
def test_a_noun_and_its_relative_clause_are_read_as_a_sentence(text: str, line: str) -> None:
    assert read(text).text == line


@pytest.mark.parametrize(
    "text",
    [
        # Nothing is told of the noun.
        "تحدثت عن البيت الذي بناه جدها عام 1954 في صفد.",
        # Of what, is said before.
        "قرأها في تصريحات نشرت أمس.",
        "في حال أخفق الفريق في الدور الأول من كأس 2016",
        # Cut within a date.
        "2017م التي تنطلق في 27 حزيران الحالي بزوارها",
        # A circumstance of another clause.
        "عملا باتفاق أعلن عنه في 30 حزيران الماضي",
    ],
)
def test_a_line_without_a_predicate_is_a_fragment(text: str) -> None:
    assert read(text).fragment


def test_a_line_of_an_article_whose_verb_has_no_subject_is_a_fragment() -> None:
    assert read("اطلع على المعرض يوم 4 أيار الماضي.", title="الوزير يزور بيروت").fragment
    assert read("كان ذلك عام 1961.", title="الوزير يزور بيروت").fragment
    assert not read("وصل إلى بيروت الوزير سامر حداد يوم 4 أيار الماضي.", title="زيارة لبيروت").fragment


@pytest.mark.parametrize(
    "text",
    [
        "هل تابعت نشرات الأخبار يوم 4 أيار الماضي لمعرفة آخر المستجدات؟",
        "تحدث المدرب عن المباراة التي خسرها الفريق يوم 4 أيار الماضي.",
        "لماذا تأخر وصول القطار إلى محطة القنيطرة يوم 4 أيار الماضي؟",
        "قال المدرب خلال لقاء مع الصحافيين في مقر النادي مساء 4 أيار الماضي.",
        "شارك المحافظ في تعليق أول لافتة بشوارع المدينة للمتحف الجديد المزمع افتتاحه في 10 تموز المقبل.",
        "ناقش المجلس تفاصيل المؤتمر الوطني للمياه المنتظر عقده في 10 تموز المقبل.",
        "توج النادي بلقب الدوري بعد فوزه 2-1 على ضيفه اتحاد سطات يوم 4 أيار الماضي.",
    ],
)
def test_what_asks_or_only_names_a_plan_or_a_speaker_is_a_fragment(text: str) -> None:
    assert read(text, "أخبار المدينة").fragment
