"""Bad files of every kind, made when a test asks for them: each gives one line of reason or an article, at little cost.

``BAD`` names each with a function that writes it. Nothing here comes from anywhere else; all text is our own.
"""

from __future__ import annotations

import base64
import io
import os
import random
import socket
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

from briefing.corpus.formats import by_suffix

TEXT = (
    "The harbour of Tarnby stayed closed on Tuesday after a grain ship ran aground across its channel, the port said."
)
GOOD = f"Grain ship blocks the harbour\n\n{TEXT}\n\nTwo tugs tried to free the vessel but gave up when a line parted.\n"
Write = Callable[[Path], object]


def data(make: Callable[[], bytes | str]) -> Write:
    """A file of these bytes, made when it is written."""

    def write(path: Path) -> None:
        content = make()
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return write


def noise(size: int, seed: str) -> bytes:
    """Bytes without order, the same each time."""
    return random.Random(seed).randbytes(size)


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip container of these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members:
            container.writestr(name, content)
    return packed.getvalue()


def word(body: bytes, **more: bytes) -> bytes:
    """A Word document with this for its text."""
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zipped([("[Content_Types].xml", types), ("word/document.xml", body), *more.items()])


def book(chapters: int, chapter: bytes, spine: int | None = None) -> bytes:
    """An electronic book of so many chapters, each of which has this for its text."""
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(chapters))
    order = "".join(f'<itemref idref="c{n % max(1, chapters)}"/>' for n in range(spine or chapters))
    package = f"<package><manifest>{items}</manifest><spine>{order}</spine></package>"
    start = b'<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
    files = [(f"c{n}.xhtml", chapter) for n in range(chapters)]
    return zipped([("META-INF/container.xml", start), ("p.opf", package.encode()), *files])


def pdf(objects: Iterable[bytes], root: int = 1) -> bytes:
    """A PDF file of these objects, numbered from 1."""
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, root, start)
    return bytes(out)


def stream(content: bytes, head: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), head, content)


def flate(content: bytes, times: int = 1) -> bytes:
    """A stream packed so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [%s]" % (b"/FlateDecode " * times))


def paged(*contents: bytes, count: int = 1) -> bytes:
    """A PDF file whose pages all show these objects, the first of which is number 5."""
    kids = b" ".join(b"3 0 R" for _ in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            page,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *contents,
        ]
    )


def mail(body: str, kind: str = "text/plain", more: str = "") -> str:
    """A mail."""
    head = "From: A <a@b.example>\nSubject: Ship\nDate: Tue, 2 May 2023 10:00:00 +0000\n"
    return f"{head}{more}Content-Type: {kind}\n\n{body}"


def nested_parts(depth: int) -> str:
    """Multipart within multipart, each with a border of its own."""
    head = "".join(f'--b{n}\nContent-Type: multipart/mixed; boundary="b{n + 1}"\n\n' for n in range(depth))
    return mail(head + f"--b{depth}\n\n{TEXT}\n", 'multipart/mixed; boundary="b0"')


def rss(items: str, head: str = "") -> str:
    """A feed."""
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


def aliases() -> str:
    """YAML that would swell to a thousand million words."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join(lines)


def overlapping() -> bytes:
    """A zip container all of whose members are one and the same packed megabyte."""
    packed = bytearray(zipped([("a.txt", b"word " * 200_000)]))
    start = packed.index(b"PK\x01\x02")
    end = packed.index(b"PK\x05\x06")
    entry = bytes(packed[start:end])
    names = [entry.replace(b"a.txt", b"%05d" % number) for number in range(2000)]
    names = [name.replace(b"%05d" % number, b"%04d.txt" % number) for number, name in enumerate(names)]
    fixed = [name[:28] + struct.pack("<H", 8) + name[30:] for name in names]
    directory = b"".join(fixed)
    tail = bytearray(packed[end:])
    struct.pack_into("<HHII", tail, 8, len(fixed), len(fixed), len(directory), start)
    return bytes(packed[:start]) + directory + bytes(tail)


