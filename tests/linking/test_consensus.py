"""The consensus of an event's mentions: days, competing dates, independent sources, factuality."""

from dataclasses import replace

from timeline.dates.edtf import parse_edtf
from timeline.extraction.model import Factuality
from timeline.linking.consensus import Member, competing_dates, consensus, disputes, provenance_groups

FOURTH, SIXTH, MAY = (parse_edtf(text) for text in ("2017-05-04", "2017-05-06", "2017-05"))
SIGNED = "وقعت الأطراف الثلاثة مذكرة مناطق التصعيد في قصر المؤتمرات"
TERMS = frozenset({"ضامن", "مذكر", "تصعيد", "استان", "مناطق", "توقيع", "روسي"})


def member(name: str, when: object = FOURTH, **changes: object) -> Member:
    words = frozenset({f"{name}{number}" for number in range(7)})
    made = Member(
        name,
        f"article {name}",
        f"publisher {name}",
        FOURTH,
        Factuality.OCCURRED,
        False,
        words,
        ord(name),
        SIGNED,
    )
    return replace(made, when=when, **changes)  # type: ignore[arg-type]


def test_one_mention_speaks_for_itself() -> None:
    found = consensus([member("a", SIXTH, factuality=Factuality.DENIED)])
    assert (found.representative, found.factuality, found.sources, found.disputed) == (
        "a",
        Factuality.DENIED,
        1,
        False,
    )


def test_the_days_with_the_most_independent_sources_win_and_the_others_dispute_them() -> None:
    found = consensus([member("a", SIXTH), member("b"), member("c")])
    assert (found.representative, found.sources, found.disputed) == ("b", 3, True)


def test_a_month_supports_its_days_and_disputes_none() -> None:
    found = consensus([member("a", SIXTH), member("b", MAY), member("c"), member("d", SIXTH)])
    assert found.representative == "a"
    assert not consensus([member("a", MAY), member("b")]).disputed


def test_the_narrowest_days_win_among_equals_then_the_first() -> None:
    assert consensus([member("a", MAY), member("b")]).representative == "b"
    assert consensus([member("b"), member("a")]).representative == "a"


def test_days_as_well_supported_yield_to_narrower_ones_and_a_saying_to_what_happened() -> None:
    wide, narrow = (parse_edtf(text) for text in ("2017-05-04/2017-05-08", "2017-05-03/2017-05-05"))
    assert consensus([member("a", wide), member("b", narrow)]).representative == "b"
    assert consensus([member("a", reporting=True), member("b")]).representative == "b"


def test_copies_of_one_text_and_one_publisher_are_one_source() -> None:
    copies = [member("a", SIXTH, terms=TERMS), member("b", SIXTH, terms=TERMS | {"شبك"})]
    assert len(set(provenance_groups(copies).values())) == 1
    found = consensus([*copies, member("c"), member("d")])
    assert (found.representative, found.sources) == ("c", 3)
    assert consensus([member("a"), member("b", publisher="publisher a")]).sources == 1


def test_clauses_that_share_half_of_their_words_are_no_copies() -> None:
    half = frozenset({*sorted(TERMS)[:5], "قصر", "وفد"})
    assert consensus([member("a", terms=TERMS), member("b", terms=half)]).sources == 2


def test_in_a_crowd_only_identical_clauses_are_copies() -> None:
    shared = TERMS | {"خريط", "هدن", "معبر"}
    crowd = [member(chr(200 + at), terms=shared | {f"كلمة{at}"}) for at in range(61)]
    assert len(set(provenance_groups(crowd[:60]).values())) == 1
    assert len(set(provenance_groups(crowd).values())) == 61


def test_short_clauses_are_alike_without_being_copies() -> None:
    short = frozenset({"قصف", "مدين"})
    assert consensus([member("a", terms=short), member("b", terms=short)]).sources == 2


def test_what_occurred_counts_before_what_was_announced() -> None:
    announced = [member(name, SIXTH, factuality=Factuality.ANNOUNCED) for name in "ab"]
    found = consensus([*announced, member("c")])
    assert (found.representative, found.factuality, found.disputed) == ("c", Factuality.OCCURRED, False)


def test_announcements_break_a_tie_between_reports() -> None:
    announced = [member(name, SIXTH, factuality=Factuality.ANNOUNCED) for name in "cd"]
    assert consensus([member("a"), member("b", SIXTH), *announced]).representative == "b"
    assert consensus([member("a"), member("e"), member("b", SIXTH), *announced]).representative == "a"


