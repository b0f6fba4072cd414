"""Headlines as files give them, made readable: marks that were escaped twice, markup that was left in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from html import unescape

from briefing.corpus.cleaning.shapes import fold

MAX_LAYERS = 3

_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
_TAG = re.compile(
    r"</?(?:b|i|em|strong|span|u|sup|sub|small|br|font|q|cite|mark|wbr|a)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)


_MARK = re.compile(r"\s+(?:\|{1,2}|[-–—:•·»«›/>~]|::)\s+|\s*[|_｜]\s*|(?<=[^\x00-\x7f])-(?=[^\x00-\x7f])|:\s+")
MIN_KEPT = 1
"""Words of a headline that are left beside a site's name."""


def without_site(title: str, names: Iterable[str | None]) -> str:
    """A headline without the name of its site at either end, and without a section beside that name."""
    sites = {folded for name in names if name and (folded := _name(name))}
    marks = list(_MARK.finditer(title)) if sites else []
    for mark in marks:  # the first one from which on nothing but the name follows, with a section before it
        if mark.start() and ":" not in mark[0] and _is_site_and_section(title[mark.end() :], sites):
            kept = title[: mark.start()].strip()
            return kept if len(fold(kept).split()) >= MIN_KEPT and _name(kept) not in sites else title
    if not marks or _name(title[: marks[0].start()]) not in sites:
        return title
    rest = title[marks[0].end() :]
    return rest.strip() if len(fold(rest).split()) > 1 else title


def _is_site_and_section(tail: str, sites: Set[str]) -> bool:
    """Whether parts of a title are short, and the last of them a site's name."""
    parts = [_name(part) for part in _MARK.split(tail)]
    return parts[-1] in sites and all(len(part.split()) <= 3 for part in parts)


def is_site(title: str, names: Iterable[str | None]) -> bool:
    """Whether a headline is nothing but the name of its site."""
    return _name(title) in {_name(name) for name in names if name}


def _name(text: str) -> str:
    folded = fold(re.sub(r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|co\.uk|info|de|fr)\b.*$", "", text.strip()))
    return folded.removeprefix("the ")


def plain_title(title: str) -> str:
    """A headline on one line, references read however often they were escaped."""
    for _ in range(MAX_LAYERS):
        if not _REFERENCE.search(title):
            break
        title = unescape(title)
    return " ".join(_TAG.sub("", title).split())
