#!/usr/bin/env bash
# Guess: That another writer holds the index is an error of its own class, as in SQLite, LMDB or Whoosh
#   (LockError), apart from a wrong argument.
# Behaviour: tantivy-py raises a plain ValueError, the class of an unknown field or a query that can't be read;
#   only the words of the message tell them apart.
# Why it matters: Who waits and tries again on "busy" must look into an English sentence, which may change with
#   any version, or would try again for ever on a mistake of his own.
# Versions: tantivy==0.27.0
# Output seen:
#   ValueError ValueError
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'tantivy==0.27.0'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import pathlib
import tantivy
pathlib.Path("index").mkdir()
builder = tantivy.SchemaBuilder()
builder.add_text_field("text", stored=True)
index = tantivy.Index(builder.build(), path="index")
writer = index.writer(15_000_000, 1)
seen = []
for work in (lambda: index.writer(15_000_000, 1), lambda: index.parse_query("colour:red", ["text"])):
    try:
        work()
    except Exception as error:
        seen.append(error)
print(*(type(error).__name__ for error in seen))
print(*seen, sep="\n")
assert [type(error) for error in seen] == [ValueError, ValueError]
assert "lock" in str(seen[0]).lower()
print("as described")
PY
