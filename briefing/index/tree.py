"""What a query asks for, as a tree of values: no engine is named here, and each engine has a small translator."""

from __future__ import annotations

from datetime import date

from briefing.models import Span
from briefing.records import dataclass

BODY, TITLE, OUTLET, ENTITY, TYPE, AUTHOR = "body", "title", "outlet", "entity", "type", "author"
SECTION, QUOTE, SPEAKER = "section", "quote", "speaker"
FIELDS = (BODY, TITLE, OUTLET, ENTITY, TYPE, AUTHOR, SECTION, QUOTE, SPEAKER)
OF_TEXTS = frozenset((SECTION, QUOTE, SPEAKER))
"""Fields that only an index knows that was made of the analysed texts; no archive's server does."""
TAG, NOTE = "tag", "note"
"""No fields of the index: what the notebook says of an article, found by ``briefing.index.noted``."""
FACT = "fact"
"""No field of the index either: what compared stories tell, found by ``briefing.index.factual``."""
ANYWHERE = ""
"""Stands for body and title, as for a word without a field."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in one of these forms; ``ANYWHERE`` also with its inflections and other spellings."""

    forms: tuple[str, ...]
    field: str = ANYWHERE


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins so; in the midst of a phrase, without a letter, any word at all."""

    text: str
    field: str = ANYWHERE


@dataclass(frozen=True, slots=True)
class Glob:
    """Every word that has these pieces in this order, the first at its beginning and the last at its end."""

    pieces: tuple[str, ...]
    field: str = ANYWHERE


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Every word with the same first letter that at most ``distance`` changes of a letter turn into this one."""

    form: str
    distance: int
    field: str = ANYWHERE


Term = Word | Prefix | Glob | Fuzzy


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms side by side in this order; with ``within`` in any order, the first and the last so many words apart."""

    parts: tuple[Term, ...]
    within: int | None = None
    field: str = ANYWHERE


@dataclass(frozen=True, slots=True)
class Days:
    """Published on one of these days, both taken in; with ``month`` in that month of any year. None is open."""

    first: date | None = None
    last: date | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Among:
    """One of these articles, by id, each with the places that are hits in it; ``words`` say what they share."""

    places: tuple[tuple[str, tuple[Span, ...]], ...]
    words: str


@dataclass(frozen=True, slots=True)
class Not:
    """Everything else."""

    child: Node


@dataclass(frozen=True, slots=True)
class And:
    """What all of them find; without any, everything."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any of them finds; without any, nothing."""

    children: tuple[Node, ...]


Node = Word | Prefix | Glob | Fuzzy | Phrase | Days | Among | Not | And | Or


def leaves(node: Node, *, negated: bool = False) -> list[tuple[Node, bool]]:
    """All leaves in order, each with whether it is excluded."""
    if isinstance(node, Not):
        return leaves(node.child, negated=not negated)
    if isinstance(node, (And, Or)):
        return [leaf for child in node.children for leaf in leaves(child, negated=negated)]
    return [(node, negated)]


def explain(node: Node) -> str:
    """The query in plain words."""
    match node:
        case Not(Days(None, None, None)):
            return "published nobody knows when"
        case Not(child):
            return f"not {_bracketed(child)}"
        case And(children):
            return " and ".join(map(_bracketed, children)) or "everything"
        case Or(children):
            return " or ".join(map(_bracketed, children)) or "nothing"
        case Days():
            return _days(node)
        case Among(_, words):
            return words
    return f"{node.field}: {_leaf(node)}" if node.field else _leaf(node)


def _leaf(node: Term | Phrase) -> str:
    match node:
        case Word(forms, field):
            return " or ".join(forms) + ("" if field else " (any form)")
        case Prefix(text):
            return f"words beginning with {text}"
        case Glob(pieces):
            return f"words like {'*'.join(pieces)}"
        case Fuzzy(form, distance):
            return f"words within {distance} letter{'s' if distance != 1 else ''} of {form}"
        case Phrase(parts, within):
            words = " ".join(_part(part) for part in parts)
            return f'"{words}"' + (f" within {within} words" if within is not None else "")


def _bracketed(node: Node) -> str:
    many = isinstance(node, (And, Or)) and len(node.children) > 1
    return f"({explain(node)})" if many else explain(node)


def _part(part: Term) -> str:
    match part:
        case Word(forms):
            return "/".join(forms)
        case Prefix(text):
            return f"{text}*"
        case Glob(pieces):
            return "*".join(pieces)
        case Fuzzy(form, distance):
            return f"{form}~{distance}"


def _days(days: Days) -> str:
    if days.month is not None:
        return f"published in {date(2000, days.month, 1):%B} of any year"
    if days.first == days.last and days.first is not None:
        return f"published on {days.first}"
    since = f"from {days.first} " if days.first else ""
    until = f"until {days.last}" if days.last else ""
    return f"published {since}{until}".strip() if since or until else "with a day"
