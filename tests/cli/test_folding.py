"""Long times and many possible events are folded into one line of a list; nothing is lost from JSON."""

import json
from datetime import date

from support import Run


def test_events_of_longer_times_come_last_and_are_one_line(seeded: Run) -> None:
    found = json.loads(seeded("on", "2017-05-04", "--json").out)
    possible = [item for item in found if item["certainty"] == "possible"]
    longer = [_is_long(item) for item in possible]
    assert longer == sorted(longer) and True in longer
    lines = seeded("on", "2017-05-04").out.splitlines()
    unfolded = seeded("on", "2017-05-04", "--unfold").out.splitlines()
    assert [line for line in lines if "(listed by --unfold)" in line]
    assert len([line for line in unfolded if line[:2] in ("+ ", "? ", "~ ")]) == len(found)


def _is_long(item: dict[str, str | None]) -> bool:
    first, last = item["earliest"], item["latest"]
    return not first or not last or (date.fromisoformat(last) - date.fromisoformat(first)).days > 2


def test_who_says_how_exact_a_date_must_be_gets_every_line(seeded: Run) -> None:
    lines = seeded("on", "2017-05-04", "--precision", "year").out
    assert "of whole months" not in lines
