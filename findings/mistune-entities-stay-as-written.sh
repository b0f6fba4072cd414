#!/usr/bin/env bash
# Guess: A Markdown parser reads "&#42;" and "&eacute;" as the characters that they stand for, as CommonMark
#   (section 2.5) says and markdown-it-py does.
# Behaviour: mistune with its usual settings escapes the ampersand: the reader sees "&#42;" on the page, letter
#   by letter. Only with escape=False, which lets HTML through as well, do they come out right.
# Why it matters: A writer who keeps stars from being emphasis by entities shows their source to half of the
#   readers; backslashes are read alike everywhere.
# Versions: mistune==3.4.0 markdown-it-py==4.3.0
# Output seen:
#   <p>5 &amp;#42; 3, caf&amp;eacute;</p>
#   <p>5 * 3, café</p>
#   <p>5 * 3, café</p>
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'mistune==3.4.0' 'markdown-it-py==4.3.0'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import mistune
from markdown_it import MarkdownIt
text = "5 &#42; 3, caf&eacute;"
one, two = mistune.html(text).strip(), MarkdownIt("commonmark").render(text).strip()
usual = mistune.create_markdown()(text).strip()
print(usual)
print(two)
print(one)
assert "&amp;#42;" in usual and two == "<p>5 * 3, café</p>"
print("as described")
PY
