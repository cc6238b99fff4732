"""Questions in words, and the commands that ask the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import InvalidInput
from timeline.query.ask.parse import ParsedQuestion, parse_question
from timeline.query.question.question import OrderName, Question
from timeline.query.question.spelled import arguments, as_typed
from timeline.query.when import parse_when

TODAY = date(2026, 3, 10)
SUGGESTED = "the year 2017: the data say so"


def ask(question: str) -> ParsedQuestion:
    return parse_question(question, TODAY, lambda _in_year: (2017, "the data say so"))


def command(question: str) -> str:
    return " ".join(arguments(ask(question).question))


@pytest.mark.parametrize(
    ("question", "expect"),
    [
        ("ماذا حدث قبل 10 تموز 2017؟", "before 2017-07-10"),
        ("قبل عام 2017", "before 2017"),
        ("ماذا حدث قبل 2017-05", "before 2017-05"),
        ("ما أهم الأحداث بعد 2015؟", "after 2015 --order importance"),
        ("ما الذي حدث منذ أيار 2017", "between 2017-05 .."),
        ("ماذا حدث حتى 10 تموز 2017", "between .. 2017-07-10"),
        ("ماذا حدث بين 3 و6 أيار 2017", "between 2017-05-03 2017-05-06"),
        ("ماذا حدث من 3 أيار إلى 6 حزيران 2017", "between 2017-05-03 2017-06-06"),
        ("ماذا حدث بين أيار وتموز 2017", "between 2017-05 2017-07"),
        ("ماذا حدث بين عامي 2015 و2017", "between 2015 2017"),
        ("ماذا حدث بين 2017-05-03 و2017-05-06", "between 2017-05-03 2017-05-06"),
        ("ماذا حدث بعد 3 أيار 2017 وقبل 10 تموز 2017", "between 2017-05-04 2017-07-09"),
        ("وماذا حدث في أيّار ٢٠١٧", "on 2017-05"),
        ("ماذا حدث خلال شهر رمضان 2017", "between 2017-05-27 2017-06-24"),
        ("شو صار بعيد الفطر 2017؟", "between 2017-06-25 2017-06-27"),
        ("ماذا حدث في رمضان 2017", "between 2017-05-27 2017-06-24"),
        ("ماذا حدث في 15 رمضان 2017", "on 2017-06-10"),
        ("what happened before 10 July 2017?", "before 2017-07-10"),
        ("what happened since May 2017", "between 2017-05 .."),
        ("what happened until June 2017", "between .. 2017-06"),
        ("what happened from 28 April to 6 May 2017", "between 2017-04-28 2017-05-06"),
        ("What happened May 3-6, 2017?", "between 2017-05-03 2017-05-06"),
        ("what happened on the 4th of May, 2017?", "on 2017-05-04"),
        ("what happened in the summer of 2017", "between 2017-06 2017-08"),
        ("events of the 2010s", "on 201X"),
        ("What took place in 2016-2017?", "between 2016 2017"),
        ("after 3 May 2017 and before 10 July 2017", "between 2017-05-04 2017-07-09"),
        ("que s'est-il passé après mai 2017 ?", "after 2017-05"),
        ("qu'est-ce qui s'est passé avant le mois de mai 2017", "before 2017-05"),
        ("Quels événements ont eu lieu du 3 au 6 mai 2017 ?", "between 2017-05-03 2017-05-06"),
        ("depuis le 1er mai 2017", "between 2017-05-01 .."),
        ("jusqu’au 6 mai 2017", "between .. 2017-05-06"),
    ],
)
def test_a_question_of_time_alone_is_one_command(question: str, expect: str) -> None:
    assert (command(question), ask(question).notes) == (expect, ())


@pytest.mark.parametrize(
    ("question", "expect"),
    [
        ("ماذا جرى في أستانة في 4 أيار 2017؟", "on 2017-05-04 --relevant-to أستانة"),
        ("ماذا جرى بين بوتين وترامب في 7 تموز 2017", "on 2017-07-07 --relevant-to بوتين وترامب"),
        ("ماذا قال لافروف في بكين بتاريخ 19/6/2017؟", "on 2017-06-19 --relevant-to ماذا قال لافروف بكين"),
        (
            "what happened in Astana between 3 and 6 May 2017",
            "between 2017-05-03 2017-05-06 --relevant-to Astana",
        ),
        ("what happened in Damascus in 1440 AH?", "between 2018-09-11 2019-08-30 --relevant-to Damascus"),
        ("que s'est-il passé après Ramadan 1438 ?", "after 2017-06-24"),
        ("in March 2017, what did Lavrov say?", "on 2017-03 --relevant-to what say Lavrov"),
        ("what happened in أستانا before 10 July 2017?", "before 2017-07-10 --relevant-to أستانا"),
        (
            "que s'est-il passé entre le 3 et le 6 mai 2017 à Genève ?",
            "between 2017-05-03 2017-05-06 --relevant-to Genève",
        ),
    ],
)
def test_what_is_left_of_a_question_is_what_it_is_about(question: str, expect: str) -> None:
    assert command(question) == expect


@pytest.mark.parametrize(
    ("question", "about", "order"),
    [
        ("متى وقعت الدول الضامنة على الاتفاق؟", "وقعت الدول الضامنة الاتفاق", "relevance"),
        ("متى وقعت المعركة في الوادي؟", "المعركة الوادي", "relevance"),
        ("في أي يوم وقعت الدولة المذكرة؟", "وقعت الدولة المذكرة", "relevance"),
        ("متى حدث الانفجار؟", "الانفجار", "relevance"),
        ("متى التقى رمضان الوفد؟", "التقى رمضان الوفد", "relevance"),
        ("when did the guarantors sign the memorandum?", "guarantors sign memorandum", "relevance"),
        ("quand les garants ont-ils signé l'accord ?", "garants signé accord", "relevance"),
        ("the march on the palace", "march palace", "time"),
        ("mon second sun", "mon second sun", "time"),
        ("ماذا حدث في دمشق؟", "دمشق", "time"),
    ],
)
def test_a_question_without_a_date_is_of_all_times(question: str, about: str, order: OrderName) -> None:
    assert ask(question).question == Question(relevant_to=about, order=order)


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("شو صار لرامي؟", "لرامي"),
        ("شنية قضية رامي؟", "رامي"),
        ("ما موقف رامي من سامر؟", "رامي سامر"),
        ("ماذا جاء في خطاب رامي؟", "خطاب رامي"),
        ("مين أصبح مدرب الشباب؟", "مدرب الشباب"),
        ("ماذا طلب رامي من أجل سامر؟", "ماذا طلب رامي سامر"),
        ("شنو اللي صار بالموصل", "بالموصل"),
        ("إيه اللي حصل في السويس؟", "السويس"),
        ("واش صرا في وهران؟", "وهران"),
        ("وش صار بالدمام؟", "بالدمام"),
        ("امتى سافر الوفد؟", "سافر الوفد"),
        ("إيمتى فتح المعبر؟", "فتح المعبر"),
        ("وقتاش تسكر المعبر؟", "تسكر المعبر"),
        ("مين زار حمص؟", "زار حمص"),
        ("شكون زار وجدة؟", "زار وجدة"),
        ("في أي يوم غرق المركب؟", "غرق المركب"),
        ("what happened to the ferry?", "ferry"),
        ("à quelle date le pont a-t-il été ouvert ?", "pont ouvert"),
    ],
)
def test_how_people_ask_is_not_what_they_ask_about(question: str, about: str) -> None:
    assert ask(question).question.relevant_to == about


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("ماذا قال رامي سليم؟", "ماذا قال رامي سليم"),
        ("شو قال رامي سليم عن السد؟", "شو قال رامي سليم السد"),
        ("ماذا أعلنت الوزارة؟", "ماذا أعلنت الوزارة"),
        ("what did Salim announce?", "what announce Salim"),
        ("in May, what did Salim say?", "what say Salim"),
        # Only what somebody says is asked for so.
        ("متى وعد رامي سليم بالهدنة؟", "وعد رامي سليم بالهدنة"),
    ],
)
def test_a_question_for_sayings_keeps_the_words_that_ask_for_them(question: str, about: str) -> None:
    assert ask(question).question.relevant_to == about


@pytest.mark.parametrize(
    "question", ["ماذا وقع في 4 أيار 2017", "ماذا تم في 4 أيار 2017", "أي أحداث وقعت في 4 أيار 2017"]
)
def test_to_happen_is_no_subject_behind_what(question: str) -> None:
    assert ask(question).question.relevant_to == ""


@pytest.mark.parametrize(
    ("question", "expect", "note"),
    [
        ("ماذا حدث قبل 10 تموز؟", "before 2017-07-10", SUGGESTED),
        ("what happened before 10 July?", "before 2017-07-10", SUGGESTED),
        ("what happened between May and July", "between 2017-05 2017-07", SUGGESTED),
        ("ماذا حدث في رمضان", "between 2017-05-27 2017-06-24", SUGGESTED),
        ("ماذا حدث في آب", "on 2017-08", SUGGESTED),
        ("ماذا حدث بين آب وأيلول", "between 2017-08 2017-09", SUGGESTED),
        ("what happened today", "on 2026-03-10", "counted from today, 2026-03-10"),
        ("ماذا حدث قبل ثلاثة أيام", "on 2026-03-07", "counted from today, 2026-03-10"),
        ("what happened three days ago", "on 2026-03-07", "counted from today, 2026-03-10"),
        ("what happened last week", "between 2026-03-02 2026-03-08", "counted from today, 2026-03-10"),
        ("over the last three days", "between 2026-03-07 2026-03-10", "counted from today, 2026-03-10"),
        ("ces trois derniers jours", "between 2026-03-07 2026-03-10", "counted from today, 2026-03-10"),
        ("what happened this year", "on 2026", "counted from today, 2026-03-10"),
        ("que s'est-il passé l'an dernier ?", "on 2025", "counted from today, 2026-03-10"),
        ("بين أيلول وشباط 2017", "between 2016-09 2017-02", "the year 2016: the one before the other's"),
    ],
)  # fmt: skip
def test_what_had_to_be_assumed_is_noted(question: str, expect: str, note: str) -> None:
    assert (command(question), ask(question).notes) == (expect, (note,))


@pytest.mark.parametrize(
    ("question", "advice"),
    [
        ("", "what happened before 10 July 2017"),
        ("what happened?", "what happened before 10 July 2017"),
        ("what happened before the signing of the memorandum?", "for example: before 10 July 2017"),
        ("ماذا حدث قبل توقيع المذكرة؟", "for example: قبل 10 تموز 2017"),
        ("ماذا حدث بعد يومين من الاتفاق", "for example: بعد 10 تموز 2017"),
        ("depuis la signature", "for example: depuis 10 juillet 2017"),
        ("what happened at the end of May 2017", '"end" before a date is not supported'),
        ("what happened not before 2018", '"not before" is not supported'),
        ("ماذا حدث ليس قبل عام 2018", '"ليس قبل" is not supported'),
        ("ماذا حدث حوالي عام 2017", "names days only approximately"),
        ("what happened last May", '"last" before a date is not supported'),
        ("on 4 May 2017 and on 9 July 2017", "several dates (2017-05-04, 2017-07-09)"),
        ("between 3 May 2017 and the signing", "between 3 and 6 May 2017"),
        ("between 6 May 2018 and 3 May 2017", "give the earlier date first"),
        ("on 3 and 6 May 2017", "between 3 and 6 May 2017"),
        ("what happened on 31 April 2017", "cannot read '31 April 2017' as a date"),
        ("ماذا حدث مؤخرا", "does not identify a day"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_nearest_form(question: str, advice: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        ask(question)
    assert advice in str(refused.value)


@pytest.mark.parametrize("question", ["what may happen in 2018", "the second sun of 2018"])
def test_words_that_are_dates_elsewhere_are_none_here(question: str) -> None:
    assert ask(question).question.dates == ("2018",)


def test_a_command_is_printed_as_it_can_be_typed() -> None:
    asked = Question("between", ("2017-05-03", "2017-05-06"), about="أستانا")
    assert as_typed(arguments(asked)) == 'timeline between 2017-05-03 2017-05-06 --about "أستانا"'
    assert arguments(asked, ["--json"])[3:] == ["--json", "--about", "أستانا"]
    assert as_typed(["on", '2017"', "$x"]) == """timeline on '2017"' '$x'"""


WORDS = ["ماذا", "حدث", "قبل", "بين", "3", "و6", "أيار", "2017", "رمضان", "before", "between", "and", "May",
         "in", "من", "إلى", "2017-05-04", "last week", "entre", "du 3 au 6 mai", "summer", "أمس"]  # fmt: skip


@given(st.text(max_size=40) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_any_text_gives_a_command_whose_dates_are_read_or_a_refusal(text: str) -> None:
    try:
        asked = ask(text)
    except InvalidInput as error:
        assert str(error)
        return
    for written in asked.question.dates:
        assert parse_when(written, TODAY, lambda _in_year: (2017, "")).note == ""
