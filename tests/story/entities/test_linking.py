"""Linking: small stories with exact keys, the hand-made set, roles, names, ids, and the reference articles."""

from __future__ import annotations

import importlib.util
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from marked import reading_of, story_of
from support import make_article

from briefing.analysis import analyse
from briefing.corpus.discover import discover
from briefing.corpus.reading import read_file
from briefing.models import Analysis, Article, EntityType, Mention, Paragraph, ParagraphKind, Reading
from briefing.story.entities.linking import link_entities

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "tests" / "data" / "linking"


def cases():
    blocks = re.split(r"^## ", (DATA / "cases.txt").read_text("utf-8"), flags=re.M)[1:]
    return [pytest.param(block.split("\n", 1)[1], id=block.split("\n", 1)[0]) for block in blocks]


def partition(keys):
    sets = {}
    for place, key in keys.items():
        sets.setdefault(key, set()).add(place)
    return sorted(sorted(places) for places in sets.values())


def shown(partition, readings):
    texts = {reading.article.id: reading for reading in readings}
    return [
        [f"{name}:{next(m for m in texts[name].analysis.mentions if m.start == start).of(texts[name].article.text)}"
         for name, start in places]
        for places in partition
    ]  # fmt: skip


def only(entities, name):
    found = [entity for entity in entities if name in (entity.name, *entity.aliases)]
    assert len(found) == 1, [entity.name for entity in entities]
    return found[0]


@pytest.mark.parametrize("block", cases())
def test_exactly_these_are_one(block):
    readings, keys = story_of(block)
    found = {(m.article, m.start): entity.id for entity in link_entities(readings) for m in entity.mentions}
    assert shown(partition(found), readings) == shown(partition(keys), readings)


@pytest.fixture(scope="module")
def evaluation():
    spec = importlib.util.spec_from_file_location("evaluate_linking", ROOT / "tools" / "evaluate_linking.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("half", "given", "least"), [("dev", True, 0.98), ("test", True, 0.96), ("dev", False, 0.92), ("test", False, 0.88)]
)
def test_the_hand_made_set(evaluation, half, given, least):
    stories = [evaluation.read_story(path) for path in sorted((DATA / half).glob("*.txt"))]
    assert sum(len(story.readings) for story in stories) == 20
    assert evaluation.measure(stories, given=given).f1 >= least


def test_the_measure_itself(evaluation):
    gold = {("a", 0, 1): "x", ("a", 2, 3): "x", ("a", 4, 5): "y"}
    assert evaluation.b_cubed([(gold, gold)]).f1 == 1.0
    joined = evaluation.b_cubed([(gold, dict.fromkeys(gold, "z"))])
    assert joined.recall == 1.0
    assert joined.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    missed = evaluation.b_cubed([(gold, {("a", 0, 1): "z", ("b", 0, 1): "z"})])
    assert missed.precision == pytest.approx(0.25)
    assert missed.recall == pytest.approx(0.5 / 3)
    assert evaluation.b_cubed([]).f1 == 0.0


