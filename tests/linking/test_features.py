"""What linking compares of a mention."""

import pytest

from timeline.arabic.stems import terms
from timeline.linking.features import LinkFeatures, without_description


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
