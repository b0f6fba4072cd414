"""The tokeniser of the tagger: words, abbreviations, numbers and marks with their places in the text.

It follows the conventions of the data that the tagger is trained on: "Russia's" is two tokens, "Hwasong-18" one.
A hyphen between two places or groups parts them ("Russia-North Korea"), and so does one before a small word
("U.S.-led"), because the name is only a part of such a compound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.analysis.model.gazetteer import BITS, PLACES, Gazetteer, load_gazetteer


class ModelToken(NamedTuple):
    """Half-open range of code points in the text."""

    start: int
    end: int


_WORD = re.compile(
    r"https?://[^\s<>\"]{1,2000}|www\.[^\s<>\"]{1,2000}"
    r"|[#@]\w+"
    r"|(?:[A-Z]\.){2,8}(?!\w)|[A-Z]\.[A-Z](?!\w)"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|Maj|Capt|Prof|Sgt|Adm|No|Inc|Corp|Co|Ltd|Jr|Sr|Rev|Hon)\.(?!\w)"
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![\w-])"
    r"|(?:n['’]t|['’](?:s|re|ve|ll|d|m|S))(?!\w)"
    r"|[^\W\d_]+(?=n['’]t(?!\w))"
    r"|[^\W_]+['’](?!(?:re|ve|ll)\b)(?=[^\W\d_]{2})[^\W_]+(?:[-‑][^\W_]+)*"
    r"|\w+(?:[-‑&]\w+)*"
    r"|\.\.\.|[^\w\s]"
)
_APOSTROPHE_NAME = re.compile(r"(?:[ODdLl]|[A-Z][a-z]?|al|[Qq]ur|[Mm]a|[Ss]ha|[Ss]hi|[Bb]a)['’]")
_HYPHEN = re.compile(r"[-‑]")
_SIDES = frozenset({"North", "South", "East", "West"})


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[ModelToken]:
    """The tokens of ``text[start:end]``, with offsets into ``text``."""
    table = load_gazetteer()
    tokens: list[ModelToken] = []
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        word = found.group()
        if "-" in word or "‑" in word:
            tokens.extend(_parted(table, word, found.start()))
        elif "'" in word or "’" in word:
            tokens.extend(_unquoted(word, found.start()))
        else:
            tokens.append(ModelToken(*found.span()))
    return tokens


def _unquoted(word: str, start: int) -> Iterator[ModelToken]:
    """A word with an apostrophe inside: whole where it is a name ("O'Neill"), parted at the mark elsewhere."""
    place = max(word.find("'"), word.find("’"))
    if place <= 0 or (word[0] == "n" and len(word) == 3) or _APOSTROPHE_NAME.match(word):
        yield ModelToken(start, start + len(word))
        return
    yield ModelToken(start, start + place)
    yield ModelToken(start + place, start + place + 1)
    yield ModelToken(start + place + 1, start + len(word))


def _parted(table: Gazetteer, word: str, start: int) -> Iterator[ModelToken]:
    """A hyphened word, parted at the hyphen that ends a name, if there is one."""
    while word not in table.words:
        cut = _cut(table, word)
        if not cut:
            break
        yield ModelToken(start, start + cut)
        yield ModelToken(start + cut, start + cut + 1)
        word, start = word[cut + 1 :], start + cut + 1
    yield ModelToken(start, start + len(word))


def _cut(table: Gazetteer, word: str) -> int:
    """Where the first hyphen stands that parts a name from what follows; 0 for none."""
    for hyphen in _HYPHEN.finditer(word):
        left, right = word[: hyphen.start()], word[hyphen.end() :]
        if right and left[:1].isupper() and _are_apart(table, left, right):
            return hyphen.start()
    return 0


def _are_apart(table: Gazetteer, left: str, right: str) -> bool:
    """Whether a hyphen joins a name to a word ("China-based") or to another one ("Sino-Indian"), and is in no name."""
    mask = table.words.get(left, 0)
    is_name = mask & (PLACES | BITS["group"] | BITS["org"])
    if right[0].islower():
        listed = table.words.get(right.lower(), 0) & BITS["is_relational"]
        return bool(listed or (is_name and not mask & (BITS["first"] | BITS["last"])))
    if not is_name or not (mask & (BITS["country"] | BITS["group"]) or left in _CAPITALS):
        return False
    other = table.words.get(_HYPHEN.split(right, maxsplit=1)[0], 0)
    return bool(other & (BITS["country"] | BITS["group"])) or right in _SIDES or right in _CAPITALS


_CAPITALS = frozenset(
    [
        "Moscow",
        "Beijing",
        "Washington",
        "London",
        "Paris",
        "Berlin",
        "Tokyo",
        "Seoul",
        "Pyongyang",
        "Tehran",
        "Ankara",
        "Kyiv",
        "Kiev",
        "Delhi",
        "Brussels",
        "Warsaw",
        "Riyadh",
        "Cairo",
    ]
)
