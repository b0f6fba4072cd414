"""What somebody calls a thing that was told just before: "She called it an act of terror"."""

from __future__ import annotations

import re

from briefing.language.english.meanings import forms_of

_VERBS = "|".join(
    sorted(
        {form for verb in ("call", "describe", "brand", "label", "term", "dub", "denounce") for form in forms_of(verb)}
    )
)
_CALLED = re.compile(
    rf"\A[“\"‘']?(?:he|she|they)\s(?:\w+ly\s|also\s|later\s|then\s|has\s|have\s|had\s)?(?:{_VERBS})\s"
    r"(?:it|this|that|them|the\s\w+)\s(?:as\s)?(?P<what>.+?)[.!”\"’]*\Z",
    re.IGNORECASE,
)


def called(text: str) -> str:
    """What a claim calls a thing that it only points at; empty where it calls none so."""
    found = _CALLED.match(text)
    return found["what"] if found else ""
