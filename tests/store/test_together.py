"""Two apps and an ``index`` on one store, as processes of their own: no mark is lost, and nobody speaks of locks."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefing.pipeline import Session
from briefing.pipeline.state import NOTEBOOK_NAME
from briefing.store import SqliteNotebook

APP = """
import sys
from pathlib import Path
from briefing.pipeline import Noticed, Session
from briefing.store.anchors import fact_target
def hear(event):
    if isinstance(event, Noticed):
        print("said", event.message)
session = Session([Path(sys.argv[1])])
session.load(hear)
for story in session.stories():
    for number, fact in enumerate(story.facts):
        session.notebook().add("star", fact_target(fact, story.articles), {"by": sys.argv[2], "n": number})
        session.notebook().remember_search(f"{sys.argv[2]} {number % 3}", saved=True)
        print("kept", number)
session.close()
"""
INDEX = "import sys\nfrom briefing.cli import main\nsys.exit(main(['index', sys.argv[1]]))"


@pytest.fixture
def news(tmp_path, samples):
    return samples / "earthquake"


def test_two_apps_and_an_index_lose_nothing(own_folders, news):
    orders = [(APP, str(news), "one"), (APP, str(news), "two"), (INDEX, str(news)), (INDEX, str(news))]
    running = [
        subprocess.Popen([sys.executable, "-c", *order], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for order in orders
    ]
    told = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0, 0]
    for out, errors in told:
        assert "lock" not in out + errors
        assert "said" not in out
        assert "Traceback" not in errors
    kept = [out.count("kept") for out, _ in told[:2]]
    assert min(kept) > 5
    notebook = SqliteNotebook(own_folders / "data" / NOTEBOOK_NAME)
    for name, number in zip(("one", "two"), kept, strict=True):
        assert sum(event.says["by"] == name for event in notebook.state.stars) == number
    assert len(notebook.state.searches) == 6
    assert notebook.check() == ()
    assert notebook.warning is None
    notebook.close()


def test_one_sees_what_the_other_marks_while_it_reads(own_folders, news):
    session = Session([news])
    session.load()
    notebook = session.notebook()
    run = subprocess.run([sys.executable, "-c", APP, str(news), "two"], capture_output=True, text=True, check=True)
    assert notebook.refresh()
    assert len(notebook.state.stars) == run.stdout.count("kept") > 5
    session.close()
