CREATE TABLE articles (
    id TEXT COLLATE "C" NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    title TEXT,
    publisher TEXT,
    url TEXT,
    characters INTEGER NOT NULL,
    text_hash VARCHAR(64) NOT NULL,
    published TEXT,
    published_earliest TIMESTAMP WITHOUT TIME ZONE,
    published_latest TIMESTAMP WITHOUT TIME ZONE,
    published_day INTEGER,
    published_at TEXT,
    published_utc TIMESTAMP WITHOUT TIME ZONE,
    work TEXT,
    headings TEXT,
    pages TEXT,
    extra TEXT,
    topic TEXT DEFAULT '' NOT NULL,
    position BIGINT NOT NULL,
    retracted BOOLEAN DEFAULT false NOT NULL,
    redacted BOOLEAN DEFAULT false NOT NULL,
    PRIMARY KEY (id, valid_from),
    CONSTRAINT articles_published_earliest_midnight CHECK (published_earliest = date_trunc('day', published_earliest)),
    CONSTRAINT articles_published_latest_midnight CHECK (published_latest = date_trunc('day', published_latest))
);

CREATE TABLE blocking_index (
    word TEXT COLLATE "C" NOT NULL,
    earliest_day INTEGER NOT NULL,
    mention TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (word, earliest_day, mention)
);

CREATE TABLE corrections (
    position BIGINT NOT NULL,
    correction TEXT NOT NULL,
    article TEXT COLLATE "C" NOT NULL,
    mention TEXT COLLATE "C",
    event TEXT COLLATE "C",
    other_mention TEXT COLLATE "C",
    edtf TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (position)
);

CREATE TABLE days (
    day INTEGER NOT NULL,
    date TIMESTAMP WITHOUT TIME ZONE NOT NULL,
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
    id TEXT COLLATE "C" NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    earliest TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    latest TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    earliest_day INTEGER NOT NULL,
    latest_day INTEGER NOT NULL,
    starts_open BOOLEAN NOT NULL,
    ends_open BOOLEAN NOT NULL,
    time_kind TEXT,
    edtf TEXT,
    precision TEXT,
    text TEXT NOT NULL,
    headline TEXT NOT NULL,
    fragment BOOLEAN DEFAULT false NOT NULL,
    in_passing BOOLEAN DEFAULT false NOT NULL,
    article_count INTEGER NOT NULL,
    mention_count INTEGER NOT NULL,
    position BIGINT NOT NULL,
    factuality TEXT DEFAULT 'occurred' NOT NULL,
    reporting BOOLEAN DEFAULT false NOT NULL,
    source_count INTEGER DEFAULT '1' NOT NULL,
    disputed BOOLEAN DEFAULT false NOT NULL,
    later_day_count INTEGER DEFAULT '0' NOT NULL,
    title_article_count INTEGER DEFAULT '0' NOT NULL,
    lead_article_count INTEGER DEFAULT '0' NOT NULL,
    importance INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id, valid_from),
    CONSTRAINT events_earliest_midnight CHECK (earliest = date_trunc('day', earliest)),
    CONSTRAINT events_latest_midnight CHECK (latest = date_trunc('day', latest))
);

CREATE TABLE expressions (
    article TEXT COLLATE "C" NOT NULL,
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
    position BIGINT NOT NULL,
    stream TEXT COLLATE "C" NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    payload TEXT NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (position),
    CONSTRAINT facts_stream_version UNIQUE (stream, version),
    CONSTRAINT facts_key UNIQUE (key)
);

CREATE FUNCTION facts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'facts is append-only: % is refused', TG_OP; END $$;

CREATE TRIGGER facts_no_change BEFORE UPDATE OR DELETE ON facts
FOR EACH ROW EXECUTE FUNCTION facts_refuse();

CREATE TRIGGER facts_no_truncate BEFORE TRUNCATE ON facts
FOR EACH STATEMENT EXECUTE FUNCTION facts_refuse();

-- ALWAYS: otherwise session_replication_role = replica switches the guards off.
ALTER TABLE facts ENABLE ALWAYS TRIGGER facts_no_change;

ALTER TABLE facts ENABLE ALWAYS TRIGGER facts_no_truncate;

CREATE TABLE head (
    id INTEGER NOT NULL CONSTRAINT head_one_row CHECK (id = 1),
    position BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
);

