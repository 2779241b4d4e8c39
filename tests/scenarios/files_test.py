"""Every scenario file is one that can be run, or says exactly what of it is not modelled yet."""

from __future__ import annotations

import json
import unittest
from typing import Any

from orrery import INVALID, MISSED, OK, ROOT, SHORT, UNDECIDED, files, orrery, run

# Files that others include: they are no scenarios by themselves.
PARTS = {"scenarios/gallery/shop/services.yaml", "scenarios/gallery/shop/workloads.yaml"}
INCIDENTS = [file for file in files() if file.startswith("scenarios/incidents/")]
SCENARIOS = [file for file in files() if file not in PARTS and file not in INCIDENTS]
EXPECTED = ROOT / "tests/scenarios/incidents"
BRIEFLY = ("duration=20s", "warmup=2s", "drain=5s")
# Failures that come later than that, and what is asked of them; gallery_test.py runs these whole.
CALMLY = ("failures=[]", "objectives=[]")


class Files(unittest.TestCase):
    def test_there_are_some(self) -> None:
        self.assertGreaterEqual(len(SCENARIOS), 21)
        self.assertEqual(len(INCIDENTS), 12)
        self.assertLessEqual(PARTS, set(files()))

    def test_scenarios_are_valid(self) -> None:
        for file in SCENARIOS:
            with self.subTest(file=file):
                done = orrery("validate", file)
                self.assertEqual(done.returncode, OK, done.stdout + done.stderr)

    def test_parts_are_no_scenarios(self) -> None:
        for file in sorted(PARTS):
            with self.subTest(file=file):
                self.assertEqual(orrery("validate", file).returncode, INVALID)

    def test_requests_are_conserved(self) -> None:
        for file in SCENARIOS:
            if file == "scenarios/bench/in_flight.yaml":
                continue  # a million a second: below
            is_shown = file.startswith("scenarios/gallery/") and "/shop/" not in file
            with self.subTest(file=file):
                self.assert_conserved(run(file, sets=BRIEFLY + CALMLY * is_shown))

    def test_a_million_calls_are_in_flight(self) -> None:
        rate = 10_000 if SHORT else 1_000_000
        sets = (f"workloads.clients.arrivals.poisson={rate}/s", "duration=3s")
        summary = run("scenarios/bench/in_flight.yaml", sets=sets)
        self.assert_conserved(summary)
        # Poisson with that mean; the largest of many values, within 6 standard deviations.
        most = summary["whole_run"]["calls_in_flight_max"]
        self.assertAlmostEqual(most / rate, 1, delta=6 / rate**0.5)

    def assert_conserved(self, summary: dict[str, Any]) -> None:
        requests = summary["requests"]
        self.assertGreater(requests["arrived"], 0)
        self.assertEqual(
            requests["arrived"], requests["ok"] + requests["failed"] + requests["in_flight"])
        whole = summary["whole_run"]
        self.assertEqual(whole["arrived"], whole["ended"] + whole["in_flight"])
        for endpoint in summary["endpoints"]:
            self.assertEqual(endpoint["requests"], sum(endpoint["outcomes"].values()))
        self.assertIn(summary["exit"], (OK, UNDECIDED, MISSED))
        verdicts = {objective["verdict"] for objective in summary["objectives"]}
        exits = [MISSED] * ("missed" in verdicts) + [UNDECIDED] * ("undecided" in verdicts) + [OK]
        self.assertEqual(summary["exit"], exits[0])


class Incidents(unittest.TestCase):
    """They are written in the language as it will be; tests/scenarios/incidents/NAME.txt lists
    the paths that the validator must name as not modelled yet, and nothing else."""

    maxDiff = None

    def validate(self, file: str, *arguments: str) -> dict[str, Any]:
        done = orrery("validate", "--json", file, *arguments)
        self.assertEqual(done.returncode, INVALID, done.stderr)
        return json.loads(done.stdout)

    def test_the_validator_names_what_is_not_modelled(self) -> None:
        for file in INCIDENTS:
            with self.subTest(file=file):
                document = self.validate(file)
                self.assertEqual(document["errors"], [])
                name = file.removeprefix("scenarios/incidents/").removesuffix(".yaml")
                expected = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
                self.assertEqual(sorted(p["path"] for p in document["unmodelled"]), expected)

    def test_every_place_is_named(self) -> None:
        for file in INCIDENTS:
            lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
            for problem in self.validate(file)["unmodelled"]:
                with self.subTest(file=file, path=problem["path"]):
                    name, line, _ = problem["location"].rsplit(":", 2)
                    self.assertTrue(name.endswith(file.rpartition("/")[2]))
                    last = problem["path"].rpartition(".")[2].partition("[")[0]
                    self.assertIn(last, lines[int(line) - 1])

    def test_a_mistake_is_still_a_mistake(self) -> None:
        """What is not modelled does not hide what is wrong."""
        for file in INCIDENTS:
            with self.subTest(file=file):
                document = self.validate(file, "--set", "duration=soon")
                self.assertEqual([p["path"] for p in document["errors"]], ["duration"])
                self.assertNotEqual(document["unmodelled"], [])

    def test_they_do_not_run(self) -> None:
        for file in INCIDENTS:
            with self.subTest(file=file):
                done = orrery("run", file)
                self.assertEqual(done.returncode, INVALID)
                self.assertEqual(done.stdout, "")

    def test_each_list_has_its_file(self) -> None:
        lists = {path.stem for path in EXPECTED.glob("*.txt")}
        self.assertEqual(lists, {file.rpartition("/")[2].removesuffix(".yaml")
                                 for file in INCIDENTS})


if __name__ == "__main__":
    unittest.main(verbosity=2)
