"""Files made to hang, swell or deceive: each costs itself one clear line, and the rest is read."""

from __future__ import annotations

import json
import os
import re
import resource
import socket
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefing.corpus.discover import discover
from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.corpus.worker import Limits, read_all
from briefing.models import Article, Skipped

GOOD = """\
Grain ship blocks the harbour of Tarnby

The harbour of Tarnby stayed closed for a second day on Tuesday after a grain ship ran aground across its channel.

Two tugs tried to free the vessel at high water but gave up when a line parted and injured a deckhand.

The coast guard said on Tuesday evening that no oil had leaked and that the hull did not appear to be breached.
"""
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in GOOD.splitlines()[2:] if line)
PAGE = f"<html><head><title>Ship</title></head><body><article><h1>Ship</h1>{PARAGRAPHS}</article></body></html>"
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef]")


def fill(folder: Path) -> None:
    """Every hostile file, each named for what it is, and one good one first and last."""
    (folder / "0-good.txt").write_text(GOOD)
    (folder / "empty.txt").touch()
    with (folder / "gigabyte.txt").open("wb") as file:
        file.truncate(2**30)
    (folder / "one-line.txt").write_bytes(b"word " * 2_000_000)
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    os.mkfifo(folder / "fifo.txt")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(os.path.relpath(folder / "socket.txt"))
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "circle").mkdir()
    (folder / "circle" / "back").symlink_to(folder, target_is_directory=True)
    (folder / ("n" * 251 + ".txt")).write_text(GOOD)
    (folder / "line\nfeed.txt").write_text(GOOD)
    (folder / "esc\x1b[31m.txt").write_text(GOOD)
    Path(os.fsdecode(os.fsencode(folder) + b"/bytes\xff\xfe.txt")).write_text(GOOD)
    (folder / "escape.html").write_text(PAGE.replace("Two tugs", "Two &#27;[31mtugs&#x1b;]52;c;eA==&#7;"))
    (folder / "deep.html").write_text("<html><body>" + "<div>" * 200_000 + PARAGRAPHS)
    (folder / "paragraphs.html").write_text("<html><body>" + "<p>" * 1_700_000)
    (folder / "laughs.xml").write_text(laughs())
    (folder / "external.xml").write_text(
        '<!DOCTYPE nitf [<!ENTITY e SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&e;</p></body.content></body></nitf>'
    )
    (folder / "external.rss").write_text(
        '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><channel><item>&e;</item></channel></rss>'
    )
    item = "<item><title>A ship</title><link>http://x.example/</link></item>"
    (folder / "items.rss").write_text(f'<rss version="2.0"><channel>{item * 300_000}</channel></rss>')
    archives(folder)
    (folder / "unknown.xyz").write_text(GOOD)
    (folder / "z-good.txt").write_text(GOOD.replace("second", "third"))


def laughs() -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE nitf [<!ENTITY l0 "ha">{entities}]><nitf><body><p>&l9;</p></body></nitf>'


