"""Lands and people that the tagger's name of a body runs on into, and how they are told from the rest of it."""

from __future__ import annotations

from briefing.analysis.model.gazetteer import BITS, PLACES, load_gazetteer
from briefing.analysis.names.tokens import NameTokens
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType

Piece = tuple[int, int, EntityType]
_EXPERTS = word_list("strangers.experts")


def stranger(names: NameTokens, first: int, last: int) -> Piece | None:
    """The land or the person at the end of a body's name who is no part of it.

    "White House Ruvia" before "adviser", "Tarn Union Ada Lund" where Lund stands elsewhere, too.
    """
    row = names.tokens[first:last]
    if len(row) < 3 or any(token.lower in ("of", "and", "for", "&") for token in row[-3:]):
        return None
    roles = words("titles") | words("role_nouns") | words("title_parts") | _EXPERTS
    land = look_up(row[-1].text)
    if land is not None and land.kind != "people" and next_lower(names, last) in roles:
        return last - 1, last, land.type
    known = names.inside[row[-1].text] > 1 and row[-3].lower not in words("title_parts")
    body = row[-3].lower in words("org_heads") or look_up(names.plain(first, last - 2)) is not None
    if known and body and is_somebody(names, last - 2, last):
        return last - 2, last, EntityType.PERSON
    return None


def is_somebody(names: NameTokens, first: int, last: int) -> bool:
    """Whether two words are a given name of the table and a word that is none of a body's or place's: "Ada Lund"."""
    if last - first != 2 or not all(token.text.istitle() for token in names.tokens[first:last]):
        return False
    table = load_gazetteer()
    given, surname = table.of(names.tokens[first].text), table.of(names.tokens[first + 1].text)
    other = BITS["org"] | BITS["is_org"] | BITS["is_place"] | BITS["group"] | BITS["is_title"]
    plain = not given & (other | BITS["is_common"]) and not surname & (other | BITS["is_mostly_common"])
    return bool(given & BITS["first"]) and plain


def is_place(words: str) -> bool:
    """Whether the table has the words for a land or a town and for nothing else."""
    table = load_gazetteer()
    row = words.split()
    length, mask = table.longest(row, 0)
    known = mask if length == len(row) else table.of(row[0]) if len(row) == 1 else 0
    return bool(known & PLACES) and not known & (BITS["org"] | BITS["is_org"] | BITS["first"] | BITS["last"])


def is_called_officer(names: NameTokens, first: int, last: int) -> bool:
    """Whether two words are somebody's name, since an office stands right before: "Secretary, Bo Lund"."""
    before = names.tokens[first - 1] if first else None
    office = before is not None and before.lower in words("titles") and before.gap in (" ", ", ")
    return office and last - first == 2 and all(token.text.istitle() for token in names.tokens[first:last])


def next_lower(names: NameTokens, last: int) -> str:
    """The word after the name, where nothing but a space parts them."""
    return names.tokens[last].text if last < len(names.tokens) and names.tokens[last - 1].gap == " " else ""
