"""Events and works: wars, storms, anniversaries, summits; treaties, laws, books and films."""

from __future__ import annotations

import pytest
from names_read import found

from briefing.analysis.names.happenings import find_events, find_patterns


def patterns(text):
    return [(span.of(text), kind.name) for span, kind in find_patterns(text)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He fled Hurricane Zelba there.", "Hurricane Zelba", "EVENT"),
        ("He fled Operation Grey Wolf there.", "Operation Grey Wolf", "EVENT"),
        ("He told of the Battle of the Tarn there.", "Battle of the Tarn", "EVENT"),
        ("He told of the Treaty of Orsa there.", "Treaty of Orsa", "WORK"),
        ("He told of the Ruvian War there.", "Ruvian War", "EVENT"),
        ("He told of the Clean River Act there.", "Clean River Act", "WORK"),
        ("He told of the World River Summit of Orsa there.", "World River Summit of Orsa", "EVENT"),
        ("He told of the 1950-1953 Ruvian War there.", "Ruvian War", "EVENT"),
    ],
)
def test_rows_of_capitals(text, name, kind):
    assert (name, kind) in found(find_events, text)


@pytest.mark.parametrize(
    "text",
    [
        "He told of the war there.",
        "He fled the Hurricane there.",
        "He told of the Battle there.",
        "He wrote to the Tarn Act-Constitution there.",
        "He met the head of the Tarn Fire and Rescue there.",
        "Then, Bea Flood, who sang, left there.",
        "Ruvian War Ends Near Orsa Town",  # a headline
    ],
)
def test_no_events(text):
    assert [name for name, _ in found(find_events, text)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the 70th anniversary.", [("70th anniversary", "EVENT")]),
        ("It was the golden jubilee.", [("golden jubilee", "EVENT")]),
        ("It was the twenty-first anniversary.", [("twenty-first anniversary", "EVENT")]),
        ("It was the third-month anniversary.", []),
        ("It was an anniversary.", []),
        ("The covid-19 pandemic ended.", [("covid-19 pandemic", "EVENT")]),
        ("She had Covid-19.", [("Covid-19", "OTHER")]),
        ("They left the G20 summit.", [("G20 summit", "EVENT")]),
        ("They left COP27.", [("COP27", "EVENT")]),
        ("They fought in World War II.", [("World War II", "EVENT")]),
        ("She wrote the novel “The Long River”.", [("The Long River", "WORK")]),
        ("She wrote the novel “the long river”.", []),
        ("She called it “a Long shot”.", []),
        ("She sang “The Long River”.", []),
    ],
)
def test_words_that_tell_alone(text, expected):
    assert patterns(text) == expected
