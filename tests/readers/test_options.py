"""What a person may choose, and what not."""

import pytest

from timeline.errors import InvalidInput
from timeline.readers import FORMATS, ReadingOptions
from timeline.readers.registry import READERS


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"format": "pdf"}, "pdf is not a supported format; choose from text"),
        ({"encoding": "klingon"}, "there is no encoding klingon"),
        ({"encoding": "base64"}, "there is no encoding base64"),
        ({"mapping": {"body": "text"}}, "body=text maps nothing"),
        ({"max_record": 0}, "at least one byte"),
    ],
)
def test_a_choice_of_no_use_is_named(given: dict[str, object], reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        ReadingOptions(**given)  # type: ignore[arg-type]


def test_every_format_that_can_be_chosen_has_a_reader() -> None:
    assert set(FORMATS) == set(READERS)
