"""Several processes on one index: one builds, nobody is told of damage, nobody loses what he has open."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support import make_article, make_reading

from briefing.index import open_index
from briefing.index.generations import LAYOUT, Shelf

TESTS = str(Path(__file__).resolve().parent.parent)
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from support import make_article, make_reading
from briefing.index import open_index
readings = [make_reading(make_article(f"Drone {n} fell.", name=f"{n}.txt")) for n in range(60)]
index = open_index(Path(sys.argv[2]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(int(sys.argv[4])):
    index.update(readings, {}, rebuild=sys.argv[3] == "rebuild")
    print(index.search("drone").total, index.note, flush=True)
"""


@pytest.fixture
def readings():
    return [make_reading(make_article(f"Drone {n} fell.", name=f"{n}.txt")) for n in range(60)]


def start(folder: Path, how: str = "update", times: int = 1) -> subprocess.Popen[str]:
    order = [sys.executable, "-c", PROGRAM, TESTS, str(folder), how, str(times)]
    process = subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    return process


def let_go(*processes: subprocess.Popen[str]) -> None:
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()


def ends(process: subprocess.Popen[str], times: int = 1) -> None:
    said, wrong = process.communicate()
    assert (process.returncode, wrong) == (0, "")
    assert said == "60 None\n" * times


@pytest.mark.parametrize(("how", "number"), [("update", 4), ("rebuild", 2)])
def test_started_together_all_get_their_answer(tmp_path, how, number):
    folder = tmp_path / "i"
    processes = [start(folder, how, 3) for _ in range(number)]
    let_go(*processes)
    for process in processes:
        ends(process, 3)
    if how == "rebuild":  # what one still had open when the other was done goes with the next one's work
        last = start(folder, how)
        let_go(last)
        ends(last)
    names = sorted(path.name for path in folder.iterdir())
    assert names[0] == "current"
    assert names[-1] == "lock"
    assert len(names) == 3
    if how == "update":
        assert names[1] == "gen-000001"  # one built, and the others took what it had built


def test_whoever_waits_takes_what_was_built_meanwhile(tmp_path, readings):
    waiting = start(tmp_path / "i")
    shelf = Shelf(tmp_path / "i", LAYOUT)
    with shelf.building(0, lambda: None):
        let_go(waiting)
        place = shelf.begin(None)
        shelf.drop(place)
    open_index(tmp_path / "i").update(readings, {})
    ends(waiting)


def test_the_lock_dies_with_its_process(tmp_path, readings):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from briefing.index.generations import Shelf\n"
            f"with Shelf(Path(sys.argv[1]), {LAYOUT!r}).building(0, int):\n"
            "    print('held', flush=True); time.sleep(600)",
            str(tmp_path / "i"),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout.readline() == "held\n"
    index = open_index(tmp_path / "i")
    index.update(readings, {}, patience=0)
    assert index.note == "another briefing is building the search index; searching in memory meanwhile"
    assert index.search("drone").total == 60
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    again = open_index(tmp_path / "i")
    assert again.update(readings, {}, patience=0) == 60
    assert again.note is None


def test_while_another_builds_the_old_generation_answers(tmp_path, readings):
    open_index(tmp_path / "i").update(readings[:40], {})
    index = open_index(tmp_path / "i")
    with Shelf(tmp_path / "i", LAYOUT).building(0, lambda: None):
        index.update(readings[20:], {}, patience=0)
    assert "another briefing is updating" in index.note
    result = index.search("drone")
    assert result.total == len(result.hits) == 20  # what is gone is not counted, what is new not yet there
    assert index.update(readings[20:], {}) == 40


def test_nobody_loses_the_generation_that_is_open(tmp_path, readings):
    open_index(tmp_path / "i").update(readings, {})
    reader = open_index(tmp_path / "i")
    reader.update(readings, {})
    other = open_index(tmp_path / "i")
    other.update(readings, {}, rebuild=True)
    other.update(readings[:10], {}, rebuild=True)
    assert reader.search("drone").total == 60
    assert reader.note is None
    assert other.search("drone").total == 10
    del reader
    other.update(readings[:11], {})
    assert len(list((tmp_path / "i").glob("gen-*"))) == 1


def test_what_a_killed_builder_left_is_removed(tmp_path, readings):
    open_index(tmp_path / "i").update(readings, {})
    left = tmp_path / "i" / "gen-000002"
    left.mkdir(mode=0o700)
    (left / "words-x.arrays").write_bytes(b"half")
    (tmp_path / "i" / "current.new").write_text("gen-0")
    index = open_index(tmp_path / "i")
    index.update(readings[1:], {})
    assert index.note is None
    assert sorted(path.name for path in (tmp_path / "i").iterdir()) == ["current", "gen-000002", "lock"]


def test_waiting_ends_when_the_reader_wants_it(tmp_path, readings):
    class StopError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise StopError

    index = open_index(tmp_path / "i")
    with Shelf(tmp_path / "i", LAYOUT).building(0, lambda: None), pytest.raises(StopError):
        index.update(readings, {}, stop)
