"""What changed between two states of a brief: articles, facts, values; each in the sources' own words.

Both sides are what ``briefing brief -f json`` printed. A fact is the same one where its id stayed or where it shares
words of evidence from one outlet; a difference is the same one where it shares a side's words or its topic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from briefing.models import Status

SCHEMAS = ("brief/1", "brief/2")


class DiffError(ValueError):
    """A file is no brief; the message says why."""


class SpanIn(msgspec.Struct, frozen=True):
    """Words of an article."""

    article: str
    start: int
    end: int
    text: str


class ArticleIn(msgspec.Struct, frozen=True):
    """An article of a brief."""

    id: str
    path: str
    outlet: str | None
    title: str
    published: str | None
    url: str | None = None
    version_of: str | None = None


class FactIn(msgspec.Struct, frozen=True):
    """A fact of a brief."""

    id: str
    statement: str
    status: str
    outlets: list[str]
    evidence: list[SpanIn]


class ValueIn(msgspec.Struct, frozen=True):
    """A side of a difference."""

    value: str
    evidence: list[SpanIn]


class ConflictIn(msgspec.Struct, frozen=True):
    """A difference of a brief."""

    id: str
    kind: str
    topic: str
    values: list[ValueIn]


class StoryIn(msgspec.Struct, frozen=True):
    """A story of a brief."""

    id: str
    title: str
    articles: list[ArticleIn]
    facts: list[FactIn]
    conflicts: list[ConflictIn]


class BriefIn(msgspec.Struct, frozen=True):
    """What a brief in JSON holds of what is compared."""

    schema: str
    stories: list[StoryIn]


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact before and after; ``before`` None where it is new, ``after`` None where it was withdrawn."""

    before: FactIn | None
    after: FactIn | None

    @property
    def outlets_added(self) -> tuple[str, ...]:
        """Outlets that report it now and did not."""
        before = set(self.before.outlets) if self.before else set()
        return tuple(name for name in (self.after.outlets if self.after else ()) if name not in before)

    @property
    def outlets_gone(self) -> tuple[str, ...]:
        """Outlets that reported it and don't any more."""
        after = set(self.after.outlets) if self.after else set()
        return tuple(name for name in (self.before.outlets if self.before else ()) if name not in after)


@dataclass(frozen=True, slots=True)
class ValueChange:
    """The sides of one difference before and after; a side is a value as the brief gives it, ``kind`` its kind."""

    topic: str
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed, in the order of the newer brief; what is gone stands in the order of the older one."""

    articles_new: tuple[ArticleIn, ...]
    articles_gone: tuple[ArticleIn, ...]
    new: tuple[FactChange, ...]
    changed: tuple[FactChange, ...]
    withdrawn: tuple[FactChange, ...]
    values: tuple[ValueChange, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any((self.articles_new, self.articles_gone, self.new, self.changed, self.withdrawn, self.values))


def read_brief(data: bytes) -> BriefIn:
    """A brief from the bytes of its JSON.

    Raises:
        DiffError: where they are none.
    """
    try:
        brief = msgspec.json.decode(data, type=BriefIn)
    except msgspec.MsgspecError as error:
        raise DiffError(f"not a brief in JSON, as `briefing brief PATH -f json` prints it ({error})") from error
    if brief.schema not in SCHEMAS:
        raise DiffError(f"of the unknown schema {brief.schema}")
    return brief


def compare(before: BriefIn, after: BriefIn) -> Changes:
    """What changed from one brief to the other."""
    old, new = _articles(before), _articles(after)
    pairs = _paired(_facts(before), _facts(after), _fact_keys(old), _fact_keys(new))
    return Changes(
        articles_new=tuple(article for key, article in new.items() if key not in old),
        articles_gone=tuple(article for key, article in old.items() if key not in new),
        new=tuple(FactChange(None, fact) for one, fact in pairs if one is None and fact is not None),
        changed=tuple(FactChange(one, fact) for one, fact in pairs if one and fact and _is_changed(one, fact)),
        withdrawn=tuple(FactChange(one, None) for one, fact in pairs if fact is None and one is not None),
        values=_value_changes(before, after, old, new),
    )


Item = TypeVar("Item")
Keys = Callable[[Item], Iterable[object]]


def _paired(
    before: Sequence[Item], after: Sequence[Item], old_keys: Keys[Item], new_keys: Keys[Item]
) -> list[tuple[Item | None, Item | None]]:
    """Each newer item with the older one that shares most keys with it; then the older ones left alone.

    Those that share most of all are paired first: two that have a topic in common do not change their places.
    """
    places: dict[object, list[int]] = {}
    for place, item in enumerate(before):
        for key in old_keys(item):
            places.setdefault(key, []).append(place)
    votes = Counter(
        (at, place) for at, item in enumerate(after) for key in new_keys(item) for place in places.get(key, ())
    )
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for at, place in sorted(votes, key=lambda pair: (-votes[pair], pair)):
        if at not in partners and place not in taken:
            partners[at] = place
            taken.add(place)
    pairs: list[tuple[Item | None, Item | None]] = [
        (before[partners[at]] if at in partners else None, item) for at, item in enumerate(after)
    ]
    return pairs + [(item, None) for place, item in enumerate(before) if place not in taken]


def _fact_keys(articles: Mapping[str, ArticleIn]) -> Keys[FactIn]:
    named = {article.id: article.outlet or article.path for article in articles.values()}

    def keys(fact: FactIn) -> Iterable[object]:
        # The id weighs as much as two shared places: it stays while an evidence sentence stays.
        yield from (("id", fact.id), ("the id", fact.id))
        yield from (("words", named.get(item.article, ""), _folded(item.text)) for item in fact.evidence)

    return keys


def _conflict_keys(conflict: ConflictIn) -> Iterable[object]:
    yield ("id", conflict.id)
    yield ("topic", conflict.kind, _folded(conflict.topic))
    for value in conflict.values:
        yield from (("words", _folded(item.text)) for item in value.evidence)


def _value_changes(
    before: BriefIn, after: BriefIn, old: Mapping[str, ArticleIn], new: Mapping[str, ArticleIn]
) -> tuple[ValueChange, ...]:
    pairs = _paired(_conflicts(before), _conflicts(after), _conflict_keys, _conflict_keys)
    changes = []
    for one, other in pairs:
        was, now = _values(one), _values(other)
        if set(was) != set(now):
            conflict = other or one
            assert conflict is not None  # noqa: S101 - a pair has one of them
            changes.append(ValueChange(conflict.topic, conflict.kind, was, now))
    return tuple(changes)


def _conflicts(brief: BriefIn) -> list[ConflictIn]:
    return [conflict for story in brief.stories for conflict in story.conflicts]


def _values(conflict: ConflictIn | None) -> tuple[str, ...]:
    return tuple(value.value for value in conflict.values) if conflict else ()


def _is_changed(before: FactIn, after: FactIn) -> bool:
    return (
        before.status != after.status
        or set(before.outlets) != set(after.outlets)
        or {_folded(item.text) for item in before.evidence} != {_folded(item.text) for item in after.evidence}
    )


def _articles(brief: BriefIn) -> dict[str, ArticleIn]:
    return {article.id: article for story in brief.stories for article in story.articles}


def _facts(brief: BriefIn) -> list[FactIn]:
    """Facts of several outlets first: they have the first choice of a partner."""
    facts = [fact for story in brief.stories for fact in story.facts]
    return sorted(facts, key=lambda fact: fact.status == Status.SINGLE)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
