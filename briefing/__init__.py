"""briefing: read what many outlets report of one event, side by side, every statement with its place.

>>> import briefing
>>> with briefing.open(["articles/parade"]) as collection:
...     story, = collection.stories()
...     text = briefing.render(story, "markdown")

The values are those of ``briefing.models``; nothing is imported or set before it is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

from briefing.release import __version__

if TYPE_CHECKING:
    from briefing.api import Collection
    from briefing.models import Story

__all__ = ["__version__", "open", "render"]


def open(paths: Iterable[str | PathLike[str]], *, keep: bool = False) -> Collection:  # noqa: A001
    """Read files and folders of articles, as the app does.

    Args:
        paths: files and folders; what can't be read is named in ``Collection.skipped``.
        keep: whether to use the user's store, which makes a second opening fast; by default nothing is left on disk.

    Raises:
        FileNotFoundError: where none of the paths exists.
    """
    from briefing.api import Collection  # noqa: PLC0415

    return Collection(paths, keep=keep)


def render(stories: Story | Iterable[Story], form: str = "markdown", *, full: bool = False) -> str | bytes:
    """The brief of stories in a format of ``briefing brief --format``; bytes for ``docx``.

    Raises:
        KeyError: where there is no such format.
        briefing.brief.CitationError: where a citation is not what its article says.
    """
    from briefing.api import render_stories  # noqa: PLC0415

    return render_stories(stories, form, full=full)
