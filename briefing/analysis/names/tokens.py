"""The words of an article as the finders of names see them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from briefing.analysis.model.gazetteer import BITS, NAMES, load_gazetteer
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Span

_TOKEN = re.compile(
    r"(?P<possessive>['’]s\b)"
    r"|(?:[A-Z]\.){1,8}[A-Z](?![\w.])|(?:[A-Z]\.){2,9}|[A-Z]\.(?=\s[A-Z])"
    r"|[^\W_]+(?:['’](?!s\b)[^\W_]+)*"
)
_ABBREVIATIONS = words("abbreviations")
_OWNED = frozenset({"'s ", "’s ", "' ", "’ "})
_OWNERS = words("owners")
"""Words that stand with a possessive inside a name: "People's Army", "King's College"."""
_FULL_STOPS = frozenset('.”"')
_NOUNS = BITS["is_common"] | BITS["is_mostly_common"] | BITS["is_org"] | BITS["is_title"]
_BETWEEN = word_list("organisations.small")
_MOST_INITIALS = 6
_SHORTEST = 2
"""Words from which on a title shows that it writes all of them with capitals."""
LONGEST = 12
"""So many words a name has at most; it bounds the time that rows without an end take."""
_OPENING = re.compile(r"[:•|]\s|[—–]\s|\)\s-\s|[\"“‘]$")
_LINES = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class NameToken:
    """A word: ``text`` has straight apostrophes, ``gap`` is what stands between it and the next word.

    ``capital`` tells whether it begins with a capital letter.
    """

    start: int
    end: int
    text: str
    lower: str
    gap: str
    sentence: int
    capital: bool


@dataclass(frozen=True, slots=True)
class NameFound:
    """Words ``first`` to ``last`` (half-open) that a layer takes for a name."""

    first: int
    last: int
    type: EntityType

    def overlaps(self, other: NameFound) -> bool:
        """Whether the two share a word."""
        return self.first < other.last and other.first < self.last


@dataclass(frozen=True, slots=True)
class NameTokens:
    """An article's words in order, with the offsets where they start.

    ``opens`` tells whether a word begins its sentence; in the sentences of ``headlines`` capitals say nothing;
    ``lowered`` are the words that the body has in small letters, ``inside`` those with a capital inside a sentence;
    ``initials`` are the first letters of all rows of words with capitals.
    """

    text: str
    tokens: tuple[NameToken, ...]
    starts: tuple[int, ...]
    opens: tuple[bool, ...]
    headlines: frozenset[int]
    lowered: frozenset[str]
    inside: Counter[str]
    initials: frozenset[str]

    def joined(self, place: int) -> bool:
        """Whether the words at ``place`` and after it can belong to one name."""
        if place + 1 >= len(self.tokens):
            return False
        token, following = self.tokens[place], self.tokens[place + 1]
        if token.sentence != following.sentence:
            return False
        if token.gap in (" ", "-", "\u00a0", "\u2011"):
            return True
        if token.gap in _OWNED:
            return token.capital and token.lower in _OWNERS
        return token.gap == ". " and token.lower in _ABBREVIATIONS

    def run(self, place: int) -> int:
        """The end of the row of capitalised words that begins at ``place``, ``LONGEST`` words at most."""
        last = place + 1
        while last - place < LONGEST and self.joined(last - 1) and self.tokens[last].capital:
            last += 1
        return last

    def plain(self, first: int, last: int) -> str:
        """The words with single spaces between them."""
        return " ".join(token.text for token in self.tokens[first:last])

    def span(self, found: NameFound) -> Span:
        """The place of the words in the text."""
        return Span(self.tokens[found.first].start, self.tokens[found.last - 1].end)


def _cases(
    tokens: Sequence[NameToken], opens: Sequence[bool], headlines: Set[int]
) -> tuple[frozenset[str], Counter[str]]:
    """The words that stand in small letters outside of headlines, and those with a capital inside of sentences."""
    body = [(token, opening) for token, opening in zip(tokens, opens, strict=True) if token.sentence not in headlines]
    lowered = frozenset(token.text for token, _ in body if token.text == token.lower)
    return lowered, Counter(token.text for token, opening in body if token.capital and not opening)


def read_names(text: str, sentences: Sequence[Span], headings: Sequence[Span] = ()) -> NameTokens:
    """The words of a text; without sentences each line counts as one. ``headings`` are its titles, in order."""
    spans = sentences or [Span(*match.span()) for match in _LINES.finditer(text)]
    tokens: list[NameToken] = []
    opens: list[bool] = []
    headlines: set[int] = set()
    for number, span in enumerate(spans):
        row = _tokens(text, span, number)
        titled = any(heading.start <= span.start < heading.end for heading in headings)
        if _is_headline(row, ended=text[span.end - 1 : span.end] in _FULL_STOPS, titled=titled):
            headlines.add(number)
        tokens.extend(row)
        opens.extend(place == 0 or _reopens(row, place) for place in range(len(row)))
    lowered, inside = _cases(tokens, opens, headlines)
    starts = tuple(token.start for token in tokens)
    initials = _initials(tokens)
    return NameTokens(text, tuple(tokens), starts, tuple(opens), frozenset(headlines), lowered, inside, initials)


def _initials(tokens: Sequence[NameToken]) -> frozenset[str]:
    """The first letters of every row of two to six words with capitals, the small words between them left out."""
    found: set[str] = set()
    rows = [""] * (_MOST_INITIALS - 1)
    sentence = -1
    for token in tokens:
        if token.sentence != sentence or not (token.capital or token.text in _BETWEEN):
            rows, sentence = [""] * (_MOST_INITIALS - 1), token.sentence
        if token.capital:
            rows = [token.text[0], *(f"{row}{token.text[0]}" for row in rows[:-1])]
            found.update(rows[1:])
    return frozenset(row for row in found if len(row) > 1)


def _tokens(text: str, span: Span, number: int) -> list[NameToken]:
    matches = list(_TOKEN.finditer(text, span.start, span.end))
    row = []
    for place, match in enumerate(matches):
        if match["possessive"]:
            continue
        word = match[0].replace("’", "'")
        end = match.end()
        following = matches[place + 1].start() if place + 1 < len(matches) else span.end
        gap = text[end:following]
        if place + 1 < len(matches) and matches[place + 1]["possessive"]:
            after = matches[place + 2].start() if place + 2 < len(matches) else span.end
            gap = text[end:after]
        row.append(NameToken(match.start(), end, word, word.lower(), gap, number, word[0].isupper()))
    return row


def _reopens(row: list[NameToken], place: int) -> bool:
    """A word after an opening quotation mark or a colon begins a sentence within the sentence."""
    gap = row[place - 1].gap
    return gap != " " and _OPENING.search(gap) is not None


def _is_headline(row: list[NameToken], *, ended: bool, titled: bool) -> bool:
    """Nearly every longer word has a capital: lines in capitals, and headlines, which have no full stop.

    A title of its own may have two such words.
    """
    if sum(len(token.text) > 1 for token in row) > 1 and not any(token.text != token.text.upper() for token in row):
        return True
    least = 2 if ended else 3  # the verb of a sentence may be as short as "met"
    longer = [token for token in row if len(token.text) > least and token.text[0].isalpha()]
    longer = [token for token in longer if len(token.text) > 3 or token.lower not in words("starters")]
    capitals = sum(token.capital for token in longer)
    return len(longer) >= (_SHORTEST if titled else 4) and capitals >= (0.95 if ended else 0.75) * len(longer)


def _is_common(word: str) -> bool:
    """Whether a word is one of the language and no name in the table."""
    classes = load_gazetteer().of(word)
    if not classes and word.endswith("s") and not word.endswith("ss"):  # "Vigils" of "vigil"
        classes = load_gazetteer().of(word.removesuffix("s").lower())
        return bool(classes & _NOUNS) and not classes & NAMES
    if not classes and word.endswith("men") and word[:1].isupper():
        return True  # "Fishermen"
    return bool(classes & (BITS["is_common"] | BITS["is_mostly_common"])) and not classes & NAMES


def is_starter(names: NameTokens, place: int) -> bool:
    """Whether the capital of a word may be only that of the sentence it begins."""
    token = names.tokens[place]
    if token.text.isupper() and len(token.text) > 1 and token.sentence not in names.headlines:
        return False
    if token.lower in words("starters") or token.lower.split("'")[0] in words("starters"):
        return True
    if not names.opens[place] or names.inside[token.text]:
        return False
    if token.lower in words("opening_words") or _is_common(token.text):
        return True
    return token.lower in names.lowered or (token.lower.endswith("ly") and len(token.text) > 4)
