-- SQLite compares dates as text: anything but a midnight timestamp would sort wrong.
CREATE TABLE articles (
    id TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    title TEXT,
    publisher TEXT,
    url TEXT,
    characters INTEGER NOT NULL,
    text_hash VARCHAR(64) NOT NULL,
    published TEXT,
    published_earliest DATETIME,
    published_latest DATETIME,
    published_day INTEGER,
    published_at TEXT,
    published_utc DATETIME,
    work TEXT,
    headings TEXT,
    pages TEXT,
    extra TEXT,
    topic TEXT DEFAULT '' NOT NULL,
    position BIGINT NOT NULL,
    retracted BOOLEAN DEFAULT 0 NOT NULL,
    redacted BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (id, valid_from),
    CONSTRAINT articles_published_earliest_midnight CHECK (published_earliest LIKE '____-__-__ 00:00:00.000000'),
    CONSTRAINT articles_published_latest_midnight CHECK (published_latest LIKE '____-__-__ 00:00:00.000000')
);

CREATE TABLE blocking_index (
    word TEXT NOT NULL,
    earliest_day INTEGER NOT NULL,
    mention TEXT NOT NULL,
    PRIMARY KEY (word, earliest_day, mention)
)
 WITHOUT ROWID;

CREATE TABLE corrections (
    position BIGINT NOT NULL,
    correction TEXT NOT NULL,
    article TEXT NOT NULL,
    mention TEXT,
    event TEXT,
    other_mention TEXT,
    edtf TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (position)
);

CREATE TABLE days (
    day INTEGER NOT NULL,
    date DATETIME NOT NULL,
    year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    month INTEGER NOT NULL,
    day_of_month INTEGER NOT NULL,
    iso_year INTEGER NOT NULL,
    iso_week INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    month_levant TEXT NOT NULL,
    month_egypt TEXT NOT NULL,
    month_english TEXT NOT NULL,
    weekday_arabic TEXT NOT NULL,
    weekday_english TEXT NOT NULL,
    hijri_year INTEGER,
    hijri_month INTEGER,
    hijri_day INTEGER,
    hijri_month_arabic TEXT,
    hijri_month_english TEXT,
    hijri_is_tabular BOOLEAN,
    PRIMARY KEY (day)
);

CREATE TABLE events (
    id TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    earliest DATETIME NOT NULL,
    latest DATETIME NOT NULL,
    earliest_day INTEGER NOT NULL,
    latest_day INTEGER NOT NULL,
    starts_open BOOLEAN NOT NULL,
    ends_open BOOLEAN NOT NULL,
    time_kind TEXT,
    edtf TEXT,
    precision TEXT,
    text TEXT NOT NULL,
    headline TEXT NOT NULL,
    fragment BOOLEAN DEFAULT 0 NOT NULL,
    in_passing BOOLEAN DEFAULT 0 NOT NULL,
    article_count INTEGER NOT NULL,
    mention_count INTEGER NOT NULL,
    position BIGINT NOT NULL,
    factuality TEXT DEFAULT 'occurred' NOT NULL,
    reporting BOOLEAN DEFAULT 0 NOT NULL,
    source_count INTEGER DEFAULT '1' NOT NULL,
    disputed BOOLEAN DEFAULT 0 NOT NULL,
    later_day_count INTEGER DEFAULT '0' NOT NULL,
    title_article_count INTEGER DEFAULT '0' NOT NULL,
    lead_article_count INTEGER DEFAULT '0' NOT NULL,
    importance INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id, valid_from),
    CONSTRAINT events_earliest_midnight CHECK (earliest LIKE '____-__-__ 00:00:00.000000'),
    CONSTRAINT events_latest_midnight CHECK (latest LIKE '____-__-__ 00:00:00.000000')
);

CREATE TABLE expressions (
    article TEXT NOT NULL,
    expression_start INTEGER NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    expression_end INTEGER NOT NULL,
    expression TEXT NOT NULL,
    type TEXT NOT NULL,
    timex TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (article, expression_start, valid_from)
);

CREATE TABLE facts (
    position INTEGER NOT NULL,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    payload TEXT NOT NULL,
    "key" TEXT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (position),
    CONSTRAINT facts_stream_version UNIQUE (stream, version),
    CONSTRAINT facts_key UNIQUE ("key")
);

CREATE TRIGGER facts_no_update BEFORE UPDATE ON facts
BEGIN SELECT RAISE(ABORT, 'facts is append-only: UPDATE is refused'); END;

