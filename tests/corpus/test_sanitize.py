"""What may reach a terminal, and what scripts need."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.corpus.sanitize import MAX_MARKS, drop_references, escape_name, escape_text, sanitize, sanitize_line

DANGEROUS = st.sampled_from(
    "\x1b\x9d\x9c\x07]P[m0;\u200d\u200c\u200b\ufe0f\u202e\u0301\u0651ا\U0001f3f4\U000e0067\U000e007f\r\na葛"
)


def is_clean(text):
    for char in text:
        code = ord(char)
        assert char == "\n" or unicodedata.category(char) != "Cc", repr(char)
        assert not 0xD800 <= code <= 0xDFFF
        assert (code & 0xFFFE) != 0xFFFE
        assert not 0xFDD0 <= code <= 0xFDEF
        assert char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\u200b\ufeff"
    return True


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]52;c;aGk=\x1b\\text", "text"),
        ("\x9b31mred", "red"),
        ("\x1bPdevice\x1b\\text", "text"),
        ("a\x1bcb", "ab"),
        ("one\r\ntwo\rthree\x0bfour\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("tab\there", "tab here"),
        ("nul\x00bell\x07del\x7f", "nulbelldel"),
        ("left\u202eright\u202c", "leftright"),
        ("\u2066isolated\u2069", "isolated"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("hidden\U000e0068\U000e0069", "hidden"),
        ("a\u200db\u200bc", "abc"),
        ("non\ufdd0char\U0001ffff", "nonchar"),
        ("half\ud800", "half\ufffd"),
        ("latin\u200f mark", "latin mark"),
        ("A\ufe01\ufe02\ufe03", "A"),
    ],
)
def test_removes_what_harms_or_misleads(dirty, clean):
    assert sanitize(dirty) == clean


@pytest.mark.parametrize(
    "text",
    [
        "مُحَمَّدٌ رَسُول",
        "می‌خواهم",
        "क्‍ष श्री",
        "ශ්‍රී ලංකා",
        "각",
        "👩‍👩‍👧 👍🏽 ❤️ 1️⃣",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "שלום\u200f!",
        "葛\U000e0100飾区",
        "ภาษา\u200bไทย",
        "Việt Nam, Łódź, “quotes” – dash…",
        "Z" + "\u0301" * MAX_MARKS,
    ],
)
def test_keeps_what_scripts_need(text):
    assert sanitize(text) == text


def test_floods_of_marks_are_thinned():
    assert sanitize("Z" + "\u0301" * 50 + "a") == "Z" + "\u0301" * MAX_MARKS + "a"
    # A joiner between two marks does not begin a new stack.
    assert sanitize("ا" + "\u0651\u200d" * 50).count("\u0651") == MAX_MARKS


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), DANGEROUS)))
def test_whatever_comes_the_result_is_clean_and_stays(text):
    once = sanitize(text)
    assert is_clean(once.replace("\u200b", ""))
    assert sanitize(once) == once


def test_naughty_strings(shared):
    for text in json.loads((shared / "data" / "blns.json").read_text(encoding="utf-8")):
        assert is_clean(sanitize(text).replace("\u200b", ""))


def test_a_line_has_single_spaces():
    assert sanitize_line("  a\n\x1b[1m b\u00a0 c ") == "a b c"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plain é.txt", "plain é.txt"),
        ("a\nb", "a\\nb"),
        ("x\x1b[0m", "x\\x1b[0m"),
        ("raw\udcff", "raw\\xff"),
        ("a\u202eb", "a\\u202eb"),
    ],
)
def test_file_names_are_shown_escaped(name, shown):
    assert escape_name(name) == shown


def test_references_to_controls_go_and_others_stay():
    assert drop_references("a&#27;[1m&#x1B;b") == "a[1mb"
    assert drop_references("&#60;b&#62; &amp; &#x202e;") == "&#60;b&#62; &amp; "
    assert drop_references("&#150;&#8211;") == "–&#8211;"
    assert drop_references("a&#10;b&#99999999;") == "a b"
    assert drop_references("&#8205;") == "&#8205;"


@pytest.mark.parametrize("show", [escape_name, escape_text])
@pytest.mark.parametrize(
    "text",
    [
        "report\x1b[2J.txt",
        "report\x9b2J.txt",
        "a\u202egnp.txt",
        "flag\U000e0041\U000e007f",
        "ring\x07",
        "e" + "\u0301" * 60 + "nd",
        "line\u2028break",
        "half\udcff",
    ],
)
def test_what_was_never_read_is_shown_with_escapes(show, text):
    shown = show(text)
    assert sanitize(shown) == shown
    assert shown != sanitize(text) or "\u0301" in text
    assert show(shown) == shown


def test_a_flood_of_marks_in_a_name_stays_a_name_of_its_own():
    assert escape_name("e" + "\u0301" * 9) == "e" + "\u0301" * 8 + r"\u0301"
    assert escape_name("e" + "\u0301" * 60) != escape_name("e" + "\u0301" * 61)


def test_line_breaks_stay_in_messages_alone():
    assert escape_text("one\ntwo\tthree\r") == "one\ntwo three\\r"
    assert escape_name("one\ntwo") == r"one\ntwo"


@given(st.text(st.one_of(DANGEROUS, st.characters())))
def test_what_is_escaped_is_safe(text):
    for shown in (escape_text(text), escape_name(text)):
        assert sanitize(shown) == shown