def test_the_tool_prints_both_halves(evaluation, capsys, tmp_path):
    for half in ("dev", "test"):
        (tmp_path / half).mkdir()
        (tmp_path / half / "one.txt").write_text("=== X | 2024-01-01\n[[Ana Oro|p.a]] met [[Oro|p.b]].\n", "utf-8")
    assert evaluation.main([str(tmp_path), "--errors"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("articles, names") == 4
    assert "joined one" in printed


def test_public_sets_stay_linked(evaluation, shared):
    data = shared / "data"
    meantime = list(evaluation.read_meantime(data / "meantime-dev.jsonl.gz"))
    ecbplus = list(evaluation.read_ecbplus(data / "ecbplus-dev.jsonl.gz"))
    assert evaluation.measure(meantime, given=True).f1 >= 0.93
    assert evaluation.measure(ecbplus, given=True).f1 >= 0.90


STORY = """
[[North Korean|g.nk]] leader [[Kim Jae Un|p.kim]] and [[Russia|l.ru]]'s Defence Minister [[Oleg Marin|p.marin]]
met [[Gu Wenhai|p.gu]], a member of the [[Chinese|g.cn]] Politburo, in [[Pyongyang|l.py]].
The North Korean leader smiled. The leader left. [[Moscow|l.mo]] has denied it. Planes left [[Moscow|l.mo]].
--
[[Kim|p.kim]], the state-run [[Harbin Wire Agency|o.hwa]] said.
[[Iran|l.ir]]'s defence minister, [[Ali Sorani|p.ali]], and [[Russian|g.ru]] Ambassador to [[North Korea|l.nk]]
[[Ivan Petrin|p.ivan]] met Mr. [[Marin|p.marin]] in [[Russia|l.ru]].
"""


def test_roles_are_the_outlets_own_words():
    readings, _ = story_of(STORY)
    entities = link_entities(readings)
    (leader,) = only(entities, "Kim Jae Un").roles
    assert (leader.text, [place.text for place in leader.also]) == ("North Korean leader", ["North Korean leader"])
    assert [role.text for role in only(entities, "Oleg Marin").roles] == ["Russia's Defence Minister"]
    assert [role.text for role in only(entities, "Gu Wenhai").roles] == ["member of the Chinese Politburo"]
    assert [role.text for role in only(entities, "Ivan Petrin").roles] == ["Russian Ambassador to North Korea"]
    assert [role.text for role in only(entities, "Ali Sorani").roles] == ["Iran's defence minister"]
    assert [role.text for role in only(entities, "Harbin Wire Agency").roles] == ["state-run"]
    for entity in entities:
        for role in entity.roles:
            text = next(r.article.text for r in readings if r.article.id == role.evidence.article)
            for place in (role.evidence, *role.also):
                assert text[place.start : place.end] == place.text


def test_a_capital_that_acts_is_a_government_and_stays_a_place():
    entity = only(link_entities(story_of(STORY)[0]), "Moscow")
    assert entity.type is EntityType.PLACE
    assert [(role.text, role.evidence.text) for role in entity.roles] == [("government", "Moscow")]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("The army fired the missile [[Tavi-2|w.tavi]] at a tank.", EntityType.WEAPON),
        ("The probe [[Tavi-2|w.tavi]] left orbit.", EntityType.OTHER),
    ],
)
def test_the_words_of_all_articles_tell_whether_equipment_is_a_weapon(told, kind):
    block = f"{told}\n--\n[[Tavi-2|x.tavi]] rose at noon.\n--\n[[Tavi-2|w.tavi]] and [[Brem|p.brem]] came too late."
    readings, _ = story_of(block)
    assert only(link_entities(readings), "Tavi-2").type is kind


def test_peoples_and_capitals_point_to_their_land():
    entities = link_entities(story_of(STORY)[0])
    assert only(entities, "Moscow").related == (only(entities, "Russia").id,)
    assert only(entities, "North Korean").related == (only(entities, "North Korea").id,)
    assert only(entities, "Chinese").related == ()


def test_names_are_the_commonest_full_form_and_aliases_all_forms():
    readings, _ = story_of(
        """The [[NGB|o]] met [[Lee|p]]. [[Lee Ja-min|p]] and the [[DPRK|l]] spoke.
--
The [[Northern Grain Board|o]] met [[Lee Ja Min|p]] in [[North Korea|l]].
--
[[Lee Ja-min|p]] met the [[NGB|o]]; [[Anton Karl Weber|p.w]] came.
--
[[Anton Weber|p.w]] stayed. [[Anton Weber|p.w]] sang.
--
[[Anton Weber|p.w]] slept. So did [[Weber|p.w]]."""
    )
    entities = link_entities(readings)
    assert only(entities, "NGB").name == "Northern Grain Board"
    assert only(entities, "Lee").name == "Lee Ja-min"
    assert only(entities, "Lee").aliases == ("Lee", "Lee Ja Min", "Lee Ja-min")
    assert only(entities, "DPRK").name == "North Korea"
    assert only(entities, "Weber").name == "Anton Weber"


