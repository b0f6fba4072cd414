"""The readers: one module for each kind of file, and in each module the ``Format`` that says what it reads.

Adding a format is adding one module here, with ``FORMAT`` and ``read(data, source)``: it makes a ``Block`` of each
paragraph, a ``Draft`` of them by ``clean(blocks, known)`` (``briefing.corpus.cleaning.paragraphs``), ``known`` being a
``Draft`` of what the file says beside its text, and calls ``build_article(source, draft)`` (``briefing.corpus.draft``).
``known`` finds it; nothing else names it. What only a file's content tells (an archive's export named ``.txt``) has a
``signature``, and is asked before the general format of the suffix.

The modules are imported to learn of them, so that none may load a parser before it reads: libraries that take long to
load are imported inside functions.
"""

from __future__ import annotations

import codecs
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

HEAD = 256 * 2**10
"""Bytes of a file in which its signature must show: an export's cover comes first and can be long."""

Reader = Callable[[bytes, SourceFile], Iterable[Article | Skipped]]
"""What a module's ``read`` is; one that reads files of many articles yields them as it goes."""


class Having:
    """A pattern of which each match holds one of a few words, which are looked for first: that takes no time."""

    def __init__(self, words: tuple[bytes, ...], pattern: re.Pattern[bytes]) -> None:
        self.words = words
        self.pattern = pattern

    def search(self, data: bytes) -> re.Match[bytes] | None:
        """Where the pattern is found."""
        return self.pattern.search(data) if any(word in data for word in self.words) else None


class AnyOf:
    """Several patterns, one of which must be found: each is quicker alone, where it begins with a letter of its own."""

    def __init__(self, *patterns: re.Pattern[bytes] | Having) -> None:
        self.patterns = patterns

    def search(self, data: bytes) -> re.Match[bytes] | None:
        """Where the first of them is found that is."""
        return next((match for pattern in self.patterns if (match := pattern.search(data))), None)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    ``name`` is for people, ``module`` the module of this package that reads it; ``suffixes`` are lower case with their
    dot, ``media_types`` as servers send them, ``roots`` local names of an XML document's element. ``signature`` is
    searched in the first ``HEAD`` bytes (UTF-16 as UTF-8), or in those of the member ``inside`` where the file is a zip
    container; ``anywhere``: it tells the format whatever the suffix. ``many``: a file of many articles, whose limits
    hold for each of them. ``isolated``: its parser can be made to hang or to eat memory, so it runs in a process with
    limits. ``seed`` is a sound small file (or member), where tests of damaged input start from.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    signature: re.Pattern[bytes] | AnyOf | Having | None = None
    inside: str = ""
    anywhere: bool = False
    many: bool = False
    isolated: bool = False
    seed: bytes = b""

    def reader(self) -> Reader:
        """The module's ``read``."""
        reader: Reader = importlib.import_module(f"{__name__}.{self.module}").read
        return reader


@cache
def known() -> tuple[Format, ...]:
    """Every format, in the order of the modules' names."""
    modules = sorted(found.name for found in pkgutil.iter_modules(__path__))
    found = (getattr(importlib.import_module(f"{__name__}.{name}"), "FORMAT", None) for name in modules)
    return tuple(kind for kind in found if isinstance(kind, Format))


@cache
def by_suffix() -> dict[str, Format]:
    """Lower-case suffix to the format that reads such a file where no signature tells more."""
    general = sorted(known(), key=lambda kind: kind.signature is None)  # the general ones last, so that they win
    return {suffix: kind for kind in general for suffix in kind.suffixes}


@cache
def by_media_type() -> dict[str, str]:
    """Media type to the first suffix of the format that it belongs to."""
    general = sorted(known(), key=lambda kind: kind.signature is None)
    return {media_type: kind.suffixes[0] for kind in general for media_type in kind.media_types}


@cache
def by_root() -> dict[str, Format]:
    """Local name of an XML document's element to its format."""
    return {root: kind for kind in known() for root in kind.roots}


def told(suffix: str, data: bytes) -> Format | None:
    """The format of a file by what is in it, or by its suffix (lower case) alone; None for one that nobody knows."""
    start = head(data)
    for kind in known():
        if kind.signature is None or kind.inside or not (kind.anywhere or suffix in kind.suffixes):
            continue
        if kind.signature.search(start):
            return kind
    return by_suffix().get(suffix)


def told_inside(member: str, data: bytes) -> Format | None:
    """The format of a zip container by what is in one member of it, or None where the general one reads it."""
    start = head(data)
    kinds = (kind for kind in known() if kind.inside == member and kind.signature is not None)
    return next((kind for kind in kinds if kind.signature and kind.signature.search(start)), None)


def head(data: bytes) -> bytes:
    """The first bytes of a file, where it says so in UTF-16 as UTF-8."""
    start = data[:HEAD]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", "replace").encode("utf-8", "replace")
    return start
