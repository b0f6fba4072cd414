"""What the tagger sees of a text: numbers for each kind of word, and bits for each place in the document.

The same functions serve training and running, so that both see the same.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from briefing.analysis.model.gazetteer import BITS, CLASSES, Gazetteer

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int32]

PREFIXES, SUFFIXES, SHAPES, GRAMS = 4096, 8192, 2048, 12288
"""Rows of the tables that affixes, shapes and character n-grams are hashed into; row 0 means none."""
MAX_GRAMS = 14
WORD_IDS = 5 + MAX_GRAMS
"""Columns of a word's ids: the word, its first three and last three and last two letters, its shape, its n-grams."""
FORM_BITS = 12
WORD_BITS = FORM_BITS + len(CLASSES)
PHRASE_CLASSES = ("country", "region", "division", "city", "group", "org")
PLACE_BITS = 2 * len(PHRASE_CLASSES) + 12
_DIGIT = re.compile(r"\d")
_REPEAT = re.compile(r"(.)\1+")
_QUOTES = str.maketrans("‘’‚“”„‑–—`", "'''\"\"\"---'")
_SOCIAL = re.compile(r"^(?:[#@]\w+|https?:.*|RT|[@#])$")
_STOPS = frozenset('.!?:"' + "'")


def normal_word(word: str) -> str:
    """The word with plain quotes and hyphens."""
    return word if word.isascii() else word.translate(_QUOTES)


def vocabulary_form(word: str) -> str:
    """The form under which a word is looked up: small letters, digits as 0."""
    return _DIGIT.sub("0", normal_word(word).lower())


def shape(word: str) -> str:
    """Capitals, small letters and digits as ``X``, ``x``, ``d``; long words keep both ends and drop repeats."""
    full = "".join(map(_shape_of, word))
    return full if len(full) <= 5 else _REPEAT.sub(r"\1", full) + full[-2:]


@cache
def _shape_of(ch: str) -> str:
    if ch.isupper():
        return "X"
    if ch.isdigit():
        return "d"
    if ch.isalnum():
        return "x"
    return ch if ch in "-.'&/@#" else "p"


def word_ids(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """``WORD_IDS`` row numbers for the tables of embeddings."""
    form = vocabulary_form(word)
    return [
        vocabulary.get(form, 0),
        _row("p" + form[:3], PREFIXES),
        _row("s" + form[-3:], SUFFIXES),
        _row("t" + form[-2:], SUFFIXES),
        _row("S" + shape(normal_word(word)), SHAPES),
        *_grams(form),
    ]


def word_bits(word: str, table: Gazetteer) -> list[bool]:
    """``WORD_BITS`` facts on a word alone: its form, then its classes in the table of names."""
    word = normal_word(word)
    mask = table.of(word)
    letters = word.isalpha()
    return [
        word.isupper() and len(word) > 1,
        word[:1].isupper(),
        word.islower(),
        letters,
        not letters and any(ch.isdigit() for ch in word),
        "-" in word,
        "." in word and len(word) > 1,
        len(word) == 1,
        word[:1] in "#@",
        not word[1:].islower() and any(ch.isupper() for ch in word[1:]) and not word.isupper(),
        not word.isascii(),
        word[:1].isupper() and word.lower().endswith(("ly", "ing", "ed")),
        *[bool(mask >> place & 1) for place in range(len(CLASSES))],
    ]


def place_bits(sentences: Sequence[Sequence[str]], table: Gazetteer) -> list[Floats]:
    """Facts on each place of a document: one array of (words, ``PLACE_BITS``) a sentence."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    styles = [style_of(sentence) for sentence in sentences]
    social = any(_SOCIAL.match(word) for sentence in sentences for word in sentence)
    for sentence, style in zip(sentences, styles, strict=True):
        _count(sentence, style, small, capital)
    return [
        _sentence_bits(sentence, style, small, capital, table, social)
        for sentence, style in zip(sentences, styles, strict=True)
    ]


def _sentence_bits(
    sentence: Sequence[str],
    style: int,
    small: Counter[str],
    capital: Counter[str],
    table: Gazetteer,
    social: bool,
) -> Floats:
    bits = np.zeros((len(sentence), PLACE_BITS), np.float32)
    offset = 2 * len(PHRASE_CLASSES)
    bits[:, offset + 7] = style == 1
    bits[:, offset + 8] = style == 2
    bits[:, offset + 9] = social
    bits[:1, offset] = 1
    bits[-1:, offset + 1] = 1
    bits[1:2, offset + 2] = 1
    for place, word in enumerate(sentence):
        if not word[:1].isupper():
            continue
        lower = word.lower()
        seen, caps = small[lower], capital[lower]
        if seen:
            bits[place, offset + 3] = 1
            bits[place, offset + 10] = place == 0 or style > 0
        if caps:
            bits[place, offset + 4] = 1
            bits[place, offset + 5] = caps > 1
            bits[place, offset + 11] = place == 0 or style > 0
        bits[place, offset + 6] = place > 0 and sentence[place - 1] in _STOPS
    _mark_phrases(sentence, bits, table)
    return bits


def _mark_phrases(sentence: Sequence[str], bits: Floats, table: Gazetteer) -> None:
    words = [normal_word(word) for word in sentence]
    place = 0
    while place < len(words):
        length, mask = table.longest(words, place)
        if not length:
            place += 1
            continue
        for column, name in enumerate(PHRASE_CLASSES):
            if mask & BITS[name]:
                bits[place, 2 * column] = 1
                bits[place + 1 : place + length, 2 * column + 1] = 1
        place += length


def style_of(sentence: Sequence[str]) -> int:
    """1 for a sentence in title case, 2 for one in capitals, 0 for others and for short ones."""
    words = [word for word in sentence if word[:1].isalpha()]
    if len(words) < 3:
        return 0
    if len([word for word in words if word.isupper() and len(word) > 1]) > 0.8 * len(words):
        return 2
    long = [word for word in words if len(word) > 3]
    return int(len(long) > 2 and len([word for word in long if word[0].isupper()]) > 0.85 * len(long))


def _count(sentence: Sequence[str], style: int, small: Counter[str], capital: Counter[str]) -> None:
    """Count the words that a document writes small, and those it writes with a capital where it need not."""
    if style:
        return
    for place, word in enumerate(sentence):
        if word.islower():
            small[word] += 1
        elif place and word[:1].isupper() and sentence[place - 1] not in _STOPS:
            capital[word.lower()] += 1


def _row(key: str, rows: int) -> int:
    return 1 + zlib.crc32(key.encode("utf-8", "replace")) % (rows - 1)


def _grams(form: str) -> list[int]:
    """Rows of the character n-grams of three to five letters; the ends of a long word first."""
    marked = f"<{form}>"
    places = [(at, at + size) for size in (3, 4, 5) for at in range(len(marked) - size + 1)]
    if len(places) > MAX_GRAMS:
        end = len(marked)
        places = [(0, 4), (0, 5), (end - 4, end), (end - 5, end), *places][:MAX_GRAMS]
    if marked.isascii():  # then letters are bytes, and need not be made such one by one
        written = marked.encode("ascii")
        rows = [1 + zlib.crc32(written[low:high], _GRAM) % (GRAMS - 1) for low, high in places]
    else:
        rows = [_row("g" + marked[low:high], GRAMS) for low, high in places]
    return rows + [0] * (MAX_GRAMS - len(rows))


_GRAM = zlib.crc32(b"g")
"""The sum of what an n-gram is hashed behind."""
