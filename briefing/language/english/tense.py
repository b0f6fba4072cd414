"""Whether the words around a date speak of what has been or of what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.language.english.wordlists import word_list, words_of

PAST, UNKNOWN, FUTURE = -1, 0, 1
"""The side of the publication on which the day lies."""

_WINDOW = 110
"""Characters on either side of the date in which its verb is looked for."""
_REACH = 18
"""Characters behind "will" or "to be" in which a participle is taken as part of it: "will probably be moved"."""

_AHEAD = (
    r"will|won['’]t|shall|would(?!\s+(?:n[eo][a-z]{1,3}\s+)?have\b)|going\s+to|about\s+to|due|upcoming|coming|forthcoming|"
    r"(?:expected|scheduled|planned|slated|set|poised|intends?|plans?|hopes?|wants?|aims?|supposed|likely|unlikely|certain|sure|bound)\s+"
    r"(?:to|for|on|in)|(?:is|are|be)\s+(?:forecast|projected|predicted|tipped|billed|earmarked|pencill?ed\s+in)\s+(?:to|for|on|in)|"
    r"(?:expected|scheduled|slated)(?=\s\Z)|(?-i:may|might|could|should)(?!\s(?:not|never|hardly|only|have|be\s(?:seen|heard|reached))\b)|"
    r"(?:prepar(?:es?|ing)|advanc(?:es?|ing)|gears?\s+up)\s+(?:to|for)|expects?|foresees?|anticipates?|predicts?|(?:is|are|be)\s+to|to\s+be|(?:is|are)\s+(?:expected|scheduled|planned|slated|set)"
)
_THEN_REACH = 10
"""Characters behind "was due" in which "to be" belongs to it."""
_SCHEDULED = (
    r"starts|begins|opens|ends|expires|closes|meets|hosts|takes\s+effect|takes\s+place|kicks\s+off"
    r"|gets\s+under\s+way|reports\s+(?:earnings|results)|holds\s+(?:an?|its|the)\b|concludes|resumes|continues"
    r"|wraps\s+up|picks\s+up|premieres|debuts|arrives|returns|launches|airs"
    r"|takes?\s+(?:effect|place|the\s+stage)|goe?s?\s+(?:to\s+the\s+polls|on\s+(?:sale|trial|strike|show)|into\s+effect|live)|kick\s+off"
    r"|get\s+under\s+way|begin|resume|convenes?|departs?|(?:travels|flies|heads|returns)\s+to|faces\s+(?:trial|court)"
    r"|leaves(?=\s+(?:(?:for|on)\b|\Z))|runs\s+(?:from|until|till|through|to)"
    r"|(?-i:plays\s(?=(?:(?:at|in|on)\s)?[A-Z])|plays\s\Z|takes?\son\s(?=[A-Z])|visits\s(?=[A-Z]))|comes\s+out|runs\s+out|reopens"
    r"|hits?\s+(?:theaters|theatres|cinemas|stores|shelves|shops)|(?:is|are|it['’]s)\s+(?:out|available|on\s+sale|possible|likely)"
    r"|next\s+(?:game|match|race|up|stop|meeting)|up\s+next|polls\s+open|deadline\s+is|(?-i:panel|committee|house|senate|council)\s+votes"
    r"|join\s+us|tune\s+in|see\s+you|look\s+for|don['’]t\s+miss|mark\s+your|stay\s+tuned|watch\s+(?:it|the|us|him|her|them)"
    r"|(?:goes|comes|enters?)\s+(?:to\s+(?:the\s+jury|court|trial|a\s+vote)|into\s+force)|(?:tour|trek|show|race|train)(?:\s(?:that|which))?\s+stops\s+(?:at|in)"
    r"|(?:doors|gates|shops|stores|banks|offices|museums|markets|services|trains|ferries|buses|classes|talks)\s+(?:re)?(?:open|close|start|stop|run)"
    r"|play\s+again|(?:see|catch|watch|hear)\s+(?:it|them)|(?:host|visit|play|face)s?\s+the|testif(?:y|ies)|schools\s+(?:close|open|reopen|break\s+up)"
)
"""Verbs of the present that are news of what is to come where a day goes with them."""
_CUE = re.compile(
    rf"(?P<short>['’]ll)\b|\b(?:(?P<ahead>{_AHEAD}|(?P<now>{_SCHEDULED}))|(?P<word>[a-z]{{2,}}))\b", re.IGNORECASE
)

_THEN = re.compile(r"\b(?:was|were|been)\s(?:also\s|originally\s|first\s|to\s|still\s)?\Z", re.I)
"""What makes of "due" and "coming" something that lay ahead then."""
_UNTIL = re.compile(
    r"\b(?:until|till|through|thru)\s(?:(?:at|the|early|late|noon|midday|midnight|[\d:.]+|[A-Z]{2,4}|[ap]\.?m\.?)\s){0,4}\Z",
    re.I,
)
_GIVEN_UNTIL = re.compile(r"\b(?:has|have|given|gets?|gives?)\s(?:\w+\s){0,3}(?:until|till)\s\Z", re.I)
"""What gives somebody time: "visitors have until Tuesday"."""
_TO_DO = re.compile(r"\s(?:\w+\s)?to\s[a-z]{2,}")
_SINCE = re.compile(r"\b(?:since|back\s(?:in|on)|prior\sto)\s(?:(?:the|late|early|mid)[\s-]){0,2}\Z", re.I)
"""What stands before a day that is over."""
_BY = re.compile(
    r"\b(?:by|before|as\s(?:soon|early)\sas|no\slater\sthan|starting|beginning|effective|ahead\sof)\s(?:(?:the|late|early|mid|end|of)[\s-]){0,4}\Z",
    re.I,
)
_IS_ON = re.compile(
    r"\b(?:is|are|(?:it|that|he|she|there)['’]s)\s"
    r"(?:(?:on|in|at|by|for|early|late|only|noon|[\d:.]{1,5}|[ap]\.?m\.?)\s){0,4}\Z",
    re.I,
)
"""What makes of a day right behind it one to come: "the vote is on Friday"."""
_WHEN_DONE = re.compile(
    r"\b(?:when|once|before|until|after)\s(?:\w+\s){0,2}\w+(?:\s(?:is|are)|['’](?:s|re))\s[a-z]{3,}(?:ed|en|ung|eld|ought)"
    r"\s(?:on\s)?\Z"
)
"""What has its day to come though its verb is a participle: "when he's sentenced May 7"."""
_DAY_IS = re.compile(r"\s(?:is|are|looks|brings|marks)\b")
_NO_DAY_BEFORE = re.compile(r"(?:\A|[.!?\n]|\b(?:and|but|on)\s)\s*\Z", re.I)
_AHEAD_OF = re.compile(r"\bahead\sof\s(?:(?:the|late|early|mid)[\s-]){0,2}\Z", re.I)
_STARTING = re.compile(r"(?:\A|[.!?\n,]\s?)\s*(?:starting|beginning|effective|from|as\sof)\s(?:on\s)?\Z", re.I)
"""What stands before a day from which something holds: "From Monday, ferries stop"."""
_RULES = re.compile(r",\s(?:\w+\s){1,4}(?:are|is|must|can|need)\b")
"""What holds then, though a participle may follow: "masks are needed"."""
_EVERY = re.compile(r"\b(?:every|each|alternate)\s(?:other\s|second\s)?\Z", re.I)
_ONWARDS = re.compile(r"\sonwards?\b")
_HEADS_CLAUSE = re.compile(
    r"(?:\b(?:and|but|while|because|that)|;)\s(?:in|on|from|by|at|during)\s(?:(?:the|late|early|mid)[\s-]){0,2}\Z", re.I
)
"""What makes a day the first word of its clause, whose verb follows: "and on Friday will be freed"."""
_PUT_OFF = re.compile(
    r"\b(?:put\soff|moved|postponed|delayed|pushed(?:\sback)?|adjourned|deferred|extended|rescheduled|brought\sforward)"
    r"\s(?:to|for)\s(?:(?:the|late|early|mid)[\s-]){0,2}\Z",
    re.I,
)
_SET_FOR = re.compile(
    r"\b(?:is|are|was|were)\s(?:\w+\s)?(?:scheduled|set|slated)\sfor\s(?:(?:the|late|early|mid)[\s-]){0,2}\Z"
)
"""What was put on a day that lies ahead, unless it came otherwise."""
_CAME_OTHERWISE = re.compile(r"\b(?:but|delayed|postponed|cancel|put\soff|called\soff|moved|never)", re.I)
_WHEN_OVER = re.compile(r",\s(?:when|after)\s")
_SUBORDINATE = re.compile(r"\b(?:after|because|since|who|which|that|as|while|when|where)\s[^,;.]{1,50}\Z", re.I)
_AT_ONCE = 24
"""Characters behind a day in which the verb of its own clause begins: "after talks on Monday failed"."""
_THAT = re.compile(r"\s?(?:,|that\b)")
_NAMES_ONE = re.compile(r"\s[a-z]{3,}")
_OWNED = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our)|['’]s?)\s\Z", re.I)
"""What stands before a day that says which one is meant: "Ms Roe's July 25 call"."""

_NOUN = re.compile(r"(?:\b(?:the|an?|this|that|these|those|its|his|her|their|our|my|no|any|of)|['’]s)\s\Z", re.I)
"""What stands before "plan", "will", "hopes" where they are nouns."""


def _sets_day_ahead(words: str, behind: str) -> bool:
    """Whether the words around a day put it ahead: "postponed to", "the vote is on", "ahead of", "from …, it stops"."""
    if _STARTING.search(words):
        return _RULES.match(behind) is not None or PAST not in _cues(behind)
    if _SET_FOR.search(words) and not _CAME_OTHERWISE.search(behind):
        return True
    return any(put.search(words) for put in (_PUT_OFF, _IS_ON, _WHEN_DONE, _AHEAD_OF))


def _is_past_inside(words: str, behind: str) -> bool:
    """Whether a day stands in a clause of its own whose verb follows at once: "after talks on Monday failed"."""
    clause = _SUBORDINATE.search(words)
    return clause is not None and not _cues(clause[0]) and _cues(behind[:_AT_ONCE]) == [PAST]


def tense_at(text: str, start: int, end: int, low: int, high: int) -> int:
    """Past, future or unknown, by the verb nearest to ``text[start:end]`` within the sentence ``low`` to ``high``.

    A verb before the date is asked first, since English puts the day behind its verb; a date at the head of its
    sentence takes the first verb that follows.
    """
    return _tense(text[max(low, start - _WINDOW) : start], text[end : min(high, end + _WINDOW)])


@lru_cache(10_000)
def _tense(words: str, behind: str) -> int:
    """The same by what stands before the date and behind it: a sentence is asked with each of its claims and copies."""
    before = _cues(words)
    if _UNTIL.search(words) and (before[-1:] != [PAST] or _defers(words)):
        return _at_the_end(before, behind)
    if "til" in words and _has_until(words, behind):
        return FUTURE
    if before[-1:] == [FUTURE] and _OWNED.search(words) and _NAMES_ONE.match(behind) and _cues(behind)[:1] == [PAST]:
        return UNKNOWN  # "is to be asked about Ms Roe's July 25 call, when she said"
    if _SINCE.search(words):
        return PAST
    if _sets_day_ahead(words, behind):
        return FUTURE
    if before[-1:] == [FUTURE] and _is_past_inside(words, behind):
        return PAST
    after = _cues(behind) if not before or _heads_clause(words, behind) else []
    if told := after[:1] or before[-1:]:
        return told[0]
    return FUTURE if _stands_alone(words, behind) else UNKNOWN


def recurs(text: str, start: int) -> bool:
    """Whether a weekday that begins at ``start`` is each one of them: "every Monday"."""
    return _EVERY.search(text, max(0, start - _REACH), start) is not None


def _at_the_end(before: Sequence[int], behind: str) -> int:
    """The tense of a day until which something holds; "closed until Wednesday, when ploughs got through" is over."""
    over = before and _WHEN_OVER.match(behind) and _cues(behind)[:1] == [PAST]
    return PAST if over else FUTURE


def _has_until(words: str, behind: str) -> bool:
    """Whether somebody is given time: "has until Friday", "gave the firm until Friday to answer"."""
    return bool((_UNTIL.search(words) and _TO_DO.match(behind)) or _GIVEN_UNTIL.search(words))


def _stands_alone(words: str, behind: str) -> bool:
    """Whether a day without any verb that tells is one to come: "Thursday is wet", "by Friday", "from May onwards"."""
    heads = _DAY_IS.match(behind) and _NO_DAY_BEFORE.search(words)
    return bool(heads or _BY.search(words) or _ONWARDS.match(behind))


def _heads_clause(words: str, behind: str) -> bool:
    """Whether the day between them is the first word of its clause."""
    return _HEADS_CLAUSE.search(words) is not None and not _THAT.match(behind)


def _defers(words: str) -> bool:
    """Whether the last verb of the past puts something off."""
    deferring = word_list("tense.deferring")
    last = [word for word in re.findall(r"[a-z]+", words.lower()) if is_past(word) or word in deferring]
    return bool(last) and last[-1] in deferring


def _cues(words: str) -> list[int]:
    """The tense of each verb that shows one; a participle close behind "will" or "to be" belongs to it."""
    cues: list[int] = []
    ahead_until = then_until = -1
    for match in _CUE.finditer(words):
        if match["short"]:
            cues.append(FUTURE)
            ahead_until = match.end() + _REACH
            continue
        noun = match["ahead"] and not match["now"] and _NOUN.search(words[: match.start()])
        if noun or (match["ahead"] and match.start() < then_until):
            continue  # "rejected the plan on Monday"
        if match["ahead"] and _THEN.search(words[: match.start()]):
            cues.append(UNKNOWN)  # "was due in September"
            ahead_until, then_until = match.end() + _REACH, match.end() + _THEN_REACH
        elif match["ahead"]:
            cues.append(FUTURE)
            ahead_until = match.end() + _REACH
        elif match["word"] and is_past(match["word"].lower()) and match.start() > ahead_until:
            cues.append(PAST)
    return cues


@lru_cache(50_000)
def is_past(word: str) -> bool:
    """Whether a lower-case word looks like a verb of the past (or a past participle)."""
    if word in words_of("past_verbs"):
        return True
    return len(word) > 3 and word.endswith("ed") and word not in words_of("not_past")


_PLANS = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|vow(?:s|ed|ing)?|intend(?:s|ed)?|promis(?:e[sd]?|ing)|pledg(?:e[sd]?|ing)|threaten(?:s|ed)?|"
    r"wants?|hop(?:es?|ing)|aim(?:s|ed|ing)?)\s(?:\w+\s)?to\b|\b(?:is|are|was|were)\splanning\b|"
    r"\b(?:is|are|am|was|were|['’](?:re|m|s))\s(?:(?:still|now|also|not)\s)?going\sto\s"
    r"(?!the\b|an?\b|school\b|work\b|war\b|court\b)[a-z]",
    re.IGNORECASE,
)


def plans_to(text: str) -> bool:
    """Whether somebody means to do something: "renewed his vow to end it", "is planning an order", "is going to"."""
    return _PLANS.search(text) is not None


_WILL = re.compile(
    r"\b(?:will|won['’]t|would|shall|(?:is|are|am|was|were)\s(?:still\s|now\s|also\s)?going\sto)\b|['’]ll\b",
    re.IGNORECASE,
)


def will_be(text: str) -> bool:
    """Whether something is told as to come: "will take", "would compete"."""
    return _WILL.search(text) is not None


_AWAY = re.compile(r"\s(?:before|after|ago|earlier|later|ahead|from\snow|until|till)\b")


def lies_away(text: str, end: int) -> bool:
    """Whether the time that ends there lies before or behind something, rather than being how long it takes."""
    return _AWAY.match(text, end) is not None
