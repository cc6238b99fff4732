"""A user's file of names."""

from pathlib import Path

import pytest

from timeline.commands.names import load_names
from timeline.errors import InvalidInput, NotFound
from timeline.extraction.names.gazetteer import Gazetteer, Place, gazetteer, with_spellings
from timeline.extraction.names.who import who_and_where

HEADER = "spelling,key,kind,country,latitude,longitude\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "names.csv"
    path.write_text(text, encoding="utf-8")
    return path


def known(path: Path) -> Gazetteer:
    return with_spellings(gazetteer(), load_names(path))


def test_what_a_file_names_is_found(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "تل الورد,tell-ward,place,SY,35.5,36.5\nأبو النمر,abu-nimr,person,,,\n")
    text = "وصل أبو النمر إلى تل الورد"
    found = who_and_where(text, 0, len(text), known(path))
    assert [(name.key, name.kind) for name in found.names] == [("abu-nimr", "person")]
    (place,) = found.places
    assert Place(place.key, place.country, place.latitude, place.longitude) == Place(
        "tell-ward", "SY", 35.5, 36.5
    )


def test_three_columns_are_enough_and_a_byte_order_mark_is_none(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeffspelling,key,kind\nتل الورد,tell-ward,place\n")
    text = "قرب تل الورد"
    assert [place.key for place in who_and_where(text, 0, len(text), known(path)).places] == ["tell-ward"]


def test_what_the_package_knows_stays(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER)
    assert [place.text for place in who_and_where("في حلب", 0, 6, known(path)).places] == ["حلب"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "names.csv: no column spelling"),
        ("spelling,kind\n", "no column key"),
        ("spelling,key,kind,colour\n", "unknown column 'colour'"),
        (HEADER + ",k,person,,,\n", "line 2: no spelling"),
        (HEADER + "سعيد,,person,,,\n", "line 2: no key"),
        (HEADER + "؟,k,person,,,\n", "line 2: '؟' contains no word"),
        (HEADER + "سعيد,k,man,,,\n", "line 2: kind is 'man': write one of person, place, organisation"),
        (HEADER + "سعيد,k,person,SY,,\n", "line 2: a person has no country"),
        (
            HEADER + "تل,k,place,SY,north,1\n",
            "line 2: 'north' is not a number of degrees: write one from -90 to 90",
        ),
        (
            HEADER + "تل,k,place,SY,91,1\n",
            "line 2: '91' is not a number of degrees: write one from -90 to 90",
        ),
        (
            HEADER + "تل,k,place,SY,1,nan\n",
            "line 2: 'nan' is not a number of degrees: write one from -180 to 180",
        ),
        (HEADER + "تل,k,place,SY,1,\n", "line 2: latitude and longitude go together"),
        (HEADER + "تل,k,place,SY,1,2,3\n", "line 2: more values than columns"),
        (HEADER + "سعيد,k,person,,,\n" + '"تل,k,place\n', "line 3: "),
    ],
)
def test_a_wrong_file_is_refused_with_the_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        load_names(written(tmp_path, text))
    assert message in str(refused.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no file .*absent\.csv"):
        load_names(tmp_path / "absent.csv")


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes("سعيد".encode("cp1256"))
    with pytest.raises(InvalidInput, match="not UTF-8"):
        load_names(path)
