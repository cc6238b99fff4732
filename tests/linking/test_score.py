"""Whether two mentions report the same event."""

from dataclasses import replace

import pytest

from timeline.arabic.stems import terms
from timeline.dates.edtf import parse_edtf
from timeline.linking.features import LinkFeatures, day_numbers
from timeline.linking.score import DateRelation, same_event

WORDS = "وقعت الدول الضامنة مذكرة تفاهم بإقامة مناطق لتخفيف التصعيد في قصر الاستقلال بالعاصمة أستانا"
FIRST, LAST = day_numbers(parse_edtf("2017-05-04"))
SIGNING = LinkFeatures("m1", "a", "وكالة", "e1", FIRST, LAST, False, 0, terms(WORDS), WORDS)
# Another publisher reports the same.
OTHER = replace(SIGNING, mention="m2", article="b", publisher="صحيفة", event="e2")


def on(mention: LinkFeatures, edtf: str) -> LinkFeatures:
    first, last = day_numbers(parse_edtf(edtf))
    return replace(mention, first=first, last=last)


def test_mentions_of_the_same_days_that_share_their_words_are_joined() -> None:
    join = same_event(OTHER, SIGNING)
    assert join
    assert (join.mention, join.partner, join.days) == (OTHER, SIGNING, DateRelation.SAME)
    assert (join.shared, join.share) == (len(SIGNING.terms), 1.0)


@pytest.mark.parametrize(
    ("days", "relation"),
    [
        ("2017-05", DateRelation.OVERLAP),
        ("2017-05-03/2017-05-04", DateRelation.OVERLAP),
        ("2017-05-06", DateRelation.NEAR),
        ("2017-05-07", DateRelation.NEAR),
    ],
)
def test_other_days_need_more_in_common_and_are_joined_with_it(days: str, relation: DateRelation) -> None:
    join = same_event(on(OTHER, days), SIGNING)
    assert join
    assert join.days is relation
    few = frozenset(sorted(SIGNING.terms)[:5])
    assert same_event(replace(on(OTHER, days), terms=few, quote=""), SIGNING) is None


def test_days_far_apart_are_not_joined() -> None:
    assert same_event(on(OTHER, "2017-05-08"), SIGNING) is None


def test_one_publisher_that_gives_two_days_means_two_events() -> None:
    assert same_event(replace(on(OTHER, "2017-05-05"), publisher="وكالة"), SIGNING) is None
    assert same_event(replace(on(OTHER, "2017-05-05"), article="a"), SIGNING) is None


def test_two_dates_of_one_sentence_that_overlap_are_two_mentions() -> None:
    assert same_event(on(replace(SIGNING, mention="m2"), "2017-05"), SIGNING) is None


def test_a_speech_act_and_what_it_reports_are_one_unless_one_sentence_dates_both() -> None:
    said = replace(OTHER, reporting=True)
    assert same_event(said, SIGNING)
    assert same_event(replace(said, article="a", sentence=0), SIGNING) is None
    assert same_event(on(said, "2017-05-05"), SIGNING) is None


def test_few_shared_words_do_not_join() -> None:
    other = "فاز الفريق الروسي على نظيره التركي في الملعب أمام جمهور كبير بهدفين"
    assert same_event(replace(OTHER, terms=terms(other), quote=other), SIGNING) is None


def test_words_that_every_article_has_do_not_join() -> None:
    common = frozenset(["رييس", "اخر", "اول", "دول", "عمل"])
    assert (
        same_event(replace(OTHER, terms=common, quote=""), replace(SIGNING, terms=common, quote="")) is None
    )


def test_short_clauses_that_agree_are_joined_whatever_else_their_sentences_say() -> None:
    first, second = "الجولة الرابعة من محادثات أستانا جرت", "ختام محادثات أستانة التي جرت"
    one = replace(
        SIGNING, quote=first, terms=terms(first + " وانسحب عدد من أعضاء الوفد احتجاجا على الضمانات")
    )
    other = replace(OTHER, quote=second, terms=terms(second + " ورفضت الفصائل خرائط المناطق المتفق عليها"))
    join = same_event(other, one)
    assert join
    assert join.shared == 3


def test_clauses_that_count_differently_need_more_than_a_long_sentence_in_common() -> None:
    text = "تمكنت وحدات الحرس بتعزيزات من الإقليم خلال حملة ليلية شملت مناطق المحافظة من إيقاف"
    rest = " مطلوبين في قضايا تهريب وسرقة وتزوير واحتيال وابتزاز وخطف واعتداء وتخريب ونهب وقرصنة وتهرب"
    rest += " ورشوة وتبييض وتجسس وشعوذة"
    more = " وحجز سيارات ومخدرات وأسلحة ومبالغ ومجوهرات وهواتف وحواسيب ودراجات وعملات وبضائع ووثائق"
    more += " وخراطيش وأدوية وتحف ولوحات"
    one = replace(SIGNING, quote=f"{text} 52 شخصا", terms=terms(text + rest))
    other = replace(OTHER, quote=f"{text} 61 شخصا", terms=terms(text + more))
    assert same_event(replace(other, quote=f"{text} 52 فردا"), one)
    assert same_event(replace(other, quote="61 شخصا"), replace(one, quote="52 فردا")) is None


def test_one_publishers_reports_must_agree_in_more_than_their_wording() -> None:
    template = "تجرى مقابلة الجولة الثانية من مرحلة التتويج بملعب"
    one, two = (
        template + " رادس بين الترجي والإفريقي بإدارة بوعلي",
        template + " صفاقس بين النجم والقيروان بإدارة الجوادي",
    )
    derby = replace(SIGNING, quote=one, terms=terms(one))
    other = replace(OTHER, quote=two, terms=terms(two))
    assert same_event(other, derby)
    assert same_event(replace(other, publisher="وكالة"), derby) is None


