"""The words before a date: the nearest first, within its sentence, and where other people's words begin."""

from timeline.arabic.text import read_text
from timeline.arabic.words import words_before


def before(text: str, most: int = 40) -> list[tuple[str, int, bool]]:
    """(word, distance, reported) of the words before the last word of a text."""
    tokens = read_text(text).tokens
    last = len(tokens) - 1
    found = words_before(tokens, last, most)
    return [(tokens.words[index], last - index, reported) for index, reported in found]


def test_the_nearest_word_comes_first() -> None:
    assert before("التقى الوزير السبت") == [("الوزير", 1, False), ("التقي", 2, False)]


def test_other_words_begin_after_a_complementiser() -> None:
    assert before("أكد أنه يعود السبت") == [("يعود", 1, False), ("انه", 2, True), ("اكد", 3, True)]


def test_the_sentence_before_is_not_read() -> None:
    assert before("عاد الوفد. وصل السبت") == [("وصل", 1, False)]


def test_no_more_than_the_most_are_read() -> None:
    assert before("قال إن الوفد عاد السبت", 2) == [("عاد", 1, False), ("الوفد", 2, False)]


def test_before_the_first_word_there_is_none() -> None:
    assert before("السبت") == []
