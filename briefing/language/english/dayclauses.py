"""On what a day hangs: the verb of the sentence, a clause in it, or a noun that the sentence only mentions.

"The siege ended in 1986" tells what happened in 1986. "The weir, which was built in 1986, burst" tells it in a clause.
"The first flood since the breach of 1986" and "the 1986 flood" tell nothing of that year. There is no parser: the words
between the day and what opens its clause or its phrase decide.
"""

from __future__ import annotations

import re

from briefing.language.english.reporting import word_class
from briefing.language.english.tense import UNKNOWN, is_past, tense_at
from briefing.language.english.wordlists import ordered_list, word_list

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _any_of(name: str) -> str:
    return "|".join(word.replace("_", r"\s") for word in ordered_list(f"dayclauses.{name}"))


_ON = re.compile(rf"\b(?:{_any_of('on')})\s(?:(?:{_any_of('parts')})\s)*\Z", re.I)
"""What puts a verb on the day, or on the thing of a day, behind it: "in Monday's vote", "at a 1986 fair"."""
_OWNER = re.compile(r"['’]s?\s[\w“\"]")
_RUN_UP = re.compile(rf"\b(?:{_any_of('run_up')})\s\Z", re.I)
_HEADS = re.compile(r"\W*(?:But|And|So)?\s?", re.I)
_WAS_SO = re.compile(r"\s(?:was|is|were|has\sbeen)\s")
_PERIOD = re.compile(r"(?:this|last|next)\s(?:year|month|season)", re.I)
_DETERMINED = re.compile(r"(?:\b(?:an?|the|his|her|its|their|this|that|our)|['’]s?)\s(?:[\w-]+\s)?\Z", re.I)
_WHAT_DETERMINES = re.compile(r"(?:(?:an?|the|his|her|its|their|this|that|our)|[\w’'.]+['’]s?)\s(?:[\w-]+\s)?\Z", re.I)
_THING = re.compile(r"\s(?!(?:in|on|at|of|to|for|by|and|or|but|as|with|from|when|where|that)\b)[^\W\d_][\w’'-]+")
_ASIDE = re.compile(rf"\b(?:{_any_of('aside')})\s", re.I)
"""What brings in a noun by which something is only measured: "since the breach of the dam in"."""
_OF = re.compile(r"\b([^\W\d_]+)\sof\s(?:(?:early|late|mid)[\s-])?\Z")
_HAD_BY = re.compile(r"\bhad\b[^,;]*\bby\s\Z")
_NUMBERED = re.compile(rf"\b(?:{_any_of('numbering')})\s(?:[^\W\d_]+\s){{1,4}}\Z", re.I)
_STILL = re.compile(rf"\b(?:{_any_of('still')})\b", re.I)

_CHARGE = re.compile(rf"\b(?:{_any_of('charging')})\s(?:of|with|over|for)\s(?:[a-z]+ing|an?|the)\b[^,;:]*\Z", re.I)

_RELATIVE = re.compile(r",?\s(?:who|which|whose|where|that)\s")
_OPENS = re.compile(rf"\b(?:{_any_of('opening')})\s", re.I)
_INNER = re.compile(rf"\b(?:{_any_of('opening')}|{_any_of('inner')})\s", re.I)
_AS_HAD = re.compile(r",\sas\s(?=[^,;:]*\bhad\s)")
_DONE = re.compile(r"([^\W\d_]+)\s(?:(?:in|on)\s[A-Z]\w+\sand\s(?:again\s)?)?(?:(?:in|on|at|late|early)\s)*\Z")
_WAS = re.compile(
    r"(?:\sand\s(?:again\s)?(?:in\s|on\s)?[A-Z]\w+)?(?P<verb>\s(?:was|were|is|are|has|have|had|will|would)\b)"
)
_DOING = re.compile(r"[a-z]+ing\b")
_PARTED = re.compile(r"[;:]|,\s(?:and|but|or)\b")
_ENDS = re.compile(r"[;:](?!\d)|,(?!\s?\d)|\s[-–—]{1,2}\s")
_BREAKS = re.compile(r"[,;:“\"]|\s[-–—]{1,2}\s")
_BRACKETED = re.compile(r"\([^()]{1,60}\)")
_LEAST = 3
"""Words of a clause that can be read by itself."""


def only_mentions(words: str, start: int, end: int) -> bool:
    """Whether the day at ``start`` to ``end`` says which thing is meant, or from when one measures, and no more."""
    before, after = words[:start], words[end:]
    if _RUN_UP.search(before) or (_HEADS.fullmatch(before) and _WAS_SO.match(after)):
        return True  # "entering May, it had …", "Friday was a good day"
    if _OWNER.match(after):  # "heading into Monday's vote", "in this year's fair"
        return _ON.search(before) is None or _PERIOD.match(words, start) is not None
    if _determines(before, after):  # "rescinded the 1986 rule", "at a 1986 fair"
        return True
    of = _OF.search(before)
    if of and of[1].lower() not in word_list("dayclauses.portions"):  # "the truce of 27 July 1953"
        return True
    return bool(_HAD_BY.search(before) or (_NUMBERED.search(before) and words[start:end][:4] in {"this", "last"}))


