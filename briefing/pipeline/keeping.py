"""Opening what is kept on disk: the store and the notebook, each without the other where one of them can't be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.paths import data_folder
from briefing.pipeline.archived import Kept
from briefing.pipeline.heads import version as heads_version
from briefing.pipeline.memory import Memory
from briefing.pipeline.state import (
    HEADS,
    LISTED,
    NAMES,
    NEAR,
    NOTEBOOK_NAME,
    PRESENT,
    PROFILE,
    SPREAD,
    STORE_NAME,
    TITLES,
    analyser,
    comparer,
    note_present,
)
from briefing.store import Notebook, SqliteNotebook, SqliteStore, Store, StoreError, UnsavedNotebook
from briefing.store.earlier import take_in
from briefing.store.unsaved import readable


def open_kept(tell: Callable[[str], None]) -> Kept:
    """Open both in the user's folder; ``tell`` hears, in one sentence each, what was mended and what can't be used."""
    try:
        folder = data_folder()
    except OSError as error:
        tell(f"can't save anything: {error}")
        return Kept(None, UnsavedNotebook())
    store, trouble = _store(folder, tell)
    notebook, more = _notebook(folder, tell)
    if trouble and more:
        tell(f"can't save anything: {trouble}")
    elif trouble or more:
        tell(f"can't save what was read: {trouble}" if trouble else f"can't save marks: {more}")
    if store is not None and notebook.lasting and _taken_over(notebook, folder, tell):
        # Not before: the notebook takes the words of those marks from what goes here.
        _forget_others(store)
    return Kept(store, notebook)


def present_versions() -> dict[str, str]:
    """For each kind of thing that a store keeps, the state of the code that makes it now."""
    made = {"analysis": analyser(), NAMES: analyser()} | dict.fromkeys((HEADS, TITLES, LISTED), heads_version())
    return made | dict.fromkeys(("groups", "story", PROFILE, NEAR, SPREAD), comparer())


def _forget_others(store: Store) -> None:
    """Drop what other states of the code made, once after the code changed: to look for it costs a look at all rows."""
    note_present()
    made = present_versions()
    present = " ".join(made.values())
    if store.known_bytes(PRESENT, "", present) is None:
        store.forget_other_versions(made)
        store.keep_bytes(PRESENT, "", present, b"\0")


def _store(folder: Path, tell: Callable[[str], None]) -> tuple[Store | None, str | None]:
    try:
        store = SqliteStore(folder / STORE_NAME)
    except StoreError as error:
        return None, str(error)
    if store.warning:
        tell(store.warning)
    return Memory(store, tell), None


def _notebook(folder: Path, tell: Callable[[str], None]) -> tuple[Notebook, str | None]:
    path = folder / NOTEBOOK_NAME
    try:
        notebook = SqliteNotebook(path)
    except StoreError as error:
        return readable(path), str(error)
    if notebook.warning:
        tell(notebook.warning)
    return notebook, None


def _taken_over(notebook: Notebook, folder: Path, tell: Callable[[str], None]) -> bool:
    """Whether the marks that an earlier version kept in its store are in the notebook."""
    if isinstance(notebook, SqliteNotebook):
        try:
            take_in(notebook, folder / STORE_NAME)
        except StoreError as error:
            tell(f"marks of an earlier version are not taken over yet: {error}")
            return False
    return True
