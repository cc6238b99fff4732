"""What `timeline show` prints: a whole event or article, line by line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import RowMapping

from timeline.cli.dispute_lines import dispute_lines
from timeline.cli.origins import origin_lines, reason_words
from timeline.cli.output import terminal_safe
from timeline.dates.interval import Precision
from timeline.dates.time_kind import TimeKind
from timeline.db.columns import time_of
from timeline.extraction.leads import RULE as LEAD
from timeline.linking.importance import components
from timeline.messages import _
from timeline.normalizer.written import written_in
from timeline.printed_json import further_fields, headings_of
from timeline.projections.event_columns import signals_of
from timeline.query.event_links import EventLink
from timeline.query.inspect import (
    ArticleRecord,
    Because,
    EventRecord,
    alternatives_of,
    loaded,
    reasons_of,
)
from timeline.query.printed_names import printed_names, printed_places
from timeline.wording.components import component_words, written_words
from timeline.wording.importance import importance_words
from timeline.wording.reasons import Words, condition_words, sentences
from timeline.wording.terms import days_and_code, days_of_edtf, join_words, time_and_code, time_words


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of an article, and the origin of its publication date.

    because: the origin, None if the date came with the article. words: gives the words of its text.
    """

    because: Because | None
    words: Words


# By the article's id.
Sources = Mapping[str, SourceText]


def event_lines(record: EventRecord, sources: Sources, similar: Iterable[str] = ()) -> Iterator[str]:
    """Yield an event, and each of its mentions under its article. similar: the lines of `similar_lines`."""
    event = record.event
    yield _("event     {id}").format(id=event["id"])
    if record.former:
        yield _("formerly  {id}").format(id=terminal_safe(record.former))
    yield _("date      {days}  ({precision})").format(
        days=time_words(time_of(event)), precision=_precision(event)
    )
    reported = _("reported  independent sources: {sources}, articles: {articles}, mentions: {mentions}")
    yield reported.format(
        sources=event["source_count"], articles=event["article_count"], mentions=event["mention_count"]
    )
    yield _("importance  {points}").format(points=event["importance"])
    for part in components(signals_of(event)):
        yield f"  {importance_words(part.name, part.count, part.points)}"
    words = (
        _("factuality  {factuality}, reported speech")
        if event["reporting"]
        else _("factuality  {factuality}")
    )
    yield words.format(factuality=_(event["factuality"]))
    yield _("headline  {text}").format(text=terminal_safe(event["headline"]))
    yield _("clause    {text}").format(text=terminal_safe(event["text"]))
    if event["disputed"]:
        yield from dispute_lines(record)
    yield from similar
    for mention, article in record.mentions:
        yield ""
        yield from _article_head(article, sources)
        yield from _mention(mention, sources[article["id"]].words)


def similar_lines(similar: Iterable[tuple[EventLink, RowMapping]], digits: int) -> Iterator[str]:
    """Yield the events that are possibly the same: agreement, id, date, headline. digits: of printed ids."""
    for number, (link, event) in enumerate(similar):
        if not number:
            yield _("possibly the same  (agreement, id, date, headline)")
        days, headline = time_words(time_of(event)), terminal_safe(event["headline"])
        yield f"  {link.score / 100:5.2f}  {event['id'][:digits]}  {days}  {headline}"


def article_lines(record: ArticleRecord, sources: Sources) -> Iterator[str]:
    """Yield an article, and every mention in it."""
    yield from _article_head(record.article, sources)
    for mention in record.mentions:
        yield ""
        yield from _mention(mention, sources[record.article["id"]].words)


def _precision(event: RowMapping) -> str:
    """The precision of an event's date, with its EDTF code if that says more: 2024-33, quarter."""
    unit = _(event["precision"])
    if event["time_kind"] in (TimeKind.SINCE, TimeKind.UNTIL, TimeKind.ABOUT):
        return f"{event['edtf']}, {unit}"
    spans = (Precision.DAY, Precision.WEEK, Precision.SPAN, Precision.OPEN)
    return unit if event["precision"] in spans else f"{event['edtf']}, {unit}"


