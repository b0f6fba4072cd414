"""A stock list that can be paged before it has been laid out and while it is empty."""

from __future__ import annotations

from textual.widgets import OptionList


class CalmList(OptionList):
    """Textual 8.2 raises a KeyError where a list without lines is paged: just opened, or on a terminal of 1×1."""

    @property
    def _has_lines(self) -> bool:
        region = self.scrollable_content_region
        return self.option_count > 0 and region.width > 0 and region.height > 0

    def action_page_down(self) -> None:
        """One page on."""
        if self._has_lines:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """One page back."""
        if self._has_lines:
            super().action_page_up()  # type: ignore[no-untyped-call]
