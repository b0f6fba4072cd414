"""WordPress's shortcodes, which its exports and some feeds hold: ``[caption …]…[/caption]``, ``[gallery ids="1"]``.

A code that another one closes gives way to what it holds; one that stands alone goes where it is known, or states
values as only codes do. Words in brackets that a journalist writes ("[sic]") are neither.
"""

from __future__ import annotations

import re
from collections import Counter

from briefing.models import Cut

CAPTION = "caption"
_CODE = re.compile(r"\[(/?)([a-z][a-z0-9_-]{0,40})((?:\s[^\[\]]{0,1000})?)\]", re.IGNORECASE)
_KNOWN = re.compile(
    r"(?:gallery|playlist|embed|audio|video|divider|separator|toc|contact-form|(?:su|vc|et_pb|fusion)_\w{1,40})",
    re.IGNORECASE,
)
_VALUES = re.compile(
    r"(?:\s{1,5}[a-z_-]{1,30}=(?:\"[^\"]{0,500}\"|'[^']{0,500}'|[^\s\"']{1,500}))+\s{0,5}/?", re.IGNORECASE
)
_SILENT = frozenset({"embed", "gallery", "audio", "video", "playlist", "script"})
_TAG = re.compile(r"<[^<>]{0,2000}>")
_DEEPEST = 50


def without_shortcodes(markup: str) -> tuple[str, list[Cut]]:
    """The markup without shortcodes, and the captions that stood in them. Linear in its length."""
    codes = list(_CODE.finditer(markup)) if "[" in markup else []
    if not codes:
        return markup, []
    closing = Counter(code[2].casefold() for code in codes if code[1])
    pieces: list[str] = []
    opened: list[tuple[str, int]] = []
    cuts: list[Cut] = []
    end = 0
    for code in codes:
        pieces.append(markup[end : code.start()])
        end = code.end()
        name = code[2].casefold()
        if not code[1] and closing[name] > 0 and len(opened) < _DEEPEST:
            opened.append((name, len(pieces)))
            pieces.append(code[0])
        elif code[1] and any(name == other for other, _ in opened):
            closing[name] -= 1
            while opened[-1][0] != name:
                opened.pop()
            _close(pieces, name, opened.pop()[1], cuts)
        elif not (_KNOWN.fullmatch(name) or _VALUES.fullmatch(code[3])):
            pieces.append(code[0])
    return "".join([*pieces, markup[end:]]), cuts


def _close(pieces: list[str], name: str, start: int, cuts: list[Cut]) -> None:
    """Take a pair of codes out of the pieces; ``start`` is where it opens."""
    if name not in _SILENT and name not in {"caption", "wp_caption"}:
        pieces[start] = ""
        return
    words = " ".join(_TAG.sub(" ", "".join(pieces[start + 1 :])).split())
    if words and name not in _SILENT:
        cuts.append(Cut(words, CAPTION))
    del pieces[start:]
    pieces.append("\n\n")
