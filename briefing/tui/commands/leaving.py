"""What is taken out of the reader: copies, links, stars; and leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.models import Span
from briefing.story.grouping.order import outlet_name
from briefing.tui.citation import cite
from briefing.tui.clipboard import copy_out
from briefing.tui.links import link_of, open_in_browser
from briefing.tui.screens.confirm import ConfirmScreen
from briefing.tui.text import short

if TYPE_CHECKING:
    from briefing.models import Article
    from briefing.store.anchors import Target
    from briefing.tui.context import Context
    from briefing.tui.widgets.article_pane import ArticlePane


def copy(reader: Context) -> None:
    """Copy the selection, else the sentence, with its source; say truly what became of it."""
    taken = _taken(reader)
    if not taken:
        reader.tell("Nothing to copy here")
        return
    text = "\n\n".join(cite(article, span) for article, span in taken)
    how = copy_out(text, reader.app.copy_to_clipboard)
    first, words = taken[0][0], text[1:].partition("”\n")[0]
    reader.tell(f"“{short(words, 36)}” with {short(outlet_name(first), 24)} as its source: {how}")
    for place in reader.desk.places.values():
        place.anchor = None
    reader.clear_selection()
    if reader.pane is not None:
        reader.pane.redraw()


def _taken(reader: Context) -> list[tuple[Article, Span]]:
    """What is to be copied: what the mouse selected, else the list's words, else the selected or present sentence."""
    if reader.view is None:
        return []
    if selected := _selected(reader):
        return selected
    if reader.in_list and (target := reader.panel.current.target) is not None:
        articles = {reading.article.id: reading.article for reading in reader.readings}
        return [(articles[item.article], item.span) for item in target.evidence if item.article in articles]
    pane = reader.pane
    return [] if pane is None or pane.document is None else _from_pane(pane)


def _selected(reader: Context) -> list[tuple[Article, Span]]:
    """What the mouse selected in the panes."""
    found = []
    for slot in reader.deck.shown():
        selection = reader.selections.get(slot.pane)
        span = slot.pane.span_of(selection) if selection else None
        if span is not None and slot.pane.document is not None:
            found.append((slot.pane.document.reading.article, span))
    return found


def _from_pane(pane: ArticlePane) -> list[tuple[Article, Span]]:
    spans = pane.selected_sentences() or ((pane.sentence,) if pane.sentence else ())
    if not spans or pane.document is None:
        return []
    return [(pane.document.reading.article, Span(spans[0].start, spans[-1].end))]


def open_link(reader: Context) -> None:
    """Open the active article's page, after showing where that is."""
    article = reader.article
    if article is None or not article.url:
        reader.tell("This article names no address")
        return
    link = link_of(article.url)
    if link is None:
        reader.tell("This article's address is no http, https or mailto address: not opened")
        return

    def answered(yes: bool | None) -> None:
        if yes:
            reader.tell(open_in_browser(link))

    question = f"Open this page in your browser?\n\nHost: {link.host}\n{link.shown}"
    reader.app.push_screen(ConfirmScreen(question, reader.keymap, yes="Open", no="Stay here"), answered)


def star(reader: Context) -> None:
    """Star the fact under the cursor or the active article, or take the star away."""
    article, view = reader.article, reader.view
    if article is None or view is None:
        return
    fact = None
    target = reader.panel.current.target if reader.in_list else None
    if target is not None and target.fact is not None and target.fact in view.facts:
        fact = view.facts[target.fact]
    articles = view.story.articles

    def point() -> Target:
        from briefing.store.anchors import article_target, fact_target  # noqa: PLC0415  # not before the first picture

        return fact_target(fact, articles) if fact is not None else article_target(article)

    name, what = (fact.id, "Fact") if fact else (article.id, f"Article of {short(outlet_name(article), 30)}")
    reader.backstage.notes.star(name, what, point)


def theme(reader: Context) -> None:
    """Switch between a dark and a light theme of the same kind."""
    app = reader.app
    pairs = {"ansi-dark": "ansi-light", "ansi-light": "ansi-dark", "briefing-dark": "briefing-light"}
    app.theme = pairs.get(app.theme, "briefing-light" if app.current_theme.dark else "briefing-dark")


def quit_reader(reader: Context) -> None:
    """Leave one-pane reading first, then the reader."""
    if reader.has_class("-zen"):
        reader.set_zen(False)
    else:
        reader.app.exit(0)
