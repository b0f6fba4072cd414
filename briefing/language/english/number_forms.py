"""How English writes figures, amounts, fractions, ages and bounds: the patterns by which numbers are found."""

from __future__ import annotations

import re

from briefing.language.english.measures import currency_signs

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|{_TEENS}|{_ONES})"
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?|\d{1,15}(?:\.\d{1,3})?)"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|crore|lakh)"
_SHORT = r"(?:bn|mn|tn|(?-i:MM)|[mMkKB])\b"
_WORDS = (
    rf"(?:(?:an?|{_SMALL})\s+hundred(?:\s+and\s+{_SMALL}|\s+{_SMALL})?|half\s+an?|an?(?=\s+(?:thousand|million|billion|dozen))"
    rf"|{_SMALL})"
)
_VALUE = rf"(?:{_FIGURE}|{_WORDS})"
_GLUED = r"(?:km|kg|cm|mm|ft|lbs?|mph|kph|kw|mw|gw|mb|gb|tb|ha|oz)"
_SIGN = "|".join(re.escape(sign) for sign in sorted(currency_signs(), key=len, reverse=True))
NUMBER = re.compile(
    rf"(?<![\w.,/:-])(?P<sign>(?:{_SIGN})\s?)?(?P<a>{_VALUE})(?P<sa>\s?-?{_SCALE}\b|(?<=\d)\s?{_SHORT}|\s+dozen\b)?"
    rf"(?:(?P<to>\s?[-–—]\s?|\s+(?:to|or|and)\s+)(?P<sign2>(?:{_SIGN})\s?)?(?P<b>{_VALUE})"
    rf"(?P<sb>\s?-?{_SCALE}\b|(?<=\d)\s?{_SHORT})?)?"
    rf"(?P<th>(?<=\d)(?:st|nd|rd|th)\b)?(?:(?={_GLUED}\b)|(?![\w]|[.,:/]\d))",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(?P<many>tens\s+of\s+thousands|hundreds\s+of\s+thousands|tens\s+of\s+millions|hundreds\s+of\s+millions|dozens"
    r"|scores|hundreds|thousands|millions|billions)\b(?:\s+of\b)?",
    re.IGNORECASE,
)
VAGUE_RANGES = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 99.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2_000.0, 9_999.0),
    "tens of thousands": (20_000.0, 99_999.0),
    "hundreds of thousands": (200_000.0, 999_999.0),
    "millions": (2e6, 999e6),
    "tens of millions": (20e6, 99e6),
    "hundreds of millions": (200e6, 999e6),
    "billions": (2e9, 999e9),
}
ORDINAL = re.compile(
    r"(?<![\w-])(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b", re.IGNORECASE
)
FRACTION = re.compile(
    rf"(?<![\w.-])(?:(?P<n>an?|one|two|three|four|five|six|seven|eight|nine)[-\s](?P<d>third|quarter|fourth|fifth|sixth"
    rf"|seventh|eighth|ninth|tenth)s?(?=\s+of\b|\s+(?:the|its|their)\b)|(?P<half>half)(?=\s+(?:of\b|the\b|its\b|their\b))"
    rf"|(?P<one>one|two|three|four)\s+(?:in|out\s+of)\s+(?P<of>{_SMALL}|\d{{1,3}})\b)",
    re.IGNORECASE,
)
APPROXIMATE = re.compile(
    r"\b(?P<least>at\s+least|more\s+than|over|no\s+fewer\s+than|no\s+less\s+than|upwards?\s+of|above|exceeding|exceeded)\s(?:[a-z]{2,8}\s)?\Z"
    r"|\b(?P<most>at\s+most|up\s+to|as\s+many\s+as|as\s+much\s+as|fewer\s+than|less\s+than|under|below|no\s+more\s+than)\s\Z"
    r"|\b(?P<about>about|around|roughly|nearly|almost|approximately|some|an?\s+estimated|estimated|close\s+to|circa"
    r"|just\s+over|just\s+under|well\s+over|an?\s+average\s+of)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_UNDER = re.compile(r"(?:nearly|almost|just\s+under|close\s+to|under|below|(?:less|fewer)\s+than)\Z", re.IGNORECASE)
_OVER = re.compile(r"(?:(?:just|well)\s+over|more\s+than|over|above|exceed(?:ing|ed))\Z", re.IGNORECASE)
_AROUND = re.compile(r"(?:about|around|roughly|approximately|some|(?:an?\s+)?estimated|circa)\Z", re.IGNORECASE)


def side_of(text: str, start: int) -> str | None:
    """On which side of a rounded figure the one lies that it stands for: ``below``, ``above``, ``both``.

    None for one that is not rounded, a bound ("at least 24", "up to 300") among them.
    """
    found = APPROXIMATE.search(text, max(0, start - 30), start)
    words = found[0].rstrip() if found else ""
    sides = (("below", _UNDER), ("above", _OVER), ("both", _AROUND))
    return next((side for side, pattern in sides if pattern.match(words)), None)


OR_SO = re.compile(r"(?P<least>\+|\s?-?plus\b|\s+or\s+more\b)|\s+or\s+so\b|-odd\b|-something\b", re.IGNORECASE)
PERCENT = re.compile(
    r"\s?(?P<points>(?:percentage|per\s+cent)\s+points?)|\s?-?(?:%|percent\b|per\s+cent\b|pct\b)", re.IGNORECASE
)
AGE = re.compile(r"-years?-old\b|\s+years?\s+old\b|\s+years?\s+of\s+age\b")
NAMED = re.compile(r"(?:\A|[\s(“\"])([A-Z][\w’'.-]*)\s\Z")
MAGNITUDE = re.compile(r"\bmagnitude(?:[\s-]of|\s+was|\s+at)?\s\Z", re.IGNORECASE)
OF_THE = re.compile(r"\s+of\s+(?:the|its|their|his|her|our|these|those)\b(?:\s+(?:\d+|[a-z]+(?=\s+[a-z]+s\b)))?")
VERB_OF_ONE = re.compile(r"\s+(?:was|is|died|has|had|remained|escaped|survived)\b")

BY_THE_MILLION = re.compile(r"(?:[mb]illion|trillion|\d(?:m|bn))\Z")
OF_GOODS = re.compile(r"\s(?:of|in\sweight)\b")
"""What tells millions of pounds of money from those of a weight: "2 million pounds of beef"."""
