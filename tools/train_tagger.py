"""Rebuild the shipped tagger from its data: the table of names, the weights, the scores and the model card.

Usage: ``python tools/train_tagger.py DATA_DIR SCOWL [--rounds N]``, with the extra ``train`` installed. DATA_DIR holds
``NAME.jsonl.gz`` files, a document a line. The seed is fixed and everything runs on one thread.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", XLA_FLAGS="--xla_cpu_multi_thread_eigen=false")
sys.path.insert(0, str(Path(__file__).parents[1]))

from briefing.analysis.model import Tagger
from briefing.analysis.model.gazetteer import load_gazetteer, split_name
from tools import gazetteer
from tools.evaluate_tagger import table_of_scores
from tools.forget_handles import public
from tools.tagger_data import TRAIN, TWICE, Document, clean, common_words, read
from tools.tagger_network import Encoder, Example, make_vocabulary, pack, train
from tools.tagger_synthesis import Synthesiser

PACKAGE = Path(__file__).parents[1] / "briefing" / "analysis" / "model"
CARD = Path(__file__).parent / "model_card.md"
SEED = 1
ROUNDS = 12


def main() -> None:
    """Build the table of names, train, score, and write all of it into the package."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("scowl", type=Path, help="the folder of SCOWL's lists, see tools/gazetteer.py")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    raw = {name: read(options.data, name) for name in TRAIN}
    common = common_words(document for name in TRAIN for document in raw[name])
    known = gazetteer.known_words(options.scowl)
    names = gazetteer.write(gazetteer.cleaned(gazetteer.build(common), known))
    size = train_weights(raw, options.rounds, known)
    print(f"table of names {names:,} bytes, weights {size:,} bytes")
    rows = table_of_scores(options.data, {"shipped": Tagger.load().tag})
    print("\n".join(rows))
    card = CARD.read_text(encoding="utf-8").replace("{{SCORES}}", "\n".join(rows))
    (PACKAGE / "MODEL_CARD.md").write_text(card.replace("{{BYTES}}", f"{size:,}"), encoding="utf-8")


def train_weights(raw: Mapping[str, Sequence[Document]], rounds: int, known: frozenset[str]) -> int:
    """Train on the named sets and write the weights; their size in bytes."""
    table = load_gazetteer()
    cleaned = {name: [clean(document, table) for document in raw[name]] for name in TRAIN}
    names = frozenset(part.lower() for name in gazetteer.read_table() for part in split_name(name))
    made = make_vocabulary([document for name in TRAIN for document in cleaned[name]])
    vocabulary = public(made, known | names)
    documents = [document for name in (*TRAIN, *TWICE) for document in cleaned[name]]
    encoder = Encoder(vocabulary, table)

    def examples(number: int) -> list[Example]:
        made = Synthesiser(table, seed=100 * SEED + number).round(documents)
        return [example for document in made for example in encoder.document(document)]

    weights = train(examples, rounds, len(vocabulary), SEED)
    return pack(weights, vocabulary, PACKAGE / "weights.npz")


if __name__ == "__main__":
    main()
