"""iCalendar, read back with the package icalendar."""

from datetime import UTC, date, datetime

import icalendar
from exported import RECORDED, event, exported, hostile, hostile_event, notes, report
from hypothesis import given
from strategies import closed, half_open

from timeline.dates.interval import DAY, Interval, day, month, years
from timeline.dates.time_kind import TimeKind
from timeline.export.characters import one_line
from timeline.export.formats import Heading
from timeline.extraction.names.gazetteer import Place
from timeline.query.details import Named

MAY_4 = day(date(2017, 5, 4))


def events(written: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(written)
    return [part for part in calendar.walk("VEVENT") if isinstance(part, icalendar.Event)]


@given(hostile)
def test_texts_come_back_on_one_line(text: str) -> None:
    (found,) = events(exported("ical", hostile_event(MAY_4, text)))
    assert str(found["SUMMARY"]).strip() == one_line(text)
    assert one_line(f"{text}أمس الخميس{text}") in str(found["DESCRIPTION"])


@given(hostile)
def test_lines_end_in_crlf_and_are_no_longer_than_75_octets(text: str) -> None:
    *lines, last = exported("ical", hostile_event(MAY_4, text)).split(b"\r\n")
    assert last == b""
    assert max(map(len, lines)) <= 75
    for line in lines:
        # No character is cut in two, and none is a control character.
        line.decode()
        assert not any(octet < 32 for octet in line)


def test_the_name_of_the_calendar_is_the_question_on_a_line_of_its_own() -> None:
    written = exported("ical", heading=Heading("before 2017; about جسر, ميناء\nEND:VCALENDAR", 9, RECORDED))
    assert written.decode().splitlines()[4:] == [
        "X-WR-CALNAME:Timeline: before 2017\\; about جسر\\, ميناء\\nEND:VCALEN",
        " DAR",
        "END:VCALENDAR",
    ]


def note_list(written: bytes) -> list[icalendar.Journal]:
    calendar = icalendar.Calendar.from_ical(written)
    return [part for part in calendar.walk("VJOURNAL") if isinstance(part, icalendar.Journal)]


@given(closed.filter(lambda when: when.earliest is not None and when.earliest.year > 0))
def test_the_end_is_the_day_after_the_last_of_a_few_and_more_are_a_note(when: Interval) -> None:
    assert when.earliest is not None and when.latest is not None
    written = exported("ical", event(when))
    if (when.latest - when.earliest).days >= 7:
        (note,) = note_list(written)
        assert events(written) == [] and note["DTSTART"].dt == when.earliest
        return
    (found,) = events(written)
    assert found.start == when.earliest
    assert found.end == (when.latest + DAY if when.latest < date.max else found.end)


def test_notes_are_counted() -> None:
    told = notes("ical", event(month(2017, 5)), event(MAY_4), event(Interval(None, date(2017, 5, 14))))
    assert told == ["written as notes: 2 of more than 7 days or with an open end"]


def test_an_event_is_where_its_sentences_say() -> None:
    aleppo = Named("حلب", "geonames:170063 sy", "Aleppo")
    own = Named("ساحة, الميدان", "own ", None)
    places = {"geonames:170063": Place("geonames:170063", "SY", 36.2, 37.16)}
    heading = Heading("everything", 9, RECORDED, lambda: places)
    entries = [event(MAY_4, report(MAY_4, places=named)) for named in ((aleppo,), (aleppo, own), ())]
    one, two, none = events(exported("ical", *entries, heading=heading))
    assert (str(one["LOCATION"]), one["GEO"].to_ical()) == ("حلب", "36.2;37.16")
    assert (str(two["LOCATION"]), "GEO" in two) == ("حلب; ساحة, الميدان", False)
    assert "LOCATION" not in none and "GEO" not in none


def test_what_was_before_christ_is_left_out_and_counted() -> None:
    skipped = notes("ical", event(years(-43)), event(years(-26, 14)), event(MAY_4))
    assert skipped == ["left out: 2 before Christ, for which iCalendar has no years"]


def test_the_last_day_of_all_has_no_end_to_name() -> None:
    (found,) = events(exported("ical", event(day(date.max))))
    assert (found.start, "DTEND" in found) == (date.max, False)


@given(half_open)
def test_an_open_end_is_shown_on_the_day_that_is_known_and_told(when: Interval) -> None:
    (found,) = note_list(exported("ical", event(when)))
    assert found["DTSTART"].dt == (when.earliest or when.latest)
    assert "It is entered on the only day that is known." in str(found["DESCRIPTION"])


def test_an_uncertain_interval_is_told_as_such() -> None:
    written = exported("ical", event(MAY_4), event(month(2017, 5)))
    (one,), (several,) = events(written), note_list(written)
    assert "not known: it is between 2017-05-01 and 2017-05-31" in str(several["DESCRIPTION"])
    assert "no single day" not in str(one["DESCRIPTION"])


def test_each_kind_of_time_is_told() -> None:
    told = {}
    for kind in (TimeKind.WITHIN, TimeKind.THROUGHOUT, TimeKind.SINCE, TimeKind.UNTIL, TimeKind.ABOUT):
        (found,) = note_list(exported("ical", event(month(2017, 5), kind=kind)))
        assert found["DTSTART"].dt == date(2017, 5, 1)
        told[kind.value] = str(found["DESCRIPTION"]).splitlines()[:2]
    assert told == {
        "within": ["Date: 2017-05.", "The exact day is not known: it is between 2017-05-01 and 2017-05-31."],
        "throughout": ["Date: throughout 2017-05.", ""],
        "since": [
            "Date: since 2017-05.", "It began between 2017-05-01 and 2017-05-31; its end is not known."
        ],
        "until": [
            "Date: until 2017-05.", "It ended between 2017-05-01 and 2017-05-31; its beginning is not known."
        ],
        "about": ["Date: about 2017-05.", "The date is approximate: about 2017-05."],
    }  # fmt: skip


def test_an_event_without_any_day_is_left_out_and_counted() -> None:
    assert events(exported("ical", event(Interval(None, None)))) == []
    assert notes("ical", event(Interval(None, None))) == ["left out: 1 without a date"]


def test_identity_and_stamp_are_the_same_every_time() -> None:
    (found,) = events(exported("ical", event(MAY_4)))
    assert str(found["UID"]) == "9b17e0f1a2b3c4d5@timeline"
    assert found.stamp == RECORDED.replace(microsecond=0)
    assert isinstance(found.stamp, datetime)
    assert found.stamp.utcoffset() == UTC.utcoffset(None)


def test_nobody_is_busy() -> None:
    assert str(events(exported("ical", event(MAY_4)))[0]["TRANSP"]) == "TRANSPARENT"


def test_an_event_whose_words_were_erased_says_so() -> None:
    (found,) = events(exported("ical", event(MAY_4, report(MAY_4, expression="", title=None), text="")))
    assert str(found["SUMMARY"]) == "(text erased)"
    assert "«" not in str(found["DESCRIPTION"])
