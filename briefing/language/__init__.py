"""What the program knows about languages, behind one door: ``language.of(code)``.

Tables of all languages stand in ``tables``. Rules that read what a text means exist for English alone, in ``english``.
"""

from __future__ import annotations

from functools import cache

from briefing.language.tables import Tables, codes, tables_of
from briefing.records import dataclass

__all__ = ["Language", "Tables", "codes", "of"]


@dataclass(frozen=True, slots=True)
class Language:
    """One language: ``tables`` or None, and ``read``, whether there are rules that take its texts apart."""

    code: str
    tables: Tables | None
    read: bool


@cache
def of(code: str | None) -> Language:
    """The language of an ISO 639-1 code, with or without a region ("pt-BR"); without a code, English is assumed."""
    short = (code or "en").lower().replace("_", "-").partition("-")[0]
    return Language(short, tables_of(short), short == "en")


def short_code(code: str | None) -> str:
    """The code without its region, in small letters: "en" of "en-GB"; empty where the language is not known."""
    return (code or "").lower().replace("_", "-").partition("-")[0]


def is_english(code: str | None) -> bool:
    """Whether rules for English may read a text of this language; one that is not known is not English."""
    return short_code(code) == "en"
