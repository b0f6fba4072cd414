"""What the tagger or a pattern took for a name and is none: words of pages, bare titles, plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.analysis.model.gazetteer import BITS, NAMES, load_gazetteer
from briefing.analysis.names.callings import is_calling
from briefing.analysis.names.cleaning import HEADS, MONEY, token_range
from briefing.analysis.names.tokens import NameToken, NameTokens, is_starter
from briefing.language.english.kinds import kinds_of
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.reporting import forms_for
from briefing.language.english.stems import stem
from briefing.language.english.wordlists import ordered_list, values_of, word_list
from briefing.models import EntityType, Span

Named = tuple[Span, EntityType]
_GUESSED = (EntityType.PERSON, EntityType.PLACE, EntityType.ORG, EntityType.OTHER)
"""Types that the tagger gives without a word that tells them."""
_PARTY = re.compile(r"[DRI]-(?:[A-Z][A-Za-z.]{0,5})")
"""A party and a state behind a senator's name."""
_MARK = re.compile(r"\b[DRI]-[A-Z]?\.\Z")
"""Before the end of a state in short: "(R-W.Va.)"."""
_SLUG = re.compile(r"(?:[^\W_]+-){4}|\d{6}")
"""Parts of addresses: "storm-hits-coast-of-tarn-223712941"."""
_ENDINGS = ordered_list("refusing.adjectival")
_DISEASES = frozenset({"covid-19"})
_BEING = frozenset({"is", "are", "was"})
_SHORT = re.compile(r"[A-Z]{2,5}s?")
OFTEN = 3
"""Times that a text must have capitals without a class to show them as a name."""
_BEGINNINGS = ordered_list("refusing.beginnings")
_LEAST = 3
"""Letters of a word that is surely one of the language."""
_PREFIXES = word_list("refusing.prefixes")


