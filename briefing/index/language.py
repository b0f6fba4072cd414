"""From what a reader types to a tree: a scanner and a parser of our own, linear, with errors in plain words.

The language: words, "phrases", prefix*, w*rd, miss~ (other spellings), "some words"~5 (near each other), field:word,
date:days, AND OR NOT, && || |, -word and !word, brackets. Words side by side must all be there; ``a b OR c`` is
``a (b OR c)``, and ``a AND b OR c`` is ``(a AND b) OR c``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NoReturn

from briefing.index.daywords import read_days, read_range
from briefing.index.tree import (
    ANYWHERE,
    AUTHOR,
    BODY,
    ENTITY,
    NOTE,
    OUTLET,
    TAG,
    TITLE,
    TYPE,
    And,
    Days,
    Fuzzy,
    Glob,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Word,
)
from briefing.index.words import RAW, pieces

LONGEST_QUERY = 500
"""Characters; a longer query is refused rather than parsed."""
DEEPEST = 30
"""Brackets inside brackets."""
_STARS = 4
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_FAR = 100
DAY = "date"
FIELD_NAMES = {
    "body": BODY, "text": BODY, "title": TITLE, "headline": TITLE, "outlet": OUTLET, "source": OUTLET,
    "entity": ENTITY, "name": ENTITY, "person": ENTITY, "place": ENTITY, "org": ENTITY, "type": TYPE, "kind": TYPE,
    "author": AUTHOR, "by": AUTHOR, "byline": AUTHOR, "date": DAY, "day": DAY, "published": DAY,
    "tag": TAG, "tags": TAG, "note": NOTE, "notes": NOTE,
}  # fmt: skip
"""What can stand before a colon, and the field that it means."""

_SCAN = re.compile(
    r"""(?P<space>\s+)
    |(?P<open>\()|(?P<close>\))
    |(?P<operator>(?:\|\|?|&&?)(?=\s|\(|"|$|\w)|(?:AND|OR|NOT)(?![^\s()"]))
    |(?P<lower>(?:and|or|not)(?![^\s()"]))
    |(?P<minus>[-!–−](?=[^\s)\-!]))
    |(?P<field>[^\W\d_][\w]*:(?=[^\s:/)]))
    |(?P<quoted>"(?P<inside>[^"]*)(?:"(?:~(?P<within>\d{0,3}))?|$))
    |(?P<word>[^\s()"|]+|\|)""",
    re.VERBOSE,
)
_SPAN = re.compile(r"""(?P<left>[\[{])(?P<content>[^\]}]*)(?P<right>[\]}]|$)""")
_VALUE = re.compile(r"""[<>]=?\s*"[^"]*"?|[^\s()"]+""")
_MARKS = re.compile(r"\A[^\w*]+|[^\w*~]+\Z")
_NEAR = re.compile(r"(.+?)~(\d?)\Z")


class QueryError(ValueError):
    """A query that can't be read; the message says why and where."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int
    within: int | None = None


@dataclass(slots=True)
class _Reader:
    text: str
    lower: bool
    tokens: list[_Token] = field(default_factory=list)
    next: int = 0
    depth: int = 0


def parse(text: str, *, lower: bool = False) -> Node:
    """The tree of a query; ``lower`` takes and, or and not in small letters for operators.

    A quotation mark or bracket that is still open, as while typing, is closed.

    Raises:
        QueryError: in plain words, with the place.
    """
    if len(text) > LONGEST_QUERY:
        raise QueryError(f"the query is longer than {LONGEST_QUERY} characters")
    reader = _Reader(text.translate(_QUOTES), lower)
    reader.tokens = _scan(reader)
    node = _sequence(reader, ANYWHERE)
    while reader.next < len(reader.tokens):  # a bracket too many closes nothing
        reader.next += 1
        node = _all([node, _sequence(reader, ANYWHERE)])
    return node


_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def asks_notebook(text: str) -> bool:
    """Whether a query asks for notes or tags, which no index holds."""
    tokens = _scan(_Reader(text.translate(_QUOTES), lower=False))
    return any(token.kind == "field" and _field_name(token.text) in (TAG, NOTE) for token in tokens)


def as_typed(text: str) -> str:
    """The query with its last word also as a prefix, for answers while the reader is still typing it."""
    before, _, word = text.rpartition(" ")
    if not word.isalnum() or word in _OPERATORS or text.count('"') % 2 or before.rstrip().endswith((" NOT", "(NOT")):
        return text
    return text if before.strip() == "NOT" else f"{text[: -len(word)]}({word} OR {word}*)"


def has_lower_operator(text: str) -> bool:
    """Whether and, or or not stands in small letters outside quotation marks."""
    return any(token.kind == "lower" for token in _scan(_Reader(text.translate(_QUOTES), lower=False)))


def _scan(reader: _Reader) -> list[_Token]:
    tokens, at, text = [], 0, reader.text
    while at < len(text):
        match = _SCAN.match(text, at)
        if match is None:  # nothing that could stand in a query
            at += 1
            continue
        kind = str(match.lastgroup if match.lastgroup not in ("inside", "within") else "quoted")
        if kind == "operator" and match.group() == "&":
            kind = "space"
        if kind == "quoted":
            within = match["within"]
            tokens.append(_Token(kind, match["inside"], at, None if within is None else int(within or 5)))
        elif kind != "space":
            tokens.append(_Token(kind, match.group(), at))
        at = match.end()
        if kind == "field" and _field_name(match.group()) == DAY:
            at = _scan_days(text, at, tokens)
    return tokens


def _scan_days(text: str, at: int, tokens: list[_Token]) -> int:
    match = _SPAN.match(text, at) or (None if text[at] in '"(' else _VALUE.match(text, at))
    if match is None:
        return at
    tokens.append(_Token("days", match.group(), at))
    return match.end()


def _peek(reader: _Reader) -> _Token | None:
    return reader.tokens[reader.next] if reader.next < len(reader.tokens) else None


def _operator(reader: _Reader, token: _Token | None) -> str:
    if token is None or not (token.kind == "operator" or (reader.lower and token.kind == "lower")):
        return ""
    return {"||": "OR", "|": "OR", "&&": "AND"}.get(token.text, token.text.upper())


def _sequence(reader: _Reader, name: str) -> Node:
    children = []
    while (token := _peek(reader)) is not None and token.kind != "close":
        if _operator(reader, token) in ("AND", "OR"):  # nothing stands before it
            reader.next += 1
            continue
        children.append(_either(reader, name))
    return _all(children)


def _either(reader: _Reader, name: str) -> Node:
    children = [_both(reader, name)]
    while _operator(reader, _peek(reader)) == "OR":
        reader.next += 1
        if (token := _peek(reader)) is None or token.kind == "close":
            break
        children.append(_both(reader, name))
    found = [child for child in children if child != And(())]
    return found[0] if len(found) == 1 else Or(tuple(found)) if found else And(())


def _both(reader: _Reader, name: str) -> Node:
    children = [_unary(reader, name)]
    while _operator(reader, _peek(reader)) == "AND":
        reader.next += 1
        if (token := _peek(reader)) is None or token.kind == "close":
            break
        children.append(_unary(reader, name))
    return _all(children)


def _unary(reader: _Reader, name: str) -> Node:
    negations = 0
    while (token := _peek(reader)) is not None and (token.kind == "minus" or _operator(reader, token) == "NOT"):
        negations += 1
        reader.next += 1
    if token is None or token.kind == "close" or _operator(reader, token):
        return And(())
    child = _primary(reader, name)
    return Not(child) if negations % 2 and child != And(()) else child


def _primary(reader: _Reader, name: str) -> Node:
    token = reader.tokens[reader.next]
    reader.next += 1
    if token.kind == "open":
        return _bracket(reader, name, token)
    if token.kind == "field":
        return _fielded(reader, token)
    if token.kind == "days":
        return _read_days(token)
    if token.kind == "quoted":
        return _phrase(token, name)
    return _word(token, name)


def _bracket(reader: _Reader, name: str, token: _Token) -> Node:
    reader.depth += 1
    if reader.depth > DEEPEST:
        _fail("more brackets inside brackets than anybody can read", token.at)
    node = _sequence(reader, name)
    reader.depth -= 1
    if (closing := _peek(reader)) is not None and closing.kind == "close":
        reader.next += 1
    return node


def _fielded(reader: _Reader, token: _Token) -> Node:
    name = _field_name(token.text)
    if name is None:
        written = token.text[:-1]
        near = get_close_matches(written.lower(), FIELD_NAMES, 1)
        hint = (
            f"did you mean {near[0]}:?"
            if near
            else "there are outlet:, title:, entity:, date:, author:, type:, tag:, note:"
        )
        _fail(f'there is no field {written}: ({hint} To search the words, put them in "quotes")', token.at)
    following = _peek(reader)
    if following is None:
        return And(())
    if name != DAY:
        return _primary(reader, name)
    if following.kind == "days":
        return _primary(reader, name)
    reader.next += 1
    return _read_days(following)


def _field_name(written: str) -> str | None:
    return FIELD_NAMES.get(written.rstrip(":").lower())


def _read_days(token: _Token) -> Days:
    try:
        span = _SPAN.fullmatch(token.text)
        if span is None:
            return read_days(token.text.replace('"', ""))
        ends = re.split(r"\s+to\s+|,|\.\.", f" {span['content']} ", maxsplit=1, flags=re.IGNORECASE)
        if len(ends) == 1:
            return read_days(ends[0])
        return read_range(ends[0], ends[1], open_=span["left"] == "{", closing=span["right"] == "}")
    except ValueError as error:
        _fail(str(error), token.at)


def _phrase(token: _Token, name: str) -> Node:
    parts = [part for raw in token.text.split() for part in _terms(raw, name, token.at)]
    if not parts:
        return And(())
    if len(parts) == 1 and token.within is None:
        only = parts[0]
        return Phrase((only,), None, name) if isinstance(only, Word) else only
    return Phrase(tuple(parts), None if token.within is None else min(token.within, _FAR), name)


def _word(token: _Token, name: str) -> Node:
    raw = token.text
    near = _NEAR.fullmatch(raw)
    if near is not None and (found := RAW.fullmatch(near[1])) is not None:
        form = pieces(found.group())[0].ask[0]
        return Fuzzy(form, min(int(near[2] or (1 if len(form) < 6 else 2)), 2), name)
    terms = _terms(raw, name, token.at)
    if not terms:
        return And(())
    if len(terms) == 1:
        return terms[0]
    phrase = Phrase(tuple(terms), None, name)
    whole = pieces(raw)[0].forms[-1] if RAW.fullmatch(raw) and len(terms) == 2 else ""
    plain = len(terms) == 2 and all(isinstance(term, Word) for term in terms)
    if plain and whole and whole not in pieces(raw)[0].ask:  # cease-fire, ceasefire
        return Or((phrase, Word((whole,), name)))
    return phrase


def _terms(raw: str, name: str, at: int) -> list[Term]:
    """The words in a run without blanks; stars stand for any letters."""
    if "*" not in raw:
        return [Word(piece.ask, name) for match in RAW.finditer(raw) for piece in pieces(match.group())]
    if raw.count("*") > _STARS:
        _fail(f"more than {_STARS} stars in one word", at)
    stripped = _MARKS.sub("", raw)
    folded = [_folded(piece) for piece in stripped.split("*")]
    if not any(folded):
        return []
    if len(folded) == 2 and not folded[1]:
        return [Prefix(folded[0], name)]
    return [Glob(tuple(folded), name)]


def _folded(raw: str) -> str:
    return "".join(piece.ask[0] for match in RAW.finditer(raw) for piece in pieces(match.group()))


def _all(children: list[Node]) -> Node:
    flat: list[Node] = []
    for child in children:
        flat += child.children if isinstance(child, And) else [child]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def _fail(why: str, at: int) -> NoReturn:
    raise QueryError(f"{why} (at character {at + 1})")
