#!/usr/bin/env bash
# Guess: "three days after May 5, 2023" is three days after the day that "May 5, 2023" is.
# Behaviour: With the month first, "after" moves the year on and "before" moves it back, whether the year is
#   stated or not: 8 May 2024, and 29 June 2022 for "two days before July 1, 2023". With the day first
#   ("5 May 2023") the year is right. The flag says that a date was found.
# Why it matters: The month and the day are right, so that the result looks read; a chronology puts the event a
#   year off, and two outlets that differ in the order of day and month contradict each other.
# Versions: parsedatetime==2.6
# Output seen:
#   May 5, 2023 -> 2023-05-05 1
#   three days after May 5, 2023 -> 2024-05-08 1
#   three days after 5 May 2023 -> 2023-05-08 1
#   two days before July 1, 2023 -> 2022-06-29 1
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'parsedatetime==2.6'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from datetime import date, datetime
import parsedatetime
asked = datetime(2023, 3, 15, 12).timetuple()
want = {"May 5, 2023": (date(2023, 5, 5), 1), "three days after May 5, 2023": (date(2024, 5, 8), 1),
        "three days after 5 May 2023": (date(2023, 5, 8), 1), "two days before July 1, 2023": (date(2022, 6, 29), 1)}
got = {}
for text in want:
    when, flag = parsedatetime.Calendar().parse(text, asked)
    got[text] = (date(*when[:3]), flag)
    print(text, "->", *got[text])
assert got == want
print("as described")
PY
