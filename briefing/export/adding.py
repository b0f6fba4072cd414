"""What the sentence of a statement tells last and nobody else who reports the fact: "…, days after a bridge fell"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.brief import stated_in
from briefing.export.view import View
from briefing.language.english.meanings import senses
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.stems import WORD
from briefing.language.english.wordlists import ordered_list
from briefing.models import Evidence, Fact
from briefing.story.facts.standing import reads_alone, tells_an_act

FEWEST, LEFT = 4, 6
"""Words of such an end, and those that must be left before it."""

GIVEN = 0.34
"""The share of what it means that another teller's words may have at most."""

_PAUSE = re.compile(r",\s")
_QUOTED = re.compile(r"[“”\"‘]")
_JOINED = re.compile(rf"(?:{'|'.join(ordered_list('adding.joined')).replace('_', ' ')})\b", re.IGNORECASE)


def added_in(fact: Fact, view: View) -> Evidence | None:
    """The end of a statement behind a comma that none of the other tellers has; None where there is none.

    What is left before it must be a sentence of its own. An end stays that turns what is before it, says who says so or
    how sure it is, or goes on with a list.
    """
    words = stated_in(fact)
    others = [one for one in fact.evidence if one.article != words.article]
    if not others or fact.denies or _QUOTED.search(words.text):
        return None
    for match in _PAUSE.finditer(words.text):
        head, tail = words.text[: match.start()], words.text[match.end() :].rstrip(".")
        if len(WORD.findall(head)) >= LEFT and len(WORD.findall(tail)) >= FEWEST and _is_whole(head):
            start = words.start + match.end()
            added = replace(words, start=start, end=start + len(tail), text=tail)
            if not _belongs(added, view) and not any(_gives(one, added) for one in others):
                return added
    return None


def without(words: Evidence, added: Evidence) -> Evidence:
    """The words before what they add."""
    text = words.text[: added.start - words.start].rstrip(" ,")
    return replace(words, end=words.start + len(text), text=text)


def _is_whole(head: str) -> bool:
    return reads_alone(head) and tells_an_act(head)


def _belongs(added: Evidence, view: View) -> bool:
    """Whether an end is needed to read what is before it as it is meant."""
    if _JOINED.match(added.text) or view.hedges(added):
        return True
    return any(word.lower() in reporting_verbs() for word in WORD.findall(added.text))


def _gives(other: Evidence, added: Evidence) -> bool:
    own = senses(added.text)
    return not own or len(own & senses(other.text)) > GIVEN * len(own)
