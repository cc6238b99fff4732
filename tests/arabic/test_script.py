"""Folding: what becomes of each letter, and where in the original it stood."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.arabic.script import fold, fold_letters, fold_word

FATHA, DAMMA, SHADDA, TANWIN, HAMZA_ABOVE = "\u064e", "\u064f", "\u0651", "\u064c", "\u0654"
TATWEEL = "\u0640"
RLM, LRM, RLE, PDF, RLI, PDI = "\u200f", "\u200e", "\u202b", "\u202c", "\u2067", "\u2069"
ZWNJ, BOM, NBSP = "\u200c", "\ufeff", "\u00a0"
LAM_ALEF = "\ufefb"

# From their definition in Unicode, not from the code.
MARKS = [chr(code) for code in range(0x600, 0x700) if unicodedata.category(chr(code)) == "Mn"]
BIDI_CLASSES = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
CONTROLS = [chr(code) for code in range(0x3000) if unicodedata.bidirectional(chr(code)) in BIDI_CLASSES]
CONTROLS += ["\u00ad", "\u061c", LRM, RLM, "\u200b", ZWNJ, "\u200d", "\u2060", BOM]
REMOVED = [*MARKS, TATWEEL, *CONTROLS]
PRESENTATION = [*range(0xFB50, 0xFDD0), *range(0xFDF0, 0xFE00), *range(0xFE70, 0xFEFD)]

letters = st.sampled_from("ابتجدرسعفقكلمنهويءأإآٱؤئىةیکھ")
digits = st.sampled_from("0189٠١٥٩۰۴۶۹")
spaces = st.sampled_from(" \n\t\r\u00a0\u202f\u2009،.؟(")
forms = st.sampled_from([chr(code) for code in PRESENTATION])
plain = letters | digits | spaces | st.sampled_from(REMOVED)
plain_texts = st.lists(plain, max_size=30).map("".join)
texts = st.lists(plain | forms, max_size=30).map("".join) | st.text(st.characters())


@given(texts)
def test_any_text_folds_to_a_text_that_keeps_its_original(text: str) -> None:
    assert fold(text).original == text


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(texts)
def test_a_folded_text_holds_none_of_the_removed_characters(text: str) -> None:
    assert set(fold(text).text).isdisjoint(REMOVED)


@given(texts)
def test_every_folded_letter_is_in_the_original_at_its_span(text: str) -> None:
    folded = fold(text)
    for index, letter in enumerate(folded.text):
        start, end = folded.span(index, index + 1)
        assert 0 <= start < end <= len(text)
        assert letter in fold(text[start:end]).text


@given(plain_texts, st.data())
def test_the_original_of_a_folded_stretch_folds_to_that_stretch(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    if start < end:
        original_start, original_end = folded.span(start, end)
        assert fold(text[original_start:original_end]).text == folded.text[start:end]


@given(texts, st.data())
def test_the_places_of_many_stretches_are_those_of_each(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    cuts = data.draw(st.lists(st.integers(0, len(folded.text)), unique=True).map(sorted))
    starts, ends = cuts[:-1], cuts[1:]
    places = list(zip(*folded.spans(starts, ends), strict=True))
    assert places == [folded.span(*stretch) for stretch in zip(starts, ends, strict=True)]


def test_a_mark_after_a_presentation_form_at_the_end_belongs_to_it() -> None:
    folded = fold("\ufb50\u0610")
    assert folded.spans([0], [1]) == ([0], [2])


@given(texts)
def test_spans_of_later_letters_never_start_earlier(text: str) -> None:
    folded = fold(text)
    starts = [folded.span(index, index + 1)[0] for index in range(len(folded.text))]
    assert starts == sorted(starts)


@given(st.lists(st.sampled_from(REMOVED), min_size=5, max_size=5))
def test_removed_characters_anywhere_in_a_word_leave_its_letters(removed: list[str]) -> None:
    spelled = "".join(extra + letter for extra, letter in zip(removed, "مايو", strict=False)) + removed[-1]
    assert fold(spelled).text == "مايو"


@pytest.mark.parametrize("character", REMOVED, ids=ascii)
def test_a_mark_or_control_inside_a_word_is_removed(character: str) -> None:
    folded = fold(f"سب{character}ت")
    assert folded.text == "سبت"
    assert folded.span(0, 3) == (0, 4)


@given(st.text(st.characters()))
def test_replacing_letters_keeps_the_length(text: str) -> None:
    assert len(fold_letters(text)) == len(text)


@given(texts)
def test_folding_a_word_gives_the_text_of_its_folding(text: str) -> None:
    assert fold_word(text) == fold(text).text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أ", "ا"),
        ("إ", "ا"),
        ("آ", "ا"),
        ("ٱ", "ا"),
        ("ؤ", "و"),
        ("ئ", "ي"),
        ("ى", "ي"),
        ("ی", "ي"),
        ("ة", "ه"),
        ("ۃ", "ه"),
        ("ھ", "ه"),
        ("ک", "ك"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("\u00a0\u202f\u2009\t\r", " " * 5),
    ],
)
def test_spellings_of_one_letter_fold_together(written: str, folded: str) -> None:
    assert fold(written).text == folded


@pytest.mark.parametrize("ligature", [chr(code) for code in range(0xFEF5, 0xFEFD)], ids=ascii)
def test_every_ligature_of_lam_and_alef_folds_to_the_two_letters(ligature: str) -> None:
    assert fold(ligature).text == "لا"


@pytest.mark.parametrize("letter", "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي \n،؟.0aZ")
def test_every_other_character_stays(letter: str) -> None:
    assert fold(letter).text == letter


def test_an_alef_with_a_combining_hamza_folds_like_the_single_letter() -> None:
    assert fold(f"ا{HAMZA_ABOVE}يار").text == fold("أيار").text == "ايار"


@pytest.mark.parametrize(
    ("text", "folded", "found", "span"),
    [
        pytest.param(f"م{FATHA}اي{DAMMA}و", "مايو", (0, 4), (0, 6), id="tashkeel inside"),
        pytest.param(f"م{FATHA}اي{DAMMA}و", "مايو", (1, 3), (2, 5), id="tashkeel inside, middle letters"),
        pytest.param(f"شهر{TANWIN} قادم", "شهر قادم", (0, 3), (0, 4), id="tashkeel at the end"),
        pytest.param(f"شهر{TANWIN} قادم", "شهر قادم", (4, 8), (5, 9), id="after tashkeel"),
        pytest.param(f"{FATHA}عام", "عام", (0, 3), (1, 4), id="tashkeel at the start"),
        pytest.param(f"مد{SHADDA}{DAMMA}ة", "مده", (1, 2), (1, 4), id="two marks on a letter"),
        pytest.param(f"مد{SHADDA}{DAMMA}ة", "مده", (2, 3), (4, 5), id="after two marks"),
        pytest.param(f"ع{TATWEEL * 3}ام", "عام", (0, 3), (0, 6), id="tatweel"),
        pytest.param(f"ع{TATWEEL * 3}ام", "عام", (1, 3), (4, 6), id="after tatweel"),
        pytest.param(f"20{RLM}17", "2017", (0, 4), (0, 5), id="control inside a number"),
        pytest.param(f"20{RLM}17", "2017", (2, 4), (3, 5), id="after a control inside a number"),
        pytest.param(f"{RLE}15{PDF} مايو", "15 مايو", (0, 2), (1, 3), id="embedded number"),
        pytest.param(f"{RLE}15{PDF} مايو", "15 مايو", (3, 7), (5, 9), id="after an embedded number"),
        pytest.param(f"{RLI}1{LRM}٥{PDI}", "15", (0, 2), (1, 4), id="isolated number"),
        pytest.param(f"{BOM}نص", "نص", (0, 2), (1, 3), id="byte order mark"),
        pytest.param(f"بعد{ZWNJ}غد", "بعدغد", (3, 5), (4, 6), id="after a joiner"),
        pytest.param(f"{LAM_ALEF}عب", "لاعب", (0, 4), (0, 3), id="ligature"),
        pytest.param(f"{LAM_ALEF}عب", "لاعب", (0, 1), (0, 1), id="first letter of a ligature"),
        pytest.param(f"{LAM_ALEF}عب", "لاعب", (1, 2), (0, 1), id="second letter of a ligature"),
        pytest.param(f"{LAM_ALEF}عب", "لاعب", (2, 4), (1, 3), id="after a ligature"),
        pytest.param(
            f"عـ{LAM_ALEF}{FATHA}ج", "علاج", (1, 3), (2, 4), id="ligature between tatweel and a mark"
        ),
        pytest.param(f"عـ{LAM_ALEF}{FATHA}ج", "علاج", (3, 4), (4, 5), id="after all three"),
        pytest.param(f"{LAM_ALEF}{LAM_ALEF}م", "لالام", (4, 5), (2, 3), id="after two ligatures"),
        pytest.param("\ufee3\ufe8e\ufef3\ufeee", "مايو", (0, 4), (0, 4), id="presentation forms"),
        pytest.param("\ufee3\ufe8e\ufef3\ufeee", "مايو", (2, 3), (2, 3), id="one presentation form"),
        pytest.param("عام\ufe76 5", "عام 5", (4, 5), (5, 6), id="isolated form of a mark"),
        pytest.param("\ufdf2 م", "الله م", (1, 3), (0, 1), id="ligature of four letters"),
        pytest.param("\ufdf2 م", "الله م", (5, 6), (2, 3), id="after a ligature of four letters"),
        pytest.param("١٥ ۲۰۱۷", "15 2017", (3, 7), (3, 7), id="Arabic-Indic and Persian digits"),
        pytest.param(f"15{NBSP}مايو", "15 مايو", (3, 7), (3, 7), id="no-break space"),
        pytest.param(f"15{NBSP}مايو", "15 مايو", (2, 3), (2, 3), id="the no-break space itself"),
    ],
)
def test_a_stretch_of_the_folded_text_is_found_in_the_original(
    text: str, folded: str, found: tuple[int, int], span: tuple[int, int]
) -> None:
    assert fold(text).text == folded
    assert fold(text).span(*found) == span


def test_an_empty_text_folds_to_an_empty_text() -> None:
    assert fold("").text == ""


def test_a_text_of_nothing_but_marks_folds_to_an_empty_text() -> None:
    assert fold(FATHA + TATWEEL + RLM).text == ""
