"""Which articles of an archive may tell the same as a given one: those of its days that share its rarer words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from briefing.archive.asking import Translator
from briefing.archive.link import Link
from briefing.index.tree import Word
from briefing.index.words import RAW, pieces
from briefing.models import Article

DAYS = 7
"""Days before and behind an article's own that are looked at."""
MOST = 60
"""Articles that are given."""
LEAD = 1_200
"""Characters of a text whose words are asked for, besides those of the title: news tells the main thing first."""
_WORDS, _SHORTEST = 40, 4
_COMMON = 8
"""A word that more than one in so many articles of these days has tells nothing."""
# A word counts by how rare it is in these days: which are rare in all of the archive nobody has counted.
_OF_DAYS = """
    WITH found AS MATERIALIZED (
        SELECT question, name FROM unnest(%(questions)s::text[]) AS question, LATERAL (
            SELECT name FROM briefing.articles
            WHERE month = ANY(%(months)s::date[]) AND published BETWEEN %(first)s AND %(last)s
                AND body_words @@ question::tsquery
        ) AS one
    ), often AS (SELECT question, count(*) AS number FROM found GROUP BY question),
    total AS (
        SELECT count(*) AS number FROM briefing.articles
        WHERE month = ANY(%(months)s::date[]) AND published BETWEEN %(first)s AND %(last)s
    )
    SELECT name FROM found JOIN often USING (question), total
    WHERE often.number <= greatest(total.number / %(common)s, %(most)s)
    GROUP BY name ORDER BY sum(ln(1 + total.number::float / often.number)) DESC, name LIMIT %(most)s
"""
_WITHOUT_DAY = """
    SELECT name FROM briefing.articles WHERE published IS NULL AND body_words @@ %(all)s::tsquery
    ORDER BY name LIMIT %(most)s
"""


def around(link: Link, article: Article, most: int = MOST) -> tuple[str, ...]:
    """The ids of the articles that share most with this one, the likeliest first; its own is among them.

    Of an article without a day only those without one that have all words of its title.

    Raises:
        StoreError: where the server can't be reached.
    """
    if article.published is None:
        every = " & ".join(questions_of(article.title)) or " & ".join(questions_of(article.text[:LEAD])[:_SHORTEST])
        rows = link.run(lambda db: db.execute(_WITHOUT_DAY, {"all": every, "most": most}).fetchall()) if every else []
    else:
        first, last = _days_around(article.published)
        values = {
            "questions": questions_of(f"{article.title} {article.text[:LEAD]}"),
            "months": _months(first, last),
            "first": first,
            "last": last,
            "common": _COMMON,
            "most": most,
        }
        rows = link.run(lambda db: db.execute(_OF_DAYS, values).fetchall())
    return tuple(dict.fromkeys((article.id, *(str(row[0]) for row in rows))))[:most]


def questions_of(text: str) -> list[str]:
    """A ``tsquery`` for each of the words of a text that may tell something, as many as are asked for."""
    forms = (piece.ask for raw in RAW.findall(text) for piece in pieces(raw))
    asked = dict.fromkeys(form for form in forms if len(form[0]) >= _SHORTEST or form[0].isdigit())
    translator = Translator(lambda _: (), lambda _: ())
    return [translator.question(Word(form)) for form in list(asked)[:_WORDS]]


def _days_around(day: date) -> tuple[date, date]:
    near = timedelta(days=DAYS)
    first = day - near if day - date.min > near else date.min
    return first, day + near if date.max - day > near else date.max


def _months(first: date, last: date) -> Sequence[date]:
    """The first day of each month from one day to another, at most a month later."""
    return sorted({first.replace(day=1), last.replace(day=1)})
