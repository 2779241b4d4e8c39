"""Runs the program under test as people and scripts do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

# One core at half load; 20,000 requests, some 60,000 events.
QUEUE = """\
orrery: 1
name: queue
question: How long do users wait?
seed: 7
duration: 20s
warmup: 1s
services:
  shop: {endpoints: {get: [{compute: {exponential: 500us}}]}}
workloads:
  users: {endpoint: shop.get, arrivals: {poisson: 1000/s}}
"""

# Minutes of work: to be interrupted.
LONG = QUEUE.replace("duration: 20s", "duration: 100h")


def program() -> str:
    return os.environ["ORRERY"]


class Case(unittest.TestCase):
    """A test with a folder of its own, in which the program runs."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="orrery_cli_")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("queue.yaml", QUEUE)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def run_program(self, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        defaults = {"cwd": self.folder, "capture_output": True, "text": True, "timeout": 120,
                    "check": False, "stdin": subprocess.DEVNULL}
        return subprocess.run([program(), *arguments], **{**defaults, **options})

    def expect(self, code: int, *arguments: str, **options: object) -> str:
        """Standard output of a command that ends with this code."""
        done = self.run_program(*arguments, **options)
        self.assertEqual(done.returncode, code, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def document(self, *arguments: str, code: int = 0) -> dict:
        return json.loads(self.expect(code, *arguments, "--json"))


def main() -> None:
    if "ORRERY" not in os.environ:
        sys.exit("ORRERY names the program to test")
    unittest.main()
