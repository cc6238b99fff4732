"""What `timeline show` prints: an event or an article in full, line by line."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import RowMapping

from timeline.cli.output import safe
from timeline.dates.edtf import format_edtf
from timeline.query.inspect import ArticleRecord, EventRecord, loaded, rivals_of

# Why each article's publication date is what it is, by the article's id.
Why = Mapping[str, Sequence[str]]


def event_lines(record: EventRecord, why: Why) -> Iterator[str]:
    """An event, and each of its mentions under its article."""
    event = record.event
    yield f"event     {event['id']}"
    yield f"date      {event['edtf']}  ({event['precision']})"
    articles, told = event["articles"], event["mentions"]
    yield f"reported  by {event['sources']} independent sources: {articles} articles, {told} clauses"
    yield f"modality  {event['modality']}{', a report of words' if event['statement'] else ''}"
    for rival in rivals_of(record) if event["disputed"] else ():
        days, names = format_edtf(rival.when), ", ".join(rival.mentions)
        yield f"disputed  {days}: {rival.sources} independent sources, in {names}"
    yield f"text      {safe(event['text'])}"
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
    yield f"article   {safe(article['id'])}"
    yield f"published {article['published'] or 'unknown'}"
    for reason in why[article["id"]]:
        yield f"  because {safe(reason)}"
    for name in ("url", "source", "title"):
        if article[name]:
            yield f"{name:<9} {safe(article[name])}"


def _mention(mention: RowMapping) -> Iterator[str]:
    yield f"mention   {mention['id']}  {mention['edtf'] or mention['status']}"
    yield f"  quote   {safe(mention['quote'])}"
    if mention["frame"]:
        yield f"  told by {safe(mention['frame'])}"
    yield f"  words   {safe(mention['expression'])}"
    if mention["modality"] != "occurred":
        why = f"it says {safe(mention['cue'])}" if mention["cue"] else "its days lie ahead of the publication"
        yield f"  meant   as {mention['modality']}: {why}"
    if mention["statement"]:
        yield "  meant   as the date of what was said"
    for label, column in (("who", "names"), ("where", "places")):
        if named := named_in(mention[column]):
            yield f"  {label:<7} {safe('، '.join(named))}"
    for label, column in (("says", "said"), ("implied", "implied")):
        parts = loaded(mention, column)
        if parts:
            yield f"  {label:<7} {', '.join(f'{name} {value}' for name, value in parts.items())}"
    for reason in loaded(mention, "reasons"):
        yield f"  because {safe(reason)}"
    for other in loaded(mention, "alternatives"):
        yield f"  or      {other['edtf']}, {safe(other['why'])}"
    for name, told in (
        ("retracted", "retracted"),
        ("redated", "redated by hand"),
        ("placed", "placed by hand"),
    ):
        if mention[name]:
            yield f"  {told}: {safe(mention['why'])}"
    if mention["joined_to"]:
        shared = mention["shared_terms"]
        yield (
            f"  joined  to mention {mention['joined_to']}: {shared} telling words in common"
            + (f", {mention['join_reason']}" if mention["join_reason"] else ", same days")
        )


def named_in(lines: str) -> list[str]:
    """The words of the names that a column holds, as folded; the key behind them is for searches."""
    return [line.partition("\t")[0] for line in lines.split("\n") if line]
