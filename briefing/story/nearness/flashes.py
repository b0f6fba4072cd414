"""What flashes begin with, by what it is of the event: who, where, on which day, how many, the how manieth.

Two flashes on two events of one kind are told in the same words, of which some are exchanged. So of a short text more
is kept than of others: the names of its beginning by what they are, its figures with what they count, its ordinals,
its weekdays but for those of a statement, and its other words. ``lookalikes`` sets them against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from itertools import pairwise, takewhile

from briefing.language.english.calendar import MONTHS, WEEKDAYS
from briefing.language.english.kinds import is_person as may_be_person
from briefing.language.english.kinds import kinds_of
from briefing.language.english.lands import look_up
from briefing.language.english.person_names import given_names
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.spelling import sound
from briefing.language.english.stems import POSSESSIVE, WORD, little_words, stem
from briefing.language.english.wordlists import values_of, word_list
from briefing.models import Article

LONGEST = 120
"""Words of a text that is a flash: longer ones have enough words of their own to be told apart by."""

FIRST_WORDS = 40
"""The words of a flash that are its beginning."""

_HEADLINE = 0.85
"""The share of words with a capital from which a sentence is written as headlines are, and none of it means a name."""

_FULL = 2
"""Words of a name none of which is a word of the language: somebody's, as a rule, though no given name is known."""

_STOPS = re.compile(r"[.!?:\n]")
_BREAKS = re.compile(r"[.,;:]")
_LONGEST_TEXT = 15 * LONGEST
"""Characters of a text that is no flash for sure."""


@dataclass(frozen=True, slots=True)
class Flash:
    """What a short English text has of each kind; nothing where it is not one.

    Of its beginning: ``names`` (how the last word of each sounds that is no word of the language; who only tells, and
    countries, are left out), among them ``people`` and ``places``; ``when`` (weekdays), ``figures``, ``firm`` (those
    that do not change with the hour), ``units`` (stems of what these count), ``ordinals``, ``plain`` (stems of words of
    content that are no names). Of all of it: ``sounds`` of the words, ``counted`` (figures).
    """

    names: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    when: set[str] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)
    firm: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    ordinals: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)
    sounds: set[str] = field(default_factory=set)
    counted: set[str] = field(default_factory=set)


FIELDS = tuple(one.name for one in fields(Flash))


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the text and in small letters without possessive, what stands before it, whether it begins a sentence.

    ``names`` says whether it may be part of a name.
    """

    word: str
    low: str
    gap: str
    starts: bool
    names: bool

    @property
    def plain(self) -> bool:
        """Whether it is a word of content in small letters."""
        return self.word.islower() and self.low not in little_words()


def flash_of(article: Article) -> Flash:
    """What an article has of each kind; its headline counts for what it names and counts anywhere."""
    found, text = Flash(), article.text
    if article.language not in (None, "en") or len(text) > _LONGEST_TEXT:
        return found
    matches = list(WORD.finditer(text))
    if len(matches) > LONGEST:
        return found
    for word in (*(match[0] for match in matches), *WORD.findall(article.title)):
        low = POSSESSIVE.sub("", word.lower())
        found.sounds.add(sound(low))
        if number := _number(low):
            found.counted.add(number)
    tokens = _tokens(text, matches[:FIRST_WORDS])
    at = 0
    while at < len(tokens):
        at = _take(found, tokens, at)
    return found


def _number(low: str) -> str:
    """The figure that a word is, in digits; nothing of other words."""
    return low if low[:1].isdigit() else _number_words().get(low, "")


@cache
def _scales() -> frozenset[str]:
    return frozenset(values_of("scales"))


@cache
def _number_words() -> dict[str, str]:
    return {word: f"{value:g}" for word, value in values_of("number_words").items() if word not in ("a", "an", "one")}


def _tokens(text: str, matches: Sequence[re.Match[str]]) -> list[_Token]:
    gaps = ["", *(text[one.end() : two.start()] for one, two in pairwise(matches))]
    starts = [not at or bool(_STOPS.search(gap)) for at, gap in enumerate(gaps)]
    ends = [at for at in range(1, len(matches)) if starts[at]] + [len(matches)]
    found: list[_Token] = []
    for end in ends:
        sentence = range(len(found), end)
        loud = _is_loud([matches[at][0] for at in sentence])
        for at in sentence:
            word = matches[at][0]
            low = POSSESSIVE.sub("", word.lower())
            known = low in little_words() or low in WEEKDAYS or low in MONTHS
            found.append(_Token(word, low, gaps[at], starts[at], word[0].isupper() and not loud and not known))
    return found


def _is_loud(words: Sequence[str]) -> bool:
    """Whether a sentence is written as headlines are."""
    content = [word for word in words if word.lower() not in little_words() and word[0].isalpha()]
    return len(content) > 3 and sum(word[0].isupper() for word in content[1:]) >= _HEADLINE * (len(content) - 1)


def _take(found: Flash, tokens: Sequence[_Token], at: int) -> int:
    """Take what stands at a place; the place behind it."""
    token = tokens[at]
    if number := _number(token.low):
        found.figures.add(number)
        if not _may_change(tokens, at):
            found.firm.add(number)
            found.units.update(_units(takewhile(_goes_on, tokens[at + 1 : at + 4])))
    elif token.low in values_of("ordinals"):
        found.ordinals.add(token.low)
    elif token.word[0].isupper() and token.low in WEEKDAYS:
        if not _is_of_statement(tokens, at):
            found.when.add(str(WEEKDAYS[token.low]))
    elif token.names:
        return _take_name(found, tokens, at)
    elif token.low not in little_words() and token.low not in MONTHS:
        found.plain.add(stem(token.low))
    return at + 1


def _may_change(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a figure is rough, a time, or counts somebody: of one event outlets give tolls of their own hour."""
    before = [one.low for one in tokens[max(0, at - 3) : at]]
    behind = [one.low for one in takewhile(_goes_on, tokens[at + 1 : at + 5])]
    changing = word_list("flashes.changing")
    if any(word in word_list("flashes.rough") for word in before[-2:]):
        return True
    return any(word in changing or is_person(word) for word in behind) or any(word in changing for word in before)


