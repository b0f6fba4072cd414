"""From the words for a speaker to the words that name him or her: through pronoun, title and surname."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from briefing.analysis.clauses import Token, Unit
from briefing.analysis.frames import DETERMINERS
from briefing.analysis.reporting import MEDIA_NOUNS, ORG_NOUNS, PERSON_NOUNS, PRONOUNS, REPORT_NOUNS
from briefing.models import EntityType, Mention, Span

_MALE = frozenset("mr sir lord king prince duke father brother monsignor baron count don señor monsieur herr".split())
_FEMALE = frozenset(
    "mrs ms miss lady queen princess duchess sister dame mother baroness countess señora madame frau mme".split()
)
_FEMALE_NOUNS = frozenset(
    "spokeswoman chairwoman congresswoman woman girl mother sister wife widow daughter actress".split()
)
_MALE_NOUNS = frozenset("spokesman chairman congressman man boy father brother husband widower son actor".split())
_REACH = 12
"""How many sentences back a pronoun may look for its name."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """``words`` are the article's words at the place; ``name`` the mention they stand for, where there is one."""

    words: Span
    name: Mention | None = None

    @property
    def span(self) -> Span:
        """The words that name the speaker, else those that stand for one."""
        return Span(self.name.start, self.name.end) if self.name is not None else self.words


def resolve(units: Sequence[Unit], unit: Unit, first: int, last: int) -> Speaker:
    """The speaker that the tokens ``first`` to ``last`` of ``unit`` stand for."""
    tokens = unit.tokens[first : last + 1]
    words = Span(tokens[0].start, tokens[-1].end)
    head = head_mention(tokens)
    if head is not None:
        return Speaker(words, head)
    if len(tokens) == 1 and tokens[0].low in PRONOUNS:
        return Speaker(words, _antecedent(units, unit, first, PRONOUNS[tokens[0].low]))
    return Speaker(words, _titled(units, unit, first, tokens))


def head_mention(tokens: Sequence[Token]) -> Mention | None:
    """The name that the phrase is about: "State Department spokesman Jo Roe" is Jo Roe, "Roe's lawyer" nobody."""
    mentions: list[tuple[Mention, int]] = []
    for index, token in enumerate(tokens):
        if token.mention is not None and (not mentions or mentions[-1][0] != token.mention):
            mentions.append((token.mention, index))
    chosen: Mention | None = None
    for mention, index in mentions:
        following = next((token for token in tokens[index:] if token.mention != mention), None)
        if index and tokens[index - 1].low in ("of", "for", "at", "from", "in", "with", "to", "by", "on"):
            continue
        if following is not None and following.low in ("'s", "'"):
            continue
        if chosen is None or mention.type is EntityType.PERSON or chosen.type is not EntityType.PERSON:
            chosen = mention
    if chosen is None or chosen.type is EntityType.PERSON:
        return chosen
    after = [token for token in tokens if token.start >= chosen.end and token.word]
    if any(token.low in PERSON_NOUNS or token.low in REPORT_NOUNS for token in after):
        return None
    return chosen


def _antecedent(units: Sequence[Unit], unit: Unit, first: int, kind: str) -> Mention | None:
    """The name that a pronoun stands for: the nearest sentence that has a fitting one, its first such name."""
    if kind not in ("m", "f", "n", "p"):
        return None
    person = kind in ("m", "f")
    for back in range(unit.index, max(-1, unit.index - _REACH), -1):
        tokens = units[back].tokens[:first] if back == unit.index else units[back].tokens
        for mention in _subjects_first(tokens):
            if person and mention.type is EntityType.PERSON and gender(units, mention) in (kind, ""):
                return mention
            if not person and mention.type is EntityType.ORG:
                return mention
    return None


def _subjects_first(tokens: Sequence[Token]) -> list[Mention]:
    """The mentions of a sentence in order, those after a preposition or before a possessive ending last."""
    first: list[Mention] = []
    later: list[Mention] = []
    for index, token in enumerate(tokens):
        mention = token.mention
        if mention is None or (index and tokens[index - 1].mention == mention):
            continue
        following = next((other for other in tokens[index:] if other.mention != mention), None)
        oblique = index > 0 and tokens[index - 1].low in (
            "of",
            "for",
            "at",
            "from",
            "in",
            "with",
            "to",
            "by",
            "on",
            "against",
        )
        owner = following is not None and following.low == "'s"
        (later if oblique or owner else first).append(mention)
    return first + later


def _titled(units: Sequence[Unit], unit: Unit, first: int, tokens: Sequence[Token]) -> Mention | None:
    """The name that "the minister" or "the ministry" stands for: the last one that carried the noun."""
    if tokens[0].low not in DETERMINERS or len(tokens) > 4:
        return None
    noun = tokens[-1].low
    wants_person = noun in PERSON_NOUNS
    if not wants_person and noun not in ORG_NOUNS and noun not in MEDIA_NOUNS:
        return None
    for back in range(unit.index, max(-1, unit.index - 3 * _REACH), -1):
        own = units[back].tokens[:first] if back == unit.index else units[back].tokens
        for index in range(len(own) - 1, -1, -1):
            if own[index].low == noun:
                mention = _beside(own, index, wants_person)
                if mention is not None:
                    return mention
    return None


def _beside(tokens: Sequence[Token], index: int, person: bool) -> Mention | None:
    """The name that the noun at ``index`` belongs to: within it, right after it, or before it over a comma."""
    own = tokens[index].mention
    wanted = EntityType.PERSON if person else EntityType.ORG
    if own is not None and own.type is wanted:
        return own
    after = tokens[index + 1].mention if index + 1 < len(tokens) else None
    if after is not None and after.type is wanted:
        return after
    for back in range(index - 1, max(-1, index - 8), -1):
        token = tokens[back]
        if token.low in (";", ".", ":") or token.quote >= 0:
            return None
        if token.low == "," and back:
            before = tokens[back - 1].mention
            return before if before is not None and before.type is wanted else None
    return None


def gender(units: Sequence[Unit], mention: Mention) -> str:
    """``m``, ``f`` or empty, from a title before the name, a first name, or a noun beside it."""
    for unit in units:
        if not unit.start <= mention.start < unit.end:
            continue
        at = next((index for index, token in enumerate(unit.tokens) if token.start >= mention.start), 0)
        beside = [unit.tokens[at].low] + [token.low for token in unit.tokens[max(0, at - 3) : at] if token.word]
        for low in beside:
            if low in _MALE or low in _MALE_NOUNS:
                return "m"
            if low in _FEMALE or low in _FEMALE_NOUNS:
                return "f"
        return given_names().get(unit.tokens[at].low, "")
    return ""


@cache
def given_names() -> dict[str, str]:
    """Common given names with ``m`` or ``f``, lower case, read once from the data file."""
    source = resources.files("briefing.analysis") / "data" / "given_names.txt"
    names: dict[str, str] = {}
    kind = ""
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif not line.startswith("#"):
            names.update(dict.fromkeys(line.split(), kind))
    return names
