"""What the reader put right, applied before articles are grouped and compared: the one place for all fronts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain

from briefing.models import Analysis, Article, Correcting, Correction, Corrections, Reading
from briefing.models.corrections import OF_ARTICLES, OF_GROUPS
from briefing.store import Groups, Notebook, StoreError


def corrections_in(notebook: Notebook, readings: Sequence[Reading]) -> Corrections:
    """The corrections in force that are about these articles."""
    with suppress(StoreError):  # it says so itself where something is to be written; what was read of it holds
        notebook.refresh()
    events = notebook.state.corrections
    if not events:
        return ()
    from briefing.store.corrections import find_corrections  # noqa: PLC0415  # few have any, and it knows stories
    from briefing.store.finding import Library  # noqa: PLC0415

    return find_corrections(events, Library(readings))


def correct_readings(
    readings: Sequence[Reading], corrections: Corrections, analysis: Callable[[Article], Analysis]
) -> list[Reading]:
    """The readings with the outlets, days, titles and authors that the reader gave; ``analysis`` makes those anew."""
    if not any(correction.what in OF_ARTICLES for correction in corrections):
        return list(readings)
    from briefing.store.corrections import correct_article  # noqa: PLC0415  # as above

    own: dict[str, list[Correction]] = {}
    for correction in corrections:
        if correction.what in OF_ARTICLES:
            for name in correction.articles:
                own.setdefault(name, []).append(correction)
    made = []
    for reading in readings:
        if reading.article.id not in own:
            made.append(reading)
            continue
        article = correct_article(reading.article, own[reading.article.id])
        again = (article.outlet, article.published) != (reading.article.outlet, reading.article.published)
        made.append(Reading(article, analysis(article) if again else reading.analysis))
    return made


def correct_groups(groups: Groups, corrections: Corrections) -> Groups:
    """The groups with the stories that the reader brought together or took apart, one after the other."""
    made = [list(group) for group in groups]
    for correction in corrections:
        if correction.what in OF_GROUPS:
            made = _corrected(made, correction)
    return tuple(sorted(tuple(group) for group in made)) if made else groups


def _corrected(made: list[list[str]], correction: Correction) -> list[list[str]]:
    """The groups with one correction: what it touches is one story, or what it names is a story of its own."""
    named = set(correction.articles)
    touched = [group for group in made if not named.isdisjoint(group)]
    if not touched:
        return made
    others = [group for group in made if named.isdisjoint(group)]
    together = sorted(chain.from_iterable(touched))
    if correction.what is Correcting.ONE_STORY:
        return [together, *others]
    rest = [[name for name in group if name not in named] for group in touched]
    return [[name for name in together if name in named], *filter(None, rest), *others]


def behind(readings: Sequence[Reading], corrections: Corrections) -> str:
    """What a comparison depends on besides texts and days: all that the reader put right in these articles."""
    here = {reading.article.id for reading in readings}
    return "\n".join(repr(correction) for correction in corrections if here.intersection(correction.articles))


def of_articles(corrections: Corrections) -> Corrections:
    """Those that change how articles are grouped."""
    return tuple(correction for correction in corrections if correction.what in OF_ARTICLES)