CREATE TRIGGER facts_no_delete BEFORE DELETE ON facts
BEGIN SELECT RAISE(ABORT, 'facts is append-only: DELETE is refused'); END;

-- INSERT OR REPLACE passes the two triggers above.
CREATE TRIGGER facts_no_replace BEFORE INSERT ON facts
WHEN EXISTS (SELECT 1 FROM facts WHERE position = NEW.position)
  OR EXISTS (SELECT 1 FROM facts WHERE key = NEW.key)
  OR EXISTS (SELECT 1 FROM facts WHERE stream = NEW.stream AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'facts is append-only: REPLACE is refused'); END;

CREATE TABLE head (
    id INTEGER NOT NULL CONSTRAINT head_one_row CHECK (id = 1),
    position BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
);

INSERT INTO head (id, position, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE links (
    mention TEXT NOT NULL,
    other TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    score INTEGER NOT NULL,
    shared_terms INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (mention, other, valid_from)
);

CREATE TABLE mentions (
    id TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    article TEXT NOT NULL,
    event TEXT,
    status TEXT NOT NULL,
    earliest DATETIME NOT NULL,
    latest DATETIME NOT NULL,
    earliest_day INTEGER NOT NULL,
    latest_day INTEGER NOT NULL,
    starts_open BOOLEAN NOT NULL,
    ends_open BOOLEAN NOT NULL,
    time_kind TEXT,
    edtf TEXT,
    precision TEXT,
    timex TEXT NOT NULL,
    mod TEXT,
    rule TEXT NOT NULL,
    anchor TEXT,
    expression TEXT NOT NULL,
    expression_start INTEGER NOT NULL,
    expression_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    quote_start INTEGER NOT NULL,
    quote_end INTEGER NOT NULL,
    headline TEXT NOT NULL,
    headline_rank INTEGER NOT NULL,
    fragment BOOLEAN DEFAULT 0 NOT NULL,
    volume TEXT,
    page TEXT,
    semantics TEXT NOT NULL,
    implied TEXT NOT NULL,
    reasons TEXT NOT NULL,
    explanation TEXT,
    calendar TEXT,
    written TEXT,
    terms TEXT NOT NULL,
    acts TEXT DEFAULT '' NOT NULL,
    clause_terms TEXT DEFAULT '' NOT NULL,
    joined_to TEXT,
    shared_terms INTEGER,
    position BIGINT NOT NULL,
    alternatives TEXT DEFAULT '[]' NOT NULL,
    retracted BOOLEAN DEFAULT 0 NOT NULL,
    date_is_manual BOOLEAN DEFAULT 0 NOT NULL,
    event_is_manual BOOLEAN DEFAULT 0 NOT NULL,
    why TEXT,
    factuality TEXT DEFAULT 'occurred' NOT NULL,
    cue TEXT,
    attribution TEXT,
    reporting BOOLEAN DEFAULT 0 NOT NULL,
    names TEXT DEFAULT '' NOT NULL,
    places TEXT DEFAULT '' NOT NULL,
    join_reason TEXT,
    sentence INTEGER DEFAULT '0' NOT NULL,
    counted_from TEXT,
    awaits TEXT,
    antecedent TEXT,
    PRIMARY KEY (id, valid_from),
    CONSTRAINT mentions_earliest_midnight CHECK (earliest LIKE '____-__-__ 00:00:00.000000'),
    CONSTRAINT mentions_latest_midnight CHECK (latest LIKE '____-__-__ 00:00:00.000000')
);

CREATE TABLE projections (
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE texts (
    hash VARCHAR(64) NOT NULL,
    salt VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (hash)
);

CREATE TABLE unfinished_ingest (
    id VARCHAR(64) NOT NULL,
    arguments TEXT NOT NULL,
    folder TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX articles_by_publisher ON articles (publisher);

CREATE INDEX articles_by_url ON articles (url);

CREATE INDEX events_by_earliest ON events (earliest_day, latest_day, position, id, source_count, factuality, reporting, disputed, article_count);

CREATE INDEX events_confirmed ON events (earliest_day, latest_day, position, id, source_count) WHERE source_count > 2;

CREATE INDEX events_disputed ON events (earliest_day, latest_day, position, id) WHERE disputed IS 1;

CREATE INDEX events_long ON events (earliest_day, latest_day, position, id) WHERE latest_day - earliest_day > 31;

CREATE INDEX links_ended ON links (mention, other) WHERE valid_until < 9223372036854775807;

CREATE INDEX mentions_by_anchor ON mentions (counted_from) WHERE counted_from IS NOT NULL;

CREATE INDEX mentions_by_article ON mentions (article);

CREATE INDEX mentions_by_awaited ON mentions (awaits) WHERE awaits IS NOT NULL;

CREATE INDEX mentions_by_day ON mentions (earliest_day, position) WHERE valid_until = 9223372036854775807;

CREATE INDEX mentions_by_edtf ON mentions (edtf, position) WHERE valid_until = 9223372036854775807;

CREATE INDEX mentions_by_event ON mentions (event);

CREATE INDEX mentions_by_hand ON mentions (event) WHERE event_is_manual IS 1;

-- The tokenizer ascii splits at spaces, folds the case of ASCII and leaves every other letter alone; the key of a
-- place is one word. unicode61
-- would split at letters that are younger than its tables, which our own folding knows.
CREATE VIRTUAL TABLE mention_terms
USING fts5(terms, names, places, content='mentions', tokenize="ascii tokenchars ':'", detail=column, columnsize=0);

CREATE TRIGGER mention_terms_insert AFTER INSERT ON mentions
BEGIN
INSERT INTO mention_terms(rowid, terms, names, places) VALUES (NEW.rowid, NEW.terms, NEW.names, NEW.places);
END;

CREATE TRIGGER mention_terms_delete AFTER DELETE ON mentions
BEGIN
INSERT INTO mention_terms(mention_terms, rowid, terms, names, places)
VALUES ('delete', OLD.rowid, OLD.terms, OLD.names, OLD.places);
END;

CREATE TRIGGER mention_terms_update AFTER UPDATE OF terms, names, places ON mentions
BEGIN
INSERT INTO mention_terms(mention_terms, rowid, terms, names, places)
VALUES ('delete', OLD.rowid, OLD.terms, OLD.names, OLD.places);
INSERT INTO mention_terms(rowid, terms, names, places) VALUES (NEW.rowid, NEW.terms, NEW.names, NEW.places);
END;

CREATE VIEW timeline_v1 AS
SELECT
  e.id AS event_id,
  e.earliest AS earliest,
  e.latest AS latest,
  e.earliest_day AS earliest_day,
  e.latest_day AS latest_day,
  e.starts_open AS starts_open,
  e.ends_open AS ends_open,
  e.time_kind AS time_kind,
  e.edtf AS edtf,
  e.precision AS precision,
  e.text AS text,
  e.headline AS headline,
  e.fragment AS fragment,
  e.in_passing AS in_passing,
  e.factuality AS factuality,
  e.reporting AS reporting,
  e.disputed AS disputed,
  e.source_count AS source_count,
  e.article_count AS article_count,
  e.mention_count AS mention_count,
  e.later_day_count AS later_day_count,
  e.title_article_count AS title_article_count,
  e.lead_article_count AS lead_article_count,
  e.importance AS importance,
  e.position AS position
FROM events AS e
WHERE e.valid_until = 9223372036854775807;

CREATE VIEW mentions_v1 AS
SELECT
  m.id AS mention_id,
  m.event AS event_id,
  m.article AS article_id,
  a.publisher AS publisher,
  a.title AS title,
  a.url AS url,
  a.published AS published,
  a.published_earliest AS published_earliest,
  a.published_latest AS published_latest,
  a.published_day AS published_day,
  m.earliest AS earliest,
  m.latest AS latest,
  m.earliest_day AS earliest_day,
  m.latest_day AS latest_day,
  m.starts_open AS starts_open,
  m.ends_open AS ends_open,
  m.time_kind AS time_kind,
  m.edtf AS edtf,
  m.precision AS precision,
  m.status AS status,
  m.timex AS timex,
  m.rule AS rule,
  m.anchor AS anchor,
  m.expression AS expression,
  m.expression_start AS expression_start,
  m.expression_end AS expression_end,
  m.quote AS quote,
  m.quote_start AS quote_start,
  m.quote_end AS quote_end,
  m.volume AS volume,
  m.page AS page,
  m.attribution AS attribution,
  m.antecedent AS antecedent,
  m.factuality AS factuality,
  m.reporting AS reporting,
  m.reasons AS reasons,
  m.explanation AS explanation,
  m.calendar AS calendar,
  m.written AS written,
  m.date_is_manual AS date_is_manual,
  m.event_is_manual AS event_is_manual,
  m.position AS position
FROM mentions AS m JOIN articles AS a ON a.id = m.article
WHERE m.valid_until = 9223372036854775807 AND a.valid_until = 9223372036854775807 AND NOT m.retracted;

CREATE VIEW articles_v1 AS
SELECT
  a.id AS article_id,
  a.title AS title,
  a.publisher AS publisher,
  a.url AS url,
  a.published AS published,
  a.published_earliest AS published_earliest,
  a.published_latest AS published_latest,
  a.published_day AS published_day,
  a.published_at AS published_at,
  a.published_utc AS published_utc,
  a.work AS work,
  a.headings AS headings,
  a.extra AS extra,
  a.characters AS characters,
  a.redacted AS redacted,
  a.position AS position
FROM articles AS a
WHERE a.valid_until = 9223372036854775807 AND NOT a.retracted;

CREATE VIEW publishers_v1 AS
SELECT
  a.publisher AS publisher,
  count(*) AS article_count,
  (SELECT x.published_earliest FROM articles AS x WHERE x.publisher = a.publisher AND NOT x.retracted AND x.valid_until = 9223372036854775807 AND x.published_earliest IS NOT NULL ORDER BY x.published_earliest ASC LIMIT 1) AS first_published,
  (SELECT x.published_latest FROM articles AS x WHERE x.publisher = a.publisher AND NOT x.retracted AND x.valid_until = 9223372036854775807 AND x.published_latest IS NOT NULL ORDER BY x.published_latest DESC LIMIT 1) AS last_published
FROM articles AS a
WHERE a.valid_until = 9223372036854775807 AND NOT a.retracted AND a.publisher IS NOT NULL
GROUP BY a.publisher;

CREATE VIEW disagreements_v1 AS
SELECT
  e.id AS event_id,
  e.text AS text,
  e.edtf AS event_edtf,
  m.earliest AS earliest,
  m.latest AS latest,
  m.earliest_day AS earliest_day,
  m.latest_day AS latest_day,
  m.starts_open AS starts_open,
  m.ends_open AS ends_open,
  m.time_kind AS time_kind,
  m.edtf AS edtf,
  m.precision AS precision,
  m.factuality AS factuality,
  count(DISTINCT coalesce(a.publisher, a.id)) AS publisher_count,
  count(*) AS mention_count,
  (SELECT group_concat(s.publisher, '; ') FROM (SELECT DISTINCT b.publisher AS publisher FROM mentions AS n JOIN articles AS b ON b.id = n.article WHERE n.event = e.id AND n.valid_until = 9223372036854775807 AND b.valid_until = 9223372036854775807 AND n.edtf = m.edtf AND n.factuality = m.factuality AND b.publisher IS NOT NULL ORDER BY 1) AS s) AS publishers
FROM events AS e JOIN mentions AS m ON m.event = e.id JOIN articles AS a ON a.id = m.article
WHERE e.valid_until = 9223372036854775807 AND m.valid_until = 9223372036854775807 AND a.valid_until = 9223372036854775807 AND e.disputed
GROUP BY e.id, e.text, e.edtf, m.earliest, m.latest, m.earliest_day, m.latest_day, m.starts_open, m.ends_open, m.time_kind, m.edtf, m.precision, m.factuality;

CREATE VIEW event_links_v1 AS
SELECT
  m.event AS event_id,
  o.event AS other_event_id,
  max(l.score) AS score,
  count(*) AS link_count
FROM links AS l JOIN mentions AS m ON m.id = l.mention JOIN mentions AS o ON o.id = l.other
WHERE l.valid_until = 9223372036854775807 AND m.valid_until = 9223372036854775807 AND o.valid_until = 9223372036854775807 AND m.event <> o.event
GROUP BY m.event, o.event;

CREATE VIEW places_v1 AS
SELECT
  n.place_key AS place_key,
  max(n.place) AS place,
  max(n.place_english) AS place_english,
  n.country AS country,
  count(DISTINCT n.mention) AS mention_count,
  count(DISTINCT n.event) AS event_count,
  count(DISTINCT n.article) AS article_count
FROM (SELECT k.mention AS mention, k.event AS event, k.article AS article, k.place AS place, nullif(k.place_english, '') AS place_english, CASE WHEN k.bare THEN rtrim(k.key) ELSE substr(k.key, 1, length(k.key) - 3) END AS place_key, CASE WHEN k.bare THEN NULL ELSE upper(substr(k.key, length(k.key) - 1)) END AS country FROM (SELECT m.id AS mention, m.event AS event, m.article AS article, coalesce(json_extract(l.value, '$[' || (2 - 1) || ']'), '') AS key, coalesce(json_extract(l.value, '$[' || (3 - 1) || ']'), '') AS place, coalesce(json_extract(l.value, '$[' || (4 - 1) || ']'), '') AS place_english, length(coalesce(json_extract(l.value, '$[' || (2 - 1) || ']'), '')) < 4 OR substr(coalesce(json_extract(l.value, '$[' || (2 - 1) || ']'), ''), length(coalesce(json_extract(l.value, '$[' || (2 - 1) || ']'), ''))) = ' ' AS bare FROM mentions AS m CROSS JOIN json_each('[[' || replace(replace(json_quote(replace(trim(m.places, char(10)), '\', '/')), '\n', '"],["'), '\t', '","') || ']]') AS l WHERE m.valid_until = 9223372036854775807 AND NOT m.retracted AND m.places <> '') AS k) AS n
GROUP BY n.place_key, n.country;

CREATE VIEW names_v1 AS
SELECT
  n.name_key AS name_key,
  max(n.name) AS name,
  count(DISTINCT n.mention) AS mention_count,
  count(DISTINCT n.event) AS event_count,
  count(DISTINCT n.article) AS article_count
FROM (SELECT m.id AS mention, m.event AS event, m.article AS article, coalesce(json_extract(l.value, '$[' || (2 - 1) || ']'), '') AS name_key, coalesce(json_extract(l.value, '$[' || (3 - 1) || ']'), '') AS name FROM mentions AS m CROSS JOIN json_each('[[' || replace(replace(json_quote(replace(trim(m.names, char(10)), '\', '/')), '\n', '"],["'), '\t', '","') || ']]') AS l WHERE m.valid_until = 9223372036854775807 AND NOT m.retracted AND m.names <> '') AS n
GROUP BY n.name_key;

CREATE VIEW event_places_v1 AS
SELECT
  n.event AS event_id,
  n.place_key AS place_key,
  max(n.place) AS place,
  max(n.place_english) AS place_english,
  n.country AS country,
  count(DISTINCT n.mention) AS mention_count
FROM (SELECT k.mention AS mention, k.event AS event, k.article AS article, k.place AS place, nullif(k.place_english, '') AS place_english, CASE WHEN k.bare THEN rtrim(k.key) ELSE substr(k.key, 1, length(k.key) - 3) END AS place_key, CASE WHEN k.bare THEN NULL ELSE upper(substr(k.key, length(k.key) - 1)) END AS country FROM (SELECT m.id AS mention, m.event AS event, m.article AS article, coalesce(json_extract(l.value, '$[' || (2 - 1) || ']'), '') AS key, coalesce(json_extract(l.value, '$[' || (3 - 1) || ']'), '') AS place, coalesce(json_extract(l.value, '$[' || (4 - 1) || ']'), '') AS place_english, length(coalesce(json_extract(l.value, '$[' || (2 - 1) || ']'), '')) < 4 OR substr(coalesce(json_extract(l.value, '$[' || (2 - 1) || ']'), ''), length(coalesce(json_extract(l.value, '$[' || (2 - 1) || ']'), ''))) = ' ' AS bare FROM mentions AS m CROSS JOIN json_each('[[' || replace(replace(json_quote(replace(trim(m.places, char(10)), '\', '/')), '\n', '"],["'), '\t', '","') || ']]') AS l WHERE m.valid_until = 9223372036854775807 AND NOT m.retracted AND m.places <> '') AS k) AS n
WHERE n.event IS NOT NULL
GROUP BY n.event, n.place_key, n.country;

CREATE VIEW event_names_v1 AS
SELECT
  n.event AS event_id,
  n.name_key AS name_key,
  max(n.name) AS name,
  count(DISTINCT n.mention) AS mention_count
FROM (SELECT m.id AS mention, m.event AS event, m.article AS article, coalesce(json_extract(l.value, '$[' || (2 - 1) || ']'), '') AS name_key, coalesce(json_extract(l.value, '$[' || (3 - 1) || ']'), '') AS name FROM mentions AS m CROSS JOIN json_each('[[' || replace(replace(json_quote(replace(trim(m.names, char(10)), '\', '/')), '\n', '"],["'), '\t', '","') || ']]') AS l WHERE m.valid_until = 9223372036854775807 AND NOT m.retracted AND m.names <> '') AS n
WHERE n.event IS NOT NULL
GROUP BY n.event, n.name_key;

CREATE VIEW corrections_v1 AS
SELECT
  c.position AS position,
  c.correction AS correction,
  c.article AS article_id,
  c.mention AS mention_id,
  c.event AS event_id,
  c.other_mention AS other_mention_id,
  c.edtf AS edtf,
  c.reason AS reason,
  f.recorded_at AS recorded_at,
  f.recorded_by AS recorded_by
FROM corrections AS c JOIN facts AS f ON f.position = c.position;

CREATE VIEW log_v1 AS
SELECT
  f.position AS position,
  f.stream AS stream,
  f.version AS version,
  f.type AS type,
  f.recorded_at AS recorded_at,
  f.recorded_by AS recorded_by,
  f.hash AS hash
FROM facts AS f;

CREATE VIEW days_v1 AS
SELECT
  d.day AS day,
  d.date AS date,
  d.year AS year,
  d.quarter AS quarter,
  d.month AS month,
  d.day_of_month AS day_of_month,
  d.iso_year AS iso_year,
  d.iso_week AS iso_week,
  d.weekday AS weekday,
  d.month_levant AS month_levant,
  d.month_egypt AS month_egypt,
  d.month_english AS month_english,
  d.weekday_arabic AS weekday_arabic,
  d.weekday_english AS weekday_english,
  d.hijri_year AS hijri_year,
  d.hijri_month AS hijri_month,
  d.hijri_day AS hijri_day,
  d.hijri_month_arabic AS hijri_month_arabic,
  d.hijri_month_english AS hijri_month_english,
  d.hijri_is_tabular AS hijri_is_tabular
FROM days AS d;

CREATE VIEW timeline_history_v1 AS
SELECT
  e.id AS event_id,
  e.earliest AS earliest,
  e.latest AS latest,
  e.earliest_day AS earliest_day,
  e.latest_day AS latest_day,
  e.starts_open AS starts_open,
  e.ends_open AS ends_open,
  e.time_kind AS time_kind,
  e.edtf AS edtf,
  e.precision AS precision,
  e.text AS text,
  e.headline AS headline,
  e.fragment AS fragment,
  e.in_passing AS in_passing,
  e.factuality AS factuality,
  e.reporting AS reporting,
  e.disputed AS disputed,
  e.source_count AS source_count,
  e.article_count AS article_count,
  e.mention_count AS mention_count,
  e.later_day_count AS later_day_count,
  e.title_article_count AS title_article_count,
  e.lead_article_count AS lead_article_count,
  e.importance AS importance,
  e.position AS position,
  e.valid_from AS valid_from,
  e.valid_until AS valid_until
FROM events AS e;

CREATE VIEW mentions_history_v1 AS
SELECT
  m.id AS mention_id,
  m.event AS event_id,
  m.article AS article_id,
  m.earliest AS earliest,
  m.latest AS latest,
  m.earliest_day AS earliest_day,
  m.latest_day AS latest_day,
  m.starts_open AS starts_open,
  m.ends_open AS ends_open,
  m.time_kind AS time_kind,
  m.edtf AS edtf,
  m.precision AS precision,
  m.status AS status,
  m.timex AS timex,
  m.rule AS rule,
  m.anchor AS anchor,
  m.expression AS expression,
  m.expression_start AS expression_start,
  m.expression_end AS expression_end,
  m.quote AS quote,
  m.quote_start AS quote_start,
  m.quote_end AS quote_end,
  m.volume AS volume,
  m.page AS page,
  m.attribution AS attribution,
  m.antecedent AS antecedent,
  m.factuality AS factuality,
  m.reporting AS reporting,
  m.reasons AS reasons,
  m.explanation AS explanation,
  m.calendar AS calendar,
  m.written AS written,
  m.date_is_manual AS date_is_manual,
  m.event_is_manual AS event_is_manual,
  m.position AS position,
  m.valid_from AS valid_from,
  m.valid_until AS valid_until
FROM mentions AS m
WHERE NOT m.retracted;

CREATE VIEW articles_history_v1 AS
SELECT
  a.id AS article_id,
  a.title AS title,
  a.publisher AS publisher,
  a.url AS url,
  a.published AS published,
  a.published_earliest AS published_earliest,
  a.published_latest AS published_latest,
  a.published_day AS published_day,
  a.published_at AS published_at,
  a.published_utc AS published_utc,
  a.work AS work,
  a.headings AS headings,
  a.extra AS extra,
  a.characters AS characters,
  a.redacted AS redacted,
  a.position AS position,
  a.valid_from AS valid_from,
  a.valid_until AS valid_until
FROM articles AS a
WHERE NOT a.retracted;
