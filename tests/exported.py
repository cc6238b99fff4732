"""Events to export, and texts that a format could stumble over."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from hypothesis import strategies as st

from timeline.dates.interval import Certainty, Interval
from timeline.dates.time_kind import Time, TimeKind
from timeline.dates.timex import format_timex
from timeline.export.characters import one_line
from timeline.export.formats import Heading, writer
from timeline.query.chronology import Answer, Attestation
from timeline.query.details import EventDetails, MentionDetails, Named

RECORDED = datetime(2026, 3, 1, 12, 30, 5, 250000, UTC)
# Markup, formulas, escapes, separators, controls, and bidirectional controls of several formats.
_NASTY = st.sampled_from([
    "<b>", "</p>", "&amp;", "&#13;", "]]>", "<!--", '"', "'", '""', "=1+1", "-2", "@x", "＝", ",", ";", ":",
    "\\", "\\n", "\\,", "\\\\", "{", "}", "%", "$", "#", "_", "^", "~", "|", "||", "/*", "*/", "\t", "\r",
    "\n", "\r\n", "\x01", "\x0b", "\x0c", "\x1b[31m", "\x1e", "\x7f", "\x85", "\u2028", "\u200f", "\u202e",
    "\u2066", "\ufeff", "\ufffe", "\N{PILE OF POO}", "يوم الخميس", "END:VEVENT", " ", "\u00a0",
])  # fmt: skip
_ANY = st.lists(st.text(st.characters(codec="utf-8"), max_size=4) | _NASTY, max_size=30).map("".join)
# A clause has words, unless they were erased.
hostile = _ANY.filter(one_line)


def kind_of(when: Interval) -> TimeKind:
    """The kind of time of an article that says no more than the days."""
    if when.earliest is None or when.latest is None:
        return TimeKind.BEFORE if when.earliest is None else TimeKind.AFTER
    return TimeKind.WITHIN


def report(
    when: Interval, before: str = "", expression: str = "أمس الخميس", after: str = "", *,
    article: str = "a1", title: str | None = "العنوان", publisher: str | None = "صحيفة النموذج",
    published: str | None = "2017-05-05", url: str | None = None, timex: str | None = None,
    anchor: str | None = None, semantics: Mapping[str, Any] | None = None, factuality: str = "occurred",
    places: tuple[Named, ...] = (), mod: str | None = None, kind: TimeKind | None = None,
) -> MentionDetails:  # fmt: skip
    """A report whose quote is the expression with something around it."""
    quote = before + expression + after
    start = 7
    return MentionDetails(
        source=Attestation(
            mention="m1", article=article, title=title, publisher=publisher, published=published, quote=quote,
            expression=expression, when=when, kind=kind or kind_of(when), factuality=factuality,
            reporting=False, attribution=None,
        ),
        url=url, timex=timex or format_timex(when), rule="day", anchor=anchor,
        semantics=semantics or {}, implied={}, reasons=(), alternatives=(),
        expression_start=start + len(before),
        expression_end=start + len(before) + len(expression), quote_start=start,
        quote_end=start + len(quote), names=(), places=places, join_reason=None, corrected=False, mod=mod,
    )  # fmt: skip


def event(
    when: Interval, *reports: MentionDetails, text: str = "وقّعت الأطراف المذكرة",
    identity: str = "9b17e0f1a2b3c4d5",
    factuality: str = "occurred", certainty: Certainty = Certainty.CERTAIN, reporting: bool = False,
    disputed: bool = False, kind: TimeKind | None = None,
) -> EventDetails:  # fmt: skip
    """An event with its mentions; without any, one of the same days."""
    time = Time(when, kind or kind_of(when))
    reports = reports or (report(when, kind=time.kind),)
    answer = Answer(
        id=identity, certainty=certainty, when=when, kind=time.kind, edtf=time.edtf,
        precision=when.precision.value, text=text, headline=text, fragment=False,
        article_count=len(reports), source_count=len(reports),
        factuality=factuality, reporting=reporting, disputed=disputed,
        sources=tuple(each.source for each in reports),
    )  # fmt: skip
    return EventDetails(answer, reports)


def hostile_event(when: Interval, text: str) -> EventDetails:
    """An event that has a text wherever an article has one."""
    told = report(when, text, after=text, title=text, publisher=text, url=f"https://example.org/{text}")
    return event(when, told, text=text)


def exported(name: str, *entries: EventDetails, heading: Heading | None = None, **options: Any) -> bytes:
    """What a format writes of some events."""
    out = BytesIO()
    writer(name)(entries, out, heading or Heading("everything", 9, RECORDED), **options)
    return out.getvalue()


def notes(name: str, *entries: EventDetails) -> list[str]:
    """What a format says that it left out."""
    return list(writer(name)(entries, BytesIO(), Heading("everything", 9, RECORDED)) or ())
