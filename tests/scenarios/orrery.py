"""The command line as a user has it, for the tests of scenario files.

ORRERY names the program, ORRERY_SHORT=1 asks for shorter runs (sanitized builds are slow), and
ORRERY_SHARED the folder of published facts, where it is not beside the project.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ORRERY", str(ROOT / "build/release/orrery"))
SHARED = Path(os.environ.get("ORRERY_SHARED", ROOT.parent / "shared"))
SHORT = os.environ.get("ORRERY_SHORT") == "1"

OK, INVALID, UNDECIDED, MISSED = 0, 3, 98, 99


def orrery(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=500, check=False
    )


def files() -> list[str]:
    """All scenario files, also those that others include, from the project's root."""
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("scenarios/**/*.yaml"))


def run(file: str, *, sets: tuple[str, ...] = (), seed: int | None = None) -> dict[str, Any]:
    """The summary of a run that went well, whether or not its objectives were met."""
    arguments = [word for text in sets for word in ("--set", text)]
    arguments += [] if seed is None else ["--seed", str(seed)]
    done = orrery("run", "--json", file, *arguments)
    if done.returncode not in (OK, UNDECIDED, MISSED):
        raise AssertionError(f"{file} {arguments}: exit {done.returncode}\n{done.stderr}")
    summary = json.loads(done.stdout)
    summary["exit"] = done.returncode
    return summary


def endpoint(summary: dict[str, Any], name: str) -> dict[str, Any]:
    return next(e for e in summary["endpoints"] if e["name"] == name)
