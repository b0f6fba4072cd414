#!/usr/bin/env bash
# Guess: a headline in written Chinese is "zh" for a language identifier.
# Behaviour: "wuu" (Wu, a spoken tongue of Shanghai) with a probability of .7; "zh" comes after it.
# Why it matters: Whoever looks up rules for "zh" finds none for the article, and says nothing.
# Versions: py3langid==0.4.0 numpy==2.4.6
# Output seen:
#   wuu 0.70
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'py3langid==0.4.0' 'numpy==2.4.6'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from py3langid.langid import MODEL_FILE, LanguageIdentifier
code, sure = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True).classify("\u83ab\u5c14\u7ef4\u4e9a\u6d77\u5cb8\u53d1\u751f\u5c71\u706b")
print(code, f"{sure:.2f}")
assert code == "wuu" and sure > 0.6
print("as described")
PY
