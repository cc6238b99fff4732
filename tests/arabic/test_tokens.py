"""Tokens: words, their offsets, numbers and phrases."""

import re
from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.arabic.sentences import sentence_ends
from timeline.arabic.text import read_text
from timeline.arabic.tokens import MARGIN, Tokens

WORDS = ["كانون", "الثاني", "أول", "من", "أمس", "يوم", "مايو", "وفيفري", "17", "٢٠١٧"]
WORDS += ["قبل", "أن", "يعقد", "ذو", "القعدة", "س", "عادوا", "abc", "G20", "²"]
GAPS = [" ", "  ", "\n", "،", ", ", "", "-", " / ", "_", "%", "•"]
GAPS += [". ", ".", "! ", ".» ", "\n\n", "…"]
GAPS += ["\u00a0", "\u2003", "\u200f", "\ufefb", "\u064e"]

pieces = st.sampled_from(WORDS) | st.sampled_from(GAPS)
texts = st.lists(pieces, max_size=20).map("".join) | st.text(st.characters())
just_outside = st.integers(-MARGIN, MARGIN - 1)


def tokens_of(text: str) -> Tokens:
    return read_text(text).tokens


def kind(character: str) -> str:
    if character.isdecimal():
        return "digit"
    return "arabic" if "\u0600" <= character <= "\u08ff" else "other"


def stretches(tokens: Tokens) -> list[tuple[int, int]]:
    return [(start, tokens.end(index)) for index, start in enumerate(tokens.starts)]


@given(texts)
def test_every_word_is_in_the_folded_text_at_its_offsets(text: str) -> None:
    tokens = tokens_of(text)
    assert [tokens.folded.text[start:end] for start, end in stretches(tokens)] == tokens.words


@given(texts)
def test_no_letter_or_digit_of_the_text_is_lost_or_repeated(text: str) -> None:
    tokens = tokens_of(text)
    kept = [re.sub(r"[\W_]", "", word) for word in tokens.words]
    assert "".join(kept) == re.sub(r"[\W_]", "", tokens.folded.text)


@given(texts)
def test_arabic_letters_digits_and_letters_of_other_scripts_are_words_apart(text: str) -> None:
    words = read_text(text).words
    kinds = [list(map(kind, word)) for word in words.words]
    for index, of_word in enumerate(kinds):
        assert set(of_word) in ({"arabic"}, {"digit"}, {"other"}, {"other", "digit"})
        assert len(set(of_word)) == 1 or of_word[0] == "other"
        glued = index + 1 < len(words) and words.between(index) == ""
        assert not (glued and kinds[index + 1][0] in {*of_word, "digit" if of_word[0] == "other" else ""})


@given(texts)
def test_words_follow_one_another_without_overlap(text: str) -> None:
    tokens = tokens_of(text)
    edges = [edge for pair in stretches(tokens) for edge in pair]
    assert edges == sorted(edges)


@given(texts)
def test_a_word_is_letters_or_digits_with_spaces_only_inside_a_phrase(text: str) -> None:
    assert all(re.fullmatch(r"[^\W_]+(\s+[^\W_]+)*", word) for word in tokens_of(text).words)


@given(texts)
def test_the_lists_have_one_place_per_word(text: str) -> None:
    tokens = tokens_of(text)
    assert {len(tokens.words), len(tokens.starts)} == {len(tokens)}


@given(texts)
def test_there_are_empty_forms_after_the_last_word(text: str) -> None:
    tokens = tokens_of(text)
    assert tokens.forms[len(tokens) :] == [None] * MARGIN


@given(texts)
def test_a_word_ends_its_sentence_where_the_next_one_is_in_another(text: str) -> None:
    tokens = tokens_of(text)
    ends = sentence_ends(tokens.folded.text)
    for index, start in enumerate(tokens.starts[1:]):
        # A phrase may go on in the next line.
        own, following = (bisect_right(ends, at) for at in (tokens.end(index) - 1, start))
        assert tokens.ends_sentence(index) == (own != following)


