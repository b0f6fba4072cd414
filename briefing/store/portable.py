"""The notebook as one JSON file, to keep elsewhere or to take to another machine, and back.

``{"format": "briefing-notebook/1", "events": [{"id": …, "at": …, "who": …, "kind": …, "about": …, "says": …, "undoes":
[…], "sum": …}, …]}``. The lines of a notebook's mirror are taken as well.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from briefing.corpus.discover import reason_of
from briefing.corpus.draft import UnreadableError
from briefing.corpus.reading import open_regular
from briefing.corpus.sanitize import sanitize, sanitize_line
from briefing.corpus.sourcefile import SourceFile
from briefing.store.events import Record, event_of
from briefing.store.faults import StoreError
from briefing.store.mirror import MOST_BYTES, line_of, read_lines, record_of
from briefing.store.values import NOT_OURS

FORMAT = "briefing-notebook/1"
_DEEPEST = 30


class _File(msgspec.Struct):
    format: str
    events: list[msgspec.Raw]


def to_json(records: Sequence[Record]) -> str:
    """All events, one a line, so that two files can be compared."""
    lines = ",\n".join(line_of(record).decode() for record in records)
    return f'{{"format": {json.dumps(FORMAT)}, "events": [\n{lines}\n]}}\n'


def from_json(path: Path) -> tuple[list[Record], int]:
    """The events of a file, and how many in it are none or were changed since they were written.

    Raises:
        StoreError: where the file can't be read or is none of ours.
    """
    try:
        data = open_regular(SourceFile(path, path.name, 0, 0), MOST_BYTES)
    except UnreadableError as error:
        raise StoreError(f"{path}: {error}") from error
    except OSError as error:
        raise StoreError(f"{path}: {reason_of(error, 'file')}") from error
    try:
        file = msgspec.json.decode(data, type=_File)
    except NOT_OURS:
        records, bad = read_lines(data)
        if not records:
            raise StoreError(f"{path}: not an exported notebook") from None
    else:
        if file.format != FORMAT:
            raise StoreError(f"{path}: a notebook of another format ({sanitize_line(file.format[:40])})")
        read = [record_of(bytes(item)) for item in file.events]
        records, bad = [record for record in read if record is not None], read.count(None)
    clean = [_clean(record) for record in records]
    return [record for record in clean if record is not None], bad + clean.count(None)


def _clean(record: Record) -> Record | None:
    """The record with all that must not reach a terminal taken out of its strings; None where it is no event."""
    if not record.id.isalnum() or len(record.id) > 64:
        return None
    try:
        about, says = (_cleaned(json.loads(part), _DEEPEST) for part in (record.about, record.says))
    except (ValueError, RecursionError):
        return None
    names = {name: sanitize_line(getattr(record, name)) for name in ("at", "who", "kind")}
    clean = replace(record, **names, about=_text(about), says=_text(says))
    return clean if event_of(clean) is not None else None


def _cleaned(value: Any, depth: int) -> Any:  # noqa: ANN401  # whatever JSON holds
    if depth == 0:
        raise ValueError("nested too deeply")
    if isinstance(value, str):
        return sanitize(value)
    if isinstance(value, list):
        return [_cleaned(item, depth - 1) for item in value]
    if isinstance(value, dict):
        return {sanitize_line(key): _cleaned(item, depth - 1) for key, item in value.items()}
    return value


def _text(value: object) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()
