"""What a document shows of a command's output, brought up to date with what is printed.

Lines that still hold stay as they are, with their `...`; of the others the words that still hold
do, and the rest becomes what is printed. What is printed anew is shown, what is gone is dropped:
the alignment is the one with the fewest changes.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

ANY = "..."


def holds(shown: str, printed: str) -> bool:
    """Whether a line (or a word) with `...` in it stands for what is printed."""
    pattern = ".*".join(re.escape(part) for part in shown.rstrip().split(ANY))
    return re.fullmatch(pattern + r"[ \t]*", printed) is not None


def _difference(shown: str, printed: str) -> float:
    """From 0 (the same) to 2, which is as much as one dropped and one new."""
    return 2 - 2 * difflib.SequenceMatcher(None, shown, printed, autojunk=False).ratio()


def _aligned(shown: list[str], printed: list[str],
             changed: Callable[[str, str], str]) -> list[str]:
    """`shown` with as few changes as make it hold; `changed` makes one of two that differ."""
    # best[i][j]: the cost of shown[i:] against printed[j:], and the step that begins it.
    rows, columns = len(shown), len(printed)
    best = [[(0.0, "end")] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            steps = []
            if i < rows and shown[i].strip() == ANY:
                steps.append((best[i + 1][j][0], "keep"))
                if j < columns:
                    steps.append((best[i][j + 1][0], "pass"))
            else:
                if i < rows:
                    steps.append((1 + best[i + 1][j][0], "drop"))
                if j < columns:
                    steps.append((1 + best[i][j + 1][0], "new"))
                if i < rows and j < columns:
                    same = holds(shown[i], printed[j])
                    cost = 0 if same else _difference(shown[i], printed[j])
                    steps.append((cost + best[i + 1][j + 1][0], "same" if same else "change"))
            if steps:
                best[i][j] = min(steps, key=lambda step: step[0])
    result = []
    i = j = 0
    while (step := best[i][j][1]) != "end":
        if step in ("keep", "same"):
            result.append(shown[i])
        elif step == "new":
            result.append(printed[j])
        elif step == "change":
            result.append(changed(shown[i], printed[j]))
        i += step in ("keep", "same", "drop", "change")
        j += step in ("pass", "same", "new", "change")
    return result


def _changed_line(shown: str, printed: str) -> str:
    if ANY not in shown:
        return printed
    line = "".join(_aligned(re.findall(r"\s+|\S+", shown), re.findall(r"\s+|\S+", printed),
                            lambda _, word: word))
    return line if holds(line, printed) else printed


def updated(shown: list[str], printed: list[str]) -> list[str]:
    """The lines to show instead of `shown`."""
    return _aligned(shown, [line.rstrip() for line in printed], _changed_line)
