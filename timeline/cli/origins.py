"""The origin of a date or a decision, in words for people."""

from typing import Any, assert_never

from timeline.canonical_json import parsed
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval, Precision
from timeline.extraction.publication_date.evidence import ClueKind, Says, WordEvidence
from timeline.log.facts import (
    AddressEvidence,
    EventEvidence,
    Evidence,
    Given,
    Inferred,
    Normalizer,
    Origin,
    Person,
    Reingested,
    Superseded,
    origin_from_json,
    to_json,
)
from timeline.messages import _
from timeline.normalizer.resolution import WEEKDAYS


def origin_lines(origin: Origin, text: str | None) -> list[str]:
    """Return an origin, then one line per piece of evidence, its words last. text: None if it was erased."""
    if isinstance(origin, Inferred):
        words = (one for one in origin.evidence if not isinstance(one, AddressEvidence))
        return [origin_words(origin), *(_evidence_line(one, text) for one in words)]
    return [origin_words(origin)]


def origin_words(origin: Origin) -> str:
    """Return an origin in a few words."""
    match origin:
        case Given():
            return _("given with the article")
        case Reingested():
            return _("given when the article was ingested again")
        case Inferred():
            if any(isinstance(one, AddressEvidence) for one in origin.evidence):
                return _("the day in its address")
            return _("inferred from the text")
        case Normalizer():
            return _("read by normalizer {version}").format(version=origin.version)
        case Superseded():
            return _("superseded by {article}: the same article, saved again").format(article=origin.by)
        case Person():
            return origin.why
        case _:
            assert_never(origin)


def origin_json(origin: Origin | None, text: str | None = None) -> dict[str, Any] | None:
    """Return an origin for JSON: the typed value, and the words of each piece of evidence."""
    if origin is None:
        return None
    values: dict[str, Any] = to_json(origin, Origin)
    if isinstance(origin, Inferred):
        values["evidence"] = [_evidence_json(one, text) for one in origin.evidence]
    return values


def reason_words(column: str | None) -> str:
    """Return the column `why` of a mention, which holds an origin, in a few words."""
    return origin_words(origin_from_json(column)) if column else ""


def reason_json(column: str | None) -> Any:
    """Return the column `why` for JSON."""
    return parsed(column) if column else None


def _evidence_json(evidence: Evidence, text: str | None) -> dict[str, Any]:
    values: dict[str, Any] = to_json(evidence, Evidence)
    if isinstance(evidence, AddressEvidence):
        return values
    return {**values, "words": None if text is None else _words(evidence, text)}


def _evidence_line(evidence: WordEvidence | EventEvidence, text: str | None) -> str:
    words = _("(erased)") if text is None else _words(evidence, text)
    match evidence:
        case WordEvidence(says=says, contradicted=contradicted):
            line = says_words(says)
            if contradicted:
                line = _("ignored because contradicted: {evidence}").format(evidence=line)
        case EventEvidence():
            line = _(
                "reports the event {event}, dated by other articles (independent sources: {sources}); so "
                "it was written in {days}"
            ).format(event=evidence.event, sources=evidence.sources, days=format_edtf(evidence.days))
    return f"{line}: {words}"


def _words(evidence: WordEvidence | EventEvidence, text: str) -> str:
    return " ".join(text[evidence.start : evidence.end].split())


def says_words(says: Says) -> str:
    """Return what words say about the day on which they were written."""
    if says.days is not None:
        return _of_days(says.kind, says.days).format(days=format_edtf(says.days))
    if says.kind is ClueKind.BETWEEN:
        between = _("refers to month {month} as past and to month {next_month} as coming")
        return between.format(month=says.month, next_month=says.next_month)
    if says.kind is ClueKind.CURRENT:
        return _("refers to month {month} as the current month").format(month=says.month)
    parts = []
    if says.weekday is not None:
        line = {
            ClueKind.YESTERDAY: _("refers to a {weekday} as yesterday"),
            ClueKind.TODAY: _("refers to a {weekday} as today"),
            ClueKind.TOMORROW: _("refers to a {weekday} as tomorrow"),
        }[says.kind]
        parts.append(line.format(weekday=_(WEEKDAYS[says.weekday - 1])))
    if says.month_day is not None:
        line = _("refers to day {day} of month {month} as today")
        parts.append(line.format(day=says.month_day, month=says.month))
    return _(", ").join(parts)


def _of_days(kind: ClueKind, days: Interval) -> str:
    """What words say about the days that they name."""
    match kind:
        case ClueKind.DATELINE:
            return _("is the dateline, {days}")
        case ClueKind.SPOKEN:
            return _("quotes words spoken on {days}")
        case ClueKind.YESTERDAY:
            return _("refers to {days} as yesterday")
        case ClueKind.TODAY:
            return _("refers to {days} as today")
        case ClueKind.TOMORROW:
            return _("refers to {days} as tomorrow")
        case ClueKind.CURRENT if days.precision is Precision.MONTH:
            return _("refers to {days} as the current month")
        case ClueKind.CURRENT:
            return _("refers to {days} as the current year")
        case ClueKind.PAST:
            return _("refers to {days} as past")
        case ClueKind.COMING:
            return _("refers to {days} as coming")
        case ClueKind.LAST_YEAR:
            return _("refers to {days} as last year")
        case ClueKind.NEXT_YEAR:
            return _("refers to {days} as next year")
        case ClueKind.LASTING:
            return _("reports something ongoing since {days}")
        case ClueKind.REPORTED:
            return _("reports {days} as past")
        case ClueKind.ANNOUNCED:
            return _("announces something for {days}")
        case ClueKind.BETWEEN:
            raise ValueError(f"{kind} names months")
        case _:
            assert_never(kind)
