"""What a sentence denies, negates, refuses, alleges or leaves open: one table of rules, and all that ask it.

Modelled on ConText (Harkema et al., 2009) as medspaCy puts it: a rule is a pattern with a kind, a direction and a
scope, some words end every scope, and idioms that only look like a rule hide it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import chain

from briefing.language.english.meanings import forms_of, irregular_bases
from briefing.language.english.plurals import plural
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import lines_of
from briefing.language.english.words import Token


class Kind(StrEnum):
    """What a rule says of the words in its reach."""

    DENIAL = "denial"
    NEGATION = "negation"
    REFUSAL = "refusal"
    REJECTION = "rejection"
    REMOVAL = "removal"
    SILENCE = "silence"
    ENDED = "ended"
    OPEN = "open"
    RETORT = "retort"
    CLAIM = "claim"
    REPORTED = "reported"
    ALLEGED = "alleged"
    BELIEVED = "believed"
    UNCONFIRMED = "unconfirmed"
    NEARLY = "nearly"
    HARDLY = "hardly"
    PARTLY = "partly"
    SEEMING = "seeming"
    HINDERED = "hindered"
    UNREAL = "unreal"
    RANKED = "ranked"
    IDIOM = "idiom"


NEGATIVE = frozenset((Kind.DENIAL, Kind.NEGATION, Kind.REFUSAL, Kind.ENDED))
"""Kinds by which a sentence says that something is not so."""

_HIDING = frozenset((Kind.IDIOM, Kind.SILENCE, Kind.ENDED))
"""Kinds within whose words no other rule holds: in "no longer" nothing is negated."""

_UNHIDDEN = _HIDING | {Kind.REJECTION, Kind.BELIEVED}
"""Kinds that hold within such words too: who is denied entry does not enter, though nobody denies a claim, and
who is not believed to enter is believed not to."""

_TURNED_DOWN = frozenset((Kind.REJECTION, Kind.DENIAL))
"""Kinds that do not hold of who is put out of office: "dismissed the coach" turns no claim down."""

_NEAR = 5
"""Words behind "not" or "no" among which the one stands that they negate."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule that holds from word ``first`` to word ``last``; ``before`` and ``behind`` are the words it speaks of.

    ``scope`` is that of the table: ``word`` speaks of the next word of content alone; ``forward`` is whether the rule
    looks at what follows only.
    """

    first: int
    last: int
    kind: Kind
    before: range
    behind: range
    scope: str
    forward: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a pattern: one of ``words``, or a gap of up to ``gap`` words that no word of ``stops`` is among.

    ``ahead`` is True where one of ``words`` must follow without being part of the match, False where none may.
    """

    words: frozenset[str]
    gap: int = 0
    stops: frozenset[str] = frozenset()
    absent: bool = False
    ahead: bool | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: Kind
    direction: str
    scope: str
    parts: tuple[_Part, ...]
    needs: tuple[frozenset[str], ...] = ()
    """Of each a word must stand in the text for the rule to hold."""
    second: frozenset[str] = frozenset()
    """The words of which one must stand behind the first, empty where others may."""


_WORD = re.compile(r"\d[\d.,]*\d|\b[Nn]o\.(?=\s?\d)|[^\W_]+(?:['’-][^\W_]+)*|[;:!?,]")


@lru_cache(maxsize=4096)
def words_of_text(text: str) -> tuple[str, ...]:
    """The words of a text in lower case and the marks that part them, as the rules see them."""
    return tuple(match[0].lower().replace("’", "'") for match in _WORD.finditer(text))


def find_cues(words: Sequence[str]) -> tuple[Cue, ...]:
    """Every rule that holds among lower-case words, in their order; of those of one kind that overlap the longest."""
    return _cues_of(tuple(words))


@lru_cache(maxsize=8192)
def _cues_of(words: tuple[str, ...]) -> tuple[Cue, ...]:
    found = list(_matches(words))
    if not found:
        return ()
    hidden = _places_of(found, _HIDING)
    removed = _places_of(found, {Kind.REMOVAL})
    taken: dict[Kind, set[int]] = {}
    cues = []
    for at, end, rule in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        own = range(at, end)
        if rule.kind not in _UNHIDDEN and (at in hidden or end - 1 in hidden):
            continue
        if rule.kind in _TURNED_DOWN and at in removed:
            continue
        if rule.kind is not Kind.IDIOM and taken.setdefault(rule.kind, set()).isdisjoint(own):
            taken[rule.kind].update(own)
            cues.append(_cue(words, at, end, rule))
    return tuple(sorted(cues, key=lambda cue: (cue.first, cue.last, cue.kind)))


