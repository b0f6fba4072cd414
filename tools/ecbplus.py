"""ECB+ as the evaluations read it: documents, their stories, and which events and actors a sentence names.

The data is a file of JSON lines, gzipped or not: ``id``, ``story``, ``topic``, ``sentences`` (tokens joined by blanks),
``checked`` (numbers of the sentences whose annotation was validated) and ``mentions`` with ``sentence``, ``type`` and
``chain``. It is made from ECB+ (Cybulska and Vossen 2014; annotation CC BY 3.0), which is at
https://github.com/cltl/ecbPlus: one line for each XML file, stories are the two halves of a topic ("1ecb", "1ecbplus"),
``chain`` is the target of the coreference link, ``checked`` comes from the list of validated sentences beside it.

Topics are told apart as odd and even, so that what is tuned on the one half can be reported on the other.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.models import Analysis, Article, Claim, Paragraph, Reading, Sentence


@dataclass(frozen=True)
class Document:
    """One document; ``chains`` and ``events`` hold for every sentence what its mentions refer to."""

    id: str
    story: str
    topic: int
    sentences: tuple[str, ...]
    checked: tuple[int, ...]
    chains: tuple[frozenset[str], ...]
    events: tuple[frozenset[str], ...]


def load(path: Path) -> list[Document]:
    """Every document, in the order of the file."""
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode().splitlines()
    return [_document(json.loads(line)) for line in lines]


def _document(row: dict[str, object]) -> Document:
    sentences = row["sentences"]
    chains: list[set[str]] = [set() for _ in sentences]
    events: list[set[str]] = [set() for _ in sentences]
    for mention in row["mentions"]:
        chains[mention["sentence"]].add(mention["chain"])
        if mention["type"].startswith(("ACTION", "NEG")):
            events[mention["sentence"]].add(mention["chain"])
    return Document(
        row["id"],
        row["story"],
        row["topic"],
        tuple(sentences),
        tuple(row["checked"]),
        tuple(map(frozenset, chains)),
        tuple(map(frozenset, events)),
    )


def halves(documents: list[Document]) -> Iterator[tuple[str, list[Document]]]:
    """All documents, those of odd topics and those of even ones, each with a name."""
    yield "all", documents
    yield "odd", [document for document in documents if document.topic % 2]
    yield "even", [document for document in documents if document.topic % 2 == 0]


def join(tokens: str) -> str:
    """A sentence as it was before its tokens were parted, as far as that can be told."""
    text = re.sub(r"`` ?", "“", tokens)
    text = re.sub(r" ?''", "”", text)
    text = re.sub(r"(\w) - (\w)", r"\1-\2", text)
    return re.sub(r" (['’]) (s|t|re|ve|ll|d|m)\b", r"\1\2", text)


def written(tokens: str) -> str:
    """A sentence as an outlet would have printed it: as ``join``, and punctuation stands at its word."""
    text = re.sub(r"`` ?", "“", tokens)
    text = re.sub(r" ?''", "”", text)
    text = re.sub(r" ([,.;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[$£€]) ", r"\1", text)
    text = re.sub(r"(\w) - (\w)", r"\1-\2", text)
    text = re.sub(r" (['’]) ?(s|t|re|ve|ll|d|m)\b", r"\1\2", text)
    return re.sub(r" ('s|n't|'re|'ve|'ll|'d|'m)\b", r"\1", text)


def reading_of(document: Document) -> Reading:
    """The document without its address line, each sentence a paragraph; nothing is analysed yet.

    ``Article.notes`` keeps the number of the sentence in the data for every sentence of the reading.
    """
    text, paragraphs, sentences, numbers = "", [], [], []
    for number, tokens in enumerate(document.sentences):
        if tokens.startswith("http"):
            continue
        words = join(tokens)
        paragraphs.append(Paragraph(len(text), len(text) + len(words)))
        sentences.append(Sentence(len(text), len(text) + len(words), len(sentences)))
        numbers.append(str(number))
        text += words + "\n\n"
    article = Article(
        document.id, document.id, "", "", text, tuple(paragraphs), document.id, language="en", notes=tuple(numbers)
    )
    return Reading(article, Analysis(sentences=tuple(sentences)))


def analysed(document: Document) -> Reading:
    """The document with every layer of the analysis, its own sentences kept."""
    from briefing.analysis.finders import FINDERS  # noqa: PLC0415

    reading = reading_of(document)
    found = reading.analysis
    for layer, finder in FINDERS:
        if layer != "sentences":
            found = replace(found, **{layer: finder(reading.article, found)})
    return replace(reading, analysis=found)


def whole_sentences(reading: Reading) -> Reading:
    """The reading with every sentence as one claim."""
    claims = tuple(Claim(one.start, one.end, at) for at, one in enumerate(reading.analysis.sentences))
    return replace(reading, analysis=replace(reading.analysis, claims=claims))
