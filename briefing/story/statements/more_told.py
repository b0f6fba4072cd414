"""What one claim tells more than another that turns what both tell: "two of the hostages", "… if it rains"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from briefing.language.english.exchanged import looks_like_verb, tells, words
from briefing.language.english.kinds import PERSON, kinds_of
from briefing.language.english.measures import measures
from briefing.language.english.modes import mode_of
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.wordlists import values_of
from briefing.language.english.words import Token
from briefing.story.statements.done import is_done, unmarked, verb_start
from briefing.story.statements.governed import is_open
from briefing.story.statements.statement import Statement

HELD = 0.75
"""The share of the one claim's words and names that the other one must hold in the same order."""

LONGEST = 5
"""Words of what makes a part of a thing: "a small part of"."""

FEWEST = 2
"""Words and names that it must hold."""

FAR = 7
"""Words of what tells how far from a place something is: "a point some ten miles from the"."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What ``longer`` tells from token ``first`` up to ``end``, where ``plain`` tells nothing from ``at`` to ``on``."""

    plain: Statement
    at: int
    on: int
    longer: Statement
    first: int
    end: int

    @property
    def more(self) -> Sequence[Token]:
        """The words that are told more."""
        return self.longer.tokens[self.first : self.end]

    @property
    def lows(self) -> list[str]:
        """The same in lower case."""
        return [token.low for token in self.more]

    @property
    def before(self) -> Token | None:
        """The word of the longer claim before the piece."""
        return self.longer.tokens[self.first - 1] if self.first else None

    @property
    def behind(self) -> Token | None:
        """The word of the longer claim behind the piece, its article left out."""
        behind = self.longer.tokens[self.end :]
        return next((token for token in behind if token.low not in words("determiners")), None)


def turned_by_more(one: Statement, two: Statement) -> bool:
    """Whether one of two claims holds nearly all of the other one, and more that makes another claim of it.

    That is a part of what the other speaks of, a condition, a duty or a mere chance to do it, another one who acts, or
    that it was so once.
    """
    return _turned(one, two) or _turned(two, one)


def _turned(plain: Statement, longer: Statement) -> bool:
    told = plain.words - plain.cited
    if len(told & longer.words) < HELD * len(told):
        return False  # most pairs: nothing else need be asked
    codes = SequenceMatcher(None, _row(plain), _row(longer), autojunk=False).get_opcodes()
    same = [(at, at + c - a) for tag, a, b, c, _ in codes if tag == "equal" for at in range(a, b)]
    held = sum(_counts(plain, plain.tokens[at]) for at, _ in same)
    if held < max(FEWEST, HELD * sum(_counts(plain, token) for token in plain.tokens)):
        return False
    if any(_is_of_other_mode(plain, at, longer, place) for at, place in same):
        return True
    pieces = (_Piece(plain, a, b, longer, c, d) for tag, a, b, c, d in codes if tag in ("insert", "replace"))
    return any(_turns(piece) for piece in pieces if not _tells(plain.tokens[piece.at : piece.on]))


def _row(telling: Statement) -> list[str]:
    return [token.meaning or token.low for token in telling.tokens]


def _counts(telling: Statement, token: Token) -> bool:
    """Whether a word says something of the matter, and not only who reports it."""
    return token.slot or (tells(token) and token.meaning not in telling.cited)


def _tells(piece: Sequence[Token]) -> bool:
    return any(token.slot or tells(token) for token in piece)


def _turns(piece: _Piece) -> bool:
    return (
        _is_part(piece)
        or _hangs(piece)
        or _is_only_there(piece)
        or _is_anothers(piece)
        or _is_lower(piece)
        or _was_once(piece)
        or _does_more(piece)
        or _excepts(piece)
        or _is_capped(piece)
        or _only_claims(piece)
        or _is_off(piece)
    )


def _is_of_other_mode(plain: Statement, at: int, longer: Statement, place: int) -> bool:
    """Whether a word of both tells what is done in the one, and only what may, must or would be in the other."""
    if not plain.tokens[at].meaning or plain.tokens[at].low in words("perceived"):
        return False
    modes = mode_of(plain.tokens, at), mode_of(longer.tokens, place)
    return (None not in modes and modes[0] != modes[1]) or _is_open_there(plain, at, longer, place)


