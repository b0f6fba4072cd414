"""What a reader types, cut into tokens: words, quotations, brackets, operators, fields, days; linear in its length."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.index.tree import (
    AUTHOR,
    BODY,
    ENTITY,
    FACT,
    NOTE,
    OF_TEXTS,
    OUTLET,
    QUOTE,
    SECTION,
    SPEAKER,
    TAG,
    TITLE,
    TYPE,
)
from briefing.records import dataclass

DAY = "date"
SIGNS = {"since": ">=", "after": ">", "until": "<=", "before": "<"}
"""Fields of days that stand for a comparison."""
FIELD_NAMES = {
    "body": BODY, "text": BODY, "title": TITLE, "headline": TITLE, "intitle": TITLE, "outlet": OUTLET,
    "source": OUTLET, "site": OUTLET, "paper": OUTLET, "newspaper": OUTLET, "publication": OUTLET,
    "publisher": OUTLET, "entity": ENTITY, "name": ENTITY, "person": ENTITY, "place": ENTITY, "org": ENTITY,
    "type": TYPE, "kind": TYPE, "author": AUTHOR, "by": AUTHOR, "byline": AUTHOR, "section": SECTION,
    "desk": SECTION, "quote": QUOTE, "quotes": QUOTE, "said": QUOTE, "speaker": SPEAKER, "says": SPEAKER, "tag": TAG,
    "tags": TAG, "note": NOTE, "notes": NOTE, "fact": FACT, "facts": FACT,
    "date": DAY, "day": DAY, "published": DAY, "month": DAY, "year": DAY,
    **dict.fromkeys(SIGNS, DAY),
}  # fmt: skip
"""What can stand before a colon, and the field that it means."""
OPERATORS = frozenset({"AND", "OR", "NOT"})

_FIELDS = "|".join(sorted(FIELD_NAMES, key=len, reverse=True))
_SCAN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<open>\()|(?P<close>\))
    |(?P<operator>(?:\|\|?|&&?)(?=\s|\(|"|$|\w)|(?:AND|OR|NOT)(?![^\s()"]))
    |(?P<near>(?:NEAR(?:/?\d\d?)?|(?:near|[wWnN])/\d\d?|(?:adj|ADJ)/?\d\d?)(?![^\s()"]))
    |(?P<lower>(?:[Aa]nd|[Oo]r|[Nn]ot)(?![^\s()"]))
    |(?P<minus>[-!–−—]+(?=[^\s)\-!–−—]))
    |(?P<field>[^\W\d_]\w*:(?=[^\s:/)])|(?i:{_FIELDS}):(?=\s+[^\s:/)]))
    |(?P<quoted>"(?P<inside>[^"]*)(?:"(?:~(?P<within>\d{{0,3}})|\s~(?P<apart>\d{{1,3}})(?!\w))?|$))
    |(?P<word>[^\s()"|]+|\|)""",
    re.VERBOSE,
)
_SPAN = re.compile(r"""(?P<left>[\[{])(?P<content>[^\]}]*)(?P<right>[\]}]|$)""")
_VALUE = re.compile(r"""(?:[<>]=?\s*)?(?:"[^"]*"?|[^\s()"]+)""")
_MOST_WORDS = 6
"""Words that one statement of days may have: ``date:1 March 2024 to 5 April 2024`` has one more, and needs quotes."""
_LONE = frozenset("-−!")
_INSIDE = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_NEVER_TOGETHER = re.compile(r"(?<!\d)[,;/](?!\s)|[,;/](?![\d\s])")


@dataclass(frozen=True, slots=True)
class QueryToken:
    """A piece of the query and its place; ``within`` is how far apart words may be that stand near each other."""

    kind: str
    text: str
    at: int
    within: int | None = None


def scan(text: str) -> list[QueryToken]:
    """All tokens, in order. A quotation mark that is still open, as while typing, is closed."""
    text = text.translate(_QUOTES)
    tokens: list[QueryToken] = []
    at = 0
    while at < len(text):
        match = _SCAN.match(text, at)
        if match is None:  # nothing that could stand in a query
            at += 1
            continue
        at = match.end()
        token = _token(match, tokens[-1] if tokens else None)
        if token is not None:
            tokens.append(token)
            if token.kind == "field" and field_of(token.text) == DAY:
                at = _scan_days(text, at, tokens)
    return tokens


def field_of(written: str) -> str | None:
    """The field that a name with its colon means."""
    return FIELD_NAMES.get(written.rstrip(":").lower())


def asks_notebook(text: str) -> bool:
    """Whether a query asks for notes or tags, which no index holds."""
    return bool(fields_asked(text) & {TAG, NOTE})


