"""Why two days may both be right: something else was done on each, in the words of both texts."""

from __future__ import annotations

from briefing.language.english.reporting import word_class
from briefing.story.differences.reasons import ANOTHER, ANOTHER_EVENT
from briefing.story.statements.statement import Statement

LONGEST = 6
"""Words of a verb with what it is done to."""


def other_event(one: Statement, two: Statement, anchors: tuple[str, str]) -> str:
    """The reason, with the acts that the days hang on where they are two; ``anchors`` are meanings of verbs."""
    acts = [_act(telling, anchor) for telling, anchor in zip((one, two), anchors, strict=True)]
    if acts[0] and acts[1] and anchors[0] != anchors[1]:
        return f"{ANOTHER_EVENT} “{acts[0]}” and “{acts[1]}”"
    return f"{ANOTHER} event with the same people"


def _act(telling: Statement, anchor: str) -> str:
    """A verb with what it is done to, as the text has it: "oversaw a regatta"; up to the next preposition or mark."""
    tokens = telling.tokens
    first = next((at for at, token in enumerate(tokens) if token.meaning == anchor), None)
    if first is None:
        return ""
    last = first
    for at in range(first + 1, min(first + LONGEST, len(tokens))):
        between = telling.text[tokens[at - 1].end : tokens[at].start]
        if between.strip() or tokens[at].low in word_class("prepositions", "conjunctions", "auxiliaries"):
            break
        last = at
    return " ".join(telling.text[tokens[first].start : tokens[last].end].split())
