"""Which mentions are joined into one event."""

from dataclasses import replace

import pytest

from timeline.arabic.stems import terms
from timeline.dates.edtf import parse_edtf
from timeline.events.link import Days, Linkable, can_link, day_numbers, link, near

WORDS = "وقعت الدول الضامنة مذكرة تفاهم بإقامة مناطق لتخفيف التصعيد في قصر الاستقلال بالعاصمة أستانا"
FIRST, LAST = day_numbers(parse_edtf("2017-05-04"))
SIGNING = Linkable("m1", "a", "وكالة", "e1", FIRST, LAST, False, 0, terms(WORDS), WORDS)
# Another publisher reports the same.
OTHER = replace(SIGNING, mention="m2", article="b", source="صحيفة", event="e2")


def on(mention: Linkable, edtf: str) -> Linkable:
    first, last = day_numbers(parse_edtf(edtf))
    return replace(mention, first=first, last=last)


def test_mentions_of_the_same_days_that_share_their_words_are_joined() -> None:
    (join,) = link([OTHER], [SIGNING])
    assert (join.mention, join.partner, join.days) == (OTHER, SIGNING, Days.SAME)
    assert (join.shared, join.share) == (len(SIGNING.terms), 1.0)


@pytest.mark.parametrize(
    ("days", "relation"),
    [
        ("2017-05", Days.OVERLAPPING),
        ("2017-05-03/2017-05-04", Days.OVERLAPPING),
        ("2017-05-06", Days.APART),
        ("2017-05-07", Days.APART),
    ],
)
def test_other_days_need_more_in_common_and_are_joined_with_it(days: str, relation: Days) -> None:
    (join,) = link([on(OTHER, days)], [SIGNING])
    assert join.days is relation
    few = frozenset(sorted(SIGNING.terms)[:5])
    assert link([replace(on(OTHER, days), terms=few, quote="")], [SIGNING]) == []


def test_days_far_apart_are_not_joined() -> None:
    assert link([on(OTHER, "2017-05-08")], [SIGNING]) == []


def test_one_publisher_that_gives_two_days_means_two_events() -> None:
    assert link([replace(on(OTHER, "2017-05-05"), source="وكالة")], [SIGNING]) == []
    assert link([replace(on(OTHER, "2017-05-05"), article="a")], [SIGNING]) == []


def test_two_dates_of_one_sentence_that_overlap_are_two_mentions() -> None:
    assert link([on(replace(SIGNING, mention="m2"), "2017-05")], [SIGNING]) == []


def test_a_saying_and_what_it_tells_are_one_unless_one_sentence_tells_them_apart() -> None:
    said = replace(OTHER, statement=True)
    assert link([said], [SIGNING])
    assert link([replace(said, article="a", sentence=0)], [SIGNING]) == []
    assert link([on(said, "2017-05-05")], [SIGNING]) == []


def test_few_shared_words_do_not_join() -> None:
    other = "فاز الفريق الروسي على نظيره التركي في الملعب أمام جمهور كبير بهدفين"
    assert link([replace(OTHER, terms=terms(other), quote=other)], [SIGNING]) == []


def test_words_that_every_article_has_do_not_join() -> None:
    common = frozenset(["رييس", "اخر", "اول", "دول", "عمل"])
    assert link([replace(OTHER, terms=common, quote="")], [replace(SIGNING, terms=common, quote="")]) == []


def test_short_clauses_that_agree_are_joined_whatever_else_their_sentences_say() -> None:
    first, second = "الجولة الرابعة من محادثات أستانا جرت", "ختام محادثات أستانة التي جرت"
    one = replace(
        SIGNING, quote=first, terms=terms(first + " وانسحب عدد من أعضاء الوفد احتجاجا على الضمانات")
    )
    other = replace(OTHER, quote=second, terms=terms(second + " ورفضت الفصائل خرائط المناطق المتفق عليها"))
    (join,) = link([other], [one])
    assert join.shared == 3


def test_clauses_that_count_differently_need_more_than_a_long_sentence_in_common() -> None:
    text = "تمكنت وحدات الحرس بتعزيزات من الإقليم خلال حملة ليلية شملت مناطق المحافظة من إيقاف"
    rest = " مطلوبين في قضايا تهريب وسرقة وتزوير واحتيال وابتزاز وخطف واعتداء وتخريب ونهب وقرصنة وتهرب"
    rest += " ورشوة وتبييض وتجسس وشعوذة"
    more = " وحجز سيارات ومخدرات وأسلحة ومبالغ ومجوهرات وهواتف وحواسيب ودراجات وعملات وبضائع ووثائق"
    more += " وخراطيش وأدوية وتحف ولوحات"
    one = replace(SIGNING, quote=f"{text} 52 شخصا", terms=terms(text + rest))
    other = replace(OTHER, quote=f"{text} 61 شخصا", terms=terms(text + more))
    assert link([replace(other, quote=f"{text} 52 فردا")], [one])
    assert link([replace(other, quote="61 شخصا")], [replace(one, quote="52 فردا")]) == []


def test_one_publishers_reports_must_agree_in_more_than_their_wording() -> None:
    template = "تجرى مقابلة الجولة الثانية من مرحلة التتويج بملعب"
    one, two = (
        template + " رادس بين الترجي والإفريقي بإدارة بوعلي",
        template + " صفاقس بين النجم والقيروان بإدارة الجوادي",
    )
    derby = replace(SIGNING, quote=one, terms=terms(one))
    other = replace(OTHER, quote=two, terms=terms(two))
    assert link([other], [derby])
    assert link([replace(other, source="وكالة")], [derby]) == []


def test_the_same_days_win_over_others_then_the_most_in_common_then_the_earliest() -> None:
    weaker = replace(SIGNING, mention="m0", event="e0", terms=frozenset(sorted(SIGNING.terms)[:-2]))
    twin = replace(SIGNING, mention="m3", event="e3")
    rival = on(replace(SIGNING, mention="m5", event="e5"), "2017-05-05")
    (join,) = link([OTHER], [rival, weaker, SIGNING, twin])
    assert join.partner == SIGNING


def test_new_mentions_join_each_other_through_a_chain() -> None:
    third = replace(OTHER, mention="m3", article="c", source="إذاعة", event="e3")
    joins = link([SIGNING, OTHER, third], [])
    assert [(join.mention.mention, join.partner.event) for join in joins] == [("m2", "e1"), ("m3", "e1")]


def test_the_days_that_are_searched_reach_all_that_can_be_joined() -> None:
    for edtf in ("2017-05-01", "2017-05-04", "2017-05-07", "2017-05", "2017-05-01/2017-05-07"):
        first, _ = day_numbers(parse_edtf(edtf))
        assert first in near(FIRST, LAST)


def test_a_year_is_too_wide_to_join_by() -> None:
    assert can_link(parse_edtf("2017-05"))
    assert not can_link(parse_edtf("2017"))
    assert not can_link(parse_edtf("2017/.."))
