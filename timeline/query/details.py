"""Events in full, many at a time, for exports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.canonical_json import parsed
from timeline.db.bulk import column_in
from timeline.db.columns import holds
from timeline.db.tables import articles, mentions
from timeline.log.texts import load_texts
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import Reason, spans_of
from timeline.printed import Place, extent
from timeline.printed_json import pages_of
from timeline.query.chronology import Answer, Attestation, answer_of
from timeline.query.inspect import alternatives_of, find_event, reasons_of
from timeline.query.printed_names import Named, printed_names, printed_places
from timeline.wording.reasons import sentences

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class MentionDetails:
    """One source of an event, with the derivation of its date.

    Offsets are characters of the article's text. anchor: EDTF; semantics, implied: what the words state and
    what was inferred; reasons: the derivation, step by step; cited: the words of the article that the steps
    cite, by offsets; alternatives: other possible days; join_reason: for `join_words`; mod: of TIMEX3. The
    key of a place ends with a space and its country, if known. work: the printed work that the article is a
    section of; section: its pages.
    """

    source: Attestation
    url: str | None
    timex: str
    rule: str
    anchor: str | None
    semantics: Mapping[str, Any]
    implied: Mapping[str, Any]
    reasons: tuple[Reason, ...]
    alternatives: tuple[Alternative, ...]
    expression_start: int
    expression_end: int
    quote_start: int
    quote_end: int
    names: tuple[Named, ...]
    places: tuple[Named, ...]
    join_reason: Mapping[str, Any] | None
    corrected: bool
    mod: str | None = None
    work: str | None = None
    section: Place | None = None
    cited: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @property
    def explanation(self) -> tuple[str, ...]:
        """The reasons as sentences, in the user's language."""
        return tuple(sentences(self.reasons, self.words))

    def words(self, start: int, end: int) -> str | None:
        """The words of the article that a step cites; None once the text is erased."""
        return self.cited.get((start, end))


@dataclass(frozen=True, slots=True)
class EventDetails:
    """An event of an answer with its reports, in the order of the answer's sources."""

    answer: Answer
    reports: tuple[MentionDetails, ...]


def event_details(
    connection: Connection, answers: Iterable[Answer], at: int | None = None
) -> Iterator[EventDetails]:
    """Yield the answers in order, each with its reports; _CHUNK of them are in memory at a time.

    at: the log position of the answers; None: now.
    """
    remaining = iter(answers)
    while chunk := list(islice(remaining, _CHUNK)):
        found = _rows(connection, [source.mention for answer in chunk for source in answer.sources], at)
        cited = _cited(connection, found)
        for answer in chunk:
            reports = (
                _report(source, found[source.mention], cited[source.mention]) for source in answer.sources
            )
            yield EventDetails(answer, tuple(reports))


def one_event_details(connection: Connection, identity: str, at: int | None = None) -> EventDetails:
    """Return one event by its id or the beginning of it. Raise NotFound or AmbiguousId."""
    row = find_event(connection, identity, at)
    return next(event_details(connection, [answer_of(connection, row, at)], at))


def _rows(connection: Connection, identities: Sequence[str], at: int | None) -> dict[str, RowMapping]:
    query = (
        sa.select(mentions, articles.c.url, articles.c.text_hash, articles.c.work, articles.c.pages)
        .join(articles, articles.c.id == mentions.c.article)
        .where(column_in(connection, mentions.c.id, identities), holds(mentions, at), holds(articles, at))
    )
    return {row["id"]: row for row in connection.execute(query).mappings()}


def _cited(connection: Connection, rows: Mapping[str, RowMapping]) -> dict[str, dict[tuple[int, int], str]]:
    """The words that the steps of these mentions cite; texts are loaded only for words outside the quote."""
    spans = {identity: list(spans_of(reasons_of(row))) for identity, row in rows.items()}
    beyond = {
        row["text_hash"]
        for identity, row in rows.items()
        if any(start < row["quote_start"] or end > row["quote_end"] for start, end in spans[identity])
    }
    texts = load_texts(connection, beyond)
    return {identity: dict(_words_at(row, spans[identity], texts)) for identity, row in rows.items()}


def _words_at(
    row: RowMapping, spans: Iterable[tuple[int, int]], texts: Mapping[str, str]
) -> Iterator[tuple[tuple[int, int], str]]:
    for start, end in spans:
        first = row["quote_start"]
        inside = first <= start and end <= row["quote_end"]
        words = (
            row["quote"][start - first : end - first]
            if inside
            else texts.get(row["text_hash"], "")[start:end]
        )
        if words:
            yield (start, end), words


def _report(source: Attestation, row: RowMapping, cited: Mapping[tuple[int, int], str]) -> MentionDetails:
    return MentionDetails(
        source=source,
        url=row["url"],
        timex=row["timex"],
        rule=row["rule"],
        anchor=row["anchor"],
        semantics=parsed(row["semantics"]),
        implied=parsed(row["implied"]),
        reasons=reasons_of(row),
        alternatives=alternatives_of(row),
        expression_start=row["expression_start"],
        expression_end=row["expression_end"],
        quote_start=row["quote_start"],
        quote_end=row["quote_end"],
        names=printed_names(row["names"]),
        places=printed_places(row["places"]),
        join_reason=parsed(row["join_reason"]) if row["join_reason"] else None,
        corrected=row["date_is_manual"] or row["event_is_manual"],
        mod=row["mod"],
        work=row["work"],
        section=extent(pages_of(row["pages"])),
        cited=cited,
    )
