"""Direct, partial and indirect quotes with speaker and cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.analysis.phrases import abbreviates, dashed, low_at, noun_phrase_right
from briefing.analysis.speech.agencies import is_press
from briefing.analysis.speech.clauses import ClauseToken, ClauseUnit
from briefing.analysis.speech.frames import Frame
from briefing.analysis.speech.marks import Quoted, find_quoted
from briefing.analysis.speech.scopes import SHOWING, reported
from briefing.analysis.speech.speakers import Scene, set_scene
from briefing.analysis.speech.subjects import maker, together
from briefing.analysis.speech.unsaid import only_thought
from briefing.language import is_english
from briefing.language.english.reporting import PRONOUNS, verbs_for, word_class
from briefing.models import Analysis, Article, EntityType, Hedge, ParagraphKind, QuoteKind, QuoteMention, Span

_ENDS = (".", "!", "?", "…", ",", ";", "—", "–")
_LONG = 3
"""From this many words on, a marked stretch is more than a nickname or a word held at arm's length."""


_SIGNS = 8
"""Signs of Chinese or Japanese that make an utterance."""


@dataclass(frozen=True, slots=True)
class _Handed:
    """A quote with whoever says it; ``unit`` is the index of its sentence."""

    quoted: Quoted
    unit: int
    kind: QuoteKind
    speaker: Span | None
    cue: Span | None


def find_quotes(article: Article, found: Analysis) -> tuple[QuoteMention, ...]:
    """Every quote in the order of the text; none overlaps another.

    Direct and partial quotes stand in marks. A few marked words without anybody who says them (a title, a nickname,
    a word held at arm's length) are no quote. Indirect quotes are the clauses that a speaker is reported to have said;
    what media and documents pass on is none, since it is not their own speech.
    """
    if not is_english(article.language):
        return _marked(article)
    scene = set_scene(article, found)
    handed: list[_Handed] = []
    for unit in scene.units:
        for at, token in enumerate(unit.tokens):
            one = _hand_over(article.text, scene, unit, at, handed) if token.quote >= 0 else None
            if one is not None:
                handed.append(one)
    handed = [_titled(article, one, handed) for one in handed]
    marked = [QuoteMention(h.quoted.start, h.quoted.end, h.kind, h.speaker, h.cue) for h in handed]
    return tuple(sorted([*marked, *_indirect(scene)], key=lambda quote: (quote.start, quote.end)))


def _titled(article: Article, one: _Handed, handed: Sequence[_Handed]) -> _Handed:
    """A quote that is the title of a part of the article: its words are those of the quote that repeats them."""
    words = one.quoted.of(article.text).strip(" …")
    own = next((it for it in article.paragraphs if it.start <= one.quoted.start < it.end), None)
    whole = own is not None and not own.of(article.text).replace(words, "", 1).strip("\"'“”‘’«»„… ")
    if one.cue is not None or not whole or words.endswith(_ENDS):
        return one
    again = next((it for it in handed if it is not one and words.lower() in it.quoted.of(article.text).lower()), None)
    return replace(one, speaker=again.speaker if again is not None else None)


def _marked(article: Article) -> tuple[QuoteMention, ...]:
    """Whole utterances between marks where no rule reads who says them: several words, or as much without spaces."""
    return tuple(
        QuoteMention(quote.start, quote.end, QuoteKind.DIRECT)
        for quote in find_quoted(article.text, article.paragraphs)
        if len(quote.of(article.text).split()) > _LONG or _unspaced(quote.of(article.text)) >= _SIGNS
    )


def _unspaced(words: str) -> int:
    """How many signs of scripts that do not part words."""
    return sum("\u3040" <= sign <= "\u9fff" for sign in words)


def _hand_over(text: str, scene: Scene, unit: ClauseUnit, at: int, earlier: Sequence[_Handed]) -> _Handed | None:
    """The quote at token ``at`` with its speaker; None where it is nobody's words."""
    quote = scene.quoted[unit.tokens[at].quote]
    last = earlier[-1] if earlier else None
    frame = _frame_of(text, unit, at, scene.frames[unit.index], quote)
    kind = _kind(text, unit, at, quote, frame)
    if frame is not None:
        if _is_name(quote.of(text)) and _inside_clause(unit, at) and not _names(at, frame):
            return None
        return _Handed(quote, unit.index, kind, _speaker(scene, unit, frame), frame.cue)
    if last is not None and last.quoted.chain == quote.chain:
        return _Handed(quote, unit.index, last.kind, last.speaker, last.cue)
    if kind is QuoteKind.DIRECT and _is_title(unit, at, quote.of(text)):
        return None
    if kind is QuoteKind.DIRECT:
        return _Handed(quote, unit.index, kind, _without_cue(scene, unit, at, last), None)
    source = _passed_on(text, scene, unit, quote)
    return _Handed(quote, unit.index, kind, source, None) if source is not None else None


