"""Stories whose names are marked with what they mean: "[[Lena Orth|p.lena]] sang"."""

from __future__ import annotations

import re

from briefing.analysis.sentences import find_sentences
from briefing.models import Analysis, Article, EntityType, Mention, Paragraph, Reading
from briefing.story.entities.mentions import Named, list_mentions

TYPES = {
    "p": EntityType.PERSON,
    "o": EntityType.ORG,
    "l": EntityType.PLACE,
    "g": EntityType.GROUP,
    "e": EntityType.EVENT,
    "w": EntityType.WEAPON,
    "x": EntityType.OTHER,
    "k": EntityType.WORK,
}
MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


def reading_of(marked, name):
    """A reading with the marked names as mentions, and their keys; "key!t" was found with the type of letter t."""
    text, mentions, keys, at = "", [], {}, 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        key, _, found_as = match[2].partition("!")
        mentions.append(Mention(len(text), len(text) + len(match[1]), TYPES[found_as or key[0]]))
        keys[name, len(text)] = key
        text += match[1]
        at = match.end()
    text += marked[at:]
    article = Article(name, f"{name}.txt", "", "", text, (Paragraph(0, len(text)),), language="en")
    return Reading(article, Analysis(sentences=find_sentences(article, Analysis()), mentions=tuple(mentions))), keys


def story_of(block):
    readings, keys = [], {}
    for number, marked in enumerate(re.split(r"\n--\n", block.strip())):
        reading, own = reading_of(" ".join(marked.split()), f"a{number}")
        readings.append(reading)
        keys |= own
    return readings, keys


def named(*texts) -> list[Named]:
    """The marked names of some articles, as the linkers see them."""
    return list_mentions(story_of("\n--\n".join(texts))[0])
