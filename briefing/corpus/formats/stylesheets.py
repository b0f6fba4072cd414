"""What the style sheets within a mail hide from its readers or strike out: previews, twins of its parts.

Only plain rules count, by class or id; those for some screens (``@media``) say nothing of the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from briefing.corpus.formats.markup import hides, strikes

if TYPE_CHECKING:
    from lxml import etree

MAX_SHEET = 200_000
"""Characters of a style sheet that are looked at."""
_REMARK = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_NAME = re.compile(r"\s*[a-zA-Z0-9]{0,10}([.#])([\w-]{1,60})\s*")


def hide_by_sheets(root: etree._Element) -> None:
    """Mark the elements that a sheet hides or strikes out as if they said so themselves."""
    sheets = [(sheet.text or "")[:MAX_SHEET] for sheet in root.iter("style")]
    _mark(root, frozenset(name for sheet in sheets for name in _names(sheet, hides)), "display:none")
    _mark(root, frozenset(name for sheet in sheets for name in _names(sheet, strikes)), "text-decoration:line-through")


def _mark(root: etree._Element, names: frozenset[str], style: str) -> None:
    """Give the elements with one of the classes or ids a style of their own."""
    if not names:
        return
    for element in root.iterdescendants("*"):
        own = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
        if not names.isdisjoint(own):
            element.set("style", f"{style};{element.get('style') or ''}")


def _names(sheet: str, told: Callable[[str], bool]) -> Iterator[str]:
    """``.class`` and ``#id`` of what the rules say that of on every screen."""
    for selectors, declared in _RULE.findall(_outside(_REMARK.sub(" ", sheet))):
        if not told(declared):
            continue
        for selector in selectors.split(","):
            if match := _NAME.fullmatch(selector):
                yield match[1] + match[2]


def _outside(sheet: str) -> str:
    """The sheet without its blocks for some screens."""
    parts, depth, at = [], 0, 0
    while (start := sheet.find("@", at)) >= 0:
        parts.append(sheet[at:start])
        at, depth = start + 1, 0
        for match in re.finditer(r"[{};]", sheet[start:]):
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if depth <= 0:
                at = start + match.end()
                break
        else:
            return "".join(parts)
    return "".join([*parts, sheet[at:]])
