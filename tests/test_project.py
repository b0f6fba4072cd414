"""What the project's own files promise one another."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
REQUIREMENTS = [
    Requirement(text)
    for group in [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    for text in group
    if not text.startswith("briefing[")
]


def test_ci_runs_the_test_command_of_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    (command,) = [line for line in script.splitlines() if "tools/check.py" in line]
    assert command.replace(" -q", "") in readme


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.name)
def test_every_dependency_has_both_bounds(requirement):
    signs = {specifier.operator for specifier in requirement.specifier}
    assert signs in ({">=", "<"}, {"=="})


@pytest.mark.parametrize("name", PROJECT["dependencies"])
def test_every_dependency_has_a_reason_in_the_architecture(name):
    assert Requirement(name).name in (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_constraints_pin_versions_and_name_no_host():
    lines = (ROOT / "constraints.txt").read_text("utf-8").split()
    assert lines
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line) for line in lines)


def test_no_module_outgrows_the_limit():
    long = {
        str(path.relative_to(ROOT)): count
        for path in (ROOT / "briefing").rglob("*.py")
        if (count := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert not long
