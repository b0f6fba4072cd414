"""Years in figures without a preposition before them: what goes with them, and what makes a count or a name of them.

"as strong as 2018", "a planned 2024 crewed landing", "2019 was a good year"; not "some 2000 people", "Grid 2019".
"""

from __future__ import annotations

import re

BARE_YEAR = r"(?<![\w.,$€£#/:@–-])(?P<y>19[3-9]\d|20[0-4]\d)\b(?![-/:@]|[.,]\d|\s?[%°])"

SHORT_YEAR = r"\b(?:[Ii]n|of|[Ss]ince|until|summer|spring|winter|fall|autumn)\s(?P<x>['‘’](?P<y>\d\d))\b(?![\w'’-])"

_BEFORE = re.compile(
    r"\b(?:than|as|vs|versus|is|was|were|isn['’]t|wasn['’]t|not|across|throughout|like|unlike|beyond|against|likely|say|even"
    r"|planned|proposed|original|initial|new|latest|previous|this|that|his|her|our|my|your|failed|successful|controversial"
    r"|landmark|historic|key|similar|pre|post|full[-\s]year|target(?:s|ed|ing)?|[a-z]{4,}(?:ed|ing|ive|ous|ful|ial))\s\Z"
)
_COMPARING = re.compile(r"\b(?:more|less|fewer|other|rather|as\s(?:many|much))\s(?:than|as)\s\Z", re.I)
_AMOUNT = re.compile(
    r"\b(?:total(?:l?ed|ling)|number(?:ed|ing)|average[ds]?|some|about|nearly|almost|around|roughly|over|only|just|nearing"
    r"|exceed(?:ed|ing)|including|an?\sadditional)\s\Z",
    re.I,
)
_HEAD = re.compile(r"(?:\A|[.!?:;]\s|[\n\r]\s*|[\"“”'‘(]|,\s|\b(?:think|believe|said|says|that|but|while|because)\s)\Z")
_VERB = re.compile(
    r"\s(?:is|was|has|had|will|would|could|may|might|marks|marked|saw|sees|brought|brings|began|begins|ended|ends|turned"
    r"|became|promises|looks|proved|remains|started|starts)\b"
)
_IN_LIST = re.compile(r"\b(?:19|20)\d\d,\s\Z")
_LIST_ON = re.compile(r",?\s(?:and\s|or\s)?(?:19|20)\d\d\b")
_PAIR_ON = re.compile(rf"\sand\s(?:19|20)\d\d(?={_VERB.pattern})")
_ENTRY = re.compile(r"(?:\A|\n)[ \t]*[•*–—-]?[ \t]*\Z")
_ENTRY_ON = re.compile(r"\s?[:–—]\s|\s-\s")
_EVENT = re.compile(
    r"\b(?:Day|Friday|Monday|Election|Elections|Games|Olympics|Cup|Awards|Conference|Summit|Festival|Tour|Season|Budget"
    r"|Congress|Fair|Expo|Convention|Championships?|Spring|Summer|Autumn|Fall|Winter|Christmas|Easter|Thanksgiving)\s\Z"
)
_COUNTED = re.compile(
    r"\s(?:[a-z-]{2,}\s)?(?:people|men|women|children|percent|per\scent|million|billion|dollars|euros|pounds|feet|km|kg"
    r"|[a-z]{3,}[^s\W]s)\b"
)
_GOES_WITH = re.compile(
    r"\s(?:revenue|sales|profit|earnings|guidance|outlook|budget|forecast|elections?|campaign|census|season|draft|targets?|goals?"
    r"|vote|race|primar(?:y|ies)|nominat(?:ion|ing)|candidates?|hopefuls?|contenders?|presidential|general|midterms?"
    r"|Democrat(?:s|ic)?|Republicans?|Olympic(?:s)?|World\s(?:Cup|Series)|Super\sBowl|NFL|NBA|MLB|NHL|report|edition|film|album)\b"
)
_LETTERED = re.compile(r"\s(?:[A-Z]|\d|[a-z]{1,3}\d)")
_POSSESSED = re.compile(r"['’]s\s[A-Za-z“\"‘]")
_NEAR = 2
"""Years around the publication in which a number before things in the plural is taken for a year: "new 2019 models"."""


def _stands_as_year(before: str, behind: str) -> bool:
    """Whether the words around figures speak of a year: in a list of them, as an owner, at the head of a clause."""
    if _IN_LIST.search(before) or (_LIST_ON.match(behind) and not before[-2:-1].isalnum()):
        return True
    if _POSSESSED.match(behind) or _EVENT.search(before):
        return True
    if _ENTRY.search(before) and _ENTRY_ON.match(behind):
        return True
    return bool(_HEAD.search(before) and (_VERB.match(behind) or _PAIR_ON.match(behind)))


def is_year(text: str, start: int, end: int, base: int | None) -> bool:
    """Whether the figures ``text[start:end]``, which look like a year and stand bare, are one; ``base`` is today's."""
    before, behind = text[max(0, start - 24) : start], text[end : end + 40]
    near = base is not None and abs(int(text[start:end]) - base) <= _NEAR
    if _COMPARING.search(before) or _AMOUNT.search(before):
        return False
    if _GOES_WITH.match(behind):
        return True
    if _COUNTED.match(behind) and not near:
        return False
    if _stands_as_year(before, behind):
        return True
    return _BEFORE.search(before) is not None and (near or not _LETTERED.match(behind))
