"""What can be typed: commands, their options, and the help that a user reads."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from briefing.cli import archiving, draft_options
from briefing.cli.common import as_json, day, paths, positive, reading
from briefing.cli.notebook_options import fill_correct, fill_marks
from briefing.cli.search_options import add_engine, fill_kwic, fill_search
from briefing.config import BRIEF_FORMATS, BRIEF_SECTIONS
from briefing.records import dataclass
from briefing.release import __version__

_MIB = 2**20
_EPILOG = """\
commands:
  briefing [PATH...]                 open files and folders in the app (default: the sample articles)
  briefing brief PATH...             print or write the brief of a collection
  briefing check DRAFT PATH...       a draft's quotations, figures, days, names: what stands where
  briefing open ID PATH...           the app at a fact, sentence or citation, by its id
  briefing schema [NAME]             the JSON Schema of an output
  briefing mcp PATH...               serve a collection to an assistant, read-only
  briefing diff OLD.json NEW.json    what changed between two briefs, or two days
  briefing search QUERY PATH...      search a collection
  briefing kwic QUERY PATH...        each place of the words between its neighbours
  briefing stories PATH...           the stories found in a mixed collection
  briefing entities PATH...          who and what is named, with counts by outlet
  briefing correct WHAT ...          put right an outlet, a day, a name, a fact, what one story is
  briefing note WHAT ...             write a note on an article, a sentence or a fact
  briefing tag WHAT ...              tag an article, a sentence or a fact
  briefing read FILE                 one file as it is read; --show-cut adds what was left out
  briefing add SOURCE... --to DIR    import pages, feeds and files as Markdown
  briefing index PATH...             bring store and index up to date
  briefing archive WHAT              a newsroom's archive on PostgreSQL
  briefing completion SHELL          completion for bash, zsh or tcsh
  briefing doctor                    versions, folders, health of store, notebook and index

briefing COMMAND --help explains a command. To open a folder named like a command, write ./NAME.
exit status: 0 done, 1 nothing found or nothing readable, 2 wrong use, 130 interrupted"""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The options of one call; ``run`` on it is the command. Exits with 2 on wrong use, as argparse does."""
    if argv and argv[0] in COMMANDS:
        module = COMMANDS[argv[0]].module
        parser = parser_of(argv[0])
        arguments = list(argv[1:])
    else:
        module, parser, arguments = "reader", reader_parser(), list(argv)
    parser.set_defaults(run=_runner(module))
    options = _parsed(parser, arguments)
    archiving.check(options, parser, needs_paths=module not in ("reader", "archive"))
    return options


