"""A check for programs, after ``check.schema.json``: every finding with its places in the draft and in the sources."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from briefing.brief import paragraph_number
from briefing.checking import Checked, Finding, Place
from briefing.export.checks.wording import counts
from briefing.story.grouping.order import outlet_name
from briefing.terminal import escape_json

SCHEMA = "check/1"


def as_json(checked: Sequence[Checked], all_findings: bool) -> str:  # JSON always has all
    """One object for all drafts of the call."""
    value = {"schema": SCHEMA, "fault": any(one.fault for one in checked), "drafts": [draft(one) for one in checked]}
    return escape_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def as_lines(checked: Sequence[Checked], all_findings: bool) -> str:
    """One line for each finding, with the path of its draft."""
    lines = (
        {"schema": SCHEMA, "list": "findings", "draft": one.draft.where, **finding(each, one)}
        for one in checked
        for each in one.findings
        if all_findings or not each.sound
    )
    return "".join(escape_json(json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)


def draft(checked: Checked) -> dict[str, Any]:
    """One draft with its findings; offsets are code points into its ``text``."""
    return {
        "path": checked.draft.where,
        "title": checked.draft.title,
        "text": checked.draft.text,
        "counts": counts([checked]),
        "findings": [finding(one, checked) for one in checked.findings],
    }


def finding(one: Finding, checked: Checked) -> dict[str, Any]:
    """One finding."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "verdict": one.verdict.value,
        "fault": one.fault,
        "start": one.span.start,
        "end": one.span.end,
        "text": one.text,
        "said": one.said or None,
        "changes": [{"draft": change.draft, "source": change.source} for change in one.changes],
        "places": [place(where, checked) for where in one.places],
    }


def place(where: Place, checked: Checked) -> dict[str, Any]:
    """Words of a source with their place; ``id`` is what ``briefing open`` takes."""
    article = checked.articles[where.evidence.article]
    return {
        "id": where.id,
        "article": article.id,
        "path": article.where,
        "outlet": outlet_name(article),
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "paragraph": paragraph_number(article, where.evidence.span),
        "start": where.evidence.start,
        "end": where.evidence.end,
        "text": where.evidence.text,
        "said": where.said or None,
        "cites": list(where.cites),
        "cue": where.cue or None,
    }