def test_a_headline_and_a_suffix_do_not_name_anybody():
    readings, _ = story_of("""[[Ada Roe Memos|p]]

[[Ada Roe|p]] wrote. [[Max Orr Jr.|p.o]] read.
--
[[Max Orr|p.o]] slept.""")
    first = readings[0].article
    heading = (Paragraph(0, 13, ParagraphKind.HEADING), Paragraph(14, len(first.text)))
    readings[0] = replace(readings[0], article=replace(first, paragraphs=heading))
    names = {entity.name for entity in link_entities(readings)}
    assert "Ada Roe" in names
    assert "Max Orr" in names
    assert "Max Orr Jr." not in names


def test_every_mention_is_in_one_entity_and_order_says_how_many_name_it():
    readings, keys = story_of(STORY)
    entities = link_entities(readings)
    places = [(mention.article, mention.start) for entity in entities for mention in entity.mentions]
    assert sorted(places) == sorted(keys)
    counts = [(-len({m.article for m in one.mentions}), -len(one.mentions), one.name) for one in entities]
    assert counts == sorted(counts)
    assert len({entity.id for entity in entities}) == len(entities)


def test_ids_do_not_change_with_other_articles_or_their_order():
    readings, _ = story_of(STORY)
    before = {entity.name: entity.id for entity in link_entities(readings)}
    more, _ = reading_of("Nobody but [[Zora Vale|p]] came to [[Pyongyang|l]].", "z")
    after = {entity.name: entity.id for entity in link_entities([more, *reversed(readings)])}
    assert before.items() <= after.items()
    assert all(re.fullmatch(r"e[0-9a-f]{10}", name) for name in after.values())


def test_the_order_of_articles_changes_no_cluster():
    readings, _ = story_of(cases()[8].values[0] + "\n--\n" + STORY)
    expected = {(entity.id, entity.aliases) for entity in link_entities(readings)}
    for seed in range(5):
        shuffled = random.Random(seed).sample(readings, len(readings))
        assert {(entity.id, entity.aliases) for entity in link_entities(shuffled)} == expected


def test_a_surname_that_may_be_two_people_is_alone_in_each_article():
    readings, _ = story_of("[[Ivo Brant|p]] met [[Pia Brant|p]].\n--\n[[Brant|p]] won.\n--\n[[Brant|p]] lost.")
    alone = [entity for entity in link_entities(readings) if entity.name == "Brant"]
    assert [len(entity.mentions) for entity in alone] == [1, 1]
    assert len({entity.id for entity in alone}) == 2


def test_without_sentences_the_line_is_looked_at():
    reading, _ = reading_of("Judge [[Ada Quill|p.a]] spoke.\nShe was heard.", "a")
    bare = replace(reading, analysis=replace(reading.analysis, sentences=()))
    assert [role.text for role in link_entities([bare])[0].roles] == ["Judge"]


def test_no_articles_no_entities():
    assert link_entities([]) == ()


PEOPLE = ["Kim Jong Un", "Sergei Shoigu", "Li Hongzhong", "Vladimir Putin", "Xi Jinping", "Vedant Patel",
          "Kang Sun Nam", "Jong Kyong Thaek", "Pak Su Il", "Im Chon Il", "Alexandr Matsegora"]  # fmt: skip
SHORT = {"Kim": "Kim Jong Un", "Shoigu": "Sergei Shoigu", "Li": "Li Hongzhong", "Putin": "Vladimir Putin",
         "Patel": "Vedant Patel", "Kang": "Kang Sun Nam"}  # fmt: skip


@pytest.fixture(scope="module")
def seed_entities(shared):
    read = [item for source in discover([shared / "seeds"]) for item in read_file(source)]
    articles = [item for item in read if isinstance(item, Article)]
    assert len(articles) == 5
    return link_entities([Reading(article, analyse(article)) for article in articles])


