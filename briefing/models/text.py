"""One article: its text, and the spans that are found in it.

Offsets are 0-based, half-open ranges of code points into ``Article.text``.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime

from briefing.models.kinds import EntityType, Hedge, ParagraphKind, PublishedFrom, QuoteKind
from briefing.records import dataclass

STUB = "cut off by a paywall: only the opening is here"
CUT_OFF = "cut off by the news service; `briefing add` fetches the page"
HEADLINES = "a list of headlines with links, not one article"
PARTS = frozenset({STUB, CUT_OFF, HEADLINES})
"""Notes on an article that say that not all of its text is here."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Paragraph(Span):
    """A paragraph; its text holds no blank line."""

    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of the file that reading left out, so that a reader can check what is missing."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one outlet, cleaned once; nothing moves its offsets afterwards.

    ``digest`` is the SHA-256 (hex) of what was read, path and file times left out;
    ``id`` also holds the path, so that two copies of one text are two articles. ``source`` is the SHA-256 (hex) of the
    file's bytes as they were read, which no change of the cleaning changes; empty where there was no file.
    ``duplicate_of`` is the article of another outlet that this one copies, ``version_of`` the newest article of the
    same outlet that this one is an earlier text of. ``published_at`` has a zone; ``place`` is where it stands in a file
    of many articles ("#17" and the archive's own id); ``guid`` is its source's own name for it, which all versions of
    it share; ``notes`` are what the program remarks on it, never the user's;
    ``corrected`` are what the user put right: outlet, day, title, author;
    ``details`` are what an archive or agency says of it besides (section, page, correction, rights), by name.
    """

    id: str
    path: str
    digest: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    outlet: str | None = None
    published: date | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credits: tuple[str, ...] = ()
    title_inferred: bool = False
    duplicate_of: str | None = None
    version_of: str | None = None
    published_at: datetime | None = None
    place: str | None = None
    guid: str | None = None
    notes: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    source: str = ""
    details: tuple[tuple[str, str], ...] = ()
    corrected: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all of the text is here as far as is known: what a part of one does not say, the whole may."""
        return PARTS.isdisjoint(self.notes)

    @property
    def where(self) -> str:
        """The file, and the place in a file of many articles: what tells this article from all others for people."""
        return f"{self.path} {self.place}" if self.place else self.path


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read, and why. ``path`` is safe to print.

    ``recalls`` is the ``guid`` of an article that the file takes back, as agencies do.
    """

    path: str
    reason: str
    recalls: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Sentence(Span):
    """A sentence; ``paragraph`` is the index of the paragraph that holds it."""

    paragraph: int


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """A name in the text. Mentions of one article do not overlap.

    ``chances`` are how far the tagger takes just these words for a person, an organisation, a place, a group and
    another name, each in percent; empty where no tagger tells. Two mentions are the same whatever these are.
    """

    type: EntityType
    chances: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, order=True)
class DateMention(Span):
    """An expression of time; ``value`` is ISO 8601, or None where the text gives no ground for one.

    ``kind`` is ``day``, ``week``, ``month``, ``year``, ``decade``, ``range`` or ``duration``.
    """

    value: str | None
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class NumberMention(Span):
    """A count, amount or measure, ``low <= value <= high`` in ``unit`` (singular, lower case, or an ISO 4217 code).

    ``low == high`` for one value. ``kind`` is ``count``, ``money``, ``percent``, ``measure``, ``ordinal`` or
    ``fraction``; ``approximate`` is set by "about", "nearly", "at least", "dozens".
    """

    low: float
    high: float
    unit: str
    kind: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class QuoteMention(Span):
    """Words of somebody, without the marks; ``speaker`` and ``cue`` are the words that say so."""

    kind: QuoteKind
    speaker: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution(Span):
    """A stretch that the article puts down to a source.

    ``source`` are the words for the source, ``cue`` the reporting words; ``named`` is the earlier span that names it
    where ``source`` is "the report" or a pronoun; ``via`` are relays between article and source, nearest first.
    """

    source: Span
    cue: Span
    named: Span | None = None
    via: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class HedgeCue(Span):
    """Words such as "reportedly" or "has accused"; ``scope`` is what they weaken."""

    hedge: Hedge
    scope: Span


@dataclass(frozen=True, slots=True, order=True)
class Claim(Span):
    """A sentence, or a part of one that states one thing; ``sentence`` is the index of the sentence that holds it."""

    sentence: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one article alone: one layer of spans per finder, each in the order of the text."""

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    hedges: tuple[HedgeCue, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what was found in it."""

    article: Article
    analysis: Analysis


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span of a named article with its words; ``article.text[start:end] == text`` always."""

    article: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, article: Article, span: Span) -> Evidence:
        """The evidence that ``span`` is in ``article``."""
        return cls(article.id, span.start, span.end, span.of(article.text))

    @property
    def span(self) -> Span:
        """The place alone."""
        return Span(self.start, self.end)
