"""A clause without a subject of its own is completed by earlier words, where these are plain."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.model import Article


def completed(text: str) -> list[str | None]:
    """What completes each mention of a text, in reading order."""
    mentions = extract(Article("a", text, parse_edtf("2017-05-15"))).mentions
    ranges = [mention.clause_status.antecedent for mention in mentions]
    return [text[slice(*found)] if found else None for found in ranges]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "انفجرت سيارة مفخخة قرب السوق القديم. وأسفرت عن مقتل سبعة أشخاص يوم الأحد الماضي.",
            "انفجرت سيارة مفخخة قرب السوق القديم",
        ),
        (
            "اجتمعت الوفود الثلاثة في القاعة الكبرى.\nوقد جرى ذلك في 4 أيار بحضور المبعوث.",
            "اجتمعت الوفود الثلاثة في القاعة الكبرى",
        ),
        (
            "وقال رئيس البلدية سمير حداد إن الطريق مغلق. وأضاف أن الجسر سيفتتح في 10 تموز المقبل.",
            "وقال رئيس البلدية سمير حداد",
        ),
        (
            "وقال رئيس البلدية إن الطريق مغلق. وأضاف أن العمل مستمر. وأوضح في بيان أن الجسر سيفتح في تموز.",
            "وقال رئيس البلدية",
        ),
        (
            "أعلنت الوزارة أن الطريق مغلق. وأضافت الثلاثاء أن الجسر سيفتتح قريبا.",
            "أعلنت الوزارة",
        ),
    ],
)
def test_earlier_words_complete_it(text: str, expected: str) -> None:
    assert completed(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        # A subject of its own.
        "انفجرت سيارة مفخخة قرب السوق. وأسفر الانفجار عن مقتل سبعة أشخاص يوم الأحد.",
        "اجتمعت الوفود في القاعة الكبرى. وجرى ذلك الاجتماع في 4 أيار بحضور المبعوث.",
        "وقال رئيس البلدية إن الطريق مغلق. وأضاف الوزير أن الجسر سيفتتح في 10 تموز.",
        # Nobody says it.
        "وقال رئيس البلدية إن الطريق مغلق. يذكر أن الجسر افتتح في 10 تموز 2015.",
        # Of another gender than who spoke before.
        "وقال رئيس البلدية إن الطريق مغلق. وأضافت أن الجسر سيفتتح في 10 تموز.",
        # Nothing precedes it, or a heading.
        "وأسفرت عن مقتل سبعة أشخاص يوم الأحد الماضي.",
        "انفجار كبير في السوق القديم\nوأسفر ذلك عن مقتل سبعة أشخاص يوم الأحد الماضي.",
        # It does not open its sentence.
        "انفجرت سيارة مفخخة قرب السوق. وأغلقت الشرطة الحي، وأسفر ذلك عن زحام يوم الأحد.",
    ],
)
def test_what_is_not_plain_is_left_as_it_is(text: str) -> None:
    assert completed(text)[-1] is None


def test_a_long_sentence_is_cut_at_a_comma() -> None:
    opening = "انفجرت سيارة مفخخة قرب السوق القديم في المدينة"
    tail = " ثم هرعت سيارات الإسعاف إلى المكان" * 5
    text = f"{opening}، و{tail.strip()}. وأسفر ذلك عن مقتل سبعة أشخاص يوم الأحد الماضي."
    assert completed(text)[-1] == opening
