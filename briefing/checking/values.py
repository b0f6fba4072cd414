"""What a check of a draft finds: findings, each with its place in the draft and the places in the sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.models import Article, Evidence, Span


class Kind(StrEnum):
    """What of a draft is checked."""

    QUOTATION = "quotation"
    SPEAKER = "speaker"
    FIGURE = "figure"
    DAY = "day"
    NAME = "name"
    HEDGE = "hedge"
    ATTRIBUTION = "attribution"


class Verdict(StrEnum):
    """How a piece of the draft stands to the sources.

    Quotations: ``VERBATIM``, ``ALTERED`` (some words differ), ``SPLICED`` (put together from several places),
    ``NOT_FOUND``. Speakers, figures, days, names: ``SUPPORTED``, ``DIFFERS``, ``NOT_FOUND``; a speaker is ``UNSAID``
    where the source does not say who speaks. Hedges and attributions: ``DROPPED``.
    """

    VERBATIM = "verbatim"
    SUPPORTED = "supported"
    UNSAID = "unsaid"
    ALTERED = "altered"
    SPLICED = "spliced"
    DIFFERS = "differs"
    DROPPED = "dropped"
    NOT_FOUND = "not-found"


SOUND = frozenset((Verdict.VERBATIM, Verdict.SUPPORTED, Verdict.UNSAID))
"""Verdicts that ask nothing of the writer."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the draft and the source's words in their place; either side may be empty."""

    draft: str
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a source. ``said`` is what they are to the finding: who speaks, another value; may be empty.

    ``cites`` are the source's words for whom it puts them down to, ``cue`` those by which it hedges them.
    """

    evidence: Evidence
    said: str = ""
    cites: tuple[str, ...] = ()
    cue: str = ""

    @property
    def id(self) -> str:
        """A name of the place that lasts as long as the article's text does: article, start and end."""
        return place_id(self.evidence)


def place_id(evidence: Evidence) -> str:
    """The name by which ``briefing open`` finds a place: ``ARTICLE:START-END``."""
    return f"{evidence.article}:{evidence.start}-{evidence.end}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of the draft and how it stands to the sources.

    ``span`` and ``text`` are its place and words in the draft. ``said`` is the draft's own value where it is not the
    words themselves: whom the draft lets speak. ``changes`` are the words that differ in a quotation.
    """

    id: str
    kind: Kind
    verdict: Verdict
    span: Span
    text: str
    places: tuple[Place, ...] = ()
    changes: tuple[Change, ...] = ()
    said: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing is to be done about it."""
        return self.verdict in SOUND

    @property
    def fault(self) -> bool:
        """Whether the sources say something else, or nobody said the words: what makes the command exit with 1.

        A figure, day or name that no source here has may come from elsewhere; it is shown and is no fault.
        """
        if self.verdict is Verdict.NOT_FOUND:
            return self.kind is Kind.QUOTATION
        return not self.sound


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its findings in the order of its text, and the articles that they cite, by id.

    ``written`` is its file as it stands, where that is text.
    """

    draft: Article
    findings: tuple[Finding, ...]
    articles: dict[str, Article]
    written: str | None = None

    @property
    def fault(self) -> bool:
        """Whether any finding is a fault."""
        return any(finding.fault for finding in self.findings)
