#!/usr/bin/python3
"""Runs the console blocks of the documents and compares what they print.

    tests/docs/console.py [--validate] [--update] [DOCUMENT...]     from the project's root

A block is fenced as ```console. A line `$ COMMAND` is run by bash in the project's root (one shell
a block; a trailing backslash continues the command), and must succeed. Lines below it are what it
prints; with none, anything may be printed. `...` within a line stands for any text, alone on a line
for any lines. One comment directly above a block may say otherwise:

    <!-- test: skip because REASON -->    not run, but listed
    <!-- test: validate -->               run only with --validate, and with it nothing else is
    <!-- test: exit 3 -->                 its last command ends with this status

With --update the documents are rewritten to show what is printed now; read the difference before
you commit it. Continuous integration only compares: there the option is refused.

Within the test suite (ORRERY_IN_TESTS is set) ./setup and make are not run again.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import re
import secrets
import signal
import subprocess
import sys
from pathlib import Path

from shown_output import updated

TIMEOUT_SECONDS = 120
IN_TESTS = "ORRERY_IN_TESTS"
_MARK = re.compile(r"<!-- test: (?:(skip) because (\S.*)|(validate)|(exit) (\d+)) -->")
_SUITE = re.compile(r"(?:^|[;&|]\s*)(?:\./setup|make)\b")


class DocumentError(ValueError):
    """A block that cannot be understood."""


@dataclasses.dataclass
class Step:
    line: int
    command: str
    expected: list[str]

    @property
    def first_expected(self) -> int:
        """The line behind the command."""
        return self.line + 1 + self.command.count("\n")


@dataclasses.dataclass
class Block:
    document: str
    line: int
    steps: list[Step]
    skip: str | None = None
    validate: bool = False
    status: int = 0

    @property
    def place(self) -> str:
        return f"{self.document}:{self.line}"


def _steps(lines: list[str], first: int, place: str) -> list[Step]:
    steps: list[Step] = []
    continues = False
    for number, line in enumerate(lines, start=first):
        if continues:
            steps[-1].command += "\n" + line
        elif line.startswith("$ "):
            steps.append(Step(number, line[2:], []))
        elif steps:
            steps[-1].expected.append(line)
        else:
            raise DocumentError(f"{place}: a console block begins with a line '$ COMMAND'")
        continues = (continues or line.startswith("$ ")) and line.endswith("\\")
    if not steps:
        raise DocumentError(f"{place}: the block is empty")
    return steps


def _apply(mark: str, block: Block) -> None:
    match = _MARK.fullmatch(mark.strip())
    if match is None:
        raise DocumentError(f"{block.place}: unknown mark {mark.strip()}")
    if match[1]:
        block.skip = match[2]
    elif match[3]:
        block.validate = True
    else:
        block.status = int(match[5])


def parse(text: str, document: str) -> list[Block]:
    """The console blocks of a document."""
    blocks = []
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        fence = re.fullmatch(r"(`{3,}|~{3,})\s*(\S*).*", lines[at])
        if fence is None:
            at += 1
            continue
        closing = next((i for i in range(at + 1, len(lines)) if lines[i].strip() == fence[1]), None)
        if closing is None:
            raise DocumentError(f"{document}:{at + 1}: the fence is not closed")
        if fence[2] == "console":
            place = f"{document}:{at + 1}"
            block = Block(document, at + 1, _steps(lines[at + 1 : closing], at + 2, place))
            if at > 0 and lines[at - 1].lstrip().startswith("<!-- test:"):
                _apply(lines[at - 1], block)
            blocks.append(block)
        at = closing + 1
    return blocks


def _matches(expected: list[str], printed: str) -> bool:
    pattern = ""
    for line in expected:
        if line.strip() == "...":
            pattern += r"(?:.*\n)*?"
        else:
            parts = (re.escape(part) for part in line.rstrip().split("..."))
            pattern += ".*".join(parts) + r"[ \t]*\n"
    return re.fullmatch(pattern, printed) is not None


def _run(block: Block, root: Path) -> list[tuple[int, str]]:
    """Exit status and output of each step, as far as the shell came."""
    mark = f"end-of-step-{secrets.token_hex(8)}"
    script = "".join(f"{step.command}\nprintf '\\n{mark} %d\\n' $?\n" for step in block.steps)
    with subprocess.Popen(
        ["bash", "-c", script], cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, env={**os.environ, IN_TESTS: "1", "NO_COLOR": "1"},
        start_new_session=True,
    ) as shell:
        try:
            printed, _ = shell.communicate(timeout=TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(shell.pid, signal.SIGKILL)  # the shell and what it waits for
            printed, _ = shell.communicate()
            printed += f"\n(stopped after {TIMEOUT_SECONDS} s)\n".encode()
    parts = re.split(rf"\n?\n{mark} (\d+)\n", "\n" + printed.decode("utf-8", "replace"))
    ends = zip(parts[1::2], parts[0:-1:2])
    results = [(int(status), output.removeprefix("\n")) for status, output in ends]
    if len(results) < len(block.steps):
        results.append((-1, parts[-1]))
    return results


Change = tuple[Step, list[str]]  # and the lines that it prints now


def problems(block: Block, root: Path, changes: list[Change] | None = None) -> list[str]:
    """What the block says and the project does not do; or, where only what is shown differs, the
    changes that make it true, if anybody wants them."""
    found = []
    for step, (status, printed) in zip(block.steps, _run(block, root)):
        place = f"{block.document}:{step.line}: $ {step.command}"
        shown = "".join(f"    {line}\n" for line in printed.splitlines())
        wanted = block.status if step is block.steps[-1] else 0
        if status == -1:
            found.append(f"{place}\n  does not come to its end; printed:\n{shown}")
        elif status != wanted:
            found.append(f"{place}\n  exit status {status} instead of {wanted}; printed:\n{shown}")
        elif not step.expected or _matches(step.expected, printed.rstrip("\n") + "\n"):
            continue
        elif changes is not None:
            changes.append((step, updated(step.expected, printed.rstrip("\n").split("\n"))))
        else:
            text = "".join(f"    {line}\n" for line in step.expected)
            found.append(f"{place}\n  expected:\n{text}  printed:\n{shown}")
    return found


def rewrite(path: Path, changes: list[Change]) -> None:
    """Shows the lines of `changes` in the document."""
    lines = path.read_text("utf-8").splitlines()
    for step, shown in sorted(changes, key=lambda change: -change[0].line):
        first = step.first_expected - 1
        lines[first : first + len(step.expected)] = shown
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _reason_to_skip(block: Block, *, validate: bool) -> str | None:
    if block.skip is not None:
        return block.skip
    if block.validate != validate:
        return "runs under validation" if block.validate else "does not run under validation"
    if os.environ.get(IN_TESTS) and any(_SUITE.search(step.command) for step in block.steps):
        return "the test suite does not start itself"
    return None


def main(arguments: list[str], root: Path) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="*", help="default: README, CONTRIBUTING and docs/*.md")
    parser.add_argument("--validate", action="store_true", help="the blocks marked validate")
    parser.add_argument("--update", action="store_true", help="rewrites what is shown")
    options = parser.parse_args(arguments)
    if options.update and (os.environ.get(IN_TESTS) or os.environ.get("CI")):
        parser.error("--update is for people: tests compare")
    names = options.documents or [
        path.relative_to(root).as_posix()
        for pattern in ("README.md", "CONTRIBUTING.md", "docs/*.md")
        for path in sorted(root.glob(pattern))
    ]
    failed = []
    counts = {"passed": 0, "skipped": 0}
    try:
        blocks = [b for name in names for b in parse((root / name).read_text("utf-8"), name)]
    except DocumentError as error:
        print(error, file=sys.stderr)
        return 1
    updates: dict[str, list[Change]] = {}
    for block in blocks:
        if reason := _reason_to_skip(block, validate=options.validate):
            print(f"{block.place}: skipped: {reason}")
            counts["skipped"] += 1
            continue
        changes: list[Change] | None = [] if options.update else None
        found = problems(block, root, changes)
        failed += found
        counts["passed"] += not found
        if changes:
            updates.setdefault(block.document, []).extend(changes)
    for name, changes in updates.items():
        rewrite(root / name, changes)
        print("".join(f"{name}:{step.line}: updated\n" for step, _ in changes), end="")
    print("".join(failed), end="")
    print(f"{len(names)} documents: {counts['passed']} blocks passed, {counts['skipped']} skipped, "
          f"{len(failed)} commands failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parents[2]))