def denial(name: str, clause: str, **changes: object) -> Member:
    return member(name, clause=clause, **{"factuality": Factuality.DENIED, "denies": True, **changes})


DENIED = "لم توقع الأطراف الثلاثة مذكرة مناطق التصعيد في قصر المؤتمرات"


def test_a_denial_disputes_what_others_report() -> None:
    found = consensus([member("a"), denial("b", DENIED)])
    assert (found.factuality, found.disputed) == (Factuality.OCCURRED, True)
    reported = denial(
        "b", "نفى المتحدث أن الأطراف الثلاثة وقعت مذكرة مناطق التصعيد", factuality=Factuality.OCCURRED
    )
    assert disputes([member("a"), reported]).denials == ("b",)


def test_what_is_no_denial_of_the_act_disputes_nothing() -> None:
    others = [
        # Another act, a forecast, the source's own words.
        denial("b", "نفى المتحدث اتهامات الأطراف الثلاثة بعرقلة مذكرة مناطق التصعيد"),
        denial("b", DENIED, denies=False),
        denial("b", DENIED, article="article a"),
        denial("b", SIGNED),
    ]
    for other in others:
        assert not consensus([member("a"), other]).disputed


def test_days_of_other_acts_or_figures_or_of_one_source_dispute_nothing() -> None:
    rose = "ارتفع مؤشر البورصة في تداولات الأسهم بنسبة"
    pairs = [
        (member("a"), member("b", SIXTH, clause="افتتح الوزير معرضا للكتاب في قصر المؤتمرات")),
        (member("a", clause=f"{rose} 1.5"), member("b", SIXTH, clause=f"{rose} 2.25")),
        (member("a"), member("b", SIXTH, publisher="publisher a")),
        (member("a", reporting=True), member("b", SIXTH)),
    ]
    for pair in pairs:
        assert not consensus(pair).disputed
    assert consensus([member("a", clause=f"{rose} 1.5"), member("b", SIXTH, clause=f"{rose} 1.5")]).disputed


def test_a_reprint_with_its_today_disputes_nothing_and_another_text_does() -> None:
    text = "أعلنت بلدية الميناء في بيان افتتاح الحديقة الكبرى أمام الزوار"
    other = "افتتحت البلدية الحديقة الكبرى أمام زوار الميناء وسط احتفال شعبي حضره الأهالي"
    reprints = [member("a", clause=text), member("b", SIXTH, clause=text, deictic=True)]
    assert not consensus(reprints).disputed
    assert consensus([member("a", clause=text), member("b", SIXTH, clause=text)]).disputed
    assert consensus([member("a", clause=text), member("b", SIXTH, clause=other, deictic=True)]).disputed


def test_the_mentions_that_disagree_are_named() -> None:
    found = disputes([member("a", SIXTH), member("b"), member("c"), member("d", MAY)])
    assert (found.other_days, found.denials) == (("a",), ())


def test_rival_days_are_listed_with_their_mentions_the_best_supported_first() -> None:
    found = competing_dates([member("a", SIXTH), member("b"), member("c")])
    assert [(rival.when, rival.mentions, rival.sources) for rival in found] == [
        (FOURTH, ("b", "c"), 2),
        (SIXTH, ("a",), 1),
    ]


def test_a_lead_counts_as_a_source_and_leaves_the_days_to_those_that_give_them() -> None:
    about = parse_edtf("2017-05-03/2017-05-04")
    leads = [member(name, about, lead=True) for name in "abc"]
    found = consensus([*leads, member("d", SIXTH)])
    assert (found.representative, found.sources, found.disputed) == ("d", 4, False)
    assert [one.mentions for one in competing_dates([*leads, member("d", SIXTH)])] == [("d",)]


def test_a_lead_that_denies_disputes_nothing() -> None:
    denial = member("a", lead=True, factuality=Factuality.DENIED)
    found = consensus([denial, member("b")])
    assert (found.factuality, found.disputed) == (Factuality.OCCURRED, False)


def test_leads_alone_dispute_nothing() -> None:
    days = (parse_edtf(text) for text in ("2017-05-03/2017-05-04", "2017-05-05/2017-05-06"))
    found = consensus([member(name, when, lead=True) for name, when in zip("ab", days, strict=True)])
    assert (found.sources, found.disputed) == (2, False)
