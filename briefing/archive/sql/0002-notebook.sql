-- The notebook's log, which only grows. An event belongs to a person, and is shared with the desk where it says so.
CREATE TABLE briefing.events (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL,
    owner name NOT NULL DEFAULT session_user,
    shared boolean NOT NULL DEFAULT false,
    at text NOT NULL,
    who text NOT NULL,
    kind text NOT NULL,
    about text NOT NULL,
    says text NOT NULL,
    undoes text NOT NULL,
    sum text NOT NULL,
    UNIQUE (owner, id)
);

CREATE TABLE briefing.asked (
    owner name NOT NULL DEFAULT session_user,
    query text NOT NULL,
    limits text NOT NULL,
    turn bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (owner, query, limits)
);

-- Numbers are given before a transaction ends: without a queue a later number could be seen before an earlier one, and
-- who reads on from the last number would never see the earlier one.
CREATE FUNCTION briefing.event_comes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7262106);
    NEW.seq := nextval(pg_get_serial_sequence('briefing.events', 'seq'));
    RETURN NEW;
END;
$$;

CREATE FUNCTION briefing.event_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('briefing', 'events');
    RETURN NULL;
END;
$$;

CREATE TRIGGER event_comes BEFORE INSERT ON briefing.events
    FOR EACH ROW EXECUTE FUNCTION briefing.event_comes();
CREATE TRIGGER event_came AFTER INSERT ON briefing.events
    FOR EACH STATEMENT EXECUTE FUNCTION briefing.event_came();

ALTER TABLE briefing.events ENABLE ROW LEVEL SECURITY;
ALTER TABLE briefing.events FORCE ROW LEVEL SECURITY;
CREATE POLICY read_events ON briefing.events FOR SELECT USING (owner = session_user OR shared);
CREATE POLICY write_events ON briefing.events FOR INSERT WITH CHECK (owner = session_user);

ALTER TABLE briefing.asked ENABLE ROW LEVEL SECURITY;
ALTER TABLE briefing.asked FORCE ROW LEVEL SECURITY;
CREATE POLICY own_asked ON briefing.asked USING (owner = session_user) WITH CHECK (owner = session_user);
