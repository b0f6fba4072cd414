"""``briefing doctor``: what a person is asked for when something is wrong."""

from __future__ import annotations

import argparse
import platform
from importlib import metadata

from briefing import __version__
from briefing.cli.output import put
from briefing.paths import cache_folder, config_folder, data_folder
from briefing.pipeline.state import READER, STORE_NAME, analyser
from briefing.store import Store, StoreError

DONE, NOTHING = 0, 1
_PACKAGES = ("textual", "rich", "markdown-it-py", "whoosh-reloaded", "trafilatura", "sentencex", "numpy", "msgspec")


def run(options: argparse.Namespace) -> int:
    """Look and print; the status is 1 where something is wrong."""
    del options
    lines = [f"briefing {__version__} (reader {READER}, analyser {analyser()})", f"Python {platform.python_version()}"]
    lines += [f"{package} {metadata.version(package)}" for package in _PACKAGES]
    lines.append(f"configuration: {config_folder()}")
    status = DONE
    try:
        lines.append(f"index folder: {cache_folder() / 'index'}")
        store = Store(data_folder() / STORE_NAME)
    except (OSError, StoreError) as error:
        put("\n".join([*lines, f"store: can't be used: {error}"]))
        return NOTHING
    health = store.check()
    counts = ", ".join(f"{count} {table}" for table, count in store.counts().items())
    lines.append(f"store: {store.path}: {health} ({counts})")
    if store.warning:
        lines.append(store.warning)
    if health != "ok":
        status = NOTHING
    store.close()
    put("\n".join(lines))
    return status
