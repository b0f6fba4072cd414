"""The options of the commands on drafts and on places in the sources."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefing.cli import archiving
from briefing.cli.common import as_json, paths, reading

SCHEMAS = ("brief", "check", "corrections", "diff", "entities", "kwic", "marks", "read", "search", "stories")
"""Outputs that have a schema."""

CHECK_FORMATS = ("text", "json", "jsonl", "markdown", "sarif")
"""Named here, since an option must not wait for the exporters; a test holds them equal to theirs."""


def check(parser: argparse.ArgumentParser) -> None:
    """Fill the parser of ``check``."""
    parser.description = (
        "Hold a draft against its sources: every quotation word for word, its speaker, figures, days and names, "
        "hedges and attributions left out. It says what stands where, never what is true. "
        "Exit status: 0 nothing to mend, 1 something is altered, differs or is left out, 2 wrong use, nothing to read."
    )
    parser.add_argument("draft", metavar="DRAFT", type=Path, help="the draft, in any format that is read; - for stdin")
    paths(parser)
    parser.add_argument("-f", "--format", choices=CHECK_FORMATS, default="text", help="default: %(default)s")
    parser.add_argument("--app", action="store_true", help="walk through the findings in the app")
    parser.add_argument("--all", action="store_true", help="also what stands in the sources as it is")
    as_json(parser)
    archiving.add_options(parser)
    reading(parser)


def mcp(parser: argparse.ArgumentParser) -> None:
    """Fill the parser of ``mcp``."""
    parser.description = (
        "Serve a collection to an assistant by the Model Context Protocol over standard input and output: search, "
        "stories, facts, evidence, check_quote, brief. It only reads, writes nothing, and knows no file but these "
        "(extra mcp)."
    )
    paths(parser)
    archiving.add_options(parser)
    reading(parser)


def schema(parser: argparse.ArgumentParser) -> None:
    """Fill the parser of ``schema``."""
    parser.description = (
        "Print the JSON Schema of an output, by the name in its field `schema` with or without its version; "
        "without a name, list them. A line of --jsonl is `$defs.line` of its schema."
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help=f"one of {', '.join(SCHEMAS)}")


def open_(parser: argparse.ArgumentParser) -> None:
    """Fill the parser of ``open``."""
    parser.description = (
        "Open the app at what an id names: a place (ARTICLE:START-END), an article, a fact, a difference, a name, "
        "as checks, briefs and JSON print them. Where there is no terminal, its words are printed."
    )
    parser.add_argument("id", metavar="ID")
    paths(parser)
    archiving.add_options(parser)
    reading(parser)
