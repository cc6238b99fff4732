"""What still goes on on a day does not end with it."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import TimeKind
from timeline.extraction.extract import extract
from timeline.extraction.model import Article


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال النائب إن المحادثات لا تزال تشمل قضايا شائكة حتى اليوم السبت.", TimeKind.WITHIN),
        ("ما زالت الطريق إلى الميناء مغلقة حتى أمس.", TimeKind.WITHIN),
        ("بقيت الطريق إلى الميناء مغلقة حتى أمس.", TimeKind.UNTIL),
        ("لا يزال الوزير في منصبه، وستغلق الطريق حتى 30 حزيران 2017.", TimeKind.UNTIL),
    ],
)
def test_a_day_until_which_something_still_goes_on_is_no_end(text: str, kind: TimeKind) -> None:
    mention = extract(Article("a", text, parse_edtf("2017-06-19"))).mentions[-1]
    assert mention.resolution.kind is kind


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("وإلى اليوم لا يزال ذلك مثلا سائرا في الجبل.", []),
        ("لا تزال القرية حتى اليوم بلا كهرباء.", []),
        ("استمرت المباحثات حتى اليوم في جنيف.", ["اليوم"]),
    ],
)
def test_what_is_so_to_this_day_is_no_report_of_it(text: str, dates: list[str]) -> None:
    mentions = extract(Article("a", text, parse_edtf("2017-06-19"))).mentions
    assert [one.expression.text for one in mentions] == dates