def test_everybody_of_the_reference_articles_is_one_entity(seed_entities):
    people = {entity.name: entity for entity in seed_entities if entity.type is EntityType.PERSON}
    assert sorted(people) == sorted(PEOPLE)
    for short, whole in SHORT.items():
        assert short in people[whole].aliases


def test_agencies_and_weapons_of_the_reference_articles(seed_entities):
    agency = only(seed_entities, "KCNA")
    assert agency.name == "Korean Central News Agency"
    assert len({mention.article for mention in agency.mentions}) >= 4
    assert only(seed_entities, "KPA").name in ("Korean People's Army", "Korean People’s Army")
    weapons = {entity.name for entity in seed_entities if entity.type is EntityType.WEAPON}
    assert {"Hwasong-17", "Hwasong-18"} <= weapons
    assert only(seed_entities, "DPRK").name == "North Korea"
    assert {"Korean Peninsula", "Korean peninsula"} == set(only(seed_entities, "Korean Peninsula").aliases)


def test_nothing_of_a_page_and_no_first_word_is_an_entity(seed_entities):
    forms = {form for entity in seed_entities for form in entity.aliases}
    assert not forms & {
        "Notably",
        "Amidst",
        "Among",
        "Likewise",
        "Furthermore",
        "Show More",
        "Related Articles",
        "Back",
    }
    assert not any(re.search(r"Post|Comment|Disclaimer|Breaking|bloggers", form) for form in forms)


def test_a_people_before_a_title_is_nobody():
    readings, _ = story_of("[[Dravia|l.dravia]] is cold.\n--\n[[Dravian|g.one!p]] President [[Tove Holm|p.tove]] left.")
    kinds = {one.name: one.type for one in link_entities(readings)}
    assert kinds == {"Dravia": EntityType.PLACE, "Dravian": EntityType.GROUP, "Tove Holm": EntityType.PERSON}


def test_whom_only_a_headline_s_verb_names_does_not_share_a_surname():
    readings, _ = story_of("[[Mark Teller|p.mark]] ran. --\n--\n[[Teller|p.mark]] ran again.")
    title = "Farmers Nab Teller"
    spans = (Paragraph(0, len(title), ParagraphKind.HEADING),)
    article = Article("t", "t.txt", "", "", title, spans, language="en")
    shouted = Reading(article, Analysis(mentions=(Mention(8, len(title), EntityType.PERSON),)))
    names = {one.name: one.aliases for one in link_entities([*readings, shouted])}
    assert names["Mark Teller"] == ("Mark Teller", "Teller")


def test_linking_names_for_a_search_loads_nothing_that_knows_facts():
    program = "import sys, briefing.story.entities.linking; sys.exit('briefing.story.facts.building' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_name_begins_with_the_given_name_and_a_state_is_named_whole():
    readings, _ = story_of(
        "[[Jan van der Holt|p]] came. [[Van der Holt|p]] sang. [[Van der Holt|p]] left [[Orsk|l]], [[Colo|l.c]]."
    )
    names = {entity.name for entity in link_entities(readings)}
    assert names == {"Jan van der Holt", "Orsk", "Colorado"}


@pytest.mark.parametrize(
    ("kind", "forms", "name"),
    [
        (EntityType.ORG, ["Nixon Grey House", "Grey House"], "Grey House"),
        (EntityType.PERSON, ["Otto Ott-Lund", "Ott-Lund", "Ott-Lund"], "Otto Ott-Lund"),
        (EntityType.PLACE, ["Zelba city", "Zelba", "Zelba", "Zelba"], "Zelba"),
    ],
)
def test_the_usual_name_is_the_full_one_and_nobody_elses(kind, forms, name):
    readings = []
    for number, form in enumerate(forms):
        article = make_article(f"It is {form} there.", name=f"{number}.txt")
        readings.append(Reading(article, Analysis(mentions=(Mention(6, 6 + len(form), kind),))))
    assert [entity.name for entity in link_entities(readings)] == [name]
