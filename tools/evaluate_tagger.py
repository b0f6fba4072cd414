"""Score the shipped tagger on public data it was not trained on, beside a CRF and a rule tagger.

Usage: ``python tools/evaluate_tagger.py DATA_DIR [--no-crf]``. DATA_DIR holds ``NAME.jsonl.gz`` files, a document a
line. The CRF needs the extra ``train``.
Prints strict F1 in percent for PER, ORG and LOC together and each alone, then for all labels together.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefing.analysis.model import LABELS, Tagger
from briefing.analysis.model.gazetteer import load_gazetteer
from tools.rule_baseline import tag_by_rules
from tools.tagger_data import TESTS, TRAIN, clean, read
from tools.tagger_scores import CORE, TagDocument, score

GOALS = {"politics_test": 0.82, "wikigold_test": 0.76, "btc_test": 0.71, "uner_pud": 0.71, "wnut_test": 0.43}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--no-crf", action="store_true", help="leave the CRF baseline out, which takes minutes to train"
    )
    options = parser.parse_args()
    taggers: dict[str, TagDocument] = {"shipped": Tagger.load().tag, "rules": tag_by_rules}
    if not options.no_crf:
        from tools.crf_baseline import train_crf  # noqa: PLC0415 - needs the extra "train"

        table = load_gazetteer()
        taggers["crf"] = train_crf([clean(d, table) for name in TRAIN for d in read(options.data, name)], table)
    print("\n".join(table_of_scores(options.data, taggers)))


def table_of_scores(data: Path, taggers: dict[str, TagDocument]) -> list[str]:
    """The rows of a Markdown table: a test set and a tagger each."""
    rows = [
        "| test set | goal | tagger | PER, ORG, LOC | PER | ORG | LOC | all labels | words/s |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name in TESTS:
        documents = read(data, name)
        words = sum(len(tokens) for document in documents for tokens, _ in document.sentences)
        for kind, tag in taggers.items():
            began = time.process_time()
            core = score(documents, tag)
            seconds = time.process_time() - began
            every = score(documents, tag, LABELS)
            figures = [core["micro"], *(core[label] for label in CORE), every["micro"]]
            goal = f"{100 * GOALS[name]:.0f}" if name in GOALS else ""
            cells = " | ".join(f"{100 * figure:.1f}" for figure in figures)
            rows.append(f"| {name} | {goal} | {kind} | {cells} | {words / seconds:,.0f} |")
    return rows


if __name__ == "__main__":
    main()
