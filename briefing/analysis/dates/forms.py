"""The forms in which English news writes days: an ordered table of patterns, each with its reader.

Forms are tried in order and an earlier one keeps its words, so the longer ones come first. The group ``x``, where a
pattern has one, marks the words of the date itself. All patterns are bounded. The way of working is that of HeidelTime
(Strötgen and Gertz, SemEval 2010): patterns first, then values resolved by publication day and tense.
"""

from __future__ import annotations

import re

from briefing.analysis.dates import periods as more
from briefing.analysis.dates import readers as read
from briefing.analysis.dates.counted import read_ahead, read_counted, read_week_in, read_week_of
from briefing.language.english import feasts, periods, years

FULL_MONTH = periods.FULL_MONTH
SURE_MONTH = r"(?:(?:January|February|July|September|October|November|December)\b|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
"""Months whose name is neither a verb nor a first name."""

WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_SHORT_WEEKDAY = r"(?:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
YEAR = periods.YEAR
MONTH = periods.MONTH
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th)?"
_DASH = r"\s?[-–—]\s?"
_TO = rf"(?:{_DASH}|\s+(?:to|through|until|till)\s+)"
_WITH_YEAR = rf"(?:\s?,?\s+(?:of\s+)?(?P<y>{YEAR})\b)?"
COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|\d{1,3}(?:\.\d|\s?[¼½¾]|\s(?:1/[24]|3/4))?)"
)
UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade|century|centurie)"
_NO_NAME = r"(?![\w-])(?!\s+\d)(?![^\S\n]+(?!I\b)[A-Z][a-z])"
_BEFORE_MONTH = (
    r"(?:in|since|by|until|till|during|of|from|to|after|before|between|through|for|and|or|early|late|mid|this|begin|end"
    r"|(?P<q>last|next|past|coming))[\s-]+(?:(?:early|late|mid)[\s-]+)?"
)
_BEFORE_YEAR = (
    r"\b(?:in|since|of|from|by|until|till|during|the|its|their|his|her|early|late|mid|and|or|to|through|after|before"
    r"|between|beyond|for|around|circa|year|spring|summer|autumn|fall|winter|season|due|into|least|a|an|[a-z]{3,12}est)[\s-]+"
)
_COUNTED = (
    r"(?!\d|[.,]\d|\s?%|-(?!era|present|style|born|built|model)[a-z]|\s+(?:people|persons|men|women|children|troops|soldiers|dollars|euros|pounds|miles|metres"
    r"|meters|feet|km|kilomet|tons|tonnes|kg|homes|houses|jobs|workers|employees|students|members|votes|seats|years"
    r"|days|hours|passengers|residents|migrants|refugees|civilians|protesters|police|officers|others|units|times"
    r"|percent|per\s+cent|acres|hectares|pixels)\b)"
)
_SOME = r"(?:about|around|roughly|nearly|almost|over|some|exactly|just|more\s+than)"

