#!/usr/bin/env bash
# Guess: A language identifier whose model comes inside the package only reads it: it works in a sandbox that may
#   not write files (RLIMIT_FSIZE 0, a read-only container).
# Behaviour: Loading unpacks the model into a temporary file, so there the first call ends with "No usable
#   temporary directory"; once loaded, it goes on working under the same limit.
# Why it matters: Parsers of untrusted files run just there. Load it before the limit is set, or classify outside.
# Versions: py3langid==0.4.0 numpy==2.4.6
# Output seen:
#   FileNotFoundError
#   after loading: en
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'py3langid==0.4.0' 'numpy==2.4.6'
cd "$work"
cat > told.py <<'PY'
import resource
import sys

import py3langid

TEXT = "The ferry left the harbour in the morning and came back at night."
if sys.argv[1] == "loaded":
    py3langid.classify(TEXT)
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
try:
    print("after loading:", py3langid.classify(TEXT)[0])
except OSError as error:
    print(type(error).__name__)
PY
got=$("$work/env/bin/python" -W ignore told.py new | cat; "$work/env/bin/python" -W ignore told.py loaded | cat)
printf '%s\n' "$got"
[ "$got" = "FileNotFoundError
after loading: en" ]
echo "as described"
