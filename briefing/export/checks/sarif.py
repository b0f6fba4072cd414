"""A check as SARIF 2.1.0, which editors and code hosts show beside the lines of the draft."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from briefing.checking import Checked, Finding
from briefing.export.checks.placing import Placing
from briefing.export.checks.wording import change_words, place_words, remarks, verdict_words
from briefing.release import __version__
from briefing.terminal import escape_json

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(checked: Sequence[Checked], all_findings: bool) -> str:
    """One run with a result for each finding; offsets count code points, as the run says."""
    results = [
        _result(finding, one, Placing(one.draft.text, one.written or one.draft.text))
        for one in checked
        for finding in one.findings
        if all_findings or not finding.sound
    ]
    rules = sorted({result["ruleId"] for result in results})
    run = {
        "tool": {"driver": {"name": "briefing", "version": __version__, "rules": [{"id": rule} for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    value = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _result(finding: Finding, checked: Checked, placing: Placing) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(checked.draft.path)}}
    span = placing.span(finding.span) if checked.written is not None else None
    if span is not None:
        first, last = placing.position(span.start), placing.position(span.end)
        place["region"] = {
            "startLine": first.line,
            "startColumn": first.column,
            "endLine": last.line,
            "endColumn": last.column,
            "snippet": {"text": span.of(placing.written)},
        }
    return {
        "ruleId": f"{finding.kind.value}/{finding.verdict.value}",
        "level": "error" if finding.fault else "note" if finding.sound else "warning",
        "message": {"text": _message(finding, checked)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"briefingFinding/v1": finding.id},
        "properties": {"places": [one.id for one in finding.places]},
    }


def _message(finding: Finding, checked: Checked) -> str:
    lines = [verdict_words(finding), change_words(finding)]
    for place in finding.places[:3]:
        said = remarks(finding, place)
        lines.append(f"{place_words(place, checked)}{': ' + said if said else ''}: {place.evidence.text}")
    return "\n".join(line for line in lines if line)
