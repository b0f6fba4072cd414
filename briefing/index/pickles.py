"""The unpickler that Whoosh gets: it knows the few classes that Whoosh writes itself, and nothing else.

Whoosh keeps parts of an index as pickles: the segments in its table of contents, the directory at the end of a
``.seg`` file, the extras of its tables, the blocks of postings, stored fields, and what it sorts aside. Whoever could
write to those files could run what he likes in this program. So importing this module puts this unpickler in the place
of Python's, in the modules of Whoosh alone, and takes away the loaders of old formats, which bring their own.
The pickled schema is not read at all: ``Storage.open_index`` is given ours.
"""

from __future__ import annotations

import io
import pickle
import sys
from collections import defaultdict
from types import SimpleNamespace
from typing import IO, Any

import whoosh.compat
import whoosh.externalsort
import whoosh.index
import whoosh.legacy
import whoosh.util.loading
from whoosh.codec.whoosh3 import W3Codec, W3Segment


def _latin(text: str, encoding: str) -> bytes:
    """Bytes as old pickles hold them; stands in for ``_codecs.encode``, which would take any codec."""
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"bytes in {encoding!r}")
    return text.encode("latin1")


KNOWN: dict[tuple[str, str], object] = {
    ("builtins", "bytes"): bytes,
    ("builtins", "int"): int,
    ("collections", "defaultdict"): defaultdict,
    ("_codecs", "encode"): _latin,
    ("whoosh.codec.whoosh3", "W3Codec"): W3Codec,
    ("whoosh.codec.whoosh3", "W3Segment"): W3Segment,
}
"""What a pickle of an index may name, by module and name; Python's other plain values need none."""


class Unpickler(pickle.Unpickler):
    """Reads plain values and ``KNOWN``."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  # as the base class has it
        """The class of that name.

        Raises:
            pickle.UnpicklingError: for one that an index has no use for. Nothing is imported then.
        """
        known = ("builtins" if module == "__builtin__" else module, name)  # as old pickles call it
        if known not in KNOWN:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in an index")
        return KNOWN[known]


def load(file: IO[bytes]) -> Any:  # noqa: ANN401
    """The next value of an open file."""
    return Unpickler(file).load()


def loads(content: bytes) -> Any:  # noqa: ANN401
    """The value that these bytes hold."""
    return Unpickler(io.BytesIO(content)).load()


def _put_in_place() -> None:
    ours = SimpleNamespace(
        **{name: getattr(pickle, name) for name in ("dump", "dumps", "PicklingError", "UnpicklingError")},
        load=load,
        loads=loads,
        Unpickler=Unpickler,
    )
    instead = {id(pickle): ours, id(pickle.load): load, id(pickle.loads): loads, id(pickle.Unpickler): Unpickler}
    # What is imported later takes its own from whoosh.compat.
    for name, module in list(sys.modules.items()):
        if name == "whoosh" or name.startswith("whoosh."):
            for attribute, value in list(vars(module).items()):
                if id(value) in instead:
                    setattr(module, attribute, instead[id(value)])
    whoosh.legacy.toc_loaders.clear()
    whoosh.legacy.RenamingUnpickler = whoosh.util.loading.RenamingUnpickler = Unpickler


_put_in_place()
