"""The keys of the dialogs, once: from here come their bindings, the keys they show, the help and ``[keys]``.

A dialog takes the actions of its scopes. Where dialogs share a scope, one entry of the configuration holds for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.binding import Binding

from briefing.tui.keyed import DialogAction, keys_of, shown_key

TYPING, SEARCH, CHOICE, STORIES, STARS, FINDING, EXPORT, ASKED, PAGES, CHECKED = (
    "In lists with a line to type in",
    "Searching all articles",
    "Choosing a filter",
    "In the list of stories",
    "In the list of stars",
    "In the line of words to find",
    "Writing the brief",
    "Asked yes or no",
    "In the help, and in what was left out",
    "In the check of a draft",
)

DIALOG_ACTIONS: tuple[DialogAction, ...] = (
    DialogAction("typing_down", "down", "Down", "Next row", TYPING, "typing", "move(1)"),
    DialogAction("typing_up", "up", "Up", "Previous row", TYPING, "typing", "move(-1)"),
    DialogAction("typing_page_down", "pagedown", "Page down", "One page down", TYPING, "typing", "page(1)"),
    DialogAction("typing_page_up", "pageup", "Page up", "One page up", TYPING, "typing", "page(-1)"),
    DialogAction("typing_take", "enter", "Take", "Open or take the row", TYPING, "typing", "take", -2),
    DialogAction("typing_leave", "escape", "Back", "Back, nothing is changed", TYPING, "typing", "leave", -1),
    DialogAction("search_outlet", "ctrl+o", "Outlet", "Only one outlet", SEARCH, "search", "press('outlet')"),
    DialogAction("search_day", "ctrl+y", "Day", "Only a day, or since or until one", SEARCH, "search", "press('day')"),
    DialogAction("search_name", "ctrl+n", "Name", "Only articles that name this", SEARCH, "search", "press('name')"),
    DialogAction(
        "search_kind",
        "ctrl+k",
        "Kind",
        "Only articles with this kind of name: a weapon, a place …",
        SEARCH,
        "search",
        "press('kind')",
    ),
    DialogAction("search_sort", "ctrl+t", "Sort", "Newest or most relevant first", SEARCH, "search", "press('sort')"),
    DialogAction(
        "search_lines",
        "ctrl+l",
        "Lines",
        "Each place on a line; again: by the words left of it, right of it; then the articles",
        SEARCH,
        "search",
        "lines",
    ),
    DialogAction("search_chips", "tab", "Filters", "On to the next filter", SEARCH, "search", "chip(1)"),
    DialogAction("search_chips_back", "shift+tab", "Previous filter", "Back a filter", SEARCH, "search", "chip(-1)"),
    DialogAction("search_right", "right", "Right", "On a filter: the next", SEARCH, "search", "beside(1)"),
    DialogAction("search_left", "left", "Left", "On a filter: the previous one", SEARCH, "search", "beside(-1)"),
    DialogAction("search_loosen", "delete,backspace", "Clear it", "On a filter: clear it", SEARCH, "search", "loosen"),
    DialogAction("search_clear", "ctrl+x", "Clear", "Clear all filters", SEARCH, "search", "unfilter"),
    DialogAction("search_save", "ctrl+s", "Save", "Save the words with their filters", SEARCH, "search", "save"),
    DialogAction(
        "search_recall",
        "ctrl+r",
        "Earlier",
        "The search before, further back at each stroke",
        SEARCH,
        "search",
        "recall",
    ),
    DialogAction(
        "search_forget", "ctrl+d", "Remove", "Take the earlier search out of the list", SEARCH, "search", "forget"
    ),
    DialogAction(
        "choice_mode", "tab", "On, since, until", "Days: this one, since it, until it", CHOICE, "days", "mode(1)", 1
    ),
    DialogAction("choice_mode_back", "shift+tab", "Back", "Previous mode", CHOICE, "days", "mode(-1)"),
    DialogAction("stories_take", "enter", "Open", "Open the story or the article", STORIES, "stories", "take", -2),
    DialogAction("stories_unfold", "l,right", "Articles", "Show its articles", STORIES, "stories", "unfold", 1),
    DialogAction("stories_fold", "h,left", "Fold", "Hide its articles", STORIES, "stories", "fold", 2),
    DialogAction(
        "stories_join", "m", "As one", "Take this story and the open one as one", STORIES, "stories", "join", 3
    ),
    DialogAction("stories_part", "x", "Take out", "Take this article out of its story", STORIES, "stories", "part", 4),
    DialogAction("stories_down", "j,down", "Down", "Next row", STORIES, "stories", "down"),
    DialogAction("stories_up", "k,up", "Up", "Previous row", STORIES, "stories", "up"),
    DialogAction("stories_leave", "q,escape,a", "Back", "Back to the sources", STORIES, "stories", "leave", -1),
    DialogAction("stars_take", "enter", "Go to", "Go to its words in the articles", STARS, "stars", "take", -2),
    DialogAction("stars_unstar", "asterisk,x", "Remove", "Remove the star, note or tag", STARS, "stars", "unstar", 1),
    DialogAction("stars_down", "j,down", "Down", "Next row", STARS, "stars", "down"),
    DialogAction("stars_up", "k,up", "Up", "Previous row", STARS, "stars", "up"),
    DialogAction("stars_leave", "q,escape,S", "Back", "Back to the sources", STARS, "stars", "leave", -1),
    DialogAction(
        "find_widen", "slash", "Search all", "While nothing is typed: search all articles", FINDING, "find", "widen"
    ),
    DialogAction("find_leave", "escape", "Back", "Clear the search", FINDING, "find", "leave"),
    DialogAction("confirm_yes", "y", "Yes", "Yes", ASKED, "confirm", "answer(True)"),
    DialogAction("confirm_no", "n,q,escape", "No", "No", ASKED, "confirm", "answer(False)"),
    DialogAction("confirm_other", "left,right,h,l", "Other", "The other answer", ASKED, "confirm", "app.focus_next"),
    DialogAction("export_write", "enter", "Write", "Write the file", EXPORT, "export", "write", -2),
    DialogAction("export_next", "down", "Format", "The next format", EXPORT, "export", "format(1)", 1),
    DialogAction("export_before", "up", "Previous format", "The previous format", EXPORT, "export", "format(-1)"),
    DialogAction(
        "export_stars", "ctrl+s", "Only stars", "Only what is starred, or all", EXPORT, "export", "turn('stars')", 2
    ),
    DialogAction(
        "export_full", "ctrl+l", "Everything", "Everything, or two pages", EXPORT, "export", "turn('full')", 3
    ),
    DialogAction("export_copy", "ctrl+y", "Copy", "Copy the brief to the clipboard", EXPORT, "export", "copy", 4),
    DialogAction("export_path", "ctrl+p", "Copy path", "Copy the path of the file", EXPORT, "export", "copy_path", 6),
    DialogAction("export_view", "ctrl+v", "Preview", "The preview alone, or the choices", EXPORT, "export", "view", 5),
    DialogAction("export_part", "tab,shift+tab", "Sections", "To the sections, or back", EXPORT, "export", "part", 2),
    DialogAction("export_toggle", "space", "On or off", "In the list of sections: on or off", EXPORT, "export", "turn"),
    DialogAction("export_leave", "escape", "Back", "Back, nothing is written", EXPORT, "export", "leave", -1),
    DialogAction("check_next", "n", "Next", "Next finding", CHECKED, "check", "walk(1)", 1),
    DialogAction("check_before", "N", "Before", "Finding before", CHECKED, "check", "walk(-1)", 2),
    DialogAction("check_place", "enter", "Source", "Go to its words in the source", CHECKED, "check", "place", -2),
    DialogAction("check_down", "j,down", "Down", "One line down", CHECKED, "check", "scroll(1)"),
    DialogAction("check_up", "k,up", "Up", "One line up", CHECKED, "check", "scroll(-1)"),
    DialogAction("check_leave", "q,escape", "Close", "Back to the sources", CHECKED, "check", "leave", -1),
    DialogAction("help_down", "j,down", "Down", "One line down", PAGES, "help", "scroll(1)", -2),
    DialogAction("help_up", "k,up", "Up", "One line up", PAGES, "help", "scroll(-1)"),
    DialogAction("help_page_down", "space,pagedown", "Page down", "One page down", PAGES, "help", "page(1)", 1),
    DialogAction("help_page_up", "b,pageup", "Page up", "One page up", PAGES, "help", "page(-1)"),
    DialogAction("help_leave", "q,escape,question_mark,enter", "Close", "Close the help", PAGES, "help", "leave", -1),
)

DIALOG_BY_ID: Mapping[str, DialogAction] = {action.id: action for action in DIALOG_ACTIONS}


def actions_of(*scopes: str, **labels: str) -> tuple[DialogAction, ...]:
    """The actions of those scopes; ``labels`` give some of them, by id, another word in the key bar."""
    found = [action for action in DIALOG_ACTIONS if action.scope in scopes]
    return tuple(replace(action, label=labels.get(action.id, action.label)) for action in found)


def first_key(action: str, keymap: Mapping[str, str]) -> str:
    """The first key of a dialog's action, as a reader would write it."""
    return shown_key(keys_of(DIALOG_BY_ID[action], keymap).split(",")[0])


def dialog_bindings(*scopes: str) -> list[Binding]:
    """The bindings of a dialog with those scopes, by id so that a keymap can change them.

    They have priority: the line to type in would else keep some of the keys for itself.
    """
    return [
        Binding(action.keys, action.do, action.label, show=False, priority=True, id=action.id)
        for action in actions_of(*scopes)
    ]
