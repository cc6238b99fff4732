"""The public views, version 1: what BI tools read, with the same names, columns and types on both engines.

Published: a view of version 1 never changes; an improved one is added as version 2. The migrations repeat the
SQL, a test compares the two, and docs/sql.md is generated from here.

Dates are bare columns of tables, because SQLite forgets the declared type of an expression, and clients would
then compare texts.
"""

from timeline.db.public_views.v1_named import NAMED
from timeline.db.public_views.view import Described, View, ViewColumn
from timeline.db.tables import FOREVER


def _of(table: str, *rows: Described) -> tuple[ViewColumn, ...]:
    return tuple(ViewColumn(name, f"{table}.{name}", kind, about) for name, kind, about in rows)


def _days(table: str, whose: str) -> tuple[ViewColumn, ...]:
    return _of(
        table,
        (
            "earliest",
            "timestamp",
            f"the first day that {whose} may lie on, at midnight, 0001-01-01 if it is earlier; never empty",
        ),
        (
            "latest",
            "timestamp",
            f"the last day that {whose} may lie on, at midnight, 0001-01-01 if it is earlier; never empty",
        ),
        ("earliest_day", "integer", "the first day, as days since 1970-01-01, BC too: order by it"),
        ("latest_day", "integer", "the last day, as days since 1970-01-01, BC too"),
        (
            "starts_open",
            "boolean",
            "no first day is known: earliest is 0001-01-01, earliest_day before every day",
        ),
        ("ends_open", "boolean", "no last day is known: latest is 9999-12-31"),
        ("time_kind", "text", "within, throughout, since, until, before, after or about"),
        ("edtf", "text", "the days and their kind in EDTF (ISO 8601-2)"),
        ("precision", "text", "day, week, month, quarter, half, year, decade, century, span or open"),
    )


_MEANT: tuple[Described, ...] = (
    ("factuality", "text", "occurred, announced, denied or hypothetical"),
    ("reporting", "boolean", "it reports words: the date is that of the saying"),
)

TIMELINE = View(
    name="timeline_v1",
    about="One row per event, on its best supported days.",
    columns=(
        ViewColumn("event_id", "e.id", "text", "the event; mentions_v1 has the same id"),
        *_days("e", "the event"),
        *_of(
            "e",
            ("text", "text", "the clause that reports it, from the best supported mention"),
            (
                "headline",
                "text",
                "the event in one line to be read alone: a title of its articles, or its clause",
            ),
            ("fragment", "boolean", "this line says too little without the words around it"),
            ("in_passing", "boolean", "one source tells it, whose news is something else or of other days"),
            *_MEANT,
            ("disputed", "boolean", "its sources give days that cannot both be right, or deny it"),
            ("source_count", "integer", "independent sources, copies of one text counted once"),
            ("article_count", "integer", "articles that report it"),
            ("mention_count", "integer", "clauses that report it"),
            (
                "later_day_count",
                "integer",
                "days after it and after its first article on which an article reports it again",
            ),
            ("title_article_count", "integer", "articles whose title reports it"),
            ("lead_article_count", "integer", "articles whose first sentence reports it"),
            ("importance", "integer", "how important it is, in points: see reconstruction.md"),
            ("position", "integer", "position of its first fact: breaks ties between equal days"),
        ),
    ),
    tables="events AS e",
    held=("e",),
)

