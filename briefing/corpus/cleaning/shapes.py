"""The shapes by which a line is told to be prose, a headline, a list item or neither."""

from __future__ import annotations

import re
from functools import lru_cache

# A full stop with what may stand behind it: marks, a note's number, and who signs ("(Reuters)", "- Reuters").
_END = re.compile(
    r"[.!?…。！？؟।։][\"'”’»“)\]」』]*(?:\[\d{1,3}\]|\s[(\[][^()\[\]]{1,40}[)\]]|\s[–—-]{1,2}\s?[A-Z][\w /]{1,30})?$"
    r"|[,:;]?[”\"」』]$"
)
_LIST_ITEM = re.compile(r"(?:[•‣◦▪●·∙*–—-]|\d{1,2}[.)]|[a-z][.)])\s+\S")
_NO_WORD = re.compile(r"[\W_]+")
_PLAIN = {code: " " for code in range(128) if not chr(code).isalnum()}
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\u0e00-\u0eff]")
_WIDE_PER_WORD = 2

LONG_LINE = 4000
"""Characters of a line that is not kept to know its words again."""
TAIL = 60
"""Characters at the end of a line that tell whether a sentence ends there."""
PROSE_WORDS = 8
"""A line that ends like a sentence and has so many words is one."""
LONG_WORDS = 22
"""So many words are prose whatever they end in: a sentence cut off, a line without its full stop."""
HEADLINE_WORDS = 28


def count_words(line: str) -> int:
    """Words between spaces; in scripts without spaces two characters count as one."""
    return _known_count(line) if len(line) <= LONG_LINE else _count(line)


def _count(line: str) -> int:
    wide = len(_WIDE.findall(line)) if not line.isascii() else 0
    return len(line.split()) + wide // _WIDE_PER_WORD


_known_count = lru_cache(512)(_count)  # each line of an article is asked a dozen times


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _END.search(line[-TAIL:].rstrip()) is not None


def is_list_item(line: str) -> bool:
    """Whether the line opens with a bullet or a number."""
    return _LIST_ITEM.match(line) is not None


def is_prose(line: str) -> bool:
    """Whether the line holds a sentence of the article rather than a title, a button or a link."""
    number = count_words(line)
    return number >= LONG_WORDS or (number >= PROSE_WORDS and ends_sentence(line))


def is_headline_shaped(line: str) -> bool:
    """Whether the line could be a headline: short, without a full stop, not all small letters."""
    number = count_words(line)
    stops = line.endswith((".", ",", ";", ":", "。")) and not line.endswith("...")
    if stops or not 2 <= number <= HEADLINE_WORDS:
        return False
    return any(char.isupper() or not (char.islower() or char.isupper()) for char in line if char.isalpha())


def fold(line: str) -> str:
    """The line for comparing: lower case, letters and figures only, single spaces."""
    if line.isascii():
        return " ".join(line.lower().translate(_PLAIN).split())
    return " ".join(_NO_WORD.sub(" ", line.casefold()).split())
