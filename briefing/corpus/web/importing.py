"""``briefing add``: pages, feeds and files into a folder, one Markdown file for each article that is new there."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from briefing.corpus.discover import discover
from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format, addresslist, by_media_type, by_root, feedlinks
from briefing.corpus.formats.disguise import tell
from briefing.corpus.formats.xmlfile import first_element
from briefing.corpus.reading import FORMATS, open_regular, unknown_type
from briefing.corpus.sanitize import escape_name
from briefing.corpus.sourcefile import SourceFile
from briefing.corpus.web.connect import FetchError
from briefing.corpus.web.fetch import Fetcher, FetchOptions, Page
from briefing.corpus.web.saving import Folder, Origin
from briefing.corpus.worker import Limits, Workers
from briefing.models import Article, Skipped

ENOUGH_WORDS = 150
"""A feed's text of so many words is the article; with fewer the page is fetched."""
MAX_SOURCES = 20_000

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_ADDRESSES = frozenset({"links", "bookmarks", "addresslist"})
_LISTS = _ADDRESSES | {"feed", "opml"}
"""Modules of what holds addresses for the most part: each of them is fetched."""
_CHARSET_STATED = re.compile(rb"<meta[^>]{0,200}charset|<\?xml[^>]{0,100}encoding", re.IGNORECASE)
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading)\W{0,5}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How to fetch, and whether the bytes are kept beside each article."""

    fetch: FetchOptions = FetchOptions()  # noqa: RUF009 - frozen
    keep_original: bool = False


@dataclass(frozen=True, slots=True)
class AddProgress:
    """How far it is: sources and feed items done of those known so far, and what became of them."""

    done: int
    total: int
    added: int
    known: int
    skipped: int
    current: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """The files written, the sources that were there already, and what could not be had."""

    added: tuple[Path, ...]
    known: tuple[str, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Task:
    """A source as typed, a file found in a folder, or an address out of a feed with what the feed says of it."""

    source: str
    item: Article | None = None
    file: SourceFile | None = None


def add(
    sources: Sequence[str],
    folder: Path,
    options: AddOptions | None = None,
    on_progress: Callable[[AddProgress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> AddReport:
    """Take in pages, feeds, lists of feeds, files and folders; what the folder holds already is left as it is.

    Raises:
        OSError: where the folder can't be used. Everything else costs one source and is named in the report.
    """
    options = options or AddOptions()
    with Fetcher(options.fetch) as fetcher, Workers(1, Limits(options.fetch.max_bytes)) as workers:
        job = _Job(options, Folder.open(folder), fetcher, workers, deque(_Task(source) for source in sources))
        while job.tasks and not (cancelled and cancelled()):
            job.step()
            if on_progress is not None:
                on_progress(job.progress())
    return AddReport(tuple(job.added), tuple(job.known), tuple(job.skipped))


@dataclass(slots=True)
class _Job:
    options: AddOptions
    folder: Folder
    fetcher: Fetcher
    workers: Workers
    tasks: deque[_Task]
    added: list[Path] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    done: int = 0
    current: str = ""
    seen: set[str] = field(default_factory=set)

    def progress(self) -> AddProgress:
        total = self.done + len(self.tasks)
        return AddProgress(self.done, total, len(self.added), len(self.known), len(self.skipped), self.current)

    def step(self) -> None:
        """Take in the next source; whatever fails is that source's alone."""
        task = self.tasks.popleft()
        self.current = escape_name(task.source)
        try:
            if task.item is not None:
                self._item(task.source, task.item)
            elif task.file is not None:
                self._file(task.file)
            elif _SCHEME.match(task.source):
                self._address(task.source)
            else:
                self._path(Path(task.source))
        except Exception as error:  # the boundary: whatever goes wrong costs one source
            self.skipped.append(Skipped(self.current, _reason(error)))
        self.done += 1

    def _address(self, url: str) -> None:
        if self.folder.holds(url=url):
            self.known.append(url)
            return
        page = self.fetcher.get(url)
        suffix = suffix_of(page)
        module = _module(suffix, page.data)
        if module in _LISTS:
            self._spread(module, page.data, page.url)
            return
        origin = Origin(page.data, _now(), url=page.url, asked=url, suffix=suffix)
        if self.folder.holds(url=page.url):
            self.known.append(url)
            return
        for article in self._read(module, with_charset(page), page.url):
            self._keep(article, replace(origin, part=article.where.removeprefix(page.url).strip(" ()/") or None))

    def _path(self, path: Path) -> None:
        """Put the files in front of what is left to do."""
        found = []
        for source in discover([path], max_bytes=self.options.fetch.max_bytes):
            if isinstance(source, Skipped):
                self.skipped.append(source)
            else:
                found.append(_Task(source.shown, file=source))
        self.tasks.extendleft(reversed(found))

    def _file(self, source: SourceFile) -> None:
        suffix = source.path.suffix.lower()
        if suffix not in FORMATS:
            raise UnreadableError(unknown_type(source.path))
        data = open_regular(source, self.options.fetch.max_bytes)
        module = _module(suffix, data)
        if module in _LISTS:
            self._spread(module, data, source.shown)
            return
        for article in self._read(module, data, source.shown):
            part = article.where.removeprefix(source.shown).strip(" ()/") or None
            self._keep(article, Origin(data, _now(), url=article.url, part=part, suffix=suffix))

    def _spread(self, module: str, data: bytes, shown: str) -> None:
        """Put the feeds of a list, or the items of a feed, in front of what is left to do."""
        feeds = module != "feed"
        items = self._read("linklist" if module in _ADDRESSES else "feedlinks", data, shown)
        tasks = [_Task(item.url or "", None if feeds else item) for item in items]
        new = [task for task in tasks if not task.source or task.source not in self.seen]
        room = max(0, MAX_SOURCES - len(self.tasks))
        if len(new) > room:
            reason = f"{len(new) - room} of its {len(new)} addresses were left out: too many at a time"
            self.skipped.append(Skipped(escape_name(shown), reason))
        self.seen.update(task.source for task in new[:room])
        self.tasks.extendleft(reversed(new[:room]))

    def _item(self, url: str, item: Article) -> None:
        """An item of a feed: its own text where it carries the article, else the page that it points to."""
        address_only = feedlinks.ADDRESS_ONLY in item.notes
        whole = len(item.text.split()) >= ENOUGH_WORDS and not _CUT_OFF.search(item.text)
        own = Origin(item.text.encode("utf-8"), _now(), url=url or None)
        # Teasers of different pages can be the same words; the address alone tells them apart.
        if self.folder.holds(url=url or None, origin=own if whole or not url else None):
            self.known.append(url or item.title)
        elif whole or not url:
            if not address_only:
                self._keep(item, own)
        elif address_only:
            self._page_of_item(url, item)
        else:
            self._page_or_excerpt(url, item, own)

    def _page_or_excerpt(self, url: str, item: Article, own: Origin) -> None:
        """The page; where it can't be had, what the feed says of it stands in until the next time."""
        try:
            self._page_of_item(url, item)
        except Exception as error:  # the boundary: the page may be anything
            if not self.folder.holds_excerpt(url):
                self.added.append(self.folder.save(item, replace(own, excerpt=True)))
            reason = f"{_reason(error)}; what the feed says of it was kept"
            self.skipped.append(Skipped(self.current, reason))

    def _page_of_item(self, url: str, item: Article) -> None:
        page = self.fetcher.get(url)
        if self.folder.holds(url=page.url):
            self.known.append(url)
            return
        suffix = suffix_of(page)
        module = _module(suffix, page.data)
        if module in _LISTS:
            raise UnreadableError("the feed points to another feed")
        articles = self._read(module, with_charset(page), page.url)
        if not articles:
            raise UnreadableError("no article text found")
        for article in articles:
            self._keep(_with_feed(article, item), Origin(page.data, _now(), url=page.url, asked=url, suffix=suffix))

    def _read(self, module: str, data: bytes, shown: str) -> list[Article]:
        """The articles; what is skipped goes into the report."""
        source = SourceFile(Path("fetched"), escape_name(shown), len(data), 0)
        found = self.workers.run(Format(module, module, isolated=module not in {"text", "markdown"}), data, source)
        if not found:
            raise UnreadableError(
                "it holds no addresses" if module in {"feedlinks", "linklist"} else "no article text found"
            )
        self.skipped.extend(item for item in found if isinstance(item, Skipped))
        return [item for item in found if isinstance(item, Article)]

    def _keep(self, article: Article, origin: Origin) -> None:
        """Save an article of new bytes. An address alone tells nothing here: many saved pages claim the same."""
        if self.folder.holds(origin=origin):
            self.known.append(origin.url or article.path)
        else:
            self.added.append(self.folder.save(article, origin, keep_original=self.options.keep_original))


