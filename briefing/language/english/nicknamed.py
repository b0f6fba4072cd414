"""Names with what somebody is called in their middle: “Adam "The Elk" Lund”, “Ida (Dot) Roe”."""

from __future__ import annotations

import re

_LETTERS = r"[^\W\d_a-z][\w.-]*"
_CALLED = r"(?:[Tt]he )?[^\W\d_a-z][\w’'.-]{0,20}(?: [^\W\d_a-z][\w’'.-]{0,20})?,?"
NICKNAMED = re.compile(
    rf"(?<![\w.’'-])(?P<given>{_LETTERS}(?: {_LETTERS})?) (?:[“\"‘'](?P<quoted>{_CALLED})[”\"’'](?!\w)"
    rf"|\((?P<bracketed>{_CALLED})\)) (?P<last>{_LETTERS})"
)
"""Given names, the nickname in quotation marks or brackets, and the surname; the caller asks whether they are names."""
_MIDDLE = re.compile(r" (?:[“\"‘'][^“”\"‘’\n]{1,44}[”\"’']|\([^()\n]{1,44}\))(?= )")


def without_nickname(name: str) -> str:
    """A person's name without what stands in quotation marks or brackets inside it."""
    return _MIDDLE.sub("", name)


def nickname_of(name: str) -> str:
    """What somebody is called by what stands inside the name, without "The"; "" where nothing does."""
    match = NICKNAMED.fullmatch(name)
    called = (match["quoted"] or match["bracketed"]) if match else ""
    return called.rstrip(",").removeprefix("The ").removeprefix("the ")