def denies_claim(words: Sequence[str]) -> bool:
    """Whether somebody turns down an accusation, a claim or a report: "dismissed the claim", "no truth in it"."""
    return any(cue.kind is Kind.DENIAL for cue in find_cues(words))


_AGAINST = NEGATIVE | {Kind.REJECTION, Kind.SILENCE}


def is_negative(words: Sequence[str]) -> bool:
    """Whether something is told not to be so: denied, negated, refused, rejected, not said, or at an end."""
    return any(cue.kind in _AGAINST for cue in find_cues(words))


def negates(words: Sequence[str]) -> bool:
    """Whether words begin with one that says "not", or that somebody will not or could not: "refused to say sorry"."""
    classes = word_classes()
    return bool(words) and words[0] in classes["not"] | classes["no"] | classes["nobody"] | classes["refuse"]


def words_of_tokens(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a claim as the rules see them; names, days and figures are no words of a rule."""
    return tuple("·" if token.slot else token.low for token in tokens)


def negated_words(tokens: Sequence[Token], cues: Sequence[Cue]) -> frozenset[tuple[str, str]]:
    """Meaning and form of what is denied: the verb behind "not", the noun behind "no", all words behind "denied"."""
    words = words_of_tokens(tokens)
    content = [bool(token.meaning) for token in tokens]
    places = {place for cue in cues for place in negated_places(cue, words, content)}
    negated = (tokens[place] for place in places)
    return frozenset((token.meaning, token.low) for token in negated if token.meaning and not token.capital)


def negated_places(cue: Cue, words: Sequence[str], content: Sequence[bool]) -> range:
    """The words that a cue negates: all in its reach, or the first of content unless another phrase begins before it.

    ``content`` says of each word whether it carries content. A figure is not negated: "no 5 carriage".
    """
    if cue.kind is Kind.DENIAL:
        return cue.behind or cue.before
    if cue.kind is Kind.SILENCE and words[cue.first] in word_classes()["refuse"]:
        return range(cue.last, cue.last + 1)  # "refused to name"
    if cue.kind is Kind.SILENCE and words[cue.last] == "to" and cue.last + 1 < len(words):
        return range(cue.last + 1, cue.last + 2)  # "has yet to find"
    if cue.scope != "word" or cue.kind not in NEGATIVE:
        return range(0)
    behind = cue.behind[:_NEAR]
    if behind and words[behind[0]][:1].isdigit():
        return range(0)
    for at in behind:
        if words[at] in word_classes()["halt"]:
            break
        if content[at]:
            return range(at, at + 1)
    return range(0)


def _cue(words: Sequence[str], first: int, end: int, rule: _Rule) -> Cue:
    """The cue of a rule with the words in its reach, up to what ends a clause."""
    ends = word_classes()["end"]
    low, high = first, end
    if rule.scope != "none" and rule.direction in ("backward", "both"):
        while low > 0 and words[low - 1] not in ends:
            low -= 1
    if rule.scope != "none" and rule.direction in ("forward", "both"):
        while high < len(words) and words[high] not in ends:
            high += 1
    return Cue(first, end - 1, rule.kind, range(low, first), range(end, high), rule.scope, rule.direction == "forward")


def _match(words: Sequence[str], at: int, parts: Sequence[_Part]) -> int | None:
    """Where the longest match of the parts that begins at ``at`` ends, None where they do not fit."""
    ends = {at}
    for part in parts:
        following = {place for end in ends for place in _ends_of(words, end, part)}
        if part.absent:
            following |= ends
        if not following:
            return None
        ends = following
    return max(ends)


def _places_of(found: Sequence[tuple[int, int, _Rule]], kinds: Set[Kind]) -> frozenset[int]:
    """The words within which rules of some kinds hold."""
    return frozenset(chain.from_iterable(range(at, end) for at, end, rule in found if rule.kind in kinds))


def _matches(words: Sequence[str]) -> Iterator[tuple[int, int, _Rule]]:
    """Every rule that holds, from where to where."""
    heads, held = _heads(), frozenset(words)
    for at, word in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else ""
        for rule in heads.get(word, ()):
            # Most rules fail on a word that is not there: what can't hold is not tried.
            if (rule.second and behind not in rule.second) or any(map(held.isdisjoint, rule.needs)):
                continue
            if (end := _match(words, at, rule.parts)) is not None:
                yield at, end, rule


def _ends_of(words: Sequence[str], at: int, part: _Part) -> Iterable[int]:
    """Where one part that begins at ``at`` may end."""
    if part.gap:
        return _gap(words, at, part)
    here = at < len(words) and words[at] in part.words
    if part.ahead is not None:
        return (at,) if here is part.ahead else ()
    return (at + 1,) if here else ()


def _gap(words: Sequence[str], at: int, part: _Part) -> Iterator[int]:
    """The places up to which a gap may reach, from none of its words to all."""
    yield at
    for place in range(at, min(len(words), at + part.gap)):
        if words[place] in part.stops:
            return
        yield place + 1


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in lines_of("denial"))


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The words of every class of the table; verbs in all their forms, those with particles left for the pattern."""
    found: dict[str, set[str]] = {}
    for sort, name, *entries in _rows():
        if sort == "verb":
            for entry in entries:
                if not _particles(entry):
                    found.setdefault(name, set()).update(forms_of(entry))
        elif sort == "noun":
            found.setdefault(name, set()).update((*entries, *map(plural, entries)))
        elif sort == "word":
            found.setdefault(name, set()).update(entries)
    return {name: frozenset(words) for name, words in found.items()}


def _particles(entry: str) -> list[str]:
    return re.split(r"[_+]", entry)[1:]


@cache
def _phrasal(name: str) -> tuple[tuple[str, ...], ...]:
    """The verbs of a class that stand with particles, as verb, mark and particles."""
    entries = [entry for sort, of, *rest in _rows() if sort == "verb" and of == name for entry in rest]
    return tuple(("+" if "+" in entry else "_", *re.split(r"[_+]", entry)) for entry in entries if _particles(entry))


@cache
def phrasal_verbs() -> tuple[tuple[str, ...], ...]:
    """The verbs with particles that turn a claim down, each as its words: "pour scorn on", "brush aside"."""
    return tuple(row[1:] for name in ("dismiss", "dismiss+") for row in _phrasal(name))


@cache
def _heads() -> dict[str, tuple[_Rule, ...]]:
    """For every word the rules that may begin with it."""
    heads: dict[str, list[_Rule]] = {}
    for kind, direction, scope, *pattern in _rows():
        if kind not in _SORTS:
            for parts in _expanded(pattern):
                rule = _Rule(Kind(kind), direction, scope, parts, _needs(parts), _second(parts))
                for word in _beginnings(parts):
                    heads.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in heads.items()}


