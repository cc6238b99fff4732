"""People and organisations that a text names."""

import pytest

from timeline.extraction.names.gazetteer import Spelling, gazetteer, with_spellings
from timeline.extraction.names.who import FoundName, who_and_where


def names(text: str, kind: str) -> list[FoundName]:
    return [name for name in who_and_where(text, 0, len(text)).names if name.kind == kind]


def people(text: str) -> list[str]:
    return [name.text for name in names(text, "person")]


def organisations(text: str) -> list[str]:
    return [name.text for name in names(text, "organisation")]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("وصل وزير الخارجية الروسي سيرغي لافروف أمس", "سيرغي لافروف", "وزير الخارجية الروسي"),
        ("أكد وزير الخارجية الروسي، سيرغي لافروف، ذلك", "سيرغي لافروف", "وزير الخارجية الروسي"),
        (
            "المبعوث الأممي إلى سوريا ستيفان دي ميستورا يتحدث",
            "ستيفان دي ميستورا",
            "المبعوث الأممي إلى سوريا",
        ),
        ("التقى الرئيس الروسي فلاديمير بوتين الوفد", "فلاديمير بوتين", "الرئيس الروسي"),
        (
            "المتحدثة باسم وزارة الخارجية الروسية ماريا زاخاروفا قالت",
            "ماريا زاخاروفا",
            "المتحدثة باسم وزارة الخارجية الروسية",
        ),
        ("حضر رئيس مجلس النواب نبيه بري الجلسة", "نبيه بري", "رئيس مجلس النواب"),
        ("استقبل الملك سلمان وفدا", "سلمان", "الملك"),
        ("قالت مستشارة البلدية لانا سمعان غدا نعود", "لانا سمعان", "مستشارة البلدية"),
    ],
)
def test_a_person_after_a_title(text: str, name: str, title: str) -> None:
    (found,) = names(text, "person")
    assert (found.text, found.title) == (name, title)
    assert text[found.start : found.end] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال أحمد بن سعيد النعيمي إن الطريق مفتوح", "أحمد بن سعيد النعيمي"),
        ("وذكر عبد الفتاح السيسي أن الزيارة ناجحة", "عبد الفتاح السيسي"),
        ("رجب طيب أردوغان يزور المدينة", "رجب طيب أردوغان"),
        ("اتصل دونالد ترامب بنظيره", "دونالد ترامب"),
        ("دعا علي حسن إلى الهدوء", "علي حسن"),
        ("تحدث كيم جونغ أون طويلا", "كيم جونغ أون"),
    ],
)
def test_a_given_name_opens_a_name_and_the_first_other_word_ends_it(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "وزير الخارجية يزور العاصمة",
        "اتفق الوزير مع السفير على الموعد",
        "دعا على الفور إلى اجتماع",
        "قال رئيس الوفد إن الطريق طويل",
        "أعلن المدير تنظيم مؤتمر صحفي",
        "طالب العضو بتقديم اعتذار رسمي",
    ],
)
def test_titles_and_words_without_a_name_are_nobody(text: str) -> None:
    assert people(text) == []


def test_two_names_joined_by_and_are_two() -> None:
    assert people("التقى فلاديمير بوتين ودونالد ترامب أمس") == ["فلاديمير بوتين", "دونالد ترامب"]


def test_a_lone_surname_goes_with_the_full_name_elsewhere_in_the_article() -> None:
    text = "وصل رئيس البلدية كريستيان ماربوخ صباحا. وغادر ماربوخ ظهرا."
    second = text.index("وغادر")
    (lone,) = who_and_where(text, second, len(text)).names
    (full,) = who_and_where(text, 0, second).names
    assert lone.text == "ماربوخ"
    assert lone.key == full.key


def test_without_the_full_name_the_same_word_is_nobody() -> None:
    assert people("وغادر ماربوخ ظهرا") == []


def test_spellings_of_one_surname_are_one_person() -> None:
    text = "قال ألكسندر لافرينتيف إن الجولة مهمة، وأكد لافرينتييف ذلك"
    assert len({name.key for name in names(text, "person")}) == 1
    assert len(names(text, "person")) == 2


def test_a_surname_of_two_people_is_a_name_of_neither() -> None:
    text = "حضر سامي كرداحي وناجي كرداحي. وقال كرداحي إن الطريق مفتوح"
    first, second, lone = names(text, "person")
    assert (lone.text, lone.key in (first.key, second.key)) == ("كرداحي", False)


def test_a_surname_that_the_press_uses_alone_has_the_key_of_the_full_name() -> None:
    (lone,) = names("وقال لافروف إن اللقاء غدا", "person")
    (full,) = names("وقال سيرغي لافروف إن اللقاء غدا", "person")
    assert lone.key == full.key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت وزارة الدفاع الروسية ذلك", "وزارة الدفاع الروسية"),
        ("وافق مجلس الأمن الدولي أمس", "مجلس الأمن الدولي"),
        ("دعت الأمم المتحدة الأطراف", "الأمم المتحدة"),
        ("رد حزب العدالة والتنمية بسرعة", "حزب العدالة والتنمية"),
        ("وقالت منظمة العفو الدولية أمس", "منظمة العفو الدولية"),
        ("تقدم الجيش السوري اليوم", "الجيش السوري"),
        ("بيان الاتحاد التونسي للفلاحة والصيد البحري أمس", "الاتحاد التونسي للفلاحة والصيد البحري"),
        ('قصف تنظيم "الفجر البعيد" القرية', "الفجر البعيد"),
        ("نقلت وكالة رويترز الخبر", "وكالة رويترز"),
        ("أقر مجلس نواب الشعب القانون", "مجلس نواب الشعب"),
        ("قالت الهيئة العليا المستقلة للانتخابات", "الهيئة العليا المستقلة للانتخابات"),
    ],
)
def test_an_organisation(text: str, name: str) -> None:
    assert organisations(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "شكل الرئيس حكومة جديدة",
        "وصل إلى الجيش الأسبوع الماضي",
        "حركة سير كثيفة في الشارع",
        "قرر وزير الخارجية الروسي السفر",
        "وقف الجيش الثلاثاء على الحدود",
        "نظم شركاء كثيرون حفلا",
    ],
)
def test_generic_words_are_no_organisation(text: str) -> None:
    assert organisations(text) == []


