"""Feasts in English and French, read by their Arabic names: Eid al-Adha 2024, l'Aïd el-Fitr, Ramadan 2018."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from timeline.compiled import read_toml
from timeline.query.ask.arabic_dates import arabic_dates
from timeline.query.ask.dates import DateSpan
from timeline.query.ask.words import plain

# Hijri years have their own reader (query/latin_dates.py).
_YEAR = r"(?:,?\s+(?:(?:of|de)\s+)?(?P<year>(?:1[89]|20|21)\d\d)(?!\d))?"
_BETWEEN_WORDS = r"[\s'’-]+"


def latin_feasts(question: str, today: date) -> Iterator[DateSpan]:
    """The feasts of a question with the years after them, in order; None of them without its name."""
    for match in _shape().finditer(plain(question)):
        key = re.sub(_BETWEEN_WORDS, " ", match["feast"])
        arabic = " ".join(filter(None, (_names()[key], match["year"])))
        item = next(arabic_dates(arabic, today), None)
        if item is not None:
            yield DateSpan(match.start(), match.end(), item.read)


@cache
def _names() -> Mapping[str, str]:
    """The Arabic names by the plain Latin ones. Read once; never changed."""
    table = read_toml(__package__, "feasts.toml")
    return {re.sub(_BETWEEN_WORDS, " ", plain(row["form"])): row["reads"] for row in table["words"]}


@cache
def _shape() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    forms = "|".join(_BETWEEN_WORDS.join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"(?<![\w-])(?P<feast>{forms}){_YEAR}(?![\w-])")
