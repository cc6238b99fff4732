"""People as they are asked for: by any part of a name, with a title before it, in Latin letters."""

import pytest
from sqlalchemy import Engine

from timeline.api.timeline import Timeline

TEXTS = (
    "افتتح الملك فهد بن سالم الزاهدي الجسر في 3 مارس 2018 في مدينة نابلس.",
    "زار الرئيس الأميركي دونالد ترمب المصنع في 5 مارس 2018 في مدينة بوسطن.",
)


@pytest.mark.parametrize(
    ("who", "days"),
    [
        ("فهد بن سالم", ["2018-03-03"]),
        ("الزاهدي", ["2018-03-03"]),
        ("الملك فهد", ["2018-03-03"]),
        ("الرئيس الأميركي دونالد ترامب", ["2018-03-05"]),
        ("ترامب", ["2018-03-05"]),
        ("Trump", ["2018-03-05"]),
        ("Donald Trump", ["2018-03-05"]),
        ("Theresa May", []),
    ],
)
def test_a_person_is_found_as_asked(engine: Engine, who: str, days: list[str]) -> None:
    timeline = Timeline(engine, "tests")
    for text in TEXTS:
        timeline.add(text, published="2018-03-06")
    found = timeline.on("2018", who=who)
    assert [answer.edtf for answer in found] == days
