"""The TimeML digest, against the elements and attributes of TimeML 1.2.1 that it uses."""

import re
from datetime import date
from io import StringIO

import pytest
from exported import event, exported, hostile, hostile_event, notes, report
from hypothesis import given
from lxml import etree

from timeline.dates.interval import Interval, day
from timeline.dates.time_kind import TimeKind
from timeline.export.timeml import to_timeml
from timeline.normalizer.tagging import tag
from timeline.query.details import EventDetails

MAY_4, MAY_5 = day(date(2017, 5, 4)), day(date(2017, 5, 5))
TIMEML = etree.DTD(
    StringIO("""
<!ELEMENT TimeML (#PCDATA | TIMEX3 | EVENT | MAKEINSTANCE | TLINK)*>
<!ELEMENT EVENT (#PCDATA)>
<!ATTLIST EVENT eid ID #REQUIRED comment CDATA #IMPLIED
  class (OCCURRENCE | PERCEPTION | REPORTING | ASPECTUAL | STATE | I_STATE | I_ACTION) #REQUIRED>
<!ELEMENT MAKEINSTANCE EMPTY>
<!ATTLIST MAKEINSTANCE eiid ID #REQUIRED eventID IDREF #REQUIRED
  tense (FUTURE | INFINITIVE | PAST | PASTPART | PRESENT | PRESPART | NONE) #REQUIRED
  aspect (PROGRESSIVE | PERFECTIVE | PERFECTIVE_PROGRESSIVE | NONE) #REQUIRED
  pos (ADJECTIVE | NOUN | VERB | PREPOSITION | OTHER) #REQUIRED
  polarity (NEG | POS) #REQUIRED modality CDATA #IMPLIED>
<!ELEMENT TIMEX3 (#PCDATA)>
<!ATTLIST TIMEX3 tid ID #REQUIRED type (DATE | TIME | DURATION | SET) #REQUIRED value CDATA #REQUIRED
  mod (BEFORE | AFTER | ON_OR_BEFORE | ON_OR_AFTER | LESS_THAN | MORE_THAN | EQUAL_OR_LESS | EQUAL_OR_MORE
    | START | MID | END | APPROX) #IMPLIED
  functionInDocument (CREATION_TIME | EXPIRATION_TIME | MODIFICATION_TIME | PUBLICATION_TIME | RELEASE_TIME
    | RECEPTION_TIME | NONE) "NONE"
  temporalFunction (true | false) "false" anchorTimeID IDREF #IMPLIED
  beginPoint IDREF #IMPLIED endPoint IDREF #IMPLIED quant CDATA #IMPLIED freq CDATA #IMPLIED>
<!ELEMENT TLINK EMPTY>
<!ATTLIST TLINK lid ID #REQUIRED eventInstanceID IDREF #REQUIRED relatedToTime IDREF #REQUIRED
  relType (BEFORE | AFTER | INCLUDES | IS_INCLUDED | DURING | SIMULTANEOUS | IAFTER | IBEFORE | IDENTITY
    | BEGINS | ENDS | BEGUN_BY | ENDED_BY) #REQUIRED>
""")
)


def read(*entries: EventDetails) -> etree._Element:
    root = etree.fromstring(exported("timeml", *entries))
    assert TIMEML.validate(root), TIMEML.error_log
    return root


@given(hostile)
def test_texts_come_back_with_a_mark_for_what_xml_forbids(text: str) -> None:
    root = read(hostile_event(MAY_4, text))
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert root.findtext("EVENT") == kept
    assert f"{kept}أمس الخميس{kept}" in "".join(root.itertext())


def test_an_expression_counts_from_the_publication_date_beside_it() -> None:
    root = read(event(MAY_4, report(MAY_4, anchor="2017-05-05", published="2017-05-05")))
    told, published = root.findall("TIMEX3")
    assert (told.get("value"), told.get("temporalFunction")) == ("2017-05-04", "true")
    assert told.get("anchorTimeID") == published.get("tid")
    assert (published.get("value"), published.get("functionInDocument")) == ("2017-05-05", "PUBLICATION_TIME")


def test_an_expression_counted_from_another_day_names_no_anchor() -> None:
    root = read(event(MAY_4, report(MAY_4, anchor="2017-05-03", published="2017-05-05")))
    assert root.find("TIMEX3").get("anchorTimeID") is None


