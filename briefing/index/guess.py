"""What somebody may have meant whose words are nowhere, or not all in one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain, compress
from typing import Protocol

from briefing.index.tree import (
    ANYWHERE,
    AUTHOR,
    BODY,
    ENTITY,
    OUTLET,
    SECTION,
    SPEAKER,
    TYPE,
    And,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    explain,
    leaves,
)
from briefing.models import EntityType

_SHORTEST, _LONG = 4, 6
_MOST_PARTS = 12
_OF_NAMES = frozenset((OUTLET, AUTHOR, SECTION, ENTITY, SPEAKER))
"""Fields whose values have several words, which somebody may type without quotes."""
_TYPES = tuple(kind.value.lower() for kind in EntityType)


class Vocabulary(Protocol):
    """What an engine tells of its words."""

    def known(self, form: str, field: str) -> bool:
        """Whether some article has the word in a field, in any inflection where the field knows such."""

    def near(self, term: Fuzzy, field: str) -> Mapping[str, int]:
        """The words of a field that are meant, each with the number of its articles."""

    def matching(self, node: Node) -> Collection[str]:
        """The ids of the articles that a tree finds."""


def did_you_mean(words: Vocabulary, node: Node) -> str:
    """A sentence with the nearest words of the articles, or with the words that stand in the way; empty without."""
    if strange := [word.forms[0] for word in _words(node) if word.field == TYPE and word.forms[0] not in _TYPES]:
        return f"there is no type {strange[0]}; there are {', '.join(_TYPES)}"
    meant = [near for word in _words(node) if not _known(words, word) and (near := _nearest(words, word))]
    meant = meant or _in_quotes(words, node)
    return f"did you mean {' '.join(dict.fromkeys(meant))}?" if meant else _all_but(words, node)


def _in_quotes(words: Vocabulary, node: Node) -> list[str]:
    """Names of several words of which only the first one was looked for in its field, where all of them stand there."""
    children = node.children[:_MOST_PARTS] if isinstance(node, And) else ()
    found = []
    for at, child in enumerate(children):
        if isinstance(child, Word) and child.field in _OF_NAMES:
            parts = (child, *_following(children[at + 1 :], child.field))
            sizes = (
                size for size in range(len(parts), 1, -1) if words.matching(Phrase(parts[:size], None, child.field))
            )
            if size := next(sizes, 0):
                found.append(f'{child.field}:"{" ".join(part.forms[0] for part in parts[:size])}"')
    return found


def _following(nodes: Sequence[Node], name: str) -> Iterator[Word]:
    """The words of no field that come next, as if they were of this one."""
    for node in nodes:
        # While it is typed, a word is also the beginning of one.
        plain = node.children[0] if isinstance(node, Or) and node.children else node
        if not isinstance(plain, Word) or plain.field != ANYWHERE:
            return
        yield replace(plain, field=name)


def _words(node: Node) -> Iterator[Word]:
    """All words asked for, those of phrases among them."""
    for leaf, negated in leaves(node):
        if isinstance(leaf, (Word, Phrase)) and not negated:
            yield from (leaf,) if isinstance(leaf, Word) else (part for part in leaf.parts if isinstance(part, Word))


def _known(words: Vocabulary, word: Word) -> bool:
    return word.field == TYPE or any(words.known(form, word.field or BODY) for form in word.forms)


def _nearest(words: Vocabulary, word: Word) -> str:
    """The word with the fewest letters changed, the commonest of equals."""
    form = word.forms[0]
    for distance in (1, 2) if len(form) >= _LONG else (1,) if len(form) >= _SHORTEST else ():
        if common := words.near(Fuzzy(form, distance), word.field or BODY):
            return min(common, key=lambda near: (-common[near], near))
    return ""


def _all_but(words: Vocabulary, node: Node) -> str:
    """Which words of a query stand in the way, where some articles have all the others."""
    if not isinstance(node, And) or not 1 < len(node.children) <= _MOST_PARTS:
        return ""
    barred = tuple(child for child in node.children if isinstance(child, Not))
    wanted = [child for child in node.children if not isinstance(child, Not)]
    left = set(words.matching(And(barred)))
    found = [left.intersection(words.matching(child)) for child in wanted]
    count, best = _most_of(found)
    if not any(best) or all(best):
        return ""
    lacking = [child for child, there in zip(wanted, best, strict=True) if not there]
    return f"{count} found without {', '.join(map(_short, lacking))}"


def _most_of(found: Sequence[AbstractSet[str]]) -> tuple[int, tuple[bool, ...]]:
    """Which of the parts of a query the articles hold that hold most, and how many do; of several the rarer parts."""
    held = Counter(chain.from_iterable(found))
    most = max(held.values(), default=0)
    has = Counter(tuple(name in names for names in found) for name, often in held.items() if often == most)
    rare = [1 / max(1, len(names)) for names in found]
    best = max(has, key=lambda which: (sum(compress(rare, which)), which), default=())
    return has[best], best


def _short(node: Node) -> str:
    return node.forms[0] if isinstance(node, Word) and node.field == ANYWHERE else explain(node)
