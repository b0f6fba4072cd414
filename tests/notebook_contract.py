"""What every notebook must do: derive a test class and give it the fixture ``notebook``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import make_article

from briefing.store import SavedSearch
from briefing.store.anchors import article_target
from briefing.store.events import KINDS, STAR, UNDO, Record, event_of, new_record, state_of

FERRY = article_target(make_article("The ferry sailed."))
TRAIN = article_target(make_article("The train left.", name="two.txt"))


def starred(notebook):
    return [event.about for event in notebook.state.stars]


class NotebookContract:
    def test_a_star_holds_until_it_is_taken_back(self, notebook):
        first = notebook.add(STAR, FERRY)
        second = notebook.add(STAR, TRAIN)
        assert starred(notebook) == [FERRY, TRAIN]
        undo = notebook.add(UNDO, undoes=(first.id,))
        assert starred(notebook) == [TRAIN]
        notebook.add(UNDO, undoes=(undo.id,))
        assert starred(notebook) == [FERRY, TRAIN]
        assert [record.id for record in notebook.records()][:2] == [first.id, second.id]
        assert len(notebook.records()) == 4

    def test_an_event_says_who_and_when(self, notebook):
        event = notebook.add(STAR, FERRY, {"colour": "red"})
        assert event.who
        assert event.at[:2] == "20"
        assert event.says == {"colour": "red"}

    def test_events_of_others_are_taken_in_once_whatever_their_kind(self, notebook):
        records = [new_record("tag", "ida", FERRY, {"tag": "toll"}), new_record(STAR, "ida", FERRY)]
        odd = Record("abc", "2030-01-01", "ida", "later", '{"unheard": [1]}')
        assert notebook.merge([*records, odd, odd]) == 3
        assert notebook.merge([odd, *records]) == 0
        assert {record.id for record in notebook.records()} == {"abc", *(record.id for record in records)}
        assert starred(notebook) == [FERRY]

    def test_of_two_places_in_one_source_the_later_holds(self, notebook):
        notebook.add("place", FERRY, {"n": 1})
        notebook.add("place", TRAIN, {"n": 2})
        notebook.add("place", FERRY, {"n": 3})
        assert sorted(event.says["n"] for event in notebook.state.places) == [2, 3]

    def test_saved_searches_come_before_the_history_newest_first(self, notebook):
        for query in ("alpha", "beta", "gamma", "alpha"):
            notebook.remember_search(query)
        notebook.remember_search("beta", saved=True)
        notebook.remember_search("   ")
        assert notebook.searches() == (
            SavedSearch("beta", True),
            SavedSearch("alpha", False),
            SavedSearch("gamma", False),
        )
        notebook.remember_search("beta", saved=False)
        assert notebook.searches()[0] == SavedSearch("beta", False)

    def test_the_same_words_with_other_limits_are_another_search(self, notebook):
        notebook.remember_search("alpha", limits='{"outlet":"Post"}')
        notebook.remember_search("alpha", saved=True)
        notebook.remember_search("", limits='{"name":"Ida"}')
        assert notebook.searches() == (
            SavedSearch("alpha", True),
            SavedSearch("", False, '{"name":"Ida"}'),
            SavedSearch("alpha", False, '{"outlet":"Post"}'),
        )
        notebook.forget_search("alpha", '{"outlet":"Post"}')
        notebook.forget_search("never asked")
        assert [search.query for search in notebook.searches()] == ["alpha", ""]
        notebook.forget_search("alpha")
        assert [search.query for search in notebook.searches()] == [""]

    def test_what_holds_is_what_the_whole_log_gives(self, notebook):
        star = notebook.add(STAR, FERRY)
        note = notebook.add("note", TRAIN, {"text": "slow"})
        notebook.add("note", TRAIN, {"text": "late"}, (note.id,))
        for number, about in enumerate((FERRY, TRAIN, FERRY)):
            notebook.add("place", about, {"n": number})
            notebook.add("desk", about, {"n": number})
        notebook.add(UNDO, undoes=(star.id, "not there yet"))
        notebook.merge([replace(new_record(STAR, "ida", TRAIN), id="not there yet"), new_record("unheard", "ida")])
        notebook.remember_search("harbour", saved=True)
        expected = state_of(event for record in notebook.records() if (event := event_of(record)) is not None)
        for part in KINDS:
            given, whole = getattr(notebook.state, part), tuple(getattr(expected, part))
            assert (tuple(given), tuple(given.last(1)), bool(given)) == (whole, whole[-1:], bool(whole))
        assert not notebook.state.stars
        assert [event.says["text"] for event in notebook.state.marks] == ["late"]

    def test_it_is_sound(self, notebook):
        notebook.add(STAR, FERRY)
        assert notebook.check() == ()
        assert notebook.warning is None

    @pytest.mark.parametrize("kind", ["star", "place"])
    def test_several_are_written_at_once(self, notebook, kind):
        notebook.add_each(kind, [FERRY, TRAIN])
        assert len(notebook.records()) == 2
