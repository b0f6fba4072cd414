"""Names that are brought in as somebody's wife, son or brother."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.english.namelists import words
from briefing.language.english.spelling import parts


def kin_of(before: str, after: str, surname: str) -> bool:
    """Whether the words around a name make it a relative of another bearer of ``surname``, or of somebody unnamed.

    "Berg's husband, Tom Voss" is no relative of a Voss as far as the words tell.
    """
    match = _before().search(before) or _after().match(after)
    if match is None:
        return False
    owner = match["owner"] or ""
    return not owner[:1].isupper() or parts(owner)[-1:] == (surname,)


@cache
def _before() -> re.Pattern[str]:
    kin = "|".join(sorted(words("kin")))
    owner = r"(?:(?P<owner>[^\W\d_][\w.-]*)['’]s?|(?i:his|her|their))"
    return re.compile(rf"\b(?:{owner}\s(?:[\w-]+\s){{0,2}}(?:{kin})|[Ff]irst [Ll]ady),?\s$")


@cache
def _after() -> re.Pattern[str]:
    kin = "|".join(sorted(words("kin")))
    return re.compile(
        rf"^,\s(?:(?:(?:(?P<owner>[^\W\d_][\w. -]*)['’]s?|his|her|their)\s(?:[\w-]+\s){{0,2}}(?:{kin})\b)"
        rf"|(?:the |a |an )?(?:[\w-]+ )?(?:{kin}) (?:of|to) (?!\w+ing\b|two|three|four|five|\d))"
    )