_SORTS = frozenset(("word", "noun", "verb"))


def _needs(parts: Sequence[_Part]) -> tuple[frozenset[str], ...]:
    """The words of each part behind the first that no match can do without."""
    return tuple(part.words for part in parts[1:] if part.words and not part.absent and part.ahead is not False)


def _second(parts: Sequence[_Part]) -> frozenset[str]:
    """The words of the second part where it must follow the first one at once."""
    if len(parts) < 2 or parts[0].absent or parts[1].absent or parts[1].ahead is False:
        return frozenset()
    return parts[1].words


def _beginnings(parts: Sequence[_Part]) -> frozenset[str]:
    """The words with which a pattern may begin."""
    first, *rest = parts
    return first.words | _beginnings(rest) if first.absent else first.words


def _expanded(pattern: Sequence[str]) -> Iterator[tuple[_Part, ...]]:
    """A pattern, and one more for each verb with particles in the class that it begins with."""
    plain = tuple(_part(piece) for piece in pattern)
    if plain[0].words:
        yield plain
    for name in re.findall(r"\{(\w+\+?)\}", pattern[0]):
        for mark, verb, *particles in _phrasal(name):
            head = _Part(forms_of(verb))
            ending = tuple(_Part(frozenset((word,))) for word in particles)
            yield (head, *ending, *plain[1:])
            if mark == "+" and len(plain) > 1:
                yield (head, *plain[1:], *ending)


def _part(piece: str) -> _Part:
    absent = piece.endswith("?")
    piece = piece.removesuffix("?")
    if piece.startswith("+"):
        classes = word_classes()
        wide = piece.startswith("++")
        return _Part(frozenset(), int(piece.strip("+")), classes["end"] if wide else classes["end"] | classes["halt"])
    ahead = {">": True, "!": False}.get(piece[0])
    words = [word for choice in piece.lstrip(">!").split("/") for word in _choice(choice)]
    return _Part(frozenset(words), absent=absent, ahead=ahead)


def _choice(choice: str) -> frozenset[str]:
    """The words that one choice of a piece stands for."""
    if choice.startswith("~"):
        return forms_of(choice[1:])
    if not choice.startswith("{"):
        return frozenset((choice,))
    name, _, form = choice.strip("{}").partition(".")
    words = word_classes().get(name, frozenset())
    return frozenset(filter(_is_past, words)) if form == "past" else words


def _is_past(word: str) -> bool:
    return is_past(word) or word in irregular_bases()
