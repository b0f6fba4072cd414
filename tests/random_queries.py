"""Articles of made words, and queries as people might type them: for every engine that is held against a plain scan."""

from __future__ import annotations

import random
from datetime import date, timedelta

from support import make_article

from briefing.models import Article

ODD = (
    "U.S. US us UK U.K. F-16 f16 COVID-19 covid19 e-mail email Defence Defense colour color organise organized "
    "Straße Strasse Müller Mueller Muller O'Neill ONeill don't dont 1,204 1204 3.5 cease-fire ceasefire solid-fuel "
    "Harris Harry cities city Denied deny WHO who travelled traveling labour labor São 東京 minister’s A.B.C. "
    "27-year-old"
)
OUTLETS = ("Lantern", "Harbour Post", "The U.S. Review", None)


def made_words(chance: random.Random) -> list[str]:
    syllables = ("ba", "ke", "lor", "mi", "nu", "pas", "ro", "ti", "ven", "zo")
    return sorted({"".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(400)})


def random_articles(number: int) -> list[Article]:
    """Articles of made words, odd spellings, and days or none."""
    chance = random.Random(16)
    words = [*made_words(chance), *ODD.split(), *ODD.split()]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    chance.shuffle(words)
    found = []
    for at in range(number):
        text = " ".join(chance.choices(words, weights, k=chance.randint(5, 120)))
        title = " ".join(chance.choices(words, weights, k=4))
        day = None if chance.random() < 0.1 else date(2023, 1, 1) + timedelta(days=chance.randrange(500))
        outlet = chance.choice(OUTLETS)
        found.append(make_article(text, name=f"{at}.txt", title=title, published=day, outlet=outlet))
    return found


class Maker:
    """Queries as people might type them, from words that are there and words that are not."""

    def __init__(self, words: list[str], chance: random.Random) -> None:
        self.words, self.chance = words, chance

    def word(self) -> str:
        return self.chance.choice(self.words)

    def leaf(self) -> str:
        chance = self.chance
        plain = "".join(letter for letter in self.word() if letter.isalnum()) or "ba"
        kinds = {
            "word": self.word,
            "odd": lambda: chance.choice(ODD.split()),
            "prefix": lambda: plain[: chance.randint(1, 3)] + "*",
            "glob": lambda: f"{plain[:1]}*{plain[-1:]}",
            "near": lambda: f"{plain[:5]}~1",
            "phrase": lambda: f'"{self.run()}"',
            "starred": lambda: f'"{self.run()} {plain[:2]}*"',
            "proximity": lambda: f'"{self.word()} {self.word()}"~{chance.randint(1, 6)}',
            "gap": lambda: f'"{self.run()} * {self.word()}"',
            "beside": lambda: f"{plain} NEAR/{chance.randint(1, 6)} {self.word()[:3]}*".replace("-", ""),
            "title": lambda: f"title:{self.word()}",
            "outlet": lambda: chance.choice(["outlet:lantern", 'outlet:"harbour post"', "outlet:US", "source:review"]),
            "day": lambda: chance.choice(
                ["date:2023", "date:july", "date:>20230901", "date:2023-03..2023-05", "date:[20240101 TO 20230601]"]
            ),
            "missing": lambda: "qqqq",
        }
        weights = [6, 3, 2, 1, 1, 3, 1, 1, 0.5, 0.5, 1, 1, 1, 0.3]
        return kinds[chance.choices(list(kinds), weights)[0]]()

    def run(self) -> str:
        at = self.chance.randrange(len(self.words) - 3)
        return " ".join(self.words[at : at + self.chance.randint(2, 3)])

    def query(self, depth: int = 2) -> str:
        chance = self.chance
        if not depth or chance.random() < 0.3:
            return self.leaf()
        one, two = self.query(depth - 1), self.query(depth - 1)
        forms = ["{0} {1}", "{0} AND {1}", "{0} OR {1}", "{0} -{2}", "{0} NOT {2}", "({0} OR {1}) {2}", "!{2} {0}"]
        return chance.choice(forms).format(one, two, self.leaf())
