"""A table of words finds by every form what it would find if all forms had been made beforehand."""

from __future__ import annotations

import pytest

from briefing.language.english.formtable import NOUN, VERB, WORD, FormTable
from briefing.language.english.kinds import kinds_of
from briefing.language.english.opposites import _LOOSE, _lines, _table, forms, lines
from briefing.language.english.plurals import plural
from briefing.language.english.wordlists import lines_of


def spelled_out(rows):
    """For every form of the words of some lines the lines and members that it stands in, in their order."""
    found = {}
    for number, line in enumerate(rows):
        for member, words in enumerate(line.members):
            for word in words:
                for form in forms(word, line.forms):
                    found.setdefault(form, []).append((number, member))
    return found


@pytest.mark.parametrize("rows", [lines(), [line for name in _LOOSE for line in _lines(name)]], ids=["sure", "loose"])
def test_every_form_leads_to_its_lines(rows):
    table, all_forms = _table(rows), spelled_out(rows)
    assert {form: table.get(form) for form in all_forms} == {form: tuple(row) for form, row in all_forms.items()}


def test_what_is_no_form_leads_nowhere():
    all_forms = spelled_out(lines())
    table = _table(lines())
    near = {made for form in all_forms for made in (form + "s", form + "ed", form[:-1], form + " up", "to " + form)}
    assert not any(table.get(form) for form in near - all_forms.keys())


def test_kinds_of_every_noun_and_its_plural():
    found, kind = {}, ""
    for line in lines_of("kinds"):
        if line.startswith("["):
            kind = line.strip("[]")
            continue
        for word in line.split():
            for form in (word, plural(word)):
                found.setdefault(form, set()).add(kind)
    assert {form: kinds_of(form) for form in found} == found


def test_sorts_change_other_words_of_a_phrase():
    table = FormTable(
        [(["turn down"], VERB, 1), (["town hall"], NOUN, 2), (["by far"], WORD, 3), (["mile per hour"], NOUN, 4)]
    )
    assert table.get("turned down") == (1,)
    assert table.get("town halls") == (2,)
    assert table.get("towns hall") == ()
    assert table.get("miles per hour") == (4,)
    assert table.get("by far") == (3,)
    assert table.get("by fars") == ()


def test_places_come_in_the_order_of_the_rows():
    table = FormTable([(["saw", "axe"], NOUN, 1), (["see"], VERB, 2), (["saw"], WORD, 3)])
    assert table.get("saw") == (1, 2, 3)
    assert table.get("saws") == (1,)
    assert table.get("seen") == (2,)
