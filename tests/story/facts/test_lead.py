"""The facts that lead a brief."""

from __future__ import annotations

from support import cite, make_article, make_fact, make_reading

from briefing.models import DateMention, Hedge, Reading
from briefing.story.facts.lead import choose_lead, cost, cover, grams, spread

SENTENCES = [
    "The ferry Aurora sank off Bergen on Monday with forty people on board.",
    "Police in Bergen arrested the captain of the ferry on Tuesday.",
    "Divers found the wreck of the Aurora at a depth of ninety metres.",
    "The owner skipped two inspections of the engine room last winter.",
    "Norway will raise the wreck before the herring season begins.",
    "Relatives of the missing gathered at the harbour church for a service.",
    "The prime minister of Norway ordered flags to fly at half mast.",
    "A storm warning had been lifted only hours before the ferry left port.",
    "Two members of the crew had joined the ship the same morning.",
    "Insurers put the damage at nine million kroner for hull and cargo.",
]


def story(count: int = 3):
    articles = [
        make_article("\n\n".join(SENTENCES), name=f"{number}.txt", outlet=f"Paper {number}") for number in range(count)
    ]
    facts = [make_fact(*(cite(article, sentence) for article in articles)) for sentence in SENTENCES]
    return [make_reading(article) for article in articles], facts


def test_five_to_eight_facts_in_the_order_of_the_articles():
    readings, facts = story()
    lead = choose_lead(readings, facts)
    assert 5 <= len(lead) <= 8
    order = [fact.id for fact in facts]
    assert list(lead) == sorted(lead, key=order.index)


def test_a_short_story_gives_all_that_it_has():
    readings, facts = story()
    assert set(choose_lead(readings, facts[:3])) == {fact.id for fact in facts[:3]}
    assert choose_lead([], []) == ()


def test_what_many_report_goes_before_what_one_reports():
    readings, facts = story()
    single = make_fact(cite(readings[0].article, SENTENCES[-1]))
    assert single.id not in choose_lead(readings, [single, *facts[:-1]])


def test_nothing_is_said_twice():
    readings, facts = story()
    article = readings[0].article
    again = make_fact(
        cite(article, "The ferry Aurora sank off Bergen on Monday"), cite(readings[1].article, SENTENCES[0])
    )
    lead = choose_lead(readings, [*facts, again])
    assert facts[0].id in lead
    assert again.id not in lead


def alone(article, sentence, *near):
    """A fact of one article; ``near`` are articles with the sentence that comes nearest to it."""
    return make_fact(cite(article, sentence), unsure=tuple(cite(other, text) for other, text in near))


def test_an_accusation_has_a_seat_with_its_denial():
    readings, facts = story()
    claim, reply = "Norway accused the owner of fraud over the ferry.", "The owner of the ferry denied it."
    articles = [make_article(f"{claim}\n\n{reply}", name=f"x{n}.txt", outlet=f"Daily {n}") for n in range(2)]
    accusation = make_fact(cite(articles[0], claim), hedge=Hedge.ALLEGED)
    denial = make_fact(*(cite(article, reply) for article in articles), denies=accusation.id, hedge=Hedge.DENIED)
    lead = choose_lead([*readings, *map(make_reading, articles)], [*facts, accusation, denial])
    assert lead.index(denial.id) == lead.index(accusation.id) + 1


def test_where_no_two_begin_alike_the_main_event_is_what_most_may_begin_with():
    heads = ("Divers found the wreck of the Aurora.", "The Aurora was found by divers.", "Flags flew in Norway.")
    texts = ["\n\n".join((head, *SENTENCES[3 + n : 6 + n])) for n, head in enumerate(heads)]
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts)]
    event = alone(articles[0], heads[0], (articles[1], heads[1]))
    flags = alone(articles[2], heads[2])
    later = [make_fact(cite(articles[0], SENTENCES[5]), cite(articles[1], SENTENCES[5]))]
    assert choose_lead([make_reading(one) for one in articles], [flags, *later, event])[0] == event.id


