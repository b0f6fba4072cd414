"""The stages of one matter are acts of their own."""

from __future__ import annotations

import pytest

from briefing.language.english.meanings import meaning
from briefing.language.english.stages import in_other_stages, stages_of


def of(text):
    """The stages of words all of which are taken for verbs."""
    return stages_of({meaning(word) for word in text.lower().split()}, text)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("He was charged with theft", "He was convicted of theft"),
        ("He was convicted of theft", "He went on trial for theft"),
        ("He stood trial for theft", "He was sentenced for theft"),
        ("They proposed a tax on salt", "They approved a tax on salt"),
        ("They approved a tax on salt", "She signed a tax on salt"),
        ("The town started the dyke", "The town completed the dyke"),
    ],
)
def test_stages_of_one_matter(one, two):
    assert in_other_stages(of(one), of(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("He was convicted and sentenced", "He was sentenced"),
        ("Jurors found her guilty of theft", "She was convicted of theft"),
        ("He tried to flee", "He was charged"),
        ("The town started the dyke", "The council approved the dyke"),
        ("The boat sank", "The boat was charged"),
    ],
)
def test_one_stage_or_no_matter_in_common(one, two):
    assert not in_other_stages(of(one), of(two))
