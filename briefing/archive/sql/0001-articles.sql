-- Articles by month, what was made of them, and which are there.
CREATE SCHEMA IF NOT EXISTS briefing;

CREATE TABLE briefing.layout (
    number integer PRIMARY KEY,
    name text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);

-- One row an article, by the name that the reading gave it: a second arrival of the same one is none.
CREATE TABLE briefing.known (
    name text PRIMARY KEY,
    id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    month date NOT NULL,
    arrived timestamptz NOT NULL DEFAULT now()
);

-- The vectors hold our own words, never those of a text search configuration: a word as it is written and, where they
-- differ from it, "=" and its American spelling, and "~" and its stem, all at one position.
CREATE TABLE briefing.articles (
    id bigint NOT NULL,
    month date NOT NULL,
    name text NOT NULL,
    content text NOT NULL,
    published date,
    outlet text,
    title text NOT NULL,
    value text NOT NULL,
    body_words tsvector NOT NULL,
    title_words tsvector NOT NULL,
    outlet_words tsvector NOT NULL,
    author_words tsvector NOT NULL,
    entity_words tsvector NOT NULL DEFAULT '',
    type_words tsvector NOT NULL DEFAULT '',
    -- Longer than positions reach (16,383, and 255 of one word): there a phrase is judged by reading the text.
    overlong boolean NOT NULL,
    analysed text NOT NULL DEFAULT '',
    PRIMARY KEY (month, id)
) PARTITION BY RANGE (month);

CREATE TABLE briefing.articles_other PARTITION OF briefing.articles DEFAULT;

CREATE INDEX articles_id ON briefing.articles (id);
CREATE INDEX articles_name ON briefing.articles (name);
CREATE INDEX articles_content ON briefing.articles (content);
CREATE INDEX articles_published ON briefing.articles (published DESC NULLS LAST, id);
CREATE INDEX articles_overlong ON briefing.articles (id) WHERE overlong;
CREATE INDEX articles_body ON briefing.articles USING gin (body_words) WITH (fastupdate = off);
CREATE INDEX articles_title ON briefing.articles USING gin (title_words) WITH (fastupdate = off);
CREATE INDEX articles_outlet ON briefing.articles USING gin (outlet_words) WITH (fastupdate = off);
CREATE INDEX articles_author ON briefing.articles USING gin (author_words) WITH (fastupdate = off);
CREATE INDEX articles_entity ON briefing.articles USING gin (entity_words) WITH (fastupdate = off);
CREATE INDEX articles_type ON briefing.articles USING gin (type_words) WITH (fastupdate = off);

-- Every word of every field, with its American spelling and its stem: for what asks for words by their shape.
CREATE TABLE briefing.words (
    word text COLLATE "C" PRIMARY KEY,
    id integer GENERATED ALWAYS AS IDENTITY,
    spelled text COLLATE "C" NOT NULL,
    root text COLLATE "C" NOT NULL
);

CREATE INDEX words_spelled ON briefing.words (spelled);
CREATE INDEX words_root ON briefing.words (root);

-- The words of each article by number and in their order, four bytes each (briefing/archive/places.py): what scores
-- are counted from, for thousands of articles at once. They stand in the row as they are, since unpacking costs more.
CREATE TABLE briefing.places (
    id bigint PRIMARY KEY,
    body bytea NOT NULL,
    title bytea NOT NULL,
    outlet bytea NOT NULL,
    author bytea NOT NULL,
    entity bytea NOT NULL DEFAULT '',
    type bytea NOT NULL DEFAULT '',
    body_length integer NOT NULL,
    title_length integer NOT NULL,
    outlet_length integer NOT NULL,
    author_length integer NOT NULL,
    entity_length integer NOT NULL DEFAULT 0,
    type_length integer NOT NULL DEFAULT 0
) WITH (toast_tuple_target = 8160);

ALTER TABLE briefing.places ALTER COLUMN body SET STORAGE EXTERNAL;

-- How many articles there are and how long they are together: the sum of these rows, to which everybody only adds.
CREATE TABLE briefing.sums (
    articles bigint NOT NULL DEFAULT 0,
    body bigint NOT NULL DEFAULT 0,
    title bigint NOT NULL DEFAULT 0,
    outlet bigint NOT NULL DEFAULT 0,
    author bigint NOT NULL DEFAULT 0,
    entity bigint NOT NULL DEFAULT 0,
    type bigint NOT NULL DEFAULT 0
);

-- A partition for a month, made when its first article comes; whoever may add articles may have it made.
CREATE FUNCTION briefing.make_month(first date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = briefing, pg_temp AS $$
DECLARE
    part text := 'articles_' || to_char(first, 'YYYY_MM');
BEGIN
    IF first <> date_trunc('month', first)::date THEN
        RAISE EXCEPTION 'a month begins on its first day';
    END IF;
    IF to_regclass(format('briefing.%I', part)) IS NULL THEN
        PERFORM pg_advisory_xact_lock(7262105);
        IF to_regclass(format('briefing.%I', part)) IS NULL THEN
            EXECUTE format(
                'CREATE TABLE briefing.%I PARTITION OF briefing.articles FOR VALUES FROM (%L) TO (%L)',
                part, first, (first + interval '1 month')::date
            );
        END IF;
    END IF;
END;
$$;

-- What files held, and what was made of articles, groups and stories: all of it can be made again.
CREATE TABLE briefing.files (
    path bytea PRIMARY KEY,
    size bigint NOT NULL,
    modified bigint NOT NULL,
    reader text NOT NULL,
    shown bytea NOT NULL,
    found bytea NOT NULL
);

-- By version as well, so that people read by the old analyser while the new one is at work.
CREATE TABLE briefing.made (
    kind text NOT NULL,
    key text NOT NULL,
    version text NOT NULL,
    value bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kind, key, version)
);
