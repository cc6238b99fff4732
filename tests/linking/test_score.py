"""Whether two mentions report the same event."""

from dataclasses import replace

import pytest

from timeline.arabic.stems import terms
from timeline.dates.edtf import parse_edtf
from timeline.linking.features import LinkFeatures, day_numbers
from timeline.linking.score import (
    JOINED,
    OTHER_HOSTS,
    DateRelation,
    Part,
    compare,
    compare_with_all,
    same_words,
)

WORDS = "وقعت الدول الضامنة مذكرة تفاهم بإقامة مناطق لتخفيف التصعيد في قصر الاستقلال بالعاصمة أستانا"
FIRST, LAST = day_numbers(parse_edtf("2017-05-04"))
SIGNING = LinkFeatures("m1", "a", "وكالة", "e1", FIRST, LAST, False, 0, terms(WORDS), WORDS)
# Another publisher reports the same.
OTHER = replace(SIGNING, mention="m2", article="b", publisher="صحيفة", event="e2")


def on(mention: LinkFeatures, edtf: str) -> LinkFeatures:
    first, last = day_numbers(parse_edtf(edtf))
    return replace(mention, first=first, last=last)


def score(mention: LinkFeatures, peer: LinkFeatures) -> float:
    join = compare(mention, peer)
    assert join
    return join.score


def saying(mention: LinkFeatures, words: str) -> LinkFeatures:
    return replace(mention, terms=terms(words), quote=words)


def test_two_reports_of_one_day_in_the_same_words_are_joined() -> None:
    join = compare(OTHER, SIGNING)
    assert join
    assert (join.mention, join.partner, join.days) == (OTHER, SIGNING, DateRelation.SAME)
    assert (join.shared, join.share) == (len(SIGNING.terms), 1.0)
    assert join.score >= JOINED


def test_reports_of_one_day_in_other_words_are_not() -> None:
    other = saying(OTHER, "فاز فريق البلدة على نظيره في الملعب أمام جمهور كبير بهدفين")
    assert score(other, SIGNING) < JOINED


def test_a_mention_is_compared_with_all_peers_if_it_says_what_one_of_them_says() -> None:
    other = saying(OTHER, "فاز فريق البلدة على نظيره في الملعب أمام جمهور كبير بهدفين")
    far = on(OTHER, "2017-05-08")
    assert compare_with_all(SIGNING, [other, OTHER, far], 1.0) == [
        compare(SIGNING, other), compare(SIGNING, OTHER), None,
    ]  # fmt: skip
    assert compare_with_all(SIGNING, [replace(other, topic=frozenset()), far], 1.0) == []


def test_the_farther_apart_the_days_the_less_they_agree() -> None:
    days = ["2017-05-04", "2017-05-03/2017-05-04", "2017-05-05"]
    scores = [score(on(OTHER, one), SIGNING) for one in days]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    relations = [join.days if (join := compare(on(OTHER, one), SIGNING)) else None for one in days]
    assert relations == [DateRelation.SAME, DateRelation.OVERLAP, DateRelation.NEAR]


def test_days_far_apart_are_not_compared() -> None:
    assert compare(on(OTHER, "2017-05-06"), SIGNING) is None


def test_one_publisher_or_article_that_gives_two_days_means_two_events() -> None:
    assert compare(replace(on(OTHER, "2017-05-05"), publisher="وكالة"), SIGNING) is None
    later = replace(on(SIGNING, "2017-05-05"), mention="m2", publisher=None, sentence=90)
    assert compare(later, replace(SIGNING, publisher=None)) is None
    assert compare(replace(later, article="b"), replace(SIGNING, publisher=None))


def test_several_days_are_not_compared_with_a_day_that_is_none_of_them() -> None:
    assert compare(on(OTHER, "2017-05-05/2017-05-06"), SIGNING)
    assert compare(on(OTHER, "2017-05-05/2017-05-07"), SIGNING) is None


def test_two_dates_of_one_sentence_are_two_happenings() -> None:
    twin = replace(SIGNING, mention="m2")
    assert score(twin, SIGNING) < score(replace(twin, sentence=90), SIGNING)
    assert compare(on(twin, "2017-05"), SIGNING) is None


def test_a_speech_act_and_what_it_reports_agree_less_and_not_at_all_in_one_sentence() -> None:
    said = replace(OTHER, reporting=True)
    assert score(said, SIGNING) < score(OTHER, SIGNING)
    assert compare(replace(said, article="a", sentence=0), SIGNING) is None
    assert compare(on(said, "2017-05-05"), SIGNING) is None


