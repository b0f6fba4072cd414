"""Who of a noun phrase speaks: its head, and the others whom commas and "and" join to a name."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.phrases import Phrase, low_at, names_somebody, noun_phrase_left, noun_phrase_right
from briefing.analysis.speech.clauses import ClauseToken
from briefing.language.english.namelists import words
from briefing.language.english.reporting import word_class
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Mention, Span

_AMOUNTS = word_list("subjects.amounts")
"""Nouns before "of" that only say how many: "dozens of residents", "a third of the members"."""
_OBTAINED = word_list("attribution.obtained")
_AUTHORED = word_list("subjects.authored")
"""Documents that say what their owner says."""
_AUTHORS = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.OTHER, EntityType.WORK})
_ALIKE = frozenset({EntityType.PERSON, EntityType.OTHER})
_JOINTS = word_list("subjects.joints")
_RELATIVES = word_list("subjects.relatives")
_SERIAL = 4
"""Words before the last name of a series: two names, a comma each, and the "and"."""
_LONGEST = 9
"""Words of an apposition before its name, and of what stands before its comma."""
_NAMES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.GROUP, EntityType.OTHER})


def can_speak(tokens: Sequence[ClauseToken]) -> bool:
    """Whether the head of the phrase is a name, a pronoun or a noun for somebody who can speak.

    The head is the last word before a preposition and after a possessor: in "the difference between the party's ways"
    it is the difference, in "dozens of residents" the residents.
    """
    at = 0
    while True:
        end = _preposition(tokens, at)
        head = next((token for token in reversed(tokens[at:end]) if token.word and token.low != "'s"), None)
        if head is None:
            return names_somebody(tokens)
        counted = head.low in _AMOUNTS and (head.low != "number" or tokens[at].low in ("a", "an"))
        if low_at(tokens, end) == "of" and counted:
            at = end + 1
            continue
        shown = head.low in word_class("pictures") and names_somebody(tokens[end:])
        return shown or names_somebody([head]) or (head.capital and names_somebody(tokens[at:end]))


def _preposition(tokens: Sequence[ClauseToken], first: int) -> int:
    """The index of the first preposition outside names behind ``first``; the end where there is none.

    What a document is said to be, "published" or "released", ends the phrase as well.
    """
    inner = word_class("prepositions") | _RELATIVES
    made = word_class("reports", "pictures")
    for at in range(first + 1, len(tokens)):
        if tokens[at].mention is None and (
            tokens[at].low in inner or (tokens[at - 1].low in made and is_past(tokens[at].low))
        ):
            return at
    return len(tokens)


def with_others(tokens: Sequence[ClauseToken], phrase: Phrase) -> Phrase:
    """A phrase that ends in "B and C" with the "A," before it, where all three are names of one kind."""
    first, last = phrase
    if first > _SERIAL and low_at(tokens, first - 1) == "and" and low_at(tokens, first - 2) == ",":
        return _with_series(tokens, phrase)
    if not any(token.low in ("and", "or") for token in tokens[first : last + 1]):
        return phrase
    while first >= 2 and tokens[first - 1].low == "," and _named_alike(tokens, first - 2, last):
        before = noun_phrase_left(tokens, first - 2)
        opens = before is not None and (
            before[0] == 0 or low_at(tokens, before[0] - 1) not in word_class("prepositions")
        )
        if before is None or not opens:
            break
        first = before[0]
    return (first, last)


def _with_series(tokens: Sequence[ClauseToken], phrase: Phrase) -> Phrase:
    """A name behind ", and" with at least two more before it, all of one kind: "Ada Roe, Ben Ott, and Cy Lund"."""
    first, last = phrase
    at, found = first - 2, 0
    while at > 0 and low_at(tokens, at) == "," and _named_alike(tokens, at - 1, last):
        before = noun_phrase_left(tokens, at - 1)
        if before is None or tokens[before[1]].mention is None:
            break
        first, at, found = before[0], before[0] - 1, found + 1
    opens = first == 0 or low_at(tokens, first - 1) not in word_class("prepositions")
    return (first, last) if found > 1 and opens else phrase


def with_further(tokens: Sequence[ClauseToken], phrase: Phrase) -> Phrase:
    """A phrase that follows its verb with what a list adds to it: "said A, B and C"."""
    last = phrase[1]
    at = last + 1
    while low_at(tokens, at) in (",", "and") and at + 1 < len(tokens):
        start = at + 2 if low_at(tokens, at + 1) == "and" else at + 1
        if start >= len(tokens) or not _named_alike(tokens, start, last):
            break
        end = start
        while end + 1 < len(tokens) and tokens[end + 1].mention == tokens[start].mention:
            end += 1
        if "and" in (low_at(tokens, at), low_at(tokens, start - 1)):
            return (phrase[0], end)
        at = end + 1
    return phrase


def _named_alike(tokens: Sequence[ClauseToken], at: int, other: int) -> bool:
    """Whether two tokens belong to two names of one kind."""
    one, two = tokens[at].mention, tokens[other].mention
    if one is None or two is None or one == two or not {one.type, two.type} <= _NAMES:
        return False
    return one.type is two.type or {one.type, two.type} <= _ALIKE


def named_after(tokens: Sequence[ClauseToken], last: int) -> Mention | None:
    """The person whom an apposition names behind a noun: "a witness in the case, former adviser Ada Roe"."""
    at = last + 1
    while at < len(tokens) and at - last <= _LONGEST and low_at(tokens, at) != ",":
        if not tokens[at].word or tokens[at].low in word_class("auxiliaries", "conjunctions"):
            return None
        at += 1
    nouns = word_class("persons", "abbreviations") | words("title_parts") | words("titles") | _JOINTS
    for place in range(at + 1, min(len(tokens), at + 2 + _LONGEST)):
        mention = tokens[place].mention
        if mention is not None and mention.type is EntityType.PERSON:
            return mention if _ends_with(tokens[place:], mention) else None
        if mention is None and tokens[place].low not in nouns:
            return None
    return None


def _ends_with(tokens: Sequence[ClauseToken], mention: Mention) -> bool:
    """Whether no word follows a name, which the tokens begin with."""
    after = next((token for token in tokens if token.mention != mention), None)
    return after is None or not after.word


def together(tokens: Sequence[ClauseToken]) -> Span | None:
    """The words of several names that speak together: "Ada Roe, Ben Ott and Cy Lund"; None for one alone."""
    names = _listed(tokens)
    kinds = {mention.type for mention in names}
    if len(names) < 2 or tokens[-1].mention is None or not (kinds <= _ALIKE or len(kinds) == 1):
        return None
    owned = any(token.low in ("'s", "'") for token in tokens)
    pairs = any(token.low == "and" and token.mention is None for token in tokens)
    return Span(tokens[0].start, tokens[-1].end) if pairs and not owned else None


def maker(tokens: Sequence[ClauseToken]) -> Sequence[ClauseToken]:
    """Who made the thing that speaks; else the words themselves.

    "A statement from the ministry" and "the ministry's statement" are the ministry's.
    """
    made = word_class("reports", "pictures")
    for at, token in enumerate(tokens):
        if token.low == "by" and at > 1 and tokens[at - 1].low in _OBTAINED:
            return tokens[: at - 1]  # "court papers obtained by the paper"
        if token.low in ("by", "from") and any(other.low in made for other in tokens[:at]) and at + 1 < len(tokens):
            phrase = noun_phrase_right(tokens, at + 1)
            if phrase is not None and names_somebody(tokens[phrase[0] : phrase[1] + 1]):
                return tokens[phrase[0] : phrase[1] + 1]
    return _author(tokens) or tokens


def _author(tokens: Sequence[ClauseToken]) -> Sequence[ClauseToken] | None:
    """Whose words a document is: "Tarn" of "Tarn's latest review of the game"; of papers the owner may be no author."""
    end = _preposition(tokens, 0)
    at = next((at for at in range(1, end) if tokens[at].low in ("'s", "'") and tokens[at - 1].mention is not None), 0)
    owner = tokens[at - 1].mention if at else None
    head = next((token for token in reversed(tokens[:end]) if token.word), None)
    if owner is None or owner.type not in _AUTHORS or head is None or head.mention:
        return None
    first = next(place for place, token in enumerate(tokens) if token.mention == owner)
    alone = all(token.low in word_class("articles") or token.mention == owner for token in tokens[:at])
    return tokens[first:at] if alone and head.low in _AUTHORED else None


def _listed(tokens: Sequence[ClauseToken]) -> list[Mention]:
    """The names of a list; none where a preposition goes before one, or two of a kind are not parted."""
    names: list[Mention] = []
    for at, token in enumerate(tokens):
        mention = token.mention
        if mention is None or (names and mention == names[-1]):
            continue
        before = low_at(tokens, at - 1) if at else ""
        if before in word_class("prepositions"):
            return []
        if names and before not in (",", "and") and names[-1].type is mention.type:
            return []
        names.append(mention)
    return names
