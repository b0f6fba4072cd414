"""Who is cited for what: reporting verbs, "according to", "citing", and the chain of relays behind them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from briefing.analysis.phrases import low_at, names_somebody, noun_phrase_right
from briefing.analysis.speech.agencies import is_general, is_press, may_be, state_agency
from briefing.analysis.speech.clauses import ClauseToken, ClauseUnit
from briefing.analysis.speech.credits import credited
from briefing.analysis.speech.frames import PHRASE, Frame
from briefing.analysis.speech.scopes import reported
from briefing.analysis.speech.speakers import Scene, head_mention, set_scene
from briefing.analysis.speech.subjects import can_speak, maker
from briefing.analysis.speech.unsaid import only_thinkable
from briefing.language import is_english
from briefing.language.english.reporting import PRONOUNS, word_class
from briefing.language.english.wordlists import word_list
from briefing.models import Analysis, Article, Attribution, EntityType, Hedge, Mention, QuoteKind, QuoteMention, Span

_NICKNAME = 2
"""Words in marks up to which nobody need have said them."""
_PASSING_ON = word_list("attribution.passing_on")
"""What a medium makes; other documents are somebody's own."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """An attribution with the tokens of its source, the index of its sentence and the words of its cue."""

    made: Attribution
    tokens: Sequence[ClauseToken]
    person: bool
    unit: int
    cue: frozenset[str]


def find_attributions(article: Article, found: Analysis) -> tuple[Attribution, ...]:
    """Every stretch that the article puts down to a source, in the order of the text.

    A direct quote is put down to its speaker. A relay is told from the source: in "the station reported, citing the
    ministry" the source is the ministry and the station stands in ``via``.
    """
    if not is_english(article.language):
        return ()
    scene = set_scene(article, found)
    cited: list[_Cited] = []
    for unit, frames in zip(scene.units, scene.frames, strict=True):
        for frame in frames:
            one = _from_frame(scene, unit, frame, frames, cited)
            if one is not None:
                cited.append(one)
    attributions = [*_with_agencies(cited), *_from_quotes(article, found, [one.made for one in cited])]
    attributions += _unspoken(article, scene, attributions)
    return tuple(sorted(attributions, key=lambda item: (item.start, item.end, item.cue.start)))


def _unspoken(article: Article, scene: Scene, spoken: Sequence[Attribution]) -> list[Attribution]:
    """Sources without a verb, where no other one is given for the same words."""
    return [
        one
        for one in credited(article, scene.units)
        if not any(other.start < one.end and one.start < other.end for other in spoken)
    ]


def _from_frame(
    scene: Scene, unit: ClauseUnit, frame: Frame, frames: Sequence[Frame], earlier: Sequence[_Cited]
) -> _Cited | None:
    """What one frame puts down to its source, None where it reports nothing."""
    if frame.verb.hedge is Hedge.DENIED or not _may_be_cited(frame) or only_thinkable(frame):
        return None
    scope = reported(unit, frame, frames)
    if scope is None:
        return None
    tokens = maker(frame.source)
    source = Span(tokens[0].start, tokens[-1].end)
    made = Attribution(scope.start, scope.end, source, frame.cue)
    words = frozenset(token.low for token in unit.tokens[frame.first : frame.cue_last + 1])
    deeper = _deeper(unit, frame)
    if deeper is not None:
        cited = Span(deeper[0].start, deeper[-1].end)
        return _Cited(replace(made, source=cited, via=(source,)), deeper, person=False, unit=unit.index, cue=words)
    made = replace(made, via=_told(frame))
    last = _last_report(unit, tokens, earlier)
    if last is not None:
        named = last.made.named or last.made.source
        return replace(last, made=replace(made, named=named, via=last.made.via), unit=unit.index)
    speaker = scene.resolve(unit, frame.first, frame.last)
    person = speaker.name is not None and speaker.name.type is EntityType.PERSON
    own = head_mention(tokens) is None or (person and all(token.mention != speaker.name for token in tokens))
    hands_on = speaker.span.overlaps(frame.words) and not speaker.span.overlaps(source)  # "papers seen by the Post"
    if speaker.name is not None and own and not hands_on and tokens[-1].low not in word_class("reports"):
        made = replace(made, named=speaker.span)
    return _Cited(made, tokens, person or tokens[-1].low in word_class("persons"), unit.index, words)


