"""``briefing doctor``: what a person is asked for when something is wrong; and the notebook in and out of a file."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Callable
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.output import read_only
from briefing.cli.saying import put, say
from briefing.corpus.cleaning.outlets import own_table, table_version
from briefing.paths import cache_folder, config_folder, data_folder
from briefing.pipeline.state import NOTEBOOK_NAME, READER, STORE_NAME, analyser
from briefing.release import __version__
from briefing.store import Notebook, SqliteNotebook, SqliteStore, StoreError

if TYPE_CHECKING:
    from briefing.archive import Archive

DONE, NOTHING = 0, 1
_PACKAGES = ("textual", "rich", "markdown-it-py", "whoosh-reloaded", "trafilatura", "sentencex", "numpy", "msgspec")


def run(options: argparse.Namespace) -> int:
    """Look and print, or carry out what was asked; the status is 1 where something is wrong."""
    try:
        if options.export:
            return _export(_opened(options), options.export, force=options.force)
        if options.take:
            return _import(_opened(options), options.take)
        sound = _look(read_only(options), repair=options.repair)
    except (OSError, StoreError) as error:
        say(str(error))
        return NOTHING
    return DONE if sound else NOTHING


def _opened(options: argparse.Namespace) -> Notebook:
    """The notebook here, or that of the archive that is named."""
    archive = read_only(options)
    return SqliteNotebook(data_folder() / NOTEBOOK_NAME) if archive is None else archive.notebook()


def _look(archive: Archive | None, *, repair: bool) -> bool:
    lines = [f"briefing {__version__} (reader {READER}, analyser {analyser()})", f"Python {platform.python_version()}"]
    lines += [f"{package} {metadata.version(package)}" for package in _PACKAGES]
    lines.append(f"configuration: {config_folder()}")
    lines.append(f"outlets: {own_table()}" + ("" if table_version() else " (none of your own)"))
    sound = []
    for what, look in (("data folder", _kept), ("index folder", _index)):
        try:
            found, fine = look(repair=repair)
        except OSError as error:
            found, fine = [f"{what}: can't be used: {error}"], False
        lines += found
        sound.append(fine)
    if archive is not None:
        found, fine = _notebook(archive.name, archive.notebook, repair=False)
        lines += found
        sound.append(fine)
    put("\n".join(lines))
    return all(sound)


def _kept(*, repair: bool) -> tuple[list[str], bool]:
    folder = data_folder()
    path = folder / NOTEBOOK_NAME
    store, one = _store(folder, repair=repair)
    notebook, two = _notebook(str(path), partial(SqliteNotebook, path), repair=repair)
    return [*store, *notebook], one and two


def _index(*, repair: bool) -> tuple[list[str], bool]:
    from briefing.index import check_index, remove_index

    folder = cache_folder() / "index"
    places = sorted(folder.iterdir()) if folder.is_dir() else []
    lines, bad = [], 0
    for place in places:
        faults = check_index(place)
        if faults and repair:
            remove_index(place)
            faults = check_index(place)
        if faults:
            bad += 1
            lines.append(f"{place}: {'; '.join(faults)} (the next search rebuilds it)")
    return [f"index folder: {folder}: {len(places) - bad} of {len(places)} search indexes whole", *lines], not bad


def _store(folder: Path, *, repair: bool) -> tuple[list[str], bool]:
    path = folder / STORE_NAME
    try:
        store = SqliteStore(path)
        try:
            problems = store.check()
            if problems and repair:
                store.mend()
                problems = store.check()
            counts = "" if problems else ", ".join(f"{count} {table}" for table, count in store.counts().items())
            return _said("store", str(path), problems, counts, store.warning), not problems
        finally:
            store.close()
    except StoreError as error:
        return [f"store: can't be used: {error}"], False


def _notebook(where: str, opened: Callable[[], Notebook], *, repair: bool) -> tuple[list[str], bool]:
    try:
        notebook = opened()
        try:
            problems = notebook.check()
            if problems and repair and isinstance(notebook, SqliteNotebook):
                notebook.mend()
                problems = notebook.check()
            state = notebook.state
            held = {
                "star": state.stars,
                "place": state.places,
                "saved search": state.searches,
                "correction": state.corrections,
            }
            counts = ", ".join(_count(len(events), word) for word, events in held.items())
            return _said("notebook", where, problems, counts, notebook.warning), not problems
        finally:
            notebook.close()
    except StoreError as error:
        return [f"notebook: can't be used: {error}"], False


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _said(what: str, path: str, problems: tuple[str, ...], counts: str, warning: str | None) -> list[str]:
    health = "; ".join(problems) if problems else "ok"
    lines = [f"{what}: {path}: {health}" + f" ({counts})" * bool(counts), *([warning] if warning else [])]
    return [*lines, "run `briefing doctor --repair` to mend it"] if problems else lines


def _export(notebook: Notebook, target: Path, *, force: bool) -> int:
    from briefing.export import write
    from briefing.store.portable import to_json

    try:
        records = notebook.records()
    finally:
        notebook.close()
    write(target, to_json(records), force=force)
    say(f"{len(records)} events written to {target}")
    return DONE


def _import(notebook: Notebook, source: Path) -> int:
    from briefing.store.portable import from_json

    try:
        records, bad = from_json(source)
        taken = notebook.merge(records)
        if notebook.waiting:
            raise StoreError(notebook.warning or "the server is away")
    finally:
        notebook.close()
    if bad:
        say(f"{source}: {bad} events can't be read and were left out")
    say(f"{taken} events taken in, {len(records) - taken} were there already")
    return NOTHING if bad else DONE
