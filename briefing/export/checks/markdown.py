"""A draft in Markdown with a footnote at each finding; what the draft says stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.checking import Checked, Finding
from briefing.export.checks.placing import Placing
from briefing.export.checks.wording import change_words, place_words, remarks, summary, verdict_words
from briefing.export.markdown import inline

_PLACES = 3
_CLOSING = frozenset("”’\"'»“.,;:!?)]*_`")
"""Signs behind a word that a note comes after."""


def as_markdown(checked: Sequence[Checked], all_findings: bool) -> str:
    """The drafts one after the other, each as it was written where that was text, with its notes behind it."""
    return "\n\n---\n\n".join(_noted(one, all_findings=all_findings) for one in checked) + "\n"


def _noted(checked: Checked, *, all_findings: bool) -> str:
    written = checked.written or checked.draft.text
    placing = Placing(checked.draft.text, written)
    wanted = [finding for finding in checked.findings if all_findings or not finding.sound]
    at: dict[int, list[str]] = {}
    notes: list[str] = []
    for number, finding in enumerate(wanted, 1):
        span = placing.span(finding.span)
        if span is not None:
            at.setdefault(_behind(written, span.end), []).append(f"[^check-{number}]")
        notes.append(f"[^check-{number}]: {_note(finding, checked)}")
    parts, done = [], 0
    for offset in sorted(at):
        parts += [written[done:offset], *at[offset]]
        done = offset
    parts.append(written[done:].rstrip())
    return "\n".join(["".join(parts), "", *notes, "", f"<!-- {summary([checked]).replace('--', '')} -->"])


def _behind(text: str, end: int) -> int:
    """Behind the marks and stops that follow a place."""
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return end


def _note(finding: Finding, checked: Checked) -> str:
    parts = [f"{verdict_words(finding)} ({finding.id})"]
    if finding.changes:
        parts.append(inline(change_words(finding)))
    for place in finding.places[:_PLACES]:
        said = remarks(finding, place)
        words = inline(" ".join(place.evidence.text.split()))
        where = f"{place_words(place, checked)}{': ' + said if said else ''}"
        parts.append(f"{inline(where)} ({place.id}): “{words}”")
    if len(finding.places) > _PLACES:
        parts.append(f"and {len(finding.places) - _PLACES} more")
    return ". ".join(parts) + "."