def _may_be_cited(frame: Frame) -> bool:
    """Whether the source is somebody; beside "said" and "according to" a name among its words is enough."""
    if frame.verb is PHRASE or frame.verb.lemma in ("say", "tell", "add"):
        return names_somebody(frame.source)
    if frame.verb.lemma == "agree" and any(_is_land(token) for token in frame.source):
        return False  # two governments that agree cite nothing
    return can_speak(frame.source)


def _is_land(token: ClauseToken) -> bool:
    return token.mention is not None and token.mention.type is EntityType.PLACE


def _last_report(unit: ClauseUnit, tokens: Sequence[ClauseToken], earlier: Sequence[_Cited]) -> _Cited | None:
    """The source that "the report" or "it" goes back to: the last one that is no person.

    For "it" one in the sentence before at most; for "the statement" and the like one that spoke by such a thing.
    """
    if not _stands_for_report(tokens):
        return None
    low = tokens[-1].low
    if low in word_class("reports") - _PASSING_ON:
        return next((one for one in reversed(earlier) if low in one.cue), None)
    last = next((one for one in reversed(earlier) if not one.person and not _is_another(one, low)), None)
    near = last is not None and unit.index - last.unit <= 1
    return last if near or low != "it" else None


def _is_another(one: _Cited, low: str) -> bool:
    """Whether a source without a name is none that a noun can go back to: "the website" and "reports"."""
    unnamed = all(token.mention is None for token in one.tokens) and one.made.named is None
    return low != "it" and unnamed and one.tokens[-1].low not in (low, f"{low}s", *word_class("media"))


def _deeper(unit: ClauseUnit, frame: Frame) -> Sequence[ClauseToken] | None:
    """The tokens of Y in "X reported, citing Y"."""
    tokens = unit.tokens
    for at in range(frame.end + 1, min(len(tokens), frame.end + 6)):
        if tokens[at].low in ("citing", "quoting"):
            phrase = noun_phrase_right(tokens, at + 1)
            return tokens[phrase[0] : phrase[1] + 1] if phrase is not None else None
    return None


def _told(frame: Frame) -> tuple[Span, ...]:
    """Who passes the words on: the broadcaster in "told the broadcaster" and in "the broadcaster quoted him as"."""
    tokens = frame.unit.tokens
    if frame.relay is not None:
        return (Span(tokens[frame.relay[0]].start, tokens[frame.relay[1]].end),)
    through = _through(frame)
    if through:
        return through
    if frame.verb is PHRASE:
        return ()
    if frame.verb.lemma == "tell" and not frame.inverted:
        return _listener(tokens, frame.at + 1)
    if frame.verb.takes == "clause" and low_at(tokens, frame.end + 1) == "to":
        return _listener(tokens, frame.end + 2)
    inside = next((at for at in range(frame.at + 1, frame.end) if tokens[at].low == "to"), None)
    return _listener(tokens, inside + 1) if inside is not None else ()


def _through(frame: Frame) -> tuple[Span, ...]:
    """The medium of a reporter ("Ada Roe of the Post", "NPR's Roe", "reports for NPR") or behind "via"."""
    tokens = frame.unit.tokens
    found: list[Span] = []
    for at in _media_places(frame):
        phrase = noun_phrase_right(tokens, at)
        if phrase is None or tokens[at].low in PRONOUNS:
            continue
        behind_via = tokens[at - 1].low == "via" and any(token.mention for token in tokens[at : phrase[1] + 1])
        found += [Span(one.start, one.end) for one in _media(tokens[at : phrase[1] + 1], every=behind_via)]
    return tuple(dict.fromkeys(found))


