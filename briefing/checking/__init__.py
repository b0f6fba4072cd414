"""A draft held against its sources: what of it stands where, and in what words. It never says what is true."""

from __future__ import annotations

from briefing.checking.report import check_draft
from briefing.checking.values import Change, Checked, Finding, Kind, Place, Verdict

__all__ = ["Change", "Checked", "Finding", "Kind", "Place", "Verdict", "check_draft"]
