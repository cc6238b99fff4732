"""Which mentions are joined into one event, and which events are one."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from timeline.arabic.stems import terms
from timeline.dates.edtf import parse_edtf
from timeline.linking.blocking import MAX_CANDIDATES, candidate_days
from timeline.linking.features import LinkFeatures, can_link, day_numbers
from timeline.linking.link import Linked, link

WORDS = "وقعت الدول الضامنة مذكرة تفاهم بإقامة مناطق لتخفيف التصعيد في قصر الاستقلال بالعاصمة أستانا"
FIRST, LAST = day_numbers(parse_edtf("2017-05-04"))
SIGNING = LinkFeatures("m1", "a", "وكالة", "e1", FIRST, LAST, False, 0, terms(WORDS), WORDS)
# Another publisher reports the same.
OTHER = replace(SIGNING, mention="m2", article="b", publisher="صحيفة", event="e2")
# What agrees with each of two reports that do not agree with each other.
BEGINNING = "وقعت الدول الضامنة مذكرة تفاهم بإقامة مناطق لتخفيف التصعيد"
END = "مناطق لتخفيف التصعيد في قصر الاستقلال بالعاصمة أستانا"
# Of the same day, and about another matter.
BRIDGE = "افتتح المعرض السنوي للكتاب في المدينة بحضور جمهور كبير"


def linked(
    new: Sequence[LinkFeatures], known: Sequence[LinkFeatures], manually_linked_events: Sequence[str] = ()
) -> Linked:
    """Link mentions, each of which may be a partner of every known one."""
    members: dict[str, list[LinkFeatures]] = {}
    for mention in known:
        members.setdefault(mention.event, []).append(mention)
    partners = {mention.mention: known for mention in new}
    return link(new, partners, members, frozenset(manually_linked_events))


def on(mention: LinkFeatures, edtf: str) -> LinkFeatures:
    first, last = day_numbers(parse_edtf(edtf))
    return replace(mention, first=first, last=last)


def saying(mention: LinkFeatures, words: str) -> LinkFeatures:
    return replace(mention, terms=terms(words), quote=words)


def test_the_event_that_agrees_best_wins_and_of_equal_ones_the_earliest() -> None:
    weaker = saying(replace(SIGNING, mention="m0", event="e0"), BEGINNING)
    twin = replace(SIGNING, mention="m3", event="e3")
    rival = on(replace(SIGNING, mention="m5", event="e5"), "2017-05-05")
    (join,) = linked([OTHER], [rival, weaker, SIGNING, twin]).joins
    assert join.partner == SIGNING


def test_an_event_is_joined_as_a_whole_not_through_one_member() -> None:
    bridge = replace(SIGNING, mention="m4", article="d", publisher="إذاعة")
    others = [
        saying(replace(SIGNING, mention=f"x{at}", article=f"x{at}", publisher=f"x{at}"), BRIDGE)
        for at in range(3)
    ]
    assert linked([OTHER], [bridge]).joins
    assert linked([OTHER], [bridge, *others]).joins == ()


def test_new_mentions_join_each_other() -> None:
    third = replace(OTHER, mention="m3", article="c", publisher="إذاعة", event="e3")
    joins = linked([SIGNING, OTHER, third], []).joins
    assert [(join.mention.mention, join.partner.event) for join in joins] == [("m2", "e1"), ("m3", "e1")]


def test_the_days_that_are_searched_reach_all_that_can_be_joined() -> None:
    for edtf in ("2017-05-02/2017-05-03", "2017-05-04", "2017-05-05", "2017-05", "2017-05-03/2017-05-07"):
        first, _ = day_numbers(parse_edtf(edtf))
        assert first in candidate_days(FIRST, LAST)


def test_a_year_is_too_wide_to_join_by() -> None:
    assert can_link(parse_edtf("2017-05"))
    assert not can_link(parse_edtf("2017"))
    assert not can_link(parse_edtf("2017/.."))


def test_a_mention_that_agrees_with_two_events_of_its_days_makes_them_one() -> None:
    one, two = saying(SIGNING, BEGINNING), saying(OTHER, END)
    assert linked([two], [one]).joins == ()
    third = replace(SIGNING, mention="m3", article="c", publisher="إذاعة", event="e3")
    found = linked([third], [one, two])
    (join,), (merged,) = found.joins, found.merged
    assert {join.partner.event, merged.partner.event} == {"e1", "e2"}
    assert merged.mention.event == join.partner.event


def test_an_event_that_went_over_takes_no_more_mentions() -> None:
    one, two = saying(SIGNING, BEGINNING), saying(OTHER, END)
    third = replace(SIGNING, mention="m3", article="c", publisher="إذاعة", event="e3")
    fourth = saying(replace(SIGNING, mention="m4", article="d", publisher="موقع", event="e4"), END)
    found = linked([third, fourth], [one, two])
    (merged,) = found.merged
    assert {join.partner.event for join in found.joins} == {merged.mention.event}


def test_events_of_other_days_do_not_become_one() -> None:
    elsewhen = on(saying(OTHER, END), "2017-05")
    third = replace(SIGNING, mention="m3", article="c", publisher="إذاعة", event="e3")
    assert linked([third], [saying(SIGNING, BEGINNING), elsewhen]).merged == ()


def test_what_a_person_put_together_or_parted_goes_over_into_no_other() -> None:
    third = replace(SIGNING, mention="m3", article="c", publisher="إذاعة", event="e3")
    for manually_linked_events in ("e1", "e2"):
        found = linked([third], [saying(SIGNING, BEGINNING), saying(OTHER, END)], [manually_linked_events])
        assert found.joins
        assert found.merged == ()


def test_in_a_crowd_those_that_share_most_are_compared() -> None:
    crowd = [
        replace(SIGNING, mention=f"x{at}", article=f"x{at}", event=f"x{at}", quote="", terms=frozenset(some))
        for at, some in enumerate([sorted(SIGNING.terms)[:1]] * (3 * MAX_CANDIDATES))
    ]
    (join,) = linked([SIGNING, *crowd, OTHER], []).joins
    assert (join.mention.mention, join.partner.mention) == ("m2", "m1")


@pytest.mark.parametrize("stored", [0, MAX_CANDIDATES, 2 * MAX_CANDIDATES, 3 * MAX_CANDIDATES])
def test_the_partner_in_a_crowd_is_the_same_however_many_of_it_came_in_the_batch(stored: int) -> None:
    crowd = [
        replace(SIGNING, mention=f"x{99 - at}", article=f"x{at}", publisher=f"x{at}", event="e1")
        for at in range(3 * MAX_CANDIDATES)
    ]
    found = link([*crowd[stored:], OTHER], {OTHER.mention: crowd[:stored]}, {"e1": crowd[:stored]})
    assert found.joins[-1].mention == OTHER
    assert found.joins[-1].partner.mention == f"x{100 - 3 * MAX_CANDIDATES}"
