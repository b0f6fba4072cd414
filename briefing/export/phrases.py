"""The brief's own words about sources, days and figures, as an editor would write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import ordered_list
from briefing.models import ConflictKind, Fact, Hedge, TimelineEvent
from briefing.models.naming import grouped
from briefing.story.grouping.order import is_by_title

NAMED = 4
"""So many sources are named behind a line; more are counted."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")
_TOPIC = re.compile(r"(?P<slot>[^:()]+)(?:: (?P<verbs>[^():]+?))?(?: \((?P<about>[^()]+)\))?\Z")
_SLOTS_OF_TIME = frozenset(("day", "month", "year", "time of day"))
_DISPUTED = frozenset(("said and denied", "accused and denied"))
_OPEN = "yes or no"
_BEFORE = re.compile(r"\b(the|an?|one)\s+\Z", re.IGNORECASE)
_WORD = re.compile(r"\s+([^\W\d_]+)")
_VOWELS = frozenset("aeiou")
_PASSIVE = re.compile(rf"\b(?:{'|'.join(ordered_list('topics.auxiliaries'))})$", re.IGNORECASE)
_HEDGES = {
    Hedge.REPORTED: "reportedly",
    Hedge.BELIEVED: "believed",
    Hedge.ALLEGED: "alleged",
    Hedge.UNCONFIRMED: "unconfirmed",
}
"""What stands behind a quotation; that a denial denies is in its own words."""


def counted(number: int, what: str, many: str = "") -> str:
    """``1 copy``, ``2 copies``."""
    return f"{number} {what if number == 1 else many or what + 's'}"


def numbered(name: str, number: int) -> str:
    """The name of an outlet, or "source 3" where a title stands for it."""
    return f"source {number}" if is_by_title(name) else name


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def joined(names: Sequence[str]) -> str:
    """``A, B and C``."""
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def counted_sources(number: int, total: int) -> str:
    """How many of so many sources report something."""
    if number == total and total > 1:
        return f"all {total} sources" if total > 2 else "both sources"
    return f"{number} of {total} sources"


def citing(origins: Sequence[str], tellers: int = 1) -> str:
    """``, both citing the ministry``: whom so many tellers cite; empty where it is nobody."""
    every = {1: "", 2: "both "}.get(tellers, "all ")
    return f", {every}citing {joined(origins)}" if origins else ""


def one_of(name: str) -> str:
    """``a`` or ``an``, as it is written before a name."""
    return "an" if name[:1].lower() in _VOWELS else "a"


def article_before(name: str, text: str, start: int, end: int) -> str | None:
    """The article that a text puts before a name at this place: ``the``, ``a``, empty for none.

    None where the text has not the name there, or has it as a part of another noun ("the Moscow court").
    """
    match = re.search(rf"(?<!\w){re.escape(name)}(?![\w-])", text[start:end], re.IGNORECASE)
    if match is None:
        return None
    following = _WORD.match(text, start + match.end())
    if following and following[1].lower() not in reporting_verbs() and following[1].lower() not in ("has", "have"):
        return None
    before = _BEFORE.search(text, max(0, start + match.start() - 12), start + match.start())
    return before[1].lower() if before else ""


def plain_topic(topic: str, texts: Iterable[str] = ()) -> str:
    """What a difference is about, as a heading: the slot in plain words, then what it is a slot of.

    ``time of day: docked (ferry)`` becomes ``Time of day: when the ferry docked`` where ``texts``, the words of the
    sources, put it so, else ``Time of day: “docked” (ferry)``. Words have the capitals that ``texts`` give them.
    """
    match = _TOPIC.match(topic)
    if match is None:
        return capital(topic)
    slot, verbs, about = match["slot"].strip(), match["verbs"] or "", match["about"] or ""
    if verbs == _OPEN:
        slot, verbs = f"whether “{slot}”", ""
    if slot in _DISPUTED:
        # Verbs say nothing of what is disputed: "said and denied (make, bear)".
        about = ", ".join(word for word in about.split(", ") if word != word.lower() or " " in word)
    said = f"{slot}: {', '.join(written(word, texts) for word in about.split(', '))}" if about else slot
    happening = _happening(about, verbs, texts) if about and verbs and "," not in verbs else ""
    if happening:
        return capital(f"{slot}: {happening}")
    quoted = " or ".join(f"“{verb.strip()}”" for verb in verbs.split(",") if verb)
    if slot in _SLOTS_OF_TIME and quoted:
        # Names alone do not tell what is dated.
        of = said.removeprefix(f"{slot}: ")
        return capital(f"{slot}: {quoted}{f' ({of})' if about else ''}")
    return capital(f"{said} ({quoted})" if quoted else said)


def _happening(about: str, verb: str, texts: Iterable[str]) -> str:
    """``when the ferry docked``, as the words of some source have it; empty where none has."""
    if "," in about or about != about.lower() or not is_past(verb):
        return ""
    aside, which = ("|".join(ordered_list(f"topics.{name}")) for name in ("behind_verbs", "behind_nouns"))
    acting = re.compile(
        rf"\b{re.escape(about)}\b(?P<between>(?:\s(?:{which})\s[^.,;]*?)?)\s(?P<act>{re.escape(verb)}(?:\s(?:{aside}))?)\b"
    )
    for found in filter(None, map(acting.search, texts)):
        if not _PASSIVE.search(found["between"]):
            return f"when the {about} {found['act']}"
    return ""


def written(word: str, texts: Iterable[str]) -> str:
    """A word with the capitals that texts give it inside a sentence: ``icbm`` becomes ``ICBM``."""
    if word != word.lower():
        return word
    found = [match[1] for text in texts for match in re.finditer(rf"\w\W{{1,2}}({re.escape(word)})\b", text, re.I)]
    return max(found, key=found.count, default=word)


def plain_reason(reason: str) -> str:
    """A reason behind "Possible explanation": no second "perhaps", and what explains it in brackets."""
    head, _, more = reason.removeprefix("perhaps ").partition(": ")
    return f"{head} ({more})" if more else head


def hedged(told: Fact | TimelineEvent) -> str:
    """How firmly a fact or an event is put, in a word; empty where it is put plainly."""
    return _HEDGES.get(told.hedge, "")


def plain_day(value: str) -> str:
    """``2023-09-08`` as ``8 September 2023``, ``2022-11`` as ``November 2022``, ``1950/1953`` as ``1950 to 1953``."""
    return " to ".join(map(_point, value.split("/")))


def plain_days(first: date, last: date) -> str:
    """Two days, what they share said once: ``9 to 11 September 2023``."""
    whole = plain_day(last.isoformat())
    if first == last:
        return whole
    words = plain_day(first.isoformat()).split()
    shared = 2 if (first.year, first.month) == (last.year, last.month) else 1 if first.year == last.year else 0
    return f"{' '.join(words[: 3 - shared])} to {whole}"


def plain_value(value: str, kind: ConflictKind) -> str:
    """A side of a difference: days in words, long numbers with commas."""
    if kind is ConflictKind.DATE:
        return ", ".join(plain_day(part.strip()) for part in value.split(","))
    return grouped(value) if kind is ConflictKind.NUMBER else value


def _point(value: str) -> str:
    match = _POINT.match(value)
    if match is None or (match[2] and not 1 <= int(match[2]) <= 12):
        return value
    year, month, day = match.groups()
    return " ".join(
        part for part in (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year) if part
    )
