"""Words more in a claim that turn the sense of the next one."""

from __future__ import annotations

import pytest

from briefing.language.english.denial import Kind
from briefing.language.english.meanings import meaning
from briefing.language.english.turning import turned
from briefing.language.english.words import tokens_of
from briefing.models import Span


def turns(text: str) -> set[tuple[str, str]]:
    found = turned(tokens_of(text, Span(0, len(text)), ()))
    return {(kind.value, word) for kind, words in found.items() for word in words}


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("The barge almost sank.", Kind.NEARLY, "sank"),
        ("The barge came close to sinking.", Kind.NEARLY, "sinking"),
        ("The barge was all but destroyed.", Kind.NEARLY, "destroyed"),
        ("The pilot rarely slept.", Kind.HARDLY, "slept"),
        ("There was little smoke.", Kind.HARDLY, "smoke"),
        ("The quay is far from dry.", Kind.HARDLY, "dry"),
        ("The roof partly burned.", Kind.PARTLY, "burned"),
        ("They sold half of the herd.", Kind.PARTLY, "herd"),
        ("He showed a forged pass.", Kind.SEEMING, "pass"),
        ("The former harbour master spoke.", Kind.SEEMING, "harbour"),
        ("An attempted robbery ended in the yard.", Kind.SEEMING, "robbery"),
        ("The owners were barred from selling the mill.", Kind.HINDERED, "selling"),
        ("The town would have rebuilt the mill.", Kind.UNREAL, "rebuilt"),
        ("It is the third largest mill.", Kind.RANKED, "largest"),
        ("It is one of the oldest mills.", Kind.RANKED, "oldest"),
    ],
)
def test_the_sense_of_the_next_word_is_turned(text, kind, word):
    assert turns(text) == {(kind.value, meaning(word))}


@pytest.mark.parametrize(
    "text",
    [
        "The barge sank.",
        "Nearly 40 barges sank.",
        "Almost all barges sank.",
        "The tonnage nearly doubled.",
        "A little boat sank.",
        "It sank within the last few weeks.",
        "The crew kept the cattle from the village.",
        "The town would have a mill.",
        "It was the second mill.",
        "It was almost certainly a barge.",
        "The pass was possible to cross.",
    ],
)
def test_a_figure_rounded_and_other_uses_turn_nothing(text):
    assert turns(text) == set()
