"""The ordered list of finders, each adding one layer of spans to the analysis of an article."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.claims.finding import find_claims
from briefing.analysis.dates.finding import find_dates
from briefing.analysis.names.finding import find_mentions
from briefing.analysis.numbers import find_numbers
from briefing.analysis.sentences import find_sentences
from briefing.analysis.speech.attribution import find_attributions
from briefing.analysis.speech.hedges import find_hedges
from briefing.analysis.speech.quotes import find_quotes
from briefing.models import Analysis, Article, Span

Finder = Callable[[Article, Analysis], tuple[Span, ...]]

FINDERS: tuple[tuple[str, Finder], ...] = (
    ("sentences", find_sentences),
    ("dates", find_dates),
    ("numbers", find_numbers),
    ("mentions", find_mentions),
    ("quotes", find_quotes),
    ("attributions", find_attributions),
    ("hedges", find_hedges),
    ("claims", find_claims),
)
"""Each layer of ``Analysis`` with the function that fills it; a finder sees the layers before its own."""
