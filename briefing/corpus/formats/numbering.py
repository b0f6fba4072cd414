"""Numbers of ordered lists that the page states: "12. March" is a day, and where a list goes on its numbers are said.

A list that counts from 1 says nothing by its numbers; one with ``start``, or an item with ``value``, does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_INNER = frozenset({"p", "div"})


def number_items(root: etree._Element) -> None:
    """Write the numbers before the items, in place, where the page itself states one of them."""
    for listing in list(root.iter("{*}ol")):
        items = [item for item in listing if isinstance(item.tag, str) and item.tag.rpartition("}")[2] == "li"]
        start = _number(listing.get("start"))
        if start in {None, 1} and all(item.get("value") is None for item in items):
            continue
        number = 1 if start is None else start
        for item in items:
            stated = _number(item.get("value"))
            number = number if stated is None else stated
            _prefix(item, f"{number}. ")
            number += 1


def _prefix(item: etree._Element, words: str) -> None:
    """Words before the text of an item, within its first paragraph where it has one."""
    inner = next(iter(item), None)
    if not (item.text or "").strip() and inner is not None and inner.tag in _INNER:
        item = inner
    item.text = words + (item.text or "").lstrip()


def _number(value: str | None) -> int | None:
    try:
        return int(value) if value and len(value) < 10 else None
    except ValueError:
        return None