def _reason(error: Exception) -> str:
    if isinstance(error, (FetchError, UnreadableError)):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return f"could not be read ({type(error).__name__})"


def suffix_of(page: Page) -> str:
    """What kind of file a page is: by its first bytes, what the server says, and at last its address."""
    if page.data.startswith(b"%PDF-"):
        return ".pdf"
    by_name = PurePosixPath(urlsplit(page.url).path).suffix.lower()
    if page.data.startswith(b"PK\x03\x04"):
        return by_media_type().get(page.media_type) or (by_name if by_name in {".docx", ".epub"} else ".zip")
    by_type = by_media_type().get(page.media_type)
    if by_type is None and page.media_type.endswith("+xml"):
        by_type = ".xml"
    if by_type is None and page.media_type in {"", "application/octet-stream"}:
        by_type = by_name if by_name in FORMATS else ".html"
    if by_type is None:
        raise UnreadableError(f"unknown type {escape_name(page.media_type)}")
    return by_type


def with_charset(page: Page) -> bytes:
    """The page's bytes, as UTF-8 with a mark where only the server names their encoding and they bear it out."""
    if page.charset is None or _CHARSET_STATED.search(page.data[:4096]):
        return page.data
    try:
        page.data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return page.data.decode(page.charset).encode("utf-8-sig")
        except (UnicodeError, LookupError):
            return page.data
    return page.data


def _module(suffix: str, data: bytes) -> str:
    """The module that reads it, by what it holds: servers call feeds HTML, HTML XML, and pages PDF or plain text."""
    kind = tell(suffix, data)
    module = kind.module if kind else FORMATS[suffix].module
    if module == addresslist.FORMAT.module and not addresslist.is_list(data):
        module = FORMATS[suffix].module
    if module in {"html", "xmlfile", "feed", "newsml", "text"}:
        looks_like_markup = data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe\0\t\r\n ").startswith(b"<")
        name = first_element(data) if looks_like_markup else None
        root = by_root().get(name or "")
        return root.module if root else module
    return module


def _with_feed(article: Article, item: Article) -> Article:
    """The page's article with what only the feed says of it."""
    if article.title_inferred and not item.title_inferred:
        article = replace(article, title=item.title, title_inferred=False)
    if article.published is None:
        article = replace(article, published=item.published, published_from=item.published_from)
    return replace(article, outlet=article.outlet or item.outlet, byline=article.byline or item.byline)


def _now() -> datetime:
    return datetime.now(UTC)
