"""A body that the page has called by its full name and its letters is called by the letters from there on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.export.page import Block, Bullets, Item, Line, Paragraph, Piece, Plain, Strong, Table, Words
from briefing.models import Entity, EntityType, Story

_LETTERS = re.compile(r"[A-Z]{3,6}\Z")
FEWEST = 3
"""Words of a name that is worth its letters."""


def short_names(story: Story) -> Mapping[str, str]:
    """The letters of each body that is cited by its full name, behind the article that the texts mostly give them."""
    found: dict[str, str] = {}
    cited = {origin.name for origin in story.origins}
    for entity in story.entities:
        name = next((one for one in (entity.name, *entity.aliases) if one in cited), "")
        letters = _letters(entity, name) if entity.type is EntityType.ORG else ""
        if letters:
            found[name] = f"{_article(letters, [article.text for article in story.articles])}{letters}"
    return found


def _letters(entity: Entity, name: str) -> str:
    """The letters that the articles use for a long name, if these are those that its words begin with."""
    words = name.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    known = (one for one in (entity.name, *entity.aliases) if _LETTERS.match(one) and one == initials)
    return next(known, "") if len(words) >= FEWEST else ""


def _article(letters: str, texts: Sequence[str]) -> str:
    places = [match[1] for text in texts for match in re.finditer(rf"\b([Tt]he )?{letters}\b(?![-’'])", text)]
    return "the " if 2 * sum(map(bool, places)) > len(places) else ""


class _Known:
    """What a reader knows at a place of the page; ``names`` are the letters by the full names."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = {re.compile(rf"(?:\b[Tt]he )?\b{re.escape(name)}\b"): short for name, short in names.items()}
        self._known: set[str] = set()

    def piece(self, piece: Piece) -> Piece:
        """A piece of our own words with the letters in place of the name, which stands there once with them."""
        if isinstance(piece, Words):
            said = piece.evidence.text
            self._known |= {short for name, short in self._names.items() if name.search(said) and _in(short, said)}
            return piece
        if not isinstance(piece, (Plain, Strong)):
            return piece
        text = piece.text
        for name, short in self._names.items():
            text = self._shortened(text, name, short)
        return piece if text == piece.text else replace(piece, text=text)

    def _shortened(self, text: str, name: re.Pattern[str], short: str) -> str:
        first = name.search(text)
        if first is None:
            return text
        letters = short.rsplit(maxsplit=1)[-1]
        if short in self._known:
            # "(WHO: World Health Organization)" says no more than what is known.
            left = re.sub(rf"(?:; |\b){letters}: {name.pattern}", "", text)
            return name.sub(short, left.replace(" ()", "").replace("(; ", "("))
        self._known.add(short)
        if _in(short, text):
            # The line itself tells what the letters mean.
            return text
        return f"{text[: first.end()]} ({letters}){name.sub(short, text[first.end() :])}"


def _in(short: str, text: str) -> bool:
    return re.search(rf"\b{short.rsplit(maxsplit=1)[-1]}\b", text) is not None


def shortened(blocks: Iterable[Block], names: Mapping[str, str]) -> list[Block]:
    """The blocks, in which each of these bodies has its full name once, with its letters, and then these alone."""
    blocks = list(blocks)
    if not names:
        return blocks
    known = _Known(names)
    return [_block(block, known) for block in blocks]


def _block(block: Block, known: _Known) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, line=_line(block.line, known))
    if isinstance(block, Bullets):
        return Bullets(tuple(_item(item, known) for item in block.items))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_line(cell, known) for cell in row) for row in block.rows))
    return block


def _item(item: Item, known: _Known) -> Item:
    return Item(_line(item.line, known), tuple(_line(row, known) for row in item.below))


def _line(line: Line, known: _Known) -> Line:
    return tuple(map(known.piece, line))
