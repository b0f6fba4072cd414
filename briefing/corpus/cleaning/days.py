"""Days of the calendar as newspapers, agencies and publishing systems write them, in the order that they stand.

Forms that can be read in two ways (04/03/2024) count only where the writer's habit is known; a day without a year keeps
it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz

from briefing.language.calendar import month_of

_YEAR = r"(?:19|20)\d\d"
# Letters with the marks of Indic and Thai script, which are no letters to Python.
_LETTER = (
    r"(?:[^\W\d_]|[\u0300-\u036f\u0610-\u065f\u0900-\u0963\u0970-\u09e5\u0b80-\u0be5\u0c00-\u0c65\u0e30-\u0e3a\u0e47-\u0e4e]"
    r")"
)
_MONTH_WORD = (
    rf"(?:(?:كانون|تشرين) {_LETTER}{{3,8}}|[\u0e01-\u0e2e]{{1,3}}\.[\u0e01-\u0e2e]{{1,2}}\.|{_LETTER}{{2,16}}\.?)"
)
DAY_PATTERN = (
    rf"(?P<iso>{_YEAR})(?P<iso_mark>[-/.])(?P<iso_month>\d\d?)(?P=iso_mark)(?P<iso_day>\d\d?)(?!\d)"
    rf"|(?P<run>{_YEAR}[01]\d[0-3]\d)(?=(?:\d{{4}}|\d{{6}})?(?!\d))"
    rf"|(?P<east>{_YEAR})\s?[年년]\s?(?P<east_month>\d\d?)\s?[月월]\s?(?P<east_day>\d\d?)\s?[日일号]"
    rf"|(?P<era>令和|平成)\s?(?P<era_year>元|\d\d?)\s?年\s?(?P<era_month>\d\d?)\s?月\s?(?P<era_day>\d\d?)\s?日"
    rf"|(?P<roman_day>\d\d?)\.\s?(?P<roman_month>[IVX]{{1,4}})\.\s?(?P<roman_year>{_YEAR})(?!\d)"
    rf"|(?P<vi_day>\d\d?) tháng (?P<vi_month>\d\d?)(?:,|/| năm)? ?(?P<vi_year>{_YEAR})(?!\d)"
    rf"|(?P<dmy_day>\d\d?)(?:st|nd|rd|th|\.|er|º|ª|-го|-е|-a)?(?:"
    rf" of| de| a)? ?(?:d['’]|[-/ ]|(?<=\d\.))(?P<dmy_month>{_MONTH_WORD})"
    rf"(?:,? ?(?:de |del |of |năm |r\. )?[-/ ]?(?P<dmy_year>{_YEAR}|25\d\d)(?!\d)(?: ?[гр]\.(?!\w))?)?"
    rf"|(?P<ymd_year>{_YEAR})(?:\.? gada|\s?m\.|\.|,|e?ko)?[- ]"
    rf"(?:(?P<ymd_month>{_MONTH_WORD})[- ](?P<ymd_day>\d\d?)(?: d\.)?"
    rf"|(?P<ydm_day>\d\d?)\. (?P<ydm_month>{_MONTH_WORD}))(?!\d)"
    rf"|(?P<num_a>\d\d?)(?P<num_mark>[./-])\s?(?P<num_b>\d\d?)(?P=num_mark)\s?(?P<num_year>{_YEAR})(?!\d)"
    r"|(?P<short_day>[0-3]\d)\.(?P<short_month>[01]\d)\.(?P<short_year>\d\d)(?![\d.])"
    rf"|(?P<mdy_month>{_MONTH_WORD}) (?P<mdy_day>\d\d?)(?:st|nd|rd|th)?(?!\d)"
    rf"(?:,? (?:\d\d?:\d\d(?::\d\d)? (?:[A-Z]{{2,5}} |[+-]\d{{4}} )?)?(?P<mdy_year>{_YEAR})(?!\d))?"
)
_DAY = re.compile(rf"(?<![\w.])(?:{DAY_PATTERN})", re.IGNORECASE)
_URL_DAY = re.compile(
    rf"[/=_.-](?P<year>{_YEAR})(?:(?P<mark>[/_.-])(?P<month>\d\d?|[a-z]{{3,9}})(?P=mark)(?P<day>\d\d?)|(?P<month2>[01]\d)(?P<day2>[0-3]\d))(?=[/._?&#-]|$)"
)
_URL_DMY = re.compile(rf"/(?P<day>\d\d)[/.-](?P<month>\d\d)[/.-](?P<year>{_YEAR})(?=[/_?&#.-]|$)")
_TIMESTAMP = re.compile(rf"{_YEAR}-\d\d-\d\d[T ]\d\d:\d\d")
_INSTANT = re.compile(
    rf"(?P<year>{_YEAR})(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)[T ]{{1,2}}(?P<hour>\d\d):?(?P<minute>\d\d)"
    r"(?::?(?P<second>\d\d))?(?:[.,]\d{1,9})?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?(?![\d:])",
    re.IGNORECASE,
)
_MAIL_DATE = re.compile(r"(?:[A-Za-z]{3,9},? )?\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4} \d{1,2}:\d\d")
_EPOCH = re.compile(r"1[0-7]\d{8}(?:\d{3})?")
_FOREIGN_DIGITS = re.compile(r"[^\x00-\x7f]")
_BUDDHIST = 543
_ERAS = {"令和": 2019, "平成": 1989}
_MONTHS_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SHORT_YEAR = re.compile(r"(?<![\w./-])(\d\d?)([./])\s?(\d\d?)\2\s?(\d\d)(?![\w/]|\.\d)")
_SHORT_YEAR_NAMED = re.compile(r"(?<!\w)(\d\d?\.?[ -])([^\W\d_]{3,12}\.?[ -])'?(\d\d)(?=\W{0,3}$)")
# Short forms of months that are common words elsewhere: without a year they name none.
_WORDS_TOO = frozenset({"out", "set", "lis", "mac", "ara", "cze", "ag"})
CENTURY_TURN = 50
"""Two figures of a year below this are of the years from 2000 on (RFC 2822)."""


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day as written; ``year`` is None where it is left out. ``start`` and ``end`` are offsets into the line."""

    year: int | None
    month: int
    day: int
    start: int = 0
    end: int = 0
    machine: bool = False

    def on(self, year: int | None = None) -> date | None:
        """The day in its own year or the one given; None where there is neither or the calendar has no such day."""
        chosen = self.year or year
        try:
            return date(chosen, self.month, self.day) if chosen else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published: the day as it is stated, and the instant where hour and zone are."""

    day: date
    at: datetime | None = None

    @property
    def in_utc(self) -> bool:
        """Whether the stamp is a machine's, in UTC, so that its day may not be the outlet's own."""
        return self.at is not None and self.at.utcoffset() == timedelta(0)


def find_days(line: str, language: str | None = None, *, day_first: bool | None = None) -> list[StatedDay]:
    """Every day in a line that can be read in one way only.

    ``language`` decides names of months that two languages share, ``day_first`` how 04/03/2024 is written there.
    """
    line = _plain_digits(line)
    days = []
    position = 0
    while match := _DAY.search(line, position):
        parts = _parts(match, language, day_first) if not _is_weekday(match, line) else None
        if parts and StatedDay(*parts).on(parts[0] or 2000):
            days.append(StatedDay(*parts, match.start(), match.end(), bool(match["iso"] or match["run"])))
            position = match.end()
        elif match["mdy_day"]:  # a word before the figures of another form
            position = match.start("mdy_day")
        else:
            position = max(match.end() if match["dmy_day"] is None else match.end("dmy_day"), match.start() + 1)
    return days


def _is_weekday(match: re.Match[str], line: str) -> bool:
    """Whether what looks like a month is the weekday before a day: "mar. 11 mars 2025" is a Tuesday in March."""
    if match["mdy_day"] is None or match["mdy_year"] is not None:
        return False
    behind = _DAY.match(line, match.start("mdy_day"))
    return behind is not None and behind["dmy_year"] is not None and month_of(behind["dmy_month"]) is not None


def parse_day(value: object) -> date | None:
    """The day of a metadata value: a date, an ISO stamp, or words that name one day with its year."""
    moment = parse_moment(value)
    return moment.day if moment else None


def parse_moment(value: object) -> Moment | None:
    """Day and, where it is stated with its zone, hour of a metadata value; the day is the one that is written."""
    if isinstance(value, datetime):
        return Moment(value.date(), value if value.tzinfo else None)
    if isinstance(value, date):
        return Moment(value)
    text = _plain_digits(str(value).strip()[:80])
    match = _INSTANT.search(text)
    if match and (moment := _instant(match)):
        return moment
    if _EPOCH.fullmatch(text):
        at = datetime.fromtimestamp(int(text[:10]), UTC)
        return Moment(at.date(), at)
    if _MAIL_DATE.match(text) and (moment := _of_mail(text)):
        return moment
    days = [day for stated in find_days(text) if (day := stated.on())]
    return Moment(days[0]) if days else None


def _instant(match: re.Match[str]) -> Moment | None:
    year, month, day, hour, minute, second = (
        int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")
    )
    try:
        at = datetime(year, month, day, hour, minute, min(second, 59))
    except ValueError:
        return None
    zone = (match["zone"] or "").upper()
    if not zone:
        return Moment(at.date())
    if zone in {"Z", "UTC", "GMT"}:
        return Moment(at.date(), at.replace(tzinfo=UTC))
    minutes = int(zone[1:3]) * 60 + int(zone[3:].lstrip(":") or 0)
    if minutes >= 24 * 60:
        return Moment(at.date())
    offset = timedelta(minutes=minutes if zone[0] == "+" else -minutes)
    return Moment(at.date(), at.replace(tzinfo=timezone(offset)))


def _of_mail(text: str) -> Moment | None:
    """RFC 822 and its kin, with years of two figures; a zone that isn't known leaves the instant open."""
    parsed = parsedate_tz(text.replace("-", " ", 2) if re.match(r"[^ ]{0,5} ?\d{1,2}-", text) else text)
    if parsed is None:
        return None
    year, month, day, hour, minute, second, *_, offset = parsed
    try:
        at = datetime(year, month, day, hour, minute, min(second or 0, 59))
        zone = timezone(timedelta(seconds=offset)) if offset is not None else None
    except ValueError:
        return None
    return Moment(at.date(), at.replace(tzinfo=zone) if zone else None)


