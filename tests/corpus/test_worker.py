"""Many files are read as a stream; what a worker process can't bear costs one file."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from briefing.corpus import isolated, worker
from briefing.corpus.discover import discover
from briefing.corpus.draft import UnreadableError
from briefing.corpus.frames import LENGTH
from briefing.corpus.isolated import Item, Reply, Request, answers
from briefing.corpus.reading import Format, read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.corpus.worker import Limits, ReadProgress, Workers, read_all
from briefing.models import Article, Skipped

TEXT = "The harbour of Tarnby stayed closed on Tuesday after a grain ship ran aground across its channel."
PAGE = (
    f"<html><head><title>Ship</title></head><body><article><h1>Ship</h1>{f'<p>{TEXT}</p>' * 3}</article></body></html>"
)
HTML = Format("web page", "html", isolated=True)


def write(folder: Path, *names: str) -> list[SourceFile]:
    for number, name in enumerate(names):
        text = PAGE if name.endswith("html") else f"Ship {number} blocks the harbour\n\n{TEXT}\n"
        (folder / name).write_text(text)
    return [item for item in discover([folder]) if isinstance(item, SourceFile)]


def test_every_file_comes_once_with_progress(tmp_path: Path) -> None:
    sources = write(tmp_path, "a.txt", "b.html", "c.md", "d.html", "e.unknown")
    told: list[ReadProgress] = []
    found = dict(read_all(sources, on_progress=told.append))
    assert {source.shown for source in found} == {"a.txt", "b.html", "c.md", "d.html", "e.unknown"}
    assert [progress.done for progress in told] == [1, 2, 3, 4, 5]
    assert (told[-1].total, told[-1].articles, told[-1].skipped) == (5, 4, 1)
    assert all(found[source] == read_file(source) for source in sources)


def test_plain_text_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker.subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    assert len(list(read_all(write(tmp_path, *(f"{n}.txt" for n in range(5)))))) == 5


def test_a_large_plain_text_is_read_under_limits(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT}\n\n" * 12_000)
    sources = [item for item in discover([tmp_path]) if isinstance(item, SourceFile)]
    assert sources[0].size > worker.LARGE
    ((_, (found,)),) = read_all(sources, limits=Limits(memory=2**20))
    assert found == Skipped("a.txt", "needs too much memory to read")


def test_it_stops_when_told_and_leaves_no_process(tmp_path: Path) -> None:
    sources = write(tmp_path, *(f"{n:02}.html" for n in range(40)))
    seen: list[SourceFile] = []
    for source, _ in read_all(sources, cancelled=lambda: len(seen) >= 3):
        seen.append(source)
    assert 3 <= len(seen) < 40
    assert len(list(read_all(write(tmp_path, "a.txt"), cancelled=lambda: True))) == 0
    assert not children()


def test_an_iterator_left_half_way_leaves_no_process(tmp_path: Path) -> None:
    results = read_all(write(tmp_path, *(f"{n:02}.html" for n in range(40))))
    next(results)
    assert children()
    results.close()
    assert not children()


def children() -> list[int]:
    """The worker processes of this one that are alive."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            command = status.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z" and b"briefing.corpus.isolated" in command:
            found.append(int(status.parent.name))
    return found


def test_a_file_beyond_the_memory_limit_costs_only_itself(tmp_path: Path) -> None:
    mail = "Subject: Ship\nContent-Type: text/html\n\n"
    (tmp_path / "a.eml").write_text(mail + "<p>" * 600_000)
    (tmp_path / "b.eml").write_text(mail + PAGE)
    sources = [item for item in discover([tmp_path]) if isinstance(item, SourceFile)]
    found = {source.shown: items[0] for source, items in read_all(sources, limits=Limits(memory=48 * 2**20))}
    assert found["a.eml"] == Skipped("a.eml", "needs too much memory to read")
    assert isinstance(found["b.eml"], Article)


def test_a_worker_that_dies_costs_only_its_file(tmp_path: Path) -> None:
    (source,) = write(tmp_path, "a.html")
    with Workers() as workers:
        assert isinstance(workers.read(source).result()[0], Article)
        for pid in children():
            os.kill(pid, signal.SIGKILL)
        broken = workers.read(source).result()[0]
        assert broken == Skipped("a.html", "its parser broke down")
        assert isinstance(workers.read(source).result()[0], Article)
    assert not children()


def test_a_worker_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = write(tmp_path, "a.html")
    sleeping = [sys.executable, "-c", "import sys; sys.stdin.buffer.read()"]
    start = subprocess.Popen
    monkeypatch.setattr(worker.subprocess, "Popen", lambda command, **options: start(sleeping, **options))
    monkeypatch.setattr(worker, "PATIENCE", 0.1)
    with Workers(limits=Limits(seconds=1)) as workers:
        assert workers.read(source).result() == (Skipped("a.html", "took more than 1 s to read"),)