def archives(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(20):
            with bomb.open(f"{number:02}.txt", "w") as member:
                for _ in range(16):
                    member.write(b"word " * 200_000)
    with zipfile.ZipFile(folder / "traversal.zip", "w") as traversal:
        traversal.writestr("../../outside.txt", GOOD)
        traversal.writestr("/etc/absolute.txt", GOOD)
        traversal.writestr("inside.txt", GOOD)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        traversal.writestr(link, "/etc/passwd")


REASONS = {
    "empty.txt": "empty file",
    "gigabyte.txt": "1 GiB, more than the limit of",
    "binary.txt": "not text",
    "fifo.txt": "named pipe",
    "socket.txt": "socket",
    "dangling.txt": "symbolic link to nothing",
    "loop.txt": "leads back to itself",
    "circle/back": "symbolic link inside a folder",
    "laughs.xml": "declares XML entities",
    "external.xml": "declares XML entities",
    "external.rss": "declares XML entities",
    "items.rss": "298000 items beyond the first 2000",
    "bomb.zip/19.txt": "larger than the limit once unpacked",
    "traversal.zip/../../outside.txt": "points out of the archive",
    "traversal.zip//etc/absolute.txt": "points out of the archive",
    "traversal.zip/link.txt": "not a regular file",
    "unknown.xyz": "unknown type .xyz",
}
READ = {
    "0-good.txt",
    "z-good.txt",
    "n" * 251 + ".txt",
    "line\\nfeed.txt",
    "esc\\x1b[31m.txt",
    "bytes\\xff\\xfe.txt",
    "escape.html",
    "traversal.zip/inside.txt",
}
SCRIPT = """
import json, resource, sys
from pathlib import Path
from briefing.corpus.discover import discover
from briefing.corpus.worker import read_all
from briefing.models import Article, Skipped
listed = list(discover([Path(sys.argv[1])]))
items = [item for item in listed if isinstance(item, Skipped)]
for _, found in read_all([item for item in listed if not isinstance(item, Skipped)]):
    items += found
# Linux hands ru_maxrss on through fork and exec: this process would answer for the one that ran the tests before it.
status = Path("/proc/self/status")
own = int(status.read_text().partition("VmHWM:")[2].split()[0]) if status.exists() else 0
peak = [size // 1024 for size in (own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)]
print(json.dumps({
    "articles": {item.path: item.text[:2000] for item in items if not isinstance(item, Skipped)},
    "skipped": [[item.path, item.reason] for item in items if isinstance(item, Skipped)],
    "peak": peak,
}))
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a process of its own makes of the folder, and the most memory that it and its workers took, in MiB."""
    folder = tmp_path_factory.mktemp("hostile")
    fill(folder)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder)], check=False, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert not list(folder.parent.rglob("outside.txt"))
    loaded = json.loads(done.stdout)
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("name", REASONS)
def test_each_is_named_with_its_reason(outcome, name: str) -> None:
    reasons = [reason for path, reason in outcome["skipped"] if path == name]
    assert any(REASONS[name] in reason for reason in reasons), reasons


@pytest.mark.parametrize("name", ["one-line.txt", "deep.html", "paragraphs.html"])
def test_what_swells_is_read_or_named(outcome, name: str) -> None:
    named = [path for path, _ in outcome["skipped"] if path == name]
    assert len(named) + (name in outcome["articles"]) == 1


@pytest.mark.parametrize("name", sorted(READ))
def test_the_rest_is_read(outcome, name: str) -> None:
    assert "coast guard said" in outcome["articles"][name]


def test_nothing_is_named_twice_and_nothing_is_missing(outcome) -> None:
    names = {path for path, _ in outcome["skipped"]} | set(outcome["articles"])
    assert {name.partition(" (")[0] for name in names} >= {*REASONS, *READ}
    lines = [tuple(pair) for pair in outcome["skipped"]]
    assert len(lines) == len(set(lines)) < 100


def test_names_and_reasons_are_safe_to_print(outcome) -> None:
    for text in [text for pair in outcome["skipped"] for text in pair] + list(outcome["articles"]):
        assert not FORBIDDEN.search(text.replace("\n", "\x00"))
    for text in outcome["articles"].values():
        assert not FORBIDDEN.search(text)


def test_memory_stays_below_half_a_gigabyte(outcome) -> None:
    assert max(outcome["peak"]) < 500, outcome["peak"]


def slow_page() -> str:
    """A page over which the parsers compute for several seconds."""
    paragraphs = (f"<p>On 2 May 2023 at <b>{n}</b> <i>03.04.2021</i> <a href='/{n}'>{n * 7}</a>" for n in range(19_000))
    return "<html><body>" + "".join(paragraphs)


def test_what_takes_too_long_is_ended_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(slow_page())
    (tmp_path / "b.html").write_text(PAGE)
    sources = [item for item in discover([tmp_path]) if isinstance(item, SourceFile)]
    found = {source.shown: items for source, items in read_all(sources, limits=Limits(seconds=1))}
    assert found["a.html"] == (Skipped("a.html", "took more than 1 s to read"),)
    assert isinstance(found["b.html"][0], Article)


def test_what_was_read_before_it_took_too_long_is_kept(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"1.html": PAGE, "2.txt": GOOD, "3.html": slow_page(), "4.html": PAGE}.items():
            archive.writestr(name, content)
    sources = [item for item in discover([tmp_path]) if isinstance(item, SourceFile)]
    ((_, found),) = read_all(sources, limits=Limits(seconds=1))
    assert [item.path for item in found if isinstance(item, Article)] == ["a.zip/1.html", "a.zip/2.txt"]
    assert found[-1] == Skipped("a.zip", "the rest of it: took more than 1 s to read")