def day_of_url(url: str) -> date | None:
    """The day in an address such as ``/2023/07/28/`` or ``/20230728/``."""
    lower = url.lower()
    match = _URL_DAY.search(lower)
    month = (match["month"] or match["month2"]) if match else ""
    if match:
        number = int(month) if month.isdigit() else month_of(month, "en")
        found = StatedDay(int(match["year"]), number, int(match["day"] or match["day2"])).on() if number else None
        if found:
            return found
    other = _URL_DMY.search(lower)
    return StatedDay(int(other["year"]), int(other["month"]), int(other["day"])).on() if other else None


def has_clock(line: str) -> bool:
    """Whether the line holds a machine's timestamp with day and time."""
    return _TIMESTAMP.search(line) is not None


def same_day_elsewhere(moment: Moment, day: date) -> bool:
    """Whether ``day`` is what the calendar of some place on earth showed at an instant stamped in UTC."""
    if moment.at is None or not moment.in_utc:
        return False
    shifts: Iterator[int] = iter((-12, 14))
    first, last = ((moment.at + timedelta(hours=shift)).date() for shift in shifts)
    return first <= day <= last


def day_first_in(language: str | None) -> bool | None:
    """How numbers of day and month are written: the day first wherever the language isn't English; None: not known."""
    return True if language and language[:2].lower() not in {"en", "fil", "tl"} else None


