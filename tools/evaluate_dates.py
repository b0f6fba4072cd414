"""How many dates of MEANTIME's annotation are found and resolved to the same value.

Usage: python tools/evaluate_dates.py DATA [--errors]

DATA is a file of JSON lines (gzipped or not), one document each: ``published`` (ISO day or null), ``sentences`` (tokens
joined by blanks) and ``dates`` (``sentence``, ``text``, ``value``, ``type`` as TIMEX3). MEANTIME is published under
CC BY 4.0 by the NewsReader project. A gold expression counts as right when an overlapping one is found with the same
value; precision counts the found ones that overlap a gold one of the same value.

The product writes days as ISO 8601 at the precision of a day; the tool writes TIMEX3's own forms that way: times of day
are cut to the day, weeks, weekends, quarters and decades become the range of their days, months or years. Expressions
that have no value in the gold either (``PXY``, ``XXXX-XX-XX``) can only be matched by one found without a value.
MEANTIME annotates the first six lines of an article (headline, date line and four sentences): what is found below
them is not counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from briefing.analysis.dates.finding import find_dates_in
from briefing.models import DateMention, Sentence

CHECKED = 6
"""Lines of a document that the annotation covers."""


def main() -> None:
    """Print precision, recall and F1, of spans and of values."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what is missed and what is found beside the gold")
    options = parser.parse_args()
    path: Path = options.data
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    counts = {"gold": 0, "found": 0, "span": 0, "found span": 0, "gold right": 0, "found right": 0}
    for line in raw.decode().splitlines():
        measure(json.loads(line), counts, errors=options.errors)
    for name, right, matched in (("span", "span", "found span"), ("value", "gold right", "found right")):
        recall, precision = counts[right] / counts["gold"], counts[matched] / counts["found"]
        print(f"{name:6} P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")
    print(f"{counts['gold']} expressions in the gold, {counts['found']} found")


def measure(document: dict[str, Any], counts: dict[str, int], *, errors: bool) -> None:
    """Add one document's counts."""
    text, sentences = join(document["sentences"])
    published = date.fromisoformat(document["published"]) if document["published"] else None
    checked = sentences[:CHECKED]
    found = [one for one in find_dates_in(text, published, sentences) if checked and one.end <= checked[-1].end]
    right: set[DateMention] = set()
    matched: set[DateMention] = set()
    for gold in document["dates"]:
        index = gold["sentence"]
        words = untokenised(gold["text"])
        start = text.find(words, sentences[index].start)
        if start < 0 or start >= sentences[index].end:
            start = text.find(words)
        overlapping = [one for one in found if one.start < start + len(words) and start < one.end]
        counts["gold"] += 1
        counts["span"] += bool(overlapping)
        matched.update(overlapping)
        same = [one for one in overlapping if one.value == as_iso(gold["value"])]
        counts["gold right"] += bool(same)
        right.update(same)
        if errors and not same:
            values = [(text[one.start : one.end], one.value) for one in overlapping]
            print(
                "missed",
                published,
                repr(gold["text"]),
                gold["value"],
                values,
                "|",
                text[max(0, start - 60) : start + 60],
            )
    counts["found"] += len(found)
    counts["found right"] += len(right)
    counts["found span"] += len(matched)
    for one in found if errors else ():
        if one not in matched:
            print("beside", published, one.value, "|", text[max(0, one.start - 50) : one.end + 40])


def untokenised(text: str) -> str:
    """The text with the blanks before punctuation taken out, as it was printed."""
    text = re.sub(r" ([,.;:!?%)]|'s\b|n't\b|'')", r"\1", text)
    return re.sub(r"([(#$]|``) ", r"\1", text)


def join(sentences: list[str]) -> tuple[str, list[Sentence]]:
    """One text of all sentences, with their places."""
    text, spans = "", []
    for index, sentence in enumerate(sentences):
        words = untokenised(sentence)
        spans.append(Sentence(len(text), len(text) + len(words), index))
        text += words + "\n\n"
    return text, spans


def as_iso(value: str) -> str | None:
    """A TIMEX3 value as the product writes it; None where TIMEX3 gives no value either."""
    value = re.sub(r"T(?:MO|AF|EV|NI|DT|\d\d:\d\dZ?)$", "", value)
    if "X" in value[:4] or value.endswith("_REF") or re.match(r"P[TX]?X", value):
        return None
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = monday + timedelta(days=5 if week[3] else 0)
        return f"{first}/{monday + timedelta(days=6)}"
    if quarter := re.fullmatch(r"(\d{4})-Q(\d)", value):
        last = int(quarter[2]) * 3
        return f"{quarter[1]}-{last - 2:02d}/{quarter[1]}-{last:02d}"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0/{value}9"
    return value.removeprefix("FY").removesuffix("-XX")


if __name__ == "__main__":
    main()