def _article_head(article: RowMapping, sources: Sources) -> Iterator[str]:
    yield _("article   {id}").format(id=terminal_safe(article["id"]))
    yield _("published {days}").format(days=_days(article["published"]) or _("unknown"))
    if article["published_at"]:
        yield _("time      {value}").format(value=article["published_at"])
    because = sources[article["id"]].because
    for reason in origin_lines(because.origin, because.text) if because else ():
        yield _("  because {reason}").format(reason=terminal_safe(reason))
    for line, name in (
        (_("url       {value}"), "url"),
        (_("publisher {value}"), "publisher"),
        (_("title     {value}"), "title"),
    ):
        if article[name]:
            yield line.format(value=terminal_safe(article[name]))
    for heading in headings_of(article["headings"]):
        yield _("under     {heading}").format(heading=terminal_safe(heading.text))
    for name, value in further_fields(article["extra"]):
        yield _("also      {name}: {value}").format(name=terminal_safe(name), value=terminal_safe(value))


def _days(edtf: str | None) -> str | None:
    return days_of_edtf(edtf) if edtf else None


def _mention(mention: RowMapping, words: Words) -> Iterator[str]:
    date = time_and_code(time_of(mention)) if mention["edtf"] else _(mention["status"])
    yield _("mention   {id}  {days}").format(id=mention["id"], days=date)
    yield _("  quote   {quote}").format(quote=terminal_safe(mention["quote"]))
    if mention["page"] and mention["volume"]:
        line = _("  page    {page} of volume {volume}")
        yield line.format(page=terminal_safe(mention["page"]), volume=terminal_safe(mention["volume"]))
    elif mention["page"]:
        yield _("  page    {page}").format(page=terminal_safe(mention["page"]))
    if mention["attribution"]:
        yield _("  attributed to {words}").format(words=terminal_safe(mention["attribution"]))
    if mention["antecedent"]:
        yield _("  antecedent {words}").format(words=terminal_safe(mention["antecedent"]))
    if mention["rule"] != LEAD:
        yield _("  words   {words}").format(words=terminal_safe(mention["expression"]))
    yield from _factuality(mention)
    for line, named in (
        (_("  who     {names}"), printed_names(mention["names"])),
        (_("  where   {names}"), printed_places(mention["places"])),
    ):
        if named:
            yield line.format(names=terminal_safe("، ".join(name.words for name in named)))
    if written := written_in(loaded(mention, "semantics"), loaded(mention, "implied")):
        yield _("  written {date}").format(date=written_words(written))
    for line, column in ((_("  says    {parts}"), "semantics"), (_("  implied {parts}"), "implied")):
        if parts := loaded(mention, column):
            yield line.format(parts=terminal_safe(component_words(parts)))
    for reason in sentences(reasons_of(mention), words):
        yield _("  because {reason}").format(reason=terminal_safe(reason))
    for other in alternatives_of(mention):
        condition = condition_words(other.condition)
        yield _("  or      {days}, {why}").format(days=days_and_code(other.interval), why=condition)
    for line, name in (
        (_("  retracted: {why}"), "retracted"),
        (_("  date set by hand: {why}"), "date_is_manual"),
        (_("  event set by hand: {why}"), "event_is_manual"),
    ):
        if mention[name]:
            yield line.format(why=terminal_safe(reason_words(mention["why"])))
    if mention["joined_to"]:
        joined = _("  linked  to mention {mention}: {count} key words in common, {why}")
        yield joined.format(
            mention=mention["joined_to"],
            count=mention["shared_terms"],
            why=join_words(loaded(mention, "join_reason")) if mention["join_reason"] else _("same days"),
        )


def _factuality(mention: RowMapping) -> Iterator[str]:
    """What shows that a clause does not simply report that something occurred."""
    factuality = _(mention["factuality"])
    if mention["factuality"] != "occurred" and mention["cue"]:
        says = _("  factuality {factuality}: the text says {cue}")
        yield says.format(factuality=factuality, cue=terminal_safe(mention["cue"]))
    elif mention["factuality"] != "occurred":
        ahead = _("  factuality {factuality}: the date is later than the publication")
        yield ahead.format(factuality=factuality)
    if mention["reporting"]:
        yield _("  reporting: this is the date of the statement, not of what was stated")
