"""Direct, partial and indirect quotes with speaker and cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.clauses import Token, Unit, build_units
from briefing.analysis.frames import Frame, find_frames
from briefing.analysis.marks import Quoted, find_quoted
from briefing.analysis.scopes import reported
from briefing.analysis.speakers import Scene
from briefing.models import Analysis, Article, EntityType, Hedge, ParagraphKind, QuoteKind, QuoteMention, Span


@dataclass(frozen=True, slots=True)
class _Handed:
    """A quote with the frame that hands it over."""

    quoted: Quoted
    kind: QuoteKind
    speaker: Span | None
    cue: Span | None


def find_quotes(article: Article, found: Analysis) -> tuple[QuoteMention, ...]:
    """Every quote in the order of the text; none overlaps another.

    Direct and partial quotes stand in marks. A few marked words without anybody who says them (a title, a nickname,
    a word held at arm's length) are no quote. Indirect quotes are the clauses that a speaker is reported to have said.
    """
    quoted = find_quoted(article.text, article.paragraphs)
    scene = Scene(build_units(article, found, quoted))
    frames = {unit.index: find_frames(unit) for unit in scene.units}
    handed = _hand_over(article.text, quoted, scene, frames)
    marked = [QuoteMention(h.quoted.start, h.quoted.end, h.kind, h.speaker, h.cue) for h in handed]
    indirect = _indirect(scene, frames)
    return tuple(sorted([*marked, *indirect], key=lambda quote: (quote.start, quote.end)))


def _hand_over(
    text: str, quoted: Sequence[Quoted], scene: Scene, frames: dict[int, tuple[Frame, ...]]
) -> list[_Handed]:
    """Kind, speaker and cue of every stretch in marks that is somebody's words."""
    handed: list[_Handed] = []
    last: _Handed | None = None
    last_unit = -9
    for unit in scene.units:
        for at, token in enumerate(unit.tokens):
            if token.quote < 0:
                continue
            quote = quoted[token.quote]
            frame = _frame_of(text, unit, at, frames[unit.index], quote)
            kind = _kind(text, unit, at, quote, frame)
            speaker: Span | None = None
            cue: Span | None = None
            if frame is not None:
                speaker, cue = scene.resolve(unit, frame.first, frame.last).span, frame.cue
            elif last is not None and last.quoted.chain == quote.chain:
                speaker, cue, kind = last.speaker, last.cue, last.kind
            elif kind is QuoteKind.DIRECT:
                speaker = _continued(scene, unit, at, last, last_unit)
            if frame is None and kind is QuoteKind.PARTIAL and speaker is None:
                continue
            last = _Handed(quote, kind, speaker, cue)
            last_unit = unit.index
            handed.append(last)
    return handed


def _frame_of(text: str, unit: Unit, at: int, frames: Sequence[Frame], quote: Quoted) -> Frame | None:
    """The frame that hands over the quote at token ``at``: the one after it if it follows at once, else the one before."""
    tokens = unit.tokens
    right = next((frame for frame in frames if frame.at > at and _follows(tokens, at, frame)), None)
    left = next((frame for frame in reversed(frames) if frame.at < at and _precedes(tokens, at, frame)), None)
    if right is not None and left is not None:
        close = tokens[at - 1].low in (":", ",") or left.cue_last == at - 1
        return left if close and not text[quote.end - 1] == "," else right
    return right or left


def _follows(tokens: Sequence[Token], at: int, frame: Frame) -> bool:
    """Whether the frame stands right of the quote, with no other quote, colon or new clause in between."""
    start = frame.start
    between = tokens[at + 1 : start]
    if frame.coordinated or any(
        token.quote >= 0 or token.low in (":", ";", ".", "and", "but", "while") for token in between
    ):
        return False
    beyond = tokens[frame.end + 1 :]
    if start > at + 2 or frame.inverted:
        return start <= at + 2 or (bool(between) and (not beyond or beyond[0].low in (".", ",")))
    return True


def _precedes(tokens: Sequence[Token], at: int, frame: Frame) -> bool:
    """Whether the frame stands left of the quote and nothing ends its reach before."""
    between = tokens[max(frame.at, frame.end) + 1 : at]
    return not any(token.low in (";", ".") for token in between)


def _kind(text: str, unit: Unit, at: int, quote: Quoted, frame: Frame | None) -> QuoteKind:
    """Direct where the marks hold an utterance of its own, partial where they hold words built into a sentence."""
    words = text[quote.start : quote.end]
    before = unit.tokens[at - 1] if at else None
    after = unit.tokens[at + 1] if at + 1 < len(unit.tokens) else None
    opens = before is None or before.low in (":", ",", "—", "–", "-", ".") or before.quote >= 0
    first = next((character for character in words if character.isalpha()), "a")
    ended = words[-1] in ".!?…," or after is None or not after.word
    if frame is not None and opens and ended and (not first.islower() or before is not None):
        return QuoteKind.DIRECT
    sentence = not first.islower() and words[-1] in ".!?…,;" and len(words.split()) >= 3
    if sentence and (opens or frame is not None):
        return QuoteKind.DIRECT
    if before is None and after is None and len(words.split()) >= 3:
        return QuoteKind.DIRECT
    return QuoteKind.PARTIAL


def _continued(scene: Scene, unit: Unit, at: int, last: _Handed | None, last_unit: int) -> Span | None:
    """The speaker of a quote without cue: who spoke last nearby, or the person whom the sentence before is about."""
    if at:
        return None
    previous = scene.units[unit.index - 1] if unit.index else None
    if last is not None and last.speaker is not None and previous is not None and previous.index <= last_unit:
        return last.speaker
    if previous is None or previous.kind is ParagraphKind.HEADING:
        return None
    person = _about(scene, previous)
    if person is not None:
        return person
    return last.speaker if last is not None and unit.index - last_unit <= 2 else None


def _about(scene: Scene, unit: Unit) -> Span | None:
    """The first person that a sentence names or points at."""
    for index, token in enumerate(unit.tokens):
        if token.mention is not None and token.mention.type is EntityType.PERSON:
            return Span(token.mention.start, token.mention.end)
        if token.low in ("he", "she", "his", "her", "him"):
            return scene.resolve(unit, index, index).span
    return None


def _indirect(scene: Scene, frames: dict[int, tuple[Frame, ...]]) -> list[QuoteMention]:
    """Clauses reported without marks, where the speaker is named and no quote stands in the sentence."""
    found = []
    for unit in scene.units:
        if any(token.quote >= 0 for token in unit.tokens):
            continue
        for frame in frames[unit.index]:
            content = reported(unit, frame, frames[unit.index])
            if content is None or frame.verb.hedge is Hedge.DENIED:
                continue
            speaker = scene.resolve(unit, frame.first, frame.last)
            found.append(QuoteMention(content.start, content.end, QuoteKind.INDIRECT, speaker.span, frame.cue))
            break
    return found
