"""A folder of bad files costs little, each is named or read; ``tools/bad_files.py`` measures all there are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import bad_files
import pytest

from briefing.corpus.discover import discover
from briefing.corpus.sanitize import escape_name
from briefing.corpus.sourcefile import SourceFile
from briefing.corpus.worker import read_all
from briefing.models import Article, Skipped

ALL_OF_THEM = 120.0
"""Seconds of computing for the whole folder, by this process and its workers: thrice the bar, which
``tools/bad_files.py`` measures, since a machine that is shared counts more for the same work."""
SCRIPT = """
import json, resource, sys
from pathlib import Path
from briefing.analysis import analyse
from briefing.corpus.discover import discover
from briefing.corpus.worker import read_all
from briefing.models import Article, Skipped
listed = list(discover([Path(sys.argv[1])]))
items = [item for item in listed if isinstance(item, Skipped)]
for _, found in read_all([item for item in listed if not isinstance(item, Skipped)]):
    items += found
for item in items:
    if isinstance(item, Article):
        analyse(item)
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({
    "articles": [item.path for item in items if isinstance(item, Article)],
    "skipped": {item.path: item.reason for item in items if isinstance(item, Skipped)},
    "computing": sum(one.ru_utime + one.ru_stime for one in used),
}))
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a process of its own makes of a folder of bad files."""
    folder = tmp_path_factory.mktemp("bad")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # a socket is bound by a short path
        names = bad_files.fill(folder, bad_files.share())
    assert len(names) >= 100
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(folder)], check=True, capture_output=True, text=True)
    return {**json.loads(done.stdout), "names": [escape_name(name) for name in names]}


def test_each_is_named_or_read_and_nothing_else_is_lost(outcome) -> None:
    told = {*outcome["skipped"], *outcome["articles"]}
    lost = [name for name in outcome["names"] if not any(path.startswith(name) for path in told)]
    assert not lost
    assert {"0-good.txt", "z-good.txt"} <= set(outcome["articles"])


def test_every_reason_can_be_printed_and_says_something(outcome) -> None:
    for path, reason in outcome["skipped"].items():
        assert path.isprintable(), path
        assert reason.isprintable(), (path, reason)
        assert 5 < len(reason) < 300, (path, reason)


def test_all_of_them_cost_little(outcome) -> None:
    assert outcome["computing"] < ALL_OF_THEM


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("long-from.eml", "more than 128 KiB of headers"),
        ("commas.txt", "the same few words again and again, and no article"),
        ("headings.md", "230,000 paragraphs, more than an article has"),
        ("comments.xml", "not XML"),
        ("instructions.xml", "not XML"),
        ("many-parts.mhtml", "more than 10,000 parts"),
        ("letters.pdf", "its first page is drawn from more pieces of text than an article has letters"),
        ("days.html", "50,000 paragraphs, more than an article has"),
        ("wide.nitf", "250,000 paragraphs, more than an article has"),
        ("no-table.pdf", "damaged PDF: it has no end"),
        ("lines.txt", "needs too much memory to read"),
    ],
)
def test_what_is_dear_is_refused_early(tmp_path: Path, name: str, reason: str) -> None:
    bad_files.fill(tmp_path, [name])
    sources = [item for item in discover([tmp_path]) if isinstance(item, SourceFile)]
    found = {source.shown: items for source, items in read_all(sources)}
    assert found[name] == (Skipped(name, reason),)
    assert all(isinstance(item, Article) for good in ("0-good.txt", "z-good.txt") for item in found[good])
