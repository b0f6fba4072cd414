"""How a difference is headed and explained."""

from __future__ import annotations

from briefing.export.differing import explanation, heading
from briefing.models import Conflict, ConflictKind, ConflictValue, Evidence
from briefing.story.differences.reasons import NEWER


def difference(kind: ConflictKind, reason: str | None) -> Conflict:
    values = tuple(
        ConflictValue(f"{number} workers", (Evidence(f"a{number}", 0, 25, f"a fire killed {number} workers"),))
        for number in (12, 19)
    )
    return Conflict(id="c1", kind=kind, topic="workers", values=values, reason=reason, facts=())


def test_what_a_newer_version_changed_is_headed_so_and_needs_no_other_explanation() -> None:
    changed = difference(ConflictKind.VERSION, NEWER)
    assert heading(changed) == f"Changed in a newer version: {heading(difference(ConflictKind.NUMBER, None))}"
    assert not explanation(changed)
