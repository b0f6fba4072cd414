"""A check as plain text: what asks for a look, each finding with the words of the sources and their place."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.checking import Checked, Finding
from briefing.export.checks.wording import change_words, place_words, remarks, summary, verdict_words

_PLACES = 3
"""Places that are shown of a finding; the others are counted, and JSON has them all."""


def as_text(checked: Sequence[Checked], all_findings: bool) -> str:  # the form's one choice
    """The findings in the order of the draft, then what was checked in one line."""
    lines: list[str] = []
    for one in checked:
        if len(checked) > 1:
            lines += [f"== {one.draft.where}: {one.draft.title}", ""]
        for finding in one.findings:
            if all_findings or not finding.sound:
                lines += [*_finding(finding, one), ""]
    return "\n".join([*lines, summary(checked)])


def _finding(finding: Finding, checked: Checked) -> list[str]:
    shown = " ".join(finding.text.split())
    lines = [f"{verdict_words(finding)} [{finding.id}]", f"  draft: {shown}"]
    changed = change_words(finding)
    if changed:
        lines.append(f"  words: {changed}")
    for place in finding.places[:_PLACES]:
        said = remarks(finding, place)
        lines.append(f"  {place_words(place, checked)} [{place.id}]{': ' + said if said else ''}")
        lines.append(f"    {' '.join(place.evidence.text.split())}")
    if len(finding.places) > _PLACES:
        lines.append(f"  and {len(finding.places) - _PLACES} more")
    return lines
