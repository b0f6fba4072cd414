import os
import subprocess
import sys
from pathlib import Path

import pytest

TASKS = Path("/proc/self/task")

TAGGED = """
from pathlib import Path
from briefing.analysis.model import tag_document
text = "Vera Holm opened the bridge in Arlau. " * 200
names = tag_document(text, [(at, at + 37) for at in range(0, len(text), 38)])
print(len(names), len(list(Path("/proc/self/task").iterdir())))
"""


@pytest.mark.skipif(not TASKS.exists(), reason="counts threads where Linux lists them")
def test_names_are_found_on_one_thread() -> None:
    given = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", TAGGED], capture_output=True, text=True, check=True, env=given)
    names, threads = map(int, done.stdout.split())
    assert names >= 200
    assert threads == 1
