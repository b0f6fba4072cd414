"""What each outlet calls the same person, body, event and thing."""

from __future__ import annotations

from dataclasses import replace

from speech import entity, listen

from briefing.models import EntityType
from briefing.story.entities.linking import link_entities
from briefing.story.lists.wording import collect_wording


def labels(readings, entities):
    """For each wording its labels by article, as {entity: [{label: count}, …]} in the order of the readings."""
    order = [reading.article.id for reading in readings]
    return {
        wording.entity: [
            {one.label: one.count for one in wording.labels if one.article == article} for article in order
        ]
        for wording in collect_wording(readings, entities)
    }


def test_titles_that_differ_are_shown_with_their_counts():
    one = listen("The ruler Pavel Orr spoke. Later ruler Orr left.", name="a.txt")
    two = listen("President Pavel Orr spoke.", name="b.txt")
    three = listen("Pavel Orr spoke.", name="c.txt")
    person = entity("Pavel Orr", EntityType.PERSON, (one, two, three), "Orr", roles=["ruler", "President"])
    assert labels((one, two, three), [person]) == {"pavel-orr": [{"ruler": 2}, {"president": 1}, {}]}


def test_a_title_counts_where_linking_kept_it_only_once():
    one = listen("The ruler Orr spoke. Then the ruler Orr left.", name="a.txt")
    two = listen("President Orr spoke.", name="b.txt")
    person = entity("Orr", EntityType.PERSON, (one, two), roles=["ruler", "President"])
    first = next(role for role in person.roles if role.text == "ruler")
    kept = [first, next(role for role in person.roles if role.text == "President")]
    thinned = type(person)(person.id, person.name, person.type, person.aliases, person.mentions, tuple(kept))
    assert labels((one, two), [thinned]) == {"orr": [{"ruler": 2}, {"president": 1}]}


def test_spelling_sex_and_length_of_a_name_are_no_choice():
    one = listen("Spokesman Pavel Orr spoke for the Ministry of Fish.", name="a.txt")
    two = listen("Spokeswoman Orr spoke for the fish ministry of Fish, the MOF.", name="b.txt")
    person = entity("Pavel Orr", EntityType.PERSON, (one, two), "Orr", roles=["Spokesman", "Spokeswoman"])
    body = entity("Ministry of Fish", EntityType.ORG, (one, two), "ministry of Fish", "MOF")
    assert labels((one, two), [person, body]) == {}


def test_other_names_of_one_land_are_shown():
    one = listen("The ships of Verland left. Verland was silent.", name="a.txt")
    two = listen("The ships of the Free Marsh Republic left. The FMR was silent.", name="b.txt")
    land = entity("Verland", EntityType.PLACE, (one, two), "Free Marsh Republic", "FMR")
    assert labels((one, two), [land]) == {"verland": [{"Verland": 2}, {"Free Marsh Republic": 1, "FMR": 1}]}


def test_all_alike_is_nothing_to_show():
    one = listen("Captain Pavel Orr spoke in Verland.", name="a.txt")
    two = listen("Captain Pavel Orr left Verland.", name="b.txt")
    person = entity("Pavel Orr", EntityType.PERSON, (one, two), roles=["Captain"])
    land = entity("Verland", EntityType.PLACE, (one, two))
    assert labels((one, two), [person, land]) == {}


def test_what_follows_the_same_anniversary():
    one = listen("They marked the 40th anniversary of the armistice.", name="a.txt")
    two = listen("It was the 40th anniversary of the end of the Fish War.", name="b.txt")
    assert labels((one, two), [])["40th anniversary of"] == [{"armistice": 1}, {"end of the Fish War": 1}]


def test_a_longer_form_of_the_same_words_is_no_other_choice():
    one = listen("They marked the 40th anniversary of the Fish War armistice.", name="a.txt")
    two = listen("It was the 40th anniversary of the armistice.", name="b.txt")
    assert "40th anniversary of" not in labels((one, two), [])


