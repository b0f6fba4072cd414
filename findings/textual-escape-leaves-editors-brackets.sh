#!/usr/bin/env bash
# Guess: textual.markup.escape is the escape for Textual's own markup: after it, a text is shown as it was, as its
#   docstring says.
# Behaviour: It escapes what Rich takes for a tag, where the first letter is small; Textual's markup takes brackets
#   with a capital or a dollar sign too. "[sic]" is kept, "[The minister]" and "[$40]" vanish. Rich keeps all.
# Why it matters: Editors put names and amounts in brackets into quotations: the subject of the sentence vanishes
#   from the screen, though the writer escaped it; a test with "[sic]" or "[b]" finds nothing.
# Versions: textual==8.2.8 rich==15.0.0
# Output seen:
#   It was late [sic]. | It was late [sic]. | It was late [sic].
#   [The minister] was late. |  was late. | [The minister] was late.
#   It cost [$40] in all. | It cost  in all. | It cost [$40] in all.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'textual==8.2.8' 'rich==15.0.0'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from rich import markup as rich_markup
from textual import markup
from textual.content import Content
texts = ["It was late [sic].", "[The minister] was late.", "It cost [$40] in all."]
got = [(text, Content.from_markup(markup.escape(text)).plain, rich_markup.render(rich_markup.escape(text)).plain)
       for text in texts]
for row in got:
    print(*row, sep=" | ")
assert [shown for _, shown, _ in got] == ["It was late [sic].", " was late.", "It cost  in all."]
assert [shown for _, _, shown in got] == texts
print("as described")
PY