def laughs(root: str) -> str:
    """Entities of entities."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {root} [<!ENTITY l0 "ha">{entities}]><{root}><body><p>&l9;</p></body></{root}>'


def sparse(path: Path) -> None:
    """A file of a gigabyte that takes no room."""
    with path.open("wb") as file:
        file.truncate(2**30)


def bound_socket(path: Path) -> None:
    """A socket, which may not be named by a long path."""
    unix = socket.socket(socket.AF_UNIX)
    unix.bind(os.path.relpath(path))
    unix.close()


def broken(kind: str, seed: bytes) -> dict[str, Write]:
    """A sound small file of a kind, damaged in four ways."""
    half = len(seed) // 2
    return {
        f"noise{kind}": data(lambda: noise(60_000, kind)),
        f"half{kind}": data(lambda: seed[:half]),
        f"flipped{kind}": data(lambda: bytes(byte ^ (0x20 if n % 7 == 3 else 0) for n, byte in enumerate(seed))),
        f"nul{kind}": data(lambda: b"\0" * 5000),
    }


def seeds() -> dict[str, bytes]:
    """For each suffix a sound small file."""
    return {
        suffix: zipped([(kind.inside, kind.seed)]) if kind.inside else kind.seed
        for suffix, kind in by_suffix().items()
        if kind.seed
    }


def markup() -> dict[str, Write]:
    """Web pages."""
    body = "<html><head><title>Ship</title></head><body>"
    return {
        "deep.html": data(lambda: body + "<div>" * 200_000 + TEXT),
        "unclosed.html": data(lambda: body + "<b><i><a href=x>" * 60_000 + TEXT),
        "tables.html": data(lambda: body + "<table><tr><td>" * 40_000 + TEXT),
        "lists.html": data(lambda: body + "<ul><li>" * 90_000 + TEXT),
        "quotes.html": data(lambda: body + "<blockquote>" * 250_000 + TEXT),
        "tags.html": data(lambda: body + "<p>" * 1_700_000),
        "rows.html": data(lambda: body + "<table>" + "<tr><td>a</td></tr>" * 60_000),
        "most-rows.html": data(lambda: body + "<table>" + "<tr><td>a 1</td></tr>" * 19_900),
        "links.html": data(lambda: body + "".join(f'<a href="/{n}">Word {n}</a> ' for n in range(100_000))),
        "attributes.html": data(lambda: body + "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{TEXT}</p>"),
        "one-attribute.html": data(lambda: body + '<p class="' + "x" * 8_000_000 + f'">{TEXT}</p>'),
        "comments.html": data(lambda: body + "<!--" * 300_000 + TEXT),
        "instructions.html": data(lambda: body + "<?" * 500_000 + TEXT),
        "scripts.html": data(lambda: body + "<script>var a=1;</script>" * 90_000 + f"<p>{TEXT}</p>"),
        "open-script.html": data(lambda: body + "<script>" + "if (a<b) {" * 300_000),
        "entities.html": data(lambda: body + "<p>" + "&amp;&#x41;&notit;" * 400_000),
        "ampersands.html": data(lambda: body + "<p>" + "&" * 5_000_000),
        "signs.html": data(lambda: body + "<" * 280_000 + TEXT),
        "one-word.html": data(lambda: body + "<p>" + "a" * 10_000_000),
        "one-line.html": data(lambda: body + "<p>" + "word " * 2_000_000),
        "sentences.html": data(lambda: body + f"<p>{TEXT}</p>" * 60_000),
        "picture.html": data(
            lambda: body + f'<img src="data:image/png;base64,{base64.b64encode(noise(6_000_000, "p")).decode()}">'
        ),
        "json.html": data(
            lambda: body + '<script type="application/ld+json">' + '{"a":[' * 200_000 + "</script>" + TEXT
        ),
        "many-json.html": data(
            lambda: body + '<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * 60_000
        ),
        "metas.html": data(
            lambda: "<html><head>" + '<meta property="article:tag" content="x">' * 150_000 + f"</head>{TEXT}"
        ),
        "days.html": data(lambda: body + "".join(f"<p>On 2 May 2023 at {n} 03.04.2021</p>" for n in range(50_000))),
        "times.html": data(lambda: body + '<time datetime="2023-05-02">2 May</time>' * 80_000),
        "marks.html": data(lambda: body + "<p>" + ("a" + "\u0301" * 200) * 20_000),
        "spans.html": data(lambda: body + "<p>" + "<span>a</span>" * 130_000),
        "breaks.html": data(lambda: body + "<p>" + "a<br>" * 280_000),
        "forms.html": data(lambda: body + "<form><input><select><option>a" * 60_000),
        "frames.html": data(lambda: "<frameset>" * 100_000 + "<frame>" * 100_000),
        "svg.html": data(lambda: body + "<svg><g>" * 100_000 + TEXT),
        "cdata.html": data(lambda: body + "<![CDATA[" * 200_000 + TEXT),
        "utf7.html": data(lambda: "<meta charset=utf-7><p>" + "+ADw-script+AD4-" * 100_000),
        "utf16.html": data(lambda: (body + f"<p>{TEXT}</p>" * 3000).encode("utf-16")[:-7]),
    }


def texts() -> dict[str, Write]:
    """Plain text and Markdown, which are read without a process of their own while they are small."""
    return {
        "one-word.txt": data(lambda: "a" * 15_000_000),
        "one-line.txt": data(lambda: "word " * 2_000_000),
        "lines.txt": data(lambda: "a\n" * 7_000_000),
        "blank.txt": data(lambda: "\n" * 15_000_000),
        "spaces.txt": data(lambda: " " * 15_000_000),
        "sentences.txt": data(lambda: f"{TEXT}\n\n" * 9000),
        "commas.txt": data(lambda: "said, " * 150_000),
        "capitals.txt": data(lambda: "Ines Vold " * 90_000),
        "digits.txt": data(lambda: "1" * 900_000),
        "numbers.txt": data(lambda: "1,234.5 " * 110_000),
        "quotes.txt": data(lambda: "“He said " * 100_000),
        "brackets.txt": data(lambda: "(" * 900_000),
        "dots.txt": data(lambda: "." * 900_000),
        "dashes.txt": data(lambda: "- " * 450_000),
        "hyphens.txt": data(lambda: "a-" * 450_000),
        "slashes.txt": data(lambda: "http://a/" * 100_000),
        "ats.txt": data(lambda: "a@b." * 200_000),
        "marks.txt": data(lambda: ("a" + "\u0301" * 300) * 3000),
        "joiners.txt": data(lambda: "a\u200d\u200c" * 200_000),
        "overrides.txt": data(lambda: "\u202ea\u2066" * 200_000),
        "escapes.txt": data(lambda: b"\x1b]8;;" * 150_000),
        "open-escape.txt": data(lambda: b"\x1b]" + b"a" * 900_000),
        "utf16-half.txt": data(lambda: (GOOD * 2000).encode("utf-16")[:-1]),
        "utf32.txt": data(lambda: (GOOD * 500).encode("utf-32")),
        "mixed.txt": data(
            lambda: (GOOD.encode() + "ÄÖÜ 港 ".encode("latin-1", "replace") + "漢字".encode("shift-jis")) * 2000
        ),
        "high-bytes.txt": data(lambda: bytes(range(128, 256)) * 7000),
        "brackets.md": data(lambda: "[" * 900_000),
        "links.md": data(lambda: "[a](" * 200_000),
        "pictures.md": data(lambda: "![" * 400_000),
        "stars.md": data(lambda: "*a **b " * 130_000),
        "underscores.md": data(lambda: "_" * 900_000),
        "ticks.md": data(lambda: "`a``b```" * 110_000),
        "tick-runs.md": data(lambda: "".join("`" * (n % 900) + " " for n in range(2000))),
        "quotes.md": data(lambda: ">" * 900_000),
        "lists.md": data(lambda: "".join("  " * (n % 400) + "- a\n" for n in range(2300))),
        "numbers.md": data(lambda: "1. " * 300_000),
        "tables.md": data(lambda: "|a" * 400_000 + "\n" + "|-" * 400_000 + "\n"),
        "rules.md": data(lambda: "***\n---\n" * 110_000),
        "references.md": data(lambda: "".join(f"[a{n}]: /{n}\n" for n in range(60_000))),
        "reference-uses.md": data(lambda: "".join(f"[a{n}]: /{n}\n" for n in range(9000)) + "[a1][a2] " * 60_000),
        "tags.md": data(lambda: "<a " * 300_000),
        "comments.md": data(lambda: "<!-- " * 180_000),
        "entities.md": data(lambda: "&#x41;&amp;&bogus;" * 50_000),
        "backslashes.md": data(lambda: "\\" * 900_000),
        "fences.md": data(lambda: "```\n" * 230_000),
        "headings.md": data(lambda: "# a\n" * 230_000),
        "setext.md": data(lambda: "a\n=\n" * 230_000),
        "aliases.md": data(lambda: f"---\n{aliases()}\n---\n{GOOD}"),
        "deep-yaml.md": data(lambda: f"---\ntitle: {'[' * 100_000}\n---\n{GOOD}"),
        "long-yaml.md": data(lambda: "---\n" + "".join(f"key{n}: value\n" for n in range(60_000)) + f"---\n{GOOD}"),
        "open-yaml.md": data(lambda: "---\n" + "title: a\n" * 100_000),
        "python-yaml.md": data(lambda: f"---\ntitle: !!python/object/apply:os.getpid []\n---\n{GOOD}"),
    }


def xml() -> dict[str, Write]:
    """XML, feeds and agency formats."""
    item = "<item><title>A ship</title><link>http://x.example/</link></item>"
    return {
        "laughs.xml": data(lambda: laughs("nitf")),
        "laughs.rss": data(lambda: laughs("rss")),
        "laughs.opml": data(lambda: laughs("opml")),
        "outside.xml": data(
            lambda: '<!DOCTYPE nitf [<!ENTITY e SYSTEM "file:///etc/passwd">]><nitf><body>&e;</body></nitf>'
        ),
        "deep.xml": data(lambda: "<nitf>" + "<p>" * 300_000),
        "deep.newsml": data(lambda: "<newsMessage>" + "<itemSet>" * 300_000),
        "wide.nitf": data(
            lambda: "<nitf><body><body.content>" + "<p>a</p>" * 250_000 + "</body.content></body></nitf>"
        ),
        "comments.xml": data(lambda: "<!--" * 100_000),
        "comments-before.xml": data(lambda: "<!--a-->" * 100_000 + "<nitf/>"),
        "instructions.xml": data(lambda: "<?" * 150_000),
        "doctypes.xml": data(lambda: "<!DOCTYPE a [" * 60_000),
        "attributes.xml": data(lambda: "<nitf " + " ".join(f"a{n}='1'" for n in range(200_000)) + "/>"),
        "namespaces.xml": data(lambda: "<nitf " + " ".join(f"xmlns:a{n}='u{n}'" for n in range(100_000)) + "/>"),
        "unknown.xml": data(lambda: f"<thing>{TEXT}</thing>"),
        "items.rss": data(lambda: rss(item * 60_000)),
        "open-items.rss": data(lambda: rss("<item><title>a" * 200_000)),
        "markup.rss": data(lambda: rss(f"<item><description><![CDATA[{'<b><i>' * 200_000}]]></description></item>")),
        "deep.rss": data(lambda: rss("<item>" + "<a>" * 200_000)),
        "open-cdata.rss": data(lambda: rss("<item><title><![CDATA[" + "a" * 5_000_000)),
        "escaped.rss": data(lambda: rss("<item><description>" + "&lt;p&gt;" * 400_000 + "</description></item>")),
        "long-title.rss": data(lambda: rss(f"<item><title>{'a ' * 2_000_000}</title></item>")),
        "bad-days.rss": data(
            lambda: rss(f"<item><pubDate>{'Tue, ' * 200_000}</pubDate><description>{TEXT}</description></item>")
        ),
        "entries.atom": data(
            lambda: '<feed xmlns="http://www.w3.org/2005/Atom">' + "<entry><title>a</title></entry>" * 90_000
        ),
        "laughs.atom": data(lambda: laughs("feed")),
        "feeds.opml": data(
            lambda: "<opml><body>" + '<outline xmlUrl="http://x.example/a"/>' * 150_000 + "</body></opml>"
        ),
        "deep.opml": data(lambda: "<opml><body>" + "<outline>" * 200_000),
    }


def mails() -> dict[str, Write]:
    """Mails, mailboxes and pages saved in their format."""
    lots = "".join(f"X-{n}: {n}\n" for n in range(100_000))
    return {
        "parts.eml": data(lambda: nested_parts(5000)),
        "messages.eml": data(lambda: mail("Content-Type: message/rfc822\n\n" * 5000 + TEXT, "message/rfc822")),
        "headers.eml": data(lambda: mail(TEXT, more=lots)),
        "long-header.eml": data(lambda: mail(TEXT, more="X: " + "a" * 5_000_000 + "\n")),
        "long-subject.eml": data(lambda: "Subject: " + "=?utf-8?q?=41?= " * 100_000 + f"\n\n{TEXT}"),
        "long-from.eml": data(lambda: "From: " + '"a" <a@b>, ' * 60_000 + f"\n\n{TEXT}"),
        "comments-from.eml": data(lambda: "From: " + "(" * 100_000 + f"\n\n{TEXT}"),
        "long-type.eml": data(lambda: mail(TEXT, "text/plain" + "; a=b" * 100_000)),
        "folded.eml": data(lambda: "Subject: a" + "\n b" * 300_000 + f"\n\n{TEXT}"),
        "borders.eml": data(lambda: mail("--b\n" * 400_000, 'multipart/mixed; boundary="b"')),
        "empty-border.eml": data(lambda: mail("--\n" * 400_000, 'multipart/mixed; boundary=""')),
        "html.eml": data(lambda: mail("<p>" * 600_000, "text/html")),
        "deep-html.eml": data(lambda: mail("<div>" * 300_000 + TEXT, "text/html")),
        "base64.eml": data(lambda: mail("QUJD" * 2_000_000, "text/plain", "Content-Transfer-Encoding: base64\n")),
        "bad-base64.eml": data(lambda: mail("=@!" * 1_000_000, "text/plain", "Content-Transfer-Encoding: base64\n")),
        "printable.eml": data(
            lambda: mail("=41=\n" * 600_000, "text/plain", "Content-Transfer-Encoding: quoted-printable\n")
        ),
        "charset.eml": data(lambda: mail(TEXT, "text/plain; charset=" + "x" * 100_000)),
        "uu.eml": data(
            lambda: mail("begin 644 a\n" + "M" * 2_000_000, "text/plain", "Content-Transfer-Encoding: x-uuencode\n")
        ),
        "messages.mbox": data(lambda: "From a@b Tue May 2 10:00:00 2023\nSubject: Ship\n\n?\n\n" * 20_000),
        "starts.mbox": data(lambda: "From a\nb:\n\n" * 200_000),
        "froms.mbox": data(lambda: "From a\nb: c\n\n" + ">From " * 800_000),
        "parts.mht": data(lambda: nested_parts(3000)),
        "most-parts.mhtml": data(
            lambda: mail("--b\nContent-Type: text/plain\n\na\n" * 9900, 'multipart/related; boundary="b"')
        ),
        "many-parts.mhtml": data(
            lambda: mail("--b\nContent-Type: text/html\n\n<p>a\n" * 60_000, 'multipart/related; boundary="b"')
        ),
    }


def containers() -> dict[str, Write]:
    """Zip archives, Word documents and books."""
    p = b"<w:p><w:r><w:t>word </w:t></w:r></w:p>"
    open_word = b'<w:document xmlns:w="u"><w:body>'
    inner = zipped([("a.txt", b"word " * 1_000_000)])
    long_page = f"<p>{TEXT}</p>".encode() * 20_000
    return {
        "swelling.zip": data(lambda: zipped((f"{n}.txt", b"word " * 3_500_000) for n in range(8))),
        "one-swelling.zip": data(lambda: zipped([("a.txt", b"\0" * 200_000_000)])),
        "pages.zip": data(lambda: zipped((f"{n}.html", b"<html><body>" + b"<div>" * 250_000) for n in range(12))),
        "bad-pages.zip": data(lambda: zipped((f"{n}.html", noise(200_000, str(n))) for n in range(60))),
        "many.zip": data(lambda: zipped((f"{n}.txt", b"?") for n in range(9000))),
        "empty-members.zip": data(lambda: zipped((f"{n}.txt", b"") for n in range(30_000))),
        "within.zip": data(lambda: zipped((f"{n}.zip", inner) for n in range(50))),
        "overlapping.zip": data(overlapping),
        "outside.zip": data(lambda: zipped([("../../a.txt", GOOD.encode()), ("/etc/b.txt", GOOD.encode())])),
        "names.zip": data(lambda: zipped((f"{'a' * 60_000}{n}.txt", GOOD.encode()) for n in range(60))),
        "cut.zip": data(lambda: zipped((f"{n}.txt", GOOD.encode()) for n in range(90))[:-50]),
        "crc.zip": data(lambda: zipped([("a.txt", GOOD.encode())]).replace(GOOD.encode()[:4], b"XXXX")),
        "bomb.docx": data(lambda: word(open_word + p * 2_000_000)),
        "deep.docx": data(lambda: word(open_word + b"<w:p>" * 300_000)),
        "runs.docx": data(
            lambda: word(open_word + b"<w:p>" + b"<w:r><w:t>a</w:t></w:r>" * 200_000 + b"</w:p></w:body></w:document>")
        ),
        "paragraphs.docx": data(lambda: word(open_word + p * 120_000 + b"</w:body></w:document>")),
        "laughs.docx": data(lambda: word(laughs("w").encode())),
        "missing.docx": data(lambda: zipped([("a.xml", b"<a/>")])),
        "chapters.epub": data(lambda: book(3000, b"<p>A cover.</p>")),
        "spine.epub": data(lambda: book(1, f"<p>{TEXT}</p>".encode() * 4, 100_000)),
        "deep.epub": data(lambda: book(20, b"<div>" * 200_000 + TEXT.encode())),
        "long.epub": data(lambda: book(30, long_page)),
        "laughs.epub": data(lambda: zipped([("META-INF/container.xml", laughs("container").encode())])),
    }


def printed() -> dict[str, Write]:
    """PDF files."""
    show = b"BT /F 12 Tf (" + TEXT.encode() + b") Tj ET\n"
    circle = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]
    chain = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(3000)]
    return {
        "circle.pdf": data(lambda: pdf(circle)),
        "chain.pdf": data(lambda: pdf([circle[0], *chain])),
        "bomb.pdf": data(lambda: paged(flate(show * 2_000_000))),
        "bombs.pdf": data(lambda: paged(flate(b"\0" * 100_000_000, 2))),
        "pages.pdf": data(lambda: paged(stream(show), count=60_000)),
        "long-page.pdf": data(lambda: paged(stream(show * 60_000))),
        "letters.pdf": data(lambda: paged(stream(b"BT /F 9 Tf " + b"(a) Tj 1 0 Td " * 200_000 + b"ET"))),
        "most-letters.pdf": data(lambda: paged(stream(b"BT /F 9 Tf " + b"(a) Tj 1 0 Td " * 49_900 + b"ET"))),
        "saves.pdf": data(lambda: paged(stream(b"q " * 2_000_000))),
        "strings.pdf": data(lambda: paged(stream(b"BT " + b"(" * 2_000_000))),
        "arrays.pdf": data(lambda: paged(stream(b"BT " + b"[" * 2_000_000))),
        "dicts.pdf": data(lambda: paged(stream(b"<<" * 1_000_000))),
        "numbers.pdf": data(lambda: paged(stream(b"1 " * 3_000_000))),
        "no-table.pdf": data(lambda: b"%PDF-1.4\n" + b"1 0 obj\n<< >>\nendobj\n" * 200_000),
        "table-circle.pdf": data(
            lambda: b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer << /Prev 9 /Size 1 >>\nstartxref\n9\n%%EOF"
        ),
        "big-table.pdf": data(
            lambda: (
                b"%PDF-1.4\nxref\n0 900000\n"
                + b"0000000000 65535 f \n" * 900_000
                + b"trailer << >>\nstartxref\n9\n%%EOF"
            )
        ),
        "ascii.pdf": data(lambda: paged(stream(b"z" * 2_000_000 + b"~>", b"/Filter /ASCII85Decode"))),
        "runs.pdf": data(lambda: paged(stream(b"\x81a" * 1_000_000, b"/Filter /RunLengthDecode"))),
        "lzw.pdf": data(lambda: paged(stream(noise(2_000_000, "lzw"), b"/Filter /LZWDecode"))),
        "names.pdf": data(lambda: paged(stream(b"/" + b"#41" * 1_000_000))),
        "locked.pdf": data(
            lambda: pdf([b"<< /Type /Catalog >>"]).replace(b"/Root", b"/Encrypt << /Filter /Standard >> /Root")
        ),
    }


def no_files() -> dict[str, Write]:
    """What is no file to read, and names that are none to print."""
    return {
        "pipe.txt": os.mkfifo,
        "pipe.zip": os.mkfifo,
        "socket.html": bound_socket,
        "nowhere.txt": lambda path: path.symlink_to("nothing"),
        "loop.md": lambda path: path.symlink_to(path.name),
        "device.txt": lambda path: path.symlink_to("/dev/zero"),
        "circle": lambda path: path.symlink_to(".", target_is_directory=True),
        "sparse.txt": sparse,
        "sparse.zip": sparse,
        "empty.txt": Path.touch,
        "empty.pdf": Path.touch,
        "unknown.xyz": data(lambda: GOOD),
        "suffixless": data(lambda: GOOD),
        "esc\x1b[2J.txt": data(lambda: b"\0"),
        "suffix.\x1b[2J": data(lambda: GOOD),
        "line\nfeed.html": data(lambda: "<"),
        os.fsdecode(b"bytes\xff\xfe.pdf"): data(lambda: "%PDF"),
        "n" * 250 + ".docx": data(lambda: "PK"),
        "program.html": data(lambda: b"\x7fELF" + noise(100_000, "elf")),
        "picture.md": data(lambda: b"\x89PNG\r\n\x1a\n" + noise(100_000, "png")),
        "mail.pdf": data(lambda: mail(TEXT)),
        "page.zip": data(lambda: "<html>"),
    }


def everything() -> dict[str, Write]:
    """Each bad file's name with what writes it to a path of that name."""
    found: dict[str, Write] = {}
    for suffix, seed in seeds().items():
        found |= broken(suffix, seed)
    for family in (markup, texts, xml, mails, containers, printed, no_files):
        found |= family()
    return found


def fill(folder: Path, names: Iterable[str] | None = None) -> list[str]:
    """Write the bad files of these names, all by default, and two good ones; the names of the bad ones."""
    every = everything()
    chosen = list(every if names is None else names)
    for name in chosen:
        every[name](folder / name)
    for name in ("0-good.txt", "z-good.txt"):
        (folder / name).write_text(GOOD, encoding="utf-8")
    return chosen


def share() -> list[str]:
    """A third: all that is no file, each kind of damage in turn, all just within a limit, a third of the rest."""
    damaged = [name for suffix, seed in seeds().items() for name in broken(suffix, seed)]
    others = [name for name in everything() if name not in {*damaged, *no_files()}]
    within = [name for name in others if name.startswith("most-")]
    return [*damaged[::5], *within, *[name for name in others if name not in within][::3], *no_files()]
