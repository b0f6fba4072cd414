"""The process that analyses articles for another one: frames in, frames out, until its input ends."""

from __future__ import annotations

import io
import subprocess
import sys

import msgspec
import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.corpus.frames import read_frame, write_frame
from briefing.models import Analysis

COMMAND = (sys.executable, "-P", "-m", "briefing.analysis.process")


def ask(*contents: bytes):
    """The answers of a process to some frames, and what it ended with."""
    asked = io.BytesIO()
    for content in contents:
        write_frame(asked, content)
    run = subprocess.run(COMMAND, input=asked.getvalue(), capture_output=True, check=False)
    told, answers = io.BytesIO(run.stdout), []
    while (frame := read_frame(told)) is not None:
        answers.append(frame)
    return answers, run.returncode


def test_it_says_that_it_is_ready_and_answers_each_article_with_what_the_finders_find():
    articles = [make_article("The mill burned down on Monday."), make_article("40 dogs came.", name="2.txt")]
    answers, code = ask(*map(msgspec.msgpack.encode, articles))
    assert code == 0
    assert answers[0] == b""
    decode = msgspec.msgpack.Decoder(Analysis).decode
    assert [decode(answer) for answer in answers[1:]] == [analyse(article) for article in articles]


def test_without_articles_it_ends_in_order():
    assert ask() == ([b""], 0)


@pytest.mark.parametrize("content", [b"none of ours", msgspec.msgpack.encode({"id": 1}), b""])
def test_what_is_no_article_ends_it(content):
    answers, code = ask(content)
    assert answers == [b""]
    assert code != 0
