"""Descriptions that stand for somebody, and names that others call somebody by."""

from __future__ import annotations

import pytest
from marked import story_of

from briefing.story.entities.linking import link_entities


def roles(text, name):
    readings, _ = story_of(text)
    return [role.text for entity in link_entities(readings) if entity.name == name for role in entity.roles]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("President [[Ivo Brant|p]] waved.\nThe strongman, in white, left.", "strongman"),
        ("Singer [[Ivo Brant|p]] waved.\nThe ageing star left.", "ageing star"),
        ("President [[Ivo Brant|p]] waved.\nIt rained.\nIt snowed.\nThe strongman left.", "strongman"),
        ("[[Ivo Brant|p]] waved. Bakers called [[Brant|p]] “Iron Hand” for years.", "Iron Hand"),
        ("“Iron Hand” is what bakers called [[Brant|p]] and [[Ivo Brant|p]] waved.", "Iron Hand"),
    ],
)
def test_who_is_described_so(text, role):
    assert role in roles(text, "Ivo Brant")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # one whose role does not fit
        ("Singer [[Ivo Brant|p]] waved.\nThe strongman, in white, left.", "strongman"),
        # two who may be meant
        ("President [[Ivo Brant|p]] met [[Kim Rust|p]].\nThe strongman left.", "strongman"),
        # too far back
        ("President [[Ivo Brant|p]] waved.\nIt rained.\nIt snowed.\nIt froze.\nThe strongman left.", "strongman"),
        # not at the head of a sentence
        ("President [[Ivo Brant|p]] waved.\nBakers saw The strongman, in white.", "strongman"),
        # a longer name goes on
        ("President [[Ivo Brant|p]] waved.\nThe strongman Kim Rust left.", "strongman"),
        # no name, and too long a one
        ("[[Ivo Brant|p]] waved. Bakers called [[Brant|p]] “a fool” for years.", "a fool"),
        ("[[Ivo Brant|p]] waved. Bakers called [[Brant|p]] “One of a Kind and Good” once.", "One of a Kind and Good"),
    ],
)
def test_who_is_not(text, role):
    assert role not in roles(text, "Ivo Brant")
