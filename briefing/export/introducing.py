"""What is meant by a short name or by "Friday": the full name, the date, behind the first quotation that has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.export.page import Aside, Block, Bullets, Cite, Item, Line, Paragraph, Piece, Strong, Table, Words
from briefing.export.phrases import plain_day
from briefing.language.english.calendar import WEEKDAYS
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.models import Entity, EntityType, Evidence, Story

_ABBREVIATION = re.compile(r"[A-Z]{2,6}s?\Z")
_WHOLE_DAY, _DIGIT = re.compile(r"\d{4}-\d\d-\d\d\Z"), re.compile(r"\d")
_DAY_NAME = re.compile(
    rf"\b(?:{'|'.join((*WEEKDAYS, *ordered_list('introducing.days')))})\b",
    re.IGNORECASE,
)
_BY_A_NOUN = re.compile(r"[Tt]he [a-z]+(?=[^A-Z]*\Z)")
"""A source that is named by what it is: "the agency reported"."""
_BODIES = frozenset((EntityType.ORG, EntityType.PLACE))


class ShortNames:
    """The short and full names of a story's people, bodies and lands, and its days, by where they stand."""

    def __init__(self, story: Story) -> None:
        self._cited: dict[str, list[tuple[Evidence, str]]] = {}
        for origin in story.origins:
            self._cited.setdefault(origin.article, []).extend((one, origin.name) for one in origin.evidence)
        self._days = {reading.article.id: reading.analysis.dates for reading in story.readings}
        self._places: dict[str, list[tuple[int, int, Entity]]] = {}
        for entity in story.entities:
            if entity.type is EntityType.PERSON or entity.type in _BODIES:
                for one in entity.mentions:
                    self._places.setdefault(one.article, []).append((one.start, one.end, entity))

    def within(self, words: Evidence) -> Iterator[tuple[Entity, str]]:
        """Whom words name, in their order, each with the name that they use."""
        for start, end, entity in sorted(self._places.get(words.article, ()), key=lambda row: row[:2]):
            if words.start <= start and end <= words.end:
                yield entity, words.text[start - words.start : end - words.start]

    def cited(self, words: Evidence) -> Iterator[tuple[str, str]]:
        """Whom words cite by a noun alone, in their order: how they call them ("the agency"), and their name."""
        for item, name in self._cited.get(words.article, ()):
            called = _BY_A_NOUN.match(item.text)
            if called and words.span.contains(item.span) and name != name.lower() and name not in words.text:
                yield called[0], name

    def days(self, words: Evidence) -> Iterator[tuple[str, str]]:
        """The days that words name without a date, in their order: how they call them, and the day as ISO 8601."""
        for one in self._days.get(words.article, ()):
            text = words.text[one.start - words.start : one.end - words.start] if words.span.contains(one) else ""
            named = _DAY_NAME.search(text)
            if named and one.value and _WHOLE_DAY.match(one.value) and not _DIGIT.search(text):
                yield named[0], one.value


def introduced(blocks: Iterable[Block], names: ShortNames) -> list[Block]:
    """The blocks, with the full name of each whom the page first calls by a short one behind the words that do.

    The full name is the one that the articles use; nothing is added where none does, where the same words hold it, and
    for abbreviations that everybody knows. A day of the week has its date where the page first names that day.
    """
    known: set[str] = set()
    return [_block(block, names, known) for block in blocks]


def cited_in(blocks: Iterable[Block]) -> Iterator[Evidence]:
    """The places that paragraphs and lists of a page cite."""
    for block in blocks:
        items = block.items if isinstance(block, Bullets) else ()
        lines = (
            [block.line]
            if isinstance(block, Paragraph)
            else [one for item in items for one in (item.line, *item.below)]
        )
        yield from (piece.evidence for line in lines for piece in line if isinstance(piece, Cite))


def _block(block: Block, names: ShortNames, known: set[str]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, line=_line(block.line, names, known))
    if isinstance(block, Bullets):
        return Bullets(tuple(_item(item, names, known) for item in block.items))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_line(cell, names, known) for cell in row) for row in block.rows))
    return block


