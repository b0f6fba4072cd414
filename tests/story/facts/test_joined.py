"""What may be one fact although a gate of words stands between the claims, and what may not."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.assemble import build_story


def tellers(*texts):
    articles = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate(texts)]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    return max(len(fact.articles) for fact in story.facts)


def joined(one, two):
    return tellers(one, two) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (  # "not" of another matter
            "Governor Lena Orth said on Sunday the fire in the cannery in Halden killed 12 people, though she did not "
            "say how it began.",
            "Governor Lena Orth said on Sunday that 12 people were killed by the fire in the cannery in Halden.",
        ),
        ("The session lasted 3 1/2 hours.", "The session lasted 3.5 hours."),
        (
            "I have not done anything wrong, Ada Sorn, the head of the mint, told the panel on Monday.",
            "Ada Sorn, the head of the mint, said before the panel on Monday that she had done nothing wrong.",
        ),
        (
            "President Oda Lund would sign an order to end free ferry rides for soldiers.",
            "President Lund renewed her vow to end free ferry rides for soldiers by an order.",
        ),
        (  # what somebody plans and what she will do
            "Mayor Ada Sorn said she still plans to swim in a race in Halden Bay on 14 May.",
            "Ada Sorn insisted that she would swim in a race in Halden Bay in May.",
        ),
        (
            "Painter Kim Rust plans to open her show in Port Orsa in October, her dealer said.",
            '"I will open my show in Port Orsa in October," Kim Rust told admirers.',
        ),
        (  # of one way two points of the compass
            "The quake struck at 4:20 a.m. about 12 miles northeast of Halden and was felt on the islands.",
            "The quake struck at 4:20 a.m. about 12 miles north-northeast of Halden, where windows broke.",
        ),
        (  # a deed of long ago, told by the way
            "The Halden Queen left its berth in Port Orsa on Monday with a band on deck, five years after its "
            "forerunner, the Halden Star, burned out in June 2021.",
            "In 2021 our ship burned out while the crew was asleep. Now every cabin has an alarm, engineers said.",
        ),
        (  # the same words of two people
            '"The wells are at their lowest mark since the war, and nobody should wash a car," harbour clerk Ada Sorn '
            "said.",
            '"All wells are at their lowest mark since the war and nobody should wash a car," mayor Kim Rust said in a '
            "broadcast.",
        ),
        (  # a fragment against a sentence, of one speaker who counts the same
            "Mr Rust hinted at the plan on Monday when he said Halden was in secret talks with Orsa, and that seven "
            "ports were being looked at.",
            'Mr Rust said engineers are reviewing "seven ports".',
        ),
        (
            "Warden Ada Sorn said on Monday that the raid failed, and that five offers had been rejected.",
            'Warden Ada Sorn said both guilds had turned down "five proposals".',
        ),
    ],
)
def test_one_fact(one, two):
    assert joined(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Minister Lena Orth did not attend the summit on fish in Halden with Kim Rust.",
            "Minister Lena Orth joined the summit on fish in Halden with Kim Rust.",
        ),
        ("The session lasted 3 1/2 hours.", "The session lasted 5 hours."),
        (  # who somebody is, and no more
            "Later Defence Minister Ada Sorn and the Velmark delegation left Orsa by train.",
            "The feast saw a Velmark delegation led by Defence Minister Ada Sorn, along with guests from Halden.",
        ),
        (  # parts of sentences of which only one can be true
            "The judges of Orsa upheld the fishing ban in a 5-2 vote, ending a quarrel that split it for years.",
            "The judges of Orsa overturned the fishing ban in a 5-2 vote, ending a quarrel that split the village.",
        ),
        (
            "Lena Orth is a former deputy harbour minister who teaches law.",
            "Jon Ruud said he had asked deputy harbour minister Lena Orth for a letter.",
        ),
        (  # what is only supposed, asked, or hangs on something
            "Kim Rust told the evening show that the pier of Halden is not sound.",
            '"Suppose the pier of Halden is sound," Rust told the evening show.',
        ),
        (
            "Kim Rust said the guild of Orsa has no rules on nets.",
            '"If the guild of Orsa has rules on nets, nobody showed them to me," said Kim Rust.',
        ),
        (  # the same said of two who are no speakers
            "Ada Sorn fell from the roof of the boathouse during the storm.",
            "Kim Rust fell from the roof of the boathouse during the storm.",
        ),
        (  # as many, of other things, or something else done with them
            "Mr Rust said on Monday that seven ports were being looked at.",
            'Mr Rust said engineers are reviewing "seven bridges".',
        ),
        (
            "Mr Rust said on Monday that seven ports were being closed.",
            'Mr Rust said engineers are reviewing "seven ports".',
        ),
    ],
)
def test_two_facts(one, two):
    assert not joined(one, two)


SIGNS = "Premier Ada Sorn said in a broadcast that she would sign a decree to end free ferry rides for soldiers."
STRIPS = "Ms Sorn is planning an urgent decree that would strip young soldiers of rides without a fare."
RENEWS = "Premier Sorn on Monday renewed her vow to end free ferry rides for soldiers by urgent decree."


def test_beginnings_that_tell_what_one_person_means_to_do_are_one():
    assert joined(SIGNS, STRIPS)
    assert tellers(SIGNS, STRIPS, RENEWS) == 3


GROUNDS = "The regulator of Tarn on Friday grounded all 14 planes of Boreal Air after an inspector found rust."
REGRETS = "Boreal Air said it regretted the regulator's order on Friday to keep its fleet grounded, and served coffee."
BARS = "The regulator has barred Boreal Air's fleet from flying at the start of the holidays."


def test_two_beginnings_that_a_third_one_tells_alike_on_one_side_of_its_and_are_one():
    assert not joined(GROUNDS, BARS)
    assert tellers(GROUNDS, REGRETS, BARS) == 3


def test_a_third_one_that_tells_of_both_joins_no_two_that_name_others():
    one = "A climber from Orsa fell to his death on Mount Rowan on Monday."
    two = "A climber from Lisse fell to his death on Mount Rowan on Monday."
    both = "Climbers from Orsa and Lisse fell to their death on Mount Rowan on Monday."
    assert tellers(one, two, both) < 3


SPOKE = (
    "The harbour lay calm and the band played until noon.\n\nGeneral Kim Rust and Consul Ada Sorn have discussed in "
    "Orsa the growth of strategic defence cooperation between the islands.\n\nChildren waved flags on the quay."
)


@pytest.mark.parametrize(("who", "count"), [("Ada Sorn and Kim Rust", 2), ("Jon Ruud and Kim Rust", 1)])
def test_the_same_two_persons_need_less_in_common(who, count):
    other = (
        f"Fog hung over the hills when the guests came.\n\nThe discussions between {who} touched on matters related to "
        "national defence and to the sea lanes.\n\nSoup was served in the town hall."
    )
    assert tellers(SPOKE, other) == count


def test_two_things_that_one_person_says_are_two_facts():
    one = (
        "The dam had held, said Bergen harbour chief inspector Ola Lund, who had walked along it at dawn. "
        "The market was quiet all week. Bakers sold rolls at the pier. Nets dried behind the chapel of the harbour."
    )
    two = (
        "Bergen harbour chief inspector Ola Lund said the gulls had come back, which pleased the painters. "
        "A choir sang in the square on Sunday. Two painters drew roofs beside the mill. Tulips stood in every window."
    )
    assert not joined(one, two)


LEFT = "Ada Sorn left the Lisse Institute on Monday after a quarrel over its money."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Ada Sorn has left the Lisse Institute and means to write a book.", True),
        ("Ada Sorn never left the Lisse Institute and means to write a book.", False),
        ("Ada Sorn may leave the Lisse Institute and write a book.", False),
        ("Ada Sorn left the Lisse Institute in 2011 and wrote a book.", False),
    ],
)
def test_one_deed_of_two_names_among_much_else(other, same):
    assert joined(LEFT, other) is same
