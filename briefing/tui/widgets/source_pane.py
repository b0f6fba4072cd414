"""A source: its header, its article and a line that says what it has on the chosen fact."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from briefing.brief import correction
from briefing.models import Article, PublishedFrom
from briefing.records import dataclass
from briefing.story.grouping.order import outlet_name
from briefing.tui.desk import Place
from briefing.tui.document import PaneDocument
from briefing.tui.links import link_of
from briefing.tui.symbols import Symbols
from briefing.tui.text import count, day_of, said, short
from briefing.tui.widgets.article_pane import ArticlePane

LONGEST_SIGNATURE = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """How a source stands on the desk: its number from 1, whether it is pinned or starred, what is noted on it.

    ``new`` where it came since the last visit; ``name`` is what all lists call it.
    """

    number: int
    pinned: bool = False
    starred: bool = False
    noted: str = ""
    new: bool = False
    name: str = ""


class SourcePane(Vertical):
    """One slot of the desk; which article stands in it changes as the desk is moved."""

    def __init__(self, symbols: Symbols, *, marks: bool, slot: int) -> None:
        super().__init__(id=f"slot-{slot}", classes="source")
        self.symbols = symbols
        self.pane = ArticlePane(symbols, marks=marks, id=f"pane-{slot}")
        self.head = Static(classes="source-head", markup=False)
        self.foot = Static(classes="source-foot", markup=False)
        self.article_number: int | None = None
        self.standing = Standing(1)

    def compose(self) -> ComposeResult:
        """Header, article, note."""
        yield self.head
        yield self.pane
        yield self.foot

    def open(self, number: int, document: PaneDocument, place: Place, standing: Standing) -> None:
        """Put an article into the slot; the same one again only updates what is said about it."""
        self.standing = standing
        if number != self.article_number or self.pane.document is not document or self.pane.place is not place:
            self.article_number = number
            self.pane.open(document, place)
        else:
            self.pane.catch_up()
        self.describe()

    def on_article_pane_sized(self, message: ArticlePane.Sized) -> None:
        """The note below takes lines from the text: less of it is in view then."""
        message.stop()
        self.describe()

    def describe(self) -> None:
        """Write the header and the note anew."""
        document = self.pane.document
        if document is None:
            return
        article = document.reading.article
        self.head.update(self._header(article, document.words))
        place = self.pane.place
        own = self.standing.noted
        signed = "" if self._has_room(article) else signature(article)
        note = place.note or " · ".join(filter(None, (own, signed, footnote(article))))
        self.foot.update(Content.styled(short(note, 200), "bold $strong" if place.note or own else "$muted"))
        self.foot.display = bool(note)

    def _header(self, article: Article, words: int) -> Content:
        width = max(1, self.size.width - 2)
        pin = " (pinned)" if self.standing.pinned else ""
        new = " (new)" if self.standing.new else ""
        left = f"{self.standing.number} {said(self.standing.name or outlet_name(article))}{new}{pin}"
        star = f"{self.symbols.star} " if self.standing.starred else ""
        room = width - cell_len(star) - 2
        day, percent = day_of(article), f"at {self.pane.percent}%"
        # The outlet first: what stands behind it gives way.
        rights = (f"{day} · {words:,} words · {percent}", f"{day} · {percent}", day, "")
        right = next((one for one in rights if cell_len(left) + cell_len(one) <= room), "")
        left = left if cell_len(left) <= room + 2 else short(left, max(8, room + 2))
        gap = " " * max(1, width - cell_len(left) - cell_len(right) - cell_len(star))
        title = said(article.title) or "Without title"
        signed = signature(article) if self._has_room(article) else ""
        return Content.assemble(
            (star, "$strong"),
            (left, "bold"),
            gap,
            (right, ""),
            "\n",
            (title, _title_style(article)),
            (f"  {signed}" if signed else "", ""),
        )

    def _has_room(self, article: Article) -> bool:
        """Whether the authors' names fit behind the title; where they don't, the note below the text holds them."""
        return cell_len(said(article.title)) + cell_len(signature(article)) + 4 <= self.size.width

    def on_resize(self) -> None:
        """The header is as wide as the slot."""
        self.describe()


def _title_style(article: Article) -> Style:
    """How a title is written; where its page has an address it leads there, in terminals that have links."""
    link = link_of(article.url or "")
    address = link.address if link else None
    return Style(bold=None if article.title_inferred else True, italic=article.title_inferred or None, link=address)


def signature(article: Article) -> str:
    """Who wrote the article, as far as a line holds it."""
    return f"by {short(article.byline, LONGEST_SIGNATURE)}" if article.byline else ""


def footnote(article: Article) -> str:
    """What the reader should know about how the article was read."""
    notes = list(article.notes)
    if article.corrected:
        notes.insert(0, correction(article))
    if article.duplicate_of:
        notes.insert(0, "a copy of another article here")
    if article.published_from is PublishedFrom.STORY:
        notes.insert(0, "tells no full date: its day is that of the other articles")
    elif article.published_from is PublishedFrom.FILE:
        notes.insert(0, "tells no full date: its day is that of the file")
    if article.cuts:
        notes.append(f"left out: {count(len(article.cuts), 'piece')} (menus, links …)")
    return " · ".join(notes)