def test_two_speech_acts_agree_less_than_two_happenings() -> None:
    assert score(replace(OTHER, reporting=True), replace(SIGNING, reporting=True)) < score(OTHER, SIGNING)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("sign", "sign"), ("say", "say"), ("sign", ""), ("sign", "visit")],
)
def test_one_act_agrees_most_and_different_acts_least(mine: str, theirs: str) -> None:
    def of(one: str, other: str) -> float:
        acts = (frozenset(one.split()), frozenset(other.split()))
        return score(replace(OTHER, acts=acts[0]), replace(SIGNING, acts=acts[1]))

    order = [of(*pair) for pair in (("sign", "sign"), ("say", "say"), ("sign", ""), ("sign", "visit"))]
    assert order == sorted(order, reverse=True)
    assert of(mine, theirs) in order


def test_articles_about_one_matter_agree_more() -> None:
    about = terms("الدول الضامنة وتخفيف التصعيد")
    alike = score(replace(OTHER, topic=about), replace(SIGNING, topic=about))
    assert alike > score(replace(OTHER, topic=terms("دوري كرة السلة")), replace(SIGNING, topic=about))


def test_a_number_in_common_agrees_unless_it_may_be_of_a_date() -> None:
    one, other = "أصيب {} شخصا في الحادث", "نقل {} مصابا إلى المستشفى"

    def with_number(number: str) -> float:
        return score(saying(OTHER, other.format(number)), saying(SIGNING, one.format(number)))

    assert with_number("352") > with_number("12") == with_number("2010")


def test_weeks_agree_less_than_days() -> None:
    week = "2017-05-01/2017-05-07"
    assert score(on(OTHER, week), on(SIGNING, week)) < score(OTHER, SIGNING)


def test_words_in_common_whatever_the_days() -> None:
    assert same_words(on(OTHER, "2018"), SIGNING) == 1.0
    assert same_words(saying(OTHER, "وقعت الدول الضامنة مذكرة تفاهم"), SIGNING) is None


def named(mention: LinkFeatures, *names: str) -> LinkFeatures:
    return replace(mention, names=frozenset(names))


def test_reports_that_name_the_same_agree_more_and_those_that_name_others_less() -> None:
    one = named(SIGNING, "salim haddad")
    scores = [score(named(OTHER, *names), one) for names in (["salim haddad"], [], ["samir najjar"])]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    both = named(SIGNING, "salim haddad", "amal rami")
    assert score(named(OTHER, "salim haddad", "samir najjar"), both) < score(
        named(OTHER, "salim haddad"), both
    )


def test_the_words_of_a_name_say_nothing_more_than_the_name() -> None:
    king = "الملك سليم الحداد بن سمير الحداد حفظه الله"
    received, thanked = f"استقبل {king} وزير الزراعة", f"استقبل {king} بطل السباحة"
    one, other = saying(SIGNING, received), saying(OTHER, thanked)
    apart = [replace(mention, name_terms=terms(king)) for mention in (one, other)]
    assert score(*apart) < score(one, other)


def test_rounds_of_a_routine_with_other_figures_are_not_joined() -> None:
    one = saying(SIGNING, f"{WORDS} بتراجع 711 نقطة عند مستوى 9301 نقطة")
    same, other = (
        saying(OTHER, f"{WORDS} بتراجع {points} نقطة عند مستوى {level} نقطة")
        for points, level in ((711, 9301), (283, 9253))
    )
    assert score(other, one) < score(same, one) - 2
    rounded = saying(OTHER, f"{WORDS} بتراجع 283 نقطة")
    assert score(rounded, one) > score(other, one)


def test_a_lead_agrees_less_than_a_report_of_its_days() -> None:
    assert score(replace(OTHER, lead=True), SIGNING) < score(OTHER, SIGNING)


def test_what_many_hold_on_one_day_is_one_event_only_with_the_same_hosts() -> None:
    mine = replace(SIGNING, acts=frozenset({"celebrate"}), names=frozenset({"museum"}))
    theirs = replace(OTHER, acts=frozenset({"celebrate"}), names=frozenset({"library"}))
    parts = dict(compare(theirs, mine).parts)  # type: ignore[union-attr]
    assert parts[Part.NAMES] == OTHER_HOSTS
    apart = replace(theirs, acts=frozenset({"explode"})), replace(mine, acts=frozenset({"explode"}))
    assert dict(compare(*apart).parts)[Part.NAMES] > OTHER_HOSTS  # type: ignore[union-attr]