def _speaker(scene: Scene, unit: ClauseUnit, frame: Frame) -> Span:
    """All whose words a frame hands over, where several are named, else the one."""
    source = frame.source
    made = maker(source)
    if made is not source and made:
        first = next(at for at in range(frame.first, frame.last + 1) if unit.tokens[at] is made[0])
        return scene.resolve(unit, first, first + len(made) - 1).span
    return together(source) or scene.resolve(unit, frame.first, frame.last).span


def _names(at: int, frame: Frame) -> bool:
    """Whether the frame touches the quote with a verb by which somebody utters or gives a name."""
    beside = frame.end + 1 == at or frame.start - 1 == at or frame.start - 2 == at
    return beside and frame.verb.lemma in verbs_for("uttering")


def _is_title(unit: ClauseUnit, at: int, words: str) -> bool:
    """Whether a title or name stands within a sentence: capitalised throughout, with words around it."""
    return _is_name(words.rstrip(",.;")) and len(unit.tokens) > 2 and at > 0 and not words.endswith(("!", "?"))


def _inside_clause(unit: ClauseUnit, at: int) -> bool:
    """Whether a plain word goes right before the quote."""
    return at > 0 and unit.tokens[at - 1].word


def _is_name(words: str) -> bool:
    """Whether the words look like a title or a name: all the longer ones capitalised, or a single one."""
    parts = words.split()
    longer = [part for part in parts if len(part) > 3] or parts
    return all(part[:1].isupper() for part in longer)


def _frame_of(text: str, unit: ClauseUnit, at: int, frames: Sequence[Frame], quote: Quoted) -> Frame | None:
    """The frame that hands over the quote at token ``at``: one that follows at once, else the one before."""
    tokens = unit.tokens
    frames = [frame for frame in frames if frame.verb.lemma not in SHOWING]
    right = next((frame for frame in frames if frame.at > at and _follows(tokens, at, frame)), None)
    left = next((frame for frame in reversed(frames) if frame.at < at and _precedes(tokens, at, frame)), None)
    if right is None or left is None:
        return right or left
    close = low_at(tokens, at - 1) in (":", ",") or left.cue_last == at - 1 or right.start > at + 2
    return left if close and text[quote.end - 1] != "," else right


def _follows(tokens: Sequence[ClauseToken], at: int, frame: Frame) -> bool:
    """Whether the frame stands right of the quote, with no other quote, colon or new clause in between."""
    between = tokens[at + 1 : frame.start]
    pauses = len(between) > 3 and between[-1].low == "," and between[0].word
    barred = (":", ";", ".") if pauses else (":", ";", ".", "and", "but", "while")
    if frame.coordinated or any(token.quote >= 0 or token.low in barred for token in between):
        return False
    if frame.start <= at + 2:
        return True
    beyond = tokens[frame.end + 1 :]
    return not beyond or beyond[0].low in (".", ",")


def _precedes(tokens: Sequence[ClauseToken], at: int, frame: Frame) -> bool:
    """Whether the frame stands left of the quote and nothing ends its reach before."""
    between = tokens[max(frame.at, frame.end) + 1 : at]
    return not any(
        token.low == ";" or (token.low == "." and not abbreviates(between, at)) for at, token in enumerate(between)
    )


def _kind(text: str, unit: ClauseUnit, at: int, quote: Quoted, frame: Frame | None) -> QuoteKind:
    """Direct where the marks hold an utterance of its own, partial where they hold words built into a sentence."""
    words = quote.of(text)
    before = unit.tokens[at - 1] if at else None
    after = unit.tokens[at + 1] if at + 1 < len(unit.tokens) else None
    opens = before is None or before.quote >= 0 or before.low in (":", ",", ".") or dashed(before)
    starts = not _first_letter(words).islower()
    count = len(words.split())
    ends = words[-1] in _ENDS
    pauses = ends or after is None or not after.word
    if frame is not None and opens and pauses and (starts or before is not None):
        return QuoteKind.DIRECT
    if starts and ends and (count >= _LONG or before is None) and (opens or frame is not None):
        return QuoteKind.DIRECT
    alone = before is None and (after is None or after.low in (".", "!", "?"))
    return QuoteKind.DIRECT if alone and count >= _LONG else QuoteKind.PARTIAL


