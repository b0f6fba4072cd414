"""Articles as Markdown files with front matter: one file each, never over an existing one."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from briefing.models import Article, ParagraphKind, PublishedFrom

MAX_NAME = 100
MAX_SAME_NAME = 1000
_HEAD_BYTES = 16 * 2**10
_OWN_ASIDE = re.compile(r"\.briefing-\w{1,20}\.part")
_LEFT_BEHIND = 86_400
"""Seconds after which a file written aside is nobody's any more: its writer was killed."""

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_KEY = re.compile(r"^(url|asked|sha256|part|excerpt): (.+)$", re.MULTILINE)
_MARKS = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w{1,32};)")
_LINE_START = re.compile(r"^(?=[#+=-])|^(\d{1,9})(?=[.)])", re.MULTILINE)
_TRACKING = re.compile(r"utm_|fbclid$|gclid$|mc_[ce]id$|cmpid$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from. ``data`` are the bytes it was read from, ``part`` which part of them it is.

    An ``excerpt`` is what a feed says of a page that could not be had: it stands in for the page until that is there.
    """

    data: bytes
    fetched: datetime
    url: str | None = None
    asked: str | None = None
    part: str | None = None
    suffix: str = ""
    excerpt: bool = False

    @property
    def sha256(self) -> str:
        """Hex digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(slots=True)
class Folder:
    """A folder of saved articles, and what is in it already: addresses, and digests with parts.

    ``excerpts`` are addresses whose pages are still to be had, each with the file that stands in for it and a digest of
    what that file says.
    """

    path: Path
    urls: set[str] = field(default_factory=set)
    parts: set[tuple[str, str]] = field(default_factory=set)
    originals: dict[str, str] = field(default_factory=dict)
    excerpts: dict[str, tuple[Path, str]] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path) -> Folder:
        """The folder, made where it is missing, with what its files say in their front matter.

        Raises:
            OSError: where there is no folder and none can be made.
        """
        path.mkdir(parents=True, exist_ok=True)
        folder = cls(path)
        for file in sorted(path.glob("*.md")):
            with suppress(OSError):
                folder._remember(_front_matter(_read_regular(file, _HEAD_BYTES)), file)
        for url in [url for url in folder.excerpts if url in folder.urls]:
            folder._replaced(url)
        for aside in path.glob(".briefing-*.part"):
            with suppress(OSError):
                if _OWN_ASIDE.fullmatch(aside.name) and aside.lstat().st_mtime < time.time() - _LEFT_BEHIND:
                    aside.unlink()
        return folder

    def holds(self, *, url: str | None = None, origin: Origin | None = None) -> bool:
        """Whether an article of this address, or of these bytes and this part of them, is here."""
        if url is not None and same_page(url) in self.urls:
            return True
        return origin is not None and (origin.sha256, origin.part or "") in self.parts

    def holds_excerpt(self, url: str) -> bool:
        """Whether something stands in for the page of this address."""
        return same_page(url) in self.excerpts

    def save(self, article: Article, origin: Origin, *, keep_original: bool = False) -> Path:
        """Write one file (and the bytes beside it, in a hidden file that reading passes over); its path.

        It is there whole or not at all, whenever the program ends. What stood in for it goes, unless it was changed.

        Raises:
            OSError: where the system refuses.
        """
        stem = _stem(article)
        fields = _fields(article, origin)
        if keep_original:
            fields["original"] = self._keep(stem, origin)
        body = _body(article)
        if origin.excerpt:
            fields["excerpt"] = _digest(body)
        path = self._write_new(stem, _with_head(fields, body).encode("utf-8"))
        self._remember({key: str(value) for key, value in fields.items()}, path)
        if not origin.excerpt:
            for url in filter(None, (origin.url, origin.asked)):
                self._replaced(same_page(url))
        return path

    def _remember(self, fields: dict[str, str], path: Path) -> None:
        urls = [same_page(fields[key]) for key in ("url", "asked") if key in fields]
        if "excerpt" in fields:
            self.excerpts.update(dict.fromkeys(urls, (path, fields["excerpt"])))
            return
        self.urls.update(urls)
        if "sha256" in fields:
            self.parts.add((fields["sha256"], fields.get("part", "")))

    def _replaced(self, url: str) -> None:
        """The page of this address is here now; what stood in for it goes, where it is as it was written."""
        path, digest = self.excerpts.pop(url, (None, ""))
        if path is None:
            return
        with suppress(OSError):
            _, _, body = _read_regular(path).decode("utf-8", "replace").partition("\n---\n")
            if _digest(body.removeprefix("\n")) == digest:
                path.unlink()

    def _write_new(self, stem: str, data: bytes) -> Path:
        """Write the data under a name that nobody has."""
        aside = _write_aside(self.path, data)
        try:
            for number in range(1, MAX_SAME_NAME):
                path = self.path / (f"{stem}-{number}.md" if number > 1 else f"{stem}.md")
                with suppress(FileExistsError):
                    _move_to_free(aside, path)
                    return path
        finally:
            aside.unlink(missing_ok=True)
        raise FileExistsError(f"{self.path / stem}.md: too many files of this name")

    def _keep(self, stem: str, origin: Origin) -> str:
        name = self.originals.get(origin.sha256)
        if name is None:
            name = self.originals[origin.sha256] = f".{stem}-{origin.sha256[:12]}{origin.suffix or '.original'}"
            aside = _write_aside(self.path, origin.data)
            try:
                aside.replace(self.path / name)
            finally:
                aside.unlink(missing_ok=True)
        return name