@given(texts)
def test_words_and_gaps_together_are_the_text_between_the_first_and_the_last(text: str) -> None:
    tokens = tokens_of(text)
    joined = "".join(word + tokens.gap(index) for index, word in enumerate(tokens.words)).removesuffix("\0")
    whole = tokens.folded.text[
        min(tokens.starts, default=0) : tokens.end(len(tokens) - 1) if tokens.words else 0
    ]
    assert joined.split() == whole.split()


@given(texts)
def test_every_run_of_at_most_nine_digits_is_a_number_and_nothing_else_is(text: str) -> None:
    tokens = tokens_of(text)
    numbers = [tokens.number(index) for index in range(len(tokens))]
    assert numbers == [int(word) if re.fullmatch("[0-9]{1,9}", word) else None for word in tokens.words]


@given(texts, just_outside)
def test_the_places_just_outside_the_text_mean_nothing(text: str, index: int) -> None:
    tokens = tokens_of(text)
    outside = index if index < 0 else len(tokens) + index
    assert tokens.reading(outside, "month") is None
    assert not tokens.readings(outside)
    assert tokens.clitic(outside) == ""
    assert tokens.number(outside) is None
    assert not tokens.joined(outside)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "،؛؟", "_", "\u064e\u0640"])
def test_a_text_without_letters_or_digits_has_no_words(text: str) -> None:
    assert len(tokens_of(text)) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("17فيفري", ["17", "فيفري"]),
        ("فيفري17", ["فيفري", "17"]),
        ("17فيفري2017", ["17", "فيفري", "2017"]),
        ("١٧فيفري٢٠١٧", ["17", "فيفري", "2017"]),
        ("و17 عاد", ["و", "17", "عاد"]),
        ("وG20", ["و", "G20"]),
        ("H1N1", ["H1N1"]),
        ("لـBBC عربي", ["ل", "BBC", "عربي"]),
    ],
)
def test_digits_glued_to_arabic_letters_are_split_off(text: str, words: list[str]) -> None:
    assert tokens_of(text).words == words


def test_the_parts_of_a_glued_word_keep_their_offsets() -> None:
    tokens = tokens_of("عاد 17فيفري2017 مساء")
    assert stretches(tokens) == [(0, 3), (4, 6), (6, 11), (11, 15), (16, 20)]


def test_the_parts_of_a_glued_word_keep_their_meaning() -> None:
    tokens = tokens_of("17فيفري")
    assert (tokens.number(0), tokens.reading(1, "month")) == (17, 2)


def test_glued_parts_are_joined_by_an_empty_gap() -> None:
    tokens = tokens_of("17فيفري")
    assert tokens.gap(0) == ""
    assert tokens.joined(0)


@pytest.mark.parametrize(
    ("text", "word", "kind", "value"),
    [
        ("كانون الثاني", "كانون الثاني", "month", 1),
        ("كانون  الثاني", "كانون  الثاني", "month", 1),
        ("كانون\u00a0الثاني", "كانون الثاني", "month", 1),
        ("تشرين الأول", "تشرين الاول", "month", 10),
        ("أول من أمس", "اول من امس", "shift", -2),
        ("أوّلَ مِن أمس", "اول من امس", "shift", -2),
        ("ذو القعدة", "ذو القعده", "calendar_month", "Hijri 11"),
    ],
)
def test_a_phrase_becomes_one_token(text: str, word: str, kind: str, value: int) -> None:
    tokens = tokens_of(text)
    assert tokens.words == [word]
    assert tokens.reading(0, kind) == value


def test_the_offsets_of_a_phrase_run_from_its_first_word_to_its_last() -> None:
    tokens = tokens_of("عاد أول من أمس مساء")
    assert stretches(tokens) == [(0, 3), (4, 14), (15, 19)]


def test_a_phrase_with_attached_letters_is_one_token_that_keeps_them() -> None:
    tokens = tokens_of("وكانون الثاني")
    assert len(tokens) == 1
    assert tokens.clitic(0) == "و"