def test_words_of_one_group_beside_the_same_name():
    one = listen("The regime of Verland was silent.", name="a.txt")
    two = listen("The government of Verland was silent.", name="b.txt")
    land = entity("Verland", EntityType.PLACE, (one, two))
    assert labels((one, two), [land]) == {"government": [{"regime": 1}, {"government": 1}]}


def test_words_beside_other_names_are_other_things():
    one = listen("The war in Verland goes on.", name="a.txt")
    two = listen("The conflict in Ostria goes on.", name="b.txt")
    lands = [entity("Verland", EntityType.PLACE, (one, two)), entity("Ostria", EntityType.PLACE, (one, two))]
    assert labels((one, two), lands) == {}


def test_a_ruler_brings_his_land_along():
    one = listen("The regime of Verland ruler Pavel Orr was silent.", name="a.txt")
    two = listen("The government in Verland was silent.", name="b.txt")
    land = entity("Verland", EntityType.PLACE, (one, two))
    person = entity("Pavel Orr", EntityType.PERSON, (one, two), roles=["Verland ruler"])
    assert "government" in labels((one, two), [land, person])


def test_words_in_quotes_are_the_speakers():
    one = listen("Ada Roe called it “the war of Verland and its friends”.", people="Ada Roe", name="a.txt")
    two = listen("The conflict of Verland was long.", name="b.txt")
    land = entity("Verland", EntityType.PLACE, (one, two))
    assert labels((one, two), [land]) == {}


def test_words_within_a_name_are_the_names():
    one = listen("The Fish War of Verland lasted long.", name="a.txt")
    two = listen("The conflict in Verland lasted long.", name="b.txt")
    land = entity("Verland", EntityType.PLACE, (one, two))
    war = entity("Fish War", EntityType.EVENT, (one, two))
    assert labels((one, two), [land, war]) == {}


def test_a_describing_word_is_shown_beside_the_plain_use():
    one = listen("They spoke of the illicit fishing boat sales.", name="a.txt")
    two = listen("They spoke of the fishing boat sales.", name="b.txt")
    three = listen("They spoke of house sales.", name="c.txt")
    assert labels((one, two, three), []) == {
        "sales": [{"illicit fishing boat sales": 1}, {"fishing boat sales": 1}, {}]
    }


def test_every_label_is_verbatim():
    one = listen("The regime of Verland marked the 40th anniversary of the truce.", name="a.txt")
    two = listen("The government of Verland marked the 40th anniversary of peace with Ostria.", name="b.txt")
    texts = {reading.article.id: reading.article.text for reading in (one, two)}
    wordings = collect_wording((one, two), [entity("Verland", EntityType.PLACE, (one, two))])
    assert {wording.entity for wording in wordings} == {"government", "40th anniversary of"}
    for wording in wordings:
        for label in wording.labels:
            for evidence in label.evidence:
                assert texts[evidence.article][evidence.start : evidence.end] == evidence.text
                assert evidence.text.lower() == label.label.lower()


def test_a_star_a_rebel_and_a_ruler_are_described_by_what_they_are():
    told = [
        "Folk star Pavel Orr sang. The ageing musician wept.",
        "Rebel commander Pavel Orr spoke. The warlord left.",
        "President Pavel Orr spoke. The former general left.",
        "Pavel Orr spoke. The warlord left.",
    ]
    one, *others = (listen(text, name=f"{at}.txt", people="Pavel Orr") for at, text in enumerate(told))
    found = [labels((one, other), link_entities([one, other])) for other in others]
    rows = [next(iter(row.values()), None) for row in found]
    assert rows == [
        [{"Folk star": 1, "ageing musician": 1}, {"Rebel commander": 1, "warlord": 1}],
        [{"Folk star": 1, "ageing musician": 1}, {"president": 1, "former general": 1}],
        None,
    ]


def counts(readings, entities):
    """The labels of the only row with how often each is used, of that in quotations and in headlines."""
    (row,) = collect_wording(readings, entities)
    return [(one.label, one.count, one.quoted, one.headline) for one in row.labels]


