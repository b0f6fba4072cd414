"""What the Wayback Machine adds to a page that it hands out: its toolbar, its own addresses, and a remark at the end.

The toolbar stands between two comments in elements whose ids begin with ``wm-ipp`` (before that ``wmtb``), and every
address on the page leads through ``web.archive.org/web/20240305101112/``. The page's own address stands in a call of a
script (``__wm.wombat("https://…"``), in the toolbar's form, or behind that of the archive.

Shape: internetarchive/wayback and pages as saved from the archive.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.cleaning.outlets import archived_address
from briefing.corpus.formats.markup import plain_text, take_out
from briefing.models import Cut

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TOOLBAR = "toolbar of a web archive"
_MARKS = ("WAYBACK TOOLBAR INSERT", "__wm.init(", "__wm.wombat(", "FILE ARCHIVED ON")
_WOMBAT = re.compile(r"__wm\.wombat\(\s{0,5}\"(https?://[^\"\s<>]{4,2000})\"")
_PRINTED = re.compile(r"(https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,6}/https?:/{1,2}[^\s\"'<>]{4,2000})")
_REMARK = re.compile(r"FILE ARCHIVED ON (?:\d\d:\d\d:\d\d )?([A-Z][a-z]{2,8} \d{1,2}, \d{4})")
_STAMP = re.compile(r"/web/(\d{8})\d{0,6}[a-z_]{0,6}/https?:")
_BAR = ".//*[starts-with(@id, 'wm-ipp') or starts-with(@id, 'wmtb') or @id='donato']"


def is_archived(html: str) -> bool:
    """Whether the archive handed out the page: it marks each one twice."""
    return sum(mark in html for mark in _MARKS) >= 2 or ("WAYBACK TOOLBAR INSERT" in html and "/web/" in html)


def own_address(html: str) -> str | None:
    """The address that the page had before it was archived."""
    if match := _WOMBAT.search(html):
        return match[1]
    match = _PRINTED.search(html)
    return archived_address(match[1]) if match else None


def captured(html: str) -> date | None:
    """The day on which the archive saw the page: of its remark at the end, or of the addresses that it made."""
    if match := _REMARK.search(html):
        return parse_day(match[1])
    match = _STAMP.search(html)
    return parse_day(match[1]) if match else None


def take_toolbar(tree: HtmlElement) -> list[Cut]:
    """Take the archive's toolbar out of the page, in place; what it said."""
    cuts = []
    for element in tree.xpath(_BAR):
        if element.getroottree().getroot() is tree and (text := plain_text(element)):
            cuts.append(Cut(text, TOOLBAR))
        take_out(element)
    return cuts
