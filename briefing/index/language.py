"""From what a reader types to a tree: a scanner and a parser of our own, linear, with errors in plain words.

The language: words, "phrases", "a * of" (any word), prefix*, w*rd, miss~ (other spellings), "some words"~5 and
``a NEAR/5 b`` (near each other), field:word, date:days, since: and its like, AND OR NOT, && || |, -word and !word,
brackets. Words side by side must all be there; ``a b OR c`` is ``a (b OR c)``, and ``a AND b OR c`` is
``(a AND b) OR c``. ``tests/data/search/queries.txt`` shows it by examples.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace
from difflib import get_close_matches
from typing import NoReturn

from briefing.index.scanning import DAY, FIELD_NAMES, SIGNS, QueryToken, apart, field_of, scan, with_stars
from briefing.index.tree import ANYWHERE, And, Days, Fuzzy, Glob, Node, Not, Or, Phrase, Prefix, Term, Word
from briefing.index.words import RAW, pieces
from briefing.records import dataclass

LONGEST_QUERY = 500
"""Characters; a longer query is refused rather than parsed."""
DEEPEST = 30
"""Brackets inside brackets."""
_STARS = 4
_FAR = 100
_SPAN = re.compile(r"""(?P<left>[\[{])(?P<content>[^\]}]*)(?P<right>[\]}]|$)""")
_MARKS = re.compile(r"\A[^\w*]+|[^\w*~]+\Z")
_SIMILAR = re.compile(r"(.+?)~(\d?)\Z")
_WEIGHT = re.compile(r"\^\d+(?:\.\d+)?\Z")
_UNDATED = frozenset({"none", "unknown", "undated"})


class QueryError(ValueError):
    """A query that can't be read; the message says why and where."""


@dataclass(slots=True)
class _Reader:
    lower: bool
    tokens: list[QueryToken] = field(default_factory=list)
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
    reader = _Reader(lower, scan(text))
    node = _sequence(reader, ANYWHERE)
    while reader.next < len(reader.tokens):  # a bracket too many closes nothing
        reader.next += 1
        node = _all([node, _sequence(reader, ANYWHERE)])
    return node


def _peek(reader: _Reader) -> QueryToken | None:
    return reader.tokens[reader.next] if reader.next < len(reader.tokens) else None


def _operator(reader: _Reader, token: QueryToken | None) -> str:
    if token is None or not (token.kind == "operator" or (reader.lower and token.kind == "lower")):
        return ""
    return {"||": "OR", "|": "OR", "&&": "AND"}.get(token.text, token.text.upper())


def _sequence(reader: _Reader, name: str) -> Node:
    children = []
    while (token := _peek(reader)) is not None and token.kind != "close":
        if _operator(reader, token) in ("AND", "OR") or _is_but(reader, token):  # nothing stands before it
            reader.next += 1
            continue
        children.append(_either(reader, name))
    return _all(children)


def _is_but(reader: _Reader, token: QueryToken) -> bool:
    """Whether it is the first word of "but not"."""
    behind = reader.tokens[reader.next + 1 : reader.next + 2]
    return token.text.lower() == "but" and bool(behind) and _operator(reader, behind[0]) == "NOT"


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


def _near(reader: _Reader, name: str) -> Node:
    begin = _peek(reader)
    node = _primary(reader, name)
    while (token := _peek(reader)) is not None and token.kind == "near":
        reader.next += 1
        following = _peek(reader)
        if following is None or following.kind not in ("word", "quoted"):
            _fail(f"{token.text} stands between two words", token.at)
        parts = [*_parts(node, begin), *_parts(_primary(reader, name), following)]
        field = getattr(parts[0], "field", name) if parts else name
        terms = tuple(replace(part, field=field) for part in parts if isinstance(part, Term))
        if not terms or len(terms) < len(parts):
            _fail(f"{token.text} stands between two words", token.at)
        node, begin = Phrase(terms, token.within, field), None
    return node


def _parts(node: Node, token: QueryToken | None) -> tuple[Node, ...]:
    """The words of what stands beside NEAR; a word with hyphens counts as its parts, a quotation of several as none."""
    written = token is not None and token.kind == "word"
    if written and isinstance(node, Or):
        node = node.children[0]
    if isinstance(node, Phrase) and (written or node.within is not None or len(node.parts) == 1):
        return node.parts
    return node.children if isinstance(node, And) else (node,)


def _unary(reader: _Reader, name: str) -> Node:
    negations = 0
    while (token := _peek(reader)) is not None and (token.kind == "minus" or _operator(reader, token) == "NOT"):
        negations += 1
        reader.next += 1
    if token is None or token.kind == "close" or _operator(reader, token):
        return And(())
    child = _near(reader, name)
    return Not(child) if negations % 2 and child != And(()) else child


