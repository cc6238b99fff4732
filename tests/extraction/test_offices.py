"""Who holds which office, and names as a question has them."""

import pytest

from timeline.extraction.names.offices import OfficeHolder, office_holders, without_title


def holders(text: str) -> list[OfficeHolder]:
    return list(office_holders(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "office", "country", "body"),
    [
        ("وصل الرئيس التونسي سامي حداد أمس", "الرئيس التونسي", "TN", None),
        ("قال سامي حداد، رئيس تونس، إن اللقاء غدا", "رئيس تونس", "TN", None),
        ("وقالت رئيسة وزراء نيوزيلندا مارتا كولينز", "رئيسة وزراء نيوزيلندا", "NZ", None),
        (
            "حضر والأمين العام للأمم المتحدة سامي حداد",
            "الأمين العام للأمم المتحدة",
            None,
            "organisation:الامم-المتحده",
        ),
        ("أكد قائد الجيش اللبناني سامي حداد", "قائد الجيش اللبناني", "LB", "organisation:الجيش-اللبناني"),
    ],
)
def test_an_office_with_its_country_or_body(
    text: str, office: str, country: str | None, body: str | None
) -> None:
    (holder,) = holders(text)
    assert (holder.office, holder.country, holder.body, holder.former) == (office, country, body, False)
    assert text[holder.start : holder.end].count(holder.name) == 1


def test_an_office_that_is_over() -> None:
    (holder,) = holders("زار الرئيس الفرنسي السابق مارتن كورين المدينة")
    assert (holder.country, holder.former) == ("FR", True)


def test_the_holder_has_the_key_of_the_name_elsewhere() -> None:
    first, second = holders("وصل الرئيس التونسي سامي حداد. والتقى سامي حداد، رئيس تونس، الوفد")
    assert first.person == second.person


@pytest.mark.parametrize("text", ["قال الدكتور سامي حداد", "قال سامي حداد أمس", "فاز رئيس النادي"])
def test_a_title_of_respect_and_a_name_alone_are_no_office(text: str) -> None:
    assert holders(text) == []


def test_only_offices_inside_the_stretch_are_given() -> None:
    text = "وصل الرئيس التونسي سامي حداد"
    assert office_holders(text, 10, len(text)) == ()


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("الملك سلمان", "سلمان"),
        ("وزير الخارجية سامي حداد", "سامي حداد"),
        ("الرئيس التونسي سامي حداد", "سامي حداد"),
        ("المعارضة السورية", "المعارضة السورية"),
        ("حزب الله", "حزب الله"),
        ("الرئيس", "الرئيس"),
    ],
)
def test_a_name_without_its_title(asked: str, name: str) -> None:
    assert without_title(asked) == name