def _is_open_there(plain: Statement, at: int, longer: Statement, place: int) -> bool:
    """Whether the one tells as done or sure what the other one leaves open, or says only to have begun."""
    own, other = plain.tokens[at], longer.tokens[place]
    start = verb_start(plain.tokens, at)
    if start and plain.tokens[start - 1].low == "to":
        return False
    if is_done(own) and own.low != other.low and words("beginning") & set(longer.lows[max(0, place - 2) : place]):
        return words("beginning").isdisjoint(plain.lows)
    return is_open(longer.tokens, place)


def _is_part(piece: _Piece) -> bool:
    """Whether what is told more makes a part of a thing, or somebody else, of what the other one speaks of.

    "Two of the hostages", "the outskirts of the town"; not "in the outskirts of", a place, nor "the town of".
    """
    end = piece.end
    while end > piece.first and piece.longer.tokens[end - 1].low in words("determiners"):
        end -= 1
    inner = piece.longer.tokens[piece.first : end]
    if not 1 < len(inner) <= LONGEST or not _leads_to_thing(piece, inner[-1]):
        return False
    if inner[-1].low == "of" and any(map(_is_amount, inner)) and not any(map(_is_amount, piece.plain.tokens)):
        return True  # wherever it is: "in two of the towns"
    around = [*([piece.before] if piece.before else []), *inner[:-1]]
    if any(token.low in _places() or looks_like_verb(token.low) for token in around[1:]) or around[0].low in _places():
        return False
    if any(map(_is_amount, piece.plain.tokens[piece.at : piece.on])):
        return False  # then both tell of parts
    own = [token for token in inner[-2:-1] if token.meaning and token.meaning not in piece.plain.words]
    return any(map(_is_amount, inner)) or any(token.low not in words("wholes") for token in own)


def _leads_to_thing(piece: _Piece, last: Token) -> bool:
    """Whether "of" ends a piece, or the "for" of somebody who acts for another, and what both tell of stands behind."""
    behind = piece.behind
    if behind is None or not (behind.slot or behind.meaning):
        return False
    if behind.meaning in piece.longer.cited or _is_source(piece.longer, behind):
        return False
    if last.low == "for" and not words("supplies").isdisjoint(piece.lows):
        return True
    opens = all(token.low in words("determiners") for token in piece.longer.tokens[: piece.first])
    return last.low == "of" or (last.low == "for" and opens)


def _places() -> frozenset[str]:
    return words("prepositions") - words("no_places")


def _is_source(telling: Statement, token: Token) -> bool:
    return any(name.span.contains(token) for name in telling.sources)


def _is_amount(token: Token) -> bool:
    if token.low in words("quantities") or token.low in values_of("fractions"):
        return True
    counts = token.low in values_of("number_words") or token.low[:1].isdigit()
    return counts and token.low not in words("determiners")


def _hangs(piece: _Piece) -> bool:
    """Whether it tells on what all hangs, and the other one names no condition: "… unless it rains"."""
    lows = piece.longer.lows
    if not words("conditions").isdisjoint(piece.plain.lows):
        return False
    for at in range(piece.first, piece.end):
        before = lows[at - 1] if at else ""
        if (
            lows[at] in words("conditions")
            and before not in words("no_condition")
            and lows[at : at + 2] != ("if", "not")
        ):
            return True
        if " ".join(lows[at : at + 3]) in _phrases() or " ".join(lows[at : at + 2]) in _phrases():
            return True
    return False


def _phrases() -> frozenset[str]:
    return frozenset(phrase.replace("_", " ") for phrase in words("halfway"))


def _is_only_there(piece: _Piece) -> bool:
    """Whether it is told only of a time, a place or a case: "only at night", "only after"; not "only five"."""
    lows = piece.longer.lows
    if "only" in piece.plain.lows or "only" not in piece.lows:
        return False
    at = piece.first + piece.lows.index("only")
    if "and" in lows[at : piece.end] or any(looks_like_verb(low) for low in lows[piece.first : at]):
        return False  # what is told beside is so only there
    return lows[at + 1 : at + 2] != () and lows[at + 1] in words("prepositions") | words("conditions") | {"when"}


def _is_anothers(piece: _Piece) -> bool:
    """Whether what both name only tells whose it is in the longer one: "Weiss painted", "Weiss's pupil painted"."""
    if piece.before is None or not piece.at or not any(token.meaning for token in piece.more):
        return False
    if any(token.low in reporting_verbs() for token in piece.more):
        return False
    own = piece.plain.tokens[piece.at - 1]
    if own.low != piece.before.low or _is_owner(piece.plain, own) or not _is_owner(piece.longer, piece.before):
        return False
    following = piece.plain.tokens[piece.on : piece.on + 1]
    return all(not token.meaning or is_done(token) for token in following)


