#!/usr/bin/env bash
# Guess: importing a function of forty lines that counts changed letters loads that function.
# Behaviour: whoosh.support.levenshtein loads urllib.request, http.client, ssl and email; whoosh.reading loads asyncio
#   as well (whoosh.compat imports urlopen for everybody, cached_property imports asyncio).
# Why it matters: A command that answers in a third of a second spends a tenth of it on a web client and an event loop
#   that it never uses; whoever forbids the network by looking at loaded modules sees an HTTP client in a search.
# Versions: Whoosh-Reloaded==2.7.5 cached-property==2.0.1
# Output seen:
#   levenshtein ['email', 'http.client', 'ssl', 'urllib.request']
#   reading ['asyncio', 'email', 'http.client', 'ssl', 'urllib.request']
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'Whoosh-Reloaded==2.7.5' 'cached-property==2.0.1'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import sys
heavy = {"asyncio", "email", "http.client", "ssl", "urllib.request"}
assert not heavy & set(sys.modules)
import whoosh.support.levenshtein
print("levenshtein", first := sorted(heavy & set(sys.modules)))
assert {"http.client", "urllib.request"} <= set(first)
import whoosh.reading
print("reading", second := sorted(heavy & set(sys.modules)))
assert "asyncio" in second
print("as described")
PY
