"""Places that no list has, after words like قرية, and states and provinces."""

import pytest

from timeline.extraction.names.who import who_and_where


def places(text: str) -> list[tuple[str, str]]:
    return [(place.text, place.key) for place in who_and_where(text, 0, len(text)).places]


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("انقطع الماء عن قرية دشلوبة أمس", [], ""),
        ("انقطع الماء عن قرية دشلوب أمس", ["دشلوب"], "place:دشلوب"),
        ("وصل إلى محافظة الشماسين أمس", ["الشماسين"], "place:شماسين"),
        ("هدم منزل في بلدة عيتا الشجر", ["عيتا الشجر"], "place:عيتا-الشجر"),
        ("احتفل سكان حي الزيتون", ["الزيتون"], "place:زيتون"),
    ],
)
def test_the_name_after_a_word_like_village(text: str, name: list[str], key: str) -> None:
    assert [found for found, _ in places(text)] == name
    assert not name or places(text)[0][1] == key


@pytest.mark.parametrize(
    "text",
    [
        "زار قرية صغيرة هادئة",
        "قرية تقع على البحر",
        "معبر حدودي مغلق",
        "في مخيم اللاجئين",
        "محافظة على التراث",
        "مديرية الشؤون الاجتماعية",
        "وصف ولاية الفقيه",
    ],
)
def test_an_adjective_a_verb_and_a_common_noun_are_no_name(text: str) -> None:
    assert places(text) == []


def test_two_villages_share_one_head() -> None:
    assert [name for name, _ in places("قصفت بلدتي دشلوب وميرتون ليلا")] == ["دشلوب", "ميرتون"]


def test_a_village_is_found_again_after_a_preposition() -> None:
    text = "انقطع الماء عن قرية دشلوب. وقال الأهالي في دشلوب إنه عاد"
    assert [key for _, key in places(text)] == ["place:دشلوب"] * 2


def test_a_short_name_is_not_found_without_its_head() -> None:
    assert len(places("افتتح السوق في مدينة نصر. وشارك في نصر كبير")) == 1


def test_a_direction_from_a_known_place_shows_a_small_town() -> None:
    assert [name for name, _ in places("أغلق الطريق عند عزون شرقي قلقيلية")] == ["عزون", "قلقيلية"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ضرب الإعصار كولورادو أمس", "region:colorado"),
        ("اجتمعوا في عسير", "region:asir"),
        ("عبرت السفينة قناة السويس", "region:suez-canal"),
        ("زار الجمهورية التشيكية", "country:CZ"),
    ],
)
def test_states_provinces_and_canals(text: str, key: str) -> None:
    assert [found for _, found in places(text)] == [key]


def test_a_hard_matter_is_no_province() -> None:
    assert places("هذا أمر عسير جدا") == []
