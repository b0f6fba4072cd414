"""Types of names told by the words and signs right around them: works in quotation marks, clubs, parts of lands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.model.gazetteer import BITS, NAMES, PLACES, load_gazetteer
from briefing.analysis.names.cleaning import is_of_things, token_range
from briefing.analysis.names.tokens import NameTokens
from briefing.language.english.kinds import kinds_of
from briefing.language.english.lands import look_up, states
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Span

Named = tuple[Span, EntityType]
_WORKS = word_list("surroundings.works")
"""What a name behind it is the title of."""
_TEAMS = word_list("surroundings.teams")
"""What clubs of the large leagues are called that is nothing else with a capital."""
_CALLED = word_list("surroundings.called")
"""Before what somebody is called."""
_BYLINE = re.compile(r",?[^\n(]{0,40} ?\([A-Z][A-Za-z ]{1,30}\) ?[-–—]")
_DOMAIN = re.compile(r"\. ?(?:com|co\.uk)\b")
_STREETS = word_list("surroundings.streets")
_CHANNEL = re.compile(r"[A-Z]{2,5}\d{1,2}")
"""A station with its number: "KLB7"."""
_UNSHORTENED = word_list("surroundings.unshortened")
_IN_FULL = frozenset({"New York", "Washington"})
"""States that are so called to tell them from their cities."""
_GUESSED = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.OTHER})
_ROW = re.compile(r", (?:and )?| and ")
_LED = 4
"""Words at most between "magazines" and the first of them, it included."""
_SPORTING = 3
"""Different words of sport that tell what a text is on."""
_OPEN, _CLOSED = frozenset("“\"‘'"), re.compile(r"[,.?!]?[”\"’'](?![^\W_])")
_REGION = BITS["region"] | BITS["division"]
_OF_OTHERS = BITS["org"] | BITS["group"] | BITS["first"] | BITS["last"] | BITS["is_common"] | BITS["is_mostly_common"]
_SURE = frozenset({EntityType.WORK, EntityType.EVENT, EntityType.WEAPON, EntityType.GROUP})


def settle_by_surroundings(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """The names with the types that what stands around them tells, where the tagger only guessed."""
    found = _as_papers(names, list(_as_firms(names, found)))
    people = set()
    for span, kind in found:
        first, last = token_range(names, span)
        if kind is EntityType.PERSON and last - first > 1 and not _is_quoted(names, span, first, last):
            people |= {token.text for token in names.tokens[first:last]}
    found = [(span, EntityType.ORG if _is_section(names, span) else kind) for span, kind in found]
    return [(span, kind if kind in _SURE else _kind_of(names, span, kind, people)) for span, kind in found]


def _is_section(names: NameTokens, span: Span) -> bool:
    """Whether a name is what a league is parted into, in a text on sport: "Eastern Conference", "Tarn Division"."""
    first, last = token_range(names, span)
    return last - first > 1 and names.tokens[last - 1].text in ("Conference", "Division") and is_on_sport(names)


def _as_firms(names: NameTokens, found: Sequence[Named]) -> Iterator[Named]:
    """Two lone names with "&" between them as one firm, and the word of an address as one: "Roe & Lund", "Roe.com"."""
    addressed = {
        span.of(names.text)
        for span, kind in found
        if kind in (EntityType.PERSON, EntityType.OTHER) and _DOMAIN.match(names.text, span.end)
    }
    skipped = False
    for at, (span, kind) in enumerate(found):
        if skipped:
            skipped = False
            continue
        after = found[at + 1][0] if at + 1 < len(found) else None
        lone = kind is EntityType.PERSON and after is not None and " " not in span.of(names.text) + after.of(names.text)
        if lone and after is not None and names.text[span.end : after.start] == " & ":
            skipped = True
            yield Span(span.start, after.end), EntityType.ORG
        else:
            yield span, EntityType.ORG if span.of(names.text) in addressed else kind


def _as_papers(names: NameTokens, found: list[Named]) -> list[Named]:
    """The names with all as bodies that a row of papers holds: "the magazines Tarn, Lund and Roe"."""
    out = list(found)
    for at, (span, _) in enumerate(found):
        noun = _noun_before(names, span)
        if not noun:
            continue
        told = EntityType.ORG if noun in word_list("surroundings.papers") else EntityType.PLACE
        last = at
        while (
            noun.endswith("s")
            and last + 1 < len(found)
            and _ROW.fullmatch(names.text, found[last][0].end, found[last + 1][0].start)
        ):
            last += 1
        out[at : last + 1] = [(one, told if kind in _GUESSED else kind) for one, kind in out[at : last + 1]]
    return out


def _noun_before(names: NameTokens, span: Span) -> str:
    """The word for papers or towns that leads to a name: "the magazines", "villages such as"; "" without any."""
    first, _ = token_range(names, span)
    place = first - 1
    while place > 0 and names.joined(place) and names.tokens[place].text in word_list("surroundings.listed"):
        place -= 1
    led = 0 <= place < first and names.tokens[place].gap in (" ", ", ") and first - place <= _LED
    noun = names.tokens[place].text if led else ""
    return noun if noun in word_list("surroundings.papers") | word_list("surroundings.towns") else ""


def _kind_of(names: NameTokens, span: Span, kind: EntityType, people: set[str]) -> EntityType:
    first, last = token_range(names, span)
    if _is_dateline(names, span):
        return EntityType.PLACE
    if last - first == 1:
        return kind if names.tokens[first].text in people else _kind_of_word(names, first, kind)
    if names.tokens[last - 1].lower in _STREETS:
        return EntityType.PLACE
    if (kind is EntityType.PLACE and _is_university(names, first, last)) or _is_side(names, first, last, kind):
        return EntityType.ORG
    work = kind in (EntityType.OTHER, EntityType.PERSON) and _is_title_of_work(names, span, first, last)
    if work and names.tokens[first].text not in people:  # "Safe Ride Solutions" is a firm
        return EntityType.ORG if is_of_things(names.tokens[last - 1]) and kind is EntityType.OTHER else EntityType.WORK
    return kind


def _is_dateline(names: NameTokens, span: Span) -> bool:
    """Whether capitals at the head of a line are the town from which an agency writes: "TARN (NPA) - "."""
    text = names.text
    head = not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    return head and span.of(text).isupper() and _BYLINE.match(text, span.end) is not None


def _kind_of_word(names: NameTokens, place: int, kind: EntityType) -> EntityType:
    """The type of a name of one word that is no part of a person's whole name."""
    token = names.tokens[place]
    if _is_body(names, place, kind):
        return EntityType.ORG
    if token.lower in word_list("surroundings.adherents"):
        return EntityType.GROUP
    if kind is EntityType.PERSON and _is_thing(names, place):
        return EntityType.OTHER
    if kind not in (EntityType.OTHER, EntityType.ORG):
        return kind
    classes = load_gazetteer().of(token.text)
    if classes & _REGION and not classes & _OF_OTHERS:
        return EntityType.PLACE
    if kind is EntityType.OTHER and (token.lower in words("state_bodies") or _is_medium(names, place)):
        return EntityType.ORG
    said = place > 0 and names.joined(place - 1) and names.tokens[place - 1].lower in _WORKS
    return EntityType.WORK if kind is EntityType.OTHER and said else kind


