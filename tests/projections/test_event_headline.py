"""Which headline of its mentions an event has."""

from typing import Any

from timeline.arabic.stems import terms
from timeline.projections.event_headline import headline_mention


def mention(headline: str, sentence: str = "", rank: int = 0, **columns: Any) -> dict[str, Any]:
    """A mention's row, of its sentence; by default that is its headline."""
    return {
        "headline": headline,
        "headline_rank": rank,
        "fragment": False,
        "terms": " ".join(sorted(terms(sentence or headline))),
        "factuality": "occurred",
        "earliest_day": 1,
        "latest_day": 1,
        "position": 1,
        **columns,
    }


FAIR = mention("استمر المعرض السنوي للكتاب حتى المساء", "جاء ذلك بعد افتتاح الوزير الجسر الجديد")
OPENED = mention("الوزير يفتتح الجسر الجديد", "افتتح الوزير الجسر الجديد بحضور سكان المدينة")
CITY = mention("مرت مئات السيارات في أول ساعة", "مرت مئات السيارات على الجسر الجديد بعد أن افتتح")


def test_of_headlines_that_lack_nothing_the_one_that_most_mentions_share_is_taken() -> None:
    assert headline_mention([FAIR, OPENED, CITY], FAIR)["headline"] == OPENED["headline"]


def test_one_in_which_a_reader_misses_something_is_not_taken_for_its_words() -> None:
    assert headline_mention([FAIR, OPENED | {"headline_rank": 2}, CITY], FAIR)["headline"] == CITY["headline"]
    assert headline_mention([FAIR, OPENED | {"fragment": True}, CITY], FAIR)["headline"] == CITY["headline"]
    assert headline_mention([FAIR, OPENED | {"headline": ""}, CITY], FAIR)["headline"] == CITY["headline"]


def test_of_two_mentions_the_representative_gives_it() -> None:
    assert headline_mention([OPENED, FAIR], FAIR)["headline"] == FAIR["headline"]


def test_a_mention_of_other_days_or_of_a_plan_gives_none() -> None:
    for other in ({"latest_day": 2}, {"factuality": "announced"}):
        assert headline_mention([FAIR, OPENED | other, CITY | other], FAIR)["headline"] == FAIR["headline"]
