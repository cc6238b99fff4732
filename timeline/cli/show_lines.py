"""What `timeline show` prints: an event or an article in full, line by line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import RowMapping

from timeline.cli.origins import origin_lines, reason_words
from timeline.cli.output import terminal_safe
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Precision
from timeline.messages import _
from timeline.query.inspect import (
    ArticleRecord,
    Because,
    EventRecord,
    alternatives_of,
    competing_dates_of,
    loaded,
    reasons_of,
)
from timeline.wording.components import component_words
from timeline.wording.days import days, days_and_code, days_of_edtf
from timeline.wording.joins import join_words
from timeline.wording.reasons import Words, condition_words, sentences


@dataclass(frozen=True, slots=True)
class SourceText:
    """What an article adds to its row.

    because: on what its publication date rests, None when it came with it. words: those of its text.
    """

    because: Because | None
    words: Words


# By the article's id.
Sources = Mapping[str, SourceText]


def event_lines(record: EventRecord, sources: Sources) -> Iterator[str]:
    """An event, and each of its mentions under its article."""
    event = record.event
    yield _("event     {id}").format(id=event["id"])
    if record.former:
        yield _("formerly  {id}").format(id=terminal_safe(record.former))
    yield _("date      {days}  ({precision})").format(
        days=days(parse_edtf(event["edtf"])), precision=_precision(event)
    )
    reported = _("reported  independent sources: {sources}, articles: {articles}, clauses: {clauses}")
    yield reported.format(
        sources=event["source_count"], articles=event["article_count"], clauses=event["mention_count"]
    )
    words = (
        _("factuality  {factuality}, a report of words")
        if event["reporting"]
        else _("factuality  {factuality}")
    )
    yield words.format(factuality=_(event["factuality"]))
    for rival in competing_dates_of(record) if event["disputed"] else ():
        disputed = _("disputed  {days}: {count} independent sources, in {mentions}")
        yield disputed.format(
            days=days_and_code(rival.when), count=rival.sources, mentions=", ".join(rival.mentions)
        )
    yield _("text      {text}").format(text=terminal_safe(event["text"]))
    for mention, article in record.mentions:
        yield ""
        yield from _article_head(article, sources)
        yield from _mention(mention, sources[article["id"]].words)


def article_lines(record: ArticleRecord, sources: Sources) -> Iterator[str]:
    """An article, and all that was read in it."""
    yield from _article_head(record.article, sources)
    for mention in record.mentions:
        yield ""
        yield from _mention(mention, sources[record.article["id"]].words)


def _precision(event: RowMapping) -> str:
    """The unit of an event's days, with its code in EDTF where it is a whole one: 2024-33, quarter."""
    unit = _(event["precision"])
    spans = (Precision.DAY, Precision.WEEK, Precision.SPAN, Precision.OPEN)
    return unit if event["precision"] in spans else f"{event['edtf']}, {unit}"


def _article_head(article: RowMapping, sources: Sources) -> Iterator[str]:
    yield _("article   {id}").format(id=terminal_safe(article["id"]))
    yield _("published {days}").format(days=_days(article["published"]) or _("unknown"))
    because = sources[article["id"]].because
    for reason in origin_lines(because.origin, because.text) if because else ():
        yield _("  because {reason}").format(reason=terminal_safe(reason))
    for line, name in (
        (_("url       {value}"), "url"),
        (_("source    {value}"), "source"),
        (_("title     {value}"), "title"),
    ):
        if article[name]:
            yield line.format(value=terminal_safe(article[name]))


def _days(edtf: str | None) -> str | None:
    return days_of_edtf(edtf) if edtf else None


def _mention(mention: RowMapping, words: Words) -> Iterator[str]:
    told = _days(mention["edtf"]) or _(mention["status"])
    yield _("mention   {id}  {days}").format(id=mention["id"], days=told)
    yield _("  quote   {quote}").format(quote=terminal_safe(mention["quote"]))
    if mention["attribution"]:
        yield _("  told by {words}").format(words=terminal_safe(mention["attribution"]))
    if mention["antecedent"]:
        yield _("  goes on from {words}").format(words=terminal_safe(mention["antecedent"]))
    yield _("  words   {words}").format(words=terminal_safe(mention["expression"]))
    yield from _meant(mention)
    for line, column in ((_("  who     {names}"), "names"), (_("  where   {names}"), "places")):
        if named := named_in(mention[column]):
            yield line.format(names=terminal_safe("، ".join(named)))
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
        (_("  redated by hand: {why}"), "date_is_manual"),
        (_("  placed by hand: {why}"), "event_is_manual"),
    ):
        if mention[name]:
            yield line.format(why=terminal_safe(reason_words(mention["why"])))
    if mention["joined_to"]:
        joined = _("  joined  to mention {mention}: {count} telling words in common, {why}")
        yield joined.format(
            mention=mention["joined_to"],
            count=mention["shared_terms"],
            why=join_words(loaded(mention, "join_reason")) if mention["join_reason"] else _("same days"),
        )


def _meant(mention: RowMapping) -> Iterator[str]:
    """What tells that a clause reports no plain fact."""
    factuality = _(mention["factuality"])
    if mention["factuality"] != "occurred" and mention["cue"]:
        says = _("  meant   as {factuality}: it says {cue}")
        yield says.format(factuality=factuality, cue=terminal_safe(mention["cue"]))
    elif mention["factuality"] != "occurred":
        ahead = _("  meant   as {factuality}: its days lie ahead of the publication")
        yield ahead.format(factuality=factuality)
    if mention["reporting"]:
        yield _("  meant   as the date of what was said")


def named_in(lines: str) -> list[str]:
    """The words of the names that a column holds, as folded; the key behind them is for searches."""
    return [line.partition("\t")[0] for line in lines.split("\n") if line]
