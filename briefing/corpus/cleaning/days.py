"""Days as articles state them on lines of their own: stamps, datelines, front matter, addresses.

Only forms that can be read in one way are read: 3/4/2023 is nobody's day, 28/7/2023 is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro januari stycznia",
            "february feb februar février fevrier febrero febbraio fevereiro februari lutego",
            "march mar märz maerz mars marzo março marco maart marca",
            "april apr avril abril aprile kwietnia",
            "may mai mayo maggio maio mei maja",
            "june jun juni juin junio giugno junho czerwca",
            "july jul juli juillet julio luglio julho lipca",
            "august aug août aout agosto augustus sierpnia",
            "september sept sep septembre septiembre settembre setembro września",
            "october oct oktober octobre octubre ottobre outubro października",
            "november nov novembre noviembre novembro listopada",
            "december dec dezember décembre decembre diciembre dicembre dezembro grudnia",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "(?:" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d"
DAY_PATTERN = (
    rf"(?P<iso>{_YEAR})[-/.](?P<iso_month>\d\d?)[-/.](?P<iso_day>\d\d?)(?!\d)"
    rf"|(?P<run>{_YEAR}[01]\d[0-3]\d)(?!\d)"
    rf"|(?P<east>{_YEAR})\s?[年년]\s?(?P<east_month>\d\d?)\s?[月월]\s?(?P<east_day>\d\d?)\s?[日일]"
    rf"|(?P<dmy_day>\d\d?)(?:st|nd|rd|th|\.|er|º)?(?: of| de)? ?[- ](?P<dmy_month>{MONTH})"
    rf"(?:,? ?(?:de |del )?[- ]?(?P<dmy_year>{_YEAR})(?!\d))?"
    rf"|(?P<mdy_month>{MONTH}) (?P<mdy_day>\d\d?)(?:st|nd|rd|th)?(?!\d)(?:,? (?P<mdy_year>{_YEAR})(?!\d))?"
    rf"|(?P<num_a>\d\d?)(?P<num_mark>[./-])(?P<num_b>\d\d?)(?P=num_mark)(?P<num_year>{_YEAR})(?!\d)"
)
_DAY = re.compile(rf"(?<![\w.])(?:{DAY_PATTERN})", re.IGNORECASE)
_URL_DAY = re.compile(
    rf"[/=-](?P<year>{_YEAR})(?:(?P<mark>[/-])(?P<month>\d\d?|[a-z]{{3}})(?P=mark)(?P<day>\d\d?)|(?P<month2>[01]\d)(?P<day2>[0-3]\d))(?=[/._?&#-]|$)"
)
_TIMESTAMP = re.compile(rf"{_YEAR}-\d\d-\d\d[T ]\d\d:\d\d")


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


def find_days(line: str) -> list[StatedDay]:
    """Every day in a line that can be read in one way only."""
    days = []
    for match in _DAY.finditer(line):
        parts = _parts(match)
        if parts and StatedDay(*parts).on(parts[0] or 2000):
            days.append(StatedDay(*parts, match.start(), match.end(), bool(match["iso"] or match["run"])))
    return days


def parse_day(value: object) -> date | None:
    """The day of a metadata value: a date, an ISO stamp, or words that name one day with its year."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()[:80]
    days = [day for stated in find_days(text) if (day := stated.on())]
    return days[0] if days else None


def day_of_url(url: str) -> date | None:
    """The day in an address such as ``/2023/07/28/`` or ``/20230728/``."""
    match = _URL_DAY.search(url.lower())
    if not match:
        return None
    month = match["month"] or match["month2"]
    number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    return StatedDay(int(match["year"]), number, int(match["day"] or match["day2"])).on() if number else None


def has_clock(line: str) -> bool:
    """Whether the line holds a machine's timestamp with day and time."""
    return _TIMESTAMP.search(line) is not None


def _parts(match: re.Match[str]) -> tuple[int | None, int, int] | None:
    if match["iso"]:
        return int(match["iso"]), int(match["iso_month"]), int(match["iso_day"])
    if match["run"]:
        run = match["run"]
        return int(run[:4]), int(run[4:6]), int(run[6:])
    if match["east"]:
        return int(match["east"]), int(match["east_month"]), int(match["east_day"])
    if match["num_a"]:
        return _numeric(int(match["num_a"]), int(match["num_b"]), int(match["num_year"]), match["num_mark"])
    form = "dmy" if match["dmy_day"] else "mdy"
    year = match[f"{form}_year"]
    month = _MONTHS[match[f"{form}_month"].rstrip(".").lower()]
    return (int(year) if year else None), month, int(match[f"{form}_day"])


def _numeric(first: int, second: int, year: int, mark: str) -> tuple[int, int, int] | None:
    """Day and month of 28/7/2023; with dots the day comes first everywhere."""
    if mark == "." or first > 12 or first == second:
        return year, second, first
    return (year, first, second) if second > 12 else None
