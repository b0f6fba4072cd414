"""Words that try to reach the terminal, files that hold them everywhere, and the eye that sees whether they did."""

from __future__ import annotations

import html
import json
import re
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path

import yaml

from briefing.corpus.sanitize import sanitize

PLACES = ("name", "suffix", "title", "outlet", "author", "address", "day", "words", "note")
"""Where a word is put: nine places of a file; ``hostile_folder`` turns the words by one place at a time."""

KINDS: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "data" / "payloads.toml").read_text(encoding="utf-8")
)
PAYLOADS: tuple[str, ...] = tuple(word for kind in KINDS.values() for word in kind.values())

_MODES = "7|25|1000|1003|1004|1006|1015|1049|2004|2026|2048"
_SHOWN_BY_TEXTUAL = re.compile(
    r"\x1b\[(?:(?:0|[1-57-9]|[34]8;2;\d+;\d+;\d+)(?:;(?:[0-57-9]|[34]8;2;\d+;\d+;\d+))*)?m"
    rf"|\x1b\[\d{{1,2}};\d{{1,3}}H|\x1b\[\?(?:{_MODES})[hl]|\x1b\[\?(?:2026|2048)\$p|\x1b\[[<>]\d*u"
    r"|\x1b\]22;[a-z-]+\x07|\x1b\]52;c;[A-Za-z0-9+/=]*\x07|\r"
)
_SHOWN_BY_PROGRESS = re.compile(r"\x1b\[(?:0|3[26]|38;[25][;\d]+)m|\x1b\[1A|\x1b\[2K|\x1b\[\?25[hl]|\r")
_MARKERS = ("\x1b[8m", "\x1b[31m", "\x1b[5;777H", "\x1b]52;c;dGFrZW4=")
"""Of the sequences above those that only the payloads hold."""


def naughty(shared: Path) -> tuple[str, ...]:
    """The big list of naughty strings, where there is one beside the checkout."""
    path = shared / "data" / "blns.json"
    return tuple(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else ()


_RIGHT_TO_LEFT = "\u05d0"
"""Marks of direction stay in a text that is written so anywhere, which its single lines need not be."""


def unsafe(output: bytes, *, screen: bool) -> list[str]:
    """The lines of what came out on a terminal that hold more than what the program itself draws.

    ``screen`` is for the app's sequences, else those of the progress bar.
    """
    text = output.decode("utf-8", "surrogateescape")
    found = [marker for marker in _MARKERS if screen and marker in text]
    text = (_SHOWN_BY_TEXTUAL if screen else _SHOWN_BY_PROGRESS).sub("" if not screen else "\n", text)
    return found + [line for line in text.split("\n") if sanitize(_RIGHT_TO_LEFT + line) != _RIGHT_TO_LEFT + line]


def hostile_folder(folder: Path, words: Sequence[str], turn: int = 0) -> Path:
    """Articles of several formats that hold the words in their names, suffixes, metadata and texts.

    Every word stands somewhere; in ``len(PLACES)`` turns each stands everywhere.
    """
    folder.mkdir(parents=True)
    for number, chunk in enumerate(_chunks(words, turn)):
        given = dict(zip(PLACES, chunk, strict=True))
        write = _FORMATS[number % len(_FORMATS)]
        _place(folder, f"{number}{given['name']}", f".{given['suffix']}", b"of no known type")
        write(folder, number, given)
    return folder


def _chunks(words: Sequence[str], turn: int) -> Iterator[list[str]]:
    """Nine words at a time, the places turned by ``turn``."""
    for at in range(0, len(words), len(PLACES)):
        chunk = [*words[at : at + len(PLACES)]]
        chunk += [chunk[0]] * (len(PLACES) - len(chunk))
        yield [*chunk[turn % len(PLACES) :], *chunk[: turn % len(PLACES)]]


def _place(folder: Path, stem: str, suffix: str, data: bytes) -> None:
    """A file of that name, as near as the system allows."""

    def fit(text: str, most: int) -> str:
        text = text.replace("/", "").replace("\0", "")
        return text.encode("utf-8", "surrogateescape")[:most].decode("utf-8", "ignore")

    (folder / (fit(stem, 150) + fit(suffix, 100))).write_bytes(data)


def _text_of(given: dict[str, str]) -> str:
    first = f"On Friday the ferry {given['words']} ran aground off Lindholm, Ida Berg said."
    return f"{first}\n\nNobody {given['note']} was hurt."


def _markdown(folder: Path, number: int, given: dict[str, str]) -> None:
    names = {"title": "title", "outlet": "outlet", "author": "author", "url": "address", "date": "day", "note": "note"}
    head = yaml.safe_dump({name: given[place] for name, place in names.items()}, allow_unicode=False)
    _place(folder, f"{number}{given['name']}", ".md", f"---\n{head}---\n\n{_text_of(given)}\n".encode())


def _page(folder: Path, number: int, given: dict[str, str]) -> None:
    def meta(name: str, place: str) -> str:
        return f'<meta property="{name}" content="{html.escape(given[place])}">'

    tags = [meta("og:site_name", "outlet"), meta("article:published_time", "day"), meta("author", "author")]
    link = f'<link rel="canonical" href="https://news.example/{html.escape(given["address"])}">'
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in _text_of(given).split("\n\n"))
    title = html.escape(given["title"])
    head, body = f"<title>{title}</title>{''.join(tags)}{link}", f"<h1>{title}</h1>{paragraphs}"
    text = f"<html><head>{head}</head><body>{body}</body></html>"
    _place(folder, f"{number}{given['name']}", ".html", text.encode("utf-8", "surrogatepass"))


def _mail(folder: Path, number: int, given: dict[str, str]) -> None:
    mail, raw = EmailMessage(), b""
    for name, place in (("Subject", "title"), ("From", "outlet"), ("Date", "day"), ("X-Note", "note")):
        value = given[place].replace("\n", " ").replace("\r", " ")
        try:
            mail[name] = value
        except IndexError:  # the library can't write every address that a mail may hold
            raw += f"{name}: {value}\n".encode("utf-8", "surrogatepass")
    mail.set_content(_text_of(given))
    _place(folder, f"{number}{given['name']}", ".eml", raw + bytes(mail))


def _feed(folder: Path, number: int, given: dict[str, str]) -> None:
    title, text = html.escape(given["title"]), html.escape(_text_of(given) * 3)
    author, outlet = html.escape(given["author"]), html.escape(given["outlet"])
    item = f"<item><title>{title}</title><author>{author}</author><description>{text}</description></item>"
    feed = f'<rss version="2.0"><channel><title>{outlet}</title>{item}</channel></rss>'
    _place(folder, f"{number}{given['name']}", ".xml", feed.encode("utf-8", "surrogatepass"))


def _archive(folder: Path, number: int, given: dict[str, str]) -> None:
    path = folder / f"{number}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{given['name'][:200]}.txt", f"{given['title']}\n\n{_text_of(given)}")
        archive.writestr(f"none.{given['suffix'][:200]}", "of no known type")


_FORMATS = (_markdown, _page, _mail, _feed, _archive)
