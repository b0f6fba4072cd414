"""The bar says how far the work is, how many a second, and how long it will take."""

from __future__ import annotations

import io

from briefing.cli.bar import Rate, make_bar


def test_the_rate_is_told_once_it_is_known() -> None:
    clock = iter(range(1000))
    bar = make_bar(io.StringIO())
    bar.get_time = lambda: float(next(clock))
    task = bar.add_task("reading", total=3_000)
    assert not Rate().render(bar.tasks[0]).plain
    for done in (0, 40, 80, 120):
        bar.update(task, completed=done)
    assert Rate().render(bar.tasks[0]).plain == "40/s"
