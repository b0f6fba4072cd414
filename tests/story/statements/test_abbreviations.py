"""Abbreviations that a text explains."""

from __future__ import annotations

import pytest

from briefing.language.english.meanings import sense
from briefing.language.english.stems import stem
from briefing.story.statements.abbreviations import shortened


@pytest.mark.parametrize(
    ("text", "short", "words"),
    [
        ("Two air traffic controllers (ATCs) slept.", "ATC", "air traffic controllers"),
        ("It is a magnetohydrodynamic drive (MHD) for boats.", "MHD", "magnetohydrodynamic drive"),
        ("The new light rail transit (LRT) line.", "LRT", "light rail transit"),
        ("A remotely piloted biplane (RPB) fell.", "RPB", "remotely piloted biplane"),
        ("An intraocular lens implant (IOLI) was used.", "IOLI", "intraocular lens implant"),
        ("The mayor of the town (ABC) came.", "ABC", ""),
    ],
)
def test_an_explained_abbreviation_stands_for_its_words(text, short, words):
    expected = {stem(short): tuple(sense(stem(word)) for word in words.split())} if words else {}
    assert shortened([text]) == expected


def test_the_order_of_the_texts_changes_nothing():
    texts = ["A local rail track (LRT) broke.", "The light rail transit (LRT) line."]
    assert shortened(texts) == shortened(texts[::-1])