def _determines(before: str, after: str) -> bool:
    """Whether a day stands before a noun with its article, and no "at" or "in" puts the verb there."""
    if not _THING.match(after) or not _DETERMINED.search(before):
        return False
    head = _WHAT_DETERMINES.search(before)
    return head is None or _ON.search(before[: head.start()]) is None


def measures_aside(before: str) -> bool:
    """Whether a day hangs on a noun by which something is only measured: "the first since the breach in"."""
    last = _last(_ASIDE, before)
    if last is None:
        return False
    between = before[last.end() :]
    return bool(_WORD.search(between.rpartition(" ")[0].rpartition(" ")[0])) and not (
        _BREAKS.search(between) or has_verb(between)
    )


def is_nowadays(words: str, start: int, end: int) -> bool:
    """Whether "today" means these times: "Today there are nine of them", "it can be seen today"."""
    if words[start:end].lower() != "today" or tense_at(words, start, end, 0, len(words)) != UNKNOWN:
        return False
    return _STILL.search(words) is not None


def is_charge(before: str) -> bool:
    """Whether what happened on the day behind these words is what somebody is accused of."""
    return _CHARGE.search(before) is not None


def has_verb(words: str) -> bool:
    """Whether words hold a verb that shows its tense, or an auxiliary."""
    return any(
        is_past(low) or low in word_class("auxiliaries") for low in (one[0].lower() for one in _WORD.finditer(words))
    )


def clause_of(words: str, start: int, end: int, *, apart: bool) -> tuple[int, int] | None:
    """Where in the words the clause stands on whose verb the day hangs; None where it is the whole.

    ``apart`` says that the rest is of another time: "after the mill burnt down on Monday" is a clause by itself only
    then, since what came after it may be of the same day.
    """
    words = _BRACKETED.sub(lambda one: "·" * len(one[0]), words)
    opened = _relative(words, start)
    if opened is None and apart:
        opened = _subordinate(words, start)
    close = _ENDS.search(words, end)
    last = close.start() if close else len(words.rstrip(' .”"'))
    if opened is None and (follows := _WAS.match(words, end)):
        opened, last = _participle(words, start), follows.start("verb")
    if opened is None:
        return None
    if len(_WORD.findall(words[opened:last])) < _LEAST:
        return None
    return (opened, last) if last - opened < len(words.rstrip()) - 1 else None


def _relative(words: str, start: int) -> int | None:
    """Where the noun begins whose relative clause holds the day: "a weir, which burst on"."""
    found = _last(_RELATIVE, words[:start])
    if found is None or found[0].strip() == "that" or not _hangs(words[found.end() : start]):
        return None
    return _noun_before(words, found.start())


def _noun_before(words: str, at: int) -> int:
    """Where the noun begins that ends at ``at``: behind the last pause or verb before it."""
    first = max((one.end() for one in _BREAKS.finditer(words, 0, at)), default=0)
    inside = list(_WORD.finditer(words, first, at))
    verbs = [number for number, one in enumerate(inside[:-1]) if has_verb(one[0])]
    left = inside[verbs[-1] + 1 :] if verbs else inside
    while verbs and len(left) > 1 and (left[0][0] in word_list("dayclauses.leading") or _DOING.fullmatch(left[0][0])):
        left = left[1:]
    return left[0].start() if left else first


def _hangs(between: str) -> bool:
    """Whether a day hangs on a verb of the words before it, with no pause between that ends their clause."""
    return has_verb(between) and not _PARTED.search(between) and not _INNER.search(between)


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return max(pattern.finditer(words), key=lambda one: one.start(), default=None)


def _participle(words: str, start: int) -> int | None:
    """Where the noun begins whose participle has the day, before the verb: "the rocket tested in May was shown"."""
    done = _DONE.search(words, 0, start)
    if done is None or not is_past(done[1].lower()) or done[1].lower() in word_class("auxiliaries"):
        return None
    before = words[: done.start()].split()
    if not before or before[-1].lower() in word_class("auxiliaries") or before[-1][-1] in ",;:":
        return None
    return _noun_before(words, done.start())


def _subordinate(words: str, start: int) -> int | None:
    """Where the clause begins that "after", "because" or "since" opens and that holds the day.

    Without a subject of its own ("before retiring in 1993") it can't be read alone, and is none.
    """
    found = _last(_OPENS, words[:start]) or _last(_AS_HAD, words[:start])
    if found is None or not has_verb(words[: found.start()]):
        return None
    between = words[found.end() : start]
    if _DOING.match(between) or not has_verb(between) or _PARTED.search(between):
        return None
    return found.end()
