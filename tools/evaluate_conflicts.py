"""How many planted differences are found, and how many pairs that only look different are taken for conflicts.

Usage: python tools/evaluate_conflicts.py [FOLDER] [--half tuning|report|both] [--errors]

FOLDER holds ``edits-*.txt`` and ``traps-*.txt`` (default: tests/data/conflicts). Each entry is two short tellings,
which become two articles of one story; everything runs through ``build_story``. Odd entries of each kind are for
tuning, even ones for the report. An edit is found if a conflict of its kind, with no reason against it, has values from
both tellings (for days and names those that the entry gives). Any other conflict without a reason is wrong, in an edit
as in a trap. Precision is right / (right + wrong).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.analysis import analyse
from briefing.models import Article, Conflict, Paragraph, PublishedFrom, Reading, Story
from briefing.story.assemble import build_story

FOLDER = Path(__file__).parent.parent / "tests" / "data" / "conflicts"
ENTRY = re.compile(
    r"^\[(?P<name>[a-z]+(?P<number>\d+))\] (?P<what>.*)\nA (?P<da>\S+): (?P<a>.*)\nB (?P<db>\S+): (?P<b>.*)$", re.M
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Two tellings; ``kinds`` are the kinds of conflict that are right, none for a trap; ``values`` what each says."""

    name: str
    number: int
    what: str
    kinds: tuple[str, ...]
    values: tuple[str, ...]
    tellings: tuple[tuple[date, str], tuple[date, str]]

    @property
    def half(self) -> str:
        """Odd entries are for tuning."""
        return "tuning" if self.number % 2 else "report"


def main() -> None:
    """Print recall and precision, by kind and in all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--half", choices=("tuning", "report", "both"), default="report")
    parser.add_argument("--errors", action="store_true", help="print what went wrong (for the tuning half)")
    options = parser.parse_args()
    entries = [entry for entry in load(options.folder) if options.half in (entry.half, "both")]
    totals: Counter[str] = Counter()
    groups: dict[str, Counter[str]] = {}
    for entry in entries:
        outcome = judge(entry, story_of(entry), show=options.errors)
        totals.update(outcome)
        groups.setdefault(entry.name.rstrip("0123456789"), Counter()).update(outcome)
    for group, counts in groups.items():
        found, wrong = counts["found"], counts["wrong"]
        print(f"{group:3} {counts['edits']:3} edits, {found:3} found; {counts['traps']:3} traps, {wrong:3} wrong")
    right, wrong = totals["found"], totals["wrong"]
    print(f"{options.half}: {totals['edits']} edits, {totals['traps']} traps")
    print(f"recall {right / max(1, totals['edits']):.3f}  precision {right / max(1, right + wrong):.3f}")


def load(folder: Path) -> list[Entry]:
    """All entries of the folder, in the order of their files."""
    entries = []
    for path in sorted(folder.glob("*.txt")):
        for match in ENTRY.finditer(path.read_text(encoding="utf-8")):
            head, _, rest = match["what"].partition(": ")
            planted = path.name.startswith("edits")
            kinds = tuple(kind.strip() for kind in head.split(",")) if planted else ()
            values = tuple(value.strip() for value in rest.split("|")) if planted else ()
            tellings = ((date.fromisoformat(match["da"]), match["a"]), (date.fromisoformat(match["db"]), match["b"]))
            entries.append(Entry(match["name"], int(match["number"]), match["what"], kinds, values, tellings))
    return entries


def story_of(entry: Entry) -> Story:
    """The two tellings as articles of two outlets, through the whole product."""
    return build_story(
        [reading_of(f"{entry.name}{side}", day, text) for side, (day, text) in zip("ab", entry.tellings, strict=True)]
    )


def reading_of(name: str, day: date, text: str) -> Reading:
    """A tiny article, analysed."""
    article = Article(
        id=name,
        path=f"{name}.txt",
        digest=name,
        title="",
        text=text,
        paragraphs=(Paragraph(0, len(text)),),
        outlet=f"Outlet {name}",
        published=day,
        published_from=PublishedFrom.METADATA,
        language="en",
    )
    return Reading(article, analyse(article))


def judge(entry: Entry, story: Story, *, show: bool) -> Counter[str]:
    """Whether the edit was found, and how many conflicts are wrong."""
    plain = [conflict for conflict in story.conflicts if conflict.reason is None]
    right = [conflict for conflict in plain if is_right(entry, conflict)]
    wrong = [conflict for conflict in plain if conflict not in right]
    if show and ((entry.kinds and not right) or wrong):
        print(f"{entry.name} {entry.what}\n  A {entry.tellings[0][1]}\n  B {entry.tellings[1][1]}")
        for conflict in story.conflicts:
            values = " | ".join(value.value for value in conflict.values)
            verdict = "right" if conflict in right else "wrong" if conflict in wrong else "explained"
            print(f"  {verdict} {conflict.kind}: {values} ({conflict.reason})")
    return Counter(edits=bool(entry.kinds), traps=not entry.kinds, found=bool(right), wrong=len(wrong))


def is_right(entry: Entry, conflict: Conflict) -> bool:
    """Whether the conflict is the one that was planted."""
    if conflict.kind not in entry.kinds:
        return False
    if len({evidence.article for value in conflict.values for evidence in value.evidence}) < 2:
        return False
    if conflict.kind not in {"date", "place", "person"}:
        return True
    values = " | ".join(value.value for value in conflict.values)
    return all(value.split()[-1] in values for value in entry.values)


if __name__ == "__main__":
    main()
