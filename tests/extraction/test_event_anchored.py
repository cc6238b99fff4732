"""Days counted from events: the phrases (cases in from_event.toml), and which event is meant."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.extraction.event_anchored import event_name, event_relatives, name_in_phrase
from timeline.extraction.extract import extract
from timeline.extraction.model import Article
from timeline.grammar.expression import EventRelative
from timeline.grammar.parse import parse
from timeline.linking.event_reference import Candidate, describe_event, resolve_reference
from timeline.normalizer.event_relative import event_relative
from timeline.normalizer.reasons import EventFound

SIGNED = "وقعت الدول الضامنة مذكرة مناطق خفض التصعيد في المدينة"
FOURTH = Candidate("e1", parse_edtf("2017-05-04"), 2, SIGNED, same_article=False)
NAME = describe_event("توقيع مذكرة مناطق خفض التصعيد")

FOUND = EventFound("e1", sources=2, same_article=False, by_person=False, percent=80)


def cases() -> Iterator[Any]:
    file = Path(__file__).with_name("event_anchored.toml")
    for number, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["case"], start=1):
        yield pytest.param(case, id=str(number))


@pytest.mark.parametrize("case", list(cases()))
def test_a_phrase_that_counts_from_an_event_is_found_with_its_name(case: dict[str, Any]) -> None:
    found = event_relatives(case["text"], parse(case["text"]))
    assert [expression.text for expression in found] == ([case["phrase"]] if "phrase" in case else [])
    for expression in found:
        said = expression.semantics
        assert isinstance(said, EventRelative)
        assert event_name(expression) == case["name"]
        assert (said.unit, said.amount) == (case.get("unit"), case.get("amount"))
        assert said.since == case.get("since", False)


@pytest.mark.parametrize("case", list(cases()))
def test_a_phrase_alone_has_the_same_event_name_as_in_its_sentence(case: dict[str, Any]) -> None:
    if "phrase" in case:
        assert name_in_phrase(case["phrase"]) == case["name"]


def test_a_phrase_that_counts_from_no_event_has_no_name() -> None:
    assert name_in_phrase("قبل يومين") is None


def test_it_is_no_temporal_expression_by_itself() -> None:
    assert [one.text for one in parse("غادر الوفد بعد يومين من توقيع المذكرة")] == ["يومين"]


def test_a_clause_with_a_date_of_its_own_needs_no_other() -> None:
    text = "قتل عشرة أشخاص يوم 8 أيار 2017 بعد يومين من توقيع المذكرة"
    (mention,) = extract(Article("a", text, parse_edtf("2017-05-10"))).mentions
    assert mention.expression.text == "يوم 8 أيار 2017"


@pytest.mark.parametrize(
    ("phrase", "event", "days"),
    [
        ("بعد يومين من توقيع المذكرة", "2017-05-04", "2017-05-06"),
        ("قبل يوم واحد من توقيع المذكرة", "2017-05-04", "2017-05-03"),
        ("بعد أسبوعين من توقيع المذكرة", "2017-05-04", "2017-05-15/2017-05-21"),
        ("بعد ثلاثة أشهر من توقيع المذكرة", "2017-05-04", "2017-08"),
        ("عشية القمة", "2017-05-03/2017-05-04", "2017-05-02/2017-05-03"),
        ("منذ دخول الاتفاق حيز التنفيذ", "2017-05-06", "2017-05-06/2017-07-01"),
        ("منذ دخول الاتفاق حيز التنفيذ", "2017-08-01", None),
    ],
)
def test_days_are_counted_from_those_of_the_event(phrase: str, event: str, days: str | None) -> None:
    (expression,) = event_relatives(phrase, parse(phrase))
    assert isinstance(expression.semantics, EventRelative)
    published = parse_edtf("2017-07-01")
    resolution = event_relative(expression.semantics, expression.mod, parse_edtf(event), published, FOUND)
    found = format_edtf(resolution.interval) if resolution and resolution.interval else None
    assert found == days
    assert resolution is None or resolution.reasons[0] == FOUND


@pytest.mark.parametrize(
    ("name", "quote"),
    [
        ("توقيع مذكرة مناطق خفض التصعيد", SIGNED),
        ("توقيع مذكرة مناطق خفض التصعيد", "شهدت المدينة توقيع مذكرة مناطق خفض التصعيد"),
        ("دخول الاتفاق حيز التنفيذ", "دخل الاتفاق حيز التنفيذ"),
        ("دخول الاتفاق حيز التنفيذ", "يدخل الاتفاق بين الجانبين حيز التنفيذ"),
        ("انطلاق مسيرات العودة", "انطلقت مسيرات العودة على حدود القطاع"),
        ("اختطاف الصحافيين الأجانب", "اختطف مسلحون الصحافيين الأجانب"),
        ("مقتل الوزير الصومالي", "قتل الوزير الصومالي في انفجار"),
    ],
)
def test_the_event_is_known_by_its_act_and_its_words(name: str, quote: str) -> None:
    assert resolve_reference(describe_event(name), [replace(FOURTH, quote=quote)])


@pytest.mark.parametrize(
    ("name", "quote"),
    [
        # Beside the act, not the act.
        ("توقيع مذكرة خفض التصعيد", "اجتمع الوفدان بعد توقيع مذكرة خفض التصعيد"),
        ("توقيع مذكرة خفض التصعيد", "دعا الوزير إلى توقيع مذكرة خفض التصعيد"),
        ("توقيع مذكرة خفض التصعيد", "أحيت المدينة ذكرى توقيع مذكرة خفض التصعيد"),
        # Another act, another object.
        ("دخول الاتفاق حيز التنفيذ", "وقعت الدول الاتفاق ورحبت بوضعه حيز التنفيذ"),
        ("توقيع مذكرة خفض التصعيد", "وقعت الشركة عقد بيع الطائرات"),
        # The coup's, not the coup.
        ("انقلاب الميليشيات على السلطة", "اختطفت الميليشيات الانقلابية عددا من موظفي السلطة"),
    ],
)
def test_a_clause_that_only_touches_it_is_not_taken(name: str, quote: str) -> None:
    assert resolve_reference(describe_event(name), [replace(FOURTH, quote=quote)]) is None


def test_one_source_is_too_little_but_in_the_same_article_or_by_hand() -> None:
    once = replace(FOURTH, sources=1)
    assert resolve_reference(NAME, [once]) is None
    assert resolve_reference(NAME, [replace(once, same_article=True)])
    assert resolve_reference(NAME, [replace(once, by_hand=True)])


def test_a_bare_name_is_looked_for_in_its_own_article_alone() -> None:
    name, quote = describe_event("الاجتماع"), "عقد الوفدان اجتماعا في المدينة"
    assert resolve_reference(name, [replace(FOURTH, quote=quote)]) is None
    assert resolve_reference(name, [replace(FOURTH, quote=quote, same_article=True)])


def test_between_events_of_different_days_none_is_taken() -> None:
    other = replace(FOURTH, event="e2", when=parse_edtf("2017-09-15"))
    assert resolve_reference(NAME, [FOURTH, other]) is None
    assert resolve_reference(NAME, [FOURTH, replace(other, when=FOURTH.when)])


@pytest.mark.parametrize(
    ("quote", "close"),
    [
        # 0.87 and 0.77 of the name's words, by weight.
        ("وقع البحارة ميثاق القوارب الدولي", True),
        ("وقع البحارة ميثاق القوارب", False),
    ],
)
def test_an_event_of_another_day_that_fits_almost_as_well_leaves_it_open(quote: str, close: bool) -> None:
    best = replace(FOURTH, quote="وقع البحارة ميثاق القوارب الدولي الجديد")
    rival = replace(FOURTH, event="e2", when=parse_edtf("2017-09-15"), quote=quote)
    found = resolve_reference(describe_event("توقيع ميثاق القوارب الدولي الجديد"), [best, rival])
    assert (found is None) is close
    assert found is None or found.candidate is best


def test_what_the_article_itself_reports_goes_before_others() -> None:
    own = replace(FOURTH, event="e2", when=parse_edtf("2017-09-15"), sources=1, same_article=True)
    found = resolve_reference(NAME, [FOURTH, own])
    assert found and found.candidate is own
