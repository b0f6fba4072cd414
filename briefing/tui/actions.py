"""Every action of the reader, once: its keys, its words and what it does.

Bindings, key bar, help, palette and the ``[keys]`` table of the configuration are all made from ``ACTIONS``.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from briefing.tui.action import Action
from briefing.tui.commands import (
    annotating,
    asking,
    correcting,
    finding,
    leaving,
    moving,
    narrowing,
    panels,
    panes,
    walking,
)
from briefing.tui.tabs import TABS

MOVE, SOURCES, PANEL, FIND, MARK, LEAVE = (
    "Moving",
    "Sources",
    "Panels",
    "Finding",
    "Marks and export",
    "Help and leaving",
)

ACTIONS: tuple[Action, ...] = (
    Action("down", "j,down", "Down", "Next sentence of a source, or next row of a list", MOVE, moving.down),
    Action("up", "k,up", "Up", "Previous sentence or row", MOVE, moving.up),
    Action("page_down", "space,pagedown", "Page down", "One page down", MOVE, moving.page_down),
    Action("page_up", "b,pageup", "Page up", "One page up", MOVE, moving.page_up),
    Action("top", "home", "Top", "To the beginning", MOVE, moving.top),
    Action("top_twice", "g", "Top", "To the beginning", MOVE, moving.top, twice=True),
    Action("bottom", "G,end", "End", "To the end", MOVE, moving.bottom),
    Action("line_down", "ctrl+e", "Line down", "Scroll one line down, the cursor stays", MOVE, moving.line_down),
    Action("line_up", "ctrl+y", "Line up", "Scroll one line up", MOVE, moving.line_up),
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
        "previous_focus",
        "shift+tab",
        "Previous pane",
        "To the previous pane",
        MOVE,
        moving.previous_focus,
    ),
    Action("left", "h,left", "Left", "Previous source; in the summary, previous tab", MOVE, moving.left),
    Action("right", "l,right", "Right", "Next source; in the summary, next tab", MOVE, moving.right),
    Action(
        "jump_mode",
        "semicolon",
        "Go to …",
        "Show a letter at every pane and tab, and go to the one you type",
        MOVE,
        asking.jump_mode,
    ),
    *(
        Action(f"source_{n}", str(n), f"Source {n}", f"To source {n}", SOURCES, panes.to_source(n - 1))
        for n in range(1, 10)
    ),
    Action(
        "zen", "z", "One pane", "One source alone on the screen, and back", SOURCES, panes.zen, bar=11, only="source"
    ),
    Action(
        "sync",
        "s",
        "Sync scroll",
        "Scroll all sources together, by the facts they share",
        SOURCES,
        panes.sync,
        bar=8,
        only="source",
    ),
    Action("pin", "i", "Pin", "Keep this source in view on the left", SOURCES, panes.pin, bar=5, only="source"),
    Action("hide", "x", "Hide", "Hide this source", SOURCES, panes.hide),
    Action("unhide", "X", "Show all", "Show all hidden sources", SOURCES, panes.unhide),
    Action("move_left", "less_than_sign", "Move left", "Move this source to the left", SOURCES, panes.move_left),
    Action("move_right", "greater_than_sign", "Move right", "Move this source to the right", SOURCES, panes.move_right),
    Action(
        "stories",
        "a",
        "Stories",
        "All stories and articles, and the files that could not be read",
        SOURCES,
        asking.stories,
        bar=10,
    ),
    Action("back", "backspace", "Back", "Back to the story read before, where it was left", SOURCES, asking.back),
    *(Action(tab.id, tab.key, tab.title, tab.help, PANEL, panels.opener(tab.id)) for tab in TABS),
    Action(
        "narrow",
        "F",
        "Filter",
        "Show only some rows: of one source, of all, new, starred, tagged, hedged, with some words",
        PANEL,
        narrowing.narrow,
        bar=5,
        only="list",
    ),
    Action(
        "news",
        "d",
        "New",
        "Only what is new since your last visit",
        PANEL,
        narrowing.news,
        bar=7,
        only="list",
    ),
    Action(
        "tellers",
        "T",
        "Side by side",
        "Only the sources that report what was chosen, side by side",
        SOURCES,
        narrowing.tellers,
        bar=12,
        only="list",
    ),
    Action("cuts", "C", "Left out", "What reading left out of this article, and why", SOURCES, narrowing.cuts),
    Action(
        "find",
        "slash",
        "Find",
        "Find words in the sources; press twice to search everything",
        FIND,
        finding.find,
        bar=4,
    ),
    Action("next_hit", "n", "Next", "Next match of what was chosen or found", FIND, walking.next_hit, bar=2),
    Action("previous_hit", "N", "Previous", "Previous match", FIND, walking.previous_hit),
    Action("search", "ctrl+f", "Search all", "Search all articles while typing", FIND, finding.search, bar=14),
    Action("clear", "escape", "Clear", "Stop loading; clear highlights and filters", FIND, walking.clear),
    Action("marks", "full_stop", "Margin marks", "Show or hide the marks in the margin", MARK, panes.marks),
    Action("letters", "comma", "Letters", "Show each name's type as a letter", MARK, panes.letters),
    Action("select", "v", "Select", "Begin a selection at this sentence; move to widen it", MARK, moving.select),
    Action("star", "asterisk", "Star", "Star the fact or the article, or unstar it", MARK, leaving.star, bar=13),
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
        bar=6,
    ),
    Action(
        "annotate",
        "A",
        "Note",
        "A note or a tag on the fact, the sentence or the article; change it, take it away",
        MARK,
        annotating.annotate,
        bar=11,
    ),
    Action("copy", "y", "Copy", "Copy the selection or the sentence with its source", MARK, leaving.copy, bar=12),
    Action(
        "open_link", "o", "Open link", "Open this article's page in a browser, after asking", MARK, leaving.open_link
    ),
    Action("export", "e", "Export", "Write the brief to a file", MARK, asking.export, bar=9),
    Action("theme", "D", "Dark or light", "Switch between the dark and the light theme", LEAVE, leaving.theme),
    Action("palette", "colon", "Palette", "Every action, article and name, by typing", LEAVE, asking.palette, bar=15),
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