def test_two_phrases_in_a_row_are_two_tokens() -> None:
    assert tokens_of("كانون الأول كانون الثاني").words == ["كانون الاول", "كانون الثاني"]


@pytest.mark.parametrize(
    "between", ["\n\n", "\r\n\r\n", " \n \n", "،", "، ", ", ", ". ", "-", " - ", "•"], ids=ascii
)
def test_a_phrase_across_an_empty_line_or_a_mark_stays_two_words(between: str) -> None:
    tokens = tokens_of(f"كانون{between}الثاني")
    assert tokens.words == ["كانون", "الثاني"]
    assert tokens.reading(0, "month") is None


def test_a_phrase_broken_in_its_middle_stays_three_words() -> None:
    assert tokens_of("أول من، أمس").words == ["اول", "من", "امس"]


def test_a_phrase_cut_off_by_the_end_of_the_text_is_no_phrase() -> None:
    assert tokens_of("أول من").words == ["اول", "من"]


@pytest.mark.parametrize("mark", list("،.,؛;:!?؟\"'“”‘’«»()[]{}/\\-–—…_*%\n "))
def test_common_punctuation_separates_words(mark: str) -> None:
    assert tokens_of(f"عاد{mark}مايو").words == ["عاد", "مايو"]


@pytest.mark.parametrize("mark", list("•★|+=<>#@&^~`§°€→٪٫٬۔\u2003\u3000\u2028\U0001f600"), ids=ascii)
def test_unknown_rare_punctuation_separates_words(mark: str) -> None:
    assert tokens_of(f"عاد{mark}مايو").words == ["عاد", "مايو"]


def test_rare_punctuation_changes_no_other_word() -> None:
    words = tokens_of("عاد، 17فيفري (أول من أمس)").words
    assert tokens_of("عاد، 17فيفري (أول من أمس) ★").words == words


def test_a_number_of_more_than_nine_digits_has_no_value() -> None:
    tokens = tokens_of("999999999 1000000000")
    assert (tokens.number(0), tokens.number(1)) == (999999999, None)


def test_a_number_in_words_has_no_value_in_digits() -> None:
    assert tokens_of("ثلاثة").number(0) is None


def test_a_known_word_is_looked_up_without_its_marks_and_attached_letters() -> None:
    tokens = tokens_of("وفِيفْرِي")
    assert (tokens.reading(0, "month"), tokens.clitic(0)) == (2, "و")


def test_an_unknown_word_means_nothing() -> None:
    tokens = tokens_of("سمسم")
    assert tokens.forms[0] is None
    assert not tokens.readings(0)


def test_readings_hold_everything_that_a_word_can_mean() -> None:
    assert dict(tokens_of("اليوم").readings(0)) == {"shift": 0, "definite_unit": "day"}


def test_the_gap_is_the_text_between_two_words() -> None:
    assert tokens_of("3 - 5 مايو").gap(0) == " - "


def test_the_gap_beyond_the_last_word_is_nul() -> None:
    assert tokens_of("عاد مايو.").gap(1) == "\0"


@pytest.mark.parametrize(
    ("between", "joined"), [(" ", True), ("   ", True), ("\n", True), ("، ", False), ("\n\n", False)]
)
def test_words_are_joined_by_spaces_and_one_line_break(between: str, joined: bool) -> None:
    assert tokens_of(f"عاد{between}مايو").joined(0) is joined


def test_a_sentence_ends_with_the_word_before_its_stop() -> None:
    tokens = tokens_of("عاد الوفد. بدأ اللقاء؟ نعم")
    assert [tokens.ends_sentence(index) for index in range(5)] == [False, True, False, True, True]


def test_a_word_before_a_line_break_ends_its_sentence() -> None:
    assert tokens_of("عاد\nبدأ").ends_sentence(0)


def test_a_sign_glued_to_a_word_is_no_abbreviation() -> None:
    tokens = tokens_of("كانون². كانون")
    assert tokens.words[:2] == ["كانون", "²"]
    assert tokens.ends_sentence(1)
