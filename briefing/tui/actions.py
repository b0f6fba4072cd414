"""Every action of the reader, once: its keys, its words and what it does.

Bindings, key bar, help, palette and the ``[keys]`` table of the configuration are all made from ``ACTIONS``.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from briefing.tui.action import Action
from briefing.tui.commands import annotating, asking, correcting, finding, leaving, moving, panels, panes, walking
from briefing.tui.tabs import TABS

MOVE, SOURCES, PANEL, FIND, MARK, LEAVE = (
    "Moving",
    "Sources",
    "What they say",
    "Finding",
    "Marking and taking",
    "Help and leaving",
)

ACTIONS: tuple[Action, ...] = (
    Action("down", "j,down", "Down", "Next sentence of a source, or next row of a list", MOVE, moving.down),
    Action("up", "k,up", "Up", "Sentence or row before", MOVE, moving.up),
    Action("page_down", "space,pagedown", "Page on", "One page on", MOVE, moving.page_down),
    Action("page_up", "b,pageup", "Page back", "One page back", MOVE, moving.page_up),
    Action("top", "home", "Top", "To the beginning", MOVE, moving.top),
    Action("top_twice", "g", "Top", "To the beginning", MOVE, moving.top, twice=True),
    Action("bottom", "G,end", "End", "To the end", MOVE, moving.bottom),
    Action("line_down", "ctrl+e", "Line on", "Scroll one line on, the cursor stays", MOVE, moving.line_down),
    Action("line_up", "ctrl+y", "Line back", "Scroll one line back", MOVE, moving.line_up),
    Action(
        "choose",
        "enter",
        "Jump",
        "On a fact: every source goes to its words for it. On a sentence: to its fact",
        MOVE,
        walking.choose,
        bar=1,
    ),
    Action(
        "next_focus",
        "tab",
        "Switch",
        "To the next source, after the last one to the summary",
        MOVE,
        moving.next_focus,
        bar=3,
    ),
    Action(
        "previous_focus", "shift+tab", "Part before", "To the source or the summary before", MOVE, moving.previous_focus
    ),
    Action("left", "h,left", "Left", "Source on the left; in the summary, tab on the left", MOVE, moving.left),
    Action("right", "l,right", "Right", "Source on the right; in the summary, tab on the right", MOVE, moving.right),
    Action(
        "jump_mode",
        "semicolon",
        "Go to …",
        "Show a letter at every part of the screen and go to the one you type",
        MOVE,
        asking.jump_mode,
    ),
    *(
        Action(f"source_{n}", str(n), f"Source {n}", f"To source {n}", SOURCES, panes.to_source(n - 1))
        for n in range(1, 10)
    ),
    Action(
        "zen", "z", "One pane", "One source alone on the screen, and back", SOURCES, panes.zen, bar=9, only="source"
    ),
    Action(
        "sync",
        "s",
        "In step",
        "Scroll all sources together, held in step by the facts they share",
        SOURCES,
        panes.sync,
        bar=6,
        only="source",
    ),
    Action("pin", "i", "Pin", "Keep this source in view on the left", SOURCES, panes.pin, bar=5, only="source"),
    Action("hide", "x", "Hide", "Put this source away", SOURCES, panes.hide),
    Action("unhide", "X", "Show all", "Bring back every source put away", SOURCES, panes.unhide),
    Action("move_left", "less_than_sign", "Move left", "Move this source to the left", SOURCES, panes.move_left),
    Action("move_right", "greater_than_sign", "Move right", "Move this source to the right", SOURCES, panes.move_right),
    Action(
        "stories",
        "a",
        "Stories",
        "All stories and articles, and the files that could not be read",
        SOURCES,
        asking.stories,
        bar=8,
    ),
    *(Action(tab.id, tab.key, tab.title, tab.help, PANEL, panels.opener(tab.id)) for tab in TABS),
    Action(
        "find",
        "slash",
        "Find",
        "Find words in the sources; press twice to search everything",
        FIND,
        finding.find,
        bar=4,
    ),
    Action("next_hit", "n", "Next", "Next place of what was chosen or found", FIND, walking.next_hit, bar=2),
    Action("previous_hit", "N", "Before", "The place before", FIND, walking.previous_hit),
    Action("search", "ctrl+f", "Search all", "Search all articles while typing", FIND, finding.search, bar=10),
    Action("clear", "escape", "Clear", "Stop reading files; take marks and found places away", FIND, walking.clear),
    Action("marks", "full_stop", "Margin marks", "Show or hide the marks in the margin", MARK, panes.marks),
    Action("letters", "comma", "Letters", "Write the kind of every name behind it, as a letter", MARK, panes.letters),
    Action("select", "v", "Select", "Begin a selection at this sentence; move to widen it", MARK, moving.select),
    Action("star", "asterisk", "Star", "Star the fact or the article, or unstar it", MARK, leaving.star, bar=11),
    Action(
        "stars",
        "S",
        "All stars",
        "All stars, notes and tags, wherever they are",
        MARK,
        asking.stars,
    ),
    Action(
        "correct",
        "E",
        "Correct",
        "Correct the name, fact, difference or article under the cursor, or take a correction back",
        MARK,
        correcting.correct,
        bar=13,
    ),
    Action(
        "annotate",
        "A",
        "Note",
        "A note or a tag on the fact, the sentence or the article; change it, take it away",
        MARK,
        annotating.annotate,
        bar=12,
    ),
    Action("copy", "y", "Copy", "Copy the selection or the sentence with its source", MARK, leaving.copy, bar=9),
    Action(
        "open_link", "o", "Open link", "Open this article's page in a browser, after asking", MARK, leaving.open_link
    ),
    Action("export", "e", "Export", "Write the brief to a file", MARK, asking.export, bar=7),
    Action("theme", "D", "Dark or light", "Switch between the dark and the light theme", LEAVE, leaving.theme),
    Action("palette", "colon", "Palette", "Every action, article and name, by typing", LEAVE, asking.palette, bar=14),
    Action("help", "question_mark", "Help", "All keys", LEAVE, asking.help_screen, bar=-2),
    Action("quit", "q", "Quit", "Leave", LEAVE, leaving.quit_reader, bar=-1),
)

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}


def bindings() -> list[Binding]:
    """The bindings of the reader's screen, by the id of the action so that a keymap can change them.

    They have priority, so that a key is dealt with before the next one is looked at: else what is typed fast after
    ``/`` would still go to where the cursor was before, and a "q" among it would leave the reader.
    """
    return [
        Binding(action.keys, f"act('{action.id}')", action.label, show=False, priority=True, id=action.id)
        for action in ACTIONS
    ]
