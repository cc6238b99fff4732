"""People after a title or an adjective of nation, in a list, and how far their names extend."""

import pytest

from timeline.extraction.names.who import who_and_where


def people(text: str) -> list[tuple[str, str]]:
    found = who_and_where(text, 0, len(text)).names
    return [(name.text, name.title) for name in found if name.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("قال رئيس وزراء بلغاريا السابق، إيفاييل كورين، أمس", "إيفاييل كورين", "رئيس وزراء بلغاريا السابق"),
        ("حضر المدير العام للبريد بوريان ميتيف الحفل", "بوريان ميتيف", "المدير العام للبريد"),
        ("استقبل الأمين العام المساعد يوريس كالنين الوفد", "يوريس كالنين", "الأمين العام المساعد"),
        ("ومعه الدكتور رشيد الزاهدي في القاعة", "رشيد الزاهدي", "الدكتور"),
        ("ألقى د. فهد الزاهدي كلمة", "فهد الزاهدي", "د."),
        ("شكر م/ رياض الزاهدي الحاضرين", "رياض الزاهدي", "م/"),
        ("كرم السيد زبير الكنعاني الفائزين", "زبير الكنعاني", "السيد"),
    ],
)
def test_words_of_an_office_and_letters_lead_to_a_name(text: str, name: str, title: str) -> None:
    assert people(text) == [(name, title)]


@pytest.mark.parametrize("text", ["وصل على بعد 5 م سمير", "وافق السيد مبدئيا على العرض"])
def test_a_measure_and_an_adverb_are_no_name(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سجل الكرواتي برانيمير كوزول هدفا", ["برانيمير كوزول"]),
        (
            "حضر سامي حداد وناجي كرم وإيستيفان لوريتش، وغاب الحكم",
            ["سامي حداد", "ناجي كرم", "إيستيفان لوريتش"],
        ),
        ("التقى جو بايدن ودونالد ترمب وجون كيري", ["جو بايدن", "دونالد ترمب", "جون كيري"]),
        ("زار شينزو آبي المتحف", ["شينزو آبي"]),
    ],
)
def test_foreign_names_after_a_nation_in_a_list_and_of_the_news(text: str, names: list[str]) -> None:
    assert [name for name, _ in people(text)] == names


@pytest.mark.parametrize(
    "text", ["عرض الفيلم الأمريكي بلاك ريفر مساء", "اتجه غربي المدينة", "وصلت شحنة صغيرة"]
)
def test_a_nation_after_a_noun_and_a_word_like_a_surname_name_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال محمد بن سعد الشهري إن الطريق مفتوح", "محمد بن سعد الشهري"),
        ("توفي خالد بن مفرح الدعدي الزاهدي أمس", "خالد بن مفرح الدعدي الزاهدي"),
        ("انتقد باتريك مورو إدارة النادي", "باتريك مورو"),
        ("عن أنس بن طالب قال", "أنس بن طالب"),
        ("قال عماد أولاد زيان إن اللقاء غدا", "عماد أولاد زيان"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert [found for found, _ in people(text)] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال عامر الكنعاني أمس", ["عامر الكنعاني"]),
        ("أعجب بجمال الطبيعة هناك", []),
        ("زاد نظام التشغيل سرعة", []),
    ],
)
def test_a_given_name_that_is_a_word_needs_a_surname(text: str, names: list[str]) -> None:
    assert [found for found, _ in people(text)] == names


def test_a_given_name_after_and_is_found_however_frequent_the_two_are() -> None:
    assert [name for name, _ in people("حضر وليد كرم وياسر الكنعاني")] == ["وليد كرم", "ياسر الكنعاني"]
