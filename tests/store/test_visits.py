"""What is new since the last visit, in the log and in the commands."""

from __future__ import annotations

import json

import pytest
from support import make_article

from briefing.cli import main
from briefing.pipeline import Session
from briefing.store import UnsavedNotebook
from briefing.store.events import VISIT
from briefing.store.visits import name_of, seen_in, visit_of

MILL = (
    "Mill burns in Aster\n\nThe old mill of Aster burned down on Sunday. Nobody was hurt. "
    "Twenty firemen came from three towns.\n"
)
MORE = "Aster mill fire: two held\n\nThe old mill of Aster burned down on Sunday. Police hold two men from Aster.\n"


@pytest.fixture
def run(capsys):
    def call(*words):
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mill.txt").write_text(MILL)
    return tmp_path


def test_a_visit_notes_only_what_no_visit_noted_before():
    one, two = make_article("The mill burns."), make_article("The mill burned.", name="two.txt")
    notebook = UnsavedNotebook()
    notebook.add(VISIT, says=visit_of([one], frozenset()))
    seen = seen_in(notebook.state.visits)
    assert seen == {name_of(one)}
    assert visit_of([one], seen) is None
    assert visit_of([one, two], seen) == {"articles": [name_of(two)]}


def test_an_article_of_an_export_is_known_wherever_it_stands():
    places = ("#1", "#2", "#17, id")
    assert len({name_of(make_article("The mill burns.", source="ab", place=place)) for place in places}) == 1
    assert len({name_of(make_article("The mill burns.", source=one, place="#1")) for one in ("ab", "cd")}) == 2


def test_a_brief_since_the_last_visit_has_what_came_after_it(run, folder):
    status, out, err = run("brief", "--since", "last", folder)
    assert (status, "first visit" in err, "Twenty firemen" in out) == (0, True, True)
    status, out, err = run("brief", "--since", "last", folder)
    assert status == 1
    assert "Twenty firemen" not in out
    assert "nothing is new since the last visit" in err
    (folder / "more.txt").write_text(MORE)
    _, out, _ = run("brief", "--since", "last", folder)
    assert "Police hold two men" in out
    assert "New since the last visit: 1 new article, 1 new fact." in out
    assert "Twenty firemen" not in out


def test_stories_mark_what_is_new_and_are_no_visit_themselves(run, folder):
    assert "new" not in run("stories", folder)[1]
    run("brief", folder)
    assert "new" not in run("stories", folder)[1]
    (folder / "more.txt").write_text(MORE)
    for _ in range(2):
        said = run("stories", folder)[1]
        assert "1 new since the last visit" in said
        assert "new: “Aster mill fire: two…”: Aster mill fire: two held (more.txt)" in said
    stories = json.loads(run("stories", "--json", folder)[1])["stories"]
    assert [path for story in stories for path in story["new"]] == ["more.txt"]


def test_a_brief_without_the_store_is_no_visit(run, folder):
    run("brief", "--no-store", folder)
    assert not Session(()).notebook().state.visits


def test_a_brief_since_a_day_has_the_articles_of_that_day_and_later(run, folder):
    told = {
        "2024-02-01": "Divers looked at the dam above Aster.",
        "2024-02-03": "Engineers closed the road to the lake.",
    }
    for day, words in told.items():
        (folder / f"{day}.md").write_text(f"---\ntitle: Dam of {day}\ndate: {day}\n---\n\n{words}\n")
    out = run("brief", "--since", "2024-02-03", folder)[1]
    assert "Engineers closed" in out
    assert "Divers looked" not in out
    assert "from 2031-01-01 or later" in run("brief", "--since", "2031-01-01", folder)[2]
    with pytest.raises(SystemExit):
        run("brief", "--since", "soon", folder)


def test_only_starred_facts_go_into_a_brief_of_the_stars(run, folder):
    assert "nothing is starred here" in run("brief", "--stars", folder)[2]
    from briefing.store.anchors import fact_target  # noqa: PLC0415
    from briefing.store.events import STAR  # noqa: PLC0415

    session = Session([folder])
    session.load()
    (story,) = session.stories()
    (fact,) = [one for one in story.facts if "firemen" in one.statement]
    session.notebook().add(STAR, fact_target(fact, story.articles))
    session.close()
    out = run("brief", "--stars", folder)[1]
    assert "Twenty firemen" in out
    assert "Nobody was hurt" not in out
