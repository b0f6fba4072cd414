"""Who is cited for what: reporting verbs, "according to", "citing", and the chain of relays behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.analysis.clauses import Token, Unit, build_units
from briefing.analysis.frames import DETERMINERS, Frame, find_frames, names_somebody, noun_phrase_right
from briefing.analysis.marks import find_quoted
from briefing.analysis.reporting import MEDIA_NOUNS, ORG_NOUNS, PRONOUNS, REPORT_NOUNS
from briefing.models import Analysis, Article, Attribution, EntityType, Span

_BY_VERBS = frozenset(
    "stated reported told announced quoted said noted described confirmed claimed published broadcast cited shown seen".split()
)
_RELAYS = frozenset({"cite", "quote"})
_SHOWING = frozenset("image images photo photos picture pictures footage video videos data figures documents".split())


@dataclass(frozen=True, slots=True)
class _Cited:
    """Token indices of a source (inclusive), its cue and what is put down to it."""

    unit: Unit
    first: int
    last: int
    cue: Span
    scope: Span


def find_attributions(article: Article, found: Analysis) -> tuple[Attribution, ...]:
    """Every stretch that the article puts down to a source, in the order of the text."""
    quoted = find_quoted(article.text, article.paragraphs)
    units = build_units(article, found, quoted)
    attributions: list[Attribution] = []
    for unit in units:
        frames = find_frames(unit)
        cited = [*_from_frames(unit, frames), *_from_phrases(unit)]
        chains = _citing(unit)
        for one in sorted(cited, key=lambda item: (item.scope.start, item.cue.start)):
            attributions.append(_attribution(unit, one, chains, attributions))
    return tuple(sorted(attributions, key=lambda item: (item.start, item.end, item.cue.start)))


def _attribution(
    unit: Unit, one: _Cited, chains: Sequence[tuple[int, int, int]], earlier: Sequence[Attribution]
) -> Attribution:
    """The attribution with its relay ("X reported, citing Y" is Y's, by way of X) and its earlier name."""
    tokens = unit.tokens
    source = Span(tokens[one.first].start, tokens[one.last].end)
    made = Attribution(one.scope.start, one.scope.end, source, one.cue)
    chain = next((chain for chain in chains if chain[0] > one.last), None)
    if chain is not None:
        deeper = Span(tokens[chain[1]].start, tokens[chain[2]].end)
        return replace(made, source=deeper, via=(source,))
    if is_named(tokens[one.first : one.last + 1]):
        return made
    low = tokens[one.last].low
    if low in REPORT_NOUNS or low in ("it", "agency"):
        last = next(
            (other for other in reversed(earlier) if other.end <= one.cue.start or other.start < one.cue.start), None
        )
        if last is not None:
            return replace(made, named=last.named or last.source, via=last.via if low in REPORT_NOUNS else ())
    return made


def is_named(tokens: Sequence[Token]) -> bool:
    """Whether the words hold the name of a person or an organisation."""
    return any(
        token.mention is not None and token.mention.type in (EntityType.PERSON, EntityType.ORG) for token in tokens
    )


def _citing(unit: Unit) -> list[tuple[int, int, int]]:
    """Every "citing X" as (index of the verb, first and last token of X)."""
    chains = []
    for at, token in enumerate(unit.tokens):
        if token.low in ("citing", "quoting"):
            phrase = noun_phrase_right(unit.tokens, at + 1)
            if phrase is not None:
                chains.append((at, *phrase))
    return chains


def _from_frames(unit: Unit, frames: Sequence[Frame]) -> list[_Cited]:
    """What reporting verbs with a subject put down to it."""
    cited = []
    for frame in frames:
        if frame.verb.takes != "clause" or frame.verb.lemma in _RELAYS:
            continue
        scope = _scope(unit, frame)
        if scope is None or not names_somebody(frame.source):
            continue
        cue = Span(unit.tokens[frame.cue_first].start, unit.tokens[frame.cue_last].end)
        cited.append(_Cited(unit, frame.first, frame.last, cue, scope))
    return cited


def _scope(unit: Unit, frame: Frame) -> Span | None:
    """What the verb reports: the clause before the subject, else the words after the verb."""
    tokens = unit.tokens
    end = max(frame.cue_last, frame.last)
    start = min(frame.first, frame.cue_first)
    following = tokens[end + 1].low if end + 1 < len(tokens) else "."
    before = tokens[:start]
    quoted_after = any(token.quote >= 0 for token in tokens[end + 1 : end + 3])
    pausing = bool(before) and (before[-1].low in (",", "—", "–") or before[-1].quote >= 0)
    if pausing and _size(before) >= 4 and following in (",", ".", "") and not quoted_after:
        return Span(before[0].start, before[-1].end if before[-1].quote >= 0 else before[-2].end)
    if pausing and frame.inverted and not quoted_after:
        return Span(before[0].start, before[-1].end if before[-1].quote >= 0 else before[-2].end)
    begin = end + 1
    while begin < len(tokens) and tokens[begin].low in ("that", ",", ":"):
        begin += 1
    if _size(tokens[begin:]) < 2 or (following in (",", ".") and not quoted_after):
        return None
    last = tokens[-2] if tokens[-1].low in (".", "!", "?") and len(tokens) > 1 else tokens[-1]
    return Span(tokens[begin].start, last.end)


def _size(tokens: Sequence[Token]) -> int:
    """How many words; a quote counts as four."""
    return sum(4 if token.quote >= 0 else token.word for token in tokens)


def _from_phrases(unit: Unit) -> list[_Cited]:
    """ "According to X", "as reported by X", "as per X"."""
    tokens = unit.tokens
    cited = []
    for at in range(len(tokens) - 1):
        length = _phrase_length(tokens, at)
        if not length:
            continue
        source = noun_phrase_right(tokens, at + length)
        if source is None:
            continue
        cue = Span(tokens[at].start, tokens[at + length - 1].end)
        scope = _beside(tokens, at, source[1])
        if scope is not None:
            cited.append(_Cited(unit, *source, cue, scope))
    return cited


def _phrase_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens of a citing phrase start at ``at``; 0 for none."""
    low = tokens[at].low
    following = tokens[at + 1].low
    third = tokens[at + 2].low if at + 2 < len(tokens) else ""
    if low == "according" and following == "to":
        return 2
    if low == "as" and following == "per":
        return 2
    if low == "as" and following in _BY_VERBS and third == "by":
        return 3
    return 0


def _beside(tokens: Sequence[Token], at: int, last: int) -> Span | None:
    """The clause that the phrase belongs to: what goes before it, at the head of a sentence what follows."""
    before = [token for token in tokens[:at]]
    while before and before[-1].low in (",", "—", "–", "("):
        before.pop()
    if _size(before) >= 3:
        return Span(before[0].start, before[-1].end)
    start = last + 1
    while start < len(tokens) and tokens[start].low == ",":
        start += 1
    rest = tokens[start:]
    if _size(rest) < 3:
        return None
    return Span(rest[0].start, rest[-2].end if rest[-1].low in (".", "!", "?") and len(rest) > 1 else rest[-1].end)
