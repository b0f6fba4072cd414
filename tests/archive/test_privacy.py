"""What is one person's alone: nobody else of the desk finds a trace of it, wherever a reader may look."""

from __future__ import annotations

import contextlib

import psycopg
import pytest
from old_stories import OLD_STORY

from briefing.archive import Archive, Holdings, Link, PostgresNotebook
from briefing.pipeline import Session
from briefing.store.anchors import article_target
from briefing.store.events import CORRECT, NOTE, PLACE, SEARCH, STAR, TAG, VISIT

SECRET = "zanzibarquay"
"""A word that stands in nothing but what is private."""
WORD = "sharedword"
PEOPLE = {"privacy_ida": "briefing_analyst", "privacy_tom": "briefing_reader", "privacy_eve": "briefing_analyst"}


@pytest.fixture
def people(database):
    """The address of the archive as each person has it."""
    with psycopg.connect(database, autocommit=True) as db:
        for name, role in PEOPLE.items():
            db.execute(f"DROP ROLE IF EXISTS {name}")
            db.execute(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
    yield {name: psycopg.conninfo.make_conninfo(database, user=name) for name in PEOPLE}
    with psycopg.connect(database, autocommit=True) as db:
        for name in PEOPLE:
            db.execute(f"DROP OWNED BY {name} CASCADE")
            db.execute(f"DROP ROLE {name}")


def opened(address):
    """Open the app's session on it, look at every story, and leave."""
    session = Session((), origin=Archive(address))
    session.load()
    stories = session.stories()
    session.visit(article for story in stories for article in story.articles)
    session.close()
    return session, stories


def write_secrets(address):
    """One of everything that a notebook holds, each with the secret word, and the app once opened with it."""
    link = Link(address)
    notebook = PostgresNotebook(link)
    first, second = (article_target(one) for one in OLD_STORY)
    notebook.add(CORRECT, first, {"what": "outlet", "value": f"The {SECRET}"})
    notebook.add(CORRECT, second, {"what": "title", "value": f"A {SECRET}"})
    notebook.add(CORRECT, second, {"what": "author", "value": f"{SECRET} Roe"})
    for kind in (NOTE, TAG, STAR, PLACE, VISIT, SEARCH):
        notebook.add(kind, first, {"text": SECRET})
    notebook.remember_search(SECRET)
    notebook.close()


def seen_by(address, word):
    """Where a person finds a word in all that he may read of the whole server, the values of what was made too."""
    found = []
    with psycopg.connect(address, autocommit=True) as db:
        relations = db.execute(
            "SELECT c.oid::regclass::text FROM pg_class c WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 't') "
            "AND has_table_privilege(c.oid, 'SELECT')"
        ).fetchall()
        for (relation,) in relations:
            with contextlib.suppress(psycopg.Error):
                for (row,) in db.execute(f"SELECT t FROM {relation} t").fetchall():
                    text = str(row)
                    if word in text or word.encode().hex() in text:
                        found.append(relation)
    return sorted(set(found))


def test_nobody_else_finds_a_trace_of_what_is_private(people, database, link):
    Holdings(link).add(OLD_STORY)
    write_secrets(people["privacy_ida"])
    _, stories = opened(people["privacy_ida"])
    assert any(SECRET in (article.outlet or "") for story in stories for article in story.articles)
    with psycopg.connect(database, autocommit=True) as db:
        db.execute("ANALYZE")  # samples of what columns hold are kept for planning
    assert seen_by(people["privacy_ida"], SECRET)
    for name in ("privacy_tom", "privacy_eve"):
        assert seen_by(people[name], SECRET) == [], name
        _, stories = opened(people[name])
        assert SECRET not in repr(stories)


@pytest.fixture
def tom(people):
    """The connection of a reader who would like to know; Ida has written what is hers alone."""
    write_secrets(people["privacy_ida"])
    link = Link(people["privacy_ida"])
    shared = PostgresNotebook(link, shares=True)
    shared.add(NOTE, article_target(OLD_STORY[0]), {"text": WORD})
    shared.close()
    with psycopg.connect(people["privacy_tom"], autocommit=True) as db:
        yield db


def test_what_is_shared_is_seen_and_who_wrote_it(tom):
    rows = tom.execute("SELECT owner, says FROM briefing.events").fetchall()
    assert [(owner, WORD in says) for owner, says in rows] == [("privacy_ida", True)]


WRITING = (
    "UPDATE briefing.events SET shared = true",
    "UPDATE briefing.events SET says = '{}' WHERE shared",
    "DELETE FROM briefing.events",
    "TRUNCATE briefing.events",
    "INSERT INTO briefing.events (id, owner, at, who, kind, about, says, undoes, sum) "
    "VALUES ('a', 'privacy_ida', '', '', '', '', '', '', '')",
    "INSERT INTO briefing.events (id, owner, at, who, kind, about, says, undoes, sum) "
    "SELECT id, 'privacy_ida', at, who, kind, about, says, undoes, sum FROM briefing.events "
    "ON CONFLICT (owner, id) DO UPDATE SET says = '{}'",
    "INSERT INTO briefing.asked (owner, query, limits) VALUES ('privacy_ida', 'x', '')",
    "ALTER TABLE briefing.events DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE briefing.events NO FORCE ROW LEVEL SECURITY",
    "CREATE POLICY mine ON briefing.events USING (true)",
    "DROP POLICY read_events ON briefing.events",
    "ALTER TABLE briefing.events DISABLE TRIGGER ALL",
    "ALTER TABLE briefing.events OWNER TO privacy_tom",
    "GRANT privacy_ida TO privacy_tom",
    "SET ROLE privacy_ida",
    "SET SESSION AUTHORIZATION privacy_ida",
    "CREATE FUNCTION briefing.event_came() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TABLE briefing.mine (x text)",
    "CREATE RULE mine AS ON INSERT TO briefing.events DO ALSO SELECT 1",
    "COPY briefing.events FROM PROGRAM 'echo x'",
    "COPY briefing.events TO '/tmp/x'",
    "SELECT pg_read_file('PG_VERSION')",
    "INSERT INTO briefing.made (kind, key, version, value) VALUES ('story', 'x', 'x', '')",
    "UPDATE briefing.articles SET value = ''",
    "INSERT INTO briefing.sums (articles) VALUES (1)",
    "SELECT briefing.make_month('2031-01-01')",
    "DELETE FROM briefing.layout",
    "DELETE FROM briefing.procrastinate_jobs",
    "INSERT INTO briefing.procrastinate_jobs (task_name) VALUES ('x')",
    "SELECT briefing.procrastinate_defer_jobs_v1(NULL)",
)


@pytest.mark.parametrize("order", WRITING)
def test_a_reader_can_change_nothing_but_his_own(tom, order, link):
    before = link.run(lambda db: db.execute("SELECT * FROM briefing.events ORDER BY seq").fetchall())
    with pytest.raises(psycopg.Error):
        tom.execute(order)
    assert link.run(lambda db: db.execute("SELECT * FROM briefing.events ORDER BY seq").fetchall()) == before


READING = (
    "SELECT says FROM briefing.events",
    "SELECT says FROM briefing.events WHERE owner = 'privacy_ida'",
    "SELECT query FROM briefing.asked",
    "SELECT e.says FROM briefing.events e RIGHT JOIN briefing.events o ON o.id <> e.id",
    "SELECT max(says) FROM briefing.events GROUP BY owner",
    "TABLE briefing.events",
    "SELECT row_to_json(e)::text FROM briefing.events e",
    "SELECT says FROM briefing.events TABLESAMPLE SYSTEM (100)",
    "SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats",
    "SELECT query FROM pg_stat_activity",
)


@pytest.mark.parametrize("order", READING)
def test_a_reader_reads_nothing_that_is_somebody_else_s(tom, order, database):
    with psycopg.connect(database, autocommit=True) as db:
        db.execute("ANALYZE briefing.events, briefing.asked")
    assert SECRET not in repr(tom.execute(order).fetchall())


def test_no_function_of_a_reader_s_own_is_shown_what_he_may_not_see(tom):
    seen = []
    tom.add_notice_handler(lambda notice: seen.append(notice.message_primary))
    tom.execute(
        "CREATE FUNCTION pg_temp.tell(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 "
        "AS 'BEGIN RAISE NOTICE ''%'', $1; RETURN true; END'"
    )
    tom.execute("SELECT 1 FROM briefing.events WHERE pg_temp.tell(says) AND pg_temp.tell(owner::text)").fetchall()
    tom.execute("SELECT 1 FROM briefing.asked WHERE pg_temp.tell(query)").fetchall()
    assert any(WORD in one for one in seen)
    assert not any(SECRET in one for one in seen)
    tom.execute("SET row_security = off")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        tom.execute("SELECT says FROM briefing.events")


def test_one_s_own_searches_are_his_to_change_and_nobody_else_s(tom, link):
    tom.execute("UPDATE briefing.asked SET query = 'x'")
    tom.execute("DELETE FROM briefing.asked")
    rows = link.run(lambda db: db.execute("SELECT owner, query FROM briefing.asked").fetchall())
    assert rows == [("privacy_ida", SECRET)]
