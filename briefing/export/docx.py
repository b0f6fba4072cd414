"""The brief as a Word document, made by Pandoc from the Markdown, where Pandoc is installed."""

from __future__ import annotations

import shutil
import subprocess

from briefing.export.markdown import to_markdown
from briefing.export.outline import Choice
from briefing.models import Brief

READER = "markdown-smart-raw_html-raw_tex-raw_attribute"
"""Without ``smart``, so that marks and dashes of the sources stay as they are; without a way to raw markup."""
SECONDS = 120
"""A brief takes one; a Pandoc that hangs is not waited for."""


class PandocError(Exception):
    """Pandoc is missing or failed; the message says which."""


def to_docx(brief: Brief, choice: Choice | None = None) -> bytes:
    """The bytes of a .docx file.

    Raises:
        CitationError: where a citation is not what its article says.
        PandocError: where Pandoc is not installed or fails.
    """
    program = shutil.which("pandoc")
    if program is None:
        raise PandocError("Word documents need Pandoc, which is not installed")
    command = [program, "-f", READER, "-t", "docx", "-o", "-"]
    try:
        run = subprocess.run(  # noqa: S603  # the program found on the PATH, with fixed arguments
            command, input=to_markdown(brief, choice).encode(), capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PandocError(f"Pandoc failed: {error}") from error
    if run.returncode:
        raise PandocError(f"Pandoc failed: {run.stderr.decode('utf-8', 'replace').strip()[:200]}")
    return run.stdout
