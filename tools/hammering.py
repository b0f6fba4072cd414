"""What the hammers share: a process that works until it is killed at a random moment, and what came of many kills."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Sequence
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


def kill_at_random(order: Sequence[str], chance: random.Random, longest: float) -> Killed:
    """Run Python on ``order``, wait for its first line, and kill it after a random part of ``longest`` seconds.

    ``early``: it ended by itself, which none should.
    """
    with subprocess.Popen(
        [sys.executable, *order], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        try:
            process.wait(chance.random() * longest)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        rest, errors = process.communicate()
    lines = (first + rest).split("\n")[:-1]  # the last one may be half a line
    return Killed(tuple(lines), tuple(errors.splitlines()), process.returncode != -signal.SIGKILL)
