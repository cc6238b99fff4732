"""What linking compares of a mention."""

import pytest

from timeline.arabic.stems import terms
from timeline.linking.features import (
    LinkFeatures,
    clause_content,
    content_of_clause,
    without_date,
    without_description,
)


def features(quote: str) -> LinkFeatures:
    return LinkFeatures("m", "a", None, "e", 0, 0, False, 0, terms(quote), quote)


@pytest.mark.parametrize(
    ("quote", "numbers"),
    [
        ("قتل 39 عاملا في المنجم", {39}),
        ("ارتفع السعر بنسبة 45% في السوق", {45}),
        # Numbers of a name count nothing.
        ("فقدت الرحلة 417 المتجهة إلى الجزيرة", set()),
        ("أقلعت طائرة من طراز س-88 من المطار", set()),
        # A part of a date.
        ("افتتح المتحف عام 1998 قرب الميناء", set()),
    ],
)
def test_numbers_count_something(quote: str, numbers: set[int]) -> None:
    assert features(quote).numbers == numbers


def test_what_a_long_clause_describes_is_not_compared() -> None:
    main = "غرقت سفينة شحن كبيرة فجر الاثنين قرب الجزيرة "
    assert without_description(main + "التي زارها الملك قبل عام") == main
    # What a short phrase describes is the happening itself.
    assert without_description("السفينة التي غرقت") == "السفينة التي غرقت"


@pytest.mark.parametrize("described", ["", " التي زارها الملك قبل عام"])
def test_the_content_of_a_clause_is_that_of_its_words_without_the_date(described: str) -> None:
    clause = "غرقت سفينة شحن كبيرة فجر الاثنين قرب الجزيرة" + described
    text = f"قالت الوكالة: {clause}. وانتهى البحث."
    quote = text.index(clause), text.index(clause) + len(clause)
    date = text.index("فجر"), text.index(" قرب")
    assert clause_content(text, quote, date) == content_of_clause(without_date(text, quote, date))
    assert "سفين" in clause_content(text, quote, date)
