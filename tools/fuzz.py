"""Fuzz the readers with atheris (extra ``fuzz``): ``python tools/fuzz.py [TARGET…] [--seconds N]``.

``python tools/fuzz.py TARGET --replay FILE`` shows what a finding does.

Each target is a property of ``tests/reading_targets.py``; the time is shared among them, each in a process of its own.
An input that breaks a property is written to ``fuzz-findings/`` and the exit status is 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
MAX_LENGTH = 4096
FINDINGS = Path("fuzz-findings")


def main() -> int:
    """Run the targets one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", help="default: all")
    parser.add_argument("--seconds", type=int, default=30, help="for all together (default: %(default)s)")
    parser.add_argument("--replay", type=Path, help="give one file to the target named and show what happens")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return fuzz(options.inside, options.seconds)
    import reading_targets  # noqa: PLC0415 - not before atheris, which instruments what is imported

    if options.replay:
        reading_targets.TARGETS[options.targets[0]](options.replay.read_bytes())
        return 0
    targets = options.targets or sorted(reading_targets.TARGETS)
    share = max(1, options.seconds // len(targets))
    broken = [target for target in targets if not run(target, share)]
    print(f"{len(targets)} targets, {share} s each, broken: {', '.join(broken) or 'none'}")
    return 1 if broken else 0


def run(target: str, seconds: int) -> bool:
    """Fuzz one target in a process of its own; whether it held."""
    command = [sys.executable, __file__, "--inside", target, "--seconds", str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stderr.splitlines()
    runs = next((line for line in reversed(lines) if line.startswith("Done")), f"ended with {done.returncode}")
    print(f"{target:10} {runs}", flush=True)
    if done.returncode:
        print(done.stdout[-4000:], *(line for line in lines[-25:] if not line.startswith("#")), sep="\n")
    return done.returncode == 0


def fuzz(target: str, seconds: int) -> int:
    """Run one target until its time is over; atheris ends the process."""
    import atheris  # noqa: PLC0415 - an extra

    with atheris.instrument_imports(include=["briefing.corpus"]):
        import reading_targets  # noqa: PLC0415
    check = reading_targets.TARGETS[target]
    FINDINGS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for name, seed in reading_targets.SEEDS.items():
            (Path(corpus) / name).write_bytes(seed)
        limits = [f"-max_total_time={seconds}", f"-max_len={MAX_LENGTH}", "-timeout=20", "-rss_limit_mb=1000"]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={FINDINGS}/{target}-", corpus], check)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
