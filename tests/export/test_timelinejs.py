"""TimelineJS 3: what it draws says the right days, and no text becomes markup."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

from exported import event, exported, hostile, hostile_event, notes, report
from hypothesis import given
from strategies import closed, half_open

from timeline.dates.day_bc import day_of
from timeline.dates.interval import Certainty, Interval, day, month, years
from timeline.dates.time_kind import TimeKind
from timeline.export.characters import one_line
from timeline.export.formats import Heading

MAY_4 = day(date(2017, 5, 4))


class Page(HTMLParser):
    """The tags of a stretch of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def slides(written: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written)["events"]
    return found


@given(hostile)
def test_a_text_is_shown_as_it_is_and_makes_no_tag(text: str) -> None:
    (slide,) = slides(exported("timelinejs", hostile_event(MAY_4, text)))
    headline, body = Page(slide["text"]["headline"]), Page(slide["text"]["text"])
    assert (headline.tags, headline.text) == ([], one_line(text))
    assert body.tags == ["p", "br", "a", "bdi"]
    assert one_line(f"{text}أمس الخميس{text}") in body.text


@given(closed | half_open)
def test_every_date_is_within_the_days_and_shown(when: Interval) -> None:
    (slide,) = slides(exported("timelinejs", event(when)))
    named = [slide[name] for name in ("start_date", "end_date") if name in slide]
    dates = [day_of(one["year"] + (one["year"] < 0), one["month"], one["day"]) for one in named]
    assert set(dates) <= {when.earliest, when.latest}
    assert ("end_date" in slide) == (None not in (when.earliest, when.latest) and not when.is_day)
    assert slide["display_date"]


def test_a_year_before_christ_is_negative_and_there_is_no_year_0() -> None:
    found = slides(exported("timelinejs", event(years(-43)), event(years(0)), language="en"))
    assert [(slide["start_date"]["year"], slide["display_date"]) for slide in found] == [
        (-44, "44 BC"),
        (-1, "1 BC"),
    ]


def test_a_date_is_in_words_of_the_language() -> None:
    entries = (event(MAY_4), event(month(2017, 5)), event(Interval(date(2017, 5, 3), date(2017, 5, 5))))
    shown = {
        language: [one["display_date"] for one in slides(exported("timelinejs", *entries, language=language))]
        for language in ("ar", "en")
    }
    assert shown == {
        "ar": ["4 أيار 2017", "أيار 2017", "بين 3 و5 أيار 2017"],
        "en": ["4 May 2017", "May 2017", "between 3 and 5 May 2017"],
    }


def test_an_arabic_timeline_has_no_english_words() -> None:
    told = event(MAY_4, factuality="denied", certainty=Certainty.POSSIBLE, disputed=True)
    heading = Heading("before 2017-07-10", 9, conditions={"ar": "في دمشق", "en": "where دمشق"})
    written = json.loads(exported("timelinejs", told, heading=heading))
    assert written["title"]["text"] == {"headline": "قبل 10 تموز 2017", "text": "في دمشق"}
    (slide,) = written["events"]
    assert slide["text"]["headline"].startswith("[ممكن، منفي، مختلف فيه] ")
    texts = [written["title"]["text"], slide["text"], slide["display_date"]]
    assert re.findall("[A-Za-z]{2,}", re.sub("<[^>]*>", "", json.dumps(texts, ensure_ascii=False))) == [
        "headline", "text", "headline", "text",
    ]  # fmt: skip
    assert "<bdi>5 أيار 2017</bdi>" in slide["text"]["text"]


def test_each_kind_of_time_is_drawn_as_it_is() -> None:
    shown = {}
    for kind in (TimeKind.WITHIN, TimeKind.THROUGHOUT, TimeKind.SINCE, TimeKind.UNTIL, TimeKind.ABOUT):
        (slide,) = slides(exported("timelinejs", event(years(2014), kind=kind), language="en"))
        ends = [slide[name]["month"] if name in slide else None for name in ("start_date", "end_date")]
        shown[kind.value] = (slide["display_date"], *ends)
    assert shown == {
        "within": ("2014", 1, 12), "throughout": ("all of 2014", 1, 12), "since": ("since 2014", 1, None),
        "until": ("until 2014", 12, None), "about": ("about 2014", 1, 12),
    }  # fmt: skip


def test_open_ends_are_shown_as_such() -> None:
    edge = date(2017, 5, 14)
    written = exported("timelinejs", event(Interval(None, edge)), event(Interval(edge, None)))
    assert [slide["display_date"] for slide in slides(written)] == [
        "في 14 أيار 2017 أو قبله",
        "من 14 أيار 2017 فصاعدا",
    ]


def test_an_event_without_any_day_is_left_out_and_counted() -> None:
    without = event(Interval(None, None))
    assert slides(exported("timelinejs", without)) == []
    assert notes("timelinejs", without, event(MAY_4)) == ["left out: 1 without a date"]


def test_each_slide_has_an_id_of_its_own() -> None:
    written = exported("timelinejs", event(MAY_4, identity="1a"), event(MAY_4, identity="2b"))
    assert [slide["unique_id"] for slide in slides(written)] == ["event-1a", "event-2b"]


def test_what_did_not_simply_occur_is_marked() -> None:
    written = exported(
        "timelinejs",
        event(MAY_4, factuality="denied", certainty=Certainty.POSSIBLE, disputed=True),
        language="en",
    )
    assert slides(written)[0]["text"]["headline"].startswith("[possible, denied, disputed] ")


def test_only_web_addresses_become_links() -> None:
    told = [report(MAY_4, url=url) for url in ("https://example.org/a b?x=1&y=2", "javascript:alert(1)")]
    (slide,) = slides(exported("timelinejs", event(MAY_4, *told)))
    assert Page(slide["text"]["text"]).links == ["https://example.org/a%20b?x=1&y=2"]


def test_a_headline_is_no_longer_than_a_slide_shows() -> None:
    text = "قال المتحدث " * 20
    (slide,) = slides(exported("timelinejs", event(MAY_4, text=text.strip())))
    shown = slide["text"]["headline"]
    assert 60 < len(shown) <= 90
    assert text.startswith(shown.removesuffix("…")) and shown.removesuffix("…").endswith(("قال", "المتحدث"))
    assert len(slides(exported("timelinejs", event(MAY_4, text="ب" * 200)))[0]["text"]["headline"]) == 90
