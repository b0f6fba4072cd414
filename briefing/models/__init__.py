"""The values that every part of briefing shares.

An article is text with offsets, and everything the program says is a span of that text.
All values are frozen: a step of the analysis returns new ones and changes none.

Offsets are 0-based, half-open ranges of code points into ``Article.text``.
Days are ISO 8601 at the precision that the text gives: ``2023-07-27``, ``2022-11``, ``1953``, ``1950/1953``.
"""

from __future__ import annotations

from briefing.models.comparison import (
    Brief,
    Conflict,
    ConflictValue,
    Detail,
    Entity,
    Fact,
    Label,
    Origin,
    Quote,
    Role,
    Story,
    Teller,
    TimelineEvent,
    Wording,
)
from briefing.models.corrections import Correcting, Correction, Corrections
from briefing.models.kinds import (
    AGREED_FROM,
    ConflictKind,
    EntityType,
    Hedge,
    ParagraphKind,
    PublishedFrom,
    QuoteKind,
    Stance,
    Status,
)
from briefing.models.marks import NO_MARKS, NO_STARS, Mark, Marks, Noted, Stars
from briefing.models.text import (
    Analysis,
    Article,
    Attribution,
    Claim,
    Cut,
    DateMention,
    Evidence,
    HedgeCue,
    Mention,
    NumberMention,
    Paragraph,
    QuoteMention,
    Reading,
    Sentence,
    Skipped,
    Span,
)

__all__ = [
    "AGREED_FROM",
    "NO_MARKS",
    "NO_STARS",
    "Analysis",
    "Article",
    "Attribution",
    "Brief",
    "Claim",
    "Conflict",
    "ConflictKind",
    "ConflictValue",
    "Correcting",
    "Correction",
    "Corrections",
    "Cut",
    "DateMention",
    "Detail",
    "Entity",
    "EntityType",
    "Evidence",
    "Fact",
    "Hedge",
    "HedgeCue",
    "Label",
    "Mark",
    "Marks",
    "Mention",
    "Noted",
    "NumberMention",
    "Origin",
    "Paragraph",
    "ParagraphKind",
    "PublishedFrom",
    "Quote",
    "QuoteKind",
    "QuoteMention",
    "Reading",
    "Role",
    "Sentence",
    "Skipped",
    "Span",
    "Stance",
    "Stars",
    "Status",
    "Story",
    "Teller",
    "TimelineEvent",
    "Wording",
]
