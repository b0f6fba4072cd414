#!/usr/bin/env bash
# Guess: A figure with its comma, "1,200", put between quotation marks, finds the texts with that figure, at worst
#   also some with its parts.
# Behaviour: The comma parts it, and a part of one character is dropped (minsize=2), in the text and in the query:
#   what is left of 1,200 and of 9,200 is "200". A figure of ten thousands keeps both its parts.
# Why it matters: Every figure from 1,000 to 9,999 loses its thousands: a search for one outlet's toll brings the
#   others' too, as exact hits, while "12,200" works and hides the rule from whoever tries it out.
# Versions: whoosh-reloaded==2.7.5
# Output seen:
#   "1,200 drivers" [200, drivers] ['1,200', '9,200', '200', '12,200']
#   "12,200 drivers" [12, 200, drivers] ['12,200']
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'whoosh-reloaded==2.7.5'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from whoosh import fields, index, qparser
schema = fields.Schema(name=fields.STORED, body=fields.TEXT)
store = index.create_in(".", schema)
writer = store.writer()
for figure in ("1,200", "9,200", "200", "12,200"):
    writer.add_document(name=figure, body=f"They fined {figure} drivers.")
writer.commit()
found = {}
with store.searcher() as searcher:
    for words in ('"1,200 drivers"', '"12,200 drivers"'):
        query = qparser.QueryParser("body", schema).parse(words)
        hits = sorted(searcher.search(query, limit=None), key=lambda hit: hit.docnum)
        found[words] = (query.words, [hit["name"] for hit in hits])
        print(words, "[" + ", ".join(query.words) + "]", found[words][1])
assert found == {'"1,200 drivers"': (["200", "drivers"], ["1,200", "9,200", "200", "12,200"]),
                 '"12,200 drivers"': (["12", "200", "drivers"], ["12,200"])}
print("as described")
PY
