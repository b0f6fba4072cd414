"""Markdown and front matter."""

from datetime import UTC, date, datetime

import pytest

from briefing.corpus.formats.frontmatter import split_front_matter
from briefing.models import ParagraphKind, PublishedFrom

NOTE = """---
title: "Dam repairs begin"
source: https://www.upi.com/dam
date: 2024-03-05
authors: [Jane Doe, John Roe]
---

# Dam repairs begin

HARLOW, March 5 (UPI) — Engineers began to mend the [north dam](https://example.org/x) on **Tuesday**,
the water board said &amp; wrote.

![A crane](crane.png)
*A crane lifts a gate. Photo: Mara Stone*

## What comes next

- First, the `gates`.
- Then the wall, the board said,
  in May.

> "We will be done by June," said the chair.

| town | gates |
|---|---|
| Harlow | 3 |

    indented as code

Line one\\
line two ends here.

<div onclick="x">raw</div>

[Read more: a history of the dam](https://example.org/y)
"""


def test_tokens_become_paragraphs(article_of):
    article = article_of(NOTE, "a.md")
    found = [(paragraph.kind, paragraph.of(article.text)) for paragraph in article.paragraphs]
    assert article.title == "Dam repairs begin"
    assert (article.outlet, article.url) == ("UPI", "https://www.upi.com/dam")
    assert (article.published, article.byline) == (date(2024, 3, 5), "Jane Doe, John Roe")
    assert found == [
        (
            ParagraphKind.BODY,
            "HARLOW, March 5 (UPI) — Engineers began to mend the north dam on Tuesday, the water board said & wrote.",
        ),
        (ParagraphKind.CAPTION, "A crane lifts a gate."),
        (ParagraphKind.HEADING, "What comes next"),
        (ParagraphKind.LIST, "First, the gates."),
        (ParagraphKind.LIST, "Then the wall, the board said, in May."),
        (ParagraphKind.BODY, '"We will be done by June," said the chair.'),
        (ParagraphKind.LIST, "town gates"),
        (ParagraphKind.LIST, "town gates: Harlow 3"),
        (ParagraphKind.BODY, "indented as code"),
        (ParagraphKind.HEADING, "Line one"),
        (ParagraphKind.BODY, "line two ends here."),
    ]


def test_the_first_heading_is_the_title(article_of):
    article = article_of(
        "# Dam repairs begin\n\nEngineers began to mend the north dam on Tuesday, the board said.\n", "a.md"
    )
    assert article.title == "Dam repairs begin"
    assert not article.title_inferred


def test_references_decode_late_and_are_sanitized(article_of):
    article = article_of("The board said &#27;[31mred&#x202e; &#60;b&#62; on Tuesday, after a long meeting.\n", "a.md")
    assert article.text == "The board said [31mred <b> on Tuesday, after a long meeting."


def test_a_giant_paragraph_is_read_as_plain_text(article_of):
    article = article_of("[" * 60_000 + " The board said on Tuesday that it would mend the dam.", "a.md")
    assert article.text.endswith("mend the dam.")


def test_markdown_without_words(tmp_path, article_of):
    with pytest.raises(AssertionError, match="no words in it"):
        article_of("---\ntitle: x\n---\n\n***\n", "a.md")


def test_front_matter_forms():
    known, body = split_front_matter(
        "---\nHeadline: A\nSITE_NAME: B\npubDate: 5 March 2024\nlink: https://e.org\n---\nText"
    )
    assert (known.title, known.outlet, known.published, known.url) == ("A", "B", date(2024, 3, 5), "https://e.org")
    assert known.published_from is PublishedFrom.METADATA
    assert body == "Text"


@pytest.mark.parametrize(
    "text",
    [
        "---\n- a\n- b\n---\nText",
        "---\n: : :\n  - [\n---\nText",
        "---\ntitle: x\nno end",
        "Text\n---\ntitle: x\n---\n",
        "---\n\n---\nText",
    ],
)
def test_what_is_no_front_matter_stays_text(text):
    known, body = split_front_matter(text)
    assert body == text
    assert known.title == ""


def test_values_that_are_no_plain_words_are_passed_over():
    known, _ = split_front_matter("---\ntitle: {a: 1}\noutlet: true\ndate: soon\nlang: 7\nauthor: [1, Jane]\n---\nText")
    assert (known.title, known.outlet, known.published, known.byline) == ("", None, None, "Jane")


def test_aliases_that_multiply_cost_nothing():
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    known, body = split_front_matter(f"---\n{bomb}title: safe\n---\nText")
    assert (known.title, body) == ("safe", "Text")


@pytest.mark.parametrize(
    ("stated", "hour"),
    [
        ("2024-03-05T09:12:00Z", datetime(2024, 3, 5, 9, 12, tzinfo=UTC)),
        ("2024-03-05T13:05:00+02:00", datetime(2024, 3, 5, 11, 5, tzinfo=UTC)),
        ("2024-03-05T00:00:00Z", None),
        ("2024-03-05T09:12:00", None),
        ("2024-03-05", None),
    ],
)
def test_front_matter_says_the_hour_where_it_gives_one_with_its_zone(stated, hour):
    draft, _ = split_front_matter(f"---\ntitle: Dam\ndate: {stated}\n---\nThe dam leaks.\n")
    assert draft.published == date(2024, 3, 5)
    assert draft.published_at == hour
