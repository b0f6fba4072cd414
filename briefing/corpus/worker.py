"""Many files to their articles: plain text here, formats that can blow up in worker processes with limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefing.corpus.discover import SourceFile
from briefing.corpus.reading import read_file
from briefing.models import Article, Skipped

Result = tuple[SourceFile, tuple[Article | Skipped, ...]]


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """How far reading is: files done of ``total``, articles found, files and items skipped so far."""

    done: int
    total: int
    articles: int
    skipped: int
    shown: str


def read_all(
    sources: Sequence[SourceFile],
    *,
    on_progress: Callable[[ReadProgress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Result]:
    """Each file with its articles or the reason why there is none, as soon as it is read.

    The order is not that of ``sources``: sort by ``SourceFile.shown`` where order matters.
    ``cancelled`` is asked between two files; once it says yes, the iterator ends.
    """
    articles = skipped = 0
    for done, source in enumerate(sources, 1):
        if cancelled is not None and cancelled():
            return
        found = read_file(source)
        articles += sum(isinstance(item, Article) for item in found)
        skipped += sum(isinstance(item, Skipped) for item in found)
        if on_progress is not None:
            on_progress(ReadProgress(done, len(sources), articles, skipped, source.shown))
        yield source, found
