"""People whose nickname stands inside the name, as one name: “Adam "The Elk" Lund”, “Ida (Dot) Roe”."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.model.gazetteer import BITS, load_gazetteer
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.nicknamed import NICKNAMED
from briefing.models import EntityType, Span

_COMMON = BITS["is_common"] | BITS["is_mostly_common"] | BITS["is_org"] | BITS["is_title"]


def find_nicknamed(text: str) -> Iterator[tuple[Span, EntityType]]:
    """The whole names, from the given name to the surname."""
    table = load_gazetteer()
    for match in NICKNAMED.finditer(text):
        given, last = match["given"].split(), match["last"]
        while len(given) > 1 and (given[0].lower().rstrip(".") in words("titles") or not _is_given(given[0])):
            given = given[1:]
        known = table.of(last)
        plain = known & _COMMON and not known & BITS["last"]
        if not _is_given(given[0]) or plain or last.isupper() or _is_no_nickname(match["bracketed"]):
            continue
        start = match.start() + match["given"].rindex(" ".join(given))
        yield Span(start, match.end() - (len(last) - len(last.rstrip(".")))), EntityType.PERSON


def _is_given(word: str) -> bool:
    """Whether a word is a given name of the table, or an initial."""
    return bool(load_gazetteer().of(word) & BITS["first"]) or (len(word) == 2 and word.endswith("."))


def _is_no_nickname(bracketed: str | None) -> bool:
    """Whether brackets hold what they hold behind names else: a party, a land, a body in short."""
    inside = bracketed or ""
    return inside.isupper() or inside[1:2] == "-" or look_up(inside) is not None