def test_many_articles_may_take_longer_together_than_one(tmp_path: Path) -> None:
    """Time without an article is what is capped."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(400):
            archive.writestr(
                f"{number}.html", PAGE.replace(PARAGRAPHS, PARAGRAPHS.replace("second", f"number {number}") * 4)
            )
    sources = [item for item in discover([tmp_path]) if isinstance(item, SourceFile)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    ((_, found),) = read_all(sources, limits=Limits(seconds=1))
    assert sum(isinstance(item, Article) for item in found) == 400
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before > 1.5


@pytest.mark.parametrize("name", ["a.html", "a.eml"])
def test_a_million_attributes_take_no_time(tmp_path: Path, name: str) -> None:
    attributes = " ".join(f"a{n}=1" for n in range(1_000_000))
    head = "Subject: Ship\nContent-Type: text/html\n\n" if name == "a.eml" else ""
    (tmp_path / name).write_text(f"{head}<div {attributes}>{PARAGRAPHS}</div>")
    ((_, (found,)),) = read_all([item for item in discover([tmp_path]) if isinstance(item, SourceFile)])
    assert isinstance(found, Article), found
    assert "coast guard said" in found.text


def test_a_file_that_vanishes_between_listing_and_reading(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.html").write_text(PAGE)
    sources = [item for item in discover([tmp_path]) if isinstance(item, SourceFile)]
    for source in sources:
        source.path.unlink()
    assert {found for _, (found,) in read_all(sources)} == {
        Skipped("a.txt", "file is gone"),
        Skipped("b.html", "file is gone"),
    }


def test_a_file_swapped_for_a_link_or_a_pipe_after_listing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(GOOD)
    first, second = (item for item in discover([tmp_path]) if isinstance(item, SourceFile))
    first.path.unlink()
    first.path.symlink_to("/etc/passwd")
    second.path.unlink()
    os.mkfifo(second.path)
    assert isinstance(read_file(first)[0], Skipped)
    assert read_file(second) == (Skipped("b.txt", "named pipe, not a file"),)


def test_a_device(tmp_path: Path) -> None:
    (found,) = discover([Path("/dev/zero")])
    assert found == Skipped("zero", "device, not a file")


UNREADABLE = """
import os, sys
from pathlib import Path
from briefing.corpus.discover import discover
from briefing.corpus.reading import read_file
list(map(read_file, discover([Path(sys.argv[2])])))  # so that all is loaded that is not open to all
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for item in discover([Path(sys.argv[1])]):
    found = read_file(item) if hasattr(item, "size") else (item,)
    print(*(f"{each.path}: {getattr(each, 'reason', 'read')}" for each in found), sep="\\n")
"""


def test_a_file_and_a_folder_that_an_ordinary_user_may_not_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Run as another user where the tests run as root, whom nothing is forbidden."""
    folder = tmp_path_factory.mktemp("unreadable")
    spare = tmp_path_factory.mktemp("readable") / "spare.txt"
    spare.write_text(GOOD)
    (folder / "closed.txt").write_text(GOOD)
    (folder / "closed").mkdir()
    (folder / "closed" / "inner.txt").write_text(GOOD)
    (folder / "open.txt").write_text(GOOD)
    (folder / "open.txt").chmod(0o644)
    opened = [
        parent for parent in [folder, *folder.parents] if parent.stat().st_uid == os.getuid() != 0 or os.getuid() == 0
    ]
    modes = {parent: parent.stat().st_mode for parent in opened if parent != Path("/")}
    for parent, mode in modes.items():
        parent.chmod(mode | 0o055)
    (folder / "closed.txt").chmod(0)
    (folder / "closed").chmod(0)
    try:
        command = [sys.executable, "-c", UNREADABLE, str(folder), str(spare)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    finally:
        (folder / "closed").chmod(0o755)
        for parent, mode in modes.items():
            parent.chmod(stat.S_IMODE(mode))
    assert done.returncode == 0, done.stderr
    assert sorted(done.stdout.splitlines()) == [
        "closed.txt: no permission to read this file",
        "closed: no permission to read this folder",
        "open.txt: read",
    ]
