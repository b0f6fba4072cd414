"""What must hold for any bytes that any reader is given; used by the property tests and by ``tools/fuzz.py``."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from briefing.corpus.decode import decode
from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format, known
from briefing.corpus.reading import run_here
from briefing.corpus.sanitize import sanitize, sanitize_line
from briefing.corpus.sourcefile import SourceFile
from briefing.corpus.web.fetch import Page
from briefing.corpus.web.importing import suffix_of, with_charset
from briefing.corpus.web.robots import parse_robots
from briefing.corpus.web.saving import as_markdown, same_page
from briefing.models import Article, Skipped

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff\u2028\u2029]"
)
READERS = [kind.module for kind in known()]
IN_ZIP = [kind.module for kind in known() if kind.inside]


def check_sanitize(data: bytes) -> None:
    text = data.decode("utf-16-le", "surrogatepass") if len(data) % 2 == 0 else data.decode("utf-8", "replace")
    clean = sanitize(text)
    assert not FORBIDDEN.search(clean), repr(clean)
    assert sanitize(clean) == clean
    assert "\n" not in sanitize_line(text)


def check_decode(data: bytes) -> None:
    try:
        decoded = decode(data)
    except UnreadableError as error:
        check_line(str(error))
    else:
        assert isinstance(decoded.text, str)


def check_reader(module: str) -> Callable[[bytes], None]:
    """A check that whatever a reader makes of the bytes is a sound article, a named skip, or an ``UnreadableError``."""
    kind = Format(module, module, isolated=True)
    source = SourceFile(Path(f"a.{module}"), f"a.{module}", 0, 0)

    def check(data: bytes) -> None:
        try:
            found = run_here(kind, data, source)
        except UnreadableError as error:
            check_line(str(error))
            return
        for item in found:
            if isinstance(item, Skipped):
                check_line(item.path)
                check_line(item.reason)
            else:
                check_article(item)

    return check


def check_article(article: Article) -> None:
    assert article.text.strip() == article.text != ""
    assert not FORBIDDEN.search(article.text), repr(article.text)
    end = 0
    for paragraph in article.paragraphs:
        assert 0 <= paragraph.start < paragraph.end <= len(article.text)
        assert paragraph.start == end + 2 or end == 0 == paragraph.start
        assert "\n\n" not in paragraph.of(article.text)
        end = paragraph.end
    assert end == len(article.text)
    for line in (
        article.title,
        article.path,
        article.outlet,
        article.url,
        article.byline,
        article.dateline,
        *article.notes,
    ):
        check_line(line or "x")
    for cut in article.cuts:
        assert not FORBIDDEN.search(cut.text), repr(cut.text)
    as_markdown(article, {"title": article.title})


def check_line(line: str) -> None:
    assert line
    assert "\n" not in line
    assert not FORBIDDEN.search(line), repr(line)


def check_web(data: bytes) -> None:
    head, _, rest = data.partition(b"\n")
    parse_robots(data, "briefing").allows(head.decode("latin-1"))
    same_page(head.decode("utf-8", "replace"))
    page = Page(f"http://x.example/{head[:50].decode('latin-1')}", rest, head[50:90].decode("latin-1"), "latin-1")
    assert isinstance(with_charset(page), bytes)
    try:
        suffix_of(page)
    except UnreadableError:
        return


def zipped(name: str, data: bytes) -> bytes:
    """``data`` as the member of a sound archive: bytes alone hardly ever are one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(name, data)
    return file.getvalue()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "sanitize": check_sanitize,
    "decode": check_decode,
    "web": check_web,
    **{module: check_reader(module) for module in READERS},
}
"""Each property by name."""

TEXT = "The harbour of Tarnby stayed closed on Tuesday"
"""Words of most seeds, where tests put in others."""

SEEDS: dict[str, bytes] = {
    **{kind.module: zipped(kind.inside, kind.seed) if kind.inside else kind.seed for kind in known()},
    "web": b"/path\nUser-agent: *\nDisallow: /a*b$\nCrawl-delay: 2\n",
    "decode": "Größe und Häfen, 港が閉鎖".encode("utf-16"),
    "sanitize": "a\x1b[31mb\u202ec\U000e0041\u0300\u0300".encode("utf-16-le"),
}
"""A sound input for each, to start from."""
