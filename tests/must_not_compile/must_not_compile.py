#!/usr/bin/python3
"""Compiles a snippet twice: as it is, which must work, and with -DMUST_NOT_COMPILE, which must not.

    must_not_compile.py SOURCE COMPILER OPTIONS...

The snippet says in a comment `// must fail with: REGEX` what an error of the second compilation has
to mention; any other failure (a typing error, a missing header) is not the one that was meant.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

Result = subprocess.CompletedProcess[str]


def _compile(source: Path, command: list[str], *, control: bool) -> Result:
    define = [] if control else ["-DMUST_NOT_COMPILE"]
    return subprocess.run(
        [*command, *define, "-fsyntax-only", "-fdiagnostics-color=never", str(source)],
        capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"},
    )


def problem(source: Path, command: list[str]) -> str | None:
    """What is wrong with the snippet, or None."""
    expected = re.search(r"^// must fail with: (.+)$", source.read_text("utf-8"), re.MULTILINE)
    if expected is None:
        return "has no line `// must fail with: REGEX`"
    control = _compile(source, command, control=True)
    if control.returncode != 0:
        return f"does not compile even without MUST_NOT_COMPILE:\n{control.stderr}"
    attempt = _compile(source, command, control=False)
    if attempt.returncode == 0:
        return "compiles, and must not"
    errors = re.findall(r"^.*error: .*$", attempt.stderr, re.MULTILINE)
    if not any(re.search(expected[1], error) for error in errors):
        return f"fails without mentioning '{expected[1]}':\n{attempt.stderr}"
    return None


def main(arguments: list[str]) -> int:
    source, *command = arguments
    found = problem(Path(source), command)
    if found is not None:
        print(f"{source} {found}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
