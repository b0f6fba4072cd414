"""Days that stand before a noun and say which one is meant: "the March 2005 killing"."""

from __future__ import annotations

import re

_BEFORE_NOUN = re.compile(
    r"(?:\b(?P<for>for|over|about|from|after|since|of)\s(?:[a-z]+ing\s)?)?\b(?:an?|the|his|her|its|their|this|that)\s(?:[a-z]+\s)?\Z"
)
_NOUN = re.compile(r"\s[a-z]{3,}")


def which_one(before: str, after: str) -> str | None:
    """Whether a day between these words says which thing is meant: "the March 2005 killing".

    "for" where the thing is what something is for or about, "noun" otherwise, None where the day is no part of a name.
    """
    match = _BEFORE_NOUN.search(before)
    if match is None or not _NOUN.match(after):
        return None
    return "for" if match["for"] else "noun"
