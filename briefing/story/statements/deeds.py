"""Whether two claims tell one deed of a person and of something else that both name, whatever else each tells."""

from __future__ import annotations

from briefing.language.english.exchanged import looks_like_verb
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.wordlists import word_list, words_of
from briefing.models import EntityType
from briefing.story.statements.names import Name, same_name
from briefing.story.statements.statement import Statement

NAMES = 2
"""Names that both claims must hold, a person among them, none of whom only says it.

In groups of five articles of the odd topics of ECB+ this joins 17 further pairs of claims, 16 of which say the same;
where no name need be a person's, four more, and three of them of two events ("a fatal hit and run outside of …").
"""

Deed = tuple[str, str]
"""The meaning of a verb and its particle, empty where it has none: "fell", "fell out"."""


def same_deed(one: Statement, two: Statement) -> bool:
    """Whether both hold one verb with its particle, and the same names, of which one is a person's."""
    if deeds_of(one).isdisjoint(deeds_of(two)):
        return False
    common = _common(one, two)
    return len(common) >= NAMES and EntityType.PERSON in common.values()


def deeds_of(said: Statement) -> frozenset[Deed]:
    """The verbs that tell what was done; none that only says, helps another verb, or is a noun or an adjective."""
    nexts = (*said.lows[1:], "")
    found = [
        (token.meaning, low if low in word_list("deeds.particles") else "")
        for token, low in zip(said.tokens, nexts, strict=True)
        if token.meaning in said.enacted and token.meaning not in said.cited and _is_deed(token.low)
    ]
    return frozenset(found)


def _is_deed(low: str) -> bool:
    return looks_like_verb(low) and low not in words_of("light_verbs") and low not in reporting_verbs()


def _common(one: Statement, two: Statement) -> dict[str, EntityType | None]:
    """The names that both hold, each once, and what each of them names."""
    left, right = _named(one), _named(two)
    met = [name for name in left if any(same_name(name, other) for other in right)]
    return {name.entity or name.text: name.type for name in met}


def _named(said: Statement) -> list[Name]:
    return [name for name in said.names if name not in said.sources and name.type is not EntityType.OTHER]
