"""What a check found, for people, programs and editors: text, JSON, Markdown with footnotes, SARIF."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.checking import Checked
from briefing.export.checks.json import as_json, as_lines
from briefing.export.checks.markdown import as_markdown
from briefing.export.checks.sarif import as_sarif
from briefing.export.checks.text import as_text

FORMS: dict[str, Callable[[Sequence[Checked], bool], str]] = {
    "text": as_text,
    "json": as_json,
    "jsonl": as_lines,
    "markdown": as_markdown,
    "sarif": as_sarif,
}
"""Each form with its function; the flag is whether findings that ask nothing of the writer are wanted as well."""


def render(checked: Sequence[Checked], form: str, *, all_findings: bool = False) -> str:
    """The checks of one or more drafts.

    Raises:
        KeyError: where there is no such form.
    """
    return FORMS[form](checked, all_findings)
