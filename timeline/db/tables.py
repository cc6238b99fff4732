"""The tables, for queries. The schema itself comes from migrations/ alone; a test compares the two
(indexes.py completes them for that).

The log: facts, head, texts. The projections, remade from the log at any time: articles, mentions, events,
expressions. A projection's row holds from log position `valid_from` until before `valid_until`; the current
one is open until FOREVER.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

FOREVER = 2**63 - 1

metadata = MetaData()

# Identifiers sort and compare by code point on both engines.
KEY = Text().with_variant(Text(collation="C"), "postgresql")

facts = Table(
    "facts",
    metadata,
    Column("position", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False),
    Column("stream", KEY, nullable=False),
    Column("version", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("key", KEY, nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("stream", "version", name="facts_stream_version"),
    UniqueConstraint("key", name="facts_key"),
)

head = Table(
    "head",
    metadata,
    Column(
        "id", Integer, CheckConstraint("id = 1", name="head_one_row"), primary_key=True, autoincrement=False
    ),
    Column("position", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("salt", String(32), nullable=False),
    Column("text", Text, nullable=False),
)


def _validity() -> tuple[Column[int], Column[int]]:
    return (
        Column("valid_from", BigInteger, primary_key=True, autoincrement=False),
        Column("valid_until", BigInteger, nullable=False),
    )


def _bounds() -> tuple[Column[object], ...]:
    """Earliest and latest day, always filled: as midnight timestamps and as days since 1970-01-01.

    time_kind: what they mean (dates/time_kind.py), NULL where no day is known.
    """
    return (
        Column("earliest", DateTime, nullable=False),
        Column("latest", DateTime, nullable=False),
        Column("earliest_day", Integer, nullable=False),
        Column("latest_day", Integer, nullable=False),
        Column("starts_open", Boolean, nullable=False),
        Column("ends_open", Boolean, nullable=False),
        Column("time_kind", Text),
        Column("edtf", Text),
        Column("precision", Text),
    )


articles = Table(
    "articles",
    metadata,
    Column("id", KEY, primary_key=True),
    *_validity(),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("characters", Integer, nullable=False),
    Column("text_hash", String(64), nullable=False),
    Column("published", Text),
    Column("published_earliest", DateTime),
    Column("published_latest", DateTime),
    Column("published_day", Integer),
    # As written, with its offset and zone; and in UTC, where the offset is known.
    Column("published_at", Text),
    Column("published_utc", DateTime),
    # Of a section of a printed work: the work; the headings above it and the ends of its pages, as JSON.
    Column("work", Text),
    Column("headings", Text),
    Column("pages", Text),
    # The further fields of its input, as a JSON object.
    Column("extra", Text),
    # The content terms of its title and opening.
    Column("topic", Text, nullable=False, server_default=""),
    Column("position", BigInteger, nullable=False),
    Column("retracted", Boolean, nullable=False, server_default=false()),
    Column("redacted", Boolean, nullable=False, server_default=false()),
)

mentions = Table(
    "mentions",
    metadata,
    Column("id", KEY, primary_key=True),
    *_validity(),
    Column("article", KEY, nullable=False),
    Column("event", KEY),
    Column("status", Text, nullable=False),
    *_bounds(),
    Column("timex", Text, nullable=False),
    Column("mod", Text),
    Column("rule", Text, nullable=False),
    Column("anchor", Text),
    Column("expression", Text, nullable=False),
    Column("expression_start", Integer, nullable=False),
    Column("expression_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    # The clause as a line to be read alone; the lower its rank, the more it says; a fragment says too little.
    Column("headline", Text, nullable=False),
    Column("headline_rank", Integer, nullable=False),
    Column("fragment", Boolean, nullable=False, server_default=false()),
    Column("volume", Text),
    Column("page", Text),
    Column("semantics", Text, nullable=False),
    Column("implied", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    # The same for people who read tables, in English.
    Column("explanation", Text),
    # The calendar of the date as written, and that date in it.
    Column("calendar", Text),
    Column("written", Text),
    Column("terms", Text, nullable=False),
    Column("acts", Text, nullable=False, server_default=""),
    # Those of its clause without the date, for linking, which compares a mention with many others.
    Column("clause_terms", Text, nullable=False, server_default=""),
    Column("joined_to", KEY),
    Column("shared_terms", Integer),
    Column("position", BigInteger, nullable=False),
    Column("alternatives", Text, nullable=False, server_default="[]"),
    Column("retracted", Boolean, nullable=False, server_default=false()),
    Column("date_is_manual", Boolean, nullable=False, server_default=false()),
    Column("event_is_manual", Boolean, nullable=False, server_default=false()),
    Column("why", Text),
    Column("factuality", Text, nullable=False, server_default="occurred"),
    Column("cue", Text),
    Column("attribution", Text),
    Column("reporting", Boolean, nullable=False, server_default=false()),
    Column("names", Text, nullable=False, server_default=""),
    Column("places", Text, nullable=False, server_default=""),
    Column("join_reason", Text),
    Column("sentence", Integer, nullable=False, server_default="0"),
    Column("counted_from", KEY),
    Column("awaits", KEY),
    Column("antecedent", Text),
)

events = Table(
    "events",
    metadata,
    Column("id", KEY, primary_key=True),
    *_validity(),
    *_bounds(),
    Column("text", Text, nullable=False),
    Column("headline", Text, nullable=False),
    Column("fragment", Boolean, nullable=False, server_default=false()),
    # Its articles are about something else.
    Column("in_passing", Boolean, nullable=False, server_default=false()),
    Column("article_count", Integer, nullable=False),
    Column("mention_count", Integer, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("factuality", Text, nullable=False, server_default="occurred"),
    Column("reporting", Boolean, nullable=False, server_default=false()),
    Column("source_count", Integer, nullable=False, server_default="1"),
    Column("disputed", Boolean, nullable=False, server_default=false()),
    Column("later_day_count", Integer, nullable=False, server_default="0"),
    Column("title_article_count", Integer, nullable=False, server_default="0"),
    Column("lead_article_count", Integer, nullable=False, server_default="0"),
    Column("importance", Integer, nullable=False, server_default="0"),
)

expressions = Table(
    "expressions",
    metadata,
    Column("article", KEY, primary_key=True),
    Column("expression_start", Integer, primary_key=True, autoincrement=False),
    *_validity(),
    Column("expression_end", Integer, nullable=False),
    Column("expression", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("timex", Text, nullable=False),
    Column("rule", Text, nullable=False),
)

# Which events are possibly the same, by a mention of each: both ways round, so that either finds the other.
links = Table(
    "links",
    metadata,
    Column("mention", KEY, primary_key=True),
    Column("other", KEY, primary_key=True),
    *_validity(),
    # Hundredths of a point; the stems that the two mentions share; and how well they agree, as JSON.
    Column("score", Integer, nullable=False),
    Column("shared_terms", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)

# What people decided, with their reasons: a row a fact, and none ever ends.
corrections = Table(
    "corrections",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    # The command that makes such facts.
    Column("correction", Text, nullable=False),
    Column("article", KEY, nullable=False),
    Column("mention", KEY),
    Column("event", KEY),
    Column("other_mention", KEY),
    Column("edtf", Text),
    Column("reason", Text, nullable=False),
)

# An index that no column gives: each current mention under its rarest words and its first day, so that
# linking finds what may be the same event. Days that were corrected stay; who looks up checks the mention.
blocking_index = Table(
    "blocking_index",
    metadata,
    Column("word", KEY, primary_key=True),
    Column("earliest_day", Integer, primary_key=True, autoincrement=False),
    Column("mention", KEY, primary_key=True),
    sqlite_with_rowid=False,
)

# A calendar to join with: whole years, those that something recorded falls in (store/days.py).
days = Table(
    "days",
    metadata,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("date", DateTime, nullable=False),
    Column("year", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    Column("month", Integer, nullable=False),
    Column("day_of_month", Integer, nullable=False),
    Column("iso_year", Integer, nullable=False),
    Column("iso_week", Integer, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("month_levant", Text, nullable=False),
    Column("month_egypt", Text, nullable=False),
    Column("month_english", Text, nullable=False),
    Column("weekday_arabic", Text, nullable=False),
    Column("weekday_english", Text, nullable=False),
    Column("hijri_year", Integer),
    Column("hijri_month", Integer),
    Column("hijri_day", Integer),
    Column("hijri_month_arabic", Text),
    Column("hijri_month_english", Text),
    Column("hijri_is_tabular", Boolean),
)

# The ingests that were begun and not finished.
unfinished_ingest = Table(
    "unfinished_ingest",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("arguments", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("begun_at", Text, nullable=False),
)

# By which version of its projector each table was made.
projections = Table(
    "projections",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
)

PROJECTIONS = (articles, mentions, events, expressions, links, corrections)
