"""Places that a text names."""

import pytest

from timeline.arabic.lexicon import names as lexicon_names
from timeline.extraction.names.places import FoundPlace
from timeline.extraction.names.who import who_and_where


def places(text: str) -> list[FoundPlace]:
    return list(who_and_where(text, 0, len(text)).places)


def keys(text: str) -> list[str]:
    return [place.key for place in places(text)]


ASTANA, DAMASCUS, ALEPPO = "geonames:1526273", "geonames:170654", "geonames:170063"


def test_a_city_has_its_words_its_place_in_the_text_its_country_and_its_coordinates() -> None:
    text = "وصل الوفد إلى مدينة حلب مساء"
    (found,) = places(text)
    assert (found.text, found.key, found.country) == ("حلب", ALEPPO, "SY")
    assert text[found.start : found.end] == "حلب"
    assert found.latitude == pytest.approx(36.2, abs=0.1)
    assert found.longitude == pytest.approx(37.15, abs=0.1)


@pytest.mark.parametrize("spelling", ["أستانا", "استانا", "أستانة", "الأستانة", "آستانة"])
def test_the_spellings_of_a_city_are_one_place(spelling: str) -> None:
    assert keys(f"عقدت الجولة في {spelling} أمس") == [ASTANA]


@pytest.mark.parametrize(
    ("written", "text"),
    [("وحلب", "حلب"), ("بحلب", "حلب"), ("لحلب", "حلب"), ("والعراق", "العراق"), ("بالعراق", "العراق")],
)
def test_attached_letters_are_no_part_of_the_place(written: str, text: str) -> None:
    (found,) = places(f"خرج الوفد {written} سريعا")
    assert found.text == text


def test_the_article_after_an_attached_lam_has_lost_its_alif() -> None:
    (found,) = places("سافر الوفد للعراق")
    assert (found.key, found.text) == ("country:IQ", "لعراق")


def test_marks_and_odd_letters_do_not_hide_a_place() -> None:
    text = "وصل إلى دِمَشْق ليلا"
    (found,) = places(text)
    assert found.key == DAMASCUS
    assert text[found.start : found.end] == "دِمَشْق"


@pytest.mark.parametrize(
    "text",
    [
        "التقط المراسل صور الاجتماع",
        "سكن في بيت قديم قرب البحر",
        "قرر مكتب مالي جديد رفع الأجور",
        "وكان الوفد قد غادر بعد ساعة",
        "زار البلاد يوم الخميس ثم عاد إلى المدينة",
        "قال فلان على الأقل كل شيء",
        "ناقش المجلس هوية الضيوف وبركة الماء",
    ],
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "country"), [("دخل الجيش مدينة صور", "LB"), ("سافر الوفد إلى مالي", "ML"), ("دولة مالي", "ML")]
)
def test_ambiguous_places_are_found_after_a_word_that_shows_a_place(text: str, country: str) -> None:
    assert [place.country for place in places(text)] == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("سقطت قذيفة في طرابلس", "LY"),
        ("سقطت قذيفة في طرابلس شمالي لبنان", "LB"),
        ("بين طرابلس ولبنان وليبيا", "LY"),
    ],
)
def test_of_namesakes_the_largest_unless_the_text_names_the_country_of_another(
    text: str, country: str
) -> None:
    assert places(text)[0].country == country


def test_the_longest_name_is_taken() -> None:
    assert keys("قصف على ريف دمشق وعلى الغوطة الشرقية") == ["region:rif-dimashq", "region:eastern-ghouta"]


def test_a_name_is_not_put_together_over_a_stop() -> None:
    assert "region:rif-dimashq" not in keys("خرج إلى الريف. دمشق هادئة")
    assert keys("في ريف، دمشق هادئة") == [DAMASCUS]


def test_places_in_the_names_of_people_and_organisations_are_none() -> None:
    assert keys("درس في جامعة دمشق ثم عمل في وزارة الدفاع العراقية") == []


def test_every_row_of_the_gazetteer_has_a_name_and_a_unique_key() -> None:
    rows = lexicon_names.places()
    assert all(row.spellings or row.with_evidence or row.after_place_word for row in rows)
    assert len({row.key for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "text",
    [
        # إبادة is no آباده, وجده no وجدة, and the installation no town.
        "نددت اللجنة بجرائم إبادة في ذلك القرن",
        "بحث عن مفتاحه حتى وجده أخوه",
        "أغلقت المنشأة أبوابها شهرا",
        "استقبلت السفيرة ضيوفها ووزعت الغنائم",
        "طرد البلد دبلوماسياً بريطانياً من مقره",
        "انتقل من ولاية إلى ولاية جديدة",
        # Parts of the names of a bank, a club and a competition.
        "خسر بنك كريدي سويس نصف أسهمه",
        "فاز بوروسيا مونشنغلادباخ بالكأس",
        "تأجل دوري أبطال أوروبا وكأس آسيا",
    ],
)
def test_frequent_words_and_parts_of_names_are_no_places(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "أضرب التجار في قلقيلية",
        "أضرب التجار بقلقيلية",
        "أضرب تجار مدينة قلقيلية",
        "أضرب تجار قلقيلية الفلسطينية",
        "أضرب تجار قلقيلية شمالي الضفة",
        "قلقيلية - أضرب التجار",
        "أضرب التجار في نابلس وقلقيلية",
        "قلقيلية، نابلس: أضرب التجار",
        "أضرب تجار قلقيلية. وهدأت الحال في قلقيلية",
    ],
)
def test_a_small_place_is_found_where_the_text_shows_that_it_is_one(text: str) -> None:
    assert "geonames:282457" in keys(text)


def test_without_evidence_a_small_place_is_none() -> None:
    assert keys("أضرب تجار قلقيلية") == []


def test_hurried_spelling_is_no_obstacle_where_a_word_shows_the_place() -> None:
    assert keys("سافر إلى مدينة قلقيليه") == ["geonames:282457"]
    assert keys("سافر إلى الاسكندريه") == keys("سافر إلى الإسكندرية") != []


def test_a_city_that_plays_is_its_club() -> None:
    text = "سجل المهاجم هدفا في مباراة الدوري، وفاز نابولي على مضيفه. وأقيمت المباراة الثانية في نابولي."
    assert [place.start for place in places(text)] == [text.rindex("نابولي")]


def test_every_place_has_a_name_in_arabic_and_one_in_english() -> None:
    printed = lexicon_names.place_names()
    assert {row.key for row in lexicon_names.places()} == set(printed)
    assert printed[ALEPPO] == ("حلب", "Aleppo")
    assert all(arabic and english for arabic, english in printed.values())


def test_names_are_printed_as_newspapers_spell_them() -> None:
    printed = {arabic for arabic, _english in lexicon_names.place_names().values()}
    assert {"بيروت", "طرابلس", "الدوحة"} <= printed
    # One vowel tells Oman from Amman.
    assert {"عُمان", "عمان"} <= printed