def _item(item: Item, names: ShortNames, known: set[str]) -> Item:
    line = _line(item.line, names, known)
    return Item(line, tuple(_line(one, names, known) for one in item.below))


def _line(line: Line, names: ShortNames, known: set[str]) -> Line:
    made: list[Piece] = []
    known |= {piece.text for piece in line if isinstance(piece, Strong)}
    for piece in line:
        made.append(piece)
        said = list(_left_open(piece.evidence, names, known)) if isinstance(piece, Words) else []
        made += _behind(said) if said else []
    return tuple(made)


_Meant = tuple[str, str, Evidence | None]
"""A short name, what is meant by it, and where a text says so in its own words."""


def _behind(said: Sequence[_Meant]) -> list[Piece]:
    """What is meant, in brackets; what are a text's words with their place."""
    made: list[Piece] = []
    text = " ("
    for number, (short, meant, place) in enumerate(said):
        text += f"{'; ' if number else ''}{short}: {meant}"
        if place:
            made += [Aside(f"{text} "), Cite(place)]
            text = ""
    return [*made, Aside(f"{text})")]


def _left_open(words: Evidence, names: ShortNames, known: set[str]) -> Iterator[_Meant]:
    """What words call by a short name, with what is meant by it."""
    yield from _who(list(names.within(words)), words, known)
    yield from _first(names.cited(words), known)
    yield from _undated(names.days(words), known)


def _who(found: Sequence[tuple[Entity, str]], words: Evidence, known: set[str]) -> Iterator[_Meant]:
    """Those whom these words first name, and by a short name alone or without an office, with what they leave open."""
    full = {entity.id for entity, text in found if not _is_short(text, entity)}
    for entity, text in found:
        left = [entity.name] if entity.id not in full else []
        office = None if _is_described(entity, words) else office_of(entity)
        left += [f"“{office.text}”"] if office else []
        if left and entity.id not in known:
            yield text, ", ".join(left), office
        known.add(entity.id)


def _is_described(entity: Entity, words: Evidence) -> bool:
    """Whether words say what somebody is."""
    told = (one for role in entity.roles for one in (role.evidence, *role.also))
    return any(one.article == words.article and words.span.overlaps(one.span) for one in told)


def office_of(entity: Entity) -> Evidence | None:
    """What most articles call a person, at its first place; None for others and where none says it.

    A single word ("head") or one that is cut short ("Rep.") does not say who somebody is.
    """
    if entity.type is not EntityType.PERSON:
        return None
    places: dict[str, dict[str, Evidence]] = {}
    for role in entity.roles:
        for one in (role.evidence, *role.also):
            if " " in role.text and not role.text.endswith(".") and one.text == role.text:
                places.setdefault(role.text.casefold(), {}).setdefault(one.article, one)
    most = max(places.values(), key=len, default={})
    return next(iter(most.values()), None)


def _first(called: Iterable[tuple[str, str]], known: set[str]) -> Iterator[_Meant]:
    """What a noun stands for, where the page has not said it yet."""
    for noun, name in called:
        if f"{noun}: {name}" not in known:
            yield noun, name, None
        known.add(f"{noun}: {name}")


def _undated(days: Iterable[tuple[str, str]], known: set[str]) -> Iterator[_Meant]:
    """The days that the page has not given the date of yet, with their dates."""
    for name, value in days:
        date = plain_day(value)
        if date not in known:
            yield name, date, None
        known.add(date)


def _is_short(text: str, entity: Entity) -> bool:
    """Whether a name alone leaves a reader in the dark who is meant: a surname, an abbreviation."""
    if len(entity.name.split()) < 2 or text.casefold() == entity.name.casefold():
        return False
    if entity.type is EntityType.PERSON:
        return len(text.split()) == 1 and text in entity.name.split()
    return _ABBREVIATION.match(text) is not None and text.lower() not in word_list("introducing.known")
