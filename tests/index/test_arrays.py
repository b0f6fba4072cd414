"""What a segment's file is asked for: little by one search, all of its words once by many."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.index import SearchIndex, arrays
from briefing.index.arrays import Doc, InMemory, Segment
from briefing.index.generations import Generation
from briefing.index.packing import pack
from briefing.index.tree import BODY
from briefing.models import Analysis, Article, Paragraph, Reading


class Counted(InMemory):
    """Bytes that count how many are read."""

    taken = 0

    def read(self, length: int, at: int) -> bytes:
        self.taken += length
        return super().read(length, at)


def made(words: list[str]) -> tuple[Counted, Segment]:
    docs = [Doc(f"a{at}", 0, {BODY: (range(1), [word])}, b"kept") for at, word in enumerate(words)]
    content = Counted(b"".join(pack(docs)))
    segment = Segment(content)
    content.taken = 0
    return content, segment


def many() -> list[str]:
    chance = random.Random(5)
    return sorted({"".join(chance.choices("abcdefgh", k=9)) for _ in range(12_000)})


def test_a_word_is_found_without_reading_the_words() -> None:
    words = many()
    content, segment = made(words)
    assert segment.lexicon(BODY).find(words[777]) == 777
    assert segment.postings(BODY, 777, 778).docs.tolist() == [777]
    assert segment.kept(777) == b"kept"
    assert content.taken < 1_000


def test_words_that_are_asked_for_often_are_read_once() -> None:
    words = many()
    content, segment = made(words)
    lexicon = segment.lexicon(BODY)
    for at in range(2 * arrays._OFTEN):
        assert lexicon.find(words[at]) == at
    before = content.taken
    assert before > sum(map(len, words))
    assert lexicon.find(words[3]) == 3
    assert lexicon.range("ab") == (lexicon.first(b"ab"), lexicon.first(b"ac"))
    assert content.taken == before


@given(st.sets(st.text(max_size=4), max_size=30), st.text(max_size=2), st.booleans())
def test_words_are_the_same_from_the_file_and_from_memory(words: set[str], prefix: str, at_once: bool) -> None:
    ordered = sorted(words, key=lambda word: word.encode("utf-8", "surrogatepass"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(arrays, "_SMALL", 1 << 20 if at_once else -1)
        lexicon = made(ordered)[1].lexicon(BODY)
        first, last = lexicon.range(prefix)
        assert lexicon.between(first, last) == [word for word in ordered if word.startswith(prefix)]
        assert lexicon.between(0, len(lexicon)) == ordered
        assert [lexicon.find(word) for word in ordered] == list(range(len(ordered)))
        assert lexicon.find("zzzzz") is None


def test_a_file_that_is_cut_short_raises() -> None:
    words = many()
    whole = b"".join(pack([Doc(f"a{at}", 0, {BODY: (range(1), [word])}) for at, word in enumerate(words)]))
    content = InMemory(whole)
    segment = Segment(content)
    content._content = whole[: len(whole) // 3]
    with pytest.raises(ValueError, match=r"ends before|buffer"):
        segment.lexicon(BODY).find("zz")


def test_a_search_does_not_read_the_fingerprints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The ferry left late."
    article = Article("a1", "a1.txt", "d", "T", text, (Paragraph(0, len(text)),))
    reading = Reading(article, Analysis())
    assert SearchIndex(tmp_path / "index").update([reading], {}, source="here") == 1
    assert b"a1" not in (tmp_path / "index" / "gen-000001" / "manifest.json").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(Generation, "fingerprints", lambda _: pytest.fail("nobody asked"))
        index = SearchIndex(tmp_path / "index")
        assert index.stands("here")
        assert index.search("ferry").total == 1
    assert SearchIndex(tmp_path / "index").update([reading], {}, source="here") == 0


@pytest.mark.parametrize("content", [b'[{"a1":"x"}]', b'{"a1":"x', b"\xff"])
def test_fingerprints_that_are_none_let_all_be_indexed_anew(tmp_path: Path, content: bytes) -> None:
    text = "The ferry left late."
    reading = Reading(Article("a1", "a1.txt", "d", "T", text, (Paragraph(0, len(text)),)), Analysis())
    SearchIndex(tmp_path / "index").update([reading], {})
    index = SearchIndex(tmp_path / "index")
    (tmp_path / "index" / "gen-000001" / "articles.json").write_bytes(content)
    assert index.update([reading], {}) == 1
    assert index.search("ferry").total == 1
