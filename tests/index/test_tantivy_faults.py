"""Full disks, damaged files, unsafe folders and several builders, with tantivy as the engine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support import make_article, make_reading

from briefing.index import open_engine

pytest.importorskip("tantivy", reason="the extra large is not installed")

TESTS = str(Path(__file__).resolve().parent.parent)
PROGRAM = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from support import make_article, make_reading
from briefing.index import open_engine
readings = [make_reading(make_article(f"Drone {{n}} fell.", name=f"{{n}}.txt")) for n in range(40)]
index = open_engine(Path(sys.argv[2]), "tantivy")
print("ready", flush=True)
sys.stdin.readline()
{before}
index.update(readings, {{}}, rebuild={rebuild})
print(index.search("drone").total, index.note)
"""


@pytest.fixture
def readings():
    return [make_reading(make_article(f"Drone {n} fell.", name=f"{n}.txt")) for n in range(40)]


def start(folder, before="", *, rebuild=False):
    before = f"sys.dont_write_bytecode = True; {before}"  # of a module that finds no room Python keeps the half
    order = [sys.executable, "-c", PROGRAM.format(before=before, rebuild=rebuild), TESTS, str(folder)]
    process = subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    return process


def said_by(process):
    said, wrong = process.communicate("\n")
    assert process.returncode == 0, wrong
    return said


@pytest.mark.parametrize("rebuild", [False, True])
def test_started_together_all_get_their_answer_and_none_spoils_the_other(tmp_path, readings, rebuild):
    processes = [start(tmp_path / "i", rebuild=rebuild) for _ in range(3)]
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    assert [said_by(process) for process in processes] == ["40 None\n"] * 3
    index = open_engine(tmp_path / "i", "tantivy")
    assert (index.update(readings, {}), index.note) == (0, None)


@pytest.mark.parametrize("limit", [0, 300, 2000])
def test_a_full_disk_means_memory_and_says_so(tmp_path, readings, limit):
    full = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))"
    said = said_by(start(tmp_path / "i", full))
    assert said.startswith("40 the search index can't be written (")
    assert said.endswith("; searching in memory\n")
    assert said_by(start(tmp_path / "i")).startswith("40 ")
    index = open_engine(tmp_path / "i", "tantivy")
    assert (index.update(readings, {}), index.note) == (0, None)


def test_a_full_disk_keeps_what_was_there(tmp_path, readings):
    open_engine(tmp_path / "i", "tantivy").update(readings[:2], {})
    full = "resource.setrlimit(resource.RLIMIT_FSIZE, (200, resource.RLIM_INFINITY))"
    assert "in memory" in said_by(start(tmp_path / "i", full))
    index = open_engine(tmp_path / "i", "tantivy")
    assert (index.search("drone").total, index.note) == (2, None)


def cut_short(path):
    """Leave the first bytes, in a file of its own: threads of the engine may still have the old one mapped."""
    short = path.with_name("short")
    short.write_bytes(path.read_bytes()[:20])
    short.chmod(path.stat().st_mode)
    short.replace(path)


@pytest.mark.parametrize("how", ["cut", "gone"])
def test_whatever_file_is_damaged_everything_is_found(tmp_path, readings, how):
    open_engine(tmp_path / "i", "tantivy").update(readings, {})
    place = tmp_path / "i-tantivy"
    kinds = {path.suffix for path in place.iterdir() if path.name != "lock" and path.stat().st_size}
    assert len(kinds) > 5
    for kind in sorted(kinds):
        for path in place.glob(f"*{kind}" if kind else "*"):
            if how == "gone":
                path.unlink()
            else:
                cut_short(path)
        index = open_engine(tmp_path / "i", "tantivy")
        index.update(readings, {})
        assert index.search("drone").total == 40, kind
        assert open_engine(tmp_path / "i", "tantivy").search("fell").total == 40, kind


def test_a_folder_that_others_may_write_to_is_left_alone(tmp_path, readings):
    place = tmp_path / "i-tantivy"
    place.mkdir(mode=0o777)
    place.chmod(0o777)
    index = open_engine(tmp_path / "i", "tantivy")
    assert index.update(readings, {}) == 40
    assert "searching in memory" in index.note
    assert index.search("drone").total == 40
    assert list(place.iterdir()) == []
