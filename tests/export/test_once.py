"""What a page finds once."""

from __future__ import annotations

from briefing.export.once import Once


def test_what_was_found_is_not_looked_for_again():
    once, asked = Once(), []

    def find():
        asked.append(1)

    assert once(("line", "a"), find) is None
    assert once(("line", "a"), find) is None
    assert len(asked) == 1
    assert once(("line", "b"), lambda: 2) == 2
