"""A difference of which an explanation leaves little, in a line: the accounts, who gives each, what may explain it."""

from __future__ import annotations

import re

from briefing.export.differing import explanation, heading, sources_of_account
from briefing.export.page import Line, Piece, Plain, Strong
from briefing.export.phrases import plain_value
from briefing.export.shading import in_words
from briefing.export.view import View
from briefing.language.english.meanings import meaning
from briefing.language.english.stems import WORD
from briefing.language.english.wordlists import ordered_list
from briefing.models import Conflict, ConflictKind, ConflictValue, Evidence

NOTE = "Possibly no contradiction:"

LONGEST = 18
"""Words that tell an account, at most."""

_CLAUSE = re.compile(rf"(?:,|\b(?:{'|'.join(ordered_list('lacking.opening'))}))\s", re.IGNORECASE)
"""What a clause begins behind."""

_VERBS = re.compile(r": ([^():]+?)(?: \(|\Z)")
"""The verbs of a topic: "month: tested (missile)"."""


def in_a_line(conflict: Conflict, view: View) -> Line | None:
    """The line: ``Day: 27 July (“sailed on Monday”) in A [1 ¶2]; 26 July (…) in B [2 ¶1]. Possible explanation: …``.

    None where the sources have no few words for each side: a value alone tells nobody what differs.
    """
    # What is dated stands in the words of each side.
    of_time = conflict.kind is ConflictKind.DATE
    said: list[Piece] = [Strong(heading(conflict).partition(":")[0] if of_time else heading(conflict))]
    for place, value in enumerate(conflict.values):
        words = _words_for(value, conflict, view)
        if not words:
            return None
        said += [Plain(f"{'; ' if place else ': '}{words} in "), *sources_of_account(value, conflict, None, view)]
    return (*said, Plain(f". Possible explanation: {explanation(conflict)}."))


def _words_for(value: ConflictValue, conflict: Conflict, view: View) -> str:
    """A side as some source words it, a day with its date before it; empty where none has few enough words."""
    if conflict.kind is ConflictKind.ACTION:
        return f"“{in_words(value)}”"
    if conflict.kind is not ConflictKind.DATE:
        return next((f"“{one.text}”" for one in value.evidence if len(one.text.split()) <= LONGEST), "")
    found = filter(None, (_around(one, value, conflict, view) for one in value.evidence))
    words = min(found, key=len, default="")
    return words and f"{plain_value(value.value, conflict.kind)} (“{words}”)"


def are_closed(words: str) -> bool:
    """Whether no quotation and no bracket of the words is open."""
    return words.count("“") == words.count("”") and words.count("(") == words.count(")") and words.count('"') % 2 == 0


def _around(item: Evidence, value: ConflictValue, conflict: Conflict, view: View) -> str:
    """The words of a source for what it dates, up to the last day in them.

    From the beginning of its clause if these are few enough, else from the verb of a difference.
    """
    verbs = _VERBS.search(conflict.topic)
    acts = {meaning(verb.strip()) for verb in verbs[1].split(",")} if verbs else set()
    given = set(value.value.split(", "))
    days = [one for one in view.analysis(item.article).dates if item.span.contains(one) and one.value in given]
    end = max((one.end - item.start for one in days), default=0)
    verb = max((one.start() for one in WORD.finditer(item.text, 0, end) if meaning(one[0]) in acts), default=None)
    if verb is None:
        return ""
    clauses = (0, *(one.end() for one in _CLAUSE.finditer(item.text, 0, verb)), verb)
    parts = (item.text[start:end] for start in clauses)
    return next((words for words in parts if len(words.split()) <= LONGEST and are_closed(words)), "")
