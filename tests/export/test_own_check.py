"""The program's own brief passes its own check, in every format that is read again."""

from __future__ import annotations

import shutil

import pytest

from briefing.brief import make_brief
from briefing.checking import Kind, check_draft
from briefing.export import Choice, render
from briefing.pipeline import Session, generator
from briefing.pipeline.drafts import read_draft

FORMATS = {"markdown": "brief.md", "text": "brief.txt", "html": "brief.html", "docx": "brief.docx"}


@pytest.fixture(scope="module", params=["parade", "moon", "earthquake"])
def session(request, samples):
    session = Session([samples / request.param], keep=False)
    session.load()
    return session


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("full", [False, True])
def test_it_passes(session, form, full, tmp_path):
    if form == "docx" and shutil.which("pandoc") is None:
        pytest.skip("needs pandoc")
    made = render(make_brief(generator(), session.stories()), form, Choice(full))
    path = tmp_path / FORMATS[form]
    path.write_bytes(made if isinstance(made, bytes) else made.encode())
    (draft,) = read_draft(path)
    checked = check_draft(draft, tuple(session.collection.readings.values()))
    assert [(one.kind, one.verdict, one.text) for one in checked.findings if one.fault] == []
    assert sum(one.kind is Kind.QUOTATION for one in checked.findings) >= 8


def test_a_word_that_is_changed_in_it_is_found(session, tmp_path):
    made = render(make_brief(generator(), session.stories()), "markdown")
    fact = session.stories()[0].facts[0].statement
    word = max(fact.split(), key=len)
    (tmp_path / "brief.md").write_text(made.replace(word, "zebra"))
    (draft,) = read_draft(tmp_path / "brief.md")
    assert check_draft(draft, tuple(session.collection.readings.values())).fault
