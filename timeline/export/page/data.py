"""Events as the JSON of the page, which omits default values because a page holds many events.

Days are numbers: days since 1970-01-01. expand() in events.js restores the default values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

import orjson

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty, Interval
from timeline.dates.time_kind import Time, TimeKind
from timeline.errors import InvalidDate
from timeline.export.story.edition import Chosen
from timeline.messages import in_language
from timeline.query.details import EventDetails, MentionDetails
from timeline.wording.reasons import condition_words, sentence
from timeline.wording.spoken_dates import spoken_days, spoken_time
from timeline.wording.terms import brief_time, join_words

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles so far, each once; a report refers to one by its number."""

    numbers: dict[str, int] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def number_of(self, report: MentionDetails, sentences: "Sentences") -> int:
        """Return the number of a report's article, adding the article the first time."""
        source = report.source
        found = self.numbers.setdefault(source.article, len(self.rows))
        if found == len(self.rows):
            row = {
                "id": source.article, "title": source.title, "publisher": source.publisher,
                "published": _published(source.published, sentences), "url": report.url,
            }  # fmt: skip
            self.rows.append(_without_empty(row))
        return found


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of the explanations, each once, in all languages; a report has their numbers."""

    languages: tuple[str, ...]
    numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    def number_of(self, say: Callable[[], str]) -> int:
        """Return the number of a sentence, adding it the first time. say: makes it in a language."""
        texts = []
        for language in self.languages:
            with in_language(language):
                texts.append(say())
        return self._numbered(texts)

    def number_of_date(self, say: Callable[[str], str]) -> int:
        """Return the number of a date in words, adding it the first time. say: takes the language."""
        return self._numbered(map(say, self.languages))

    def _numbered(self, texts: Iterable[str]) -> int:
        return self.numbers.setdefault(tuple(texts), len(self.numbers))


def event_lines(
    entries: Iterable[EventDetails],
    articles: Articles,
    sentences: Sentences,
    chosen: Mapping[str, Chosen] | None = None,
) -> Iterator[bytes]:
    """Yield a JSON array of the events, one per line; `articles` and `sentences` grow with them.

    chosen: by id, those of an editor.
    """
    separator = b"[\n"
    for entry in entries:
        yield separator + embedded(
            event_to_json(entry, articles, sentences, (chosen or {}).get(entry.answer.id))
        )
        separator = b",\n"
    yield b"\n]" if separator == b",\n" else b"[]"


def embedded(value: Any) -> bytes:
    """Return JSON that is safe in a <script>: it contains no `<`, so nothing in it ends the element."""
    return orjson.dumps(value).replace(b"<", b"\\u003c")


def event_to_json(
    entry: EventDetails, articles: Articles, sentences: Sentences, chosen: Chosen | None = None
) -> dict[str, Any]:
    """Return one event with its reports. chosen: what an editor says of it."""
    answer = entry.answer
    shown = chosen.picture if chosen else None
    return _without_empty(
        {
            "id": answer.id,
            "possible": answer.certainty is not Certainty.CERTAIN,
            "likely": answer.certainty is Certainty.LIKELY,
            "edtf": brief_time(answer.time),
            "when": sentences.number_of_date(partial(spoken_time, answer.time)),
            "kind": None if answer.kind is TimeKind.WITHIN else answer.kind.value,
            **_days(answer.when),
            "text": answer.text,
            "headline": answer.headline if answer.headline != answer.text else None,
            "fragment": answer.fragment,
            "inPassing": answer.in_passing,
            "factuality": _unusual(answer.factuality),
            "reporting": answer.reporting,
            "disputed": answer.disputed,
            "sourceCount": answer.source_count if answer.source_count != 1 else None,
            "importance": answer.importance or None,
            "chosen": chosen is not None,
            "image": shown.address if shown else None,
            "caption": shown.caption if shown else None,
            "similar": [link.event for link in answer.possibly_same],
            "reports": [
                _report(report, answer.text, answer.time, articles, sentences) for report in entry.reports
            ],
        }
    )


def _report(
    report: MentionDetails, text: str, time: Time, articles: Articles, sentences: Sentences
) -> dict[str, Any]:
    source, joined = report.source, report.join_reason
    days: dict[str, Any] = {}
    if source.time != time:
        when = sentences.number_of_date(partial(spoken_time, source.time))
        days = {"edtf": brief_time(source.time), "when": when, **_days(source.when)}
    return _without_empty(
        {
            "article": articles.number_of(report, sentences),
            "quote": source.quote if source.quote != text else None,
            "attribution": source.attribution,
            "antecedent": source.antecedent,
            "expression": source.expression,
            "page": source.place.page if source.place else None,
            "volume": source.place.volume if source.place else None,
            **days,
            "factuality": _unusual(source.factuality),
            "reporting": source.reporting,
            "anchor": _said(parse_edtf(report.anchor), sentences) if report.anchor else None,
            "reasons": [
                sentences.number_of(partial(sentence, reason, report.words)) for reason in report.reasons
            ],
            "alternatives": [
                [
                    _said(other.interval, sentences),
                    sentences.number_of(partial(condition_words, other.condition)),
                ]
                for other in report.alternatives
            ],
            "names": [name.words for name in report.names],
            "places": [[place.words, place.english or place.words] for place in report.places],
            "joined": None if joined is None else sentences.number_of(partial(join_words, joined)),
            "corrected": report.corrected,
        }
    )


def _said(days: Interval, sentences: Sentences) -> int:
    return sentences.number_of_date(partial(spoken_days, days))


def _published(text: str | None, sentences: Sentences) -> int | None:
    """The day of publication in words; what is no date stays as it is."""
    if not text:
        return None
    try:
        return _said(parse_edtf(text), sentences)
    except InvalidDate:
        return sentences.number_of_date(lambda _language: text)


def _days(when: Interval) -> dict[str, int | None]:
    """The first and the last day, or the one; an open end is None, and left out."""
    first, last = (end.toordinal() - _EPOCH if end else None for end in (when.earliest, when.latest))
    return {"day": first} if when.is_day else {"first": first, "last": last}


def _unusual(factuality: str) -> str | None:
    return factuality if factuality != "occurred" else None


def _without_empty(row: dict[str, Any]) -> dict[str, Any]:
    """The row without empty values; the number 0 is not empty."""
    return {name: value for name, value in row.items() if value or (value == 0 and value is not False)}
