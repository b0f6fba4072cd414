"""Names made comparable: case, accents, hyphens, spelling customs, initials."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from briefing.language.english.namelists import words

_SMALL = frozenset(
    ["of", "the", "for", "and", "on", "in", "to", "de", "du", "des", "la", "le", "del", "di", "da", "&", "at"]
)
_BRITISH = {
    "defence": "defense",
    "centre": "center",
    "labour": "labor",
    "programme": "program",
    "harbour": "harbor",
    "theatre": "theater",
    "organisation": "organization",
    "organisations": "organizations",
    "saint": "st",
    "mount": "mt",
    "doctor": "dr",
    "licence": "license",
    "grey": "gray",
    "colour": "color",
    "honour": "honor",
    "armour": "armor",
    "metre": "meter",
    "aluminium": "aluminum",
    "civilisation": "civilization",
    "rocks": "rocks",
}
_LARGE = {
    "un": ("united", "nations"),
    "us": ("united", "states"),
    "uk": ("united", "kingdom"),
    "eu": ("european", "union"),
}
_SOUNDS = (
    (re.compile(r"(?:iy|yi|ij|yy|ii|ie|ey|ei|ay|y)$"), "i"),
    (re.compile(r"^(?:gi|yi|ji)(?=a)"), "i"),
    (re.compile(r"^(?:ye|je|ie)(?=[a-z])"), "e"),
    (re.compile(r"^yu(?=[a-z])"), "iu"),
    (re.compile(r"(?:ei|ay|ey)"), "ai"),
    (re.compile(r"(?:ou|oo)"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"(?:ph|ff)"), "f"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"(?:ck|q)"), "k"),
    (re.compile(r"(?:ks|x)"), "ks"),
    (re.compile(r"(?:ue|oe|ae)(?=[a-z])"), ""),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)
_UMLAUTS = (("ue", "u"), ("oe", "o"), ("ae", "a"))


def ascii_of(text: str) -> str:
    """Latin, Greek and Cyrillic letters in ASCII; other scripts stay as they are."""
    if text.isascii():
        return text
    return "".join(
        letter if letter.isascii() or ord(letter) >= 0x0530 else anyascii(letter) for letter in _dashes(text)
    )


def _dashes(text: str) -> str:
    return text.translate({0x2019: "'", 0x2018: "'", 0x2010: "-", 0x2011: "-", 0x2013: "-", 0xA0: " ", 0x1E9E: "SS"})


@lru_cache(maxsize=65536)
def parts(text: str) -> tuple[str, ...]:
    """The words of a name in small ASCII letters and American spelling; no article, possessive, dots and hyphens."""
    plain = ascii_of(text).lower()
    plain = re.sub(r"'s?(?!\w)", "", plain).replace("'", "").replace(".", "")
    found = re.findall(r"[^\W_]+|&", plain)
    if len(found) > 1 and found[0] in ("the", "a", "an"):
        found = found[1:]
    return tuple(_BRITISH.get(word, word) for word in found)


def content(text: str) -> tuple[str, ...]:
    """``parts`` without small words and endings of companies, with "UN" and "US" written out inside longer names."""
    row = parts(text)
    kept = [word for word in row if word not in _SMALL and word != "&"]
    while len(kept) > 1 and kept[-1] in words("company_ends"):
        kept.pop()
    if len(kept) > 1:
        kept = [large for word in kept for large in _LARGE.get(word, (word,))]
    return tuple(_singular(word) for word in kept or row)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 5 and word.endswith("s") and word[-2] not in "suia" else word


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A word with the customs of transliteration made one: "Sergey" and "Sergei", "Zelenskyy" and "Zelensky"."""
    for pair, single in _UMLAUTS:
        if len(word) > 4:
            word = word[0] + word[1:].replace(pair, single)
    for pattern, into in _SOUNDS:
        word = pattern.sub(into, word)
    return word


def initials(text: str) -> tuple[str, str]:
    """First letters of the capitalised words, and of all words but articles."""
    plain = ascii_of(text)
    found = re.findall(r"[^\W_]+", re.sub(r"'s?(?!\w)", "", plain))
    strong = "".join(word if word.isupper() and 1 < len(word) < 5 else word[0] for word in found if word[0].isupper())
    every = "".join(word[0] for word in found if word.lower() not in ("the", "a", "an"))
    return strong.lower(), every.lower()


def is_acronym(text: str) -> bool:
    """Whether a name is one word of capitals, with or without dots: "KCNA", "U.N.", "UNHCR"."""
    plain = re.sub(r"^[Tt]he ", "", text).replace(".", "").removesuffix("'s").removesuffix("’s")
    return (
        2 <= len(plain) <= 9
        and plain[:1].isalpha()
        and sum(letter.isupper() for letter in plain) >= 2
        and plain.isalnum()
        and not plain[1:].islower()
        and sum(letter.islower() for letter in plain) <= 2
    )


def near(one: str, other: str) -> bool:
    """Whether two words differ by one letter at most: put in, left out, changed, or two that changed places."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) == len(long):
        rest = start + 1
        swapped = short[start : start + 2] == long[start : start + 2][::-1]
        return short[rest:] == long[rest:] or (swapped and short[start + 2 :] == long[start + 2 :])
    return short[start:] == long[start + 1 :]