_MENTION = (
    ViewColumn("mention_id", "m.id", "text", "the clause"),
    ViewColumn("event_id", "m.event", "text", "its event; empty while its days are not known"),
    ViewColumn("article_id", "m.article", "text", "its article"),
)
_MENTION_ITSELF = (
    *_days("m", "what the clause reports"),
    *_of(
        "m",
        ("status", "text", "resolved, or why no days are known"),
        ("timex", "text", "the value of the expression in TIMEX3"),
        ("rule", "text", "the rule that read the expression"),
        ("anchor", "text", "the day or days that it was counted from, in EDTF"),
        ("expression", "text", "the words that name the time"),
        ("expression_start", "integer", "their first character in the article"),
        ("expression_end", "integer", "the character after them"),
        ("quote", "text", "the clause, character for character"),
        ("quote_start", "integer", "its first character in the article"),
        ("quote_end", "integer", "the character after it"),
        ("volume", "text", "the volume of the printed work that it is in"),
        ("page", "text", "its page there, or its first and last: 34-35"),
        ("attribution", "text", "the words that say who reports it"),
        ("antecedent", "text", "earlier words that complete a clause without a subject"),
        *_MEANT,
        ("reasons", "text", "why it is these days: a JSON list of steps, for programs"),
        ("explanation", "text", "the same steps in English, a line each"),
        ("calendar", "text", "the calendar in which the clause gives its date"),
        ("written", "text", "the date as written in it, if it is not the Gregorian one: 1436-09-17"),
        ("date_is_manual", "boolean", "a person gave the days"),
        ("event_is_manual", "boolean", "a person chose the event"),
        ("position", "integer", "position of its first fact"),
    ),
)
MENTIONS = View(
    name="mentions_v1",
    about="One row per clause that names a time, with its article; what was retracted is left out.",
    columns=(
        *_MENTION,
        ViewColumn("publisher", "a.publisher", "text", "the publisher, as it was given"),
        *_of(
            "a",
            ("title", "text", "the title of the article"),
            ("url", "text", "its address"),
            ("published", "text", "its publication date in EDTF; empty when unknown"),
            ("published_earliest", "timestamp", "the first day of publication, at midnight"),
            ("published_latest", "timestamp", "the last day of publication, at midnight"),
            ("published_day", "integer", "the first day of publication, as days since 1970-01-01"),
        ),
        *_MENTION_ITSELF,
    ),
    tables="mentions AS m JOIN articles AS a ON a.id = m.article",
    held=("m", "a"),
    extra="NOT m.retracted",
)

ARTICLES = View(
    name="articles_v1",
    about="One row per article; what was retracted is left out.",
    columns=(
        ViewColumn("article_id", "a.id", "text", "the article"),
        ViewColumn("title", "a.title", "text", "its title"),
        ViewColumn("publisher", "a.publisher", "text", "its publisher, as it was given"),
        *_of(
            "a",
            ("url", "text", "its address"),
            ("published", "text", "the publication date in EDTF; empty when unknown"),
            ("published_earliest", "timestamp", "the first day of publication, at midnight"),
            ("published_latest", "timestamp", "the last day of publication, at midnight"),
            ("published_day", "integer", "the first day of publication, as days since 1970-01-01"),
            (
                "published_at",
                "text",
                "the time as written, in ISO 8601 with its offset and [zone]",
            ),
            ("published_utc", "timestamp", "the same time in UTC; empty when its offset is unknown"),
            ("work", "text", "the printed work that it is a section of"),
            ("headings", "text", "the headings that govern the section: a JSON list of [level, words]"),
            ("extra", "text", "the further fields of its input (section, desk, country): a JSON object"),
            ("characters", "integer", "the length of the text"),
            ("redacted", "boolean", "its words were erased"),
            ("position", "integer", "position of its fact"),
        ),
    ),
    tables="articles AS a",
    held=("a",),
    extra="NOT a.retracted",
)

_ONE_OF_PUBLISHER = (
    "(SELECT x.{column} FROM articles AS x WHERE x.publisher = a.publisher AND NOT x.retracted "
    f"AND x.valid_until = {FOREVER} AND x.{{column}} IS NOT NULL ORDER BY x.{{column}} {{order}} LIMIT 1)"
)
PUBLISHERS = View(
    name="publishers_v1",
    about="One row per publisher that is named.",
    columns=(
        ViewColumn("publisher", "a.publisher", "text", "the publisher, as it was given"),
        ViewColumn("article_count", "count(*)", "integer", "its articles"),
        ViewColumn(
            "first_published",
            _ONE_OF_PUBLISHER.format(column="published_earliest", order="ASC"),
            "timestamp",
            "the first day on which one of them may have been published",
        ),
        ViewColumn(
            "last_published",
            _ONE_OF_PUBLISHER.format(column="published_latest", order="DESC"),
            "timestamp",
            "the last day on which one of them may have been published",
        ),
    ),
    tables="articles AS a",
    held=("a",),
    extra="NOT a.retracted AND a.publisher IS NOT NULL",
    group=True,
)

