"""Whatever happens to the files of an index: the right answer, one true sentence, no traceback."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from support import make_article, make_reading

from briefing.index import check_index, generations, open_index

PER_FILE = 4
"""Places that are changed in every file; more by ``BRIEFING_DAMAGE`` in the environment."""
TEXTS = ("Two drones circled.", "A drone fell.", "The ferry sailed.", *(f"Harbour {n} was quiet." for n in range(30)))


@pytest.fixture(scope="module")
def readings():
    return [make_reading(make_article(text, name=f"{number}.txt")) for number, text in enumerate(TEXTS)]


@pytest.fixture
def folder(tmp_path, readings):
    open_index(tmp_path / "i").update(readings, {})
    return tmp_path / "i"


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)


def flip(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def empty(content: bytes, chance: random.Random) -> bytes:
    return b""


def noise(content: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(len(content))


@pytest.mark.parametrize("change", [flip, cut, empty, noise])
def test_any_byte_of_any_file_may_be_wrong(folder, readings, change):
    chance = random.Random(change.__name__)
    times = int(os.environ.get("BRIEFING_DAMAGE", PER_FILE)) if change in (flip, cut) else 1
    for name in [path.relative_to(folder) for path in files(folder)]:
        for _ in range(times):
            open_index(folder).update(readings, {}, rebuild=True)
            path = next(iter(folder.glob(str(name).replace("gen-000001", "gen-*"))), None) or next(
                iter(folder.glob(f"gen-*/*{name.suffix}"))
            )
            path.write_bytes(change(path.read_bytes(), chance))
            index = open_index(folder)
            index.update(readings, {})
            result = index.search("drone")
            assert (result.total, result.error) == (2, None), path
            assert index.note is None or "damaged" in index.note or "memory" in index.note, path
            assert (index.note is None) or index.note.count("\n") == 0
            again = open_index(folder)
            assert again.update(readings, {}) == 0, path
            assert again.note is None, path
            assert check_index(folder) == [], path


@pytest.mark.parametrize("change", [flip, noise])
def test_damage_that_keeps_size_and_time_is_found_when_it_fails(folder, readings, change, monkeypatch):
    """Large files are not hashed at every start; here none is."""
    monkeypatch.setattr(generations, "SMALL", -1)
    chance = random.Random(7)
    noted = 0
    for _ in range(12):
        open_index(folder).update(readings, {}, rebuild=True)
        (path,) = (folder / (folder / "current").read_text()).glob("*.arrays")
        info = path.stat()
        path.write_bytes(change(path.read_bytes(), chance))
        os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
        assert len(check_index(folder)) == 1
        index = open_index(folder)
        index.update(readings, {})
        result = index.search("drone")
        assert result.error is None
        noted += index.note is not None
        if index.note:
            assert "holds something else than was written" in index.note
            assert result.total == 2
            assert check_index(folder) == []
    assert noted


def test_an_index_that_was_copied_to_another_time_is_taken_as_it_is(folder, readings):
    for path in files(folder):
        os.utime(path, ns=(1, 1))
    index = open_index(folder)
    assert index.update(readings, {}) == 0
    assert index.note is None


@pytest.mark.parametrize("pointer", [b"\xff\xfe\x00", b"../gen-000001", b"gen-000001/../../x", b"", b"gen-999999"])
def test_a_pointer_to_nowhere(folder, readings, pointer):
    (folder / "current").write_bytes(pointer)
    index = open_index(folder)
    assert "damaged" in index.note
    index.update(readings, {})
    assert index.search("drone").total == 2


def test_a_manifest_that_names_files_elsewhere(folder, readings):
    manifest = folder / "gen-000001" / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"words-", b"../words-", 1))
    assert "damaged" in open_index(folder).note


@pytest.mark.parametrize(
    "missing", ["current", "gen-000001/manifest.json", "gen-000001/*.arrays", "gen-000001/parts.json"]
)
def test_missing_files(folder, readings, missing):
    for path in folder.glob(missing):
        path.unlink()
    index = open_index(folder)
    index.update(readings, {})
    assert index.search("drone").total == 2
    assert (index.note is None) is (missing == "current")


def test_a_folder_that_cannot_be_made(tmp_path, readings):
    (tmp_path / "file").write_text("no folder")
    index = open_index(tmp_path / "file" / "i")
    index.update(readings, {})
    assert "searching in memory" in index.note
    assert index.search("drone").total == 2


def test_a_folder_that_goes_while_it_is_open(folder, readings):
    index = open_index(folder)
    folder.rename(folder.with_name("gone"))
    assert index.update(readings, {}) == 0
    assert index.search("drone").total == 2


IN_A_CHILD = """
import os, resource, sys
sys.path.insert(0, sys.argv[1])
from support import make_article, make_reading
from briefing.index import open_index
from pathlib import Path
{before}
readings = [make_reading(make_article(f"Drone {{n}} fell.", name=f"{{n}}.txt")) for n in range(40)]
index = open_index(Path(sys.argv[2]))
index.update(readings, {{}})
print(index.search("drone").total, index.note)
"""


def in_a_child(before: str, folder: Path) -> str:
    # Nothing is compiled there: of a module that finds no room Python keeps the half, and trips over it ever after.
    program = IN_A_CHILD.format(before=f"sys.dont_write_bytecode = True; {before}")
    tests = str(Path(__file__).resolve().parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", program, tests, str(folder)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("limit", [0, 1, 300, 2000])
def test_a_full_disk_means_memory_and_says_so(tmp_path, limit):
    """No file may grow beyond the limit, as on a disk that is full."""
    folder = tmp_path / "i"
    said = in_a_child(f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {resource.RLIM_INFINITY}))", folder)
    assert said.startswith("40 the search index can't be written (File too large); searching in memory")
    assert [path.name for path in folder.iterdir() if path.name != "lock"] in ([], ["current.new"])
    assert in_a_child("", folder) == "40 None\n"


def test_a_full_disk_keeps_the_old_generation(folder, readings):
    before = (folder / "current").read_bytes()
    assert "in memory" in in_a_child("resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))", folder)
    assert (folder / "current").read_bytes() == before
    index = open_index(folder)
    assert (index.update(readings, {}), index.note) == (0, None)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_that_may_only_be_read(tmp_path, readings):
    folder = tmp_path / "i"
    open_index(folder).update(readings, {})
    pid = os.fork()
    if not pid:
        status = 1
        try:
            for path in [folder, *folder.rglob("*")]:
                os.chown(path, 65534, 65534)
                path.chmod(0o500 if path.is_dir() else 0o400)
            os.chdir(folder)
            os.seteuid(65534)
            index = open_index(Path())
            assert index.update(readings, {}) == 0
            assert (index.search("drone").total, index.note) == (2, None)
            index.update(readings[1:], {})
            assert "can't be written (Permission denied)" in index.note
            assert index.search("drone").total == 1
            status = 0
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
