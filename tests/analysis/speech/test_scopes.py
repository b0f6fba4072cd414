"""What a reporting frame hands over: the clause before the source, or the one after the verb."""

from __future__ import annotations

import pytest
from clauses import unit_of

from briefing.analysis.speech.frames import find_frames
from briefing.analysis.speech.scopes import reported, size


def told(text):
    """What each frame of a sentence hands over."""
    unit = unit_of(text, people="Ada Roe, Ben Ott", bodies="Coast Radio")
    frames = find_frames(unit)
    return [span and span.of(text) for span in (reported(unit, frame, frames) for frame in frames)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Roe said that the mill burned.", ["the mill burned"]),
        ("Ada Roe said the mill burned.", ["the mill burned"]),
        ("The mill burned down, Ada Roe said.", ["The mill burned down"]),
        ("The old mill burned down, said Ada Roe, who left.", ["The old mill burned down"]),
        ("According to Ada Roe, the mill burned.", ["the mill burned"]),
        ("The mill burned, according to Ada Roe.", ["The mill burned"]),
        # behind who says it a clause may begin with a place; behind a verb a place only goes on with it
        ("According to Ada Roe, in the old town dogs came.", ["in the old town dogs came"]),
        ("Ada Roe said in the old town on Monday.", [None]),
        # a setting is no clause
        ("After the storm, Ada Roe said the mill burned.", ["the mill burned"]),
        ("After the storm of May, Ada Roe said.", [None]),
        ("After the storm of the year, Ada Roe said.", ["After the storm of the year"]),
        # up to a turn or another source
        ("Ada Roe said the mill burned, but dogs came.", ["the mill burned"]),
        ("Ada Roe said the mill burned, and Ben Ott said that dogs came.", ["the mill burned", "dogs came"]),
        # the clause with the figure
        (
            "Crews dug in the mud while the number of dead rose to 90, according to Ada Roe.",
            ["the number of dead rose to 90"],
        ),
        # a document shows
        ("Figures released by Coast Radio showed that dogs came.", ["dogs came"]),
        # no clause at all
        ("Ada Roe did not say whether dogs came.", [None]),
        ("Ada Roe announced the landing.", [None]),
        ("Ada Roe told the driver to stop.", [None]),
        ("Ada Roe wrote The Long River.", [None]),
        ("Ada Roe expects to open a mill.", [None]),
    ],
)
def test_what_is_handed_over(text, expected):
    assert told(text) == expected


def test_a_quote_counts_as_several_words():
    assert size(unit_of("Dogs came.").tokens) == 2
    assert size(unit_of("“Dogs came,” she said.").tokens) == 6
