"""OpenITI mARkdown: a work as its file has it, with the years of its dates as tags (@YY985).

The database keeps the clean text of a work, not its markup: the file is read again, and a tag goes where the
words of a date are in it. Everything else stays as it is, byte for byte. Source of the tags: "Years AH" in
https://alraqmiyyat.github.io/mARkdown/: they have spaces on both sides.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.canonical_json import parsed
from timeline.dates.calendars import CALENDARS
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.dates.time_kind import TimeKind
from timeline.db.columns import holds, interval_of
from timeline.db.tables import articles, mentions, texts
from timeline.errors import InvalidDate, InvalidInput, NotFound
from timeline.extraction.leads import RULE as LEAD
from timeline.extraction.model import article_id
from timeline.log.article_reading import article_reading, resolved_reading
from timeline.log.texts import salted_hash
from timeline.normalizer.resolution import Status, components
from timeline.readers.openiti.reader import SourceWork
from timeline.readers.record import PrintedArticle

# The calendar of the tags.
_YEARS = next(calendar for calendar in CALENDARS.values() if calendar.notation.abbreviation == "AH")
_KINDS = (TimeKind.WITHIN, TimeKind.THROUGHOUT)
_LONGEST_TAG = 12
_TAG = r"@Y[BDY]\d{1,4}"
_TAG_BEFORE, _TAG_AFTER = re.compile(rf"{_TAG}\s*\Z"), re.compile(rf"\s*{_TAG}")


@dataclass(frozen=True, slots=True)
class TaggedWork:
    """text: of the file with its tags; tags: how many were added; uncertain: dates that are not certain to
    the year; sections, missing: of the work, and those of them that are not in the database."""

    text: str
    tags: int
    uncertain: int
    sections: int
    missing: int


def tagged(connection: Connection, work: SourceWork, at: int | None = None) -> TaggedWork:
    """Return a work with the years of its dates as tags. at: the log position as of which; None: now.

    Raises NotFound if none of its sections is in the database; InvalidInput if the text of one is another.
    """
    tags: dict[int, int] = {}
    start = sections = missing = uncertain = 0
    for article in work.articles():
        sections += 1
        row = _stored(connection, article, at)
        if row is None:
            missing += 1
        latest = _latest(row["published"]) if row is not None else None
        for dated in _dated(connection, row, article.text, at) if row is not None else ():
            # A work does not tell what came after it: such a year was misread, or is an editor's.
            after = latest is not None and dated.days.latest is not None and dated.days.latest > latest
            year = None if after else _year(dated)
            if year is None:
                uncertain += 1
            elif (offset := _position(work, start, dated)) is not None:
                tags.setdefault(offset, year)
        start += len(article.text) + 1
    if missing == sections:
        raise NotFound("{file} is not in the database: ingest it first", file=work.location)
    return TaggedWork(_with_tags(work.text, tags), len(tags), uncertain, sections, missing)


def _latest(published: str | None) -> date | None:
    return parse_edtf(published).latest if published else None


def _stored(connection: Connection, article: PrintedArticle, at: int | None) -> RowMapping | None:
    """The row of an article that is not retracted or redacted. Raises InvalidInput if its text is another."""
    identity = article.id or article_id(article.text, article.publisher, article.url)
    query = (
        sa.select(articles, texts.c.salt)
        .join(texts, texts.c.hash == articles.c.text_hash)
        .where(articles.c.id == identity, articles.c.retracted.is_(False), holds(articles, at))
    )
    row = connection.execute(query).mappings().one_or_none()
    if row is not None and salted_hash(row["salt"], article.text) != row["text_hash"]:
        raise InvalidInput(
            "{file} is not the text that was ingested as {id}: give the file as it was ingested",
            file=article.location,
            id=identity,
        )
    return row


@dataclass(frozen=True, slots=True)
class _Dated:
    """Words of a section that have days. start, end: their span; stated: the components of the date.

    open: whether it may be on other days as well.
    """

    start: int
    end: int
    days: Interval
    kind: TimeKind
    stated: Mapping[str, object]
    open: bool


def _dated(connection: Connection, row: RowMapping, text: str, at: int | None) -> Iterator[_Dated]:
    """What dates an event in an article, and its headings."""
    query = sa.select(mentions).where(
        mentions.c.article == row["id"],
        mentions.c.retracted.is_(False),
        mentions.c.status == Status.RESOLVED.value,
        mentions.c.rule != LEAD,
        holds(mentions, at),
    )
    for one in connection.execute(query.order_by(mentions.c.expression_start)).mappings().all():
        yield _Dated(
            one["expression_start"],
            one["expression_end"],
            interval_of(one),
            TimeKind(one["time_kind"]),
            {**parsed(one["implied"]), **parsed(one["semantics"])},
            bool(parsed(one["alternatives"])),
        )
    published = parse_edtf(row["published"]) if row["published"] else None
    for _, heading, found in resolved_reading(article_reading(connection, row["id"]), text, published):
        days, time = found.interval, found.time
        if heading.heading is not None and days is not None and time is not None:
            stated = {**found.implied, **components(found.semantics)}
            yield _Dated(heading.start, heading.end, days, time.kind, stated, bool(found.alternatives))


def _year(dated: _Dated) -> int | None:
    """The year in which the days certainly are; None if that is not known."""
    days, stated = dated.days, dated.stated
    if dated.kind not in _KINDS or dated.open or days.earliest is None or days.latest is None:
        return None
    try:
        # Of a span: of its end, and of all of it, as its days show.
        for part in ("", "to "):
            if stated.get(f"{part}calendar") == _YEARS.name and isinstance(
                year := stated.get(f"{part}year"), int
            ):
                return year if _within(days, _YEARS.year(year)) else None
        return _around(days)
    except (InvalidDate, OverflowError):
        return None


def _around(days: Interval) -> int | None:
    """The year of all of some days, wherever its months began by observation."""
    assert days.earliest is not None and days.latest is not None
    margin = timedelta(_YEARS.margin(_YEARS.year_of(days.earliest)))
    first, last = _YEARS.year_of(days.earliest - margin), _YEARS.year_of(days.latest + margin)
    return first if first == last else None


def _within(days: Interval, year: Interval) -> bool:
    bounds = days.earliest, days.latest, year.earliest, year.latest
    first, last, start, end = bounds
    return bool(first and last and start and end and start <= first and last <= end)


def _position(work: SourceWork, start: int, dated: _Dated) -> int | None:
    """Where the tag of a date goes in the file; None if the words have a tag of a year already.

    start: of its section in the text of the work.
    """
    text, file = work.body.text, work.text
    first, last = start + dated.start, start + dated.end
    begins, ends = work.body.in_file(first), work.body.in_file(last - 1) + 1
    if re.search(_TAG, file[begins:ends]) or _TAG_AFTER.match(file, ends):
        return None
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    word = work.body.in_file(first)
    return None if _TAG_BEFORE.search(file[max(0, word - _LONGEST_TAG) : word]) else word


def _with_tags(file: str, tags: dict[int, int]) -> str:
    return "".join(_pieces(file, tags))


def _pieces(file: str, tags: dict[int, int]) -> Iterator[str]:
    at = 0
    for offset in sorted(tags):
        yield file[at:offset]
        # A continued line begins right after its ~~.
        yield f"{'' if file[offset - 1].isspace() else ' '}@YY{tags[offset]:03} "
        at = offset
    yield file[at:]
