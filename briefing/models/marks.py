"""What the reader marked in a story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stars:
    """The stars of a story: by the id of an article or a fact, the ids of the notebook's events that set them."""

    articles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


NO_STARS = Stars()
