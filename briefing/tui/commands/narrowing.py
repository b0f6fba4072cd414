"""Making the lists shorter, and bringing together what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.news import told
from briefing.tui.lists.filtering import NAMES, NEW, Filter, described, fits
from briefing.tui.screens.cuts import CutsScreen
from briefing.tui.screens.narrow import NarrowScreen, Way
from briefing.tui.text import count, said

if TYPE_CHECKING:
    from briefing.tui.context import Context
    from briefing.tui.lists.row import Lens


def narrow(reader: Context) -> None:
    """Choose what is left of the lists."""
    lens = reader.panel.lens
    if lens is None or not lens.view.story.id:
        reader.tell("There are no lists yet")
        return

    def chosen(kept: Filter | None) -> None:
        if kept is not None:
            show_only(reader, kept)

    reader.app.push_screen(NarrowScreen(_ways(lens), reader.keymap), chosen)


def show_only(reader: Context, kept: Filter) -> None:
    """Leave only these rows, in the list that is open."""
    reader.kept = kept
    reader.refresh_lens()
    reader.open_tab(reader.panel.active)
    lens = reader.panel.lens
    if kept and lens is not None:
        reader.tell(f"{described(kept, lens)} · {reader.key('clear')} shows all")
    else:
        reader.tell("All rows")


def news(reader: Context) -> None:
    """Show only what is new since the last visit; once more, everything."""
    if reader.kept.kind == NEW:
        show_only(reader, Filter())
    elif not reader.news:
        reader.tell("Nothing in this story is new since your last visit")
    else:
        reader.kept = Filter(NEW)
        reader.refresh_lens()
        reader.open_tab("facts")
        reader.tell(f"{told(reader.news)} · {reader.key('clear')} shows all")


def tellers(reader: Context) -> None:
    """Bring the sources side by side that report what was chosen: all others are hidden."""
    view, target = reader.view, reader.target
    if view is None or target is None:
        reader.tell("Choose a fact first: Enter on its row")
        return
    telling = [view.numbers[name] for name in dict.fromkeys(item.article for item in target.evidence)]
    if not telling:
        return
    reader.desk.hidden = {number for number in reader.desk.order if number not in telling}
    reader.desk.focus(min(telling))
    reader.show_desk()
    reader.tell(f"{count(len(telling), 'source')} side by side · {reader.key('unhide')} shows all")


def cuts(reader: Context) -> None:
    """What reading left out of the active article."""
    article = reader.article
    if article is None:
        return
    if not article.cuts:
        reader.tell("Nothing was left out of this article")
        return
    reader.app.push_screen(CutsScreen(article, reader.keymap))


def _ways(lens: Lens) -> list[Way]:
    view = lens.view
    targets = [view.fact_target(fact) for fact in view.story.facts]
    ways = [(title, Filter(kind)) for kind, title in NAMES.items()]
    ways += [
        (f"Only source {number + 1} says so: {said(view.name_of(reading.article.id))}", Filter(source=number))
        for number, reading in enumerate(view.readings)
    ]
    counted = [(title, sum(fits(lens, kept, target) for target in targets), kept) for title, kept in ways]
    return [("Everything", len(targets), Filter()), *counted]