def test_a_worker_that_answers_nonsense_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = write(tmp_path, "a.html")
    start = subprocess.Popen
    for nonsense in ("b'\\xff' * 8", "b'\\0\\0\\0\\2\\xff\\xff'", "b''"):
        lying = [sys.executable, "-c", f"import sys; sys.stdout.buffer.write({nonsense})"]
        monkeypatch.setattr(worker.subprocess, "Popen", lambda command, lying=lying, **options: start(lying, **options))
        with Workers() as workers:
            assert workers.read(source).result() == (Skipped("a.html", "its parser broke down"),)


def test_modules_are_not_imported_from_the_folder_that_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = write(tmp_path, "a.html")
    (tmp_path / "msgspec.py").write_text("open('ran', 'w')\nraise SystemExit")
    monkeypatch.chdir(tmp_path)
    with Workers() as workers:
        assert isinstance(workers.read(source).result()[0], Article)
    assert not (tmp_path / "ran").exists()


@pytest.fixture
def no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("limit", "limit_time"):
        monkeypatch.setattr(isolated, name, lambda *_: None)


def request_for(source: SourceFile, module: str = "html") -> Request:
    return Request(module, os.fsencode(source.path), source.shown, source.size, source.modified, 10, 2**28)


def test_what_a_reader_raises_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_limits: None) -> None:
    (source,) = write(tmp_path, "a.html")
    first, end = answers(request_for(source), PAGE.encode())
    assert [item.article.title for item in first.items if item.article] == ["Ship"]
    assert (first.more, end) == (True, Reply())
    raised = {
        UnreadableError("not a page"): ("not a page", False),
        MemoryError(): ("needs too much memory to read", True),
        RecursionError(): ("nested too deeply to read", False),
        KeyError("x"): ("could not be read (KeyError)", False),
    }
    for error, (reason, last) in raised.items():

        def reader(self: Format, error: Exception = error) -> object:
            raise error

        monkeypatch.setattr(Format, "reader", reader)
        assert list(answers(request_for(source), b"")) == [Reply(reason=reason, last=last)]


def test_the_loop_of_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_limits: None) -> None:
    """Two requests, of which the second is cut off, then the end."""
    (source,) = write(tmp_path, "a.txt")
    head = msgspec.msgpack.encode(request_for(source, "text"))
    data = source.path.read_bytes()
    frames = LENGTH.pack(len(head)) + head + LENGTH.pack(len(data)) + data
    replies = io.BytesIO()
    (expected,) = read_file(source)
    monkeypatch.setattr(isolated.sys, "stdin", io.TextIOWrapper(io.BytesIO(frames + LENGTH.pack(len(head)) + head)))
    monkeypatch.setattr(isolated.os, "dup", lambda _: -1)
    monkeypatch.setattr(isolated.os, "dup2", lambda *_: None)
    monkeypatch.setattr(isolated.os, "fdopen", lambda *_: replies)
    monkeypatch.setattr(isolated.signal, "signal", lambda *_: None)

    monkeypatch.setitem(sys.modules, "py3langid", sys.modules.get("py3langid"))

    def leave(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(isolated.os, "_exit", leave)
    with pytest.raises(SystemExit, match="0"):
        isolated.main()
    sent = replies.getvalue()
    told = []
    while sent:
        (length,) = LENGTH.unpack(sent[: LENGTH.size])
        told.append(msgspec.msgpack.decode(sent[LENGTH.size : LENGTH.size + length], type=Reply))
        sent = sent[LENGTH.size + length :]
    assert [reply.more for reply in told] == [True, False]
    assert [type(item) for item in told[0].items] == [Item]
    assert told[0].items[0].article == replace(expected, source="")


def test_limits_hold_in_a_process_of_their_own() -> None:
    script = (
        "import resource; from briefing.corpus.isolated import limit; limit(5, 2**26)\n"
        "kinds = resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE\n"
        "print([resource.getrlimit(kind)[0] for kind in kinds])\n"
        "try: bytes(2**27)\nexcept MemoryError: print('bounded')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    limits, bounded = done.stdout.splitlines()
    assert limits.startswith("[")
    assert int(limits.strip("[]").split(",")[0]) in range(5, 15)
    assert limits.endswith("0, 0]")
    assert bounded == "bounded"


def test_the_language_of_a_short_text_is_told_outside_the_worker(tmp_path: Path) -> None:
    page = "<html><head><title>Kran</title></head><body><article><p>{}</p></article></body></html>"
    (tmp_path / "a.html").write_text(page.format("Ein Kran ist in den Hafen gefallen, Verletzte gab es nicht."))
    (source,) = discover([tmp_path])
    with Workers() as workers:
        (article,) = workers.read(source).result()
    assert (type(article), article.language) == (Article, "de")
