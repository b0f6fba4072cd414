"""The layers hold, and the command line starts without what it may not need."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import grimp
import pytest


@cache
def modules_after(statement: str) -> frozenset[str]:
    """The modules that are loaded in a process of its own; each test only looks at them."""
    code = f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return frozenset(run.stdout.split())


@pytest.mark.parametrize("heavy", ["textual", "whoosh", "trafilatura", "httpx", "numpy", "sqlite3"])
def test_the_command_line_starts_light(heavy):
    assert heavy not in modules_after("import briefing.cli")


@pytest.mark.parametrize("heavy", ["trafilatura", "feedparser", "striprtf", "warcio", "brotli", "pypdf", "httpx"])
def test_all_formats_are_known_without_their_parsers(heavy):
    loaded = modules_after("import briefing.corpus.formats as formats; formats.known()")
    assert "briefing.corpus.formats.warc" in loaded
    assert heavy not in loaded


def test_a_brief_needs_neither_the_app_nor_the_index():
    loaded = modules_after("import briefing.cli.brief")
    assert "textual" not in loaded
    assert "whoosh" not in loaded


def test_a_brief_of_a_story_that_is_compared_compares_nothing():
    loaded = modules_after("import briefing.cli.brief, briefing.export.outline, briefing.export.markdown")
    assert "briefing.export.view" in loaded
    assert "briefing.story.statements.statement" not in loaded
    assert "briefing.story.differences.slots" not in loaded


@pytest.mark.parametrize("heavy", ["whoosh", "tantivy", "urllib.request", "asyncio", "sqlite3", "trafilatura"])
def test_a_search_at_hand_loads_no_more_than_it_needs(heavy):
    loaded = modules_after("import briefing.cli.search")
    assert "briefing.index.query" in loaded
    assert heavy not in loaded


@pytest.mark.parametrize(
    "heavy",
    [
        "numpy",
        "yaml",
        "briefing.analysis",
        "briefing.checking",
        "briefing.export.outline",
        "briefing.pipeline.session",
        "briefing.story.differences.slots",
        "briefing.tui.screens.check",
        "briefing.tui.screens.export",
    ],
)
def test_the_first_picture_waits_for_nothing_that_it_does_not_show(heavy):
    loaded = modules_after("import briefing.tui.app")
    assert "briefing.tui.screens.reader" in loaded
    assert heavy not in loaded


def test_an_exporter_is_loaded_by_the_first_brief_that_asks_for_it():
    loaded = modules_after("from briefing.export import FORMATS, Choice")
    assert "briefing.export.outline" in loaded
    assert not {"briefing.export.docx", "briefing.export.html"} & loaded


def test_the_models_need_nothing_but_the_standard_library():
    loaded = {name.partition(".")[0] for name in modules_after("import briefing.models")}
    assert loaded <= set(sys.stdlib_module_names) | {"briefing", "__main__", "_virtualenv"} | {
        name for name in loaded if name.startswith(("_", "sitecustomize", "distutils"))
    }


def circles(graph: grimp.ImportGraph) -> list[list[str]]:
    """Groups of modules that import each other, directly or through others: after Tarjan (1972)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found = []

    def visit(module: str) -> None:
        order[module] = low[module] = len(order)
        stack.append(module)
        for other in sorted(graph.find_modules_directly_imported_by(module)):
            if other not in order:
                visit(other)
            if other in stack:
                low[module] = min(low[module], low[other])
        if low[module] == order[module]:
            at = stack.index(module)
            group, stack[at:] = stack[at:], []
            if len(group) > 1:
                found.append(sorted(group))

    for module in sorted(graph.modules):
        if module not in order:
            visit(module)
    return found


def test_no_modules_import_each_other_not_even_for_types():
    graph = grimp.build_graph("briefing", exclude_type_checking_imports=False)
    assert circles(graph) == []


def test_a_circle_would_be_seen():
    graph = grimp.ImportGraph()
    for one, other in (("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")):
        graph.add_import(importer=one, imported=other)
    assert circles(graph) == [["a", "b", "c"]]
