"""Who puts a fact otherwise than its statement does: less firmly, as another act, as the first since another time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.export.page import single
from briefing.export.view import View
from briefing.language.english.meanings import meaning
from briefing.language.english.slots import accusing_word
from briefing.language.english.stems import WORD, little_words
from briefing.language.english.wordlists import ordered_list
from briefing.models import Conflict, ConflictKind, ConflictValue, Evidence, Fact

_SHADES = frozenset((ConflictKind.CERTAINTY, ConflictKind.SCOPE, ConflictKind.ACTION))
"""Kinds of which a line says how others put it."""

_OBJECT = re.compile(r"[^\s,.;:“”\"()]+(?: [^\s,.;:“”\"()]+){0,6}(?:(?<=[a-z])(?: [A-Z][^\s,.;:“”\"()]*)+)?")
"""A verb and as many words behind it as tell what is done to what, no name cut short."""


MOST_BEFORE = 5
"""Words before a verb in which who does it is looked for."""
MOST_BEHIND = 26
"""Words behind a verb that are told in full: what a message said is more than that it was read."""
_END = re.compile(rf"[;:—–()]|,\s(?!(?:{'|'.join(ordered_list('shading.going_on'))})\b)|\.?\s*\Z")
_CLAUSE_ENDS = re.compile(r"[,;:—–“”\"()]")


def is_shaded(conflict: Conflict, fact: Fact) -> bool:
    """Whether the line of a fact says of all who put it otherwise than its statement does how they put it."""
    if conflict.kind not in _SHADES or conflict.id not in fact.conflicts:
        return False
    named = {item.article for value in conflict.values for item in value.evidence}
    return named <= set(fact.articles) and any(holds(value.evidence, fact.stated) for value in conflict.values)


def _put_otherwise(conflict: Conflict, own: ConflictValue) -> Iterator[tuple[str, ConflictValue]]:
    """The values of a difference that put a thing otherwise than one's own does, with how they put it."""
    firm = accusing_word((own.value,))
    for value in conflict.values:
        other = accusing_word((value.value,))
        if value is own:
            continue
        if conflict.kind is ConflictKind.SCOPE:
            yield _verbatim(value) or "put otherwise", value
        elif conflict.kind is ConflictKind.ACTION:
            yield f"“{single(in_words(value))}”", value
        elif firm and other and firm[1] != other[1]:
            yield f"{'less' if firm[1] else 'more'} firmly (“{value.value}”)", value


def _verbatim(value: ConflictValue) -> str:
    """A value in quotation marks where some of its sources have these very words; else empty."""
    words = value.value
    return f"“{words}”" if any(words in item.text for item in value.evidence) else ""


def as_said(value: ConflictValue) -> str:
    """An act in the form that its words have: "sent" for "send"."""
    for item in value.evidence:
        for match in WORD.finditer(item.text):
            if meaning(match[0]) == meaning(value.value):
                return match[0].lower()
    return value.value


def in_words(value: ConflictValue) -> str:
    """An act with what follows it and who does it: "Rust handed Ana an autographed letter".

    Without who does it where that does not stand close before it; the act alone where nothing tells what.
    """
    for item in value.evidence:
        for match in WORD.finditer(item.text):
            if meaning(match[0]) == meaning(value.value):
                words = _told_by(item.text, match).split()
                while len(words) > 1 and words[-1].lower() in little_words():
                    words.pop()
                return " ".join((*_doer(item.text[: match.start()]), *words))
    return value.value


def _told_by(text: str, verb: re.Match[str]) -> str:
    """A verb and what follows it: all of its clause, with a "who" behind a comma, if that is short; else its object."""
    end = _END.search(text, verb.start())
    rest = text[verb.start() : end.start()] if end else ""
    if rest and len(rest.split()) <= MOST_BEHIND and rest.count("“") == rest.count("”") and rest.count('"') % 2 == 0:
        return rest
    told = _OBJECT.match(text, verb.start())
    return told[0] if told else verb[0]


def _doer(before: str) -> list[str]:
    """Who does it, of the words before a verb: those of its clause, if they are few, without what joins it on."""
    words = _CLAUSE_ENDS.split(before)[-1].split()
    while words and words[0].lower() in little_words():
        del words[0]
    return words if len(words) <= MOST_BEFORE and any(word[0].isupper() for word in words) else []


def holds(evidence: Sequence[Evidence], statement: Evidence) -> bool:
    """Whether some of these words stand in a statement."""
    return any(item.article == statement.article and item.span.overlaps(statement.span) for item in evidence)


def shaded(fact: Fact, statement: Evidence, view: View) -> dict[str, frozenset[str]]:
    """The articles of a fact that put it otherwise than its statement does, by how: less firmly, another first, act."""
    found: dict[str, set[str]] = {}
    for conflict in view.story.conflicts:
        own = next((value for value in conflict.values if holds(value.evidence, statement)), None)
        if own is None or conflict.kind not in _SHADES or conflict.id not in fact.conflicts:
            continue
        for said, value in _put_otherwise(conflict, own):
            articles = {item.article for item in value.evidence} - {item.article for item in own.evidence}
            found.setdefault(said, set()).update(articles)
    return {said: frozenset(names.intersection(fact.articles)) for said, names in found.items()}
