"""Sentences as tokens, with quoted stretches closed up: the ground on which reporting words are found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.analysis.speech.marks import Quoted
from briefing.language.english.reporting import PRONOUNS, reporting_verbs, word_class
from briefing.models import Analysis, Article, Mention, ParagraphKind, Span

_TOKEN = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*|[^\w\s]|_")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[\"'“‘„«(\[]?[A-Z0-9])")
_TAG_WORDS = 14
_LONGEST_TAG = 240
"""Words and characters up to which a sentence after a quote may be its tag."""
_TAG_SUBJECT = 6
"""Words of a tag before its apposition."""

_LONGEST_SENTENCE = 1500
"""Characters; longer ones occur only in text that is no prose."""

_CONTRACTIONS = ("n't", "n’t", "'s", "’s", "'d", "’d", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "'m", "’m")


@dataclass(frozen=True, slots=True)
class ClauseToken(Span):
    """A word, a mark of punctuation or a closed-up quote.

    ``low`` is the lower-case text, empty for a quote; ``mention`` is the name that the token belongs to;
    ``quote`` is the index of the quoted stretch that it stands for, else -1; ``dated`` is set inside a date.
    """

    low: str
    capital: bool
    mention: Mention | None = None
    quote: int = -1
    dated: bool = False

    @property
    def word(self) -> bool:
        """Whether this is a word, not punctuation and not a quote."""
        return self.quote < 0 and bool(self.low) and self.low[0].isalnum()


@dataclass(frozen=True, slots=True)
class ClauseUnit(Span):
    """A sentence that no boundary inside a quote cuts. ``index`` counts units, ``paragraph`` paragraphs."""

    index: int
    paragraph: int
    tokens: tuple[ClauseToken, ...]
    kind: ParagraphKind


def build_units(article: Article, found: Analysis, quoted: Sequence[Quoted]) -> tuple[ClauseUnit, ...]:
    """The sentences of the article in order, each as tokens."""
    text = article.text
    mentions = sorted(found.mentions, key=lambda mention: mention.start)
    dates = sorted((date.start, date.end) for date in found.dates)
    starts = sorted(sentence.start for sentence in found.sentences)
    units: list[ClauseUnit] = []
    upcoming = 0
    for number, paragraph in enumerate(article.paragraphs):
        own = []
        while upcoming < len(quoted) and quoted[upcoming].paragraph == number:
            own.append((quoted[upcoming], upcoming))
            upcoming += 1
        cuts = _cuts(text, paragraph, starts, [quote for quote, _ in own])
        for (start, end), inside in _shared_out(own, [*cuts, paragraph.end]):
            tokens = tuple(_tokens(text, Span(start, end), inside, mentions, dates))
            if tokens:
                units.append(ClauseUnit(start, end, len(units), number, tokens, paragraph.kind))
    return tuple(units)


def _shared_out(
    quotes: Sequence[tuple[Quoted, int]], cuts: Sequence[int]
) -> Iterator[tuple[tuple[int, int], Sequence[tuple[Quoted, int]]]]:
    """Each stretch between two cuts with the quotes that begin in it, none of them twice."""
    outer = [quote.outer.start for quote, _ in quotes]
    position = 0
    for start, end in pairwise(cuts):
        following = max(position, bisect_left(outer, end))
        yield (start, end), quotes[position:following]
        position = following


def _cuts(text: str, paragraph: Span, starts: Sequence[int], quotes: Sequence[Quoted]) -> list[int]:
    """Where sentences of the paragraph begin, those left out that lie in a quote or part a quote from its cue."""
    outer_starts = [quote.outer.start for quote in quotes]
    inner = _begun(text, paragraph, starts, outer_starts)
    cuts = [paragraph.start]
    for number, at in enumerate(inner, 1):
        index = bisect_left(outer_starts, at) - 1
        before = quotes[index] if index >= 0 else None
        if (before is not None and at < before.outer.end) or at == paragraph.start:
            continue
        following = inner[number] if number < len(inner) else paragraph.end
        if before is None or not _goes_on(text, before, at, following):
            cuts.append(at)
    return _shortened(text, cuts, paragraph, quotes)


def _begun(text: str, paragraph: Span, starts: Sequence[int], quotes: Sequence[int]) -> list[int]:
    """Where something may begin within a paragraph: where the splitter says, and with a quote behind a full stop."""
    if starts:
        inner = starts[bisect_right(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
    else:
        inner = [match.end() for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end)]
    behind = (at for at in quotes if text[max(paragraph.start, at - 3) : at].rstrip()[-1:] in (".", "!", "?"))
    return sorted({*inner, *behind})


def _goes_on(text: str, quote: Quoted, at: int, following: int) -> bool:
    """Whether what begins at ``at`` right behind a quote belongs to it: "…," she said."""
    if text[quote.outer.end : at].strip():
        return False
    if text[at].islower() or text[quote.end - 1] == ",":
        return True
    return _is_tag(text[at : min(following, at + _LONGEST_TAG)])


def _shortened(text: str, cuts: Sequence[int], paragraph: Span, quotes: Sequence[Quoted]) -> list[int]:
    """The cuts with more of them where a sentence has no end in sight, at white space outside quotes.

    What is looked for in a sentence takes time with the square of its length, so text without full stops must not
    make one.
    """
    outer_starts = [quote.outer.start for quote in quotes]
    short = [cuts[0]]
    for end in [*cuts[1:], paragraph.end]:
        while end - short[-1] > _LONGEST_SENTENCE:
            at = text.rfind(" ", short[-1] + 1, short[-1] + _LONGEST_SENTENCE) + 1 or short[-1] + _LONGEST_SENTENCE
            index = bisect_left(outer_starts, at) - 1
            if index >= 0 and at < quotes[index].outer.end:
                at = quotes[index].outer.end
            if at >= end:
                break
            short.append(at)
        short.append(end)
    return short[:-1]


def _is_tag(sentence: str) -> bool:
    """Whether a sentence right after a quote only says who spoke: "Jo Roe asked on Monday." or "— Jo Roe".

    An apposition between subject and verb does not count: "Jo Roe, who edits the paper, wrote drily."
    """
    words = _without_apposition(_TOKEN.findall(sentence))
    if words and words[0] in "—–-":
        return True
    verbs = reporting_verbs()
    at = next((index for index, word in enumerate(words[:_TAG_WORDS]) if index and word in verbs), None)
    if at is None or len(words) > _TAG_WORDS or verbs[words[at]].form not in ("past", "third"):
        return False
    rest = [word for word in words[at + 1 :] if word[0].isalnum()]
    if not rest or verbs[words[at]].lemma in ("ask", "tell"):
        return words[-1] in (".", "!", "?") or not rest
    return rest[0].lower() in word_class("prepositions", "adverbs") or (len(rest[0]) > 4 and rest[0].endswith("ly"))


def _without_apposition(words: list[str]) -> list[str]:
    """The words without what stands between the first two commas, where a reporting verb follows it."""
    commas = [at for at, word in enumerate(words) if word == ","][:2]
    if len(commas) < 2 or commas[0] > _TAG_SUBJECT or not words[commas[1] + 1 : commas[1] + 2]:
        return words
    after = words[commas[1] + 1]
    return [*words[: commas[0]], *words[commas[1] + 1 :]] if after in reporting_verbs() else words


def _tokens(
    text: str,
    span: Span,
    quotes: Sequence[tuple[Quoted, int]],
    mentions: Sequence[Mention],
    dates: Sequence[tuple[int, int]],
) -> list[ClauseToken]:
    """Tokens of one sentence; each quote is one token that spans its marks."""
    tokens: list[ClauseToken] = []
    position = span.start
    for quote, index in quotes:
        tokens += _words(text, Span(position, quote.outer.start), mentions, dates)
        tokens.append(ClauseToken(quote.outer.start, quote.outer.end, "", False, None, index))
        position = quote.outer.end
    tokens += _words(text, Span(position, span.end), mentions, dates)
    return tokens


def _words(text: str, span: Span, mentions: Sequence[Mention], dates: Sequence[tuple[int, int]]) -> list[ClauseToken]:
    """Tokens of a stretch without quotes; endings such as ’s and n't are tokens of their own."""
    tokens = []
    named, dated = [one.start for one in mentions], [start for start, _ in dates]
    for match in _TOKEN.finditer(text, span.start, span.end):
        for start, end in _split(text, match.start(), match.end()):
            at, day = bisect_right(named, start) - 1, bisect_right(dated, start) - 1
            mention = mentions[at] if at >= 0 and start < mentions[at].end else None
            low = _low(text[start:end], mention)
            inside = day >= 0 and start < dates[day][1]
            tokens.append(ClauseToken(start, end, low, text[start].isupper(), mention, -1, inside))
    return tokens


def _low(word: str, mention: Mention | None) -> str:
    """The word in small letters; a name that looks like a pronoun then ("WHO", "IT") keeps its capitals."""
    low = word.lower().replace("’", "'")
    return word if mention is not None and word.isupper() and low in PRONOUNS and len(low) > 1 else low


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The word and its contracted ending as two ranges, or the word alone."""
    low = text[start:end].lower()
    if not low.endswith(_CONTRACTIONS):
        return [(start, end)]
    for ending in _CONTRACTIONS:
        if low.endswith(ending) and len(low) > len(ending):
            return [(start, end - len(ending)), (end - len(ending), end)]
    return [(start, end)]