def _parsed(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """The options wherever they stand: argparse alone takes no path behind an option that follows the query."""
    # What it has for that knows neither commands below a command nor, in Python 3.11, what "--" is for.
    if "--" in arguments or any(action.nargs == argparse.PARSER for action in parser._actions):
        return parser.parse_args(arguments)
    return parser.parse_intermixed_args(arguments)


def parser_of(name: str) -> argparse.ArgumentParser:
    """The parser of a command, with its examples in its help."""
    command = COMMANDS[name]
    parser = argparse.ArgumentParser(
        prog=f"briefing {name}",
        epilog="examples:\n" + "\n".join(f"  {line}" for line in command.examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.fill(parser)
    return parser


def whole_parser() -> argparse.ArgumentParser:
    """One parser of everything that can be typed, for completion in a shell."""
    parser = reader_parser(paths=False)
    commands = parser.add_subparsers()
    for name, command in COMMANDS.items():
        command.fill(commands.add_parser(name))
    return parser


def reader_parser(*, paths: bool = True) -> argparse.ArgumentParser:
    """The parser of what opens the app."""
    parser = argparse.ArgumentParser(
        prog="briefing",
        description="Read what many outlets report of one event, side by side.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if paths:
        parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="files and folders of articles")
    _reader(parser)
    return parser


def _runner(module: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        command: Callable[[argparse.Namespace], int] = importlib.import_module(f"briefing.cli.{module}").run
        return command(options)

    return run


def _reader(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    parser.add_argument("--watch", action="store_true", help="pick up what appears or changes meanwhile")
    parser.add_argument("--theme", help="theme for this session")
    parser.add_argument("--web", action="store_true", help="serve the app to a browser on this machine")
    parser.add_argument("--port", type=int, default=8000, help="port for --web (default: %(default)s)")
    archiving.add_options(parser)
    reading(parser)


def _brief(parser: argparse.ArgumentParser) -> None:
    parser.description = "Print the brief: every sentence verbatim, cited to its exact place."
    paths(parser)
    parser.add_argument(
        "-f",
        "--format",
        choices=BRIEF_FORMATS,
        help="default: what FILE ends in; else markdown, or that of the profile",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="write to a file, never over an existing one; its ending chooses the format",
    )
    parser.add_argument("--force", action="store_true", help="replace the file of --output")
    parser.add_argument("-q", "--query", help="only what cites a sentence that this search finds")
    parser.add_argument("--story", type=positive, metavar="N", help="only the Nth story of `briefing stories`")
    parser.add_argument("--outlet", metavar="NAME", help="only what this outlet reports")
    parser.add_argument("--stars", action="store_true", help="only what is starred")
    parser.add_argument(
        "--since",
        metavar="DAY",
        type=_since,
        help="only what articles of this day or later report; last: articles that are new since the last visit",
    )
    parser.add_argument("--profile", metavar="NAME", help="begin with a profile of config.toml")
    parser.add_argument("--tag", metavar="NAME", help="only what has this tag")
    parser.add_argument("--notes", action="store_true", help="print your notes and tags as well")
    parser.add_argument("--full", action="store_true", help="everything, not two pages")
    parser.add_argument(
        "--sections",
        metavar="NAMES",
        type=_sections,
        help=f"only these, separated by commas: {', '.join(BRIEF_SECTIONS)}",
    )
    archiving.add_options(parser)
    reading(parser)


def _stories(parser: argparse.ArgumentParser) -> None:
    parser.description = "The stories in a mixed collection, each with its articles."
    paths(parser)
    as_json(parser)
    archiving.add_options(parser)
    reading(parser)


def _entities(parser: argparse.ArgumentParser) -> None:
    parser.description = "Who and what is named, with mentions by outlet."
    paths(parser)
    parser.add_argument("--type", help="only one type: person, org, place, group, event, weapon, work, other")
    as_json(parser)
    archiving.add_options(parser)
    reading(parser)


def _read(parser: argparse.ArgumentParser) -> None:
    parser.description = "How one file is parsed: title, outlet, day and text."
    paths(parser)
    parser.add_argument("--show-cut", action="store_true", help="also what was stripped, and why")
    as_json(parser)
    reading(parser)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.description = "Fetch pages and feeds, or take files, and keep each article as Markdown in a folder."
    parser.add_argument("sources", metavar="SOURCE", nargs="+", help="URL of a page or feed, or a file")
    parser.add_argument("--to", metavar="DIR", type=Path, required=True, help="folder to write into")
    parser.add_argument("--keep-original", action="store_true", help="keep the bytes as they came beside the article")
    parser.add_argument("--allow-private", action="store_true", help="allow addresses of this machine and network")
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds for one page (default: %(default)s)")


def _index(parser: argparse.ArgumentParser) -> None:
    parser.description = "Bring store and index of a collection up to date."
    paths(parser)
    parser.add_argument("--rebuild", action="store_true", help="rebuild the index")
    add_engine(parser)
    reading(parser)


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Versions, folders, and whether store, notebook and index are sound. "
        "The notebook holds what cannot be made again: stars, notes, tags, corrections, reading places, saved searches."
    )
    task = parser.add_mutually_exclusive_group()
    task.add_argument("--repair", action="store_true", help="mend what is damaged; the old file is kept under a number")
    task.add_argument("--export", metavar="FILE", type=Path, help="write the notebook to a JSON file")
    task.add_argument("--import", metavar="FILE", type=Path, dest="take", help="add the events of an exported notebook")
    parser.add_argument("--force", action="store_true", help="replace the file of --export")
    archiving.add_notebook(parser)


def _since(text: str) -> date | str:
    if text == "last":
        return text
    try:
        return day(text)
    except argparse.ArgumentTypeError as error:
        raise argparse.ArgumentTypeError(f"{error}, or last") from None


def _sections(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    unknown = [name for name in names if name not in BRIEF_SECTIONS]
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown section {unknown[0]!r}; choose from {', '.join(BRIEF_SECTIONS)}")
    return names


def max_bytes(options: argparse.Namespace) -> int:
    """The limit on a file's size."""
    return int(options.max_size) * _MIB


def _diff(parser: argparse.ArgumentParser) -> None:
    parser.description = "What changed between two briefs in JSON, or between two days of a collection."
    paths(parser, "two briefs in JSON (`briefing brief PATH -o FILE.json`), or with --days a collection")
    parser.add_argument(
        "--days", nargs=2, metavar=("OLD", "NEW"), type=day, help="compare the collection as of two days"
    )
    as_json(parser)
    archiving.add_options(parser)
    reading(parser)


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.description = "Print what makes a shell complete briefing's commands and options."
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"))


@dataclass(frozen=True, slots=True)
class Command:
    """What fills a command's parser, the module of this package whose ``run`` it is, and calls that show its use."""

    fill: Callable[[argparse.ArgumentParser], None]
    module: str
    examples: tuple[str, ...]


COMMANDS: dict[str, Command] = {
    "brief": Command(
        _brief,
        "brief",
        (
            "briefing brief news/ -o brief.md",
            "briefing brief news/ --full -f html -o brief.html",
            "briefing brief news/ --sections lead,differences -f text",
            "briefing brief news/ -q 'missile*' --story 1 -f json",
            "briefing brief news/ --stars",
            "briefing brief news/ --since last",
        ),
    ),
    "check": Command(
        draft_options.check,
        "check",
        (
            "briefing check draft.md news/",
            "briefing check draft.docx news/ --json",
            "briefing check draft.md news/ -f markdown > noted.md",
            "briefing check draft.md news/ -f sarif > draft.sarif",
            "briefing check - news/ < draft.txt",
        ),
    ),
    "open": Command(
        draft_options.open_, "open", ("briefing open dd2aaf9b7dfd:262-298 news/", "briefing open dd2aaf9b7dfd news/")
    ),
    "mcp": Command(draft_options.mcp, "mcp", ("briefing mcp news/",)),
    "schema": Command(draft_options.schema, "schema", ("briefing schema", "briefing schema check > check.schema.json")),
    "diff": Command(
        _diff,
        "diff",
        (
            "briefing diff yesterday.json today.json",
            "briefing diff news/ --days 2023-09-09 2023-09-11",
        ),
    ),
    "search": Command(
        fill_search,
        "search",
        (
            "briefing search '\"solid fuel\" AND missile*' news/",
            "briefing search 'outlet:upi drone' news/ --sort day --json",
        ),
    ),
    "kwic": Command(
        fill_kwic,
        "kwic",
        ("briefing kwic missile news/ --sort right", "briefing kwic '\"solid fuel\"' news/ --width 60"),
    ),
    "stories": Command(
        _stories, "stories", ("briefing stories mixed-folder/", "briefing stories mixed-folder/ --json")
    ),
    "entities": Command(_entities, "entities", ("briefing entities news/ --type person",)),
    "correct": Command(
        fill_correct,
        "correct",
        (
            "briefing correct outlet news/fire.txt 'The Harbour Post'",
            "briefing correct day news/fire.txt 2023-07-28",
            "briefing correct one-story news/fire.txt news/blaze.html",
            "briefing correct merge news/ 'Ana Duarte' 'A. Duarte'",
            "briefing correct list",
            "briefing correct undo 3f9c1a20",
        ),
    ),
    "note": Command(
        fill_marks("note"),
        "marking",
        (
            "briefing note article news/fire.txt 'ask the owner'",
            "briefing note sentence news/fire.txt 'the roof fell in' 'seen on video?'",
            "briefing note fact news/ 'twelve barges' 'the harbour says ten'",
            "briefing note list",
            "briefing note undo 3f9c1a20",
        ),
    ),
    "tag": Command(
        fill_marks("tag"),
        "marking",
        (
            "briefing tag article news/fire.txt check",
            "briefing tag fact news/ 'twelve barges' front-page",
            "briefing search 'tag:front-page' news/",
            "briefing brief news/ --tag front-page",
        ),
    ),
    "read": Command(_read, "read", ("briefing read page.html --show-cut", "briefing read mailbox.mbox --json")),
    "add": Command(
        _add,
        "add",
        ("briefing add https://example.org/feed.xml --to news/", "briefing add page.html --to news/ --keep-original"),
    ),
    "index": Command(_index, "index", ("briefing index news/", "briefing index news/ --rebuild")),
    "doctor": Command(_doctor, "doctor", ("briefing doctor", "briefing doctor --export notebook.json")),
    "archive": Command(
        archiving.fill,
        "archive",
        (
            "briefing archive init --archive postgresql://news.example/desk",
            "briefing archive add exports/ --archive postgresql://news.example/desk",
            "briefing archive work --archive postgresql://news.example/desk",
            "briefing archive status --archive postgresql://news.example/desk",
        ),
    ),
    "completion": Command(
        _completion, "completion", ("briefing completion bash > ~/.local/share/bash-completion/completions/briefing",)
    ),
}
"""Each command by its name."""
