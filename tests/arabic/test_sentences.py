"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.arabic.sentences import sentence_ends

texts = st.text(st.characters()) | st.text("دقا5 .!?؟…\n\"'”»)]")


def sentences(text: str) -> list[str]:
    ends = sentence_ends(text)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@given(texts)
def test_the_last_end_is_the_length_of_the_text(text: str) -> None:
    assert sentence_ends(text)[-1] == len(text)


@given(texts)
def test_ends_ascend_without_repeating(text: str) -> None:
    ends = sentence_ends(text)
    assert ends == sorted(set(ends))


@given(texts)
def test_the_sentences_together_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


@given(texts)
def test_a_line_break_is_only_at_the_end_of_a_sentence(text: str) -> None:
    assert not any("\n" in sentence.rstrip("\n") for sentence in sentences(text))


def test_an_empty_text_is_one_empty_sentence() -> None:
    assert sentence_ends("") == [0]


def test_a_text_without_a_stop_is_one_sentence() -> None:
    assert sentence_ends("عاد الوفد") == [9]


@pytest.mark.parametrize("stop", [".", "!", "?", "؟", "…", "...", "؟!"])
def test_a_stop_before_space_ends_a_sentence(stop: str) -> None:
    assert sentences(f"عاد الوفد{stop} بدأ اللقاء") == [f"عاد الوفد{stop}", " بدأ اللقاء"]


def test_a_stop_at_the_end_of_the_text_opens_no_further_sentence() -> None:
    assert sentence_ends("عاد الوفد.") == [10]


def test_a_comma_ends_no_sentence() -> None:
    assert sentence_ends("عاد الوفد، وبدأ اللقاء") == [22]


@pytest.mark.parametrize("closing", ['"', "'", "”", "“", "»", ")", "]", '")'])
def test_closing_quotes_and_brackets_stay_with_their_sentence(closing: str) -> None:
    assert sentences(f"عاد الوفد.{closing} بدأ اللقاء") == [f"عاد الوفد.{closing}", " بدأ اللقاء"]


@pytest.mark.parametrize("abbreviation", ["د", "أ", "م"])
def test_the_point_of_an_abbreviation_of_one_letter_ends_no_sentence(abbreviation: str) -> None:
    text = f"حضر {abbreviation}. سليم"
    assert sentence_ends(text) == [len(text)]


def test_an_abbreviation_at_the_start_of_the_text_ends_no_sentence() -> None:
    assert sentence_ends("د. سليم") == [7]


def test_a_point_after_a_word_that_ends_in_the_same_letter_ends_a_sentence() -> None:
    assert sentences("زار البلد. عاد") == ["زار البلد.", " عاد"]


@pytest.mark.parametrize("number", ["3.5", "٣.٥", "10.25", "15.5.2017"])
def test_a_point_inside_a_number_ends_no_sentence(number: str) -> None:
    text = f"بلغ {number} مليون"
    assert sentence_ends(text) == [len(text)]


def test_a_point_after_a_year_ends_a_sentence() -> None:
    assert sentences("عاد عام 2017. بدأ اللقاء") == ["عاد عام 2017.", " بدأ اللقاء"]


def test_a_point_after_a_number_of_one_digit_ends_a_sentence() -> None:
    assert sentences("بلغ العدد 5. بدأ اللقاء") == ["بلغ العدد 5.", " بدأ اللقاء"]


@pytest.mark.parametrize("mark", ["؟", "!", "…", "..."])
def test_a_mark_that_is_no_single_point_ends_a_sentence_after_one_letter_too(mark: str) -> None:
    assert sentences(f"هل في المجموعة ب{mark} نعم") == [f"هل في المجموعة ب{mark}", " نعم"]


def test_a_line_break_ends_a_sentence() -> None:
    assert sentences("عنوان الخبر\nعاد الوفد") == ["عنوان الخبر\n", "عاد الوفد"]


def test_several_line_breaks_end_one_sentence() -> None:
    assert sentences("عنوان الخبر\n\n\nعاد الوفد") == ["عنوان الخبر\n\n\n", "عاد الوفد"]


def test_a_stop_before_a_line_break_ends_a_sentence() -> None:
    assert sentences("عاد الوفد.\nبدأ اللقاء")[0] == "عاد الوفد."


def test_a_line_break_at_the_end_of_the_text_opens_no_further_sentence() -> None:
    assert sentence_ends("عاد الوفد\n") == [10]


def test_an_abbreviation_at_the_end_of_a_line_ends_with_the_line() -> None:
    assert sentences("حضر د.\nسليم") == ["حضر د.\n", "سليم"]
