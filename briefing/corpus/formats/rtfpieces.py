r"""RTF to paragraphs: striprtf reads the characters, behind a filter that takes out what is no text.

striprtf 0.0.35 tells struck-out (``\strike``, ``\deleted``) and hidden (``\v``) words like all others, and the
instructions of fields; it takes the second byte of an East Asian character that stands raw for a letter, knows
nothing of ``\mac`` and leaves surrogates in halves. A document is handed to it in parts of some kilobytes, cut between
paragraphs, so that one of any length is read in the memory of a short one. Footnotes, headers and text boxes are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.corpus.draft import UnreadableError

BOLD = "\ue000"
"""Stands where bold words begin, which is how exports mark a headline."""
START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,20}\{\\rtf")

PART = 16_000
"""Characters after which a part ends at the next paragraph."""
MAX_PART = 4 * 2**20
MAX_DEPTH = 500
_HEADER = 20_000
_WORD_OR_SIGN = (
    r"\\bin(?P<bin>\d{1,9})[ ]?|\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9a-f]{2})"
    r"|\\(?P<symbol>[^a-z])|(?P<brace>[{}])|[\r\n]+|(?P<words>[^\\{}\r\n]+)"
)
_TOKENS = re.compile(f"(?P<pair>(?!))|{_WORD_OR_SIGN}", re.IGNORECASE)
_WIDE_TOKENS = re.compile(
    r"(?P<pair>[\x81-\xfe][\x40-\xfe])|" + _WORD_OR_SIGN.replace(r"\r\n]+)", r"\r\n\x81-\xfe]+|[\x81-\xfe])"),
    re.IGNORECASE,
)
_HIGH = re.compile(r"[\x80-\xff]")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{1,5})")
_WIDE = frozenset({"cp932", "cp936", "cp949", "cp950", "cp1361"})
_OLD = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_OLD_SET = re.compile(r"\\(mac|pca?)(?![a-z])")
_LOST = {"footnote": "footnotes", "shptxt": "text boxes", "dptxbxtext": "text boxes"}
_STRIKES = frozenset({"strike", "striked", "deleted"})
_ENDS = frozenset({"par", "sect", "page"})
_TABLES = frozenset({"fonttbl", "colortbl", "listtable"})
_BOLD_STARTS = f"{{\\uc0\\u{ord(BOLD)} }}"


@dataclass(slots=True)
class _State:
    """What holds within a group: whether its words are dropped, hidden or struck out, and its font."""

    dropped: bool = False
    hidden: bool = False
    struck: bool = False
    font: str = ""

    def copy(self) -> _State:
        return replace(self)


class Rtf:
    """One document.

    Once its paragraphs were read, ``lost`` names what it holds and reading leaves out, ``struck`` what is struck out.
    """

    def __init__(self, data: bytes) -> None:
        """Look at the head of a document.

        Raises:
            UnreadableError: where it is no RTF.
        """
        from striprtf import striprtf  # noqa: PLC0415 - few folders hold RTF

        if not START.match(data):
            raise UnreadableError("not RTF")
        self._library = striprtf
        self._text = data.decode("latin-1")
        self.lost: set[str] = set()
        self.struck: list[str] = []
        start = self._text[:_HEADER]
        old = _OLD_SET.search(start)
        page = _CODE_PAGE.search(start)
        self._encoding = f"cp{page[1]}" if page else _OLD[old[1]] if old else "cp1252"
        self._table = striprtf.font_table_group(self._text)
        self._fonts = {
            number: striprtf.charset_map.get(int(charset), self._encoding)
            for number, charset, _ in striprtf.FONTTABLE.findall(self._table)
        }
        self._has_wide = self._encoding in _WIDE or not _WIDE.isdisjoint(self._fonts.values())

    def paragraphs(self) -> Iterator[str]:
        """Each paragraph or line; cells of a table are parted by bars, as striprtf does."""
        rest = ""
        for part in self._parts():
            lines = (rest + self._plain(part)).split("\n")
            rest = lines.pop()
            yield from lines
        if rest.strip():
            yield rest

    def _plain(self, part: str) -> str:
        encoding = "" if self._encoding.startswith("mac") else f"\\ansicpg{self._encoding.removeprefix('cp')}"
        document = f"{{\\rtf1\\ansi{encoding}\\uc1 {self._table}{part}}}"
        text: str = self._library.rtf_to_text(document, encoding=self._encoding, errors="replace")
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _parts(self) -> Iterator[str]:
        """The document's body in parts, filtered: groups that are no text out, raw bytes as striprtf expects them."""
        out: list[str] = []
        size = 0
        for token, ends in self._tokens():
            out.append(token)
            size += len(token)
            if size > MAX_PART:
                raise UnreadableError("a paragraph of more than 4 MiB is no article")
            if ends and size > PART:
                yield "".join(out)
                out, size = [], 0
        yield "".join(out)

    def _tokens(self) -> Iterator[tuple[str, bool]]:
        """The tokens that are kept, and whether a part may end behind each: at a paragraph of the outermost group."""
        kept = _Filter(self._library.destinations, self._fonts, self._encoding, self)
        skip_to = 0
        for match in (_WIDE_TOKENS if self._has_wide else _TOKENS).finditer(self._text):
            if match.start() < skip_to:
                continue
            if match["bin"]:
                skip_to = match.end() + int(match["bin"])
            elif match["brace"]:
                yield kept.brace(match["brace"]), False
                if kept.closed:
                    return
            elif match["word"]:
                yield kept.word(match["word"].lower(), match["number"], match[0])
            else:
                yield kept.characters(match), False


