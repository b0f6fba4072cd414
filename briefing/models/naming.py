"""What an outlet is called and how a figure is written: the same in the app, the commands and whatever is exported."""

from __future__ import annotations

import re
from itertools import accumulate, takewhile

LONGEST, FEWEST_WORDS = 24, 2
"""Characters of a title that stands for an outlet; words that a file's name must have to stand for one."""
FEWEST_LETTERS = 3
"""Letters of the last word of a title that is cut."""
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\s_.-]+")
_LONG_NUMBER = re.compile(r"(?<![\d.,\-/])\d{4,}(?![\d\-/])")


def called(outlet: str | None, where: str, title: str) -> str:
    """The outlet; where the text does not say who published it, the words of its file's name, else its title.

    A title stands in quotation marks, and for a file's name that only repeats it: ``Campus science blog``,
    ``“We did it!”``. ``where`` is the file, and the place in a file of many articles: such a file names none of them.
    """
    return outlet or _of_file(where, title) or (f"“{_cut(title)}”" if title.strip() else "unnamed")


def grouped(figure: str) -> str:
    """A figure as people write it: ``2497 dead`` is ``2,497 dead``; no year may be among its numbers."""
    return _LONG_NUMBER.sub(lambda match: f"{int(match[0]):,}", figure)


def _of_file(where: str, title: str) -> str:
    """The words of a file's name; empty where it has none of its own or says what kind of file it is."""
    stem, _, suffix = where.rpartition("/")[2].rpartition(".")
    words = [word for word in _BETWEEN.split(stem) if not word.isdigit()]
    if not words:  # a number alone, as most files of large collections have it
        return ""
    own = {word.lower() for word in words} - {word.lower() for word in _WORD.findall(title)}
    if not own or any(not word.isalpha() or (word.isascii() and not _VOWEL.search(word)) for word in words):
        return ""
    if len(words) < FEWEST_WORDS or 2 * len(own) < len(words) or not suffix.isalnum():
        return ""
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def _cut(title: str) -> str:
    """A title on one line, cut between words where it is long."""
    words = title.split()
    if len(line := " ".join(words)) <= LONGEST:
        return line
    short = list(takewhile(lambda said: len(said) <= LONGEST, accumulate(words, lambda said, word: f"{said} {word}")))
    # No word of a letter or two at the end: "Nine sailors saved, a…".
    whole = next((said for said in reversed(short) if len(said.split()[-1]) >= FEWEST_LETTERS), "")
    return f"{(whole or title[:LONGEST]).rstrip(' ,;:.-–—')}…"