def _goes_on(token: _Token) -> bool:
    """Whether a word may belong to the figure before it."""
    return not _BREAKS.search(token.gap) and not _number(token.low)


def _units(behind: Iterable[_Token]) -> Iterator[str]:
    """What a figure counts: at most two words of content among those behind it."""
    words = (one.low for one in behind if one.low not in little_words() and one.low not in _scales())
    for word, _ in zip(words, range(2), strict=False):
        yield stem(word)


def _is_of_statement(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a weekday is that on which somebody said so, or the one since which, until which something is."""
    before = [one.low for one in tokens[max(0, at - 4) : at]]
    beside = (*before, *(one.low for one in tokens[at + 1 : at + 2]))
    since = word_list("flashes.since")
    return any(word in since for word in before[-2:]) or any(word in reporting_verbs() for word in beside)


def _take_name(found: Flash, tokens: Sequence[_Token], at: int) -> int:
    """Take a name of one or more words; the place behind it."""
    end = at + 1
    while end < len(tokens) and tokens[end].names and tokens[end].gap in (" ", "-"):
        end += 1
    titled = _count(tokens[at:end], _is_title)
    begin = at + titled
    if tokens[at].starts and not titled:
        begin += _count(tokens[at:end], lambda one, _: _opens(one.low))
    found.plain.update(stem(one.low) for one in tokens[at:begin])
    run = tokens[begin:end]
    if all(_is_word(one.low) for one in run) or _tells(tokens, begin, end):
        return end
    if look_up(POSSESSIVE.sub("", " ".join(one.word for one in run))):
        return end
    called = bool(titled) or _is_called(tokens, begin, end)
    _put_name(found, run, placed=not run[0].starts and _is_placed(tokens, begin), called=called)
    return end


def _put_name(found: Flash, run: Sequence[_Token], *, placed: bool, called: bool) -> None:
    """Put a name where it belongs: ``placed`` behind a word that places, ``called`` where it is said who that is."""
    own = [one.low for one in run if not _is_word(one.low)]
    given = any(one.low in given_names() for one in run[:-1])
    last = sound(run[-1].low if given else own[-1])
    found.names.add(last)
    if placed and not given:
        found.places.add(last)
    elif given or len(own) == len(run) == _FULL or (called and own[-1] == run[-1].low):
        found.people.add(last)


def _count(run: Sequence[_Token], fits: Callable[[_Token, int], bool]) -> int:
    """How many words at the beginning of some fit; asked of each and of how many are left with it."""
    return len(list(takewhile(lambda pair: fits(pair[1], len(run) - pair[0]), enumerate(run))))


def _is_word(low: str) -> bool:
    """Whether a word with a capital is one of the language, and nobody's name."""
    known = stem(low) in values_of("common_stems") or bool(kinds_of(low))
    return known and low not in given_names()


def _opens(low: str) -> bool:
    """Whether a word has its capital only because a sentence begins with it."""
    return _is_word(low) or (low not in given_names() and is_person(low))


def _is_title(token: _Token, left: int) -> bool:
    """Whether a word of a name only says what somebody is: "Mayor"; at the head of a sentence "Nurse" too."""
    heads = token.starts and left > 1 and token.low not in given_names()
    return token.low in word_list("flashes.titles") or (heads and is_person(token.low))


def _tells(tokens: Sequence[_Token], begin: int, end: int) -> bool:
    """Whether a name is that of somebody who only tells: beside a verb of saying, or behind "according to"."""
    verbs = reporting_verbs()
    before = [one.low for one in tokens[max(0, begin - 5) : begin]]
    behind = [one.low for one in tokens[end : end + 2]]
    if "according" in before or (before and before[-1] in verbs):
        return True
    return bool(behind) and (behind[0] in verbs or (behind[0] in little_words() and behind[-1] in verbs))


def _is_placed(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a name stands behind a word that places, an article between them."""
    before = [one.low for one in tokens[max(0, at - 2) : at]]
    while len(before) > 1 and before[-1] in ("the", "a", "an"):
        before.pop()
    return bool(before) and before[-1] in word_list("flashes.placing")


def _is_called(tokens: Sequence[_Token], begin: int, end: int) -> bool:
    """Whether what stands around a name says what somebody is: "landlord Roe", "Roe, 43,", "Roe, the owner"."""
    before = tokens[begin - 1] if begin and not tokens[begin].starts else None
    if before and before.plain and is_person(before.low) and tokens[begin].gap in (" ", ", ", "-"):
        return True
    behind = tokens[end : end + 4]
    if not behind:
        return False
    if behind[0].gap == ", ":
        aged = behind[0].word.isdigit() and len(behind[0].word) == 2
        apposed = behind[0].low in word_list("flashes.apposed") and any(is_person(one.low) for one in behind[1:])
        if aged or apposed:
            return True
    return end - begin > 1 and tokens[begin].gap == ", " and behind[0].gap[:1] in (",", ".")


def is_person(low: str) -> bool:
    """Whether a word of content says what somebody is or does."""
    return low not in little_words() and may_be_person(low)