def without_shadows(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """The names without those that only headlines have and nothing bears out, and without common things in capitals.

    In "Lund Tide Equates …" every word has a capital. A name there is borne out by a word of it that the body has with
    a capital, by the table of names, or by what kind of thing it says it is.
    """
    out = []
    body = {
        names.plain(*token_range(names, span)): kind
        for span, kind in found
        if names.tokens[token_range(names, span)[0]].sentence not in names.headlines
    }
    for span, kind in found:
        first, last = token_range(names, span)
        token = names.tokens[first]
        if kind is EntityType.OTHER and span.of(names.text).replace(".", "").lower() in words("not_names") - _DISEASES:
            continue
        if is_calling(names, span, kind) or (last - first == 1 and _is_shadow(names, first, kind)):
            continue
        if token.sentence not in names.headlines or not names.inside:
            out.append((span, kind))
        elif row := _end_known(names, span, body):
            out.append(row)
        elif _is_borne_out(names, span, kind):
            out.append((span, kind))
    return out


def _is_shadow(names: NameTokens, place: int, kind: EntityType) -> bool:
    """Whether a lone word is none after all: it opens a sentence, is an adjective, a thing in short, an eponym."""
    token = names.tokens[place]
    opener = _is_opener(names, place, kind) or _is_plural_opener(names, place, kind)
    thing = kind is EntityType.OTHER and _is_short_for_things(names, token)
    return opener or thing or _is_adjective(token, kind) or _is_eponym(names, place) or "n't" in token.lower


def _end_known(names: NameTokens, span: Span, body: Mapping[str, EntityType]) -> Named | None:
    """The end of a headline's row that the body names alone, where it has nothing else of it: "Unions Slam Tarn"."""
    first, last = token_range(names, span)
    if names.plain(first, last) in body:
        return None
    for at in range(first + 1, last):
        kind = body.get(names.plain(at, last))
        if kind and not any(names.inside[token.text] or token.text.isupper() for token in names.tokens[first:at]):
            known = any(load_gazetteer().of(token.text) & NAMES for token in names.tokens[first:at])
            return None if known else (Span(names.tokens[at].start, span.end), kind)
    return None


def _is_borne_out(names: NameTokens, span: Span, kind: EntityType) -> bool:
    first, last = token_range(names, span)
    row = names.tokens[first:last]
    if len(row) == 1 and row[0].lower in words("org_heads") and not row[0].text.isupper():
        return False
    if kind not in _GUESSED or look_up(names.plain(first, last)) or any(names.inside[token.text] for token in row):
        return True
    table = load_gazetteer()
    classes = [table.of(token.text) for token in row]
    length, _ = table.longest([token.text for token in row], 0)
    if length == len(row) or any(token.text.isupper() for token in row):
        return True
    if kind is EntityType.PERSON and len(row) > 1:
        plain = classes[-1] & (BITS["is_common"] | BITS["is_mostly_common"]) or row[-1].lower in names.lowered
        given = classes[0] & BITS["first"] and not classes[0] & BITS["last"]
        verb = row[-1].text.endswith("s") and not classes[-1] & NAMES and not given
        return bool(classes[-1] & BITS["last"]) or not (plain or verb)
    if len(row) == 1:
        return bool(classes[0] & NAMES) or row[0].lower not in names.lowered
    return bool(classes[-1] & (BITS["is_org"] | BITS["is_place"])) and row[-1].lower not in names.lowered


def is_name(names: NameTokens, span: Span, kind: EntityType) -> bool:
    """Whether the span can be a name at all: no word of a page, no plain word that begins a sentence, no bare title."""
    first, last = token_range(names, span)
    row = names.tokens[first:last]
    text = span.of(names.text)
    against = kind is EntityType.OTHER and len(row) > 1 and _is_against(row[0])
    if not row or _is_sign(text) or against or _is_shouted(row):
        return False
    told = kind in (EntityType.EVENT, EntityType.WORK) and len(row) > 1
    if told or not any(letter.isupper() or not letter.isascii() for letter in text):
        return told
    if kind is EntityType.OTHER and len(row) > 1:
        return True
    if kind is EntityType.ORG and len(row) > 1 and row[-1].lower in words("org_heads"):
        return True
    plain = words("titles") | words("title_parts") | words("not_names") - _DISEASES
    if all(token.lower in plain for token in row):
        return look_up(names.plain(first, last)) is not None or _is_surname_use(names, first, kind)
    if len(row) == 1:
        return _is_name_alone(names, first, kind)
    return not all(is_starter(names, place) for place in range(first, last))


def _is_sign(text: str) -> bool:
    """Whether a text is a sum, a party's mark, a part of an address or has no letter."""
    other = MONEY.match(text) or _PARTY.fullmatch(text) or _SLUG.search(text)
    return bool(other) or not any(letter.isalpha() for letter in text)


def _is_name_alone(names: NameTokens, place: int, kind: EntityType) -> bool:
    """Whether one word can be a name: not "Lander" or "Games", nor a word that begins a sentence."""
    token = names.tokens[place]
    if _MARK.search(names.text, max(0, token.start - 4), token.start):
        return False
    if kind is EntityType.PLACE and token.text.istitle() and token.lower in words("state_bodies"):
        return False
    if token.lower in HEADS and kind is not EntityType.PERSON and not token.text.isupper():
        return look_up(token.text) is not None
    if (kind is EntityType.OTHER and _is_thing(token)) or _is_plain_opener(names, place):
        return False
    if kind is not EntityType.ORG and token.text.istitle() and names.opens[place] and token.lower in words("org_heads"):
        return kind is EntityType.PERSON
    return not is_starter(names, place) and (len(token.text) > 1 or not token.text.isascii())


def _is_adjective(token: NameToken, kind: EntityType) -> bool:
    """Whether a lone word is an adjective that no table has as a name: "the Naval ship", "a Puritanical past"."""
    if kind not in (EntityType.ORG, EntityType.OTHER) or not token.text.istitle():
        return False
    plain = not load_gazetteer().of(token.text) & NAMES and look_up(token.text) is None
    return plain and token.lower.endswith(_ENDINGS) and not kinds_of(token.lower) and token.gap == " "


def _is_eponym(names: NameTokens, place: int) -> bool:
    """Whether a word only says after whom a thing is called: "Alzheimer's disease", "Richter scale"."""
    ahead = names.tokens[place + 1] if place + 1 < len(names.tokens) else None
    gap = names.tokens[place].gap.removeprefix("'s").removeprefix("’s")
    return ahead is not None and gap == " " and ahead.lower in word_list("refusing.eponymous")


def _is_plain_opener(names: NameTokens, place: int) -> bool:
    """Whether a word only opens a sentence or what is quoted, and is a noun of the language: "Torches", "Misdeeds"."""
    token = names.tokens[place]
    if not names.opens[place] or not token.text.istitle() or names.inside[token.text]:
        return False
    if load_gazetteer().of(token.text) & NAMES or token.gap.startswith(("'s", "’s")):
        return False
    bare = next((token.lower.removeprefix(start) for start in _BEGINNINGS if token.lower.startswith(start)), "")
    return any(
        kinds_of(form) or stem(form) in values_of("common_stems") for form in (token.lower, bare) if len(form) > _LEAST
    )


def _is_shouted(row: Sequence[NameToken]) -> bool:
    """Whether two words of the language in capitals are joined by a hyphen: "FIRE-BOMB"."""
    joined = len(row) == 2 and row[0].gap == "-"
    return joined and all(
        token.text.isupper() and len(token.text) > _LEAST and (kinds_of(token.lower) or _is_thing_word(token))
        for token in row
    )


def _is_thing_word(token: NameToken) -> bool:
    return bool(load_gazetteer().of(token.lower) & (BITS["is_common"] | BITS["is_mostly_common"]))


def _is_against(token: NameToken) -> bool:
    """Whether a word begins an adjective of two: "anti-Ruvian"."""
    return token.gap == "-" and token.text in _PREFIXES


def _is_opener(names: NameTokens, place: int, kind: EntityType) -> bool:
    """Whether a word that nothing knows only opens a sentence, once, before "is" or "are": "Flour is short"."""
    token = names.tokens[place]
    if kind is not EntityType.PERSON or not names.opens[place] or load_gazetteer().of(token.text):
        return False
    ahead = names.tokens[place + 1].text if token.gap == " " and place + 1 < len(names.tokens) else ""
    return ahead in _BEING and sum(one.text == token.text for one in names.tokens) == 1


def _is_plural_opener(names: NameTokens, place: int, kind: EntityType) -> bool:
    """Whether a plural that nothing knows only opens a sentence, once: "Misdeeds in the town were"."""
    token = names.tokens[place]
    plural = token.text.istitle() and token.text.endswith("s") and not token.text.endswith(("ss", "us", "is"))
    if kind not in (EntityType.ORG, EntityType.PLACE, EntityType.OTHER) or not plural or not names.opens[place]:
        return False
    ahead = names.tokens[place + 1].text if token.gap == " " and place + 1 < len(names.tokens) else ""
    known = load_gazetteer().of(token.text) or look_up(token.text)
    once = sum(one.text == token.text for one in names.tokens) == 1
    return bool(ahead.islower() and once and not known and ahead not in forms_for("speaking"))


def _is_short_for_things(names: NameTokens, token: NameToken) -> bool:
    """Whether capitals without a class are the short form of a common thing, as far as can be told: "TDs", "DLL".

    What a text has three times is worth its line, and so is what the table knows or a row of words spells.
    """
    if not _SHORT.fullmatch(token.text) or token.text.removesuffix("s") in names.initials:
        return False
    known = load_gazetteer().of(token.text) & NAMES
    return token.text.endswith("s") or not (known or sum(one.text == token.text for one in names.tokens) >= OFTEN)


def _is_thing(token: NameToken) -> bool:
    """Whether a word is one of the language that is hardly ever written with a capital: "a litre of Brandy"."""
    classes = load_gazetteer().of(token.text)
    return token.text.istitle() and bool(classes & BITS["is_mostly_common"]) and not classes & NAMES


def _is_surname_use(names: NameTokens, place: int, kind: EntityType) -> bool:
    """Words such as "King", "Judge" or "May" are surnames inside sentences, where the tagger says so."""
    token = names.tokens[place]
    surname = token.lower in words("title_surnames")
    return kind is EntityType.PERSON and surname and not names.opens[place]
