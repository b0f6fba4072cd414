"""Words of one source are not cut or left alone where what follows turns them."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_story

from briefing.analysis import analyse
from briefing.export.turns import with_turn
from briefing.export.view import View
from briefing.models import Reading

SAID = "Divers brought the captain of the ferry up"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (f"{SAID}, but he died in the boat. It was dark.", f"{SAID}, but he died in the boat."),
        (f"{SAID} although the storm raged. It was dark.", f"{SAID} although the storm raged."),
        (f"{SAID}, and he lives. It was dark.", SAID),
        (f"{SAID}. But he died in the boat. It was dark.", f"{SAID}. But he died in the boat."),
        (f"{SAID}. They have since been told to stop.", f"{SAID}. They have since been told to stop."),
        (f"{SAID}. He thanked them.", f"{SAID}."),
        (f"{SAID}.\n\nBut he died in the boat.", f"{SAID}."),
        (f"{SAID}, but {'very ' * 30}slowly. It was dark.", SAID),
    ],
)
def test_what_turns_words_goes_with_them(text, printed):
    article = make_article(text)
    words = cite(article, f"{SAID}." if text.startswith(f"{SAID}.") else SAID)
    view = View(make_story(Reading(article, analyse(article))), {article.id: 1})
    found = with_turn(words, view)
    assert (found.text, found.start) == (printed, words.start)
    assert article.text[found.start : found.end] == found.text