_PUBLISHERS_THAT_SAY_SO = (
    "(SELECT @joined(s.publisher) FROM (SELECT DISTINCT @by_code_point(b.publisher) AS publisher "
    "FROM mentions AS n JOIN articles AS b ON b.id = n.article "
    f"WHERE n.event = e.id AND n.valid_until = {FOREVER} AND b.valid_until = {FOREVER} "
    "AND n.edtf = m.edtf AND n.factuality = m.factuality AND b.publisher IS NOT NULL "
    "ORDER BY 1) AS s)"
)
DISAGREEMENTS = View(
    name="disagreements_v1",
    about="One row per date, or denial, that the sources of a disputed event give.",
    columns=(
        ViewColumn("event_id", "e.id", "text", "the event"),
        ViewColumn("text", "e.text", "text", "the clause that reports it"),
        ViewColumn("event_edtf", "e.edtf", "text", "the event's best supported days, in EDTF"),
        *_days("m", "it, by these sources,"),
        ViewColumn("factuality", "m.factuality", "text", "occurred, announced, denied or hypothetical"),
        ViewColumn(
            "publisher_count",
            "count(DISTINCT coalesce(a.publisher, a.id))",
            "integer",
            "publishers that say so; copies of one text are counted here",
        ),
        ViewColumn("mention_count", "count(*)", "integer", "clauses that say so"),
        ViewColumn(
            "publishers", _PUBLISHERS_THAT_SAY_SO, "text", "the publishers by name, separated by semicolons"
        ),
    ),
    tables="events AS e JOIN mentions AS m ON m.event = e.id JOIN articles AS a ON a.id = m.article",
    held=("e", "m", "a"),
    extra="e.disputed",
    group=True,
)

EVENT_LINKS = View(
    name="event_links_v1",
    about="One row per event and another one that is possibly the same: each pair both ways round.",
    columns=(
        ViewColumn("event_id", "m.event", "text", "the event"),
        ViewColumn("other_event_id", "o.event", "text", "the other event"),
        ViewColumn("score", "max(l.score)", "integer", "how well they agree, in hundredths of a point"),
        ViewColumn("link_count", "count(*)", "integer", "pairs of their clauses that were found alike"),
    ),
    tables="links AS l JOIN mentions AS m ON m.id = l.mention JOIN mentions AS o ON o.id = l.other",
    held=("l", "m", "o"),
    extra="m.event <> o.event",
    group=True,
)

CORRECTIONS = View(
    name="corrections_v1",
    about="One row per decision of a person, in the order in which they were made; none is left out.",
    columns=(
        ViewColumn("position", "c.position", "integer", "position of its fact in the log"),
        ViewColumn(
            "correction",
            "c.correction",
            "text",
            "redate, retract, restore, assign, keep-apart, set-published, reread or redact; merging and "
            "splitting events assign their clauses",
        ),
        ViewColumn("article_id", "c.article", "text", "the article"),
        ViewColumn("mention_id", "c.mention", "text", "the clause; empty if it is about the whole article"),
        ViewColumn("event_id", "c.event", "text", "the event that the clause was put into"),
        ViewColumn("other_mention_id", "c.other_mention", "text", "the clause that it was kept apart from"),
        ViewColumn("edtf", "c.edtf", "text", "the days that were given, in EDTF"),
        ViewColumn("reason", "c.reason", "text", "why, in the person's words"),
        ViewColumn("recorded_at", "f.recorded_at", "text", "when: ISO 8601, UTC, sorts as text"),
        ViewColumn("recorded_by", "f.recorded_by", "text", "who"),
    ),
    tables="corrections AS c JOIN facts AS f ON f.position = c.position",
)

