"""``briefing completion``: what makes a shell complete commands and options."""

from __future__ import annotations

import argparse

import shtab

from briefing.cli.options import whole_parser
from briefing.cli.saying import put

DONE = 0


def run(options: argparse.Namespace) -> int:
    """Print the script of the shell."""
    put(shtab.complete(whole_parser(), options.shell))
    return DONE
