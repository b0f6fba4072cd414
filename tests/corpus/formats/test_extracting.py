"""The text of a page out of the container that trafilatura would choose, and out of a page that has none."""

from __future__ import annotations

import lxml.html
import pytest

from briefing.corpus.formats import extracting
from briefing.corpus.formats.html import draft_of_page
from briefing.models import ParagraphKind

TITLE = "Ice road to Holm opens three weeks early"
LINES = [
    f"The road across the bay carried {n} cars on its first morning, said the warden {name}, who had measured the ice "
    f"at {n} places before dawn and found it thick enough for everything but the milk lorry."
    for n, name in ((12, "Aune"), (19, "Bror"), (27, "Cecil"), (33, "Dagny"), (41, "Eskil"), (58, "Freja"))
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)
MENU = "<nav><ul>" + "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(9)) + "</ul></nav>"
FOOT = "<footer><p>Holm Courier, printed on the quay</p></footer>"


def page(body: str) -> str:
    return f"<!doctype html><html lang=en><head><title>{TITLE}</title></head><body>{MENU}{body}{FOOT}</body></html>"


CONTAINERS = {
    "article": f"<main><article><h1>{TITLE}</h1>{PARAGRAPHS}</article></main>",
    "class": f"<div class=wrap><h1>{TITLE}</h1><div class='entry-content wide'>{PARAGRAPHS}</div><div>Ad</div></div>",
    "id": f"<h1>{TITLE}</h1><section id=article-body>{PARAGRAPHS}<ul><li>A list of one line</li></ul></section>tail",
    "itemprop": f"<div><div itemprop=articleBody>{PARAGRAPHS}</div><p>Said in passing beside the text.</p></div>",
}


@pytest.mark.parametrize("kind", CONTAINERS)
def test_what_stands_around_the_container_changes_nothing(kind, monkeypatch) -> None:
    html = page(CONTAINERS[kind])
    looked: list[bool] = []
    narrow = extracting._narrow
    monkeypatch.setattr(extracting, "_narrow", lambda tree: (looked.append(bool(found := narrow(tree))), found)[1])
    once = draft_of_page(html)
    monkeypatch.setattr(extracting, "_narrow", lambda _: None)
    assert once == draft_of_page(html)
    assert looked == [True]
    assert [block.text for block in once.blocks if block.kind is ParagraphKind.BODY] == LINES


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=comments><article>{PARAGRAPHS}</article></div>",
        f"<form><article>{PARAGRAPHS}</article></form>",
        f"<article>{PARAGRAPHS[:300]}</article>",
        f"<div>{PARAGRAPHS}</div>",
    ],
    ids=["comments", "form", "short", "none"],
)
def test_a_container_that_may_be_another_one_is_looked_for_in_the_whole_page(body) -> None:
    assert extracting._narrow(lxml.html.document_fromstring(page(body))) is None


def test_lists_of_a_page_without_a_container_are_read() -> None:
    items = "".join(f"<li>{line}</li>" for line in LINES[:4])
    table = "<table><tr><th>Day</th><th>Cars</th></tr><tr><td>Monday</td><td>12</td></tr></table>"
    html = f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{LINES[4]}</p><h2>In short</h2><ul>{items}</ul>{table}{FOOT}"
    draft = draft_of_page(html)
    texts = [block.text for block in draft.blocks]
    assert [text for text in texts if text in LINES] == [LINES[4], *LINES[:4]]
    assert "Day Cars: Monday 12" in texts
    assert not any("quay" in text for text in texts)


def test_lists_beside_a_text_that_has_its_container_are_not() -> None:
    items = "".join(f"<li><a href=/{n}>{line}</a></li>" for n, line in enumerate(LINES[:3]))
    draft = draft_of_page(page(f"<article>{''.join(f'<p>{line}</p>' for line in LINES[3:])}</article><ul>{items}</ul>"))
    assert [block.text for block in draft.blocks] == LINES[3:]