LOG = View(
    name="log_v1",
    about="One row per fact of the log, without what it says.",
    columns=_of(
        "f",
        ("position", "integer", "its position in the log, from 1, without gaps"),
        ("stream", "text", "what it is about: article:ID, names, rules"),
        ("version", "integer", "its version in the stream, from 1"),
        ("type", "text", "the kind of fact"),
        ("recorded_at", "text", "when it was recorded: ISO 8601, UTC, sorts as text"),
        ("recorded_by", "text", "who recorded it"),
        ("hash", "text", "SHA-256 over the hash before it and this fact"),
    ),
    tables="facts AS f",
)

DAYS = View(
    name="days_v1",
    about="One row per day from 0001-01-01, of every year that something begins, ends or was published in: "
    "to join by `day`.",
    columns=_of(
        "d",
        ("day", "integer", "days since 1970-01-01: earliest_day, latest_day"),
        ("date", "timestamp", "the day, at midnight"),
        ("year", "integer", "Gregorian year"),
        ("quarter", "integer", "1 to 4"),
        ("month", "integer", "1 to 12"),
        ("day_of_month", "integer", "1 to 31"),
        ("iso_year", "integer", "the year of the ISO week"),
        ("iso_week", "integer", "ISO week, 1 to 53"),
        ("weekday", "integer", "1 is Monday, 7 Sunday"),
        ("month_levant", "text", "the month's name in the Levant and Iraq: أيار"),
        ("month_egypt", "text", "its name in Egypt and the Gulf: مايو"),
        ("month_english", "text", "its English name"),
        ("weekday_arabic", "text", "the weekday's Arabic name"),
        ("weekday_english", "text", "its English name"),
        ("hijri_year", "integer", "Hijri year"),
        ("hijri_month", "integer", "1 is Muharram"),
        ("hijri_day", "integer", "1 to 30"),
        ("hijri_month_arabic", "text", "the Hijri month's Arabic name"),
        ("hijri_month_english", "text", "its English name"),
        (
            "hijri_is_tabular",
            "boolean",
            "outside Umm al-Qura (1343 to 1500 AH): the Hijri day may be two days off",
        ),
    ),
    tables="days AS d",
)


def _history(view: View, columns: tuple[ViewColumn, ...], table: str, tables: str) -> View:
    """Every version of the rows of a table, each with the positions of the log at which it held."""
    validity = _of(
        table,
        ("valid_from", "integer", "the log position from which the row held"),
        ("valid_until", "integer", f"the position at which it held no more; {FOREVER} while it does"),
    )
    return View(
        name=view.name.replace("_v1", "_history_v1"),
        about=f"Every version of the rows of {view.name}. As of log position P: "
        "valid_from <= P AND valid_until > P.",
        columns=(*columns, *validity),
        tables=tables,
        extra=f"NOT {table}.retracted" if table != "e" else "",
    )


HISTORIES = (
    _history(TIMELINE, TIMELINE.columns, "e", "events AS e"),
    _history(MENTIONS, (*_MENTION, *_MENTION_ITSELF), "m", "mentions AS m"),
    _history(ARTICLES, ARTICLES.columns, "a", "articles AS a"),
)
VIEWS = (
    TIMELINE,
    MENTIONS,
    ARTICLES,
    PUBLISHERS,
    DISAGREEMENTS,
    EVENT_LINKS,
    *NAMED,
    CORRECTIONS,
    LOG,
    DAYS,
    *HISTORIES,
)
# The views that PostgreSQL has as functions too: timeline_v1_as_of(position).
AS_OF = (TIMELINE, MENTIONS, ARTICLES)
