-- Locks the log until the transaction ends, for those who may not update its head.
CREATE FUNCTION timeline_lock_head() RETURNS SETOF head
LANGUAGE sql SECURITY DEFINER AS 'SELECT * FROM head FOR UPDATE';

-- Appends facts that follow the last one, and the texts that they name, both as lists of objects; moves the
-- head. The hash is that of timeline/log/chain.py: SHA-256 over the hash before, a line end, and the row as
-- canonical JSON.
CREATE FUNCTION timeline_append(new_facts json, new_texts json) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    last head%ROWTYPE;
    last_time text;
    wrong text;
BEGIN
    SELECT * INTO STRICT last FROM head FOR UPDATE;
    SELECT coalesce(max(f.recorded_at), '') INTO last_time FROM facts f WHERE f.position = last.position;
    INSERT INTO facts SELECT * FROM json_to_recordset(new_facts) AS n(
        position bigint, stream text, version integer, type text, schema_version integer, recorded_at text,
        recorded_by text, payload text, key text, hash text
    );
    WITH added AS (
        SELECT f.*, row_number() OVER (ORDER BY f.position) AS number,
            lag(f.hash::text, 1, last.hash::text) OVER (ORDER BY f.position) AS hash_before,
            lag(f.recorded_at, 1, last_time) OVER (ORDER BY f.position) AS time_before,
            row_number() OVER (PARTITION BY f.stream ORDER BY f.position) + coalesce((
                SELECT max(e.version) FROM facts e WHERE e.stream = f.stream AND e.position <= last.position
            ), 0) AS next_version
        FROM facts f WHERE f.position > last.position
    ), judged AS (
        SELECT a.position, CASE
            WHEN a.position <> last.position + a.number THEN 'is not the next one'
            WHEN a.hash <> encode(sha256(convert_to(
                a.hash_before || E'\n[' || concat_ws(',',
                    a.position, to_json(a.stream), a.version, to_json(a.type), a.schema_version,
                    to_json(a.recorded_at), to_json(a.recorded_by), to_json(a.payload), to_json(a.key)
                ) || ']', 'UTF8')), 'hex') THEN 'has another hash than follows from the one before'
            WHEN a.version <> a.next_version THEN 'is not the next version of its stream'
            WHEN a.recorded_at !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$' THEN 'has a time that is none'
            WHEN a.recorded_at COLLATE "C" < a.time_before COLLATE "C" THEN 'is dated before the last one'
            WHEN a.recorded_at::timestamptz > clock_timestamp() + interval '1 day'
                THEN 'is dated more than a day after the time of the server'
            WHEN json_typeof(a.payload::json) <> 'object' THEN 'has a payload that is no object'
        END AS fault
        FROM added a
    )
    SELECT format('position %s %s', j.position, j.fault) INTO wrong
    FROM judged j WHERE j.fault IS NOT NULL ORDER BY j.position LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'facts is append-only: % and is refused', wrong;
    END IF;
    WITH named AS (
        SELECT unnest(ARRAY[
            p.value ->> 'text', p.value ->> 'title_text', p.value ->> 'headings_text', p.value ->> 'extra_text'
        ]) AS hash
        FROM (
            SELECT f.payload::json AS value FROM facts f
            WHERE f.position > last.position AND f.type = 'ArticleRecorded'
        ) p
    ), stored AS (
        INSERT INTO texts SELECT * FROM json_to_recordset(new_texts) AS n(hash text, salt text, text text)
        RETURNING hash, salt, text
    )
    SELECT t.hash INTO wrong FROM stored t
    WHERE t.hash NOT IN (SELECT n.hash FROM named n WHERE n.hash IS NOT NULL)
        OR t.hash <> encode(sha256(convert_to(t.salt || E'\n' || t.text, 'UTF8')), 'hex')
    LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'the text % is not what an article of these facts names, and is refused', wrong;
    END IF;
    UPDATE head SET (position, hash) =
        (SELECT f.position, f.hash FROM facts f ORDER BY f.position DESC LIMIT 1);
END $$;

-- Ends the transactions of roles that write without being the owner, if they keep others waiting: those that
-- have been idle for a minute, or take more than ten. How many were ended.
CREATE FUNCTION timeline_end_stuck_writers() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    RETURN (
        SELECT count(*) FILTER (WHERE pg_terminate_backend(a.pid)) FROM pg_stat_activity a
        WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.backend_xid IS NOT NULL
            AND NOT pg_has_role(a.usesysid, (SELECT relowner FROM pg_class WHERE oid = 'facts'::regclass), 'MEMBER')
            AND (a.state LIKE 'idle in transaction%' AND a.state_change < clock_timestamp() - interval '1 minute'
                OR a.xact_start < clock_timestamp() - interval '10 minutes')
    );
EXCEPTION WHEN insufficient_privilege THEN
    -- The owner is neither a superuser nor a member of pg_signal_backend.
    RETURN 0;
END $$;

-- Whoever calls them, they see the tables of this schema, and none that the caller made. Nobody may call
-- them but those whom `timeline db grant` names.
DO $$
DECLARE
    one regprocedure;
BEGIN
    FOR one IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace
        AND p.proname IN ('timeline_lock_head', 'timeline_append', 'timeline_end_stuck_writers')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path TO pg_catalog, %I, pg_temp', one, current_schema());
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one);
    END LOOP;
END $$;

ALTER TABLE facts ENABLE ALWAYS TRIGGER facts_no_change;

ALTER TABLE facts ENABLE ALWAYS TRIGGER facts_no_truncate;