def test_a_stretch_has_only_its_own_names() -> None:
    text = "وصل فلاديمير بوتين إلى دمشق. وغادر دونالد ترامب إلى واشنطن."
    second = text.index("وغادر")
    found = who_and_where(text, second, len(text))
    assert [name.text for name in found.names] == ["دونالد ترامب"]
    assert [place.text for place in found.places] == ["واشنطن"]


@pytest.mark.parametrize("text", ["", " ", "\n،", "و", "ال", "١٢٣", "a" * 100, "محمد", "وزير", "حزب"])
def test_a_text_without_names_gives_none(text: str) -> None:
    found = who_and_where(text, 0, len(text))
    assert (found.names, found.places) == ((), ())


def test_a_users_own_names_go_first() -> None:
    own = [
        Spelling("حي الزيتونة", "zaytuna", "place", "SY", 33.5, 36.3),
        Spelling("أبو النمر", "abu-nimr", "person"),
        Spelling("كتيبة الضوء", "daw", "organisation"),
        Spelling("دمشق", "my-damascus", "place"),
    ]
    text = "ظهر أبو النمر في حي الزيتونة مع كتيبة الضوء ثم عاد إلى دمشق"
    found = who_and_where(text, 0, len(text), with_spellings(gazetteer(), own))
    assert [(name.text, name.key, name.kind) for name in found.names] == [
        ("أبو النمر", "abu-nimr", "person"),
        ("كتيبة الضوء", "daw", "organisation"),
    ]
    assert [place.key for place in found.places] == ["zaytuna", "my-damascus"]
    assert keys_of(text) != ["zaytuna", "my-damascus"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصلت تيريزا ماي إلى القرية", "تيريزا ماي"),
        ("خطب حسن نصر الله في الحفل", "حسن نصر الله"),
        ("استقبل رئيس الوزراء محمد شياع السوداني الوفد", "محمد شياع السوداني"),
        ("ذكر الناطق عاطي بن عطية القرشي ذلك", "عاطي بن عطية القرشي"),
        ("قال كريم سالم إن الطريق مفتوح", "كريم سالم"),
        ("وأضاف كاردوتشي أن الطريق مفتوح", "كاردوتشي"),
        ("وأوضح الزيتوني أن الطريق مفتوح", "الزيتوني"),
        ("أعلنت راشيما سوكارني ذلك", "راشيما سوكارني"),
    ],
)
def test_more_people(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "أكد الطرفان حسن الجوار وسوء الظن",
        "قرأ محمد صلى الله عليه وسلم",
        "قدم علي اللجنة تقريرا علي الورق دون ان يكتبه",
        "مر الركب من وادي خالد ليلا",
        "قالت أوربينا إن المنتج جديد",
        "أعلنت الهيئة وأكد المتحدثون ذلك",
        "التقى محمداً صباحا",
    ],
)
def test_frequent_words_blessings_and_firms_are_nobody(text: str) -> None:
    assert people(text) == []


def test_a_lone_surname_is_printed_in_full() -> None:
    found = names("وصل كريستيان ماربوخ صباحا. وغادر ماربوخ ظهرا. وتحدث ترمب مساء.", "person")
    assert [name.printed for name in found] == ["كريستيان ماربوخ", "كريستيان ماربوخ", "دونالد ترامب"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('نقلت قناتا "النخلة" و"الصحراء" الخبر', ["النخلة", "الصحراء"]),
        ("زار وفد السفارة النرويجية المدرسة", ["السفارة النرويجية"]),
        ("نشر مركز أبحاث الصحراء تقريرا", ["مركز أبحاث الصحراء"]),
        ("سجل فريق الاتحاد هدفا في مباراة الدوري أمام لاعبي الخصم", ["الاتحاد"]),
    ],
)
def test_more_organisations(text: str, found: list[str]) -> None:
    assert organisations(text) == found


@pytest.mark.parametrize(
    "text",
    ["اجتمعت اللجنة العلمية", "دخلت شركة تصنيع السوق", "أغلقت شرطة المنطقة الطريق", "وصل إلى مركز المدينة"],
)
def test_generic_bodies_are_no_organisation(text: str) -> None:
    assert organisations(text) == []


def test_an_organisation_is_printed_with_its_article_and_hamza() -> None:
    (found,) = names("قدم الوفد طلبا للامم المتحدة", "organisation")
    assert found.printed == "الأمم المتحدة"


def keys_of(text: str) -> list[str]:
    return [place.key for place in who_and_where(text, 0, len(text)).places]
