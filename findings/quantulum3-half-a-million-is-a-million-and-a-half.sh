#!/usr/bin/env bash
# Guess: "half a million" and "a half million" are one number, 500000.
# Behaviour: The first is read as a half added to one, times a million: 1500000. The same with a billion or a
#   thousand; "a half million" is right, and "a million and a half" is 1000000.5.
# Why it matters: "Half a million" is the usual form. The value is three times what was said, and equals what
#   another outlet means by "one and a half million".
# Versions: quantulum3==0.10.0 inflect==7.6.0 num2words==0.5.14
# Output seen:
#   a half million people fled [500000.0]
#   half a million people fled [1500000.0]
#   one and a half million people fled [1500000.0]
#   a million and a half people fled [1000000.5]
#   half a billion dollars [1500000000.0]
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'quantulum3==0.10.0' 'inflect==7.6.0' 'num2words==0.5.14'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from quantulum3 import parser
want = {"a half million people fled": [500000.0], "half a million people fled": [1500000.0],
        "one and a half million people fled": [1500000.0], "a million and a half people fled": [1000000.5],
        "half a billion dollars": [1500000000.0]}
got = {text: [found.value for found in parser.parse(text)] for text in want}
for text, values in got.items():
    print(text, values)
assert got == want
print("as described")
PY
