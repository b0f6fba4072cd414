"""The ordered list of finders, each adding one layer of spans to the analysis of an article."""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.attribution import find_attributions
from briefing.analysis.claims import find_claims
from briefing.analysis.dates import find_dates
from briefing.analysis.hedges import find_hedges
from briefing.analysis.mentions import find_mentions
from briefing.analysis.numbers import find_numbers
from briefing.analysis.quotes import find_quotes
from briefing.analysis.sentences import find_sentences
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
