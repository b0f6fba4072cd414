#!/usr/bin/env bash
# Guess: Whether the last paragraph of an article holds a link or a bold word makes no difference to whether
#   it is read.
# Behaviour: A last paragraph with any inline element (<a>, <b>, <q>, <time>, <br>) is left out whole; the
#   same words without it, or with one more paragraph behind them, are read.
# Why it matters: The last paragraph is where news puts the denial and the other side, and it mostly holds a
#   link.
# Versions: newspaper4k==0.9.6 lxml==6.1.3 lxml_html_clean==0.4.6
# Output seen:
#   ['The company denied that it was at fault.'] [] ['The company denied that it was at fault.', 'It has a week to answer.']
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check --upgrade "pip==26.1"  # older ones fail on the extra of lxml named twice
"$work/env/bin/pip" install -q --disable-pip-version-check 'newspaper4k==0.9.6' 'lxml==6.1.3' 'lxml_html_clean==0.4.6'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import newspaper
body = "".join(f"<p>The harbour stayed closed for a second day, and paragraph {n} says more about the tide.</p>" for n in range(6))
def last(words):
    article = newspaper.Article("https://paper.example/news/story")
    article.download(input_html=f"<html><head><title>T</title></head><body><article><h1>T</h1>{body}{words}</article></body></html>")
    article.parse()
    return article.text.split("\n\n")[6:]
plain = last("<p>The company denied that it was at fault.</p>")
linked = last('<p>The <a href="/c">company</a> denied that it was at fault.</p>')
followed = last('<p>The <a href="/c">company</a> denied that it was at fault.</p><p>It has a week to answer.</p>')
print(plain, linked, followed)
assert plain == ["The company denied that it was at fault."]
assert linked == []
assert followed == ["The company denied that it was at fault.", "It has a week to answer."]
print("as described")
PY
