"""What every store engine must do: derive a test class and give it the fixture ``reopen``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.corpus.sourcefile import SourceFile
from briefing.models import Skipped
from briefing.store import Found, content_key


def source(size=10, modified=5, path="/a/one.txt"):
    return SourceFile(Path(path), "one.txt", size, modified)


class StoreContract:
    """``reopen()`` closes the store, if one is open, and opens the same one again."""

    @pytest.fixture
    def store(self, reopen):
        return reopen()

    def test_a_kept_file_comes_back_as_it_was(self, store, reopen):
        found = Found((make_article("Ships sailed. Nobody was hurt."),), (Skipped("x", "empty"),))
        store.keep_file(source(), "1", found)
        assert store.known_file(source(), "1") == found
        again = reopen()
        assert again.known_file(source(), "1") == found
        changed = replace(source(), size=source().size + 1)
        assert (again.known_file(changed, "1"), again.earlier_file(changed, "1")) == (None, found)
        assert again.earlier_file(source(), "2") is None

    @pytest.mark.parametrize("other", [source(size=11), source(modified=6), source(path="/b/one.txt")])
    def test_a_changed_file_is_not_known(self, store, other):
        store.keep_file(source(), "1", Found())
        assert store.known_file(other, "1") is None

    def test_a_name_of_any_bytes_is_a_name(self, store):
        odd = source(path="/a/\udcff\n.txt")
        store.keep_file(odd, "1", Found())
        assert store.known_file(odd, "1") == Found()
        assert store.known_file(source(path="/a/?\n.txt"), "1") is None

    def test_another_reader_version_reads_again(self, store):
        store.keep_file(source(), "1", Found())
        assert store.known_file(source(), "2") is None

    def test_an_analysis_outlives_the_process_and_not_its_version(self, store, reopen):
        reading = make_reading(make_article("Ships sailed. Nobody was hurt."))
        key = content_key(reading.article)
        store.keep_analysis(key, "1", reading.analysis)
        again = reopen()
        assert again.known_analysis(key, "1") == reading.analysis
        assert again.known_analysis(key, "2") is None

    def test_a_failed_batch_keeps_nothing(self, store):
        analysis = make_reading(make_article("A.")).analysis

        def fail():
            with store.batch():
                store.keep_analysis("k", "1", analysis)
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail()
        assert store.known_analysis("k", "1") is None
        with store.batch():
            store.keep_analysis("k", "1", analysis)
        assert store.known_analysis("k", "1") == analysis

    def test_what_another_version_made_is_dropped(self, store):
        analysis = make_reading(make_article("A.")).analysis
        store.keep_analysis("a", "1", analysis)
        store.keep_analysis("b", "2", analysis)
        store.keep_groups("g", "1", (("x", "y"),))
        assert store.forget_other_versions({"analysis": "2"}) == 1
        assert store.known_analysis("b", "2") == analysis
        assert store.known_groups("g", "1") == (("x", "y"),)

    def test_bytes_come_back_to_their_kind_and_version_alone(self, store, reopen):
        store.keep_bytes("near", "k", "1", b"\x00\xff")
        store.keep_bytes("near", "k", "1", b"\x00\xfe")
        again = reopen()
        assert again.known_bytes("near", "k", "1") == b"\x00\xfe"
        assert again.known_bytes("near", "k", "2") is None
        assert again.known_bytes("profile", "k", "1") is None

    def test_a_story_comes_back_as_it_was(self, store):
        article = make_article("Ships sailed. Nobody was hurt.")
        story = make_story(make_reading(article), facts=(make_fact(cite(article, "Ships sailed.")),))
        store.keep_story("s", "1", story)
        assert store.known_story("s", "1") == story
        assert store.known_story("s", "2") is None
        assert store.known_groups("s", "1") is None

    def test_it_is_sound_and_counts_what_it_holds(self, store):
        store.keep_file(source(), "1", Found())
        store.keep_groups("g", "1", ())
        assert store.counts() == {"files": 1, "made": 1}
        assert store.check() == ()
        assert store.warning is None
