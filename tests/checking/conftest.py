from __future__ import annotations

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.checking import check_draft
from briefing.models import Reading


@pytest.fixture(scope="session")
def reading():
    """A text with its analysis; a draft has no day of its own."""

    def make(text, name="draft.md", **fields):
        values = {"published": None, **fields} if name == "draft.md" else fields
        article = make_article(text, name=name, **values)
        return Reading(article, analyse(article))

    return make


@pytest.fixture(scope="session")
def found(reading):
    """The findings of one kind on a draft against bare texts, all of one day."""

    def run(draft, *texts, kind=None, day=date(2024, 5, 3)):
        sources = [reading(text, f"{n}.txt", published=day) for n, text in enumerate(texts)]
        return [one for one in check_draft(reading(draft), sources).findings if kind in (None, one.kind)]

    return run
