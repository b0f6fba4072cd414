"""Whether a statement can be read by itself: no fragment, no bare quotation, nothing that needs what stood before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.language.english.relative import relative_clause
from briefing.language.english.stems import WORD
from briefing.language.english.tense import is_past
from briefing.language.english.verbless import holds_a_verb
from briefing.language.english.wordlists import ordered_list, word_list, words_of
from briefing.story.facts.anaphora import points_back

LEANING = 0.5
"""How much a statement may take up of what was told before it, at most."""

SHORTEST = 6
"""Words that a statement must have to be read alone."""

LONG, HEADLINE = 4, 0.85
"""Letters from which on a headline gives a word its capital; the share of such words in one."""

OPENING = 4
"""Words before the subject of a statement, at most."""

_SUBJECT = 8
"""Words of a name with its office, at most: what is no more than that in front of a clause says nothing by itself."""
_FIRST_PERSON = re.compile(rf"(?:^|[,;:—–-]\s*|\b[a-z]+ )(?:{'|'.join(ordered_list('standing.first_person'))}) [a-z]")
"""A speaker's "I"; behind a name it is a number ("Charles I was")."""
_INSIDE = re.compile(r"“[^”]*”|\"[^\"]*\"")


@lru_cache(20_000)
def reads_alone(statement: str) -> bool:
    """Whether a statement is a sentence that needs none before it."""
    words = WORD.findall(statement)
    if (
        len(words) < SHORTEST
        or _plain(words[0]) in words_of("leaning") | word_list("standing.appeals")
        or statement.rstrip().endswith(":")
    ):
        return False
    if not (statement[0].isupper() or statement[0].isdigit()) or points_back(statement) >= LEANING:
        return False
    if _asks(statement) or _is_headline(words) or _cites_for_them(statement) or _breaks_a_quotation(statement):
        return False
    return not (_turns_back(statement) or _is_cut_off(statement) or speaks_for_itself(statement))


@lru_cache(20_000)
def tells_an_act(statement: str) -> bool:
    """Whether a statement holds a verb of the past or a past participle; "… is the official name of …" has none."""
    return any(is_past(word.lower()) for word in WORD.findall(statement))


def _turns_back(statement: str) -> bool:
    """Whether behind a few words and a comma it means what was named before: "Notably, this boat", "At noon, they".

    Not where the few words may name it ("At Orr, this port").
    """
    opening, comma, rest = statement.partition(", ")
    before, words = WORD.findall(opening), WORD.findall(rest[:40])
    if not comma or not words or len(before) > OPENING or any(word[0].isupper() for word in before[1:]):
        return False
    return words[0].lower() in word_list("standing.referring")


def _is_cut_off(statement: str) -> bool:
    """Whether all of it is somebody's name and a clause on him: "Rahman, who spent the round on the ropes."""
    relative = relative_clause(statement)
    if relative is None or "," in statement[relative.end() :]:
        return False
    before = WORD.findall(statement[: relative.start()])
    return len(before) <= _SUBJECT and not holds_a_verb(before)


def _is_headline(words: Sequence[str]) -> bool:
    """Whether nearly all longer words have a capital: "Storm Closes Harbour As Ferry Sinks"."""
    longer = [word for word in words if len(word) >= LONG]
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) >= SHORTEST and capitals >= HEADLINE * len(longer)


def _asks(statement: str) -> bool:
    """Whether it ends as a question, which states nothing."""
    return "?" in statement[len(statement.rstrip("?!.”\"’' ")) :]


def _cites_for_them(statement: str) -> bool:
    """Whether it says where it is from, and then only "they" or "it": "According to the paper, they are alike"."""
    if WORD.findall(statement)[0].lower() not in word_list("standing.citing"):
        return False
    heads = (WORD.findall(part)[:1] for part in statement.split(",")[1:])
    return any(_plain(word) in word_list("standing.pronouns") for head in heads for word in head)


def _breaks_a_quotation(statement: str) -> bool:
    """Whether a quotation begins in it that it does not end, or ends that began before it."""
    return statement.count("“") != statement.count("”") or statement.count('"') % 2 == 1


def speaks_for_itself(statement: str) -> bool:
    """Whether somebody speaks in it who is not named: I, we and our outside quotation marks."""
    plain = without_quotations(statement)
    words = {word.lower() for word in WORD.findall(plain)}
    return not words.isdisjoint(words_of("speakers_own")) or _FIRST_PERSON.search(plain) is not None


def without_quotations(statement: str) -> str:
    """The statement with a blank where words stand in quotation marks."""
    return _INSIDE.sub(" ", statement)


def _plain(word: str) -> str:
    """A word in small letters without what is drawn together with it: "It's" is "it"."""
    return word.lower().partition("'")[0].partition("’")[0]
