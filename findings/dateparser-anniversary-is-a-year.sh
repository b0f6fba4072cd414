#!/usr/bin/env bash
# Guess: search_dates finds expressions of time in prose; an ordinal before a noun ("the 70th anniversary") is
#   none.
# Behaviour: "the 70th" is returned as a date in 1970, complete with the day and month of the moment it is
#   asked.
# Why it matters: A story about a 70th anniversary gets an event in 1970, which looks like a real find.
# Versions: dateparser==1.5.0 python-dateutil==2.9.0.post0 regex==2024.11.6 tzlocal==5.2 pytz==2024.2
# Output seen:
#   [('the 70th', datetime.datetime(1970, 7, 28, 0, 0))]
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'dateparser==1.5.0' 'python-dateutil==2.9.0.post0' 'regex==2024.11.6' 'tzlocal==5.2' 'pytz==2024.2'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from datetime import datetime
from dateparser.search import search_dates
found = search_dates("Crowds marked the 70th anniversary of the truce.", languages=["en"],
                     settings={"RELATIVE_BASE": datetime(2023, 7, 28)})
print(found)
assert found == [("the 70th", datetime(1970, 7, 28, 0, 0))]
print("as described")
PY
