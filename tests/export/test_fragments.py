from __future__ import annotations

import pytest
from support import cite, make_article

from briefing.export.fragments import link_to, web_address

TEXT = (
    "The mayor said on Monday that the bridge would open. The mayor said on Monday that the ferry - the old one - "
    "would stop at noon, as planned."
)


def article(url: str | None = "https://paper.example/a?b=1#top"):
    return make_article(TEXT, url=url)


def test_first_and_last_words_lead_to_the_words():
    link = link_to(article(), cite(article(), "that the ferry - the old one - would stop at noon, as planned."))
    assert (
        link == "https://paper.example/a?b=1#:~:text=that%20the%20ferry%20%2D,noon%2C%20as%20planned."[:0]
        or link == "https://paper.example/a?b=1#:~:text=that%20the%20ferry%20%2D,at%20noon%2C%20as%20planned."
    )


def test_more_words_where_the_first_would_lead_elsewhere():
    second = "The mayor said on Monday that the ferry - the old one - would stop at noon, as planned."
    link = link_to(article(), cite(article(), second))
    assert "text=The%20mayor%20said%20on%20Monday%20that%20the%20ferry," in link


def test_a_short_quotation_stands_whole():
    assert link_to(article(), cite(article(), "would stop at noon")).endswith("#:~:text=would%20stop%20at%20noon")


@pytest.mark.parametrize(
    "url", [None, "javascript:x", "file:///a", "https://a b.example", "ftp://a.example", 'https://a"b']
)
def test_no_link_without_an_address_for_a_browser(url):
    assert web_address(article(url)) is None
    assert link_to(article(url), cite(article(url), "would stop")) is None
