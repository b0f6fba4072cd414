"""Direct, partial and indirect quotes with speaker and cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.clauses import Token, Unit, build_units
from briefing.analysis.frames import Frame, find_frames
from briefing.analysis.marks import Quoted, find_quoted
from briefing.analysis.speakers import Speaker, resolve
from briefing.models import Analysis, Article, EntityType, QuoteKind, QuoteMention, Span


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
    units = build_units(article, found, quoted)
    frames = {unit.index: find_frames(unit) for unit in units}
    handed = _hand_over(article.text, quoted, units, frames)
    marked = [QuoteMention(h.quoted.start, h.quoted.end, h.kind, h.speaker, h.cue) for h in handed]
    indirect = _indirect(units, frames, quoted)
    return tuple(sorted([*marked, *indirect], key=lambda quote: (quote.start, quote.end)))


def _hand_over(
    text: str, quoted: Sequence[Quoted], units: Sequence[Unit], frames: dict[int, tuple[Frame, ...]]
) -> list[_Handed]:
    """Kind, speaker and cue of every stretch in marks that is somebody's words."""
    handed: list[_Handed] = []
    last: _Handed | None = None
    last_unit = -9
    for unit in units:
        for at, token in enumerate(unit.tokens):
            if token.quote < 0:
                continue
            quote = quoted[token.quote]
            frame = _frame_of(text, unit, at, frames[unit.index], quote)
            kind = _kind(text, unit, at, quote, frame)
            speaker: Span | None = None
            cue: Span | None = None
            if frame is not None:
                speaker = resolve(units, unit, frame.first, frame.last).span
                cue = Span(unit.tokens[frame.cue_first].start, unit.tokens[frame.cue_last].end)
            elif last is not None and last.quoted.chain == quote.chain:
                speaker, cue, kind = last.speaker, last.cue, last.kind
            elif kind is QuoteKind.DIRECT:
                speaker = _continued(units, unit, at, last, last_unit)
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
    start = min(frame.first, frame.cue_first, frame.at)
    between = tokens[at + 1 : start]
    if frame.coordinated or any(
        token.quote >= 0 or token.low in (":", ";", ".", "and", "but", "while") for token in between
    ):
        return False
    beyond = tokens[max(frame.last, frame.cue_last) + 1 :]
    if start > at + 2 or frame.inverted:
        return start <= at + 2 or (bool(between) and (not beyond or beyond[0].low in (".", ",")))
    return True


def _precedes(tokens: Sequence[Token], at: int, frame: Frame) -> bool:
    """Whether the frame stands left of the quote and nothing ends its reach before."""
    between = tokens[max(frame.at, frame.last) + 1 : at]
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


def _continued(units: Sequence[Unit], unit: Unit, at: int, last: _Handed | None, last_unit: int) -> Span | None:
    """The speaker of a quote without cue: who spoke last nearby, or the person of the sentence before."""
    if last is not None and last.speaker is not None and unit.index - last_unit <= 1:
        return last.speaker
    if at == 0 and unit.index:
        previous = units[unit.index - 1]
        for index, token in enumerate(previous.tokens):
            if token.mention is not None and token.mention.type is EntityType.PERSON:
                return Speaker(Span(token.start, token.end), token.mention).span
            if token.low in ("he", "she"):
                return resolve(units, previous, index, index).span
    return None


def _indirect(
    units: Sequence[Unit], frames: dict[int, tuple[Frame, ...]], quoted: Sequence[Quoted]
) -> list[QuoteMention]:
    """Clauses reported without marks, where the speaker is named and no quote stands in the sentence."""
    found = []
    for unit in units:
        if any(token.quote >= 0 for token in unit.tokens):
            continue
        for frame in frames[unit.index]:
            content = indirect_content(unit, frame)
            if content is None:
                continue
            speaker = resolve(units, unit, frame.first, frame.last)
            cue = Span(unit.tokens[frame.cue_first].start, unit.tokens[frame.cue_last].end)
            found.append(QuoteMention(content.start, content.end, QuoteKind.INDIRECT, speaker.span, cue))
            break
    return found


def indirect_content(unit: Unit, frame: Frame) -> Span | None:
    """The clause that the frame reports, without the frame; None where it reports none."""
    tokens = unit.tokens
    if frame.verb.takes != "clause":
        return None
    start = max(frame.cue_last, frame.last) + 1
    while start < len(tokens) and tokens[start].low in ("that", ",", ":"):
        start += 1
    rest = [token for token in tokens[start:] if token.word]
    following = (
        tokens[max(frame.cue_last, frame.last) + 1].low if max(frame.cue_last, frame.last) + 1 < len(tokens) else ""
    )
    before = tokens[: min(frame.first, frame.cue_first)]
    clause_before = sum(token.word for token in before) >= 4 and before[-1].low in (",", "—", "–")
    if clause_before and (not rest or following in (",", ".", "") or frame.inverted):
        return Span(before[0].start, before[-2].end)
    if len(rest) >= 3 and following not in (",", ".", ""):
        end = tokens[-1].start if tokens[-1].low in (".", "!", "?") else tokens[-1].end
        return Span(tokens[start].start, end)
    return None
