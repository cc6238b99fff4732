"""Years before Christ as people write them, in words and in columns."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import Time, TimeKind
from timeline.messages import in_language
from timeline.wording.terms import brief_time, days, time_and_code


@pytest.mark.parametrize(
    ("edtf", "kind", "brief", "words"),
    [
        ("-0043", TimeKind.WITHIN, "44 BC", "44 BC"),
        ("0000", TimeKind.WITHIN, "1 BC", "1 BC"),
        ("-0304/-0281", TimeKind.THROUGHOUT, "305 BC/282 BC", "throughout 305 BC to 282 BC"),
        ("-0026/0014", TimeKind.THROUGHOUT, "27 BC/0014", "throughout 27 BC to AD 14"),
        ("-04XX", TimeKind.WITHIN, "[500 BC..401 BC]", "500 BC to 401 BC"),
        ("-2999", TimeKind.ABOUT, "3000 BC~", "about 3000 BC"),
        ("-0043", TimeKind.SINCE, "44 BC/..", "since 44 BC"),
        ("../-0044", TimeKind.BEFORE, "../45 BC", "45 BC or earlier"),
        ("-0042/..", TimeKind.AFTER, "43 BC/..", "43 BC or later"),
        ("-0043-03-13", TimeKind.WITHIN, "0044-03-13 BC", "0044-03-13 BC"),
        ("Y-11999", TimeKind.WITHIN, "12000 BC", "12000 BC"),
        ("../0001-01-05", TimeKind.BEFORE, "../0001-01-05", "0001-01-05 or earlier"),
    ],
)
def test_a_time_before_christ_in_a_column_and_in_words(
    edtf: str, kind: TimeKind, brief: str, words: str
) -> None:
    time = Time(parse_edtf(edtf), kind)
    assert (brief_time(time), time_and_code(time)) == (brief, words)


def test_a_column_is_the_same_in_arabic_and_the_words_are_not() -> None:
    with in_language("ar"):
        assert brief_time(Time(parse_edtf("-0043"))) == "44 BC"
        assert days(parse_edtf("-0043")) == "44 ق.م"
