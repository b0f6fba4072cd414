"""Where the program keeps what it writes: the user's own folders, for nobody else to read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import platformdirs

APP = "briefing"


class UnsafeFolderError(OSError):
    """A folder that should be the user's own belongs to somebody else or is open to others."""


def config_folder() -> Path:
    """Where the configuration file is looked for; it is never created by the program."""
    return Path(os.environ.get("BRIEFING_CONFIG") or platformdirs.user_config_path(APP))


def data_path() -> Path:
    """The store: articles as read, marks, notes, saved searches. Neither created nor looked at."""
    return Path(os.environ.get("BRIEFING_DATA") or platformdirs.user_data_path(APP))


def data_folder() -> Path:
    """``data_path``, created 0700. Errors as in ``private_folder``."""
    return private_folder(data_path())


def cache_path() -> Path:
    """What can be made again: search indexes. Neither created nor looked at."""
    return Path(os.environ.get("BRIEFING_CACHE") or platformdirs.user_cache_path(APP))


def cache_folder() -> Path:
    """``cache_path``, created 0700. Errors as in ``private_folder``."""
    return private_folder(cache_path())


def private_folder(folder: Path) -> Path:
    """The folder, created where it is missing, and closed to the eyes of others.

    Raises:
        UnsafeFolderError: where it is a link, not ours, or others may write to it: then it is left as it is.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    info = folder.lstat()
    if not stat.S_ISDIR(info.st_mode) or info.st_uid != os.geteuid():
        raise UnsafeFolderError(f"{folder}: not a folder of this user's, or a link")
    if info.st_mode & 0o022:
        raise UnsafeFolderError(f"{folder}: others may write to it")
    if info.st_mode & 0o077:
        folder.chmod(0o700)
    return folder
