"""Facts as JSON: what goes in comes out, the same fact makes the same bytes, anything else is an error."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.arabic.lexicon.periods import GivenPeriod
from timeline.canonical_json import canonical, parsed
from timeline.dates.early_dates import EarlyDates
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval, day, years
from timeline.dates.marked import MarkedDate
from timeline.dates.time_kind import Time, TimeKind
from timeline.errors import FactNotUnderstood
from timeline.extraction.model import ClauseStatus, Factuality
from timeline.extraction.names.gazetteer import Spelling
from timeline.extraction.publication_date.evidence import ClueKind, Says, WordEvidence
from timeline.grammar.conventions import Conventions, Genre
from timeline.grammar.expression import CalendarDate
from timeline.grammar.parse import parse
from timeline.linking.score import DateRelation
from timeline.log.facts import (
    FACT_TYPES,
    ArticleRecorded,
    ArticleRedacted,
    ArticleRestored,
    ArticleRetracted,
    BaseFact,
    ClockBehind,
    ConventionsGiven,
    DatedByHand,
    EventEvidence,
    EventsKeptApart,
    EventsLinked,
    EventsMerged,
    ExpressionsNoted,
    Fact,
    Inferred,
    Match,
    MentionAssigned,
    MentionDerived,
    MentionJoined,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionResolved,
    MentionRestored,
    MentionRetracted,
    NamesGiven,
    Normalizer,
    PeriodsGiven,
    Person,
    PublicationDated,
    Reingested,
    RulesAdopted,
    StoredExpression,
    Superseded,
    decode,
    fact_from_payload,
    fact_type,
    payload,
    without_words,
)
from timeline.normalizer import Resolution, resolve_all
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import Counted, IfSentenceLooks
from timeline.normalizer.resolution import Status

CORPUS = Path(__file__).parent.parent / "corpus"
DAY = day(date(2017, 5, 4))
TERM = Time(years(1920, 1947), TimeKind.THROUGHOUT)
EXPRESSION = StoredExpression(
    7, 20, CalendarDate(month=5, day=4, parallel_date=CalendarDate(year=1438)), "day", "past", (3, 6)
)
RESOLUTION = Resolution(
    Status.RESOLVED,
    DAY,
    "2017-05-04",
    Interval(date(2017, 5, 15), None),
    EXPRESSION.semantics,
    {"year": 2017, "calendar": "Gregorian"},
    (Counted("day", 0, date(2017, 5, 4)),),
    (Alternative(day(date(2018, 5, 4)), IfSentenceLooks("past")),),
)
BY = Normalizer(15)
REPORT = ClauseStatus(Factuality.DENIED, (1, 3), (4, 6), True, (0, 2))
RECORDED = MentionRecorded("a", "m", 0, 30, EXPRESSION, RESOLUTION, BY, REPORT)
EVIDENCE = (
    WordEvidence(0, 5, Says(ClueKind.TODAY, weekday=1), contradicted=True),
    EventEvidence(3, 9, "e", 2, DAY),
)
FACTS: list[Fact] = [
    ArticleRecorded(
        "a", "f" * 64, 40, DAY, "جريدة", "https://example.org/1", "e" * 64, (MarkedDate(1, 2, DAY),)
    ),
    ArticleRecorded("a", "f" * 64, 40),
    ExpressionsNoted("a", (EXPRESSION,), BY),
    *(PublicationDated("a", DAY, origin) for origin in (Reingested(), Inferred(EVIDENCE), Person("seen"))),
    *(ArticleRetracted("a", origin) for origin in (Superseded("b"), Person("a hoax"))),
    ConventionsGiven("a", Conventions(EarlyDates.CONVERTED, "Hijri", Genre.DIARY), Person("the preface")),
    ArticleRestored("a", Person("it is none")),
    ArticleRedacted("a", Person("court order")),
    RECORDED,
    replace(RECORDED, clause_status=ClauseStatus()),
    MentionReread("a", "m", 0, 30, EXPRESSION, RESOLUTION, BY),
    MentionResolved("a", "m", RESOLUTION, BY),
    MentionDerived("a", "m", None, RESOLUTION, BY),
    MentionRedated("a", "m", TERM, Person("the annex")),
    *(MentionRetracted("a", "m", origin) for origin in (BY, Superseded("b"), Person("no"))),
    MentionRestored("a", "m", RESOLUTION, None, BY),
    MentionRestored("a", "m", DatedByHand(TERM, "the annex"), "e", Person("back"), assigned=True),
    MentionJoined("a", "m", "e", "n", 4, Match(DateRelation.NEAR, 37, {"days": -50, "acts": 220})),
    EventsMerged("a", "m", "e", "f", "n", 4, Match(DateRelation.SAME, 90, {})),
    EventsLinked("a", "m", "n", -40, 4, Match(DateRelation.SAME, 90, {"start": -505})),
    EventsKeptApart("a", "m", "n", Person("two rounds")),
    MentionAssigned("a", "m", "e", Person("the same")),
    RulesAdopted({"events": 2}),
    ClockBehind("2026-01-02T03:04:05.000000Z", "2026-01-02T04:04:05.000000Z"),
    PeriodsGiven((GivenPeriod("a|b", "198/200", "218", "a book", "Hijri", True),)),
    NamesGiven((Spelling("x", "X", "place", "SY", 33.5, 36.0), Spelling("y", "Y", "person"))),
]


@pytest.mark.parametrize("fact", FACTS, ids=fact_type)
def test_a_fact_comes_back_as_it_went_in(fact: Fact) -> None:
    assert fact_from_payload(fact_type(fact), payload(fact), 1) == fact


def test_every_type_of_fact_is_tried_here() -> None:
    assert {fact_type(fact) for fact in FACTS} == FACT_TYPES.keys()


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.toml")), ids=lambda file: file.stem)
def test_whatever_is_said_survives_and_gets_its_words_back(file: Path) -> None:
    family = tomllib.loads(file.read_text(encoding="utf-8"))
    for case in family["case"]:
        text, day = case["text"], case.get("published", family.get("published"))
        published = parse_edtf(day) if day else None
        expressions = parse(text)
        for expression, resolution in zip(expressions, resolve_all(expressions, published), strict=True):
            stored = without_words(expression)
            fact = replace(RECORDED, expression=stored, resolution=resolution)
            assert fact_from_payload("MentionRecorded", payload(fact), 1) == fact
            assert stored.in_text(text) == expression


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_a_payload_survives_any_text(publisher: str) -> None:
    fact = ArticleRecorded("a", "f" * 64, 1, publisher=publisher)
    assert fact_from_payload("ArticleRecorded", payload(fact), 1) == fact


def test_the_same_fact_makes_the_same_text_with_sorted_names_and_without_defaults() -> None:
    other = replace(RESOLUTION, implied={"calendar": "Gregorian", "year": 2017})
    assert payload(replace(RECORDED, resolution=other)) == payload(RECORDED)
    for fact in FACTS:
        assert payload(fact) == canonical(parsed(payload(fact)))
    assert payload(ArticleRecorded("a", "f", 4)) == '{"article":"a","characters":4,"text":"f"}'
    assert payload(PublicationDated("a", DAY, Person("seen"))) == (
        '{"article":"a","origin":{"is":"Person","why":"seen"},"published":"2017-05-04"}'
    )


def test_a_payload_says_nothing_of_the_text_but_offsets() -> None:
    text = "وصل الوفد اليوم الاثنين 15 أيار 2017 إلى العاصمة"
    (expression,) = parse(text)
    assert not re.search("[\u0600-\u06ff]", payload(ExpressionsNoted("a", (without_words(expression),), BY)))


def without(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda values: {key: value for key, value in values.items() if key != name}


def having(path: str, value: object) -> Callable[[dict[str, Any]], object]:
    def change(values: dict[str, Any]) -> object:
        *outer, last = path.split(".")
        place = values
        for name in outer:
            place = place[name]
        place[last] = value
        return values

    return change


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (without("origin"), "'origin' is missing"),
        (without("quote_end"), "'quote_end' is missing"),
        (having("more", 1), "unknown fields: more"),
        (having("clause_status.more", 1), "unknown fields: more"),
        (having("expression.semantics.more", 1), "unknown fields: more"),
        (having("quote_start", "1"), "'1' is not of type int"),
        (having("quote_start", 1.0), "1.0 is not of type int"),
        (having("quote_start", True), "True is not of type int"),
        (having("quote_start", None), "None is not of type int"),
        (having("article", 5), "5 is not of type str"),
        (having("clause_status", []), "list"),
        (having("clause_status", None), "NoneType"),
        (having("clause_status.cue", [1, 2, 3]), "not a list of the right length"),
        (having("clause_status.cue", "12"), "not a list of the right length"),
        (having("clause_status.factuality", "dreamt"), "'dreamt' is not a valid Factuality"),
        (having("resolution.status", 1), "1 is not of type str"),
        (having("resolution.reasons", "because"), "not a list of the right length"),
        (having("resolution.alternatives", {}), "not a list of the right length"),
        (having("resolution.implied", []), "list"),
        (having("resolution.implied", {"year": 1.5}), "neither a number nor a text"),
        (having("resolution.interval", "2017-13"), "not a date in EDTF: '2017-13'"),
        (having("resolution.interval", "2018/2017"), "not a date in EDTF"),
        (having("resolution.interval", 2017), "int"),
        (having("expression.tense_hint", "sideways"), "sideways not in literal"),
        (having("expression.semantics.is", "Rumour"), "'Rumour' is missing or unknown"),
        (having("expression.semantics", {"month": 5}), "'is' is missing"),
        (lambda values: [values], "not an object"),
        (lambda values: None, "not an object"),
    ],
)
def test_what_is_no_fact_of_its_type_is_not_understood(
    damage: Callable[[dict[str, Any]], object], message: str
) -> None:
    text = canonical(damage(parsed(payload(RECORDED))))
    with pytest.raises(FactNotUnderstood) as refused:
        fact_from_payload("MentionRecorded", text, 1)
    assert message in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "text", "version", "message"),
    [
        ("Rumour", "{}", 1, "unknown fact type 'Rumour'"),
        ("ArticleRecorded", payload(FACTS[0]), 2, "unknown schema version 2"),
        ("ArticleRecorded", payload(FACTS[0]), 0, "unknown schema version 0"),
        ("ArticleRecorded", "{", 1, "ArticleRecorded"),
        ("ArticleRecorded", "", 1, "ArticleRecorded"),
    ],
)
def test_unknown_types_versions_and_texts_are_not_understood(
    name: str, text: str, version: int, message: str
) -> None:
    with pytest.raises(FactNotUnderstood, match=re.escape(message)):
        fact_from_payload(name, text, version)


def test_a_fact_that_json_cannot_hold_is_named() -> None:
    with pytest.raises(FactNotUnderstood, match="ArticleRestored"):
        payload(ArticleRestored("a", Person("half a character: \ud83d")))


@dataclass(frozen=True, slots=True)
class Landed(BaseFact):
    """A type of fact whose fields have changed twice."""

    schema_version: ClassVar[int] = 3
    upcasts: ClassVar[Any] = MappingProxyType(
        {
            1: lambda values: {**values, "crew": []},
            2: lambda values: {"where": values["place"], "crew": values["crew"]},
        }
    )
    where: str
    crew: tuple[str, ...]


@pytest.mark.parametrize(
    ("version", "values", "crew"),
    [
        (1, {"place": "sea"}, ()),
        (2, {"place": "sea", "crew": ["x"]}, ("x",)),
        (3, {"where": "sea", "crew": ["x"]}, ("x",)),
    ],
)
def test_a_payload_of_an_older_schema_is_brought_up_step_by_step(
    version: int, values: dict[str, Any], crew: tuple[str, ...]
) -> None:
    assert decode(Landed, canonical(values), version) == Landed("sea", crew)


def test_a_payload_that_its_upcast_cannot_take_is_not_understood() -> None:
    with pytest.raises(FactNotUnderstood, match="'place' is missing"):
        decode(Landed, "{}", 1)
    with pytest.raises(FactNotUnderstood, match="unknown fields: place"):
        decode(Landed, '{"crew":[],"place":"sea","where":"sea"}', 3)


def test_what_can_happen_once_has_one_key_and_what_can_recur_one_a_version() -> None:
    for fact in FACTS:
        once = isinstance(
            fact, ArticleRecorded | MentionRecorded | ExpressionsNoted | EventsLinked | ClockBehind
        )
        assert (fact.key(2, payload(fact)) == fact.key(3, payload(fact))) is once
    noted = FACTS[2]
    assert noted.key(1, payload(noted)) != noted.key(1, "another payload")


def test_facts_about_an_article_are_in_its_stream_lists_and_rules_in_their_own() -> None:
    assert {fact.stream for fact in FACTS} == {"article:a", "names", "periods", "rules", "clock"}
