"""The layers hold, and the command line starts without what it may not need."""

from __future__ import annotations

import subprocess
import sys

import pytest


def modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("heavy", ["textual", "whoosh", "trafilatura", "httpx", "numpy", "sqlite3"])
def test_the_command_line_starts_light(heavy):
    assert heavy not in modules_after("import briefing.cli")


def test_a_brief_needs_neither_the_app_nor_the_index():
    loaded = modules_after("import briefing.cli.brief")
    assert "textual" not in loaded
    assert "whoosh" not in loaded


def test_the_models_need_nothing_but_the_standard_library():
    loaded = {name.partition(".")[0] for name in modules_after("import briefing.models")}
    assert loaded <= set(sys.stdlib_module_names) | {"briefing", "__main__", "_virtualenv"} | {
        name for name in loaded if name.startswith(("_", "sitecustomize", "distutils"))
    }
