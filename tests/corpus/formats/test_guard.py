"""Nothing of a page goes in silence: each of its paragraphs is read, listed, or counted."""

from __future__ import annotations

import pytest

from briefing.corpus.draft import Block, Draft
from briefing.corpus.formats.guard import with_loss
from briefing.corpus.formats.html import draft_of_page
from briefing.models import Cut

FIRST = "The lamp of Skarv went dark on Sunday night for the first time since it was lit, the pilots said."
SECOND = "A gull had built its nest on the switch, and nobody had the heart to move it, said Inga Moll."
MORE = tuple(
    f"The lamp of {place} was built in {year} by the guild of pilots, which still pays for its oil, its keeper and its "
    f"{number} clocks."
    for place, year, number in (
        ("Holm", 1881, 2),
        ("Tarn", 1884, 3),
        ("Vik", 1891, 5),
        ("Ness", 1907, 4),
        ("Ey", 1912, 7),
    )
)
THIRD = "Until the eggs are hatched a boat will lie off the reef with a lantern in its mast, she said."


def cuts(body: str) -> list[tuple[str, str]]:
    draft = draft_of_page(
        f"<title>Lamp of Skarv</title><main><article><p>{FIRST}</p><p>{SECOND}</p>{body}</article></main>"
    )
    return [(cut.text, cut.reason) for cut in draft.cuts]


@pytest.mark.parametrize(
    ("markup", "left_out"),
    [
        (f"<figure><figcaption><p>{THIRD}</p></figcaption></figure>", (THIRD, "not read as text of the article")),
        (f"<aside><p>{THIRD}</p><p>{THIRD}</p></aside>", (THIRD, "repeated")),
        (f"<aside><p>{SECOND}</p></aside>", (SECOND, "repeated")),
        (f"<aside><p>{SECOND[:-22]}</p></aside>", (SECOND[:-22], "repeated")),
        (
            "<p><iframe>Your browser shows no frames</iframe></p>",
            ("Your browser shows no frames", "hidden on the page"),
        ),
        (
            "<video><source src=a.mp4><p>Your browser shows no films</p></video>",
            ("Your browser shows no films", "not read as text of the article"),
        ),
        ("<footer><p>Quay 3<br>Skarv</p></footer>", ("Quay 3 Skarv", "not read as text of the article")),
        (
            "<div hidden><p>Close</p><p>Send <b>again</b></p></div>",
            ("Close Send again", "hidden on the page"),
        ),
    ],
)
def test_each_paragraph_of_a_page_has_its_place(markup: str, left_out: tuple[str, str]) -> None:
    assert cuts(markup).count(left_out) == 1


def test_a_caption_that_is_a_paragraph_is_listed_once() -> None:
    listed = cuts(f"<figure><figcaption><p>{THIRD}</p></figcaption></figure>")
    assert [text for text, _ in listed if text == THIRD] == [THIRD]


def test_words_that_are_nowhere_are_counted() -> None:
    draft = Draft((Block(FIRST),), cuts=(Cut(SECOND, "menu"),))
    assert with_loss(draft, f"{FIRST} {SECOND}") is draft
    (note,) = with_loss(draft, f"{FIRST} {SECOND} {THIRD}").notes
    assert note.startswith("20 of 60 words")
