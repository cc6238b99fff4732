"""The words of the reading room in both languages (words.json), and dates and questions in them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.query.question.question import OPEN, Question
from timeline.wording.spoken_dates import spoken_days

LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, *values: object) -> Markup:
        """A phrase with its values, each isolated from the direction of what is around it."""
        isolated = (Markup("<bdi>{}</bdi>").format(value) for value in values)
        return Markup(escape(self.texts[key])).format(*isolated)

    def plain(self, key: str, *values: object) -> str:
        """A phrase with its values as text, for what is typed."""
        return self.texts[key].format(*values)


@cache
def words_of(language: str) -> Words:
    """Return the words of a language of LANGUAGES."""
    text = Path(__file__).with_name("words.json").read_text(encoding="utf-8")
    return Words(language, json.loads(text)[language])


def preferred(accepted: str) -> str:
    """The language of a browser's Accept-Language: the first of ours that it names, else English."""
    names = (one.split(";")[0].strip().lower()[:2] for one in accepted.split(","))
    return next((name for name in names if name in LANGUAGES), "en")


def question_words(question: Question, say: Words) -> Markup:
    """The dates of a resolved question in words."""
    if question.dates == (OPEN, OPEN):
        return say("everything")
    if question.command != "between":
        return say(question.command, spoken_days(parse_edtf(question.dates[0]), say.language))
    first, last = question.dates
    if last == OPEN:
        return say("since", spoken_days(parse_edtf(first), say.language))
    if first == OPEN:
        return say("until", spoken_days(parse_edtf(last), say.language))
    start, end = parse_edtf(first), parse_edtf(last)
    return say("between", spoken_days(Interval(start.earliest, end.latest), say.language))
