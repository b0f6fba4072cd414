#!/usr/bin/env bash
# Guess: A reader of number words that turns "Three million" into 3000000 leaves "1.5 million" as it is, or makes
#   1500000 of it.
# Behaviour: Both text2num and number-parser take "million" for a number of its own beside a figure: "1.5 million"
#   becomes "1.5 1000000", "40 million" "40 1000000", and text2num does it to "one point five million" as well.
# Why it matters: News writes large numbers just so. Who reads the figures out of the result gets two that nobody
#   stated, 1.5 and a million, and sums of 40 and 90 million share a figure.
# Versions: text2num==3.1.0 number-parser==0.3.2 attrs==26.1.0
# Output seen:
#   Three million people fled. -> 3000000 people fled. | 3000000 people fled.
#   Some 1.5 million people fled. -> Some 1.5 1000000 people fled. | Some 1.5 1000000 people fled.
#   They paid 40 million dollars. -> They paid 40 1000000 dollars. | They paid 40 1000000 dollars.
#   one point five million -> 1.5 1000000 | 1 point 5000000
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'text2num==3.1.0' 'number-parser==0.3.2' 'attrs==26.1.0'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from number_parser import parse
from text_to_num import alpha2digit
texts = ["Three million people fled.", "Some 1.5 million people fled.", "They paid 40 million dollars.",
         "one point five million"]
got = [(alpha2digit(text, "en"), parse(text, language="en")) for text in texts]
for text, (one, two) in zip(texts, got):
    print(text, "->", one, "|", two)
assert got == [("3000000 people fled.", "3000000 people fled."),
               ("Some 1.5 1000000 people fled.", "Some 1.5 1000000 people fled."),
               ("They paid 40 1000000 dollars.", "They paid 40 1000000 dollars."),
               ("1.5 1000000", "1 point 5000000")]
print("as described")
PY
