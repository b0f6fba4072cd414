"""What the hammers share: a process that works until it is killed at a random moment, and what came of many kills."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the kills: sentences that were said (each once), and what went wrong, which should be nothing."""

    kills: int
    said: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Killed:
    """A process that was killed: the lines that it had written, on standard output and on standard error."""

    told: tuple[str, ...]
    said: tuple[str, ...]
    early: bool


def kill_at_random(
    order: Sequence[str], chance: random.Random, longest: float, first_of_all: Callable[[], None] = lambda: None
) -> Killed:
    """Run Python on ``order``, wait for its first line, and kill it after a random part of ``longest`` seconds.

    ``first_of_all`` is done before that, while it still works. ``early``: it ended by itself, which none should.
    """
    with subprocess.Popen(
        [sys.executable, *order], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        try:
            process.wait(chance.random() * longest)
        except subprocess.TimeoutExpired:
            first_of_all()
            process.send_signal(signal.SIGKILL)
        rest, errors = process.communicate()
    lines = (first + rest).split("\n")[:-1]  # the last one may be half a line
    return Killed(tuple(lines), tuple(errors.splitlines()), process.returncode != -signal.SIGKILL)


def kill_forked(work: Callable[[], None], chance: random.Random, longest: float) -> Killed:
    """The same for a function, run in a copy of this process, which has loaded all that it needs: ten times as fast."""
    (told, tell), (said, say) = os.pipe(), os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        os.dup2(tell, 1)
        os.dup2(say, 2)
        sys.stdout, sys.stderr = open(1, "w", encoding="utf-8"), open(2, "w", encoding="utf-8")  # noqa: SIM115
        try:
            work()
        finally:
            sys.stderr.flush()
            os._exit(70)
    os.close(tell)
    os.close(say)
    with os.fdopen(told, encoding="utf-8") as lines, os.fdopen(said, encoding="utf-8") as errors:
        first = lines.readline()
        time.sleep(chance.random() * longest)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        whole = (first + lines.read()).split("\n")[:-1]
        return Killed(tuple(whole), tuple(errors.read().splitlines()), os.waitstatus_to_exitcode(status) != -9)
