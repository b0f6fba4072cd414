"""The second look over a whole document."""

from __future__ import annotations

from briefing.analysis.model.document import second_look
from briefing.analysis.model.gazetteer import load_gazetteer


def look(*rows):
    """Each row is a sentence and its names with labels; gives names with labels back."""
    sentences = [text.split() for text, _ in rows]
    found = []
    for words, (_, names) in zip(sentences, rows, strict=True):
        entities = []
        for name, label in names:
            parts = name.split()
            start = next(place for place in range(len(words)) if words[place : place + len(parts)] == parts)
            entities.append((start, start + len(parts), label))
        found.append(entities)
    result = second_look(sentences, found, load_gazetteer())
    return [
        [(" ".join(words[start:end]), label) for start, end, label in entities]
        for words, entities in zip(sentences, result, strict=True)
    ]


def test_a_family_name_alone_is_the_person_named_in_full():
    rows = look(("Anna Velsted spoke .", [("Anna Velsted", "PER")]), ("Later Velsted left .", [("Velsted", "ORG")]))
    assert rows[1] == [("Velsted", "PER")]


def test_a_family_name_that_was_missed_is_found():
    rows = look(("Anna Velsted spoke .", [("Anna Velsted", "PER")]), ("Velsted left .", []))
    assert rows[1] == [("Velsted", "PER")]


def test_the_family_name_of_a_korean_name_comes_first():
    rows = look(("Pak Chol Su spoke .", [("Pak Chol Su", "PER")]), ("Then Pak left .", []))
    assert rows[1] == [("Pak", "PER")]


def test_most_votes_decide():
    name = "Harvolk"
    rows = look(
        (f"{name} grew .", [(name, "ORG")]),
        (f"In {name} , sales fell .", [(name, "LOC")]),
        (f"{name} rose .", [(name, "ORG")]),
    )
    assert [row[0][1] for row in rows] == ["ORG", "ORG", "ORG"]


def test_a_word_that_the_text_writes_small_is_not_added():
    rows = look(("Storm hit .", [("Storm", "MISC")]), ("the storm and the Storm again", []))
    assert rows[1] == []


def test_a_part_of_something_longer_is_not_added():
    rows = look(("He saw Harvolk .", [("Harvolk", "ORG")]), ("The Harvolk Bridge is closed .", []))
    assert rows[1] == []


def test_a_name_cut_short_is_made_whole():
    rows = look(
        ("The Harvolk Group grew .", [("Harvolk Group", "ORG")]), ("The Harvolk Group fell .", [("Harvolk", "PER")])
    )
    assert rows[1] == [("Harvolk Group", "ORG")]


def test_titles_and_offices_are_no_names_of_their_own():
    rows = look(("The Secretary spoke .", [("Secretary", "PER")]), ("Then the Secretary left .", []))
    assert rows[1] == []


def test_curly_marks_are_as_good_as_plain_ones():
    rows = look(("the Democratic People ’s Republic of Korea said", []))
    assert rows[0] == [("Democratic People ’s Republic of Korea", "LOC")]


def test_two_names_with_and_between_are_two_where_one_is_known():
    rows = look(
        ("Harvolk grew .", [("Harvolk", "ORG")]), ("Harvolk and Mestra fell .", [("Harvolk and Mestra", "ORG")])
    )
    assert rows[1] == [("Harvolk", "ORG"), ("Mestra", "ORG")]


def test_a_name_with_and_in_it_stays_whole():
    rows = look(
        ("Harvolk grew .", [("Harvolk", "ORG")]),
        ("The Harvolk and Mestra Bank fell .", [("Harvolk and Mestra Bank", "ORG")]),
    )
    assert rows[1] == [("Harvolk and Mestra Bank", "ORG")]


def test_a_mark_alone_decides_nothing():
    rows = look(("@ you", [("@", "ORG")]), ("@ me", [("@", "PER")]), ("@ us", [("@", "ORG")]))
    assert rows[1] == [("@", "PER")]


def test_a_longer_name_does_not_reach_over_the_end_of_a_sentence():
    rows = look(
        ("Harvolk Group grew .", [("Harvolk Group", "ORG")]),
        ("He left Harvolk", []),
        ("Harvolk rose", [("Harvolk", "ORG")]),
    )
    assert rows[1] == [("Harvolk", "ORG")]
