"""The check of a draft: all finders, one after the other, and their findings in the order of the draft."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from briefing.checking.aligning import Aligner, Sentences
from briefing.checking.days import check_days
from briefing.checking.figures import check_figures
from briefing.checking.firmness import check_firmness
from briefing.checking.naming import check_names
from briefing.checking.quoting import check_quotations
from briefing.checking.sources import Sources
from briefing.checking.values import Checked, Finding
from briefing.models import Reading
from briefing.release import OWN_WORDS


def check_draft(draft: Reading, readings: Sequence[Reading]) -> Checked:
    """Hold a draft against its sources, both already analysed.

    The order of the readings changes nothing. A finding's id follows from its kind, its words and how often they came
    before, so that it stays the same while other parts of the draft change.
    """
    sources = Sources(readings)
    aligner, sentences = Aligner(sources), Sentences(draft)
    finders: tuple[Iterable[Finding | None], ...] = (check_quotations(draft, sources),)
    if not is_brief(draft.article.text):
        finders += (
            check_figures(draft, sentences, aligner),
            check_days(draft, sentences, aligner),
            check_names(draft, sentences, sources, aligner),
            check_firmness(draft, sentences, aligner),
        )
    found = sorted(
        filter(None, chain.from_iterable(finders)),
        key=lambda one: (one.span.start, one.span.end, one.kind.value, one.text),
    )
    cited = {place.evidence.article for finding in found for place in finding.places}
    articles = {text.article.id: text.article for text in sources.texts if text.article.id in cited}
    return Checked(draft.article, tuple(_numbered(found)), articles)


def is_brief(text: str) -> bool:
    """Whether a draft is one of our briefs: there all words of sources stand in marks, and the rest is our counting."""
    return OWN_WORDS in " ".join(text.split())


def _numbered(findings: Sequence[Finding]) -> Iterator[Finding]:
    times: dict[str, int] = {}
    for finding in findings:
        key = f"{finding.kind.value}\0{finding.text}"
        times[key] = times.get(key, 0) + 1
        name = hashlib.sha256(f"{key}\0{times[key]}".encode()).hexdigest()[:12]
        yield replace(finding, id=name)