def with_years(line: str, language: str | None) -> str:
    """The line with four figures for years of two, where these can be nothing else: "8.5.26", "8 May 26" at its end."""
    line = _SHORT_YEAR.sub(_whole_year, line)
    named = _SHORT_YEAR_NAMED.search(line)
    if named and month_of(named[2].strip(" -"), language):
        return f"{line[: named.start()]}{named[1]}{named[2]}{_century(named[3])}{line[named.end() :]}"
    return line


def _whole_year(match: re.Match[str]) -> str:
    day, mark, month, year = match.groups()
    fits = 1 <= int(day) <= 31 and 1 <= int(month) <= (12 if mark == "." else 31)
    return f"{int(day)}{mark}{int(month)}{mark}{_century(year)}" if fits else match[0]


def _century(year: str) -> str:
    return f"{'20' if int(year) < CENTURY_TURN else '19'}{year}"


def _plain_digits(line: str) -> str:
    """Figures of other scripts as 0 to 9; offsets stay."""
    if line.isascii() or not _FOREIGN_DIGITS.search(line):
        return line
    return "".join(str(int(char)) if char.isdecimal() and not char.isascii() else char for char in line)


def _parts(match: re.Match[str], language: str | None, day_first: bool | None) -> tuple[int | None, int, int] | None:
    if match["iso"]:
        return int(match["iso"]), int(match["iso_month"]), int(match["iso_day"])
    if match["run"]:
        run = match["run"]
        return int(run[:4]), int(run[4:6]), int(run[6:])
    if match["era"]:
        first = _ERAS[match["era"]]
        number = 1 if match["era_year"] == "元" else int(match["era_year"])
        return first + number - 1, int(match["era_month"]), int(match["era_day"])
    if match["roman_day"]:
        return _roman(match)
    for form, year in (("east", "east"), ("vi", "vi_year")):
        if match[f"{form}_day"]:
            return int(match[year]), int(match[f"{form}_month"]), int(match[f"{form}_day"])
    if match["num_a"]:
        return _numeric(int(match["num_a"]), int(match["num_b"]), int(match["num_year"]), match["num_mark"], day_first)
    if match["short_day"]:
        short = int(match["short_year"])
        century = 2000 if short < CENTURY_TURN else 1900
        return century + short, int(match["short_month"]), int(match["short_day"])
    return _named(match, language)


