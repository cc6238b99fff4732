"""The words of a stretch of a text: those that the stretch would have alone, wherever it begins and ends."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from timeline.arabic.text import read_text
from timeline.arabic.words import Word, count_words, words_of
from timeline.dates.interval import day
from timeline.extraction.extract import extract
from timeline.extraction.model import Article
from timeline.extraction.names.who import who_and_where
from timeline.extraction.publication_date.combine import infer_publication
from timeline.linking.features import content_terms

# Phrases of the lexicon (بعد أن, منتصف الليل) in whole and in part, numbers glued on, stray vowel signs.
PIECES = (
    "بعد", "قبل", "أن", "منتصف", "الليل", "ليل", "ظهر", "من المقرر", "المتوقع", "قال", "لم", "يوم", "،",
    ".", "\n", "أَنّ", "ّ", "مـن", "2017", "17فيفري", "«كأس»", "في وقت", "لاحق", "بحسب", "ما", "وكالة",
)  # fmt: skip

MARKS = ("\u064e", "\u0651", "\u0640")

texts = st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)


def moved(words: list[Word], by: int) -> list[Word]:
    return [word._replace(start=word.start + by, end=word.end + by) for word in words]


@given(texts, st.data())
def test_a_stretch_has_the_words_that_it_has_alone(text: str, data: st.DataObject) -> None:
    # No stretch is cut between a letter and the mark on it.
    cuts = [cut for cut in range(len(text) + 1) if text[cut : cut + 1] not in MARKS]
    start, end = sorted((data.draw(st.sampled_from(cuts)), data.draw(st.sampled_from(cuts))))
    alone = words_of(text[start:end], 0, end - start)
    assert words_of(text, start, end) == moved(alone, start)
    assert count_words(text, start, end) == len(alone)
    most = data.draw(st.integers(0, 9))
    assert words_of(text, start, end, most) == moved(alone, start)[:most]


@given(texts, st.integers(0, 5))
def test_the_first_words_are_those_of_the_whole(text: str, most: int) -> None:
    assert words_of(text, 0, len(text), most) == words_of(text, 0, len(text))[:most]


def test_a_stretch_that_is_empty_has_no_words() -> None:
    assert words_of("قال الوزير", 2, 2) == []
    assert count_words("قال الوزير", 2, 2) == 0


def test_a_phrase_that_the_stretch_cuts_gives_no_readings() -> None:
    text = "بعد أن قال"
    assert "opens_clause" in words_of(text, 0, len(text))[0].readings
    assert "opens_clause" not in words_of(text, 0, 3)[0].readings


def test_a_phrase_across_a_mark_is_none() -> None:
    text = "بعد، أن قال"
    assert "opens_clause" not in words_of(text, 0, len(text))[0].readings


def test_a_word_has_the_letters_attached_before_it() -> None:
    text = "وأيار عاد"
    assert [word.clitic for word in words_of(text, 0, len(text))] == ["و", ""]


def test_digits_and_the_letters_next_to_them_are_words_apart() -> None:
    text = "من 17فيفري"
    words = words_of(text, 0, len(text))
    assert [word[:3] for word in words] == [("من", 0, 2), ("17", 3, 5), ("فيفري", 5, 10)]
    assert words[2].readings["month"] == 2


def test_an_article_is_split_once_for_all_who_read_it() -> None:
    text = "التقى الوزير سالم الحداد الوفد في دمشق في 4 أيار 2017. وقال إنه يعود غدا."
    read_text.cache_clear()
    article = Article("one", text, day(date(2017, 5, 5)))
    mention = extract(article).mentions[0]
    content_terms(text, mention.expression.start, mention.expression.end, (0, len(text)))
    who_and_where(text, 0, len(text))
    infer_publication(text)
    assert read_text.cache_info().misses == 1
