"""Whom the words for a speaker mean, where no name stands beside them."""

import pytest
from speech import listen


def speaker(text):
    reading = listen(
        text, people="Ben Ott, Ada Roe, Leo Carr, Kim Lund, Sasha Carr", bodies="Tarn Mills, Netflix, Lancet Tarn"
    )
    spoken = reading.analysis.quotes[-1].speaker
    return spoken.of(text) if spoken is not None else None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ben Ott said it rained. It was late. “We are cold,” said the actor.", "Ben Ott"),
        ("Ben Ott said it rained. It was late. It was dark. “We are cold,” said the actor.", "Ben Ott"),
        ("Ben Ott said it rained. It was late. It was dark. All slept. “We are cold,” said the actor.", "the actor"),
        ("Mayor Ben Ott sang. Mayor Ada Roe left. All slept. “We are cold,” said the town mayor.", "the town mayor"),
        ("Ada Roe said it rained. “We are cold,” said the actor.", "the actor"),
        ("Ben Ott said it rained. “We are cold,” said the lawyer.", "the lawyer"),
        ("The authors of the study in the journal Lancet Tarn argued that it was “a very great help”.", "The authors"),
        ("Ben Ott left. His friend Ada Roe, 31, said little. “We are cold,” she said.", "Ada Roe"),
        ("She told Ben Ott it rained. “We are cold,” he said.", "Ben Ott"),
        ("Ada Roe was asked about it. The reporter asked “When?” and she said “Soon after the fair.”", "Ada Roe"),
        ("Ben Ott, head of sales at Tarn Mills, left. “We are cold,” said the head of sales.", "Ben Ott"),
        ("Ada Roe rests, pinning up a note on her door that says it is “all very good”.", "Ada Roe"),
        ("Leo Carr left. That day he was seen having tea with Ben Ott. “We are cold,” he said.", "Leo Carr"),
        ("Leo Carr left. Ben Ott was seen having tea. “We are cold,” he said.", "Ben Ott"),
        ("Kim Lund's boats were sold by a firm owned by manager Sasha Carr. “We are cold,” she said.", "Kim Lund"),
        ("Ben Ott left. He said his deputy, Ada Roe, had dubbed the deal “a very great mess”.", "Ada Roe"),
        ("Tarn Mills were cold. They made a Netflix special. “We are warm,” they said.", "Tarn Mills"),
    ],
)
def test_who_speaks(text, who):
    assert (speaker(text) or "").startswith(who)
