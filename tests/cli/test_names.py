"""Who and where: events found by the people, organisations and places that their sentences name."""

import json
from pathlib import Path

from support import Run


def identities(found: str) -> set[str]:
    return {item["id"] for item in json.loads(found)}


def test_one_spelling_of_a_name_finds_the_others(seeded: Run) -> None:
    one = identities(seeded("before", "2017-07-10", "--who", "لافرينتيف", "--json").out)
    other = identities(seeded("before", "2017-07-10", "--who", "لافرينتييف", "--json").out)
    assert one and one == other


def test_a_place_is_found_in_any_of_its_spellings(seeded: Run) -> None:
    one = identities(seeded("before", "2017-07-10", "--where", "أستانة", "--json").out)
    assert one and one == identities(seeded("before", "2017-07-10", "--where", "أستانا", "--json").out)
    assert not identities(seeded("before", "2017-07-10", "--where", "باريس", "--json").out)


def test_show_lists_who_and_where(seeded: Run) -> None:
    (event, *_) = json.loads(seeded("before", "2017-07-10", "--who", "لافرينتيف", "--json").out)
    out = seeded("show", event["id"]).out
    assert "  who     ألكسندر لافرينتيف" in out
    shown = json.loads(seeded("show", event["id"], "--json").out)
    assert any("ألكسندر لافرينتيف" in source["names"] for source in shown["sources"])


OWN = """spelling,key,kind
الكسندر لافرينتيف,envoy,person
مبعوث الرئيس الروسي,envoy,person
القاعة,hall,place
"""


def given(tmp_path: Path, text: str = OWN) -> str:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_ones_own_names_are_found_in_what_is_stored_and_in_what_comes(seeded: Run, tmp_path: Path) -> None:
    assert not identities(seeded("before", "2017-07-10", "--where", "القاعة", "--json").out)
    assert seeded("names", given(tmp_path)).out == "3 spellings loaded\n"
    assert identities(seeded("before", "2017-07-10", "--where", "القاعة", "--json").out)
    article = tmp_path / "late.txt"
    article.write_text("شهدت القاعة يوم 9 أيار 2017 احتفالا كبيرا.", encoding="utf-8")
    seeded("ingest", str(article), "--published", "2017-05-10")
    found = json.loads(seeded("on", "2017-05-09", "--where", "hall", "--json").out)
    assert "احتفالا" in found[0]["text"]
    assert seeded("verify").code == 0


def test_every_spelling_of_ones_own_finds_the_others(seeded: Run, tmp_path: Path) -> None:
    before = identities(seeded("before", "2017-07-10", "--who", "الكسندر لافرينتيف", "--json").out)
    seeded("names", given(tmp_path))
    for name in ("مبعوث الرئيس الروسي", "envoy"):
        assert before <= identities(seeded("before", "2017-07-10", "--who", name, "--json").out)


def test_a_list_takes_the_place_of_the_last_one(seeded: Run, tmp_path: Path) -> None:
    seeded("names", given(tmp_path))
    assert seeded("names", given(tmp_path)).out == "nothing changed: this list is already loaded\n"
    assert seeded("names", "--none").out == "0 spellings loaded\n"
    assert not identities(seeded("before", "2017-07-10", "--where", "القاعة", "--json").out)
    assert "3 spellings of names and places" in seeded("log").out


def test_a_wrong_list_changes_nothing(seeded: Run, tmp_path: Path) -> None:
    refused = seeded("names", given(tmp_path, OWN + ",x,person\n"))
    assert (refused.code, "line 5: no spelling" in refused.err) == (2, True)
    assert "spellings" not in seeded("log").out
    assert seeded("names").code == 2


def test_a_place_is_found_by_its_english_and_french_names(seeded: Run) -> None:
    arabic = identities(seeded("before", "2017-07-10", "--where", "موسكو", "--json").out)
    for name in ("Moscow", "moscou"):
        assert arabic == identities(seeded("before", "2017-07-10", "--where", name, "--json").out)
    # A question in words finds as well what the title or the next sentence places there.
    assert arabic <= identities(seeded("ask", "what happened in Moscow before 10 July 2017", "--json").out)


def test_a_person_is_found_by_any_part_of_the_name_also_where_the_text_has_another(
    seeded: Run, tmp_path: Path
) -> None:
    article = tmp_path / "visit.txt"
    article.write_text(
        "وصلت رئيسة البلدية تيريزا ماي إلى القرية يوم 3 أيار 2019. "
        "وزار ماركو بيلوتشي المتحف يوم 5 أيار 2019. وغادر بيلوتشي القرية يوم 9 أيار 2019. "
        "ونظم حزب الله مهرجانا يوم 12 أيار 2019.",
        encoding="utf-8",
    )
    seeded("ingest", str(article), "--published", "2019-05-20")
    for name, days in (
        ("تيريزا ماي", 1),
        ("ماي", 1),
        ("ماركو بيلوتشي", 2),
        ("بيلوتشي", 2),
        ("ماركو", 2),
        ("حزب الله", 1),
        ("ماركو ماي", 0),
        ("تيريزا بيلوتشي", 0),
        ("ما", 0),
    ):
        found = identities(seeded("between", "2019-05-01", "2019-05-31", "--who", name, "--json").out)
        assert len(found) == days, name


def test_a_place_is_found_by_any_of_its_known_names_and_printed_by_one(seeded: Run, tmp_path: Path) -> None:
    article = tmp_path / "trip.txt"
    article.write_text("وصل الوفد الى استانا يوم 3 أيار 2019.", encoding="utf-8")
    seeded("ingest", str(article), "--published", "2019-05-20")
    for name in ("أستانا", "نور سلطان", "Astana"):
        found = json.loads(seeded("on", "2019-05-03", "--where", name, "--json").out)
        (event,) = [event["id"] for event in found if "استانا" in event["text"]]
    (source,) = json.loads(seeded("show", event, "--json").out)["sources"]
    assert source["places"] == ["أستانا"]
