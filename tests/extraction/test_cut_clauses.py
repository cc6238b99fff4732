"""Clauses that commas cut: who acts, what is acted on, and what was said are quoted with the date."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.model import Article


def quote(text: str) -> str:
    mention = extract(Article("a", text, parse_edtf("2019-03-20"))).mentions[0]
    return text[mention.quote_start : mention.quote_end]


@pytest.mark.parametrize(
    "text",
    [
        # و adds a second subject and opens no clause.
        "طالب رئيس البلدية، سامر حداد، ونظيره في القرية المجاورة كمال نصار، يوم الأحد الماضي، بأن يفتح الجسر",
        # An object after the comma: an accusative, or what the verb cannot do without.
        "عقد الأمين العام للاتحاد الدولي لصيادي السمك في مكتبه يوم الأحد الماضي، اجتماعا مع أعضاء المجلس",
        "ناقش وزير الزراعة ونظيره في الدولة المجاورة خلال لقاء يوم الأحد الماضي، سبل حماية الغابات",
    ],
)
def test_the_whole_clause_is_quoted(text: str) -> None:
    assert quote(text + ".") == text


def test_what_was_said_of_a_day_comes_after_it() -> None:
    text = "أوضح المتحدث باسم الإطفاء أنه في تمام الساعة الثالثة من مساء أمس، أخمد العمال حريقا في المخزن."
    assert "أخمد العمال حريقا" in quote(text)


def test_letters_of_a_name_introduce_nothing() -> None:
    text = 'قال المهندس في حديث إلى قناة "إن بي سي" الأحد إن الجسر الجديد يحتاج إلى ترميم قبل الشتاء.'
    assert quote(text).startswith("قال المهندس في حديث")


def test_an_address_is_one_word() -> None:
    text = "يفتح باب التسجيل عبر الموقع http://example.org اعتبارا من يوم الأحد الماضي للطلاب الجدد."
    assert quote(text).startswith("يفتح باب التسجيل")
