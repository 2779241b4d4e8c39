"""What `orrery validate` says of each file of tests/app/scenarios/bad, word for word.

The expected text of NAME.yaml is NAME.txt beside it. After a change of messages:

    ORRERY=build/release/orrery tests/app/validate/bad_scenarios_test.py --update

writes them anew; read the difference before you commit it: would a person understand each line?
"""

from __future__ import annotations

import os
import subprocess
import sys
import unittest
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "scenarios/bad"
FILES = sorted(FOLDER.glob("*.yaml"))
PROGRAM = str(Path(os.environ["ORRERY"]).resolve())
INVALID = 3


def said_of(file: Path) -> str:
    """What is printed; in the folder, so that no path of a machine is in it."""
    done = subprocess.run([PROGRAM, "validate", file.name], cwd=FOLDER, capture_output=True,
                          text=True, timeout=60, check=False)
    if done.returncode != INVALID or done.stderr:
        raise AssertionError(f"{file.name}: exit code {done.returncode}, {done.stderr}")
    return done.stdout


class BadScenarios(unittest.TestCase):
    maxDiff = None

    def test_each_message(self) -> None:
        for file in FILES:
            with self.subTest(file=file.name):
                expected = file.with_suffix(".txt").read_text(encoding="utf-8")
                self.assertEqual(said_of(file), expected)

    def test_no_expectation_is_left_over(self) -> None:
        self.assertGreaterEqual(len(FILES), 25)
        self.assertEqual({file.with_suffix(".txt") for file in FILES}, set(FOLDER.glob("*.txt")))

    def test_running_says_the_same(self) -> None:
        file = FOLDER / "everything.yaml"
        done = subprocess.run([PROGRAM, "run", file.name], cwd=FOLDER, capture_output=True,
                              text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, INVALID)
        self.assertEqual(done.stdout, "")
        # `validate` sorts by kind, `run` by place.
        said = said_of(file).replace("\nnot modelled yet, so it cannot be run:\n", "")
        self.assertEqual(sorted(done.stderr.splitlines()), sorted(said.splitlines()))


def update() -> None:
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for file in FILES:
        file.with_suffix(".txt").write_text(said_of(file), encoding="utf-8")


if __name__ == "__main__":
    if "--update" in sys.argv:
        update()
    else:
        unittest.main()
