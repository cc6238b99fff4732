"""Who and where: events found by the people, organisations and places that their sentences name."""

import json

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
    assert "  who     الكسندر لافرينتيف" in out
    shown = json.loads(seeded("show", event["id"], "--json").out)
    assert any("الكسندر لافرينتيف" in source["names"] for source in shown["sources"])
