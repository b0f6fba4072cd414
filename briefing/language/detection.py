"""Which language a text is in: by script, by its most frequent small words, and where it is short by py3langid.

Small words tell European languages apart in a paragraph or two (Grefenstette, "Comparing two language identification
schemes", 1995). A headline has too few of them; the trained identifier is asked there alone, since it costs .7 s to
load, once. What neither tells stays unknown, and unknown is not English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 6000
"""Characters that are looked at."""
MIN_SHARE = 0.08
"""Of the words of a text at least so many are among the small words of its language."""

PLAIN = 0.25
"""Share of small words from which a text of some length is believed against what its page tells."""

SHORT = 300
"""Characters below which a text has too few small words."""
CERTAIN = 0.2
"""From this probability on the identifier is believed."""
_ONE_OF = {"yue": "zh", "wuu": "zh", "bs": "hr", "sh": "hr", "nb": "no", "nn": "no", "zxx": ""}
"""Codes that are one language here, and the one for what is none."""

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.05),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7a3]"), 0.3),
    ("zh", re.compile("[\u3400-\u9fff]"), 0.3),
    ("he", re.compile("[\u0590-\u05ff]"), 0.4),
    ("el", re.compile("[\u0370-\u03ff]"), 0.4),
    ("hi", re.compile("[\u0900-\u097f]"), 0.4),
    ("bn", re.compile("[\u0980-\u09ff]"), 0.4),
    ("ta", re.compile("[\u0b80-\u0bff]"), 0.4),
    ("te", re.compile("[\u0c00-\u0c7f]"), 0.4),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.4),
    ("hy", re.compile("[\u0530-\u058f]"), 0.4),
    ("ka", re.compile("[\u10a0-\u10ff]"), 0.4),
    ("my", re.compile("[\u1000-\u109f]"), 0.4),
)


def language_of(text: str, told: str | None) -> str | None:
    """The language that a page or file tells of itself, unless its text is plainly another."""
    if not told or len(text) < SHORT:
        return told or detect_language(text)
    sample = text[:SAMPLE]
    code = told.lower()[:2]
    if code not in _coded():
        return told
    if script := _by_script(sample):
        return script
    scores, total = _scores(sample)
    best, share = _best(scores, total)
    plain = share >= PLAIN and scores[code] * 2 <= scores[best or ""]
    return best if plain else told


def detect_language(text: str) -> str | None:
    """ISO 639-1 of the text, or None where it can't be told."""
    sample = text[:SAMPLE]
    if not any(char.isalpha() for char in sample):
        return None
    if script := _by_script(sample):
        return script
    best, share = _by_small_words(sample)
    if len(sample) >= SHORT and best:
        return best
    likely, sure = _identifier()(sample)
    if sure >= CERTAIN or (likely == best and share >= MIN_SHARE):
        return likely
    return best if len(sample) >= SHORT else None


def _by_script(sample: str) -> str | None:
    """The language whose script the text is written in, of scripts that are one language's."""
    if sample.isascii():
        return None
    letters = sum(char.isalpha() for char in sample)
    return next((code for code, script, share in _SCRIPTS if len(script.findall(sample)) > share * letters), None)


def _by_small_words(sample: str) -> tuple[str | None, float]:
    """The language of most small words with their share; None where they are too few."""
    return _best(*_scores(sample))


def _scores(sample: str) -> tuple[Counter[str], int]:
    """How many small words of each language a text has, and how many words."""
    plain = sample.lower().translate(_LETTERS).split() if sample.isascii() else None
    counts = Counter(plain or (word.casefold() for word in _WORD.findall(sample)))
    scores: Counter[str] = Counter()
    languages = _languages_of()
    for word in counts.keys() & languages.keys():
        for code in languages[word]:
            scores[code] += counts[word]
    return scores, sum(counts.values())


def _best(scores: Counter[str], total: int) -> tuple[str | None, float]:
    best = max(scores, key=lambda code: (scores[code], code == "en", code), default=None)
    share = scores[best] / total if best else 0.0
    return (best, share) if share >= MIN_SHARE else (None, share)


@cache
def _identifier() -> Callable[[str], tuple[str | None, float]]:
    """The trained identifier: a language and how sure it is, None for what is no language.

    Where the library is shut out, as in a worker, whose memory the model would take, it is sure of nothing.
    """
    try:
        model = _model()
    except (ImportError, OSError):  # no room for the file, say
        return lambda _: (None, 0.0)

    def identify(text: str) -> tuple[str | None, float]:
        code, sure = model.classify(text)
        return _ONE_OF.get(code, code) or None, float(sure)

    return identify


def _model() -> LanguageIdentifier:
    """The identifier. Its loader unpacks the model into a temporary file, which takes less memory than to do so."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - brings numpy; most texts need neither

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Each small word to the languages that have it."""
    found: dict[str, list[str]] = {}
    for code, small in _small_words().items():
        for word in small:
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    rows = (
        resources.files("briefing.language")
        .joinpath("data", "small_words.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    pairs = (row.partition(":") for row in rows if row and not row.startswith("#"))
    return {code.strip(): tuple(dict.fromkeys(listed.split())) for code, _, listed in pairs}


@cache
def _coded() -> frozenset[str]:
    """The languages whose small words are known."""
    return frozenset(code for codes in _languages_of().values() for code in codes)