def _is_body(names: NameTokens, place: int, kind: EntityType) -> bool:
    """Whether one word taken for anything else is a station's, a club's or a family firm's."""
    token = names.tokens[place]
    if kind is EntityType.PERSON and (_CHANNEL.fullmatch(token.text) or _are_several(names, place)):
        return True
    team = kind is not EntityType.ORG and token.capital and token.lower in _TEAMS
    return team or _are_club(names, place, kind)


def _is_medium(names: NameTokens, place: int) -> bool:
    """Whether a word without a class reports, or is told: "Zarv reported", "he told KLBA", "according to Zarv"."""
    token = names.tokens[place]
    ahead = names.tokens[place + 1].text if place + 1 < len(names.tokens) and token.gap == " " else ""
    before = names.tokens[place - 1] if place and names.joined(place - 1) else None
    earlier = names.tokens[place - 2].text if before is not None and before.text == "to" and place > 1 else ""
    asked = before is not None and (before.text == "told" or earlier == "according")
    return asked or ahead in word_list("surroundings.reporting")


def _is_title_of_work(names: NameTokens, span: Span, first: int, last: int) -> bool:
    """Whether a name stands alone in quotation marks, or right behind "film"."""
    if _is_quoted(names, span, first, last):
        return True
    at = first - 1
    if at > 0 and names.tokens[at].text in ("the", "The") and names.joined(at):
        at -= 1
    return at >= 0 and names.joined(at) and names.tokens[at].lower in _WORKS


