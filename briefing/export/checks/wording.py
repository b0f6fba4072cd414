"""The words for findings that all forms share. They say what stands where, and never what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.brief import paragraph_number
from briefing.checking import Checked, Finding, Kind, Place, Verdict
from briefing.story.grouping.order import outlet_name

VERDICTS = {
    Verdict.VERBATIM: "verbatim",
    Verdict.SUPPORTED: "in the sources",
    Verdict.UNSAID: "the source does not say who speaks",
    Verdict.ALTERED: "altered",
    Verdict.SPLICED: "put together from several places",
    Verdict.DIFFERS: "given otherwise",
    Verdict.DROPPED: "left out",
    Verdict.NOT_FOUND: "not found",
}
KINDS = {
    Kind.QUOTATION: ("quotation", "quotations"),
    Kind.SPEAKER: ("speaker", "speakers"),
    Kind.FIGURE: ("figure", "figures"),
    Kind.DAY: ("day", "days"),
    Kind.NAME: ("name", "names"),
    Kind.HEDGE: ("hedge", "hedges"),
    Kind.ATTRIBUTION: ("attribution", "attributions"),
}
_SAID = {
    (Kind.SPEAKER, Verdict.DIFFERS): "another speaker in the source",
    (Kind.HEDGE, Verdict.DROPPED): "hedged in every source found, flat in the draft",
    (Kind.ATTRIBUTION, Verdict.DROPPED): "put down to somebody in every source found, flat in the draft",
}


def verdict_words(finding: Finding) -> str:
    """``quotation altered``, ``figure not found``."""
    said = _SAID.get((finding.kind, finding.verdict), VERDICTS[finding.verdict])
    return f"{KINDS[finding.kind][0]}: {said}"


def change_words(finding: Finding) -> str:
    """The words that differ: ``asked → paid; not left out``."""
    parts = []
    for change in finding.changes:
        if not change.draft:
            parts.append(f"left out: {change.source}")
        elif not change.source:
            parts.append(f"put in: {change.draft}")
        else:
            parts.append(f"{change.draft} (source: {change.source})")
    return "; ".join(parts)


def place_words(place: Place, checked: Checked) -> str:
    """Outlet, day and paragraph of a place."""
    article = checked.articles[place.evidence.article]
    day = f", {article.published.isoformat()}" if article.published else ""
    return f"{outlet_name(article)}{day}, paragraph {paragraph_number(article, place.evidence.span)}"


def remarks(finding: Finding, place: Place) -> str:
    """What a place is to the finding beside its words: who speaks there, another value, whom it cites."""
    parts = []
    if place.said and finding.kind in (Kind.QUOTATION, Kind.SPEAKER):
        parts.append(f"said by {place.said}")
    elif place.said:
        parts.append(place.said)
    if place.cue:
        parts.append(f"with “{place.cue}”")
    if place.cites:
        parts.append(f"citing {', '.join(place.cites)}")
    return "; ".join(parts)


def counts(checked: Sequence[Checked]) -> dict[str, dict[str, int]]:
    """How many findings of each kind have each verdict."""
    counted = Counter((finding.kind, finding.verdict) for one in checked for finding in one.findings)
    return {
        kind.value: {verdict.value: counted[kind, verdict] for verdict in Verdict if counted[kind, verdict]}
        for kind in Kind
        if any(counted[kind, verdict] for verdict in Verdict)
    }


def summary(checked: Sequence[Checked]) -> str:
    """One line, such as ``12 quotations: 11 verbatim, 1 altered. 3 figures: 3 in the sources.``."""
    parts = []
    for kind, verdicts in counts(checked).items():
        one, many = KINDS[Kind(kind)]
        total = sum(verdicts.values())
        said = ", ".join(f"{number} {VERDICTS[Verdict(name)]}" for name, number in verdicts.items())
        parts.append(f"{total} {one if total == 1 else many}: {said}.")
    return " ".join(parts) or "Nothing to check: no quotation, figure, day or name."