_TABLE: tuple[tuple[str, read.Reader, int], ...] = (
    (
        r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
        r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
        read.read_iso,
        0,
    ),
    (
        rf"\b{WEEKDAY}\s+(?:and|&)\s+{WEEKDAY},?\s+(?P<m>{MONTH})\s+(?P<d>{_DAY}){_TH}\s?(?:and|&|[-–])\s?"
        rf"(?P<m2>)(?P<d2>{_DAY}){_TH}\b(?!\d|:\d|[.,]\d){_WITH_YEAR}",
        read.read_day_range,
        0,
    ),
    (periods.WEEK_OF, read_week_of, 0),
    (periods.DAY_IN_MONTH, read_counted, 0),
    (periods.WEEK_IN, read_week_in, 0),
    (
        rf"\b(?P<m>{MONTH})\s+(?P<d>{_DAY}){_TH}{_TO}(?:(?P<m2>{MONTH})\s+)?(?P<d2>{_DAY}){_TH}\b(?!\d|:\d|[.,]\d)"
        + _WITH_YEAR,
        read.read_day_range,
        0,
    ),
    (
        rf"\b(?P<d>{_DAY}){_TH}(?:\s+(?P<m>{MONTH}))?{_TO}(?P<d2>{_DAY}){_TH}\s+(?P<m2>{MONTH}){_WITH_YEAR}",
        read.read_day_range,
        0,
    ),
    (
        rf"\b[Bb]etween\s+(?P<x>(?P<m>{MONTH})\s+(?P<d>{_DAY}){_TH}\s+and\s+(?:(?P<m2>{MONTH})\s+)?(?P<d2>{_DAY}){_TH}\b(?!\d|:\d){_WITH_YEAR})",
        read.read_day_range,
        0,
    ),
    (
        rf"\b[Bb]etween\s+(?P<x>(?P<d>{_DAY}){_TH}(?:\s+(?P<m>{MONTH}))?\s+and\s+(?P<d2>{_DAY}){_TH}\s+(?P<m2>{MONTH}){_WITH_YEAR})",
        read.read_day_range,
        0,
    ),
    (
        rf"\b(?:(?P<w>{_ANY_WEEKDAY}),?\s+)?(?P<m>{MONTH})\s+(?:the\s+(?=\d+[snrt]))?(?P<d>{_DAY}){_TH}\b"
        rf"(?!\d|:\d|[.,]\d|\s?%|\s+(?:percent|million)\b){_WITH_YEAR}{periods.NEAR_YEAR}",
        read.read_month_day,
        0,
    ),
    (
        rf"\b(?:(?P<w>{_ANY_WEEKDAY}),?\s+)?(?:the\s+)?(?P<d>{_DAY}){_TH}\s+(?:of\s+)?(?P<m>{MONTH})(?!\w)"
        rf"{_WITH_YEAR}{periods.NEAR_YEAR}",
        read.read_month_day,
        0,
    ),
    (
        rf"\b[Ff]rom\s+(?P<x>(?P<m>{FULL_MONTH})\s+(?:to|through|until)\s+(?P<m2>{FULL_MONTH})\b{_WITH_YEAR})",
        read.read_month_range,
        0,
    ),
    (
        rf"\b[Bb]etween\s+(?P<x>(?P<m>{FULL_MONTH})\s+and\s+(?P<m2>{FULL_MONTH})\b{_WITH_YEAR})",
        read.read_month_range,
        0,
    ),
    (periods.MONTHS_WITH_YEARS, read.read_month_year_range, 0),
    (rf"\b(?P<m>{FULL_MONTH}){_DASH}(?P<m2>{FULL_MONTH})\b{_WITH_YEAR}", read.read_month_range, 0),
    (rf"\b(?P<m>{MONTH}),?\s+(?:of\s+)?(?P<y>{YEAR}|['’‘]\d\d)\b(?!-\d|s\b)", read.read_month_year, 0),
    (rf"\b(?P<m>{MONTH})\s+(?:of\s+)?(?P<q>last|this|next)\s+year\b", read.read_month_near_year, 0),
    (periods.DOUBLE_WINTER, more.read_double_winter, 0),
    (periods.DOUBLE_YEAR, more.read_fiscal, re.I),
    (periods.DOUBLE_SEASON, more.read_fiscal, 0),
    (rf"(?<![\d.,$€£-])\b(?P<y>{YEAR}){_DASH}(?P<y2>{YEAR}|\d\d)\b(?!-|[.,]\d|\s?%)", read.read_year_range, 0),
    (
        rf"\b(?:[Ff]rom|[Bb]etween)\s+(?P<x>(?P<y>{YEAR})\s+(?:to|until|through|and)\s+(?P<y2>{YEAR}))\b{_COUNTED}",
        read.read_year_range,
        0,
    ),
    (periods.LOOSE_YEARS, read.read_year_range, 0),
    *((form, more.read_decade, 0) for form in periods.DECADES),
    (periods.WORDY_DECADE, more.read_decade, 0),
    (periods.BARE_DECADE, more.read_decade, 0),
    (r"\b(?:the\s+)?(?P<n>\d{1,2})(?:st|nd|rd|th)[\s-]century\b", more.read_century, re.I),
    (periods.WORDY_CENTURY, more.read_century, re.I),
    (periods.QUARTER, more.read_quarter, re.I),
    (periods.SHORT_QUARTER, more.read_quarter, 0),
    (periods.HALF, more.read_half, re.I),
    (periods.FIRST_MONTHS, more.read_first_months, re.I),
    (periods.DECADE, more.read_near_decade, re.I),
    (periods.SEASON_OF_YEAR, more.read_season, re.I),
    (periods.NEAR_SEASON, more.read_season, re.I),
    (periods.SEASON, more.read_season, re.I),
    (periods.FISCAL_YEAR, more.read_fiscal, re.I),
    (periods.SAME_LAST, more.read_same_last, re.I),
    (periods.SURE_YEAR, read.read_sure_year, re.I),
    (rf"\b(?P<m>{FULL_MONTH}){periods.DAY_IN_YEAR}", read.read_month_year, 0),
    (periods.WEEKEND, more.read_weekend, re.I),
    (
        r"(?<![\d/.-])(?P<a>\d{1,2})(?:([/.])(?P<b>\d{1,2})\2(?P<y>\d{4}|\d\d)|-(?P<b2>\d\d)-(?P<y2>(?:19|20)\d\d))(?![\d/]|[.-]\d)",
        read.read_numeric,
        0,
    ),
    (rf"(?<![\d/.-])(?P<d>{_DAY})([/-])(?P<m>{MONTH})\2(?P<y>{YEAR})(?!\d)(?P<w>)", read.read_month_day, 0),
    *((form, read_counted, 0) for form in periods.COUNTED_DAYS),
    (r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)([/.])(?P<m>\d\d)\2(?P<d>\d\d)(?![\d/]|\.\d)", read.read_iso, 0),
    (rf"\b(?P<w>{_ANY_WEEKDAY}),?\s+(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})\b(?![/\d-])", read.read_row_day, 0),
    (feasts.FEAST, read.read_feast, 0),
    (
        rf"\b(?:[Ff]rom|[Bb]etween)\s+(?P<x>(?P<w>{WEEKDAY})\s+(?:to|through|until|and)\s+(?P<w2>{WEEKDAY}))\b",
        read.read_weekday_range,
        0,
    ),
    (
        rf"\b(?P<w>{WEEKDAY})\s+(?:through|thru)\s+(?P<w2>{WEEKDAY})\b(?!s)(?P<loose>)",
        read.read_weekday_range,
        0,
    ),
    (
        rf"\b(?:[Oo]n|[Ll]ast|[Nn]ext|[Tt]his|[Uu]ntil|[Bb]y|[Ff]rom|[Ll]ate|[Ee]arly)\s+(?P<x>(?P<q>)(?P<w>{_SHORT_WEEKDAY})"
        r"(?:\s+(?:night|morning|evening|afternoon)\b)?)(?![\w-])(?P<week>)",
        read.read_weekday,
        0,
    ),
    (
        rf"\b(?:(?P<q>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Pp]revious|[Cc]oming)\s+)?(?P<w>{WEEKDAY})\b"
        r"(?:\s+(?:night|morning|evening|afternoon|midday|noon)\b)?(?:\s+(?:of\s+)?(?P<week>last|next|this)\s+week\b)?",
        read.read_weekday,
        0,
    ),
    (
        r"\b(?:(?:earlier|later|early|late|sometime)\s+)?(?P<q>last|next|this|past|previous|coming)\s+"
        r"(?<!\bthe\snext\s)(?<!\bthe\sprevious\s)(?P<u>weekend|week|month|year)(?:\b|(?=s['’]))(?!-(?:long|old)|['’]s\s+(?:eve|day)\b)",
        read.read_relative,
        re.I,
    ),
    (
        r"\b(?:the\s+(?:(?:very\s+)?(?:beginning|start|middle|turn|end)|(?:first|second)\s+half)\s+of|(?:earlier|later)"
        r"\s+in)\s+the\s+(?P<u>month|year|week)\b",
        more.read_period,
        re.I,
    ),
    *((form, more.read_period, re.I) for form in periods.THE_YEAR),
    (
        rf"\b(?:{_SOME}\s+)?(?P<n>{COUNT})(?P<half>\s+and\s+a\s+half)?\s+"
        r"(?P<u>minute|hour|day|night|week|fortnight|month|year|decade)s?\s+ago\b",
        read.read_ago,
        re.I,
    ),
    (
        r"\b(?<!USA )(?P<n>today|tonight|yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening))\b"
        r"(?:\s+(?:morning|afternoon|evening|night)\b)?",
        read.read_today,
        re.I,
    ),
    (feasts.AT_CHRISTMAS, read.read_feast, 0),
    (periods.AHEAD, read_ahead, re.I),
    (rf"\b(?:[Ii]n\s+|[Oo]f\s+)?(?P<q>[Ll]ast|[Nn]ext)\s+(?P<m>{FULL_MONTH}){_NO_NAME}", read.read_bare_month, 0),
    (rf"\b(?i:{_BEFORE_MONTH})(?P<x>(?P<m>{FULL_MONTH})){_NO_NAME}", read.read_bare_month, 0),
    (rf"\b(?P<q>)(?P<m>{SURE_MONTH}){_NO_NAME}", read.read_bare_month, 0),
    *((form, read.read_bare_month, 0) for form in periods.BARE_MONTH),
    (
        rf"(?<![\d.,$€£-])(?:{_BEFORE_YEAR}|(?<=\()|(?<=\w['’]s\s))(?P<x>(?P<y>{YEAR}))\b{_COUNTED}",
        read.read_year,
        re.I,
    ),
    (rf"(?:^|(?<=[.!?]\s))(?P<y>{YEAR})(?=,)", read.read_year, re.M),
    (years.BARE_YEAR, read.read_bare_year, 0),
    (years.SHORT_YEAR, read.read_short_year, 0),
)