def _roman(match: re.Match[str]) -> tuple[int, int, int] | None:
    month = match["roman_month"].upper()
    if month not in _MONTHS_ROMAN:
        return None
    return int(match["roman_year"]), _MONTHS_ROMAN.index(month) + 1, int(match["roman_day"])


def _named(match: re.Match[str], language: str | None) -> tuple[int | None, int, int] | None:
    """A day whose month is written out."""
    form = next(form for form in ("dmy", "ymd", "ydm", "mdy") if match[f"{form}_day"])
    month = month_of(match[f"{form}_month"], language)
    if month is None:
        return None
    if form in {"dmy", "mdy"} and not match[f"{form}_year"] and match[f"{form}_month"].casefold() in _WORDS_TOO:
        return None
    written = match["ymd_year"] if form in {"ymd", "ydm"} else match[f"{form}_year"]
    year = int(written) if written else None
    if year and year >= 2100:
        year -= _BUDDHIST
    return year, month, int(match[f"{form}_day"])


def _numeric(first: int, second: int, year: int, mark: str, day_first: bool | None) -> tuple[int, int, int] | None:
    """Day and month of 28/7/2023; with dots the day comes first everywhere."""
    if mark == "." or first > 12 or first == second or (day_first and second <= 12):
        return year, second, first
    return (year, first, second) if second > 12 or day_first is False else None
