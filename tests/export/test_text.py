from __future__ import annotations

from export_stories import HOSTILE, story

from briefing.brief import make_brief
from briefing.export import Choice, render
from briefing.models import Skipped


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_words_stand_as_they_are_with_source_and_paragraph():
    text = flat(render(make_brief("g", [story()]), "text"))
    assert f"“{HOSTILE}” [1 ¶1]" in text
    assert "“It rained.” [1 ¶1] — The *Lantern*; source 2 [2 ¶1]" in text


def test_a_citation_is_never_broken():
    for line in render(make_brief("g", [story()]), "text").splitlines():
        assert not line.rstrip().endswith("[1")
        assert len(line) <= 88 or " " not in line.strip()


def test_sources_give_file_day_and_places():
    text = flat(render(make_brief("g", [story()]), "text"))
    assert "1. The *Lantern*, " in text
    assert "https://lantern.example/a_b" in text
    assert "2. No outlet named, Harbour bridge reopens, " in text
    assert "(day inferred)" in text
    assert f"¶1:{len(HOSTILE) + 1}–{len(HOSTILE) + 11}" in text


def test_both_sides_of_a_difference_and_its_possible_explanation():
    text = flat(render(make_brief("g", [story()]), "text"))
    assert "The rain - rained · quoted above [1 ¶1]" in text
    assert "- stopped · “The rain stopped at noon.” [2 ¶1] · source 2" in text
    assert "Possible explanation: another hour." in text


def test_unread_files_are_named():
    assert "NOT READ\n  b.txt: empty file" in render(
        make_brief("g", [story()], [Skipped("b.txt", "empty file")]), "text"
    )


def test_only_the_sections_asked_for():
    text = render(make_brief("g", [story()]), "text", Choice(sections=("differences",)))
    assert "WHERE ACCOUNTS DIFFER" in text
    assert "IN SHORT" not in text
    assert "SOURCES" in text
