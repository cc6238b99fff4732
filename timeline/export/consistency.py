"""Findings of `timeline check` as JSON values and as rows of a table."""

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from timeline.dates.time_kind import TimeKind, format_time
from timeline.export.tables import harmless
from timeline.messages import in_language
from timeline.normalizer.consistency import Reading, Written
from timeline.normalizer.resolution import WEEKDAYS
from timeline.printed import Place
from timeline.query.consistency import ArticleFinding, QuotedWords
from timeline.wording.consistency import reading_words, statement
from timeline.wording.terms import written_date

COLUMNS = (
    "article", "title", "volume", "page", "kind", "words", "quote", "weekday", "calendar", "written",
    "earliest", "latest", "disagreement", "readings", "start", "end",
)  # fmt: skip


def finding_to_json(one: ArticleFinding) -> dict[str, Any]:
    """Return a finding as JSON values, with its sentences in English under `text`."""
    finding = one.finding
    with in_language("en"):
        readings = [
            _reading(reading, reading_words(finding, reading), words)
            for reading, words in zip(finding.readings, one.evidence, strict=True)
        ]
        return {
            "article": one.article,
            "title": one.title,
            **_quoted(one.quoted),
            "quote": one.quote,
            "kind": finding.kind.value,
            "edtf": format_time(finding.days, TimeKind.WITHIN),
            "written": _written(finding.written),
            "weekday": WEEKDAYS[finding.weekday - 1] if finding.weekday else None,
            "text": statement(finding),
            "readings": readings,
        }


def write_csv_findings(findings: Iterable[ArticleFinding], out: TextIO) -> None:
    """Write the column names and one row per finding; its sentences are English, one reading per line."""
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for one in findings:
        rows.writerow(map(harmless, _cells(one)))


def _cells(one: ArticleFinding) -> tuple[str, ...]:
    finding, place, written = one.finding, one.quoted.place, one.finding.written
    with in_language("en"):
        disagreement = statement(finding)
        readings = "\n".join(
            ": ".join(
                filter(None, (reading_words(finding, reading), "، ".join(each.words for each in words)))
            )
            for reading, words in zip(finding.readings, one.evidence, strict=True)
        )
    return (
        one.article,
        one.title or "",
        (place.volume or "") if place else "",
        place.page if place else "",
        finding.kind.value,
        one.quoted.words,
        one.quote,
        WEEKDAYS[finding.weekday - 1] if finding.weekday else "",
        written.calendar if written else "",
        written_date(written.year, written.month, written.day) if written else "",
        str(finding.days.earliest or ""),
        str(finding.days.latest or ""),
        disagreement,
        readings,
        str(one.quoted.start),
        str(one.quoted.end),
    )


def _reading(reading: Reading, text: str, words: Iterable[QuotedWords]) -> dict[str, Any]:
    return {
        "source": reading.source.value,
        "edtf": format_time(reading.days, TimeKind.WITHIN) if reading.days else None,
        "days_apart": reading.apart,
        "days_of_month": list(reading.numbers),
        "written": _written(reading.written),
        "words": [_quoted(each) for each in words],
        "text": text,
    }


def _quoted(quoted: QuotedWords) -> dict[str, Any]:
    place = quoted.place or Place("")
    return {
        "words": quoted.words,
        "start": quoted.start,
        "end": quoted.end,
        "volume": place.volume,
        "page": place.page or None,
    }


def _written(written: Written | None) -> dict[str, str] | None:
    if written is None:
        return None
    date = written_date(written.year, written.month, written.day)
    return {"calendar": written.calendar, "date": date}
