"""Quotes, sources and hedges hold together on any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from speech import listen

WORDS = st.sampled_from(
    [
        *("“", "”", "‘", "’", '"', "'", ",", ".", "?", ":", ";", "—", "(", ")", "\n\n", "'s"),
        *(
            "Ada",
            "Ben Ott",
            "Coast Radio",
            "he",
            "she",
            "it",
            "they",
            "who",
            "the",
            "a",
            "report",
            "minister",
            "police",
        ),
        *("said", "told", "reported", "denied", "accused", "according", "to", "as", "by", "citing", "quoted", "saying"),
        *("that", "and", "but", "not", "was", "is", "believed", "may", "reportedly", "confirmed", "reports", "These"),
        *("of", "in", "on", "Monday", "ships", "left", "port", "state", "media", "agency", "cannot", "be"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_every_span_lies_in_the_text_and_holds_words(words):
    reading = listen(" ".join(words), people="Ada, Ben Ott", bodies="Coast Radio")
    text, found = reading.article.text, reading.analysis
    spans = [*found.quotes, *found.attributions, *found.hedges]
    spans += [span for quote in found.quotes for span in (quote.speaker, quote.cue) if span is not None]
    for one in found.attributions:
        spans += [one.source, one.cue, *one.via, *([one.named] if one.named else [])]
    spans += [cue.scope for cue in found.hedges]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
    for first, second in zip(found.quotes, found.quotes[1:], strict=False):
        assert first.end <= second.start


def test_an_article_in_which_nobody_speaks_has_no_layers():
    reading = listen("Two ships left the port. It rained.")
    assert (reading.analysis.quotes, reading.analysis.attributions, reading.analysis.hedges) == ((), (), ())
