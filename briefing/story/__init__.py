"""Several articles of one event, compared: grouped, linked, aligned, and every difference shown.

The two ways in import their steps when they are called: a second opening takes groups and stories from the store, and
should not wait a third of a second for what it does not use.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.models import Corrections, Reading, Story
from briefing.threads import hold_to_one

hold_to_one()


def _go_on() -> None:
    """Nobody wants it to stop."""


def build_story(readings: Sequence[Reading], corrections: Corrections = ()) -> Story:
    """Compare the articles of one event; see ``briefing.story.assemble``."""
    from briefing.story import assemble  # noqa: PLC0415

    return assemble.build_story(readings, corrections)


def group_articles(readings: Sequence[Reading], check: Callable[[], None] = _go_on) -> tuple[tuple[str, ...], ...]:
    """Article ids of each event; see ``briefing.story.grouping.groups``."""
    from briefing.story.grouping import groups as grouping  # noqa: PLC0415

    return grouping.group_articles(readings, check)


def join_articles(
    groups: Sequence[tuple[str, ...]], readings: Sequence[Reading], check: Callable[[], None] = _go_on
) -> tuple[tuple[str, ...], ...]:
    """The groups with the articles that are new; see ``briefing.story.grouping.groups``."""
    from briefing.story.grouping import groups as grouping  # noqa: PLC0415

    return grouping.join_articles(groups, readings, check)