def asks_opened(text: str) -> bool:
    """Whether only articles that are opened can answer: an archive's server keeps none of that."""
    return bool(fields_asked(text) & (OF_TEXTS | {TAG, NOTE, FACT}))


def asks_facts(text: str) -> bool:
    """Whether a query asks for facts, which only compared stories tell."""
    return FACT in fields_asked(text)


def fields_asked(text: str) -> frozenset[str]:
    """The fields that a query names."""
    named = (field_of(token.text) for token in scan(text) if token.kind == "field")
    return frozenset(name for name in named if name)


def has_lower_operator(text: str) -> bool:
    """Whether and, or or not stands in small letters outside quotation marks."""
    return any(token.kind == "lower" for token in scan(text))


def has_lower_not(text: str) -> bool:
    """Whether not does."""
    return any(token.kind == "lower" and token.text.lower() == "not" for token in scan(text))


def remark_on(text: str) -> str:
    """What to say of signs that do not do what somebody may think; empty where there are none."""
    tokens = scan(text)
    lone = next((behind for token, behind in pairwise(tokens) if _is_lone(token, behind)), None)
    remarks = [f"a minus with a blank behind it leaves nothing out; -{lone.text} does"] if lone is not None else []
    if any(token.kind == "word" and with_stars(token.text) != token.text for token in tokens):
        remarks.append("? inside a word was taken for any letters, as *")
    return "; ".join(remarks)


def _is_lone(token: QueryToken, behind: QueryToken) -> bool:
    # 1990 - 1995 leaves nothing out to anybody.
    return token.kind == behind.kind == "word" and token.text in _LONE and behind.text[0].isalpha()


def with_stars(raw: str) -> str:
    """The same with stars for question marks between letters, but for addresses."""
    return raw if "/" in raw or "=" in raw else _INSIDE.sub("*", raw)


def as_typed(text: str) -> str:
    """The query with its last word also as a prefix, for answers while the reader is still typing it."""
    before, _, word = text.rpartition(" ")
    if not word.isalnum() or word in OPERATORS or text.count('"') % 2 or before.rstrip().endswith((" NOT", "(NOT")):
        return text
    if scan(text)[-1].kind != "word":  # of a day, say
        return text
    return text if before.strip() == "NOT" else f"{text[: -len(word)]}({word} OR {word}*)"


def apart(raw: str) -> list[str]:
    """The words of a run without blanks, where comma, semicolon or stroke parts words and no figures or addresses."""
    return [raw] if "://" in raw or raw.lower().startswith("www.") else _NEVER_TOGETHER.split(raw)


def _token(match: re.Match[str], before: QueryToken | None) -> QueryToken | None:
    kind, text, at = str(match.lastgroup), match.group(), match.start()
    if kind in ("inside", "within", "apart", "quoted"):
        within = match["within"] if match["within"] is not None else match["apart"]
        return QueryToken("quoted", match["inside"], at, None if within is None else int(within or 5))
    if kind == "space" or text == "&":
        return None
    if kind == "near":
        return QueryToken(kind, text, at, int("".join(filter(str.isdigit, text)) or 10))
    if kind == "lower" and text.lower() == "not":
        asked = before is not None and before.text.lower() not in _auxiliaries()
        return QueryToken(kind if asked else "word", text, at)  # "not guilty" and "did not resign" exclude nothing
    return QueryToken(kind, text, at)


def _auxiliaries() -> frozenset[str]:
    from briefing.language.english.reporting import word_class  # noqa: PLC0415  # few queries have such a word

    return word_class("auxiliaries")


def _scan_days(text: str, at: int, tokens: list[QueryToken]) -> int:
    """Take the days behind a field's name: as many words as make sense together."""
    at += len(text[at:]) - len(text[at:].lstrip())
    match = _SPAN.match(text, at) or (None if text[at : at + 1] in ("", '"', "(") else _VALUE.match(text, at))
    if match is None:
        return at
    end = match.end()
    if match.re is _VALUE:
        ends = [at + found.end() for found in re.finditer(r"[^\s()\"]+", text[at : at + 100])][:_MOST_WORDS]
        end = next((one for one in reversed(ends) if one > end and _are_days(text[at:one])), end)
    tokens.append(QueryToken("days", text[at:end], at))
    return end


def _are_days(text: str) -> bool:
    from briefing.index.daywords import read_days  # noqa: PLC0415  # few queries ask for days

    try:
        read_days(text)
    except ValueError:
        return False
    return '"' not in text and "(" not in text
