"""Sources without a verb of saying: who signs a post, whose data they are."""

import pytest
from speech import listen


def sources(text, **named):
    reading = listen(text, **named)
    article = reading.article.text
    return [(one.source.of(article), one.of(article)) for one in reading.analysis.attributions]


def test_a_post_is_put_down_to_whoever_signs_it():
    text = (
        "Many laughed.\n\nThe pier is on us.\n\n— Ada Roe 🏴 (@adaroe) November 3, 2019\n\nOn us.\n\n— the Mill (@mill)"
    )
    assert sources(text)[-2:] == [("Ada Roe", "The pier is on us."), ("the Mill", "On us.")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Rents have doubled since May in data from Tarn Mills.", ["Tarn Mills"]),
        ("The figures, released by the Tarn Mills, were low.", ["Tarn Mills"]),
        ("They were data collected by Tarn Mills's boat.", []),
        ("The film was released by Tarn Mills.", []),
    ],
)
def test_whose_data_a_sentence_rests_on(text, source):
    assert [words for words, _ in sources(text, bodies="Tarn Mills")] == source
