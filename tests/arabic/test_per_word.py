"""What is known of each word is asked once, and forgotten when there is too much of it."""

from timeline.arabic.per_word import PerWord


def test_a_function_is_asked_once_for_each_word() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = PerWord(length)
    assert [lengths[word] for word in ("نهر", "جبل", "نهر", "بحيرة")] == [3, 3, 3, 5]
    assert asked == ["نهر", "جبل", "بحيرة"]


def test_it_never_holds_more_words_than_it_may() -> None:
    lengths = PerWord(len, most=2)
    for word in ("نهر", "بحيرة", "جبل", "نهر"):
        assert lengths[word] == len(word)
        assert len(lengths) <= 2