INSERT INTO head (id, position, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE links (
    mention TEXT COLLATE "C" NOT NULL,
    other TEXT COLLATE "C" NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    score INTEGER NOT NULL,
    shared_terms INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (mention, other, valid_from)
);

CREATE TABLE mentions (
    id TEXT COLLATE "C" NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    article TEXT COLLATE "C" NOT NULL,
    event TEXT COLLATE "C",
    status TEXT NOT NULL,
    earliest TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    latest TIMESTAMP WITHOUT TIME ZONE NOT NULL,
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
    fragment BOOLEAN DEFAULT false NOT NULL,
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
    joined_to TEXT COLLATE "C",
    shared_terms INTEGER,
    position BIGINT NOT NULL,
    alternatives TEXT DEFAULT '[]' NOT NULL,
    retracted BOOLEAN DEFAULT false NOT NULL,
    date_is_manual BOOLEAN DEFAULT false NOT NULL,
    event_is_manual BOOLEAN DEFAULT false NOT NULL,
    why TEXT,
    factuality TEXT DEFAULT 'occurred' NOT NULL,
    cue TEXT,
    attribution TEXT,
    reporting BOOLEAN DEFAULT false NOT NULL,
    names TEXT DEFAULT '' NOT NULL,
    places TEXT DEFAULT '' NOT NULL,
    join_reason TEXT,
    sentence INTEGER DEFAULT '0' NOT NULL,
    counted_from TEXT COLLATE "C",
    awaits TEXT COLLATE "C",
    antecedent TEXT,
    PRIMARY KEY (id, valid_from),
    CONSTRAINT mentions_earliest_midnight CHECK (earliest = date_trunc('day', earliest)),
    CONSTRAINT mentions_latest_midnight CHECK (latest = date_trunc('day', latest))
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

CREATE INDEX events_disputed ON events (earliest_day, latest_day, position, id) WHERE disputed IS true;

CREATE INDEX events_long ON events (earliest_day, latest_day, position, id) WHERE latest_day - earliest_day > 31;

CREATE INDEX links_ended ON links (mention, other) WHERE valid_until < 9223372036854775807;

CREATE INDEX mentions_by_anchor ON mentions (counted_from) WHERE counted_from IS NOT NULL;

CREATE INDEX mentions_by_article ON mentions (article);

CREATE INDEX mentions_by_awaited ON mentions (awaits) WHERE awaits IS NOT NULL;

CREATE INDEX mentions_by_day ON mentions (earliest_day, position) WHERE valid_until = 9223372036854775807;

CREATE INDEX mentions_by_edtf ON mentions (edtf, position) WHERE valid_until = 9223372036854775807;

CREATE INDEX mentions_by_event ON mentions (event);

CREATE INDEX mentions_by_hand ON mentions (event) WHERE event_is_manual IS true;

-- The collation C lowers ASCII alone, as SQLite does. What is not sorted into the index yet is searched from end to
-- end, once for every look-up of an ingest: hence the short list.
CREATE INDEX mentions_by_term ON mentions
USING gin (string_to_array(lower(terms COLLATE "C"), ' ')) WITH (gin_pending_list_limit = 256);

CREATE INDEX mentions_by_name ON mentions
USING gin (array_remove(string_to_array(lower(translate(names || places, E'\t\n', '  ') COLLATE "C"), ' '), ''))
WITH (gin_pending_list_limit = 256);

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
  (SELECT string_agg(s.publisher, '; ') FROM (SELECT DISTINCT b.publisher COLLATE "C" AS publisher FROM mentions AS n JOIN articles AS b ON b.id = n.article WHERE n.event = e.id AND n.valid_until = 9223372036854775807 AND b.valid_until = 9223372036854775807 AND n.edtf = m.edtf AND n.factuality = m.factuality AND b.publisher IS NOT NULL ORDER BY 1) AS s) AS publishers
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
  max(n.place COLLATE "C") AS place,
  max(n.place_english COLLATE "C") AS place_english,
  n.country AS country,
  count(DISTINCT n.mention) AS mention_count,
  count(DISTINCT n.event) AS event_count,
  count(DISTINCT n.article) AS article_count
FROM (SELECT k.mention AS mention, k.event AS event, k.article AS article, k.place AS place, nullif(k.place_english, '') AS place_english, CASE WHEN k.bare THEN rtrim(k.key) ELSE substr(k.key, 1, length(k.key) - 3) END AS place_key, CASE WHEN k.bare THEN NULL ELSE upper(substr(k.key, length(k.key) - 1)) END AS country FROM (SELECT m.id AS mention, m.event AS event, m.article AS article, split_part(l.value, chr(9), 2) AS key, split_part(l.value, chr(9), 3) AS place, split_part(l.value, chr(9), 4) AS place_english, length(split_part(l.value, chr(9), 2)) < 4 OR substr(split_part(l.value, chr(9), 2), length(split_part(l.value, chr(9), 2))) = ' ' AS bare FROM mentions AS m CROSS JOIN unnest(string_to_array(btrim(m.places, chr(10)), chr(10))) AS l(value) WHERE m.valid_until = 9223372036854775807 AND NOT m.retracted AND m.places <> '') AS k) AS n
GROUP BY n.place_key, n.country;

CREATE VIEW names_v1 AS
SELECT
  n.name_key AS name_key,
  max(n.name COLLATE "C") AS name,
  count(DISTINCT n.mention) AS mention_count,
  count(DISTINCT n.event) AS event_count,
  count(DISTINCT n.article) AS article_count
FROM (SELECT m.id AS mention, m.event AS event, m.article AS article, split_part(l.value, chr(9), 2) AS name_key, split_part(l.value, chr(9), 3) AS name FROM mentions AS m CROSS JOIN unnest(string_to_array(btrim(m.names, chr(10)), chr(10))) AS l(value) WHERE m.valid_until = 9223372036854775807 AND NOT m.retracted AND m.names <> '') AS n
GROUP BY n.name_key;

CREATE VIEW event_places_v1 AS
SELECT
  n.event AS event_id,
  n.place_key AS place_key,
  max(n.place COLLATE "C") AS place,
  max(n.place_english COLLATE "C") AS place_english,
  n.country AS country,
  count(DISTINCT n.mention) AS mention_count
FROM (SELECT k.mention AS mention, k.event AS event, k.article AS article, k.place AS place, nullif(k.place_english, '') AS place_english, CASE WHEN k.bare THEN rtrim(k.key) ELSE substr(k.key, 1, length(k.key) - 3) END AS place_key, CASE WHEN k.bare THEN NULL ELSE upper(substr(k.key, length(k.key) - 1)) END AS country FROM (SELECT m.id AS mention, m.event AS event, m.article AS article, split_part(l.value, chr(9), 2) AS key, split_part(l.value, chr(9), 3) AS place, split_part(l.value, chr(9), 4) AS place_english, length(split_part(l.value, chr(9), 2)) < 4 OR substr(split_part(l.value, chr(9), 2), length(split_part(l.value, chr(9), 2))) = ' ' AS bare FROM mentions AS m CROSS JOIN unnest(string_to_array(btrim(m.places, chr(10)), chr(10))) AS l(value) WHERE m.valid_until = 9223372036854775807 AND NOT m.retracted AND m.places <> '') AS k) AS n
WHERE n.event IS NOT NULL
GROUP BY n.event, n.place_key, n.country;

CREATE VIEW event_names_v1 AS
SELECT
  n.event AS event_id,
  n.name_key AS name_key,
  max(n.name COLLATE "C") AS name,
  count(DISTINCT n.mention) AS mention_count
FROM (SELECT m.id AS mention, m.event AS event, m.article AS article, split_part(l.value, chr(9), 2) AS name_key, split_part(l.value, chr(9), 3) AS name FROM mentions AS m CROSS JOIN unnest(string_to_array(btrim(m.names, chr(10)), chr(10))) AS l(value) WHERE m.valid_until = 9223372036854775807 AND NOT m.retracted AND m.names <> '') AS n
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

CREATE FUNCTION timeline_v1_as_of(at bigint) RETURNS SETOF timeline_v1
LANGUAGE sql STABLE AS $$
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
WHERE e.valid_from <= at AND e.valid_until > at
$$;

CREATE FUNCTION mentions_v1_as_of(at bigint) RETURNS SETOF mentions_v1
LANGUAGE sql STABLE AS $$
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
WHERE m.valid_from <= at AND m.valid_until > at AND a.valid_from <= at AND a.valid_until > at AND NOT m.retracted
$$;

CREATE FUNCTION articles_v1_as_of(at bigint) RETURNS SETOF articles_v1
LANGUAGE sql STABLE AS $$
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
WHERE a.valid_from <= at AND a.valid_until > at AND NOT a.retracted
$$;

CREATE FUNCTION position_v1_as_of(moment timestamptz) RETURNS bigint
LANGUAGE sql STABLE AS $$
SELECT coalesce(max(position), 0) FROM log_v1
WHERE recorded_at <= to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

COMMENT ON FUNCTION timeline_v1_as_of(bigint) IS 'timeline_v1 as of a log position.';

COMMENT ON FUNCTION mentions_v1_as_of(bigint) IS 'mentions_v1 as of a log position.';

COMMENT ON FUNCTION articles_v1_as_of(bigint) IS 'articles_v1 as of a log position.';

COMMENT ON FUNCTION position_v1_as_of(timestamptz) IS 'The log position up to which was recorded by a time: for the functions as of a position.';

COMMENT ON VIEW timeline_v1 IS 'One row per event, on its best supported days.';

COMMENT ON COLUMN timeline_v1.event_id IS 'the event; mentions_v1 has the same id';

COMMENT ON COLUMN timeline_v1.earliest IS 'the first day that the event may lie on, at midnight, 0001-01-01 if it is earlier; never empty';

COMMENT ON COLUMN timeline_v1.latest IS 'the last day that the event may lie on, at midnight, 0001-01-01 if it is earlier; never empty';

COMMENT ON COLUMN timeline_v1.earliest_day IS 'the first day, as days since 1970-01-01, BC too: order by it';

COMMENT ON COLUMN timeline_v1.latest_day IS 'the last day, as days since 1970-01-01, BC too';

COMMENT ON COLUMN timeline_v1.starts_open IS 'no first day is known: earliest is 0001-01-01, earliest_day before every day';

COMMENT ON COLUMN timeline_v1.ends_open IS 'no last day is known: latest is 9999-12-31';

COMMENT ON COLUMN timeline_v1.time_kind IS 'within, throughout, since, until, before, after or about';

COMMENT ON COLUMN timeline_v1.edtf IS 'the days and their kind in EDTF (ISO 8601-2)';

COMMENT ON COLUMN timeline_v1.precision IS 'day, week, month, quarter, half, year, decade, century, span or open';

COMMENT ON COLUMN timeline_v1.text IS 'the clause that reports it, from the best supported mention';

COMMENT ON COLUMN timeline_v1.headline IS 'the event in one line to be read alone: a title of its articles, or its clause';

COMMENT ON COLUMN timeline_v1.fragment IS 'this line says too little without the words around it';
COMMENT ON COLUMN timeline_v1.in_passing IS 'one source tells it, whose news is something else or of other days';

COMMENT ON COLUMN timeline_v1.factuality IS 'occurred, announced, denied or hypothetical';

COMMENT ON COLUMN timeline_v1.reporting IS 'it reports words: the date is that of the saying';

COMMENT ON COLUMN timeline_v1.disputed IS 'its sources give days that cannot both be right, or deny it';

COMMENT ON COLUMN timeline_v1.source_count IS 'independent sources, copies of one text counted once';

COMMENT ON COLUMN timeline_v1.article_count IS 'articles that report it';

COMMENT ON COLUMN timeline_v1.mention_count IS 'clauses that report it';

COMMENT ON COLUMN timeline_v1.later_day_count IS 'days after it and after its first article on which an article reports it again';

COMMENT ON COLUMN timeline_v1.title_article_count IS 'articles whose title reports it';

COMMENT ON COLUMN timeline_v1.lead_article_count IS 'articles whose first sentence reports it';

COMMENT ON COLUMN timeline_v1.importance IS 'how important it is, in points: see reconstruction.md';

COMMENT ON COLUMN timeline_v1.position IS 'position of its first fact: breaks ties between equal days';

COMMENT ON VIEW mentions_v1 IS 'One row per clause that names a time, with its article; what was retracted is left out.';

COMMENT ON COLUMN mentions_v1.mention_id IS 'the clause';

COMMENT ON COLUMN mentions_v1.event_id IS 'its event; empty while its days are not known';

COMMENT ON COLUMN mentions_v1.article_id IS 'its article';

COMMENT ON COLUMN mentions_v1.publisher IS 'the publisher, as it was given';

COMMENT ON COLUMN mentions_v1.title IS 'the title of the article';

COMMENT ON COLUMN mentions_v1.url IS 'its address';

COMMENT ON COLUMN mentions_v1.published IS 'its publication date in EDTF; empty when unknown';

COMMENT ON COLUMN mentions_v1.published_earliest IS 'the first day of publication, at midnight';

COMMENT ON COLUMN mentions_v1.published_latest IS 'the last day of publication, at midnight';

COMMENT ON COLUMN mentions_v1.published_day IS 'the first day of publication, as days since 1970-01-01';

COMMENT ON COLUMN mentions_v1.earliest IS 'the first day that what the clause reports may lie on, at midnight, 0001-01-01 if it is earlier; never empty';

COMMENT ON COLUMN mentions_v1.latest IS 'the last day that what the clause reports may lie on, at midnight, 0001-01-01 if it is earlier; never empty';

COMMENT ON COLUMN mentions_v1.earliest_day IS 'the first day, as days since 1970-01-01, BC too: order by it';

COMMENT ON COLUMN mentions_v1.latest_day IS 'the last day, as days since 1970-01-01, BC too';

COMMENT ON COLUMN mentions_v1.starts_open IS 'no first day is known: earliest is 0001-01-01, earliest_day before every day';

COMMENT ON COLUMN mentions_v1.ends_open IS 'no last day is known: latest is 9999-12-31';

COMMENT ON COLUMN mentions_v1.time_kind IS 'within, throughout, since, until, before, after or about';

COMMENT ON COLUMN mentions_v1.edtf IS 'the days and their kind in EDTF (ISO 8601-2)';

COMMENT ON COLUMN mentions_v1.precision IS 'day, week, month, quarter, half, year, decade, century, span or open';

COMMENT ON COLUMN mentions_v1.status IS 'resolved, or why no days are known';

COMMENT ON COLUMN mentions_v1.timex IS 'the value of the expression in TIMEX3';

COMMENT ON COLUMN mentions_v1.rule IS 'the rule that read the expression';

COMMENT ON COLUMN mentions_v1.anchor IS 'the day or days that it was counted from, in EDTF';

COMMENT ON COLUMN mentions_v1.expression IS 'the words that name the time';

COMMENT ON COLUMN mentions_v1.expression_start IS 'their first character in the article';

COMMENT ON COLUMN mentions_v1.expression_end IS 'the character after them';

COMMENT ON COLUMN mentions_v1.quote IS 'the clause, character for character';

COMMENT ON COLUMN mentions_v1.quote_start IS 'its first character in the article';

COMMENT ON COLUMN mentions_v1.quote_end IS 'the character after it';

COMMENT ON COLUMN mentions_v1.volume IS 'the volume of the printed work that it is in';

COMMENT ON COLUMN mentions_v1.page IS 'its page there, or its first and last: 34-35';

COMMENT ON COLUMN mentions_v1.attribution IS 'the words that say who reports it';

COMMENT ON COLUMN mentions_v1.antecedent IS 'earlier words that complete a clause without a subject';

COMMENT ON COLUMN mentions_v1.factuality IS 'occurred, announced, denied or hypothetical';

COMMENT ON COLUMN mentions_v1.reporting IS 'it reports words: the date is that of the saying';

COMMENT ON COLUMN mentions_v1.reasons IS 'why it is these days: a JSON list of steps, for programs';

COMMENT ON COLUMN mentions_v1.explanation IS 'the same steps in English, a line each';

COMMENT ON COLUMN mentions_v1.calendar IS 'the calendar in which the clause gives its date';

COMMENT ON COLUMN mentions_v1.written IS 'the date as written in it, if it is not the Gregorian one: 1436-09-17';

COMMENT ON COLUMN mentions_v1.date_is_manual IS 'a person gave the days';

COMMENT ON COLUMN mentions_v1.event_is_manual IS 'a person chose the event';

COMMENT ON COLUMN mentions_v1.position IS 'position of its first fact';

COMMENT ON VIEW articles_v1 IS 'One row per article; what was retracted is left out.';

COMMENT ON COLUMN articles_v1.article_id IS 'the article';

COMMENT ON COLUMN articles_v1.title IS 'its title';

COMMENT ON COLUMN articles_v1.publisher IS 'its publisher, as it was given';

COMMENT ON COLUMN articles_v1.url IS 'its address';

COMMENT ON COLUMN articles_v1.published IS 'the publication date in EDTF; empty when unknown';

COMMENT ON COLUMN articles_v1.published_earliest IS 'the first day of publication, at midnight';

COMMENT ON COLUMN articles_v1.published_latest IS 'the last day of publication, at midnight';

COMMENT ON COLUMN articles_v1.published_day IS 'the first day of publication, as days since 1970-01-01';

COMMENT ON COLUMN articles_v1.published_at IS 'the time as written, in ISO 8601 with its offset and [zone]';

COMMENT ON COLUMN articles_v1.published_utc IS 'the same time in UTC; empty when its offset is unknown';

COMMENT ON COLUMN articles_v1.work IS 'the printed work that it is a section of';

COMMENT ON COLUMN articles_v1.headings IS 'the headings that govern the section: a JSON list of [level, words]';

COMMENT ON COLUMN articles_v1.extra IS 'the further fields of its input (section, desk, country): a JSON object';

COMMENT ON COLUMN articles_v1.characters IS 'the length of the text';

COMMENT ON COLUMN articles_v1.redacted IS 'its words were erased';

COMMENT ON COLUMN articles_v1.position IS 'position of its fact';

COMMENT ON VIEW publishers_v1 IS 'One row per publisher that is named.';

COMMENT ON COLUMN publishers_v1.publisher IS 'the publisher, as it was given';

COMMENT ON COLUMN publishers_v1.article_count IS 'its articles';

COMMENT ON COLUMN publishers_v1.first_published IS 'the first day on which one of them may have been published';

COMMENT ON COLUMN publishers_v1.last_published IS 'the last day on which one of them may have been published';

COMMENT ON VIEW disagreements_v1 IS 'One row per date, or denial, that the sources of a disputed event give.';

COMMENT ON COLUMN disagreements_v1.event_id IS 'the event';

COMMENT ON COLUMN disagreements_v1.text IS 'the clause that reports it';

COMMENT ON COLUMN disagreements_v1.event_edtf IS 'the event''s best supported days, in EDTF';

COMMENT ON COLUMN disagreements_v1.earliest IS 'the first day that it, by these sources, may lie on, at midnight, 0001-01-01 if it is earlier; never empty';

COMMENT ON COLUMN disagreements_v1.latest IS 'the last day that it, by these sources, may lie on, at midnight, 0001-01-01 if it is earlier; never empty';

COMMENT ON COLUMN disagreements_v1.earliest_day IS 'the first day, as days since 1970-01-01, BC too: order by it';

COMMENT ON COLUMN disagreements_v1.latest_day IS 'the last day, as days since 1970-01-01, BC too';

COMMENT ON COLUMN disagreements_v1.starts_open IS 'no first day is known: earliest is 0001-01-01, earliest_day before every day';

COMMENT ON COLUMN disagreements_v1.ends_open IS 'no last day is known: latest is 9999-12-31';

COMMENT ON COLUMN disagreements_v1.time_kind IS 'within, throughout, since, until, before, after or about';

COMMENT ON COLUMN disagreements_v1.edtf IS 'the days and their kind in EDTF (ISO 8601-2)';

COMMENT ON COLUMN disagreements_v1.precision IS 'day, week, month, quarter, half, year, decade, century, span or open';

COMMENT ON COLUMN disagreements_v1.factuality IS 'occurred, announced, denied or hypothetical';

COMMENT ON COLUMN disagreements_v1.publisher_count IS 'publishers that say so; copies of one text are counted here';

COMMENT ON COLUMN disagreements_v1.mention_count IS 'clauses that say so';

COMMENT ON COLUMN disagreements_v1.publishers IS 'the publishers by name, separated by semicolons';

COMMENT ON VIEW event_links_v1 IS 'One row per event and another one that is possibly the same: each pair both ways round.';

COMMENT ON COLUMN event_links_v1.event_id IS 'the event';

COMMENT ON COLUMN event_links_v1.other_event_id IS 'the other event';

COMMENT ON COLUMN event_links_v1.score IS 'how well they agree, in hundredths of a point';

COMMENT ON COLUMN event_links_v1.link_count IS 'pairs of their clauses that were found alike';

COMMENT ON VIEW places_v1 IS 'One row per place that is named in the sentence of a clause with a time.';

COMMENT ON COLUMN places_v1.place_key IS 'geonames:NUMBER, country:CODE, or the key in your own list';

COMMENT ON COLUMN places_v1.place IS 'its Arabic name';

COMMENT ON COLUMN places_v1.place_english IS 'its English name; empty if not known';

COMMENT ON COLUMN places_v1.country IS 'its country, two letters (ISO 3166); empty if not known';

COMMENT ON COLUMN places_v1.mention_count IS 'clauses whose sentence names it';

COMMENT ON COLUMN places_v1.event_count IS 'events that such a clause reports';

COMMENT ON COLUMN places_v1.article_count IS 'articles with such a clause';

COMMENT ON VIEW names_v1 IS 'One row per person or organisation that is named in the sentence of a clause with a time.';

COMMENT ON COLUMN names_v1.name_key IS 'the same for every spelling of the name';

COMMENT ON COLUMN names_v1.name IS 'the name as it is printed, a person''s in full if known';

COMMENT ON COLUMN names_v1.mention_count IS 'clauses whose sentence names it';

COMMENT ON COLUMN names_v1.event_count IS 'events that such a clause reports';

COMMENT ON COLUMN names_v1.article_count IS 'articles with such a clause';

COMMENT ON VIEW event_places_v1 IS 'One row per event and place that its sentences name.';

COMMENT ON COLUMN event_places_v1.event_id IS 'the event';

COMMENT ON COLUMN event_places_v1.place_key IS 'geonames:NUMBER, country:CODE, or the key in your own list';

COMMENT ON COLUMN event_places_v1.place IS 'its Arabic name';

COMMENT ON COLUMN event_places_v1.place_english IS 'its English name; empty if not known';

COMMENT ON COLUMN event_places_v1.country IS 'its country, two letters (ISO 3166); empty if not known';

COMMENT ON COLUMN event_places_v1.mention_count IS 'clauses whose sentence names it';

COMMENT ON VIEW event_names_v1 IS 'One row per event and person or organisation that its sentences name.';

COMMENT ON COLUMN event_names_v1.event_id IS 'the event';

COMMENT ON COLUMN event_names_v1.name_key IS 'the same for every spelling of the name';

COMMENT ON COLUMN event_names_v1.name IS 'the name as it is printed, a person''s in full if known';

COMMENT ON COLUMN event_names_v1.mention_count IS 'clauses whose sentence names it';

COMMENT ON VIEW corrections_v1 IS 'One row per decision of a person, in the order in which they were made; none is left out.';

COMMENT ON COLUMN corrections_v1.position IS 'position of its fact in the log';

COMMENT ON COLUMN corrections_v1.correction IS 'redate, retract, restore, assign, keep-apart, set-published, reread or redact; merging and splitting events assign their clauses';

COMMENT ON COLUMN corrections_v1.article_id IS 'the article';

COMMENT ON COLUMN corrections_v1.mention_id IS 'the clause; empty if it is about the whole article';

COMMENT ON COLUMN corrections_v1.event_id IS 'the event that the clause was put into';

COMMENT ON COLUMN corrections_v1.other_mention_id IS 'the clause that it was kept apart from';

COMMENT ON COLUMN corrections_v1.edtf IS 'the days that were given, in EDTF';

COMMENT ON COLUMN corrections_v1.reason IS 'why, in the person''s words';

COMMENT ON COLUMN corrections_v1.recorded_at IS 'when: ISO 8601, UTC, sorts as text';

COMMENT ON COLUMN corrections_v1.recorded_by IS 'who';

COMMENT ON VIEW log_v1 IS 'One row per fact of the log, without what it says.';

COMMENT ON COLUMN log_v1.position IS 'its position in the log, from 1, without gaps';

COMMENT ON COLUMN log_v1.stream IS 'what it is about: article:ID, names, rules';

COMMENT ON COLUMN log_v1.version IS 'its version in the stream, from 1';

COMMENT ON COLUMN log_v1.type IS 'the kind of fact';

COMMENT ON COLUMN log_v1.recorded_at IS 'when it was recorded: ISO 8601, UTC, sorts as text';

COMMENT ON COLUMN log_v1.recorded_by IS 'who recorded it';

COMMENT ON COLUMN log_v1.hash IS 'SHA-256 over the hash before it and this fact';

COMMENT ON VIEW days_v1 IS 'One row per day from 0001-01-01, of every year that something begins, ends or was published in: to join by `day`.';

COMMENT ON COLUMN days_v1.day IS 'days since 1970-01-01: earliest_day, latest_day';

COMMENT ON COLUMN days_v1.date IS 'the day, at midnight';

COMMENT ON COLUMN days_v1.year IS 'Gregorian year';

COMMENT ON COLUMN days_v1.quarter IS '1 to 4';

COMMENT ON COLUMN days_v1.month IS '1 to 12';

COMMENT ON COLUMN days_v1.day_of_month IS '1 to 31';

COMMENT ON COLUMN days_v1.iso_year IS 'the year of the ISO week';

COMMENT ON COLUMN days_v1.iso_week IS 'ISO week, 1 to 53';

COMMENT ON COLUMN days_v1.weekday IS '1 is Monday, 7 Sunday';

COMMENT ON COLUMN days_v1.month_levant IS 'the month''s name in the Levant and Iraq: أيار';

COMMENT ON COLUMN days_v1.month_egypt IS 'its name in Egypt and the Gulf: مايو';

COMMENT ON COLUMN days_v1.month_english IS 'its English name';

COMMENT ON COLUMN days_v1.weekday_arabic IS 'the weekday''s Arabic name';

COMMENT ON COLUMN days_v1.weekday_english IS 'its English name';

COMMENT ON COLUMN days_v1.hijri_year IS 'Hijri year';

COMMENT ON COLUMN days_v1.hijri_month IS '1 is Muharram';

COMMENT ON COLUMN days_v1.hijri_day IS '1 to 30';

COMMENT ON COLUMN days_v1.hijri_month_arabic IS 'the Hijri month''s Arabic name';

COMMENT ON COLUMN days_v1.hijri_month_english IS 'its English name';

COMMENT ON COLUMN days_v1.hijri_is_tabular IS 'outside Umm al-Qura (1343 to 1500 AH): the Hijri day may be two days off';

COMMENT ON VIEW timeline_history_v1 IS 'Every version of the rows of timeline_v1. As of log position P: valid_from <= P AND valid_until > P.';

COMMENT ON COLUMN timeline_history_v1.event_id IS 'the event; mentions_v1 has the same id';

COMMENT ON COLUMN timeline_history_v1.earliest IS 'the first day that the event may lie on, at midnight, 0001-01-01 if it is earlier; never empty';

COMMENT ON COLUMN timeline_history_v1.latest IS 'the last day that the event may lie on, at midnight, 0001-01-01 if it is earlier; never empty';

COMMENT ON COLUMN timeline_history_v1.earliest_day IS 'the first day, as days since 1970-01-01, BC too: order by it';

COMMENT ON COLUMN timeline_history_v1.latest_day IS 'the last day, as days since 1970-01-01, BC too';

COMMENT ON COLUMN timeline_history_v1.starts_open IS 'no first day is known: earliest is 0001-01-01, earliest_day before every day';

COMMENT ON COLUMN timeline_history_v1.ends_open IS 'no last day is known: latest is 9999-12-31';

COMMENT ON COLUMN timeline_history_v1.time_kind IS 'within, throughout, since, until, before, after or about';

COMMENT ON COLUMN timeline_history_v1.edtf IS 'the days and their kind in EDTF (ISO 8601-2)';

COMMENT ON COLUMN timeline_history_v1.precision IS 'day, week, month, quarter, half, year, decade, century, span or open';

COMMENT ON COLUMN timeline_history_v1.text IS 'the clause that reports it, from the best supported mention';

COMMENT ON COLUMN timeline_history_v1.headline IS 'the event in one line to be read alone: a title of its articles, or its clause';

COMMENT ON COLUMN timeline_history_v1.fragment IS 'this line says too little without the words around it';
COMMENT ON COLUMN timeline_history_v1.in_passing IS 'one source tells it, whose news is something else or of other days';

COMMENT ON COLUMN timeline_history_v1.factuality IS 'occurred, announced, denied or hypothetical';

COMMENT ON COLUMN timeline_history_v1.reporting IS 'it reports words: the date is that of the saying';

COMMENT ON COLUMN timeline_history_v1.disputed IS 'its sources give days that cannot both be right, or deny it';

COMMENT ON COLUMN timeline_history_v1.source_count IS 'independent sources, copies of one text counted once';

COMMENT ON COLUMN timeline_history_v1.article_count IS 'articles that report it';

COMMENT ON COLUMN timeline_history_v1.mention_count IS 'clauses that report it';

COMMENT ON COLUMN timeline_history_v1.later_day_count IS 'days after it and after its first article on which an article reports it again';

COMMENT ON COLUMN timeline_history_v1.title_article_count IS 'articles whose title reports it';

COMMENT ON COLUMN timeline_history_v1.lead_article_count IS 'articles whose first sentence reports it';

COMMENT ON COLUMN timeline_history_v1.importance IS 'how important it is, in points: see reconstruction.md';

COMMENT ON COLUMN timeline_history_v1.position IS 'position of its first fact: breaks ties between equal days';

COMMENT ON COLUMN timeline_history_v1.valid_from IS 'the log position from which the row held';

COMMENT ON COLUMN timeline_history_v1.valid_until IS 'the position at which it held no more; 9223372036854775807 while it does';

COMMENT ON VIEW mentions_history_v1 IS 'Every version of the rows of mentions_v1. As of log position P: valid_from <= P AND valid_until > P.';

COMMENT ON COLUMN mentions_history_v1.mention_id IS 'the clause';

COMMENT ON COLUMN mentions_history_v1.event_id IS 'its event; empty while its days are not known';

COMMENT ON COLUMN mentions_history_v1.article_id IS 'its article';

COMMENT ON COLUMN mentions_history_v1.earliest IS 'the first day that what the clause reports may lie on, at midnight, 0001-01-01 if it is earlier; never empty';

COMMENT ON COLUMN mentions_history_v1.latest IS 'the last day that what the clause reports may lie on, at midnight, 0001-01-01 if it is earlier; never empty';

COMMENT ON COLUMN mentions_history_v1.earliest_day IS 'the first day, as days since 1970-01-01, BC too: order by it';

COMMENT ON COLUMN mentions_history_v1.latest_day IS 'the last day, as days since 1970-01-01, BC too';

COMMENT ON COLUMN mentions_history_v1.starts_open IS 'no first day is known: earliest is 0001-01-01, earliest_day before every day';

COMMENT ON COLUMN mentions_history_v1.ends_open IS 'no last day is known: latest is 9999-12-31';

COMMENT ON COLUMN mentions_history_v1.time_kind IS 'within, throughout, since, until, before, after or about';

COMMENT ON COLUMN mentions_history_v1.edtf IS 'the days and their kind in EDTF (ISO 8601-2)';

COMMENT ON COLUMN mentions_history_v1.precision IS 'day, week, month, quarter, half, year, decade, century, span or open';

COMMENT ON COLUMN mentions_history_v1.status IS 'resolved, or why no days are known';

COMMENT ON COLUMN mentions_history_v1.timex IS 'the value of the expression in TIMEX3';

COMMENT ON COLUMN mentions_history_v1.rule IS 'the rule that read the expression';

COMMENT ON COLUMN mentions_history_v1.anchor IS 'the day or days that it was counted from, in EDTF';

COMMENT ON COLUMN mentions_history_v1.expression IS 'the words that name the time';

COMMENT ON COLUMN mentions_history_v1.expression_start IS 'their first character in the article';

COMMENT ON COLUMN mentions_history_v1.expression_end IS 'the character after them';

COMMENT ON COLUMN mentions_history_v1.quote IS 'the clause, character for character';

COMMENT ON COLUMN mentions_history_v1.quote_start IS 'its first character in the article';

COMMENT ON COLUMN mentions_history_v1.quote_end IS 'the character after it';

COMMENT ON COLUMN mentions_history_v1.volume IS 'the volume of the printed work that it is in';

COMMENT ON COLUMN mentions_history_v1.page IS 'its page there, or its first and last: 34-35';

COMMENT ON COLUMN mentions_history_v1.attribution IS 'the words that say who reports it';

COMMENT ON COLUMN mentions_history_v1.antecedent IS 'earlier words that complete a clause without a subject';

COMMENT ON COLUMN mentions_history_v1.factuality IS 'occurred, announced, denied or hypothetical';

COMMENT ON COLUMN mentions_history_v1.reporting IS 'it reports words: the date is that of the saying';

COMMENT ON COLUMN mentions_history_v1.reasons IS 'why it is these days: a JSON list of steps, for programs';

COMMENT ON COLUMN mentions_history_v1.explanation IS 'the same steps in English, a line each';

COMMENT ON COLUMN mentions_history_v1.calendar IS 'the calendar in which the clause gives its date';

COMMENT ON COLUMN mentions_history_v1.written IS 'the date as written in it, if it is not the Gregorian one: 1436-09-17';

COMMENT ON COLUMN mentions_history_v1.date_is_manual IS 'a person gave the days';

COMMENT ON COLUMN mentions_history_v1.event_is_manual IS 'a person chose the event';

COMMENT ON COLUMN mentions_history_v1.position IS 'position of its first fact';

COMMENT ON COLUMN mentions_history_v1.valid_from IS 'the log position from which the row held';

COMMENT ON COLUMN mentions_history_v1.valid_until IS 'the position at which it held no more; 9223372036854775807 while it does';

COMMENT ON VIEW articles_history_v1 IS 'Every version of the rows of articles_v1. As of log position P: valid_from <= P AND valid_until > P.';

COMMENT ON COLUMN articles_history_v1.article_id IS 'the article';

COMMENT ON COLUMN articles_history_v1.title IS 'its title';

COMMENT ON COLUMN articles_history_v1.publisher IS 'its publisher, as it was given';

COMMENT ON COLUMN articles_history_v1.url IS 'its address';

COMMENT ON COLUMN articles_history_v1.published IS 'the publication date in EDTF; empty when unknown';

COMMENT ON COLUMN articles_history_v1.published_earliest IS 'the first day of publication, at midnight';

COMMENT ON COLUMN articles_history_v1.published_latest IS 'the last day of publication, at midnight';

COMMENT ON COLUMN articles_history_v1.published_day IS 'the first day of publication, as days since 1970-01-01';

COMMENT ON COLUMN articles_history_v1.published_at IS 'the time as written, in ISO 8601 with its offset and [zone]';

COMMENT ON COLUMN articles_history_v1.published_utc IS 'the same time in UTC; empty when its offset is unknown';

COMMENT ON COLUMN articles_history_v1.work IS 'the printed work that it is a section of';

COMMENT ON COLUMN articles_history_v1.headings IS 'the headings that govern the section: a JSON list of [level, words]';

COMMENT ON COLUMN articles_history_v1.extra IS 'the further fields of its input (section, desk, country): a JSON object';

COMMENT ON COLUMN articles_history_v1.characters IS 'the length of the text';

COMMENT ON COLUMN articles_history_v1.redacted IS 'its words were erased';

COMMENT ON COLUMN articles_history_v1.position IS 'position of its fact';

COMMENT ON COLUMN articles_history_v1.valid_from IS 'the log position from which the row held';

COMMENT ON COLUMN articles_history_v1.valid_until IS 'the position at which it held no more; 9223372036854775807 while it does';

COMMENT ON TABLE articles IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE blocking_index IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE corrections IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE days IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE events IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE expressions IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE facts IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE head IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE links IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE mentions IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE projections IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE texts IS 'Internal, and may change: read the views that end in _v1.';

COMMENT ON TABLE unfinished_ingest IS 'Internal, and may change: read the views that end in _v1.';
