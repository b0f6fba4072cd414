"""The words and names of a claim that count when it is held against another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from briefing.language.english.exchanged import as_spoken, words
from briefing.language.english.words import Token
from briefing.story.statements.names import Name


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a name of a claim that counts: ``key`` is what it is compared by, ``place`` its token."""

    key: str
    low: str
    place: int
    name: bool = False


def counted_words(
    tokens: Sequence[Token], names: Sequence[Name], sources: Set[Name], silent: Set[str]
) -> Iterator[Word]:
    """The words and names of a claim that count, in order: no little words, days, figures, nor who is cited.

    ``sources`` are the names that only say who reports it, ``silent`` the meanings of the words that do.
    """
    named = {name.span.start: name for name in reversed(names)}
    inside = -1
    for place, token in enumerate(tokens):
        if name := named.get(token.start):
            inside = name.span.end
            if name not in sources:
                yield Word(f"@{name.entity or name.text.lower().split()[-1]}", name.text, place, name=True)
        elif token.start >= inside and (key := _key(token, silent)):
            yield Word(key, token.low, place)


def _key(token: Token, silent: Set[str]) -> str:
    spoken = as_spoken(token.low)
    if spoken in words("weighty"):
        return spoken
    return token.meaning if _tells(token, silent) else ""


def _tells(token: Token, silent: Set[str]) -> bool:
    """Whether a word says something of the matter, and not only who reports it; "later" counts, in another's place."""
    return bool(token.meaning) and token.low not in words("titles") and token.meaning not in silent


def plain_words(tokens: Sequence[Token], silent: Set[str]) -> Iterator[str]:
    """All lower-case words of a claim outside names, days, figures and who is cited."""
    for token in tokens:
        if not token.slot and not _negates(token.low) and (not token.meaning or _tells(token, silent)):
            yield token.low


def _negates(low: str) -> bool:
    """Whether a word only turns the verb behind it: what is denied is compared elsewhere."""
    return low in ("not", "never", "cannot") or low.endswith("n't")
