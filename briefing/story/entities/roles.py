"""What outlets call somebody beside the name, and capitals that stand for governments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.reporting import word_class
from briefing.language.english.spelling import parts
from briefing.models import EntityType, Evidence, Reading, Role, Span
from briefing.story.entities.mentions import Group, Named

GOVERNMENT = "government"
"""The role of a capital that stands for those who govern there."""

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W\d_]+)*\.?")
_HONORIFICS = frozenset(["mr", "mrs", "ms", "miss", "mx", "sir", "dame", "madam"])
_JOINTS = frozenset({"to", "of", "for", "in", "and", "the"})
_DETERMINER = r"(?:an?|the|its|his|her|their|who (?:is|was)(?: (?:an?|the))?)\s"
_AFTER = re.compile(rf"^,\s(?P<role>(?:{_DETERMINER})?[^,;:()\n“”\"—–]{{3,90}}?)(?=,|\.(?:\s|$)|;|$)")
_NOMINAL = re.compile(r"\b[Tt]he\s(?P<role>(?:[^\W_][\w.’'-]{0,30}\s){1,5}?(?P<head>[a-z-]{2,30}))(?=['’,.;:\s]|$)")
_GOVERNS = re.compile(
    r"^\s?(?:has|have|had|is|was|will|would|and \w{1,30} (?:have|had|has|will))?\s?"
    r"(?:also |repeatedly |long |previously |already )?"
    r"(?:said|says|say|accus|den(?:y|ies|ied)|block|warn|condemn|reject|announc|insist|agree|demand|urg|call|want|refus"
    r"|vow|pledg|threaten|impos|summon|expel|retaliat|respond|back|support|argu|claim|propos|sign|recogni[sz]|seek|sought)"
)
_GOVERNED = re.compile(
    r"(?i:(?:talks?|ties|relations?|negotiations?|agreements?|deals?|treaty|treaties|pacts?|alliances?|cooperation|disputes?"
    r"|tensions?|rows?|rifts?|trade|dialogue|summits?|contacts?|sides?)(?: [a-z]{1,15}){0,2} (?:between|with|by)"
    r"|(?:demands?|support|approval|pressure|responses?|repl(?:y|ies)|statements?|criticism|condemnation|backing|permission"
    r"|protests?|requests?|assurances?|orders?|denials?|sanctions) (?:from|by|on|against)"
    r"|(?:accused|denied|blocked|warned|condemned|rejected|announced|demanded|imposed|backed|supported|claimed|proposed"
    r"|signed|recogni[sz]ed|refused|summoned|expelled|urged|threatened) by(?: both)?"
    r"|urged|accused|called on|condemned|warned|told|blamed)\s(?:[A-Z]\w{0,30} (?:and|or) )?$"
)
"""What stands before a capital that acts as its government; one also departs "from" it and goes home "with" it."""
_OF_BODY = re.compile(
    r"(?:[Ss]tate(?:-(?:run|owned|controlled))?|[Ss]emi-official|[Oo]fficial|[Pp]rivate)"
    r"(?: (?:news agency|media|broadcaster|newspaper|company))?\s$"
)


def roles_of(group: Group, readings: Sequence[Reading]) -> tuple[Role, ...]:
    """The roles told beside the mentions of one entity, each form once an article, in order."""
    found: dict[tuple[str, str], Role] = {}
    for item in group.members:
        for span in _role_spans(item, readings[item.reading]):
            _keep(found, readings[item.reading], span)
        if stands_for_government(item):
            evidence = item.evidence(readings)
            found.setdefault((GOVERNMENT, evidence.article), Role(GOVERNMENT, evidence))
    return tuple(found.values())


def _keep(found: dict[tuple[str, str], Role], reading: Reading, span: Span) -> None:
    text = span.of(reading.article.text)
    if len(parts(text)) and set(parts(text)) - _HONORIFICS:
        found.setdefault((text, reading.article.id), Role(text, Evidence.of(reading.article, span)))


def stands_for_government(item: Named) -> bool:
    """Whether a capital speaks or is spoken to as its government: "Moscow has denied", "between Seoul and Tokyo"."""
    known = look_up(item.text) if item.type is EntityType.PLACE else None
    if known is None or known.kind != "capital":
        return False
    return bool(_GOVERNS.match(item.after) or _GOVERNED.search(item.before[-60:]))


def _role_spans(item: Named, reading: Reading) -> Iterable[Span]:
    if item.type is EntityType.PERSON:
        before = _role_before(item, reading)
        after = _role_after(item, reading)
        return [span for span in (before, after) if span is not None]
    if item.type is EntityType.ORG:
        match = _OF_BODY.search(item.before)
        if match:
            offset = item.mention.start - len(item.before)
            return [Span(offset + match.start(), offset + match.end() - 1)]
    return []


def _role_before(item: Named, reading: Reading) -> Span | None:
    """Titles right before the name with the lands and bodies they belong to: "Russian Defense Minister"."""
    text, stop = reading.article.text, item.mention.start
    base = stop - len(item.before)
    tokens = [Span(base + match.start(), base + match.end()) for match in _WORD.finditer(item.before)]
    if not tokens or not re.fullmatch(r"[\s,]{1,2}", text[tokens[-1].end : stop]):
        return None
    if "," in text[tokens[-1].end : stop] and not re.match(r"['’]s?\b|,", item.after):
        return None
    others = reading.analysis.mentions
    at = _last_title(text, tokens, others)
    if at is None:
        return None
    while at > 0 and _goes_on(text, tokens, at - 1, others):
        at -= 1
    while at < len(tokens) - 1 and tokens[at].of(text).lower() in _JOINTS | {"s"}:
        at += 1
    return Span(tokens[at].start, tokens[-1].end)


def _last_title(text: str, tokens: Sequence[Span], others: Sequence[Span]) -> int | None:
    """The title nearest to the name, before the land it is for: "Ambassador to North Korea"."""
    at = len(tokens) - 1
    last = tokens[at].of(text)
    if last.lower().rstrip(".") in words("titles") or last in words("role_nouns"):
        return at
    while at > 0 and _is_named(tokens[at], others):
        at -= 1
    joint = at > 0 and tokens[at].of(text) in ("to", "of", "for") and at < len(tokens) - 1
    return at - 1 if joint and tokens[at - 1].of(text).lower() in words("titles") else None


def _is_named(token: Span, others: Sequence[Span]) -> bool:
    place = bisect_right(others, token.start, key=lambda span: span.start) - 1
    return place >= 0 and others[place].end > token.start


def _goes_on(text: str, tokens: Sequence[Span], at: int, others: Sequence[Span]) -> bool:
    """Whether the word at ``at`` belongs to the role that begins after it."""
    gap = text[tokens[at].end : tokens[at + 1].start]
    word = tokens[at].of(text).lower().rstrip(".")
    if gap not in (" ", "-", "’s ", "'s ", ") ", " (") and not (gap == ". " and len(word) < 4):
        return False
    if word in words("titles") or word in words("title_parts") or word in words("role_modifiers"):
        return True
    if word in words("role_domains") | words("role_nouns") and tokens[at].of(text).islower():
        return True
    if _is_named(tokens[at], others):
        return True
    joint = word in _JOINTS and word != "the" and at > 0 and _is_named(tokens[at + 1], others)
    return joint and tokens[at - 1].of(text).lower() in words("titles") | words("title_parts") | words("org_heads")


def _role_after(item: Named, reading: Reading) -> Span | None:
    """An apposition after the name: "Ana Duarte, a member of the harbour board,"."""
    match = _AFTER.match(item.after)
    if match is None:
        return None
    row = parts(match["role"])
    if (
        not row
        or not set(row[:5]) & (words("titles") | words("role_nouns") | {"member"})
        or re.match(r"(?:and|or|but|who|which)\b", match["role"])
        or row[0] in word_class("prepositions")  # "shot Ada Roe, in the head"
    ):
        return None
    role = re.sub(rf"^{_DETERMINER}", "", match["role"])
    end = item.mention.end + match.end("role")
    span = Span(end - len(role), end)
    opened = role != match["role"]
    behind = reading.article.text[end : end + 1]
    closed = behind == "," or (behind == "." and " of " in role)  # "…, chief engineer of the board."
    people = [other for other in reading.analysis.mentions if other.type is EntityType.PERSON and other.overlaps(span)]
    return span if (opened or closed) and not people else None


def nominal_roles(
    groups: Sequence[Group], roles: Sequence[tuple[Role, ...]], readings: Sequence[Reading]
) -> list[list[Role]]:
    """Find "the North Korean leader" where one person of the article alone has that role there.

    Returns the further roles for each group, in the order of ``groups``.
    """
    out: list[list[Role]] = [[] for _ in groups]
    ids = {reading.article.id: index for index, reading in enumerate(readings)}
    told: dict[int, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    persons = (at for at, group in enumerate(groups) if group.type is EntityType.PERSON)
    for number, role in ((at, role) for at in persons for role in roles[at]):
        told[ids[role.evidence.article]].append((number, parts(role.text)))
    for index, known in told.items():
        article = readings[index].article
        for span in _nominals(readings[index]):
            bearer = _who_alone(parts(span.of(article.text)), known)
            if bearer is not None:
                evidence = Evidence.of(article, span)
                out[bearer].append(Role(evidence.text, evidence))
    return out


def _who_alone(row: tuple[str, ...], known: Sequence[tuple[int, tuple[str, ...]]]) -> int | None:
    """The number of the one person whose role ends in these words, None where there is none or more than one."""
    meant = {number for number, role in known if role[-len(row) :] == row}
    rivals = {number for number, role in known if role[-1:] == row[-1:]}
    if not meant and len(rivals) == 1 and words("title_parts").issuperset(row[:-1]):
        return rivals.pop()  # "the supreme leader" where one alone is called leader
    return meant.pop() if len(meant) == 1 and (len(rivals) == 1 or len(row) > 2) else None


def _nominals(reading: Reading) -> Iterable[Span]:
    """Find "the … leader" that no name follows at once."""
    text = reading.article.text
    for match in _NOMINAL.finditer(text):
        if match["head"] in words("titles") and not re.match(r"\s[A-Z]", text[match.end() : match.end() + 2]):
            yield Span(*match.span("role"))
