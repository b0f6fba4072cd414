#!/usr/bin/env bash
# Guess: A row with more cells than the header loses the excess, as the specification of GitHub's tables says
#   and markdown-it-py does.
# Behaviour: mistune's table plugin takes the whole table for a paragraph as soon as one row has a cell too
#   many; a bar inside a code span, which parts cells too, is enough.
# Why it matters: The same file is a table in one viewer and a line of bars in another; a writer must escape
#   every bar, in code as well.
# Versions: mistune==3.4.0 markdown-it-py==4.3.0
# Output seen:
#   False True
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'mistune==3.4.0' 'markdown-it-py==4.3.0'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import mistune
from markdown_it import MarkdownIt
text = "| a |\n|---|\n| b | c |\n"
one = mistune.create_markdown(plugins=["table"])(text)
two = MarkdownIt("commonmark").enable("table").render(text)
print("<table" in one, "<table" in two)
assert "<table" not in one and "<table" in two and "<td>c" not in two
print("as described")
PY
