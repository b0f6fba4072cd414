"""Every format of the registry with a file cut off, one that is another kind, an empty and a hostile one.

Each is read or named with a reason, and what stands beside them is read. A new format fails until hostile input of its
own is made for it here.
"""

from __future__ import annotations

from collections.abc import Callable

import bad_files
import pytest

from briefing.corpus.discover import discover
from briefing.corpus.formats import Format, known
from briefing.corpus.worker import read_all
from briefing.models import Article, Skipped

PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0" + bad_files.noise(2000, "picture")
NASTY = "\x1b]0;owned\x07 \u202egnihton\u202c [bold]x[/] \0 \ud83d=cmd|' /C calc'!A1".encode("utf-8", "surrogatepass")
DEEP = 800


def in_text(seed: bytes) -> bytes:
    """Escapes, marks of direction and a line without end behind sound text."""
    return seed + b"\n\n" + NASTY + b"\n\n" + b"Title: " * 5_000


def in_markup(seed: bytes) -> bytes:
    """The same as references to characters, in elements that nobody closes."""
    return seed + b"<p>&#27;]0;owned&#7; &#x202e; &#0;</p>" + b"<div><b><table><tr><td>" * DEEP + NASTY


def in_xml(_: bytes) -> bytes:
    """Entities of entities."""
    return bad_files.laughs("rss").encode()


def in_json(_: bytes) -> bytes:
    """Lists of lists, never closed."""
    return b'{"articles":{"results":[{"isDuplicate":false,"uri":' + b'[{"a":' * 20_000


def in_mail(seed: bytes) -> bytes:
    """A mail of mails of mails, with a subject that holds escapes."""
    return b"Subject: " + NASTY.replace(b"\0", b"") + b"\n" + bad_files.nested_parts(300).encode() + seed


def in_zip(seed: bytes) -> bytes:
    """Members that lead out of the folder, and one that swells."""
    names = ("../../out.txt", "/etc/out.txt", "word/document.xml", "META-INF/container.xml")
    return bad_files.zipped([(name, seed) for name in names] + [("swells.txt", b"\0" * 500_000)])


def in_rtf(seed: bytes) -> bytes:
    """Groups within groups, and a length that is none."""
    return seed[:-1] + b"{" * 10_000 + b"\\bin99999999 " + NASTY


def in_pdf(_: bytes) -> bytes:
    """A tree of pages whose root is its own child."""
    return bad_files.pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 99999999 >>"])


def in_warc(seed: bytes) -> bytes:
    """A record that claims more than there is."""
    return seed.replace(b"Content-Length: ", b"Content-Length: 99999999999")


HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "addresslist": in_text,
    "archive": in_zip,
    "bookmarks": in_markup,
    "docx": in_zip,
    "epub": in_zip,
    "europresse": in_markup,
    "factiva": in_markup,
    "factiva_text": in_text,
    "factiva_xml": in_xml,
    "feed": in_xml,
    "html": in_markup,
    "iptc7901": in_text,
    "jsonfeed": in_json,
    "lexis": in_text,
    "lexis_html": in_markup,
    "links": in_text,
    "mail": in_mail,
    "markdown": in_text,
    "mhtml": in_mail,
    "newsapis": in_json,
    "newsml": in_xml,
    "nexis_uni": in_zip,
    "ninjs": in_json,
    "opml": in_xml,
    "pdf": in_pdf,
    "proquest": in_mail,
    "proquest_text": in_text,
    "rtf": in_rtf,
    "text": in_text,
    "warc": in_warc,
    "xmlfile": in_xml,
    "zotero": in_xml,
}


BUTTON = "Share this article on Facebook"


def plain(kind: Format) -> bool:
    """Whether words behind the seed of a format are further words of its article."""
    return HOSTILE.get(kind.module) is in_text and kind.signature is None and kind.module != "links"  # a list


def inputs(kind: Format) -> dict[str, bytes]:
    """Bad files of a format by their names, its suffix behind them."""
    sound = bad_files.zipped([(kind.inside, kind.seed)]) if kind.inside else kind.seed
    suffix = kind.suffixes[0]
    make = HOSTILE.get(kind.module, in_text)
    hostile = make(kind.seed if kind.inside else sound)
    return {
        f"{kind.module}-cut{suffix}": sound[: len(sound) // 2],
        f"{kind.module}-picture{suffix}": PICTURE,
        f"{kind.module}-called{'.txt' if suffix != '.txt' else '.pdf'}": sound,
        f"{kind.module}-empty{suffix}": b"",
        f"{kind.module}-hostile{suffix}": hostile,
    }


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Article | Skipped]]:
    """What is made of all of them in one folder, by file."""
    folder = tmp_path_factory.mktemp("every")
    for kind in known():
        for name, data in inputs(kind).items():
            (folder / name).write_bytes(data)
    for name in ("0-good.txt", "z-good.txt"):
        (folder / name).write_text(bad_files.GOOD, encoding="utf-8")
    listed = list(discover([folder]))
    items = [item for item in listed if isinstance(item, Skipped)]
    for _, more in read_all([item for item in listed if not isinstance(item, Skipped)]):
        items += more
    names = [name for kind in known() for name in inputs(kind)] + ["0-good.txt", "z-good.txt"]
    made = {name: [item for item in items if item.path.startswith(name)] for name in names}
    assert sum(map(len, made.values())) == len(items)
    return made


def test_each_format_has_hostile_input() -> None:
    modules = {kind.module for kind in known()}
    assert not modules - HOSTILE.keys(), "say in HOSTILE how the seed of each of these is made hostile"
    assert not HOSTILE.keys() - modules, "no such formats"


@pytest.mark.parametrize("kind", [kind for kind in known() if plain(kind)], ids=lambda kind: kind.module)
def test_a_format_of_plain_text_leaves_out_what_is_no_part_of_the_article(kind: Format, article_of) -> None:
    article = article_of((kind.seed.decode() + f"\n\n{BUTTON}\n"), f"a{kind.suffixes[0]}")
    assert BUTTON not in article.text, "its blocks must pass briefing.corpus.cleaning.paragraphs.clean"
    assert [cut.text for cut in article.cuts if cut.text == BUTTON] == [BUTTON]


@pytest.mark.parametrize("module", sorted(HOSTILE))
def test_each_is_read_or_named(module: str, found: dict[str, list[Article | Skipped]]) -> None:
    kind = next(kind for kind in known() if kind.module == module)
    for name in inputs(kind):
        assert found[name], name
        for item in found[name]:
            words = item.reason if isinstance(item, Skipped) else f"{item.title} {item.text.replace(chr(10), ' ')}"
            assert len(words) > 5, name
            assert words.isprintable() or isinstance(item, Article), (name, words)
            assert not any(char < " " or char in "\x7f\u202e" for char in words), (name, words[:200])
        if "-empty" in name or "-picture" in name:
            assert all(isinstance(item, Skipped) for item in found[name]), name


def test_what_stands_beside_them_is_read(found: dict[str, list[Article | Skipped]]) -> None:
    for name in ("0-good.txt", "z-good.txt"):
        assert [type(item) for item in found[name]] == [Article], name