_DURATIONS: tuple[tuple[str, read.Reader, int], ...] = (
    (
        rf"\b(?:the\s+)?(?:past|last|next|coming|previous|first|final)\s+(?P<n>{COUNT})\s+(?P<u>{UNIT})s?\b(?!-)",
        read.read_duration,
        re.I,
    ),
    (r"\b(?:the\s+)?(?:past|coming)\s+(?P<n>)(?P<u>decade|century|fortnight)\b(?!-)", read.read_duration, re.I),
    (
        rf"\b(?P<n>{COUNT})(?P<half>\s+and\s+a\s+half)?[\s-](?P<u>{UNIT})s?\b(?P<more>\s+and\s+a\s+half\b)?"
        r"(?!-old|\s+old\b|['’](?!s))",
        read.read_duration,
        re.I,
    ),
    (
        r"\b(?:several|few|many|some|couple\s+of)\s+(?:minutes|hours|days|nights|weeks|months|years|decades)\b",
        read.read_vague,
        re.I,
    ),
)

FORMS: tuple[tuple[re.Pattern[str], read.Reader], ...] = tuple(
    (re.compile(pattern, flags), reader) for pattern, reader, flags in _TABLE
)
"""Pattern and reader of each form, in the order in which they are tried."""

DURATIONS: tuple[tuple[re.Pattern[str], read.Reader], ...] = tuple(
    (re.compile(pattern, flags), reader) for pattern, reader, flags in _DURATIONS
)
"""Forms that say how long, tried after all forms that say when."""

