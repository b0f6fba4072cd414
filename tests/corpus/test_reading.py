"""One file to its articles, whatever the file is."""

import os
from pathlib import Path

import pytest

from briefing.corpus import reading
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article, lay_out
from briefing.corpus.reading import FORMATS, format_of, read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Cut, ParagraphKind, Skipped

WORDS = "The harbour bridge reopened on Monday after three weeks of repairs, the city council said.\n"


def source_of(path, shown=None):
    size = path.stat().st_size if path.exists() else 0
    return SourceFile(path, shown or path.name, size, 0)


def reason(path, **options):
    (found,) = read_file(source_of(path), **options)
    assert isinstance(found, Skipped), found
    assert found.path == path.name
    return found.reason


def test_each_kind_of_trouble_has_its_reason(tmp_path):
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "large.txt").write_text("x" * 100)
    (tmp_path / "data.xyz").write_text("x")
    (tmp_path / "noname").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "large.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "binary.txt") == "not text: binary data"
    assert reason(tmp_path / "empty.txt") == "empty file"
    assert "limit" in reason(tmp_path / "large.txt", max_bytes=10)
    assert reason(tmp_path / "data.xyz") == "unknown type .xyz"
    assert reason(tmp_path / "noname") == "unknown type (no file name suffix)"
    assert "link" in reason(tmp_path / "link.txt")
    assert reason(tmp_path / "pipe.txt") == "named pipe, not a file"
    assert reason(tmp_path / "gone.txt") == "file is gone"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "closed.txt"
    path.write_text(WORDS)
    path.chmod(0)
    assert reason(path) == "no permission to read this file"


def test_the_same_few_words_without_end_are_no_article(tmp_path):
    path = tmp_path / "line.txt"
    path.write_text("word " * 30_000)
    assert reason(path) == "the same few words again and again, and no article"
    path.write_text(f"{WORDS}\n" + "\n".join(f"Row {n} of the table: {n * 7919 % 997} of {n}" for n in range(5000)))
    (article,) = read_file(source_of(path))
    assert len(article.text) > 100_000


def test_a_long_line_is_read(tmp_path):
    path = tmp_path / "line.txt"
    path.write_text("".join(f"{n * 7919 % 65536:04x} " for n in range(200_000)))
    (article,) = read_file(source_of(path))
    assert len(article.text) == 999_999
    path.write_text("word " * 210_000)
    assert reason(path) == "a line of 1,050,000 characters is no article"


def test_whatever_a_reader_throws_costs_one_file(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(WORDS)

    def fails(kind, data, source):
        raise RecursionError

    def refuses(kind, data, source):
        raise UnreadableError("too deep")

    assert reason(path, run=fails) == "web page could not be read (RecursionError)"
    assert reason(path, run=refuses) == "too deep"
    assert reason(path, run=lambda kind, data, source: ()) == "no article text found"


def test_a_file_that_grows_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("x" * 100)
    monkeypatch.setattr(reading, "unfit", lambda info, limit: None)
    assert reason(path, max_bytes=10) == "grew beyond the size limit while it was read"


def test_every_format_has_a_reader():
    for kind in {id(kind): kind for kind in FORMATS.values()}.values():
        assert callable(kind.reader())
    assert format_of(Path("A.TXT")) is FORMATS[".txt"]


def test_the_same_text_has_one_digest_and_an_id_for_each_path(tmp_path):
    for name, encoding in (("a.txt", "utf-8"), ("b.txt", "utf-16")):
        (tmp_path / name).write_text(WORDS + "A second line about the café stands here.\n", encoding=encoding)
    (first,), (second,) = (read_file(source_of(tmp_path / name)) for name in ("a.txt", "b.txt"))
    assert first.digest == second.digest
    assert first.id != second.id
    (tmp_path / "a.txt").write_text(WORDS)
    (changed,) = read_file(source_of(tmp_path / "a.txt"))
    assert changed.digest != first.digest


def test_a_draft_becomes_an_article():
    draft = Draft(
        (Block(" A  line\t\x1b[31mhere \n\n with a second. "), Block(" \n"), Block("Two", ParagraphKind.HEADING)),
        title=" Head\nline ",
        outlet="The \x07Herald",
        credits=("", " Photo  by J "),
        cuts=(Cut("Share\x1b", "button"),),
        part="item 3",
    )
    article = build_article(SourceFile(Path("f.xml"), "f.xml", 1, 1), draft)
    assert isinstance(article, Article)
    assert article.path == "f.xml (item 3)"
    assert article.text == "A line here\nwith a second.\n\nTwo"
    assert [(p.kind, p.of(article.text)) for p in article.paragraphs][1] == (ParagraphKind.HEADING, "Two")
    assert (article.title, article.outlet, article.credits) == ("Head line", "The Herald", ("Photo by J",))
    assert article.cuts == (Cut("Share", "button"),)
    assert not article.title_inferred


def test_a_draft_without_text_is_skipped():
    found = build_article(SourceFile(Path("f.xml"), "f.xml", 1, 1), Draft((Block(" \x00"),), part="item 1"))
    assert found == Skipped("f.xml (item 1)", "no article text found")


def test_layout_of_nothing():
    assert lay_out([]) == ("", ())
