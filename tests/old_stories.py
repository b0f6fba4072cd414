"""An archive's articles for tests: a story and a lone article of one year, and choirs of the next."""

from __future__ import annotations

from datetime import date, timedelta

from support import make_article

OLD, NEW = date(2030, 3, 4), date(2031, 3, 4)
AGROUND = (
    "The ferry Aurora ran aground off Lindholm on Monday with 212 people on board.\n\n{}\n\n"
    "All passengers of the Aurora were brought ashore at Lindholm by midnight."
)
OLD_STORY = [
    make_article(AGROUND.format(more), name=f"old{n}.txt", outlet=f"Outlet {n}", published=OLD, title=title)
    for n, (more, title) in enumerate(
        (
            ("Captain Ida Berg blamed the rudder.", "Ferry Aurora runs aground off Lindholm"),
            ("Nobody was hurt, the Coast Guard said.", "Passengers of the Aurora saved off Lindholm"),
        )
    )
]
LONE = make_article("The council of Velden set the price of rye.", name="lone.txt", published=OLD, title="Rye")


def choirs(count):
    return [
        make_article(f"Choir number {n} of Plim sang. The hall was full.", name=f"new{n}.txt", title=f"Choir {n}",
                     published=NEW + timedelta(days=n))
        for n in range(count)
    ]  # fmt: skip
