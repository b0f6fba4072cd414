#!/usr/bin/env bash
# Guess: dateparser reads quarters ("Q3 2023" is a day of August), so "H2 2023", the second half of the year,
#   is a time after June, or None where halves are not known.
# Behaviour: The letter is dropped in silence and the figure taken for a month: "H2 2023" is February 2023,
#   "H1 2023" January.
# Why it matters: Results for the second half of a year are put before those of the first; the value looks
#   like any other.
# Versions: dateparser==1.5.0 python-dateutil==2.9.0.post0 regex==2024.11.6 tzlocal==5.2 pytz==2024.2
# Output seen:
#   [datetime.datetime(2023, 8, 9, 0, 0), datetime.datetime(2023, 1, 9, 0, 0), datetime.datetime(2023, 2, 9, 0, 0), None]
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'dateparser==1.5.0' 'python-dateutil==2.9.0.post0' 'regex==2024.11.6' 'tzlocal==5.2' 'pytz==2024.2'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from datetime import datetime
import dateparser
at = {"RELATIVE_BASE": datetime(2022, 11, 9)}
got = [dateparser.parse(words, languages=["en"], settings=at) for words in ("Q3 2023", "H1 2023", "H2 2023", "FY 2023")]
print(got)
assert got == [datetime(2023, 8, 9), datetime(2023, 1, 9), datetime(2023, 2, 9), None]
print("as described")
PY
