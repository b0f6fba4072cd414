"""The process that analyses articles for another one: ``python -P -m briefing.analysis.process``.

It says by an empty frame that it is ready, reads articles from standard input and answers each with its analysis until
its input ends. Articles and analyses are msgpack values of declared types: no side can make the other run anything.
"""

from __future__ import annotations

import os
import signal
import sys

import msgspec

from briefing.analysis import analyse
from briefing.corpus.frames import read_frame, write_frame
from briefing.models import Article, Paragraph

_ANYTHING = Article("", "", "", "", "A word.", (Paragraph(0, 7),), language="en")


def main() -> None:
    """Answer until the other side closes. What a finder raises ends the process: the other side tries it again."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the parent decides
    articles, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write into the answers
    analyse(_ANYTHING)  # loads the finders: while that takes its time, nobody waits
    write_frame(replies, b"")
    decode, encode = msgspec.msgpack.Decoder(Article).decode, msgspec.msgpack.Encoder().encode
    while (frame := read_frame(articles)) is not None:
        write_frame(replies, encode(analyse(decode(frame))))


if __name__ == "__main__":
    main()
