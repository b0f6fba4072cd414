"""Take handles, tags, addresses and insults out of the shipped tagger: from its table of names and its vocabulary.

Usage: ``python tools/forget_handles.py SCOWL``, with the extra ``train``; SCOWL as in ``tools/gazetteer.py``. The
training texts hold tweets. A word of the vocabulary that is neither in SCOWL nor in an open list of names is blanked;
its row stays, so that the weights need no new training, and the word is read by its letters alone.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefing.analysis.model.gazetteer import split_name
from tools.gazetteer import cleaned, known_words, read_table, write

WEIGHTS = Path(__file__).parents[1] / "briefing" / "analysis" / "model" / "weights.npz"


def main(scowl: Path) -> None:
    """Clean both files and print what is left."""
    known = known_words(scowl)
    table = cleaned(read_table(), known)
    print(len(table), "names,", write(table), "bytes")
    stored = dict(np.load(WEIGHTS))
    words = bytes(stored["vocabulary"]).decode("utf-8").split("\n")
    names = frozenset(part.lower() for name in table for part in split_name(name))
    left = public(words, known | names)
    stored["vocabulary"] = np.frombuffer("\n".join(left).encode("utf-8"), np.uint8)
    store(stored, WEIGHTS)
    print(sum(map(bool, left)), "words of", len(words), "in the vocabulary")


def store(stored: Mapping[str, np.ndarray], target: Path) -> int:
    """Write arrays as a NumPy archive; the size in bytes."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, value in stored.items():
            # A fixed day, so that the same weights give the same bytes; not packed, which the wheel does anyway.
            with archive.open(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), "w") as member:
                np.lib.format.write_array(member, value, allow_pickle=False)
    return target.stat().st_size


def public(words: Sequence[str], known: frozenset[str]) -> list[str]:
    """The words in their places, those that may be somebody's handle, a tag, an address or an insult left empty."""
    return [word if _is_public(word, known) else "" for word in words]


def _is_public(word: str, known: frozenset[str]) -> bool:
    if word.isalpha() or not word:
        return word in known
    if word[0] in "@#" or "_" in word or "/" in word or "www" in word:
        return len(word) == 1
    parts = [part for part in "".join(char if char.isalpha() else " " for char in word).split() if len(part) > 2]
    return all(part in known for part in parts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
