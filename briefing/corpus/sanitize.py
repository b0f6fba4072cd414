"""Foreign text made safe to show, once, at the boundary; what scripts need stays.

Terminals act on control characters, and readers are misled by characters that turn the order of the text or hide words.
Unicode Technical Report 36 and Trojan Source (Boucher and Anderson, 2021) describe the attacks. Removed are escape
sequences, C0 and C1 controls but the newline, bidirectional overrides and isolates, tag characters outside flags,
noncharacters, invisible characters outside the scripts that use them, and combining marks beyond eight in a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LONG = 500
"""Characters from which on taking out the printable ones first is quicker."""
MAX_MARKS = 8
"""Combining marks in a row that are kept; no script stacks more than five or six."""

# ESC with what belongs to it: OSC, DCS, SOS, PM, APC strings (bounded, up to BEL or ST), CSI sequences, short escapes.
_ESCAPES = re.compile(
    r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]{0,4096}(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"
    r"|\x1b[ -/]{0,4}[0-~]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_PRINTABLE = bytes([10, *range(32, 127)])
_RARE_ENDS = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
_ESCAPED = re.compile(r"[\x1b\x90\x98\x9b\x9d-\x9f]")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_REMOVED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Needed nowhere in running text: soft hyphen, fillers, invisible operators, overrides, isolates, deprecated format
# characters, byte order mark, interlinear annotation, noncharacters, musical format characters, tags outside flags.
_NEVER = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)"
    "|[\u00ad\u034f\u180e\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_FLAG = "\U0001f3f4"
"""Begins the flags that tags spell out."""
_SURROGATES = re.compile("[\ud800-\udfff]")
# Invisible, yet needed beside certain characters: zero-width space, joiners, direction marks, variation selectors.
_CONTEXTUAL = re.compile("[\u061c\u200b-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\uaa60-\uaa7f]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_JOINING = re.compile("[\u0590-\u1fff\u2190-\u2bff\u2e80-\ufdff\ufe0f\ufe70-\ufffd\U00010800-\U0001ffff]")
_INVISIBLE = re.compile("[\u200b-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}));?")
_MARK = re.compile(r"[^\w\s\x00-\xbf\u2000-\u206f]")
_MARK_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")


def sanitize(text: str) -> str:
    """The text without what could harm a terminal or mislead a reader.

    Linear in the length of the text, and done once for all: ``sanitize(sanitize(text)) == sanitize(text)``.
    """
    others = _others(text)
    present = "".join(set(others))  # few characters tell which steps a long text needs
    if _CONTROLS.search(present):
        text = _without_controls(text, present)
    if present.isascii():
        return text
    if _NEVER.search(present):
        text = _without_useless(text, present)
    if _CONTEXTUAL.search(present):
        marked = _RIGHT_TO_LEFT.search(present) is not None
        runs = _runs_of("".join(sorted("".join(_CONTEXTUAL.findall(present)))))
        text = runs.sub(lambda match: _needed(match, marked), text)
    # Marks in a row are in a row among these characters too.
    return _MARK_RUN.sub(_thin_marks, text) if _MARK.search(present) and _MARK_RUN.search(others) else text


def _without_useless(text: str, present: str) -> str:
    """The text without those of its characters that are needed nowhere."""
    if _FLAG in present or _SURROGATES.search(present):
        return _NEVER.sub(lambda match: match[1] or "", _SURROGATES.sub("\ufffd", text))
    for char in present:  # few, and each is found quickly
        if _NEVER.match(char):
            text = text.replace(char, "")
    return text


@lru_cache(64)
def _runs_of(chars: str) -> re.Pattern[str]:
    """Runs of these characters: a pattern of the few that a text has is found sooner than one of all."""
    return re.compile(f"[{chars}]+")


def _others(text: str) -> str:
    """The characters of a text that may need a look, in their order: all but the printable ones of ASCII."""
    if len(text) < LONG:
        return text
    return text.encode("utf-8", "surrogatepass").translate(None, _PRINTABLE).decode("utf-8", "surrogatepass")


def _without_controls(text: str, present: str) -> str:
    """The text without the control characters among those that are ``present``; tabs and returns are the usual ones."""
    if _ESCAPED.search(present):
        text = _ESCAPES.sub("", text)
    if _RARE_ENDS.search(present):
        text = _LINE_ENDS.sub("\n", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _REMOVED.sub("", text) if _REMOVED.search(present) else text


def sanitize_line(text: str) -> str:
    """The same on one line with single spaces, for titles and names."""
    return " ".join(sanitize(text).split())


def drop_references(source: str) -> str:
    """HTML or Markdown without character references to what ``sanitize`` removes; all others stay references."""
    return _REFERENCE.sub(_plain_reference, source)


def _plain_reference(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    if 0x80 <= code <= 0x9F:  # as browsers read them: Windows-1252
        return bytes([code]).decode("cp1252", "ignore")
    if code > 0x10FFFF:
        return ""
    if code in {9, 10, 13}:
        return " "
    char = chr(code)
    # Joiners and selectors depend on what stands beside them: sanitize looks at them again in the text.
    return match[0] if _CONTEXTUAL.match(char) or sanitize(char) == char else ""


def escape_name(name: str) -> str:
    """A file name safe to print, whatever bytes it holds: what ``sanitize`` would remove is shown as an escape."""
    if name.isascii() and name.isprintable():
        return name
    shown = "".join(char if char.isprintable() and sanitize(char) == char else _escaped(char) for char in name)
    return _MARK_RUN.sub(_escape_marks, shown)


def escape_text(text: str) -> str:
    """Words that never passed ``sanitize``, safe to print: messages, answers of servers, names among them.

    Line breaks stay and tabs become spaces. What ``sanitize`` would remove is shown as an escape, but for invisible
    characters and marks that depend on their neighbours: those that mean nothing are left out.
    """
    text = text.replace("\t", " ")
    if sanitize(text) == text:
        return text
    text = _CONTROLS.sub(lambda match: _escaped(match[0]), text)
    return sanitize(_NEVER.sub(lambda match: match[1] or _escaped(match[0]), text))


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is not UTF-8, as os.fsdecode keeps it
        return f"\\x{code - 0xDC00:02x}"
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")


def _needed(match: re.Match[str], right_to_left: bool) -> str:
    """Of a run of invisible characters those that the character before them gives a meaning, each once."""
    before = match.string[match.start() - 1] if match.start() else ""
    kept = ""
    for char in match[0]:
        if kept.endswith(char) or not _has_meaning(char, kept[-1:] or before, right_to_left):
            continue
        kept += char
    return kept


def _has_meaning(char: str, before: str, right_to_left: bool) -> bool:
    if char in "\u200e\u200f\u061c":
        return right_to_left
    if not before or before.isspace():
        return False
    if char == "\u200b":
        return _UNSPACED.match(before) is not None
    if char in "\u200c\u200d":
        return _JOINING.match(before) is not None
    if char <= "\ufe0f":
        return before in "0123456789#*" or not (before.isascii() or _INVISIBLE.match(before))
    return _IDEOGRAPH.match(before) is not None


def _thin_marks(match: re.Match[str]) -> str:
    return "".join(char for char, surplus in _marks(match[0]) if not surplus)


def _escape_marks(match: re.Match[str]) -> str:
    return "".join(_escaped(char) if surplus else char for char, surplus in _marks(match[0]))


def _marks(text: str) -> Iterator[tuple[str, bool]]:
    """Each character, and whether it is a mark beyond those that are kept."""
    run = 0
    for char in text:
        # Joiners between marks neither count nor start a new stack.
        if char not in "\u200c\u200d":
            run = run + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        yield char, run > MAX_MARKS
