-- Two who add at once: the second waited for the month that the first was making, and then made it once more, since a
-- name that was not there before is looked up in a cache that an advisory lock does not renew. The lock on the schema
-- that CREATE TABLE takes does, so IF NOT EXISTS sees it.
CREATE OR REPLACE FUNCTION briefing.make_month(first date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = briefing, pg_temp SET client_min_messages = warning AS $$
DECLARE
    part text := 'articles_' || to_char(first, 'YYYY_MM');
BEGIN
    IF first <> date_trunc('month', first)::date THEN
        RAISE EXCEPTION 'a month begins on its first day';
    END IF;
    IF to_regclass(format('briefing.%I', part)) IS NULL THEN
        PERFORM pg_advisory_xact_lock(7262105);
        EXECUTE format(
            'CREATE TABLE IF NOT EXISTS briefing.%I PARTITION OF briefing.articles FOR VALUES FROM (%L) TO (%L)',
            part, first, (first + interval '1 month')::date
        );
    END IF;
END;
$$;

-- What waits for the present analyser is counted and found without reading every article.
CREATE INDEX articles_analysed ON briefing.articles (analysed, id);