def test_long_sentences_that_agree_in_part_must_also_agree_in_their_clauses() -> None:
    hotel = "الوفود في فندق قرب المطار بحضور المبعوث الأممي دي ميستورا"
    signed = "وقعت الدول الضامنة مذكرة تفاهم بإقامة مناطق لتخفيف التصعيد بقصر الاستقلال"
    one = replace(SIGNING, quote=signed, terms=terms(f"{signed} {hotel}"))
    told = "انسحب ممثلو الفصائل المسلحة غاضبين رافضين خرائط تفصيلية اقترحتها طهران وطالبوا بضمانات مكتوبة"
    two = replace(OTHER, quote=told, terms=terms(f"{told} {hotel}"))
    both = replace(OTHER, quote="وقعت الدول المذكرة", terms=two.terms | {"ضامن"})
    assert same_event(two, one) is None
    assert same_event(both, one)


def reports(one: str, two: str) -> tuple[LinkFeatures, LinkFeatures]:
    """Two publishers' sentences of one day, each a clause."""
    return replace(OTHER, quote=two, terms=terms(two)), replace(SIGNING, quote=one, terms=terms(one))


RACE = "نظمت جمعية البحارة سباق القوارب الشراعية حول الجزيرة"
# 57 and 49 % of their weight in common.
RACES = reports(
    f"{RACE} بمشاركة عشرين زورقا إيطاليا وفرقة موسيقية", f"{RACE} وسط رياح شديدة وأمواج عالية وضباب كثيف"
)
LONGER_RACES = reports(
    f"{RACE} بمشاركة عشرين زورقا إيطاليا وفرقة موسيقية جوالة وراقصين",
    f"{RACE} وسط رياح شديدة وأمواج عالية وضباب كثيف وبرق ورعد",
)
SEIZED = "ضبط حرس السواحل قرب الجزيرة شحنة من التبغ المهرب قدرها"
IN_TOWER = "صندوق في قبو المنارة المهجورة وأحال الحارس وابن عمه والطباخ والسائق والبستاني على محكمة الجنايات"
AT_SEA = "علبة على متن زورق يوناني وصادر القارب ومحركين وخرائط وأجهزة اتصال ومناظير ليلية وبندقية قديمة"
# 36 and 34 %.
SEIZURES = reports(f"{SEIZED} 4200 {IN_TOWER}", f"{SEIZED} 4200 {AT_SEA}")
LONGER_SEIZURES = reports(f"{SEIZED} 4200 {IN_TOWER} بلا كفالة", f"{SEIZED} 4200 {AT_SEA} وقناعا")


def test_mentions_of_a_whole_week_must_share_more_than_those_of_a_day() -> None:
    one, two = RACES
    for days in ("2017-05-04", "2017-05-01/2017-05-04"):
        assert same_event(on(one, days), on(two, days))
    assert same_event(on(one, "2017-05-01/2017-05-07"), on(two, "2017-05-01/2017-05-07")) is None


def test_days_that_lie_apart_need_more_in_common_than_days_that_overlap() -> None:
    one, two = RACES
    assert same_event(on(one, "2017-05-03/2017-05-04"), two)
    assert same_event(on(one, "2017-05-05"), two) is None


def test_a_speech_act_and_what_it_reports_must_share_more_than_two_speech_acts() -> None:
    one, two = LONGER_RACES
    assert same_event(one, two)
    assert same_event(replace(one, reporting=True), replace(two, reporting=True))
    assert same_event(replace(one, reporting=True), two) is None


def test_one_article_that_gives_two_days_in_two_sentences_means_two_events() -> None:
    later = replace(on(SIGNING, "2017-05-05"), mention="m2", publisher=None, sentence=90)
    assert same_event(later, replace(SIGNING, publisher=None)) is None
    assert same_event(replace(later, article="b"), replace(SIGNING, publisher=None))


def test_several_days_are_not_joined_with_a_day_that_is_none_of_them() -> None:
    assert same_event(on(OTHER, "2017-05-06/2017-05-07"), SIGNING)
    assert same_event(on(OTHER, "2017-05-06/2017-05-08"), SIGNING) is None


@pytest.mark.parametrize(
    ("number", "other", "joined"),
    [
        ("4200", "4200", True),
        ("4200", "5300", False),
        # A year, and what may be a day.
        ("2010", "2015", True),
        ("12", "14", True),
    ],
)
def test_long_sentences_whose_numbers_differ_are_not_joined_by_a_third_of_their_words(
    number: str, other: str, joined: bool
) -> None:
    one, two = reports(f"{SEIZED} {number} {IN_TOWER}", f"{SEIZED} {other} {AT_SEA}")
    assert bool(same_event(one, two)) is joined


def test_a_third_of_the_words_of_long_sentences_joins_happenings_of_the_same_days_alone() -> None:
    one, two = SEIZURES
    assert same_event(one, two)
    assert same_event(replace(one, reporting=True), replace(two, reporting=True)) is None
    assert same_event(on(one, "2017-05-03/2017-05-04"), two) is None


def test_one_article_may_return_to_a_matter_in_fewer_words_than_another_article() -> None:
    one, two = LONGER_SEIZURES
    assert same_event(replace(one, article=two.article, publisher=two.publisher, sentence=90), two)
    assert same_event(one, two) is None