def _first_letter(words: str) -> str:
    return next((character for character in words if character.isalpha()), "a")


def _without_cue(scene: Scene, unit: ClauseUnit, at: int, last: _Handed | None) -> Span | None:
    """The speaker of a direct quote without a reporting verb.

    Whoever stands before a colon or after a dash; else who spoke last just before; else the person whom the sentence
    before is about.
    """
    tokens = unit.tokens
    if at + 2 < len(tokens) and dashed(tokens[at + 1]):
        phrase = noun_phrase_right(tokens, at + 2)
        if phrase is not None:
            return scene.resolve(unit, *phrase).span
    if at:
        return _about(scene, unit, at)
    previous = scene.units[unit.index - 1] if unit.index else None
    if previous is None:
        return None
    if last is not None and last.speaker is not None and last.unit >= previous.index:
        return last.speaker
    if previous.kind is ParagraphKind.HEADING:
        return None
    about = _spoken_of(scene, previous)
    nearby = last is not None and unit.index - last.unit <= 2
    return about or (last.speaker if last is not None and nearby else None)


def _spoken_of(scene: Scene, unit: ClauseUnit) -> Span | None:
    """The person whom a sentence is about; "Roe's agent said" is about the agent."""
    about = _about(scene, unit, len(unit.tokens))
    frame = next((one for one in scene.frames[unit.index] if about and one.words.overlaps(about)), None)
    return _speaker(scene, unit, frame) if frame is not None else about


def _about(scene: Scene, unit: ClauseUnit, end: int) -> Span | None:
    """The first person that the words before ``end`` name or point at."""
    for index, token in enumerate(unit.tokens[:end]):
        if token.mention is not None and token.mention.type is EntityType.PERSON:
            return Span(token.mention.start, token.mention.end)
        if token.low in ("he", "she", "his", "her", "him"):
            speaker = scene.resolve(unit, index, index).span
            return speaker if speaker.start != token.start else None
    return None


def _passed_on(text: str, scene: Scene, unit: ClauseUnit, quote: Quoted) -> Span | None:
    """The source of several marked words whose own sentence names none: that of the sentence before, if it has one."""
    if _is_name(quote.of(text)) or len(quote.of(text).split()) < _LONG or not unit.index:
        return None
    previous = scene.units[unit.index - 1]
    frames = scene.frames[previous.index] if previous.paragraph == unit.paragraph else ()
    if not frames or PRONOUNS.get(frames[-1].source[-1].low) in ("1", "2"):
        return None
    return scene.resolve(previous, frames[-1].first, frames[-1].last).span


def _indirect(scene: Scene) -> list[QuoteMention]:
    """Clauses reported without marks: one a sentence, and none where a quote stands."""
    found = []
    for unit, frames in zip(scene.units, scene.frames, strict=True):
        if any(token.quote >= 0 for token in unit.tokens):
            continue
        for frame in frames:
            content = reported(unit, frame, frames) if _speaks(frame) else None
            if content is not None:
                speaker = _speaker(scene, unit, frame)
                found.append(QuoteMention(content.start, content.end, QuoteKind.INDIRECT, speaker, frame.cue))
                break
    return found


def _speaks(frame: Frame) -> bool:
    """Whether the source speaks for itself: a medium or a document passes on what others said, "it" is often one.

    What "I", "we" and "you" say outside quotation marks is the article's own voice.
    """
    following = low_at(frame.unit.tokens, frame.end + 1)
    if only_thought(frame):
        return False
    if frame.verb.lemma in SHOWING or frame.verb.hedge is Hedge.DENIED or following in word_class("auxiliaries"):
        return False
    if PRONOUNS.get(frame.source[-1].low) in ("1", "2"):
        return False
    made = any(token.low in word_class("reports", "pictures") for token in frame.source)
    return not made and not is_press(frame.source) and frame.source[-1].low != "it"
