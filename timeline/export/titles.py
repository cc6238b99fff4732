"""The words of an answer as a whole, in the languages of the page: its question as a title, its marks."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from orjson import loads

from timeline.dates.edtf import parse_edtf
from timeline.query.question.question import OPEN
from timeline.wording.spoken_dates import spoken_days


def title(question: str, language: str) -> str:
    """A question as a heading has it (before 2017-07-10), in the words of a language: ar or en."""
    command, _, rest = question.partition(" ")
    dates = [one for one in rest.split(" and ") if one not in ("", OPEN)]
    if command == "between" and len(dates) == 1:
        command = "since" if rest.endswith(OPEN) else "until"
    return words(language)[command].format(*(spoken_days(parse_edtf(one), language) for one in dates))


@cache
def words(language: str) -> Mapping[str, str]:
    """The words of the page in a language."""
    found: Mapping[str, str] = loads(files("timeline.export.page").joinpath("words.json").read_bytes())[
        language
    ]
    return found
