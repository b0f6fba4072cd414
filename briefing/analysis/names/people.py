"""People by the titles before their names and by the shape of names in East Asian order."""

from __future__ import annotations

from briefing.analysis.model.gazetteer import BITS, load_gazetteer
from briefing.analysis.names.tokens import NameFound, NameTokens, is_starter
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.models import EntityType

_STRONG = words("strong_titles")
"""Titles after which one capitalised word alone is a surname."""
_HEADS = (
    words("org_heads") | words("place_heads") | words("event_heads") | words("work_heads") | words("titles")
    | words("title_parts") | words("not_names") | words("org_openers")
) - {"sun", "may", "jun", "mar", "jan", "li", "no", "id", "king", "judge", "young"}  # fmt: skip
"""Words that end a name because something else begins there; some of them are also parts of names."""


def find_people(names: NameTokens) -> list[NameFound]:
    """Names after titles, and three short words of which the first is a family name: "Im Chon Il"."""
    found = []
    for place, token in enumerate(names.tokens):
        item = None
        if token.lower in words("titles"):
            item = _titled(names, place)
        elif token.capital and token.lower in words("family_first"):
            item = _family_first(names, place)
        if item:
            found.append(item)
    return found


def _name_end(names: NameTokens, first: int) -> int:
    """The end of a person's name that begins at ``first``; ``first`` where none does."""
    last = first
    while last < len(names.tokens) and last - first < 6:
        if last > first and not names.joined(last - 1):
            break
        if not _name_word(names, last, last > first):
            break
        last += 1
    while last > first and not names.tokens[last - 1].capital and names.tokens[last - 1].lower in words("particles"):
        last -= 1
    return last


def _name_word(names: NameTokens, place: int, inside: bool) -> bool:
    token = names.tokens[place]
    if token.lower in words("particles"):
        ahead = place
        while ahead < place + 3 and names.joined(ahead) and names.tokens[ahead].lower in words("particles"):
            ahead += 1
            if names.tokens[ahead].capital:
                return True
        return False
    hyphened = inside and names.tokens[place - 1].gap == "-" and token.text.isalpha() and len(token.text) < 8
    if hyphened and not token.capital:
        return names.tokens[place - 1].lower not in ("al", "el") or token.capital
    return token.capital and token.lower not in _HEADS and not any(letter.isdigit() for letter in token.text)


def _titled(names: NameTokens, place: int) -> NameFound | None:
    title = names.tokens[place]
    dotted = title.gap == ". " and len(title.lower) < 5
    if not (names.joined(place) or dotted) or title.gap == "-" or names.tokens[place + 1].sentence != title.sentence:
        return None
    first = place + 1
    last = _name_end(names, first)
    if last == first or _goes_on(names, last) or title.sentence in names.headlines:
        return None
    if last - first > 1 and (is_body(names.tokens[last - 1].text) or _are_words(names, first, last)):
        return None
    surface = names.plain(first, last)
    single = last == first + 1
    if look_up(surface) or (look_up(names.tokens[first].text) and not single):
        return None
    if single and (title.lower not in _STRONG or surface.isupper() or is_starter(names, first)):
        return None
    return NameFound(first, last, EntityType.PERSON)


def is_body(word: str) -> bool:
    """Whether a word ends the names of bodies and is no surname: "Program" of "Witness Protection Program"."""
    classes = load_gazetteer().of(word)
    return bool(classes & BITS["is_org"]) and not classes & (BITS["last"] | BITS["first"] | BITS["syllable"])


def _are_words(names: NameTokens, first: int, last: int) -> bool:
    """Whether words of the language stand before a further title: "Chief Public Relations Officer"."""
    further = last < len(names.tokens) and names.joined(last - 1) and names.tokens[last].lower in words("titles")
    table = load_gazetteer()
    common, own = BITS["is_common"] | BITS["is_mostly_common"], BITS["first"] | BITS["last"] | BITS["syllable"]
    row = [table.of(token.text) for token in names.tokens[first:last]]
    return further and all(mask & common and not mask & own for mask in row)


def _goes_on(names: NameTokens, last: int) -> bool:
    """Whether the row of capitals goes on after the name: "General Motors Company", "Prince Edward Island"."""
    following = names.tokens[last] if last < len(names.tokens) and names.joined(last - 1) else None
    return bool(following and following.capital and following.lower not in words("titles"))


def _family_first(names: NameTokens, place: int) -> NameFound | None:
    last = names.run(place)
    row = names.tokens[place:last]
    if len(row) != 3 or (place and names.joined(place - 1) and names.tokens[place - 1].capital
                         and names.tokens[place - 1].lower not in words("titles")):  # fmt: skip
        return None
    fits = all(token.text.isalpha() and len(token.text) < 7 and token.lower not in _HEADS for token in row[1:])
    capitals = any(len(token.text) > 1 and token.text.isupper() for token in row)
    if not fits or capitals or row[0].sentence in names.headlines or any(look_up(token.text) for token in row):
        return None
    return NameFound(place, last, EntityType.PERSON)
