"""Titles of works in quotation marks: “All the Baker's Bread”, her book “The Long Way: Notes of a Diver”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.language.english.reporting import forms_for
from briefing.language.english.wordlists import word_list
from briefing.models import Span

_QUOTED = re.compile(
    r"“(?P<round>[^“”\n]{2,80}?)[,.]? ?”"
    r"|(?<![^\s(])\"(?P<straight>[^\s\"“”][^\"“”\n]{1,79}?)[,.]? ?\"(?!\w)"
    r"|(?<![^\s(])[‘'](?P<single>(?:[^‘’'\n]|['’](?=\w)){2,80}?)[,.]?[’'](?!\w)"
)
"""What stands between marks of one sort; an apostrophe within a word ends nothing."""
_LONG = 3
"""Letters up to which a word of a title may be written small."""
_LAST_WORDS = re.compile(r"(?:([^\W\d_]+)(?:,? |-))?([^\W\d_]+)(['’]s)?(,?) $")
_WORD = re.compile(r"[^\W_][\w'’.&-]*")


def find_titles(text: str) -> Iterator[Span]:
    """The titles in quotation marks, where the words before say what they are, or that they are somebody's.

    One that nothing names as a work is taken where its words have capitals as titles have, no more than quoted speech
    has: at least two, and nothing that says who speaks stands on either side.
    """
    for match in _QUOTED.finditer(text):
        span = Span(*next(match.span(name) for name in ("round", "straight", "single") if match[name] is not None))
        title = span.of(text)
        if not _has_capitals(title):
            continue
        before = _LAST_WORDS.search(text, max(0, match.start() - 40), match.start())
        if before is None:
            continue
        after = text[match.end() : match.end() + 30]
        named = _names_work(before[1] or "", before[2], owned=bool(before[3]))
        if named or (match["single"] is None and _may_be_title(before, title, after)):
            yield span


def _names_work(earlier: str, word: str, *, owned: bool) -> bool:
    """Whether the words before say that it is one: "film", "the song called", but not "the so-called"."""
    if owned:
        return False
    return word.lower() in word_list("titled.before") and earlier.lower() != "so"


def _has_capitals(title: str) -> bool:
    """Whether all longer words have capitals, as a title has them and an utterance has not."""
    row = title.split()
    longer = [word for word in row if len(word) > _LONG] or row
    return all(word[0].isupper() or not word[0].isalpha() for word in longer) and title[:1].isalnum()


def _may_be_title(before: re.Match[str], title: str, after: str) -> bool:
    """Whether a title stands inside a sentence as a thing does: of somebody, or behind "in", and nobody says it."""
    row = _WORD.findall(title)
    capitals = [word for word in row if word[0].isupper()]
    if len(row) < 3 or len(capitals) < 2 or title.isupper() or title.endswith(("!", "?")):
        return False
    owned = bool(before[3]) or before[2].lower() in word_list("titled.owners")
    inside = before[2].lower() in word_list("titled.inside")
    following = _WORD.findall(after)[:2]
    spoken = any(word in forms_for("speaking") for word in following)
    nickname = bool(re.match(r" [^\W\d_a-z]", after)) and before[2][0].isupper()
    return (owned or inside) and not before[4] and not spoken and not nickname
