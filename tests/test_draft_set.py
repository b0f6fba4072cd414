"""The set of drafts with planted faults: its marks are sound, and the bars hold on what was not tuned on."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from briefing.checking import Checked, Finding, Kind, Verdict
from briefing.models import Span

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "data" / "drafts"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("evaluate_check", ROOT / "tools" / "evaluate_check.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def cases(tool):
    return [case for path in sorted(FOLDER.glob("*/*/drafts.txt")) for case in tool.cases_of(path)]


def test_the_set_is_large_and_of_many_kinds(tool, cases):
    assert len(cases) >= 60
    assert len({planted.label for case in cases for planted in case.planted}) >= 10
    assert all(planted.label in tool.KINDS for case in cases for planted in case.planted)
    assert all("{{" not in case.text and "}}" not in case.text for case in cases)
    assert len({case.name for case in cases}) == len(cases)


@pytest.mark.parametrize("half", ["report", "fresh"])
def test_the_bars_hold(tool, half):
    score = tool.measure(half).score
    assert score.faithful >= score.faults
    assert score.found >= 0.85 * score.faults
    assert score.alarms <= 0.05 * score.faithful
    assert score.quoted_found >= 0.98 * score.quoted_faults
    assert score.quoted_alarms <= 0.01 * score.quotations


def test_only_a_finding_of_its_kind_in_its_place_finds_a_fault(tool, cases):
    draft = tool.reading_of(cases[0]).article
    planted = tool.Planted("wrong-figure", Span(10, 14))

    def checked(kind, verdict, start):
        return Checked(draft, (Finding("", kind, verdict, Span(start, start + 4), "x"),), {})

    assert tool.is_found(planted, checked(Kind.FIGURE, Verdict.DIFFERS, 12))
    assert not tool.is_found(planted, checked(Kind.FIGURE, Verdict.SUPPORTED, 12))
    assert not tool.is_found(planted, checked(Kind.NAME, Verdict.DIFFERS, 12))
    assert not tool.is_found(planted, checked(Kind.FIGURE, Verdict.DIFFERS, 14))
