"""One processor or many: the same analyses; what a process fails at is done here, and what was done is kept."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Article, Reading
from briefing.pipeline import Cancelled, Session, analysts
from briefing.pipeline.analysts import Analysts
from briefing.pipeline.events import Arrived, Event, never

FERRIES = ("Otter", "Heron", "Plover", "Curlew")


def articles(count: int) -> list[Article]:
    """As many, each of its own words."""
    return [
        make_article(
            f"The ferry {FERRIES[number % 4]} lost {number + 2} crates off Ellmouth on Tuesday, the port said. "
            f"“We counted {number},” said Ines Okafor, who runs the quay.",
            name=f"{number:03}.txt",
        )
        for number in range(count)
    ]


def go_on() -> None:
    """Nobody stops it."""


def run(crew: Analysts, given: list[Article]) -> dict[str, Reading]:
    """All of it through the analysts, with time for the others to begin."""
    found = {}
    for number, article in enumerate(given):
        crew.give(article)
        found.update((one.id, Reading(one, analysis)) for one, analysis in crew.done())
        if number == len(given) // 2:
            ready(crew)
    found.update((one.id, Reading(one, analysis)) for one, analysis in crew.rest(go_on))
    return found


def ready(crew: Analysts) -> None:
    """Wait until all processes have said that they are."""
    assert all(helper.begun.wait(60) for helper in crew._helpers)


@pytest.mark.parametrize("processes", [1, 2, 4])
def test_with_one_process_and_with_several_the_same_is_found(processes: int) -> None:
    given = articles(40)
    crew = Analysts(processes, alone=5)
    try:
        found = run(crew, given)
        assert crew._here == len(given) if processes == 1 else crew._here < len(given)
    finally:
        crew.close()
    assert found == {article.id: Reading(article, analyse(article)) for article in given}


def test_what_a_process_leaves_undone_is_done_here() -> None:
    given = articles(30)
    crew = Analysts(2, alone=2)
    try:
        found = {}
        for number, article in enumerate(given):
            crew.give(article)
            if number == 4:
                ready(crew)
            if number == 20:
                process = crew._helpers[0]._process
                assert process is not None
                process.kill()
        found = {one.id: analysis for one, analysis in crew.rest(go_on)}
    finally:
        crew.close()
    assert found == {article.id: analyse(article) for article in given}


def test_an_error_comes_up_as_if_there_were_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(article: Article) -> None:
        raise ValueError(article.path)

    crew = Analysts(2, alone=0)
    try:
        crew.give(articles(1)[0])
        ready(crew)
        crew._tasks.put(make_article("Broken.", name="broken.txt", notes=(7,)))
        crew._away += 1
        monkeypatch.setattr(analysts, "analyse", fail)
        with pytest.raises(ValueError, match="broken"):
            list(crew.rest(go_on))
    finally:
        crew.close()


def write(folder: Path, count: int) -> None:
    """The articles as files."""
    for article in articles(count):
        (folder / article.path).write_text(f"Crates lost, {article.path[:3]} of them\n\n{article.text}\n")


def test_a_session_reads_the_same_with_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 30)
    wanted = Session((tmp_path,), keep=False).load()
    monkeypatch.setattr(analysts, "processors", lambda: 3)
    monkeypatch.setattr(Analysts.__init__, "__defaults__", (None, 2))
    session = Session((tmp_path,))
    found = session.load()
    session.close()
    assert found == wanted
    assert list(found.readings) == list(wanted.readings)


def test_what_was_analysed_before_a_stop_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 30)
    monkeypatch.setattr(analysts, "processors", lambda: 2)
    monkeypatch.setattr(Analysts.__init__, "__defaults__", (None, 2))
    came: list[str] = []

    def hear(event: Event) -> None:
        if isinstance(event, Arrived):
            came.append(event.reading.article.id)

    session = Session((tmp_path,))
    with pytest.raises(Cancelled):
        session.load(hear, lambda: len(came) >= 12)
    session.close()
    asked: list[str] = []
    monkeypatch.setattr(analysts, "analyse", lambda article: asked.append(article.id) or analyse(article))
    monkeypatch.setattr(analysts, "processors", lambda: 1)
    again = Session((tmp_path,))
    assert len(again.load(cancelled=never).readings) == 30
    again.close()
    assert len(asked) <= 30 - len(came)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="the end of a child's child is told by its descriptor")
def test_no_process_is_left_behind_when_the_program_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys, time; sys.path.insert(0, sys.argv[1]); from test_analysts import articles, ready; "
        "from briefing.pipeline.analysts import Analysts; crew = Analysts(2, alone=0); crew.give(articles(1)[0]); "
        "ready(crew); print(crew._helpers[0]._process.pid, flush=True); time.sleep(60)"
    )
    here = Path(__file__).parent
    call = [sys.executable, "-c", script, str(here)]
    env = {**os.environ, "PYTHONPATH": f"{here.parent}"}
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True, env=env) as program:
        assert program.stdout is not None
        helper = os.pidfd_open(int(program.stdout.readline()))
        program.send_signal(signal.SIGKILL)
        program.wait()
    assert select.select([helper], [], [], 60)[0]
    os.close(helper)
