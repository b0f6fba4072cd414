"""Words with capitals for what somebody does: an office in letters, a field of study, a calling before a name."""

from __future__ import annotations

from briefing.analysis.model.gazetteer import BITS, load_gazetteer
from briefing.analysis.names.cleaning import token_range
from briefing.analysis.names.tokens import NameTokens
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.models import EntityType, Span

_OFFICES = dict(entry.split("=") for entry in ordered_list("callings.offices"))
"""Offices in letters, with their words: "GM" is "general_manager"."""


def is_calling(names: NameTokens, span: Span, kind: EntityType) -> bool:
    """Whether a name only says what somebody does: "GM Ada Roe", "a degree in Soil Ecology", "Beat writer Ben Ott"."""
    first, last = token_range(names, span)
    if _is_studied(names, first, last, kind):
        return True
    return last - first == 1 and (_is_office(names, first) or (kind is EntityType.PERSON and _is_trade(names, first)))


def _is_studied(names: NameTokens, first: int, last: int, kind: EntityType) -> bool:
    """Whether a name is what somebody teaches or has a degree in, and no body or land: "professor of River Ecology"."""
    if first < 2 or kind not in (EntityType.ORG, EntityType.OTHER) or not names.joined(first - 1):
        return False
    led = names.joined(first - 2) and names.tokens[first - 1].text in ("of", "in")
    if not led or names.tokens[first - 2].lower not in word_list("callings.studies"):
        return False
    return names.tokens[last - 1].lower not in words("org_heads") and look_up(names.plain(first, last)) is None


def _is_office(names: NameTokens, place: int) -> bool:
    """Whether letters are an office that the text also writes out, or that stands before somebody's given name."""
    token = names.tokens[place]
    office = _OFFICES.get(token.text)
    if office is None:
        return False
    ahead = names.tokens[place + 1] if place + 1 < len(names.tokens) and token.gap == " " else None
    if ahead is not None and ahead.capital and load_gazetteer().of(ahead.text) & BITS["first"]:
        return True
    row = office.split("_")
    return any(
        names.tokens[at].lower == row[0] and [one.lower for one in names.tokens[at : at + len(row)]] == row
        for at in range(len(names.tokens) - len(row) + 1)
    )


def _is_trade(names: NameTokens, place: int) -> bool:
    """Whether a word of the language opens a sentence before a calling in small letters and a name."""
    token = names.tokens[place]
    if not names.opens[place] or token.gap != " " or place + 2 >= len(names.tokens) or names.inside[token.text]:
        return False
    calling, ahead = names.tokens[place + 1], names.tokens[place + 2]
    plain = load_gazetteer().of(token.lower) & (BITS["is_common"] | BITS["is_mostly_common"])
    called = calling.text in words("titles") | words("role_nouns") and calling.gap == " " and ahead.capital
    return called and bool(plain)
