#!/usr/bin/env bash
# Guess: <wbr> is an empty element, so that lxml.html puts what follows it behind it; removing it with
#   drop_tree() leaves the text around it.
# Behaviour: The HTML parser takes the rest of the paragraph to be inside it: drop_tree() removes the rest too.
# Why it matters: Long words of news pages hold it; a cleaner that drops it loses half a sentence in silence.
# Versions: lxml==6.1.3
# Output seen:
#   The Verkehrs
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'lxml==6.1.3'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import lxml.html
page = lxml.html.document_fromstring("<p>The Verkehrs<wbr>ministerium sent two experts.</p>")
for element in list(page.iter("wbr")):
    element.drop_tree()
left = page.text_content()
print(left)
assert left == "The Verkehrs", left
print("as described")
PY