class _Filter:
    """Which tokens of a document are kept, one after the other."""

    def __init__(self, destinations: frozenset[str], fonts: dict[str, str], encoding: str, document: Rtf) -> None:
        self.closed = False
        self._destinations = destinations | _TABLES
        self._fonts = fonts
        self._encoding = encoding
        self._lost, self._struck = document.lost, document.struck
        self._within_struck = False
        self._stack: list[_State] = []
        self._state = _State()
        self._opens = False
        self._lead = False
        self._skips = "1"

    def brace(self, brace: str) -> str:
        """A group opens or ends; the outermost one is left to whoever puts the parts together."""
        self._lead, self._opens = False, brace == "{"
        if brace == "{":
            if len(self._stack) > MAX_DEPTH:
                raise UnreadableError("nested too deeply to read")
            self._stack.append(self._state)
            self._state = self._state.copy()
            return "{" if len(self._stack) > 1 and not self._state.dropped else ""
        dropped = self._state.dropped
        self._state = self._stack.pop() if self._stack else self._state
        self.closed = not self._stack
        return "" if self.closed or (dropped and self._state.dropped) else "}"

    def word(self, name: str, number: str | None, written: str) -> tuple[str, bool]:
        """A control word, and whether it ends a paragraph of the outermost group."""
        state, silent = self._state, self._state.dropped or self._state.hidden or self._state.struck
        self._opens = self._lead = False
        if name in _LOST and not state.dropped:
            self._lost.add(_LOST[name])
        if name in self._destinations:
            state.dropped = True
            return "", False
        if name in _STRIKES:
            state.struck = number != "0"
        elif name == "v":
            state.hidden = number != "0"
        elif name == "plain":
            state.hidden = state.struck = False
        elif name == "f":
            state.font = number or ""
        if name == "u" and state.struck and number and not state.dropped:
            self._strike(chr(int(number) % 0x10000))
        if silent or state.hidden or state.struck:
            return ("", False) if name not in _ENDS or state.dropped else (written, False)
        if name == "b" and number != "0":
            return _BOLD_STARTS, False
        return self._of_outermost(name, number) or (written if written[-1] == " " else f"{written} ", False)

    def _of_outermost(self, name: str, number: str | None) -> tuple[str, bool] | None:
        """What a word means in the outermost group alone: the end of a paragraph takes the font along."""
        if len(self._stack) != 1:
            return None
        if name == "uc":
            self._skips = number or "1"
        if name not in _ENDS:
            return None
        font = f"\\f{self._state.font} " if self._state.font else ""
        return f"\\{name} \\uc{self._skips} {font}", True

    def characters(self, match: re.Match[str]) -> str:
        """Characters in any writing, as striprtf can read them."""
        opens, self._opens = self._opens, False
        lead, self._lead = self._lead, False
        if match["symbol"] == "*":
            self._state.dropped = self._state.dropped or opens
            return ""
        if self._state.dropped or self._state.hidden:
            return ""
        if self._state.struck:
            self._strike(match["words"] or bytes.fromhex(match["hex"] or "").decode(self._encoding, "replace"))
            return ""
        if match["words"] or match["hex"]:
            self._within_struck = False
        if match["hex"]:
            self._lead = not lead and self._is_lead(match["hex"])
            return match[0]
        if match["pair"]:
            return "".join(map(_byte, match["pair"]))
        if words := match["words"]:
            return _byte(words[0]) + _HIGH.sub(_hexed, words[1:]) if lead else _HIGH.sub(_hexed, words)
        return match[0] if match["symbol"] else ""

    def _strike(self, words: str) -> None:
        """Keep what is struck out: in one piece until words that stand follow."""
        if self._within_struck:
            self._struck[-1] += words
        elif words.strip():
            self._struck.append(words)
            self._within_struck = True

    def _is_lead(self, hexed: str) -> bool:
        encoding = self._fonts.get(self._state.font, self._encoding)
        return encoding in _WIDE and 0x81 <= int(hexed, 16) <= 0xFE


def _byte(char: str) -> str:
    """A character as the control symbol of its byte."""
    return f"\\'{ord(char):02x}"


def _hexed(match: re.Match[str]) -> str:
    return f"\\'{ord(match[0]):02x}"
