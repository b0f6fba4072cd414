"""What the bar beside a long reading says."""

from __future__ import annotations

import sys

from briefing.cli.output import progress_listener
from briefing.pipeline import Progress


def test_the_bar_says_which_article_of_an_export_is_read(monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    bar = progress_listener()
    with bar as listener:
        listener(Progress("reading", 0, 1, "ex[red]port.TXT #17"))
        (task,) = bar._bar.tasks
        assert (task.description, task.completed, task.total) == ("reading ex[red]port.TXT #17", 0, 1)
        assert "[red]" in bar._bar.columns[0].render(task).plain