def _is_owner(telling: Statement, token: Token) -> bool:
    """Whether an "’s" stands behind a word."""
    written, behind = telling.text[token.start : token.end], telling.text[token.end : token.end + 1]
    return written.endswith(("'s", "’s")) or (written.endswith("s") and behind in ("'", "’") and behind != "")


def _is_lower(piece: _Piece) -> bool:
    """Whether somebody has a lower office: "the deputy minister"; before his name it is only more exact."""
    if not piece.more or piece.more[-1].low not in words("lower"):
        return False
    office = list(takewhile(lambda token: token.meaning or token.slot, piece.longer.tokens[piece.end :]))
    at = next((at for at, token in enumerate(office) if PERSON in kinds_of(token.low)), None)
    return at is not None and not any(token.slot for token in office[: at + 2])


def _was_once(piece: _Piece) -> bool:
    """Whether it is told to have been so once, where the other one tells that it is so."""
    lows = piece.lows
    row = [piece.before.low if piece.before else "", *lows]
    if any(
        used == ("used", "to") and one not in words("being") for one, used in zip(row, pairwise(lows), strict=False)
    ):
        return "used" not in piece.plain.lows
    if words("once").isdisjoint(lows) or piece.behind is None or piece.on >= len(piece.plain.tokens):
        return False
    return looks_like_verb(piece.behind.low) and not looks_like_verb(piece.plain.tokens[piece.on].low)


def _does_more(piece: _Piece) -> bool:
    """Whether a verb is told more where the other one only says "is" or "has": "has cash", "has run out of cash"."""
    if piece.before is None or not piece.more or piece.before.low not in words("having") | words("being"):
        return False
    verb = next((token for token in piece.more if not token.low.endswith("ly")), piece.more[0])
    following = piece.plain.tokens[piece.on : piece.on + 1]
    if not (is_done(verb) or verb.low in unmarked()) or piece.more[-1].low == "and":
        return False
    verbs = (looks_like_verb(token.low) or token.low in unmarked() for token in following)
    return any(token.meaning or token.slot for token in following) and not any(verbs)


def _excepts(piece: _Piece) -> bool:
    """Whether something is taken out of it: "all but four schools", "all but caught", "except for a garrison"."""
    if not words("excepting").isdisjoint(piece.lows):
        return words("excepting").isdisjoint(piece.plain.lows)
    lows = [*([piece.before.low] if piece.before else []), *piece.lows]
    if piece.lows[:1] == ["less"] and len(piece.more) > 1 and piece.more[1].meaning:
        return True  # "a million less tax"
    return any(pair == ("all", "but") for pair in pairwise(lows))


def _is_capped(piece: _Piece) -> bool:
    """Whether a bound stands behind a noun of both where the other names no figure: "savers with up to 5,000"."""
    if piece.plain.amounts or piece.before is None or looks_like_verb(piece.before.low):
        return False
    if not (piece.before.meaning or piece.before.slot):
        return False
    lows = [low for low in piece.lows if low not in words("leading_in")]
    if lows[:1] == ["up"] or lows[1:2] == ["than"]:
        lows = lows[1:]
    figure = any(token.slot or _is_amount(token) for token in piece.more[-2:])
    return len(lows) > 1 and lows[0] in words("bounds") and figure


def _only_claims(piece: _Piece) -> bool:
    """Whether somebody only says of himself that he has or is what the other tells him to: "claims to have"."""
    plain = {token.low for token in piece.plain.tokens[piece.at : piece.on]}
    lows = piece.lows
    if plain.isdisjoint(words("being") | words("having")) or words("pretending").isdisjoint(lows):
        return False
    return "to" in lows and words("pretending").isdisjoint(piece.plain.lows)


def _is_off(piece: _Piece) -> bool:
    """Whether it is so far from what the other says outright: "reached a point ten miles from the port"."""
    lows = piece.lows
    own = piece.plain.tokens[piece.at - 1].low if piece.at else ""
    far = len(lows) <= FAR and any(one in measures() and two in words("away") for one, two in pairwise(lows))
    return far and own not in words("prepositions")
