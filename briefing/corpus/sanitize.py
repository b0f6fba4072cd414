"""Foreign text made safe to show, once, at the boundary; what scripts need stays.

Terminals act on control characters, and readers are misled by characters that turn the order of the text or hide words.
Unicode Technical Report 36 and Trojan Source (Boucher and Anderson, 2021) describe the attacks. Removed are escape
sequences, C0 and C1 controls but the newline, bidirectional overrides and isolates, tag characters outside flags,
noncharacters, invisible characters outside the scripts that use them, and combining marks beyond eight in a row.
"""

from __future__ import annotations

import re
import unicodedata

MAX_MARKS = 8
"""Combining marks in a row that are kept; no script stacks more than five or six."""

# ESC with what belongs to it: OSC, DCS, SOS, PM, APC strings (bounded, up to BEL or ST), CSI sequences, short escapes.
_ESCAPES = re.compile(
    r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"
    r"|\x1b[ -/]{0,4}[0-~]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Needed nowhere in running text: soft hyphen, fillers, invisible operators, overrides, isolates, deprecated format
# characters, byte order mark, interlinear annotation, noncharacters, musical format characters, language tags.
_NEVER = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a\U000e0030-\U000e0039]{2,6}\U000e007f")
_SURROGATES = re.compile("[\ud800-\udfff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ZERO_WIDTH_SPACE_SCRIPTS = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf]")
_JOINERS = re.compile("[\u200c\u200d]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_MARK_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")


def sanitize(text: str) -> str:
    """The text without what could harm a terminal or mislead a reader.

    Linear in the length of the text, and done once for all: ``sanitize(sanitize(text)) == sanitize(text)``.
    """
    text = _LINE_ENDS.sub("\n", _ESCAPES.sub("", text)).replace("\t", " ")
    text = _CONTROLS.sub("", text)
    if text.isascii():
        return text
    text = _SURROGATES.sub("\ufffd", text)
    text = _NEVER.sub("", text)
    return _MARK_RUN.sub(_thin_marks, text)


def sanitize_line(text: str) -> str:
    """The same on one line with single spaces, for titles and names."""
    return " ".join(sanitize(text).split())


def escape_name(name: str) -> str:
    """A file name safe to print, whatever bytes it holds: what ``sanitize`` would remove is shown as an escape."""
    return "".join(char if char.isprintable() and sanitize(char) == char else _escaped(char) for char in name)


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is not UTF-8, as os.fsdecode keeps it
        return f"\\x{code - 0xDC00:02x}"
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")


def _thin_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for char in match[0]:
        run = run + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if run <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)