SERIES = re.compile(periods.series(MONTH, rf"{_DAY}{_TH}") + _WITH_YEAR)
"""Several days of one month: "Dec. 13, 14 and 15"; what follows tells that the last number counts nothing."""

ANCHORED = re.compile(
    rf"\b(?:(?P<n>{COUNT})\s+(?P<u>day|night|week|month|year|decade)s?\s+(?P<to>before|after|(?:earlier|later)(?!\s+than\b)|prior\s+to)"
    r"|the\s+(?P<next>(?:next|following|previous)\s+(?P<u2>day|week|month|year|morning|afternoon|evening|night))"
    r"|the\s+(?P<u3>day|night|week|month|year)\s+(?P<to3>before|after|earlier)"
    rf"|{periods.ON_THE_NTH}"
    r"|(?P<same>(?:that|the)\s+(?:same|very)\s+(?P<u4>day|night|evening|month|year)"
    r"|that\s+(?P<u5>day|night|evening|month|year)(?![-'’])))\b",
    re.I,
)
"""Days told by another day of the text: "two days before", "the following day"."""

TENSELESS: frozenset[read.Reader] = frozenset(
    (
        read.read_iso,
        read.read_month_year,
        read.read_month_near_year,
        read.read_year_range,
        read.read_month_year_range,
        more.read_decade,
        more.read_same_last,
        more.read_century,
        read.read_sure_year,
        read.read_bare_year,
        read.read_short_year,
        read.read_numeric,
        more.read_period,
        read.read_ago,
        read.read_today,
        read.read_year,
        read.read_duration,
        read.read_vague,
    )
)
"""Readers that need no tense, for which it is not looked for."""
