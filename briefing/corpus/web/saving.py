"""Articles as Markdown files with front matter: one file each, never over an existing one."""

from __future__ import annotations

import hashlib
import os
import re
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

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_KEY = re.compile(r"^(url|asked|sha256|part): (.+)$", re.MULTILINE)
_MARKS = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w{1,32};)")
_LINE_START = re.compile(r"^(?=[#+=-])|^(\d{1,9})(?=[.)])", re.MULTILINE)
_TRACKING = re.compile(r"utm_|fbclid$|gclid$|mc_[ce]id$|cmpid$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from. ``data`` are the bytes it was read from, ``part`` which part of them it is."""

    data: bytes
    fetched: datetime
    url: str | None = None
    asked: str | None = None
    part: str | None = None
    suffix: str = ""

    @property
    def sha256(self) -> str:
        """Hex digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(slots=True)
class Folder:
    """A folder of saved articles, and what is in it already: addresses, and digests with parts."""

    path: Path
    urls: set[str] = field(default_factory=set)
    parts: set[tuple[str, str]] = field(default_factory=set)
    originals: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path) -> Folder:
        """The folder, made where it is missing, with what its files say in their front matter.

        Raises:
            OSError: where there is no folder and none can be made.
        """
        path.mkdir(parents=True, exist_ok=True)
        folder = cls(path)
        for file in sorted(path.glob("*.md")):
            with suppress(OSError), file.open("rb") as opened:
                folder._remember(_front_matter(opened.read(_HEAD_BYTES)))
        return folder

    def holds(self, *, url: str | None = None, origin: Origin | None = None) -> bool:
        """Whether an article of this address, or of these bytes and this part of them, is here."""
        if url is not None and same_page(url) in self.urls:
            return True
        return origin is not None and (origin.sha256, origin.part or "") in self.parts

    def save(self, article: Article, origin: Origin, *, keep_original: bool = False) -> Path:
        """Write one file (and the bytes beside it, in a hidden file that reading passes over); its path.

        Raises:
            OSError: where the system refuses.
        """
        path = self._free_name(_stem(article))
        try:
            fields = _fields(article, origin)
            if keep_original:
                fields["original"] = self._keep(path.stem, origin)
            _replace(path, as_markdown(article, fields).encode("utf-8"))
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self._remember({key: str(value) for key, value in fields.items()})
        return path

    def _remember(self, fields: dict[str, str]) -> None:
        self.urls.update(same_page(fields[key]) for key in ("url", "asked") if key in fields)
        if "sha256" in fields:
            self.parts.add((fields["sha256"], fields.get("part", "")))

    def _free_name(self, stem: str) -> Path:
        """A name that nobody has, taken at once by an empty file."""
        for number in range(1, MAX_SAME_NAME):
            path = self.path / (f"{stem}-{number}.md" if number > 1 else f"{stem}.md")
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o644))
                return path
        raise FileExistsError(f"{self.path / stem}.md: too many files of this name")

    def _keep(self, stem: str, origin: Origin) -> str:
        name = self.originals.get(origin.sha256)
        if name is None:
            name = self.originals[origin.sha256] = f".{stem}{origin.suffix or '.original'}"
            _replace(self.path / name, origin.data)
        return name


def as_markdown(article: Article, fields: dict[str, object]) -> str:
    """The article with its front matter; read back, it gives the same title and text."""
    import yaml  # noqa: PLC0415 - 16 ms

    head = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**6)
    body = "\n\n".join(_paragraph(p.of(article.text), p.kind) for p in article.paragraphs)
    return f"---\n{head}---\n\n{body}\n"


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


def _replace(path: Path, data: bytes) -> None:
    """Write aside and move into place, so that a crash leaves no half of an article."""
    aside = path.with_name(f".{path.name.lstrip('.')[:200]}.part")
    descriptor = os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_NOFOLLOW, 0o644)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
