"""What `timeline show` prints: an event or an article in full, line by line."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import RowMapping

from timeline.cli.output import safe
from timeline.dates.edtf import format_edtf
from timeline.messages import _
from timeline.query.inspect import ArticleRecord, EventRecord, loaded, rivals_of

# Why each article's publication date is what it is, by the article's id.
Why = Mapping[str, Sequence[str]]


def event_lines(record: EventRecord, why: Why) -> Iterator[str]:
    """An event, and each of its mentions under its article."""
    event = record.event
    yield _("event     {id}").format(id=event["id"])
    yield _("date      {days}  ({precision})").format(days=event["edtf"], precision=_(event["precision"]))
    reported = _("reported  independent sources: {sources}, articles: {articles}, clauses: {clauses}")
    yield reported.format(
        sources=event["source_count"], articles=event["article_count"], clauses=event["mention_count"]
    )
    words = _("modality  {modality}, a report of words") if event["statement"] else _("modality  {modality}")
    yield words.format(modality=_(event["modality"]))
    for rival in rivals_of(record) if event["disputed"] else ():
        days, names = format_edtf(rival.when), ", ".join(rival.mentions)
        disputed = _("disputed  {days}: {count} independent sources, in {mentions}")
        yield disputed.format(days=days, count=rival.sources, mentions=names)
    yield _("text      {text}").format(text=safe(event["text"]))
    for mention, article in record.mentions:
        yield ""
        yield from _article_head(article, why)
        yield from _mention(mention)


def article_lines(record: ArticleRecord, why: Why) -> Iterator[str]:
    """An article, and all that was read in it."""
    yield from _article_head(record.article, why)
    for mention in record.mentions:
        yield ""
        yield from _mention(mention)


def _article_head(article: RowMapping, why: Why) -> Iterator[str]:
    yield _("article   {id}").format(id=safe(article["id"]))
    yield _("published {days}").format(days=article["published"] or _("unknown"))
    for reason in why[article["id"]]:
        yield _("  because {reason}").format(reason=safe(reason))
    for line, name in (
        (_("url       {value}"), "url"),
        (_("source    {value}"), "source"),
        (_("title     {value}"), "title"),
    ):
        if article[name]:
            yield line.format(value=safe(article[name]))


def _mention(mention: RowMapping) -> Iterator[str]:
    days = mention["edtf"] or _(mention["status"])
    yield _("mention   {id}  {days}").format(id=mention["id"], days=days)
    yield _("  quote   {quote}").format(quote=safe(mention["quote"]))
    if mention["frame"]:
        yield _("  told by {words}").format(words=safe(mention["frame"]))
    if mention["goes_on_from"]:
        yield _("  goes on from {words}").format(words=safe(mention["goes_on_from"]))
    yield _("  words   {words}").format(words=safe(mention["expression"]))
    yield from _meant(mention)
    for line, column in ((_("  who     {names}"), "names"), (_("  where   {names}"), "places")):
        if named := named_in(mention[column]):
            yield line.format(names=safe("، ".join(named)))
    for line, column in ((_("  says    {parts}"), "said"), (_("  implied {parts}"), "implied")):
        if parts := loaded(mention, column):
            yield line.format(parts=", ".join(f"{name} {value}" for name, value in parts.items()))
    for reason in loaded(mention, "reasons"):
        yield _("  because {reason}").format(reason=safe(reason))
    for other in loaded(mention, "alternatives"):
        yield _("  or      {days}, {why}").format(days=other["edtf"], why=safe(other["why"]))
    for line, name in (
        (_("  retracted: {why}"), "retracted"),
        (_("  redated by hand: {why}"), "redated"),
        (_("  placed by hand: {why}"), "placed"),
    ):
        if mention[name]:
            yield line.format(why=safe(mention["why"]))
    if mention["joined_to"]:
        joined = _("  joined  to mention {mention}: {count} telling words in common, {why}")
        yield joined.format(
            mention=mention["joined_to"],
            count=mention["shared_terms"],
            why=mention["join_reason"] or _("same days"),
        )


def _meant(mention: RowMapping) -> Iterator[str]:
    """What tells that a clause reports no plain fact."""
    modality = _(mention["modality"])
    if mention["modality"] != "occurred" and mention["cue"]:
        says = _("  meant   as {modality}: it says {cue}")
        yield says.format(modality=modality, cue=safe(mention["cue"]))
    elif mention["modality"] != "occurred":
        ahead = _("  meant   as {modality}: its days lie ahead of the publication")
        yield ahead.format(modality=modality)
    if mention["statement"]:
        yield _("  meant   as the date of what was said")


def named_in(lines: str) -> list[str]:
    """The words of the names that a column holds, as folded; the key behind them is for searches."""
    return [line.partition("\t")[0] for line in lines.split("\n") if line]