def _primary(reader: _Reader, name: str) -> Node:
    token = reader.tokens[reader.next]
    reader.next += 1
    if token.kind == "open":
        return _bracket(reader, name, token)
    if token.kind == "field":
        return _fielded(reader, token)
    if token.kind == "days":
        return _read_days(token, name)
    if field_of(name) == DAY:
        return _read_days(token, name)
    if token.kind == "quoted":
        return _phrase(token, name)
    if token.kind == "word":
        return _all([_word(QueryToken(token.kind, raw, token.at), name) for raw in apart(token.text)])
    return _word(token, name)


def _bracket(reader: _Reader, name: str, token: QueryToken) -> Node:
    reader.depth += 1
    if reader.depth > DEEPEST:
        _fail("more brackets inside brackets than anybody can read", token.at)
    node = _sequence(reader, name)
    reader.depth -= 1
    if (closing := _peek(reader)) is not None and closing.kind == "close":
        reader.next += 1
    return node


def _fielded(reader: _Reader, token: QueryToken) -> Node:
    written = token.text[:-1]
    name = field_of(written)
    if name is None:
        near = get_close_matches(written.lower(), FIELD_NAMES, 1, 0.65)
        known = "outlet:, title:, entity:, date:, author:, section:, quote:, speaker:, fact:, type:, tag: and note:"
        hint = f"did you mean {near[0]}:?" if near else f"there are {known}."
        _fail(f'there is no field {written}; {hint} To search for the words, put them in "quotes"', token.at)
    following = _peek(reader)
    if following is None:
        return And(())
    if name == DAY:
        if following.kind not in ("days", "open"):
            reader.next += 1
            return _read_days(following, written.lower())
        return _primary(reader, written.lower())
    return _primary(reader, name)


def _read_days(token: QueryToken, name: str) -> Node:
    from briefing.index.daywords import read_days, read_range  # noqa: PLC0415  # few queries ask for days

    try:
        span = _SPAN.fullmatch(token.text)
        if span is None:
            text = token.text.replace('"', "").strip()
            if text.lower() in _UNDATED:
                return Not(Days())
            return read_days(SIGNS.get(name, "") + text)
        ends = re.split(r"\s+to\s+|,|\.\.", f" {span['content']} ", maxsplit=1, flags=re.IGNORECASE)
        if len(ends) == 1:
            return read_days(ends[0])
        return read_range(ends[0], ends[1], open_=span["left"] == "{", closing=span["right"] == "}")
    except ValueError as error:
        _fail(str(error), token.at)


def _phrase(token: QueryToken, name: str) -> Node:
    raws = token.text.split()
    if token.within is not None:
        parts = [part for raw in raws for part in _terms(raw, name, token.at)]
        return Phrase(tuple(parts), min(token.within, _FAR), name) if parts else And(())
    parts = _with_gaps(raws, name, token.at)
    if not parts:
        return And(())
    if len(parts) == 1:
        only = parts[0]
        return Phrase((only,), None, name) if isinstance(only, Word) else only
    return _side_by_side(raws[0], parts, name) if len(raws) == 1 else Phrase(tuple(parts), None, name)


def _with_gaps(raws: Sequence[str], name: str, at: int) -> list[Term]:
    """The words of a phrase; a star alone between two words stands for any word."""
    parts: list[Term] = []
    gaps: list[Term] = []
    for raw in raws:
        if "*" in raw and not any(map(str.isalnum, raw)):
            gaps.append(Prefix("", name))
        elif terms := _terms(raw, name, at):
            parts += [*(gaps if parts else ()), *terms]
            gaps = []
    return parts


def _word(token: QueryToken, name: str) -> Node:
    raw = _WEIGHT.sub("", token.text)
    similar = _SIMILAR.fullmatch(raw)
    if similar is not None and (found := RAW.fullmatch(similar[1])) is not None:
        form = pieces(found.group())[0].ask[0]
        return Fuzzy(form, min(int(similar[2] or (1 if len(form) < 6 else 2)), 2), name)
    terms = _terms(raw, name, token.at)
    if not terms:
        return And(())
    return terms[0] if len(terms) == 1 else _side_by_side(raw, terms, name)


def _side_by_side(raw: str, terms: Sequence[Term], name: str) -> Node:
    """A run of several words as a phrase; of two with a hyphen also as one word: cease-fire, ceasefire."""
    phrase = Phrase(tuple(terms), None, name)
    whole = pieces(raw)[0].forms[-1] if RAW.fullmatch(raw) and len(terms) == 2 else ""
    plain = len(terms) == 2 and all(isinstance(term, Word) for term in terms)
    if plain and whole and whole not in pieces(raw)[0].ask:
        return Or((phrase, Word((whole,), name)))
    return phrase


def _terms(raw: str, name: str, at: int) -> list[Term]:
    """The words in a run without blanks; stars stand for any letters."""
    raw = with_stars(raw)
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
