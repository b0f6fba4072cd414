"""The names of a story with the words around them, and sets that are joined."""

from __future__ import annotations

from dataclasses import replace

from marked import named, reading_of

from briefing.models import EntityType, ParagraphKind
from briefing.story.entities.mentions import AROUND, Sets, list_mentions


def test_names_come_in_order_with_the_words_of_their_sentence():
    lena, orsa, kim = named(
        "Rain fell. Mayor [[Lena Orth|p.l]] sang in [[Orsa|l.o]]. She left.", "[[Kim Rust|p.k]] slept."
    )
    assert [one.number for one in (lena, orsa, kim)] == [0, 1, 2]
    assert [one.reading for one in (lena, orsa, kim)] == [0, 0, 1]
    assert (lena.before, lena.text, lena.after) == ("Mayor ", "Lena Orth", " sang in Orsa.")
    assert (orsa.before, orsa.after) == ("Mayor Lena Orth sang in ", ".")
    assert lena.sentence == orsa.sentence == 1
    assert kim.sentence == 0
    assert (lena.type, orsa.type) == (EntityType.PERSON, EntityType.PLACE)


def test_of_long_sentences_only_what_is_near_is_looked_at():
    words = "and so on " * 30
    (one,) = named(f"Bakers {words}praised [[Lena Orth|p.l]] {words}until dawn.")
    assert len(one.before) == len(one.after) == AROUND
    assert one.before.endswith("praised ")


def test_a_name_without_a_sentence_has_its_line():
    reading, _ = reading_of("[[Lena Orth|p.l]] sang.", "a")
    bare = replace(reading, analysis=replace(reading.analysis, sentences=()))
    (one,) = list_mentions([bare])
    assert (one.before, one.after) == ("", " sang.")


def test_names_in_headings_are_told_and_are_evidence():
    reading, _ = reading_of("[[Lena Orth|p.l]] sang.", "a")
    (first,) = reading.article.paragraphs
    heading = replace(
        reading, article=replace(reading.article, paragraphs=(replace(first, kind=ParagraphKind.HEADING),))
    )
    (one,) = list_mentions([heading])
    (other,) = list_mentions([reading])
    assert one.headline
    assert not other.headline
    assert one.evidence([heading]).text == "Lena Orth"


def test_sets_are_one_where_they_were_joined_in_whatever_order():
    sets = Sets(5)
    sets.join(3, 4)
    sets.join(4, 1)
    assert [sets.top(number) for number in range(5)] == [0, 1, 2, 1, 1]
    sets.join(0, 3)
    assert [sets.top(number) for number in range(5)] == [0, 0, 2, 0, 0]


def test_one_is_joined_to_the_others_only_where_they_are_one_set():
    sets = Sets(6)
    sets.join(1, 2)
    sets.join_the_only(0, (1, 2))
    assert sets.top(2) == 0
    sets.join_the_only(5, (1, 3))
    assert sets.top(5) == 5
    sets.join_the_only(5, (1, 3), (3,))
    assert sets.top(5) == 3
    sets.join_the_only(4, ())
    assert sets.top(4) == 4