def _media_places(frame: Frame) -> list[int]:
    """Where a phrase begins that may name the medium through which somebody speaks."""
    tokens = frame.unit.tokens
    source = range(frame.first, frame.last + 1)
    places = [at for at in source if at > frame.first + 1 and _works_for(tokens, at)]
    places += [at for at in source if _owns(tokens, at)]
    places += [at + 1 for at in range(frame.at + 1, frame.cue_last) if tokens[at].low in ("for", "via")]
    return places + [at + 1 for at in range(frame.first, min(len(tokens), frame.end + 3)) if tokens[at].low == "via"]


def _works_for(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether a person's name and "of" go before: "Ada Roe of the Post"."""
    before = tokens[at - 2].mention
    return low_at(tokens, at - 1) in ("of", "for", "at") and before is not None and before.type is EntityType.PERSON


def _owns(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether a name ends there that has "'s" behind it and a person's name after that: "NPR's Roe"."""
    person = tokens[at + 2].mention if low_at(tokens, at + 1) == "'s" and at + 2 < len(tokens) else None
    return person is not None and person.type is EntityType.PERSON


def _media(tokens: Sequence[ClauseToken], *, every: bool) -> list[Mention]:
    """The names among the words that are media, or all of them."""
    names = dict.fromkeys(token.mention for token in tokens if token.mention is not None)
    return [one for one in names if every or is_press([token for token in tokens if token.mention == one])]


def _listener(tokens: Sequence[ClauseToken], first: int) -> tuple[Span, ...]:
    """The medium to which somebody talks, where the words are one; a name ends with itself."""
    phrase = noun_phrase_right(tokens, first)
    if phrase is None:
        return ()
    last = phrase[1]
    for at in range(phrase[0], phrase[1]):
        mention = tokens[at].mention
        if mention is not None and tokens[at + 1].mention != mention and tokens[at + 1].low in PRONOUNS:
            last = at
            break
    if is_press(tokens[first : last + 1]):
        return (Span(tokens[first].start, tokens[last].end),)
    return tuple(Span(one.start, one.end) for one in _media(tokens[first : last + 1], every=False)[:1])


def _stands_for_report(tokens: Sequence[ClauseToken]) -> bool:
    """Whether the words point back at a source: "it", "the report", "the agency", but no name."""
    if any(token.mention is not None for token in tokens):
        return False
    low = tokens[-1].low
    if len(tokens) == 1:
        return PRONOUNS.get(low) == "n"
    definite = tokens[0].low in ("the", "this", "that", "its", "their") and len(tokens) == 2
    single = low in word_class("media") - {"media", "press", "news"} and not low.endswith("s")
    return definite and (low in word_class("reports") or single)


def _with_agencies(cited: Sequence[_Cited]) -> list[Attribution]:
    """The attributions, with "state media" named where the article cites just one agency that it can be."""
    agencies: dict[str, Span] = {}
    for one in cited:
        name = None if one.made.named is not None else state_agency(one.tokens)
        if name is not None:
            agencies.setdefault(name, one.made.source)
    attributions = []
    for one in cited:
        made = one.made
        fitting = [name for name in agencies if is_general(one.tokens) and may_be(one.tokens, name)]
        if len(fitting) == 1:
            made = replace(made, named=agencies[fitting[0]])
        attributions.append(made)
    return attributions


def _from_quotes(article: Article, found: Analysis, made: Sequence[Attribution]) -> list[Attribution]:
    """Quotes that no frame covers, put down to their speakers."""
    taken = sorted((one.start, one.end) for one in made)
    reach = list(accumulate((end for _, end in taken), max))
    attributions = []
    for quote in found.quotes:
        if quote.speaker is None or not _says_something(article.text, quote):
            continue
        before = bisect_right(taken, (quote.start, quote.end)) - 1
        if before < 0 or reach[before] < quote.end:
            attributions.append(Attribution(quote.start, quote.end, quote.speaker, quote.cue or quote.speaker))
    return attributions


def _says_something(text: str, quote: QuoteMention) -> bool:
    """Whether a quote is more than a word or two held at arm's length."""
    if quote.kind is QuoteKind.PARTIAL:
        return quote.cue is not None and len(quote.of(text).split()) > _NICKNAME
    return quote.kind is QuoteKind.DIRECT
