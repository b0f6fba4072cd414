"""Plain text to paragraphs, and the shapes of lines."""

import pytest

from briefing.corpus.cleaning.lines import split_paragraphs
from briefing.corpus.cleaning.shapes import count_words, ends_sentence, fold, is_headline_shaped, is_list_item, is_prose


def test_blank_lines_part_paragraphs():
    assert split_paragraphs("One.\n\n \t\nTwo.\n\n\nThree.") == ["One.", "Two.", "Three."]


def test_one_line_a_paragraph():
    lines = [f"The council met on day {number} and said that the bridge would open soon after." for number in range(6)]
    assert split_paragraphs("\n".join(lines)) == lines


def test_lines_of_one_width_are_joined(pages):
    paragraphs = split_paragraphs((pages / "wrapped.txt").read_text(encoding="utf-8"))
    assert paragraphs[0] == "Two mines to close in the Karst hills"
    assert paragraphs[1].startswith("The company that owns")
    assert paragraphs[1].endswith("three villages nearby.")
    assert paragraphs[3:5] == ["- Ostra mine: 1,200 workers", "- Little Karst mine: 700 workers"]


def test_words_broken_at_a_hyphen_keep_it():
    text = (
        "The council of the city said on Monday that the old harbour-\n"
        "side market would have to close for at least three weeks and\n"
        "that no other place for it had been found until now by those\n"
        "who had looked for one."
    )
    assert "harbour-side market" in split_paragraphs(text)[0]


def test_menus_stay_apart():
    assert split_paragraphs("Home\nNews\nSport\n\nA line.") == ["Home", "News", "Sport", "A line."]


@pytest.mark.parametrize(
    "line", ["It ended.", "“It ended.”", "Did it?", "It ended (today).", "結束了。", "he said,”", "It ended.[3]"]
)
def test_ends_of_sentences(line):
    assert ends_sentence(line)


@pytest.mark.parametrize("line", ["It ended", "Harbour bridge", "as follows:", ""])
def test_no_ends_of_sentences(line):
    assert not ends_sentence(line)


def test_prose_ends_or_is_long():
    assert is_prose("The council met on Monday and said no.")
    assert is_prose("word " * 25)
    assert is_prose("大桥经过三周维修后于星期一重新开放。市长出席。")
    assert not is_prose("Harbour bridge reopens after storm repairs")
    assert not is_prose("It ended.")


def test_headlines():
    assert is_headline_shaped("Harbour bridge reopens")
    assert is_headline_shaped("Will the bridge hold?")
    assert is_headline_shaped("The bridge and after...")
    assert is_headline_shaped("大桥重新开放")
    assert not is_headline_shaped("The bridge reopened.")
    assert not is_headline_shaped("Bridge")
    assert not is_headline_shaped("all in small letters")


def test_other_shapes():
    assert is_list_item("• one")
    assert is_list_item("12. twelve")
    assert not is_list_item("12.5 metres")
    assert count_words("two words") == 2
    assert count_words("大桥开放") == 3
    assert fold("  The “Bridge”, 2022! ") == "the bridge 2022"
