"""Which mentions are joined into one event."""

from dataclasses import replace

from timeline.dates.edtf import parse_edtf
from timeline.events.link import Linkable, can_link, link

SIGNING = Linkable("m1", "a", "2017-05-04", "e1", frozenset(["وقع", "ضامن", "مذكر", "استان", "روسي", "تركي"]))


def test_mentions_of_the_same_days_that_share_their_words_are_joined() -> None:
    other = replace(SIGNING, mention="m2", article="b", event="e2")
    (join,) = link([other], [SIGNING])
    assert (join.mention, join.partner, join.shared) == (other, SIGNING, 6)


def test_the_same_words_on_other_days_are_not_joined() -> None:
    assert link([replace(SIGNING, mention="m2", edtf="2017-05-05")], [SIGNING]) == []


def test_few_shared_words_do_not_join() -> None:
    other = replace(SIGNING, mention="m2", terms=frozenset(["روسي", "تركي", "مبارا", "ملعب", "جمهور", "هدف"]))
    assert link([other], [SIGNING]) == []


def test_the_partner_that_shares_most_wins_and_the_earliest_among_equals() -> None:
    weaker = replace(SIGNING, mention="m0", event="e0", terms=SIGNING.terms - {"روسي"})
    twin = replace(SIGNING, mention="m3", event="e3")
    (join,) = link([replace(SIGNING, mention="m4", event="e4")], [weaker, SIGNING, twin])
    assert join.partner == SIGNING


def test_new_mentions_join_each_other_through_a_chain() -> None:
    second = replace(SIGNING, mention="m2", event="e2")
    third = replace(SIGNING, mention="m3", event="e3")
    joins = link([SIGNING, second, third], [])
    assert [(join.mention.mention, join.partner.event) for join in joins] == [("m2", "e1"), ("m3", "e1")]


def test_a_year_is_too_wide_to_join_by() -> None:
    assert can_link(parse_edtf("2017-05"))
    assert not can_link(parse_edtf("2017"))
    assert not can_link(parse_edtf("2017/.."))
