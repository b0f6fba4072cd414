"""Types told by the other names and words of a text, with the tagger saying what the case says."""

from __future__ import annotations

import re

import pytest

from briefing.analysis.model import NameSpan
from briefing.analysis.names import finding as module
from briefing.models import Analysis, Article, Paragraph, Sentence


def names_in(text, tagged, monkeypatch):
    spans = []
    for words, label in tagged:
        start = text.index(words, spans[-1].end if spans else 0)
        spans.append(NameSpan(start, start + len(words), label))
    monkeypatch.setattr(module, "tagger", lambda: lambda _text, _sentences: tuple(spans))
    article = Article("a", "a.txt", "", "", text, (Paragraph(0, len(text)),), language="en")
    found = Analysis(sentences=tuple(Sentence(*one.span(), 0) for one in re.finditer(r"[^.\n ][^.\n]*\.?", text)))
    return [(one.of(text), one.type.value) for one in module.find_mentions(article, found)]


@pytest.mark.parametrize(
    ("text", "tagged", "wanted"),
    [
        # who is called by one word is somebody where the name stands whole
        (
            "A jury cleared Sigmar Velten. Then Velten said little.",
            [("Sigmar Velten", "MISC"), ("Velten", "PER")],
            [("Sigmar Velten", "PERSON"), ("Velten", "PERSON")],
        ),
        (
            "A jury cleared Copper Velten. Then Velten said little.",
            [("Copper Velten", "MISC"), ("Velten", "PER")],
            [("Copper Velten", "OTHER"), ("Velten", "PERSON")],
        ),
        (
            "The cup went to Arvid Holm III. Few saw Holm III row.",
            [("Arvid Holm", "PER"), ("Holm III", "MISC")],
            [("Arvid Holm III", "PERSON"), ("Holm III", "PERSON")],
        ),
        # what has a president is no person, nor where a nurse comes from; a surname stays one
        ("It was signed by Dravia's president.", [("Dravia", "PER")], [("Dravia", "PLACE")]),
        ("It was signed by Dravia's foreign minister.", [("Dravia", "PER")], [("Dravia", "PLACE")]),
        ("It was signed by Dravia's agent.", [("Dravia", "PER")], [("Dravia", "PERSON")]),
        (
            "It was signed by Tove Dravia. Few like Dravia's ambassador.",
            [("Tove Dravia", "PER"), ("Dravia", "PER")],
            [("Tove Dravia", "PERSON"), ("Dravia", "PERSON")],
        ),
        ("Few knew the nurse from Kelb, who left.", [("Kelb", "PER")], [("Kelb", "PLACE")]),
        ("Few heard from Kelb, who left.", [("Kelb", "PER")], [("Kelb", "PERSON")]),
        # a people before a title
        (
            "They flew to Dravia. Then Dravian President Tove Holm spoke.",
            [("Dravia", "LOC"), ("Dravian", "PER"), ("Tove Holm", "PER")],
            [("Dravia", "PLACE"), ("Dravian", "GROUP"), ("Tove Holm", "PERSON")],
        ),
        (
            "They flew to Dravia. Few like Dravian cheese.",
            [("Dravia", "LOC"), ("Dravian", "PER")],
            [("Dravia", "PLACE"), ("Dravian", "GROUP")],
        ),
        # states in short, given names that are taken for places, capitals alone, a county before its attorney
        (
            "They met in Kelb, Conn. on Monday.",
            [("Kelb", "LOC"), ("Conn", "PER")],
            [("Kelb", "PLACE"), ("Conn", "PLACE")],
        ),
        (
            "They met Sigrun Velten. Few like Sigrun.",
            [("Sigrun Velten", "PER"), ("Sigrun", "LOC")],
            [("Sigrun Velten", "PERSON"), ("Sigrun", "PERSON")],
        ),
        ("They rode with KELBA.", [("KELBA", "PER")], [("KELBA", "ORG")]),
        ("They rode with KELBA Velten.", [("KELBA Velten", "PER")], [("KELBA Velten", "ORG")]),
        (
            "They met Kelb County District Attorney Tove Holm.",
            [("Kelb County District", "LOC"), ("Tove Holm", "PER")],
            [("Kelb County", "PLACE"), ("Tove Holm", "PERSON")],
        ),
        # a whole name of a body that is somebody's, a firm that is taken for a place, a surname that is a land
        (
            "They met Maurice Velten. Few like Velten.",
            [("Maurice Velten", "ORG"), ("Velten", "PER")],
            [("Maurice Velten", "PERSON"), ("Velten", "PERSON")],
        ),
        (
            "They met Kelber Labs. Few like Kelber.",
            [("Kelber Labs", "ORG"), ("Kelber", "LOC")],
            [("Kelber Labs", "ORG"), ("Kelber", "ORG")],
        ),
        (
            "They met Kelber Rovers. Few like Kelber.",
            [("Kelber Rovers", "ORG"), ("Kelber", "LOC")],
            [("Kelber Rovers", "ORG"), ("Kelber", "PLACE")],
        ),
        (
            "They met Eddie Jordan. Few like him, and Jordan knows.",
            [("Eddie Jordan", "PER"), ("Jordan", "LOC")],
            [("Eddie Jordan", "PERSON"), ("Jordan", "PERSON")],
        ),
        (
            "They met Eddie Jordan. Few fly to Jordan.",
            [("Eddie Jordan", "PER"), ("Jordan", "LOC")],
            [("Eddie Jordan", "PERSON"), ("Jordan", "PLACE")],
        ),
        (
            "They read the Kelb Journal-Constitution.",
            [("Kelb Journal-Constitution", "MISC")],
            [("Kelb Journal-Constitution", "ORG")],
        ),
        ("They paid Dh472 and US$5.", [("Dh472", "MISC"), ("US$5", "MISC")], []),
        ("They sold a mobile-phone.", [("mobile-phone", "MISC")], []),
        (
            "They met Tove Holm, Ebba Vinter and Sigrun Velten.",
            [("Tove Holm", "PER"), ("Ebba Vinter", "LOC"), ("Sigrun Velten", "PER")],
            [("Tove Holm", "PERSON"), ("Ebba Vinter", "PERSON"), ("Sigrun Velten", "PERSON")],
        ),
        ("They left the province of Dravia.", [("province of Dravia", "LOC")], [("Dravia", "PLACE")]),
        # a people before its ruler, two lands that act together, a given name before a word for an event
        (
            "They met Dravian emir Tove Holm.",
            [("Dravian", "PER"), ("Tove Holm", "PER")],
            [("Dravian", "GROUP"), ("Tove Holm", "PERSON")],
        ),
        (
            "Today Dravia and Kelbia have sent boats.",
            [("Dravia", "LOC"), ("Kelbia", "MISC")],
            [("Dravia", "PLACE"), ("Kelbia", "PLACE")],
        ),
        ("They met the mayor, Martha Flood, there.", [("Martha Flood", "PER")], [("Martha Flood", "PERSON")]),
        # firms by their last words, given names that are peoples too
        ("They bought Kelb Clinics.", [("Kelb Clinics", "PER")], [("Kelb Clinics", "ORG")]),
        ("They met Tove Fields.", [("Tove Fields", "PER")], [("Tove Fields", "PERSON")]),
        ("They met Finn Dravik.", [("Dravik", "PER")], [("Finn Dravik", "PERSON")]),
        ("They met Dravik.", [("Dravik", "PER")], [("Dravik", "PERSON")]),
    ],
)
def test_types_are_told_by_what_stands_near(text, tagged, wanted, monkeypatch):
    assert names_in(text, tagged, monkeypatch) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "It is in the Alpine Water Compact, known as Alwac. Few read Alwac.",
            [("Alpine Water Compact", "WORK"), ("Alwac", "WORK"), ("Alwac", "WORK")],
        ),
        (
            "It is in the Alpine Water Compact (Alwac). Few read ALWAC.",
            [("Alpine Water Compact", "WORK"), ("Alwac", "WORK"), ("ALWAC", "WORK")],
        ),
        ("They met Thomas Brandt, known as Tom, there.", [("Thomas Brandt", "PERSON")]),
        (
            "They met the National Weavers and Dyers Union.",
            [("National Weavers and Dyers Union", "ORG")],
        ),
        # a sentence of capitals with a short verb is no headline
        ("The Committee for Trade and Social Progress met.", [("Committee for Trade and Social Progress", "ORG")]),
    ],
)
def test_names_by_patterns(text, wanted, monkeypatch):
    tagged = [("Thomas Brandt", "PER")] if "Brandt" in text else []
    assert [one for one in names_in(text, tagged, monkeypatch) if one[0] != "Tom"] == wanted
