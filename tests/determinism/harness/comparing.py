"""Finds where results differ that must not."""

import dataclasses
import pathlib

from .running import QUEUES, Result


@dataclasses.dataclass(frozen=True)
class Difference:
    part: str
    queue: str
    found: str
    expected: str
    against: str  # what says so

    def __str__(self) -> str:
        return (f"{self.part} ({self.queue} queue) is {self.found}, "
                f"but {self.expected} {self.against}")


def between_conditions(result: Result) -> Difference | None:
    """A part computed again under a condition, `part@condition`, against the part itself."""
    for queue in QUEUES:
        parts = result.queues[queue]
        for name, value in parts.items():
            plain, at, condition = name.partition("@")
            if at and parts.get(plain) != value:
                return Difference(plain, queue, f"{value} under {condition}",
                                  parts.get(plain, "missing"), "without it")
    return None


def between_queues(result: Result) -> Difference | None:
    radix, heap = (result.queues[queue] for queue in QUEUES)
    return _first_difference("radix", found=radix, expected=heap, against="with the heap queue")


def between_results(result: Result, *, reference: Result) -> Difference | None:
    for queue in QUEUES:
        found = _first_difference(queue, found=result.queues[queue],
                                  expected=reference.queues[queue],
                                  against=f"in {reference.name}")
        if found:
            return found
    return None


def from_golden(result: Result, *, golden: dict[str, str]) -> Difference | None:
    for queue in QUEUES:
        parts = {name: value for name, value in result.queues[queue].items() if "@" not in name}
        found = _first_difference(queue, found=parts, expected=golden, against="in golden.txt")
        if found:
            return found
    return None


def _first_difference(queue: str, *, found: dict[str, str], expected: dict[str, str],
                      against: str) -> Difference | None:
    # By the order of the driver, from small parts to whole worlds: the first one says the most.
    for name in [*found, *(name for name in expected if name not in found)]:
        if found.get(name) != expected.get(name):
            return Difference(name, queue, found.get(name, "missing"),
                              expected.get(name, "missing"), against)
    return None


_GOLDEN_HEADER = """\
# What tests/determinism/driver prints, in every build on every machine; see docs/determinism.md.
# This file changes only in a commit of its own that says why results change. To write it:
#   /usr/bin/python3 tests/determinism/matrix.py --write-golden
"""


def read_golden(path: pathlib.Path) -> dict[str, str]:
    lines = path.read_text(encoding="ascii").splitlines()
    return dict(line.split(" ", 1) for line in lines if not line.startswith("#"))


def write_golden(path: pathlib.Path, *, result: Result) -> None:
    parts = result.queues[QUEUES[0]]
    lines = [f"{name} {value}\n" for name, value in parts.items() if "@" not in name]
    path.write_text(_GOLDEN_HEADER + "".join(lines), encoding="ascii")
