"""How well ``briefing check`` finds planted faults and leaves faithful passages alone (``tests/data/drafts``).

    python tools/evaluate_check.py [--errors]

Each draft is checked against the articles of its story. A planted fault is found where a finding of its kind that asks
something of the writer overlaps it. A faithful passage (a sentence without a planted fault) raises a false alarm where
any such finding lies in it. A faithful quotation is found where it is verbatim, and raises a false alarm where it is
called altered, spliced or not found, or another's. ``--errors`` lists the
mistakes of the half ``tune`` alone; ``fresh`` is a third set, by another hand.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.analysis import analyse
from briefing.analysis.sentences import find_sentences
from briefing.checking import Checked, Finding, Kind, Verdict, check_draft
from briefing.models import Analysis, Article, Paragraph, Reading, Span
from briefing.pipeline import Session

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "data" / "drafts"
HALVES = ("tune", "report", "fresh")
KINDS = {
    "altered-word": (Kind.QUOTATION,),
    "altered-figure": (Kind.QUOTATION,),
    "dropped-not": (Kind.QUOTATION,),
    "merged": (Kind.QUOTATION,),
    "invented-quote": (Kind.QUOTATION,),
    "wrong-speaker": (Kind.SPEAKER,),
    "wrong-figure": (Kind.FIGURE, Kind.DAY),
    "wrong-unit": (Kind.FIGURE,),
    "wrong-time": (Kind.DAY, Kind.FIGURE),
    "wrong-day": (Kind.DAY,),
    "wrong-name": (Kind.NAME,),
    "invented-name": (Kind.NAME,),
    "dropped-hedge": (Kind.HEDGE, Kind.ATTRIBUTION),
    "dropped-attribution": (Kind.HEDGE, Kind.ATTRIBUTION),
}
QUOTED = tuple(label for label, kinds in KINDS.items() if kinds == (Kind.QUOTATION,))
_PLANTED = re.compile(r"\{\{([a-z-]+)\|(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True)
class Planted:
    """A fault: its label and place."""

    label: str
    span: Span


@dataclass(frozen=True)
class Case:
    """A draft without its marks, and the faults that were planted in it."""

    name: str
    text: str
    planted: tuple[Planted, ...]


def cases_of(path: Path) -> Iterator[Case]:
    """The drafts of a file."""
    parts = re.split(r"^=== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for name, marked in zip(parts[::2], parts[1::2], strict=True):
        text, planted, at = "", [], 0
        for match in _PLANTED.finditer(marked := marked.strip()):
            text += marked[at : match.start()]
            planted.append(Planted(match[1], Span(len(text), len(text) + len(match[2]))))
            text += match[2]
            at = match.end()
        yield Case(name.strip(), text + marked[at:], tuple(planted))


def reading_of(case: Case) -> Reading:
    """The draft as the program would read it, each line a paragraph."""
    paragraphs = tuple(Paragraph(*match.span()) for match in re.finditer(r"[^\n]+", case.text))
    article = Article(case.name, case.name, "", case.name, case.text, paragraphs, language="en")
    return Reading(article, analyse(article))


def sources_of(folder: Path) -> tuple[Reading, ...]:
    """The articles of a story."""
    own = [path for path in folder.iterdir() if path.name != "drafts.txt"]
    session = Session(own or [ROOT / "articles" / folder.name], keep=False)
    return tuple(session.load().readings.values())


@dataclass
class Score:
    """Counts of one half."""

    drafts: int = 0
    faults: int = 0
    found: int = 0
    faithful: int = 0
    alarms: int = 0
    quoted_faults: int = 0
    quoted_found: int = 0
    quotations: int = 0
    quoted_alarms: int = 0

    def show(self, half: str, missed: Counter[str], labels: Counter[str]) -> str:
        """As lines."""
        rows = [
            f"{half}: {self.drafts} drafts",
            f"  faults found             {self.found}/{self.faults} = {self.found / self.faults:.3f}",
            f"  false alarms             {self.alarms}/{self.faithful} = {self.alarms / self.faithful:.3f}",
            f"  quotations, faults found {self.quoted_found}/{self.quoted_faults} = "
            f"{self.quoted_found / self.quoted_faults:.3f}",
            f"  quotations, false alarms {self.quoted_alarms}/{self.quotations} = "
            f"{self.quoted_alarms / self.quotations:.3f}",
        ]
        rows += [f"    {label:20} {total - missed[label]}/{total}" for label, total in sorted(labels.items())]
        return "\n".join(rows)


def is_found(planted: Planted, checked: Checked) -> bool:
    """Whether some finding of the right kind points at the fault."""
    return any(
        not finding.sound and finding.kind in KINDS[planted.label] and finding.span.overlaps(planted.span)
        for finding in checked.findings
    )


def alarms_in(span: Span, checked: Checked) -> list[Finding]:
    """The findings in a faithful passage that ask something of the writer."""
    return [one for one in checked.findings if not one.sound and one.span.overlaps(span)]


@dataclass(frozen=True)
class Measured:
    """What one half gave, and how many faults of each label were there and were missed."""

    half: str
    score: Score
    missed: Counter[str]
    labels: Counter[str]


def measure(half: str, *, errors: bool = False) -> Measured:
    """The counts of one half."""
    score = Score()
    missed: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for path in sorted((FOLDER / half).glob("*/drafts.txt")):
        readings = sources_of(path.parent)
        for case in cases_of(path):
            draft = reading_of(case)
            checked = check_draft(draft, readings)
            score.drafts += 1
            for planted in case.planted:
                hit = is_found(planted, checked)
                labels[planted.label] += 1
                missed[planted.label] += not hit
                score.faults += 1
                score.found += hit
                score.quoted_faults += planted.label in QUOTED
                score.quoted_found += hit and planted.label in QUOTED
                if errors and not hit:
                    print(f"MISSED {case.name} {planted.label}: {planted.span.of(case.text)}")
            _faithful(case, draft, checked, score, errors=errors)
    return Measured(half, score, missed, labels)


def _faithful(case: Case, draft: Reading, checked: Checked, score: Score, *, errors: bool) -> None:
    clean = [
        sentence
        for sentence in find_sentences(draft.article, Analysis())
        if not any(sentence.overlaps(planted.span) for planted in case.planted)
    ]
    for sentence in clean:
        wrong = alarms_in(sentence, checked)
        score.faithful += 1
        score.alarms += bool(wrong)
        for one in wrong if errors else ():
            shown = "; ".join(f"{place.said}: {place.evidence.text}" for place in one.places[:2])
            print(f"ALARM {case.name} {one.kind.value} {one.verdict.value}: {one.text!r} in {sentence.of(case.text)!r}")
            print(f"      {shown}")
    for finding in checked.findings:
        if finding.kind is Kind.QUOTATION and not any(finding.span.overlaps(one.span) for one in case.planted):
            score.quotations += 1
            score.quoted_alarms += finding.verdict is not Verdict.VERBATIM


def main() -> None:
    """Print all three sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the mistakes of the half `tune`")
    options = parser.parse_args()
    for half in HALVES:
        measured = measure(half, errors=options.errors and half == "tune")
        print(measured.score.show(half, measured.missed, measured.labels))


if __name__ == "__main__":
    main()
