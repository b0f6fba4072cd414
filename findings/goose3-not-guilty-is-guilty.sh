#!/usr/bin/env bash
# Guess: An extractor that leaves out paragraphs of few words (lines of links) does so with paragraphs; a word
#   marked inside a sentence stays, whichever tag marks it.
# Behaviour: The count of stop words is asked of every element. <em>, <strong>, <b>, <i> and <span> are undone
#   before it; <u>, <q>, <mark>, <abbr>, <ins>, <cite> with fewer than three stop words go, words and all.
# Why it matters: "She said she was <u>not</u> guilty" is read as "She said she was guilty", a whole sentence with
#   nothing to show that a word is gone; short quotations and dates vanish in the same way.
# Versions: goose3==3.1.22 lxml==6.1.3 beautifulsoup4==4.15.0
# Output seen:
#   Ada Quill said that she was not guilty of the wreck.
#   Ada Quill said that she was guilty of the wreck.
#   She told the court and the law of holds from on.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'goose3==3.1.22' 'lxml==6.1.3' 'beautifulsoup4==4.15.0'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from goose3 import Goose
around = "<p>" + "The harbour stayed closed after a ship ran aground on the bank. " * 8 + "</p>"


def read(paragraph):
    page = ('<html lang="en"><head><title>Harbour closed</title></head><body><article><h1>Harbour closed</h1>'
            + around + "<p>" + paragraph + "</p>" + around + "</article></body></html>")
    return Goose().extract(raw_html=page).cleaned_text.split("\n\n")[1]


sentence = "Ada Quill said that she was <{0}>not</{0}> guilty of the wreck."
got = [read(sentence.format("em")), read(sentence.format("u")),
       read("She told the court <q>never again</q> and the law of <abbr>UK</abbr> holds from <mark>9 May</mark> on.")]
print(*got, sep="\n")
assert got == ["Ada Quill said that she was not guilty of the wreck.", "Ada Quill said that she was guilty of the wreck.",
               "She told the court and the law of holds from on."]
print("as described")
PY
