"""What can be found in one article alone: an ordered list of finders, each adding one layer of spans.

The finders are imported when they are first used: a second opening takes analyses from the store, and should not wait
for the tagger.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.models import Analysis, Article, Reading
from briefing.threads import hold_to_one

hold_to_one()


def analyse(article: Article) -> Analysis:
    """Run every finder over one article, in order."""
    from briefing.analysis.finders import FINDERS  # noqa: PLC0415

    found = Analysis()
    for layer, finder in FINDERS:
        spans: dict[str, Any] = {layer: finder(article, found)}
        found = replace(found, **spans)
    return found


def redate(reading: Reading) -> Reading:
    """The reading with its days resolved anew, after the article's own day became known."""
    from briefing.analysis.dates.finding import find_dates  # noqa: PLC0415

    dates = find_dates(reading.article, reading.analysis)
    return replace(reading, analysis=replace(reading.analysis, dates=dates))
