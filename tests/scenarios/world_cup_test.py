"""The World Cup of 1998, as its web site counted it: every minute of 46 days has its requests.

    ORRERY_FULL=1 python3 tests/scenarios/world_cup_test.py

replays all 411 million of them and prints the time; without, one of each thousand, of the same
minutes. Skipped where the file is not there.
"""

from __future__ import annotations

import csv
import datetime
import json
import math
import os
import tempfile
import unittest
from pathlib import Path

from orrery import SHARED, SHORT, orrery

TABLE = SHARED / "data/worldcup98/requests_per_minute_1998-05_06-15.csv"
FULL = os.environ.get("ORRERY_FULL") == "1"
MINUTES = 66_390  # 10 of them are not in the table: nobody came

SCENARIO = """
orrery: 1
name: world-cup
duration: {minutes}m
window: 1m
services:
  web: {{concurrency: {{cores: 4}}, endpoints: {{get: [{{compute: {{exponential: 1ms}}}}]}}}}
workloads:
  fans:
    endpoint: web.get
    arrivals:
      trace:
        {{file: {table}, time: period, count: count, interval: 1m, spread: {spread}, from: {start}}}
      multiplier: {multiplier}
"""


def counts() -> list[int]:
    """Of each minute."""
    found = [0] * MINUTES
    start = None
    with open(TABLE, newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            time = datetime.datetime.fromisoformat(row["period"])
            start = start or time
            found[int((time - start).total_seconds()) // 60] += int(row["count"])
    return found


def multiplied(found: list[int], multiplier: float) -> list[int]:
    """By running totals, rounded down."""
    total = 0
    shares = [0]
    for count in found:
        total += count
        shares.append(math.floor(total * multiplier))
    return [after - before for before, after in zip(shares, shares[1:])]


@unittest.skipUnless(TABLE.exists(), f"{TABLE} is not there")
class WorldCup(unittest.TestCase):
    def replay(self, *, multiplier: float, spread: str, skipped: int = 0,
               minutes: int = MINUTES) -> list[int]:
        """The requests that arrived in each minute of the run."""
        with tempfile.TemporaryDirectory() as folder:
            scenario = Path(folder) / "world-cup.yaml"
            scenario.write_text(
                SCENARIO.format(table=TABLE, multiplier=multiplier, spread=spread,
                                minutes=minutes, start=f"{skipped}m"), encoding="utf-8")
            done = orrery("run", str(scenario), "--json", "-o", folder + "/run")
            self.assertEqual(done.returncode, 0, done.stderr)
            summary = json.loads(done.stdout)
            self.assertEqual(summary["requests"]["in_flight"], 0)
            if FULL:
                print(f"\n{summary['requests']['arrived']:,} requests, {spread}:",
                      f"{summary['performance']['wall_seconds']:.1f} s,",
                      f"fingerprint {summary['fingerprint']}")
            with open(folder + "/run/series.csv", newline="", encoding="utf-8") as series:
                return [int(row["arrived"]) for row in csv.DictReader(series)]

    def test_every_minute_has_its_share(self) -> None:
        for spread in ("uniform",) if SHORT else ("uniform", "even"):
            with self.subTest(spread=spread):
                self.assertEqual(self.replay(multiplier=0.001, spread=spread),
                                 multiplied(counts(), 0.001))

    def test_the_busiest_hour_has_all_its_requests(self) -> None:
        found = counts()
        begin = max(range(MINUTES - 60), key=lambda minute: sum(found[minute:minute + 60]))
        minutes = 2 if SHORT else 6
        self.assertEqual(
            self.replay(multiplier=1, spread="uniform", skipped=begin, minutes=minutes),
            found[begin:begin + minutes])

    @unittest.skipUnless(FULL, "takes minutes; ORRERY_FULL=1 asks for it")
    def test_all_of_it(self) -> None:
        found = counts()
        self.assertEqual(sum(found), 410_668_298)
        self.assertEqual(self.replay(multiplier=1, spread="uniform"), found)


if __name__ == "__main__":
    unittest.main(verbosity=2)