def test_a_title_in_a_headline_counts_and_has_no_place_in_the_text():
    one = listen("Pavel Orr spoke.", name="a.txt", title="Verland Defence Chief Orr Speaks")
    two = listen("Defence Minister Pavel Orr spoke.", name="b.txt", title="Orr speaks")
    three = listen("Pavel Orr spoke.", name="c.txt", title="Ruler Orr speaks", title_inferred=True)
    land = entity("Verland", EntityType.PLACE, (one,), "Verland")
    person = entity("Pavel Orr", EntityType.PERSON, (one, two, three), "Orr", roles=["Defence Minister"])
    assert counts((one, two, three), [person, land]) == [
        ("Verland Defence Chief", 1, 0, 1),
        ("Defence Minister", 1, 0, 0),
    ]


def test_mere_spellings_are_no_choice():
    one = listen("Sen. Ada Roe and Mr Pavel Orr left Calif. for Britain. The DPRK slept.", name="a.txt")
    two = listen("Senator Ada Roe and Dr. Pavel Orr left California for the United Kingdom.", name="b.txt")
    names = {"California": ["Calif"], "United Kingdom": ["Britain"]}
    lands = [entity(name, EntityType.PLACE, (one, two), *more) for name, more in names.items()]
    ada = entity("Ada Roe", EntityType.PERSON, (one, two), roles=["Sen.", "Senator"])
    pavel = entity("Pavel Orr", EntityType.PERSON, (one, two), roles=["Mr", "Dr."])
    assert labels((one, two), [*lands, ada, pavel]) == {}


def test_names_of_which_each_takes_a_side_are_shown_and_quoted_ones_are_no_choice():
    one = listen("The envoy left Burma.", name="a.txt")
    two = listen("The envoy left Myanmar.", name="b.txt")
    three = listen("“I love Myanmar and Burma,” said Ada Roe.", people="Ada Roe", name="c.txt")
    land = entity("Myanmar", EntityType.PLACE, (one, two, three), "Burma")
    assert labels((one, two, three), [land]) == {"myanmar": [{"Burma": 1}, {"Myanmar": 1}, {"Burma": 1, "Myanmar": 1}]}
    assert labels((one, three), [entity("Myanmar", EntityType.PLACE, (one, three), "Burma")]) == {}


def test_words_that_stand_for_an_office_are_those_of_its_holder():
    plain = "Israeli Prime Minister Lev Orr spoke."
    told = [f"{plain} Nobody heard the Israeli leader.", plain]
    readings = [listen(text, name=f"{at}.txt", people="Lev Orr", groups="Israeli") for at, text in enumerate(told)]
    found = next(iter(labels(readings, link_entities(readings)).values()))
    assert found == [{"Israeli Prime Minister": 1, "Israeli leader": 1}, {"Israeli Prime Minister": 1}]


def test_labels_that_differ_in_capitals_alone_are_one():
    one = listen("General manager Pavel Orr spoke. The ruler Orr left.", name="a.txt")
    two = listen("The general manager Pavel Orr spoke. Then general manager Orr left.", name="b.txt")
    person = entity("Pavel Orr", EntityType.PERSON, (one, two), "Orr", roles=["General manager", "ruler"])
    also = entity("Pavel Orr", EntityType.PERSON, (one, two), "Orr", roles=["general manager"])
    both = replace(person, roles=(*person.roles, *also.roles))
    assert labels((one, two), [both]) == {"pavel-orr": [{"general manager": 1, "ruler": 1}, {"general manager": 2}]}


def test_names_that_all_articles_know_are_no_choice():
    one = listen("The team of Marsh City won. The Herons won.", name="a.txt")
    two = listen("Marsh City won.", name="b.txt")
    body = entity("Marsh City", EntityType.ORG, (one, two), "Herons")
    assert labels((one, two), [body]) == {}
