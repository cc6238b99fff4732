"""What is known of places, by their keys."""

from timeline.extraction.names.gazetteer import Spelling, gazetteer, places_by_key, with_spellings


def test_every_place_is_found_by_its_key() -> None:
    found = places_by_key(gazetteer())
    assert len(found) > 5_000
    astana = found["geonames:1526273"]
    assert (astana.country, round(astana.latitude or 0), round(astana.longitude or 0)) == ("KZ", 51, 71)
    assert found["country:SY"].latitude is None


def test_of_two_rows_of_one_key_the_one_with_coordinates_counts() -> None:
    own = [
        Spelling("حي الزيتونة", "zaytuna", "place"),
        Spelling("الزيتونة", "zaytuna", "place", "SY", 33.51, 36.31),
    ]
    place = places_by_key(with_spellings(gazetteer(), own))["zaytuna"]
    assert (place.latitude, place.longitude) == (33.51, 36.31)