def as_markdown(article: Article, fields: dict[str, object]) -> str:
    """The article with its front matter; read back, it gives the same title and text."""
    return _with_head(fields, _body(article))


def _with_head(fields: dict[str, object], body: str) -> str:
    import yaml  # noqa: PLC0415 - 16 ms

    return f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**6)}---\n\n{body}"


def _body(article: Article) -> str:
    return "\n\n".join(_paragraph(p.of(article.text), p.kind) for p in article.paragraphs) + "\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def same_page(url: str) -> str:
    """One spelling for the addresses of one page: no fragment, no marks of campaigns, no case in the host."""
    try:
        parts = urlsplit(url.strip())
        query = urlencode(
            [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])]
        )
        return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))
    except ValueError:
        return url


def _fields(article: Article, origin: Origin) -> dict[str, object]:
    stated = article.published if article.published_from is not PublishedFrom.FILE else None
    fields = {
        "title": None if article.title_inferred else article.title,
        "outlet": article.outlet,
        "published": stated,
        "url": origin.url or article.url,
        "asked": origin.asked if origin.asked != origin.url else None,
        "byline": article.byline,
        "language": article.language,
        "fetched": origin.fetched.isoformat(timespec="seconds"),
        "sha256": origin.sha256,
        "part": origin.part,
    }
    return {key: value for key, value in fields.items() if value}


def _front_matter(data: bytes) -> dict[str, str]:
    head, mark, _ = data.decode("utf-8", "replace").removeprefix("---\n").partition("\n---\n")
    return {key: value.strip().strip("'\"") for key, value in _KEY.findall(head)} if mark else {}


def _paragraph(text: str, kind: ParagraphKind) -> str:
    escaped = _LINE_START.sub(lambda match: f"{match[1] or ''}\\", _MARKS.sub(lambda match: f"\\{match[0]}", text))
    return f"## {escaped.replace(chr(10), ' ')}" if kind is ParagraphKind.HEADING else escaped.replace("\n", "\\\n")


def _stem(article: Article) -> str:
    """Day, outlet and headline in plain letters: a name that any system takes and no shell stumbles over."""
    parts = [article.published.isoformat() if article.published else "", article.outlet or "", article.title]
    plain = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode("ascii").lower()
    name = _NOT_IN_NAMES.sub("-", plain).strip("-")[:MAX_NAME].strip("-")
    return name if len(name) > 10 else f"{name}-{article.digest[:12]}".strip("-")


def _write_aside(folder: Path, data: bytes) -> Path:
    """A hidden file of these bytes, on disk."""
    descriptor, name = tempfile.mkstemp(".part", ".briefing-", folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(descriptor, 0o644)
            os.fsync(descriptor)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _move_to_free(aside: Path, path: Path) -> None:
    """Give the file a name that nobody has.

    Raises:
        FileExistsError: where somebody has it.
    """
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        raise
    except OSError:  # no links on this file system: take the name by an empty file, then move over it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o644))
        try:
            aside.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _read_regular(path: Path, size: int = -1) -> bytes:
    """The first bytes of a file, all by default.

    Raises:
        OSError: where it is a pipe, a socket, a device or a folder, which are not waited for, or the system refuses.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("not a regular file")
        return file.read(size)