def test_what_one_article_begins_with_and_most_may_has_a_seat():
    readings, facts = story(2)
    head = "Rescue boats were sent to the rocks at dawn."
    article = make_article("\n\n".join((head, *SENTENCES)), name="x.txt", outlet="Daily")
    near = [(reading.article, SENTENCES[1]) for reading in readings]
    other = alone(article, head, *near)
    facts = [make_fact(*fact.evidence, cite(article, fact.statement)) for fact in facts[:6] if fact is not facts[1]]
    assert other.id in choose_lead([*readings, make_reading(article)], [*facts, other])
    assert other.id not in choose_lead([*readings, make_reading(article)], [*facts, alone(article, head)])
    # What the others tell in other words is a fact in the lead already.
    told = alone(article, head, *((reading.article, SENTENCES[0]) for reading in readings))
    assert told.id not in choose_lead([*readings, make_reading(article)], [*facts, told])


def test_what_one_article_tells_far_down_fills_no_seat():
    article = make_article("\n\n".join(SENTENCES), outlet="Daily")
    first, last = (make_fact(cite(article, sentence)) for sentence in (SENTENCES[1], SENTENCES[-2]))
    assert choose_lead([make_reading(article)], [first, last]) == (first.id,)


def test_fragments_and_leaning_sentences_do_not_lead():
    text = "They sank off Bergen with forty people on board.\n\nsank off Bergen with forty people on board\n\nIt sank."
    articles = [make_article(text, name=f"{number}.txt") for number in range(2)]
    facts = [make_fact(*(cite(article, part) for article in articles)) for part in text.split("\n\n")]
    assert choose_lead([make_reading(article) for article in articles], facts) == ()


def test_the_event_that_most_articles_begin_with_comes_first():
    main = ["Police charged the captain of the Aurora on Friday.", "The captain of the Aurora was charged on Friday."]
    rest = SENTENCES[2:9]
    texts = [[SENTENCES[0], main[0], *rest], [main[1], *rest], [main[0], *rest[::-1]]]
    articles = [make_article("\n\n".join(text), name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts)]
    event = make_fact(cite(articles[0], main[0]), cite(articles[1], main[1]), cite(articles[2], main[0]))
    others = [make_fact(*(cite(article, sentence) for article in articles)) for sentence in rest]
    sunk = make_fact(cite(articles[0], SENTENCES[0]))
    lead = choose_lead([make_reading(article) for article in articles], [sunk, *others, event])
    assert lead[0] == event.id
    assert sunk.id not in lead


def test_what_one_article_reports_only_fills_the_seats_that_are_left():
    readings, facts = story()
    singles = [make_fact(cite(readings[0].article, sentence)) for sentence in SENTENCES[3:]]
    lead = choose_lead(readings, [*facts[:3], *singles])
    assert {fact.id for fact in facts[:3]} < set(lead)
    assert len(lead) == 5


def test_one_article_is_led_by_its_own_facts():
    readings, facts = story(1)
    assert len(choose_lead(readings, facts)) >= 5


def test_a_copy_counts_for_nothing():
    counted = spread([grams("ferry sank"), grams("ferry sank quickly")])
    assert counted["ferri"] == 1.0
    assert "quick" not in counted
    assert spread([grams("ferry")]) == {"ferri": 1.0}


def test_cover_takes_what_adds_most_and_stops_when_nothing_is_new():
    candidates = [frozenset("ab"), frozenset("abc"), frozenset("c"), frozenset("z")]
    weights = {"a": 1.0, "b": 1.0, "c": 3.0}
    assert [index for index, _ in cover(candidates, [1.0] * 4, weights)] == [1]
    assert [index for index, _ in cover(candidates, [1.0, 9.0, 1.0, 1.0], weights)] == [2, 0]
    assert list(cover([], [], weights)) == []


def test_longer_statements_cost_more_but_not_in_proportion():
    assert cost(10) < cost(20) < 2 * cost(10)
    assert cost(0) == cost(1) == 1.0


def test_an_accusation_never_leads_without_its_denial():
    readings, facts = story()
    article = readings[0].article
    accusation = choose_lead(readings, facts[:9])[2]
    denial = make_fact(cite(article, SENTENCES[9]), denies=accusation)
    lead = choose_lead(readings, [*facts[:9], denial])
    assert lead.index(denial.id) == lead.index(accusation) + 1


def test_a_denial_of_what_does_not_lead_stays_behind_too():
    readings, facts = story()
    denial = make_fact(*(cite(reading.article, SENTENCES[0]) for reading in readings), denies="elsewhere")
    assert denial.id not in choose_lead(readings, [denial, *facts[1:]])