def _is_quoted(names: NameTokens, span: Span, first: int, last: int) -> bool:
    """Whether a name inside a sentence is alone between quotation marks, and no nickname: "Dee “The Elk” Lund"."""
    text = names.text
    start = span.start - 4 if text[max(0, span.start - 4) : span.start] in ("The ", "the ") else span.start
    if start < 1 or text[start - 1] not in _OPEN or not _CLOSED.match(text, span.end):
        return False
    at = first - 1 if start == span.start else first - 2
    inside = at >= 0 and names.tokens[at].sentence == names.tokens[first].sentence
    after = names.tokens[last] if last < len(names.tokens) else None
    nickname = after is not None and after.capital and names.tokens[last - 1].gap.endswith(" ")
    called = any(token.lower in _CALLED for token in names.tokens[max(0, at - 1) : at + 1])
    return inside and not (nickname and names.tokens[at].capital) and not called


def _is_side(names: NameTokens, first: int, last: int, kind: EntityType) -> bool:
    """Whether two words end in what a large club is called, or are a plural with "the" before it in a text on sport."""
    token = names.tokens[last - 1]
    if kind is EntityType.PLACE or last - first != 2 or not token.capital or not token.text.endswith("s"):
        return False
    if token.lower in _TEAMS:
        return bool(load_gazetteer().of(names.tokens[first].text) & PLACES)
    articled = first > 0 and names.joined(first - 1) and names.tokens[first - 1].lower == "the"
    return articled and bool(kinds_of(token.lower)) and is_on_sport(names)


def is_on_sport(names: NameTokens) -> bool:
    """Whether a text has three words of sport at least, so that what plays there is a side."""
    return len(word_list("surroundings.sporting") & names.lowered) >= _SPORTING


def _is_university(names: NameTokens, first: int, last: int) -> bool:
    """Whether "State" with a capital stands behind a state of the United States: its university, "Iowa State"."""
    land = names.plain(first, last - 1)
    known = land in states().values() or land.lower() in _UNSHORTENED
    return names.tokens[last - 1].text == "State" and known and land not in _IN_FULL


def _are_club(names: NameTokens, place: int, kind: EntityType) -> bool:
    """Whether a plural of people with "the" before it is taken for a place: "the Saints"."""
    token = names.tokens[place]
    if kind is not EntityType.PLACE or not token.text.endswith("s") or load_gazetteer().of(token.text) & PLACES:
        return False
    articled = place > 0 and names.joined(place - 1) and names.tokens[place - 1].lower == "the"
    people = "person" in kinds_of(token.lower) or load_gazetteer().of(token.text) & BITS["org"]
    return articled and bool(people) and look_up(token.text) is None


def _is_thing(names: NameTokens, place: int) -> bool:
    """Whether a lone word that no table knows is a thing, since it always has an article: "a Zarv", "the Zarv"."""
    word = names.tokens[place].text
    if load_gazetteer().of(word) & NAMES or not word.istitle():
        return False
    before = {
        names.tokens[at - 1].lower if at and names.joined(at - 1) and token.gap[:1] not in ("'", "’") else ""
        for at, token in enumerate(names.tokens)
        if token.text == word
    }
    return before <= {"a", "an", "the"} and bool(before & {"a", "an"})


def _are_several(names: NameTokens, place: int) -> bool:
    """Whether a lone plural has "the" before it: "the Lynxes", nobody's name unless some of its family are named."""
    word = names.tokens[place].text
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and not load_gazetteer().of(word)
    articled = place > 0 and names.joined(place - 1) and names.tokens[place - 1].lower == "the"
    owned = names.tokens[place].gap[:1] in ("'", "’")
    return plural and articled and not owned and word[:-1] not in names.inside
