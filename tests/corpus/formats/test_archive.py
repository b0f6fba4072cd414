"""Containers: zip archives, Word documents and electronic books, never unpacked to disk, never beyond their bounds."""

from __future__ import annotations

import io
import stat
import zipfile
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import archive, containers, docx, epub
from briefing.corpus.formats.containers import Container
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, PublishedFrom, Skipped


def read(module: ModuleType, data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """All that a reader finds."""
    return tuple(module.read(data, source))


TEXT = "The harbour of Tarnby stayed closed on Tuesday after a grain ship ran aground across its only channel."
MORE = "Two tugs tried to free the vessel at high water but gave up when a line parted and injured a deckhand."
STORY = f"Grain ship blocks the harbour\n\n{TEXT}\n\n{MORE}\n"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def source(name: str) -> SourceFile:
    return SourceFile(Path(name), name, 0, 0)


def packed(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file.getvalue()


def reasons(data: bytes) -> dict[str, str]:
    found = read(archive, data, source("a.zip"))
    return {item.path: item.reason for item in found if isinstance(item, Skipped)}


def test_members_are_read_as_files_in_the_order_of_their_names() -> None:
    page = f"<html><head><title>Ship</title></head><body><article><p>{TEXT}</p><p>{MORE}</p></article></body></html>"
    found = read(archive, packed({"b/b.html": page, "a.txt": STORY, "c.md": STORY, "b/": ""}), source("a.zip"))
    assert [item.path for item in found] == ["a.zip/a.txt", "a.zip/b/b.html", "a.zip/c.md"]
    assert all(isinstance(item, Article) and TEXT in item.text for item in found)


def test_what_is_not_read_is_named() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO(
        packed({"../up.txt": STORY, "C:/x.txt": STORY, "a\\b.txt": STORY, "x.zip": b"PK", "n": "x", "e.txt": ""})
    )
    with zipfile.ZipFile(file, "a") as made:
        made.writestr(link, "/etc/passwd")
        made.writestr(".hidden.txt", STORY)
        made.writestr("__MACOSX/a.txt", STORY)
        made.writestr("esc\x1b[2J.xyz", "x")
    assert reasons(file.getvalue()) == {
        "a.zip/../up.txt": "its name points out of the archive",
        "a.zip/C:/x.txt": "its name points out of the archive",
        "a.zip/a\\b.txt": "its name points out of the archive",
        "a.zip/x.zip": "an archive within an archive, not opened",
        "a.zip/n": "unknown type (no file name suffix)",
        "a.zip/e.txt": "empty file",
        "a.zip/link.txt": "not a regular file",
        "a.zip/esc\\x1b[2J.xyz": "unknown type .xyz",
    }


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    found = read(archive, packed({f"{n}.txt": STORY for n in range(5)}), source("a.zip"))
    assert found[-1] == Skipped("a.zip", "3 files beyond the first 2 were left out")
    monkeypatch.setattr(containers, "MAX_TOTAL", int(len(STORY) * 1.5))
    assert reasons(packed({"0.txt": STORY, "1.txt": STORY})) == {"a.zip/1.txt": "larger than the limit once unpacked"}
    monkeypatch.setattr(containers, "MAX_DIRECTORY", 10)
    with pytest.raises(UnreadableError, match="too many files"):
        Container(packed({"a.txt": STORY}))


def test_a_member_that_lies_about_its_size() -> None:
    data = bytearray(packed({"a.txt": b"word " * 100_000}))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    found = read(archive, bytes(data), source("a.zip"))
    assert all(isinstance(item, Skipped) or len(item.text) <= 10 for item in found)


def test_memory_that_runs_out_ends_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    def broke(*_: object) -> object:
        raise MemoryError

    monkeypatch.setattr(archive, "_read_as", broke)
    assert list(reasons(packed({"a.txt": STORY, "b.txt": STORY}))) == ["a.zip/a.txt"]


def test_a_reader_that_breaks_costs_one_member(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(kind: object, data: bytes, inner: SourceFile) -> tuple[Article | Skipped, ...]:
        raise KeyError(inner.shown)

    monkeypatch.setattr(archive, "_read_as", broken)
    assert set(reasons(packed({"a.txt": STORY, "b.txt": STORY})).values()) == {"could not be read (KeyError)"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", b"PK\x05\x06", b"PK\x05\x06" + b"\xff" * 30])
def test_damaged_archives(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(archive, data, source("a.zip"))


def test_a_damaged_member_costs_itself() -> None:
    data = bytearray(packed({"a.txt": STORY * 50, "b.txt": STORY}))
    data[60:70] = b"\xff" * 10
    found = read(archive, bytes(data), source("a.zip"))
    assert isinstance(found[0], Skipped)
    assert isinstance(found[1], Article)


def test_locked_members_are_named() -> None:
    data = bytearray(packed({"a.txt": STORY}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert reasons(bytes(data)) == {"a.zip/a.txt": "locked with a password"}


def word(*paragraphs: str, core: str | None = None) -> bytes:
    members: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {WORD}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    }
    if core is not None:
        members["docProps/core.xml"] = core
    return packed(members)


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_document() -> None:
    core = """<c:coreProperties xmlns:c="c" xmlns:d="d"><d:title>Grain ship blocks the harbour</d:title>
    <d:creator>Ann Example</d:creator><c:created>2023-05-02T10:00:00Z</c:created></c:coreProperties>"""
    listed = f"<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>{MORE}</w:t></w:r></w:p>"
    tracked = f"<w:p><w:r><w:t>{TEXT}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    (found,) = docx.read(
        word(
            paragraph("Grain ship blocks the harbour", "Heading1"),
            tracked,
            paragraph("The crew", "Heading2"),
            listed,
            core=core,
        ),
        source("a.docx"),
    )
    assert isinstance(found, Article)
    assert (found.title, found.byline) == ("Grain ship blocks the harbour", "Ann Example")
    assert (found.published, found.published_from) == (date(2023, 5, 2), PublishedFrom.FILE)
    assert found.text == f"{TEXT}\n\nThe crew\n\n{MORE}"
    assert [p.kind for p in found.paragraphs] == ["body", "heading", "list"]


def test_a_word_document_without_properties_or_with_broken_ones() -> None:
    for core in (None, "<broken"):
        (found,) = docx.read(
            word(paragraph("Grain ship blocks the harbour", "Title"), paragraph(TEXT), core=core), source("a.docx")
        )
        assert isinstance(found, Article)
        assert (found.title, found.text) == ("Grain ship blocks the harbour", TEXT)


@pytest.mark.parametrize(("data", "reason"), [(packed({"a": "b"}), "missing"), (word(), "no text")])
def test_what_is_no_document(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        docx.read(data, source("a.docx"))


def book(chapters: dict[str, str], title: str = "The Guardian", container: str = 'full-path="O/c.opf"') -> bytes:
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    return packed(
        {
            "META-INF/container.xml": f"<container><rootfiles><rootfile {container}/></rootfiles></container>",
            "O/c.opf": f"""<package><metadata xmlns:d="d"><d:title>{title}</d:title><d:date>2023-05-02</d:date>
            <d:language>en-GB</d:language></metadata><manifest>{items}</manifest>
            <spine>{spine}<itemref idref="x"/></spine></package>""",
            **{f"O/{name}": f"<html><body>{text}</body></html>" for name, text in chapters.items()},
        }
    )


def test_an_electronic_book() -> None:
    long = f"<h1>Grain ship</h1><p>{TEXT}</p><p>{MORE}</p><p>{TEXT.replace('Tuesday', 'Wednesday')}</p>"
    found = read(epub, book({"cover.xhtml": "<h1>Cover</h1>", "a.xhtml": long}), source("a.epub"))
    (article,) = found
    assert isinstance(article, Article)
    assert (article.path, article.title, article.outlet) == ("a.epub (chapter 2)", "Grain ship", "The Guardian")
    assert (article.published, article.language) == (date(2023, 5, 2), "en")


def test_a_book_is_no_outlet_and_bad_chapters_are_named() -> None:
    long = f"<p>{TEXT}</p><p>{MORE}</p><p>{TEXT.replace('Tuesday', 'Wednesday')}</p>"
    found = read(epub, book({"a.xhtml": long, "b.xhtml": "<div>" * 2000}, "A Life at Sea"), source("a.epub"))
    assert isinstance(found[0], Article)
    assert found[0].outlet is None
    assert found[1] == Skipped("a.epub (chapter 2)", "its HTML is nested too deeply to read")
    with pytest.raises(UnreadableError, match="where its text is"):
        read(epub, book({}, container=""), source("a.epub"))