def test_an_event_lies_in_the_days_of_the_reports_that_agree() -> None:
    root = read(event(MAY_4, report(MAY_4), report(MAY_5), disputed=True))
    agreeing = [link.get("relatedToTime") for link in root.findall("TLINK")]
    assert agreeing == [
        time.get("tid") for time in root.findall("TIMEX3") if time.get("value") == "2017-05-04"
    ]
    assert {link.get("relType") for link in root.findall("TLINK")} == {"IS_INCLUDED"}


def test_days_without_an_end_are_a_duration_from_a_point_and_have_no_link() -> None:
    when = Interval(date(2017, 8, 1), None)
    root = read(event(when, report(when, published=None)))
    since, start = root.findall("TIMEX3")
    assert (since.get("type"), since.get("value"), since.get("endPoint")) == ("DURATION", "PXD", None)
    assert (since.get("beginPoint"), start.get("value")) == (start.get("tid"), "2017-08-01")
    assert root.findall("TLINK") == []


@pytest.mark.parametrize(
    ("timex", "length"),
    [
        ("2017-06-03/2017-06-07", "P5D"),
        ("2017-03/2018-01", "P11M"),
        ("1920/1947", "P28Y"),
        ("BC0044/0014", "P58Y"),
        ("BC0044-03-15/BC0044-03-16", "P2D"),
        ("2017-W20/2017-W21", "P14D"),
    ],
)
def test_several_days_are_a_duration_between_two_points(timex: str, length: str) -> None:
    root = read(event(MAY_4, report(MAY_4, timex=timex, published=None)))
    span, first, last = root.findall("TIMEX3")
    assert (span.get("type"), span.get("value")) == ("DURATION", length)
    assert (span.get("beginPoint"), span.get("endPoint")) == (first.get("tid"), last.get("tid"))
    assert f"{first.get('value')}/{last.get('value')}" == timex
    assert not first.text and not last.text


def test_a_text_is_tagged_with_values_that_timex3_has() -> None:
    text = "من 3 إلى 7 حزيران 2017، كل خميس، لمدة ثلاثة أيام، منذ 2014"
    root = etree.fromstring(to_timeml(text, tag(text, "2017-06-10"), day(date(2017, 6, 10))).encode())
    found = root.findall("TEXT/TIMEX3")
    said = {one.text: (one.get("type"), one.get("value")) for one in found if one.text}
    assert "".join(root.find("TEXT").itertext()) == text
    assert not [value for _kind, value in said.values() if "/" in value or ".." in value]
    assert {kind for kind, _value in said.values()} == {"DATE", "DURATION", "SET"}
    assert len({one.get("tid") for one in found}) == len(found)


def test_a_clock_time_is_a_time_and_a_modifier_is_kept() -> None:
    root = read(event(MAY_4, report(MAY_4, timex="2017-05-04TMO", mod="END", published=None)))
    (time,) = root.findall("TIMEX3")
    assert (time.get("type"), time.get("value"), time.get("mod")) == ("TIME", "2017-05-04TMO", "END")


def test_words_said_denials_and_announcements_are_told_apart() -> None:
    kinds = [
        event(MAY_4, reporting=True),
        event(MAY_4, factuality="denied"),
        event(MAY_4, factuality="announced"),
    ]
    root = read(*kinds)
    assert [found.get("class") for found in root.findall("EVENT")] == [
        "REPORTING",
        "OCCURRENCE",
        "OCCURRENCE",
    ]
    instances = [(found.get("polarity"), found.get("modality")) for found in root.findall("MAKEINSTANCE")]
    assert instances == [("POS", None), ("NEG", None), ("POS", "announced")]


def test_an_event_without_words_is_left_out_and_counted() -> None:
    assert len(read(event(MAY_4, text=""))) == 0
    assert notes("timeml", event(MAY_4, text="")) == ["left out: 1 whose words were erased"]


@pytest.mark.parametrize(
    ("kind", "relation"),
    [
        (TimeKind.WITHIN, "IS_INCLUDED"), (TimeKind.THROUGHOUT, "DURING"), (TimeKind.SINCE, "BEGUN_BY"),
        (TimeKind.UNTIL, "ENDED_BY"), (TimeKind.BEFORE, "BEFORE"), (TimeKind.AFTER, "AFTER"),
    ],
)  # fmt: skip
def test_what_was_before_a_day_is_not_in_it(kind: TimeKind, relation: str) -> None:
    root = read(event(MAY_4, report(MAY_4, timex="2017-05-04", kind=kind)))
    assert [link.get("relType") for link in root.findall("TLINK")] == [relation]
