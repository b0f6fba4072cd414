"""Hostile words in every field of a brief: each parser of Markdown sees the same page as with harmless ones.

Two parsers run here; Pandoc and markdownlint-cli2 run where they are installed, each once over all words.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import mistune
import pytest
from markdown_it import MarkdownIt
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import Choice, render
from briefing.export.docx import READER
from briefing.models import (
    Conflict,
    ConflictKind,
    ConflictValue,
    Evidence,
    Hedge,
    Mark,
    Marks,
    Origin,
    Skipped,
    Stance,
    Status,
    Story,
    Teller,
    TimelineEvent,
    naming,
)

ROOT = Path(__file__).resolve().parents[2]
WORDS = (ROOT / "tests/data/markdown_words.txt").read_text(encoding="utf-8").splitlines()
HARMLESS = "zz"
PLUGINS = ["footnotes", "table", "strikethrough", "url", "task_lists", "math", "superscript", "subscript", "mark"]
HERE = {"markdown-it": MarkdownIt("gfm-like").render, "mistune": mistune.create_markdown(plugins=PLUGINS)}


def story_of(word: str, number: int) -> tuple[Story, Marks]:
    """A story with the word in its title, names, words, days, differences, origins, notes and remarks."""
    one = make_article(
        f"{word} it was said of {number}. The tide rose {word}",
        name=f"{word}/{number}.txt",
        outlet=word,
        url=f"https://lantern.example/{number}",
        title=word,
        byline=word,
        place=word,
        details=(("captured", word), ("sha256", word)),
        notes=(word,),
        corrected=(word, "day"),
    )
    two = make_article(
        f"{word}\nsaid it too of {number}. {word}",
        name=f"harbour-notes-{number}.txt",
        place=word,
        outlet=None,
        title=word,
    )
    said, tide = cite(one, f"{word} it was said of {number}."), cite(one, f"The tide rose {word}")
    too, bare = cite(two, f"{word}\nsaid it too of {number}."), _last(two, word)
    fact = make_fact(
        said, too, status=Status.AGREED, origins=(word,), tellers=(Teller(one.id, Stance.ATTRIBUTES, (word,)),)
    )
    sides = (ConflictValue(word, (tide,)), ConflictValue(f"{word} 2", (bare,)))
    conflict = Conflict("c", ConflictKind.ACTION, f"what was done ({word})", sides, f"so: {word}")
    story = make_story(
        make_reading(one),
        make_reading(two),
        facts=(fact, make_fact(tide, hedge=Hedge.ALLEGED), make_fact(bare)),
        summary=(fact.id,),
        conflicts=(conflict,),
        origins=(Origin(one.id, word, (word,), (said,)),),
        timeline=(TimelineEvent("2024-05-03", word, (bare, said)),),
        corrected=(word,),
    )
    note, tag = Mark("1", "note", word), Mark("2", "tag", word)
    marks = Marks(articles={one.id: (note, tag)}, facts={fact.id: (note,)}, sentences=((bare, (note,)),))
    return replace(story, id=f"s{number}", title=word), marks


def _last(article, word: str) -> Evidence:
    start = len(article.text) - len(word)
    return Evidence(article.id, start, len(article.text), word)


def brief_of(words: list[str]) -> str:
    made = [story_of(word, number) for number, word in enumerate(words)]
    brief = make_brief("briefing 0", [story for story, _ in made], [Skipped(word, word) for word in words], words[0])
    marks = {story.id: own for story, own in made}
    news = {story.id: story.title for story, _ in made}
    return render(brief, "markdown", Choice(full=True, marks=marks, news=news))


def body(text: str) -> str:
    return text.split("---\n", 2)[2]


def structure(page: str) -> list[str]:
    return re.findall(r"</?[a-z]\w*", re.sub(r"<colgroup>.*?</colgroup>", "", page, flags=re.DOTALL))


def squeezed(page: str) -> str:
    """The text without spaces, which are another in a heading and in a cell."""
    return "".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def times(word: str, page: str) -> int:
    return squeezed(page).count("".join(word.split()))


@pytest.mark.parametrize("parser", HERE)
@pytest.mark.parametrize("word", WORDS)
def test_a_parser_sees_the_page_of_harmless_words(parser, word, monkeypatch):
    monkeypatch.setattr(naming, "LONGEST", 200)  # a title that stands for an outlet is not cut
    page, plain = (HERE[parser](body(brief_of([one]))) for one in (word, HARMLESS))
    assert structure(page) == structure(plain)
    assert times(word, page) >= times(HARMLESS, plain)


def pandoc(text: str, reader: str, writer: str) -> str:
    command = ["pandoc", "-f", reader, "-t", writer, "--wrap=none"]
    command += ["--standalone"] if writer == "json" else []
    run = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert run.stderr == ""
    return run.stdout


def plain_text(part: object) -> str:
    """The text of Pandoc's tree."""
    if isinstance(part, list):
        return "".join(map(plain_text, part))
    if not isinstance(part, dict):
        return ""
    return part["c"] if part["t"] == "Str" else " " if part["t"] == "Space" else plain_text(part.get("c"))


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="Pandoc is not installed")
def test_pandoc_sees_the_page_of_harmless_words():
    text = brief_of(WORDS)
    plain = structure(pandoc(brief_of([HARMLESS] * len(WORDS)), READER, "html"))
    page = pandoc(text, READER, "html")
    assert structure(page) == plain
    for word in WORDS:
        assert times(word, page) >= 10
    # As a person calls it, who lets it set its own quotation marks.
    assert structure(pandoc(text, "markdown", "html")) == plain


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="Pandoc is not installed")
@pytest.mark.parametrize("word", ["# *x* [a](b) @y", 'null: "x" \\o/', "- a $x$ ==b=="])
def test_pandoc_reads_the_metadata_as_these_words(word):
    meta = json.loads(pandoc(brief_of([word]), READER, "json"))["meta"]
    assert plain_text(meta["title"]["c"]) == word
    assert plain_text(meta["query"]["c"]) == word


LINT = shutil.which("markdownlint-cli2")


@pytest.mark.skipif(LINT is None, reason="markdownlint-cli2 is not installed")
def test_markdownlint_has_nothing_to_say(tmp_path):
    shutil.copy(ROOT / ".markdownlint-cli2.jsonc", tmp_path)
    (tmp_path / "hostile.md").write_text(brief_of(WORDS), encoding="utf-8")
    (tmp_path / "harmless.md").write_text(brief_of([HARMLESS]), encoding="utf-8")
    run = subprocess.run([str(LINT), "*.md"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