def test_what_one_article_tells_is_no_second_seat_for_half_the_words():
    readings, facts = story()
    article = readings[0].article
    again = make_fact(cite(article, "The ferry Aurora sank off Bergen on Monday with forty people"))
    half = "Police in Bergen arrested the captain of the ferry on Tuesday."
    assert again.id not in choose_lead(readings, [facts[0], again])
    assert len(choose_lead(readings, [facts[0], make_fact(cite(article, half))])) == 2


def test_a_clause_that_several_report_goes_before_what_one_reports():
    told = "the pilot Carl Oben had steered the ferry past two buoys"
    texts = [f"The board said that {told}.\n\n{SENTENCES[5]}", f"Two sailors swore that {told}.\n\n{SENTENCES[6]}"]
    articles = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate(texts)]
    clause = make_fact(*(cite(article, told) for article in articles))
    singles = [make_fact(cite(article, text)) for article, text in zip(articles, SENTENCES[5:7], strict=True)]
    fragment = make_fact(*(cite(article, "past two buoys") for article in articles))
    lead = choose_lead([make_reading(article) for article in articles], [fragment, *singles, clause])
    assert clause.id in lead
    assert fragment.id not in lead


def test_what_all_others_tell_in_other_words_is_no_second_seat():
    texts = (
        "The ferry Aurora sank off Bergen on Monday in a storm.",
        "The ferry Aurora sank off Bergen on Monday.",
        "On Monday the ferry Aurora sank off Bergen.",
        "The Aurora went down off Bergen in heavy seas on Monday night.",
        "The Aurora went down in heavy seas.",
    )
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts)]
    sank, again, thrice, down, seas = (cite(article, article.text) for article in articles)
    first = make_fact(sank, again, thrice)
    second, heard = make_fact(down, seas), make_fact(down, seas, unsure=(sank, again, thrice))
    readings = [make_reading(article) for article in articles]
    assert set(choose_lead(readings, [first, second])) == {first.id, second.id}
    assert choose_lead(readings, [first, heard]) == (first.id,)


def dated(articles, words: str) -> list[Reading]:
    """The articles with the days that they name by these words, all of them the day before."""
    return [
        make_reading(
            article,
            dates=tuple(
                DateMention(at, at + len(words), "2024-05-02", "day")
                for at in range(len(article.text))
                if article.text.startswith(words, at)
            ),
        )
        for article in articles
    ]


def test_what_says_when_comes_before_a_main_event_that_does_not():
    texts = (
        "Ana Duarte greeted two guests from Lund. They stayed for a night of dance.",
        "Two guests from Lund were greeted by Ana Duarte. A regatta was held.",
        "Orr held its regatta on Thursday, the first since the war. Guests came.",
    )
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts)]
    guests = make_fact(*(cite(one, one.text.partition(".")[0] + ".") for one in articles[:2]))
    echoes = (cite(articles[1], "A regatta was held."),)
    regatta = make_fact(cite(articles[2], texts[2].partition(". ")[0] + "."), unsure=echoes)
    assert choose_lead(dated(articles, "Thursday"), [guests, regatta]) == (regatta.id, guests.id)
    assert choose_lead(dated(articles, "nothing"), [guests, regatta])[0] == guests.id


def test_one_article_has_no_seat_for_what_half_of_its_echoes_tell():
    texts = (
        "Divers brought the ferry Ida to Orr.",
        "Divers brought the Ida to Orr in May.",
        "The wreck of the ship is gone from the bay.",
        "Rain fell on the bay.",
    )
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts)]
    one, two, three, four = (cite(article, article.text) for article in articles)
    raised = make_fact(one, two)
    readings = [make_reading(article) for article in articles]
    wreck = make_article("Salvors lifted the wreck from the bay on Monday.", name="5.txt", outlet="Paper 5")
    words = cite(wreck, wreck.text)
    assert choose_lead([*readings, make_reading(wreck)], [raised, make_fact(words, unsure=(one, four))])[1:] == ()
    assert choose_lead([*readings, make_reading(wreck)], [raised, make_fact(words, unsure=(three, four))])[1:] != ()
