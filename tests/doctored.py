"""Whoosh indexes on disk in which one pickle is another one: it would make a marker file when it is loaded."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from whoosh import columns, externalsort
from whoosh import index as whoosh_index
from whoosh.codec import whoosh3
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb import structfile
from whoosh.index import create_in, open_dir
from whoosh.query import Term


class Marker:
    """Pickled, it is an order to make the file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, tuple[str, str]]:
        return open, (str(self.path), "w")


PLACES: dict[str, tuple[ModuleType, str, Callable[[Any], bool]]] = {
    "segments of the table of contents": (
        structfile,
        "dump_pickle",
        lambda value: isinstance(value, list) and bool(value),
    ),
    "directory of the .seg": (structfile, "dump_pickle", lambda value: any("trm" in str(key) for key in list(value))),
    "options of the .seg": (structfile, "dump_pickle", lambda value: value == {}),
    "extras of a table": (structfile, "dump_pickle", lambda value: "fieldmap" in value),
    "head of a block of postings": (whoosh3, "dumps", lambda value: len(value) == 6),
    "block of postings": (whoosh3, "dumps", lambda value: len(value) == 3),
    "stored fields": (columns, "dumps", lambda value: "id" in value),
}
"""What to doctor: the module that writes it, by which function, and how the value is known."""


@contextmanager
def doctoring(monkeypatch: pytest.MonkeyPatch, place: str, marker: Path) -> Iterator[None]:
    """While it lasts, Whoosh writes the marker's pickle in this place."""
    module, name, known = PLACES[place]

    def dump(value: Any, file: Any, protocol: int) -> None:
        pickle.dump(Marker(marker) if known(value) else value, file, protocol)

    def dumps(value: Any, protocol: int) -> bytes:
        return pickle.dumps(Marker(marker) if known(value) else value, protocol)

    with monkeypatch.context() as patch:
        patch.setattr(module, name, dump if "dump_" in name else dumps)
        yield


def doctored_index(folder: Path, monkeypatch: pytest.MonkeyPatch, place: str, marker: Path) -> None:
    """An index that Whoosh wrote into the folder, whole but for one place."""
    folder.mkdir()
    with doctoring(monkeypatch, place, marker):
        writer = create_in(str(folder), Schema(id=ID(stored=True), body=TEXT)).writer()
        for number in range(200):
            writer.add_document(id=str(number), body=f"a drone flew over harbour {number}")
        writer.commit()


def read_all(folder: Path) -> list[str]:
    """What Whoosh finds there."""
    with open_dir(str(folder)).searcher() as searcher:
        return [hit["id"] for hit in searcher.search(Term("body", "drone"), limit=None)]


def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoosh with Python's own unpickler, as it comes."""
    monkeypatch.setattr(structfile, "load_pickle", pickle.load)
    monkeypatch.setattr(externalsort, "load", pickle.load)
    for module in (whoosh3, columns):
        monkeypatch.setattr(module, "loads", pickle.loads)
    monkeypatch.setattr(whoosh_index, "pickle", SimpleNamespace(loads=pickle.loads, dumps=pickle.dumps))
