-- Readers read and keep a notebook of their own; analysts also add articles and have them analysed.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'briefing_reader') THEN
        CREATE ROLE briefing_reader NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'briefing_analyst') THEN
        CREATE ROLE briefing_analyst NOLOGIN;
    END IF;
END;
$$;

GRANT USAGE ON SCHEMA briefing TO briefing_reader, briefing_analyst;
GRANT SELECT ON briefing.layout, briefing.known, briefing.articles, briefing.words, briefing.places, briefing.sums,
    briefing.made, briefing.files TO briefing_reader, briefing_analyst;
GRANT SELECT, INSERT ON briefing.events TO briefing_reader, briefing_analyst;
GRANT SELECT, INSERT, UPDATE, DELETE ON briefing.asked TO briefing_reader, briefing_analyst;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA briefing TO briefing_reader, briefing_analyst;

REVOKE EXECUTE ON FUNCTION briefing.make_month(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION briefing.make_month(date) TO briefing_analyst;
GRANT INSERT, UPDATE, DELETE ON briefing.known, briefing.articles, briefing.words, briefing.places, briefing.sums,
    briefing.made, briefing.files TO briefing_analyst;
