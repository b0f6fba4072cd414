#!/usr/bin/env bash
# Guess: A reader of number words that knows "fifteen hundred" (1500) knows "twenty-four hundred" (2400), and one
#   that knows "112" knows "112 million", or says that it does not.
# Behaviour: "twenty-four hundred" is 180 and "thirty-five hundred" 250, without an error; a figure beside a word
#   is dropped, so "112 million" and "40 million" are both 1000000.
# Why it matters: The value is a plain integer of a likely size. Two outlets with 112 and 40 million agree, and
#   2,400 in figures contradicts the same number in words.
# Versions: word2number==1.1
# Output seen:
#   {'fifteen hundred': 1500, 'twenty-four hundred': 180, 'thirty-five hundred': 250, '112': 112, '112 million': 1000000, '40 million': 1000000}
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'word2number==1.1'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from word2number import w2n
texts = ("fifteen hundred", "twenty-four hundred", "thirty-five hundred", "112", "112 million", "40 million")
got = {text: w2n.word_to_num(text) for text in texts}
print(got)
assert got == {"fifteen hundred": 1500, "twenty-four hundred": 180, "thirty-five hundred": 250, "112": 112,
               "112 million": 1000000, "40 million": 1000000}
print("as described")
PY
