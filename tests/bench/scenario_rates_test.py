"""The gates of the scenario benchmarks can be missed, and rates are differences of two runs."""

import os
import sys
import unittest
from unittest import mock

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bench"))
import scenario_rates


class ScenarioRates(unittest.TestCase):
    def test_a_rate_leaves_out_what_every_run_costs(self):
        # 0.5 s to start, then 4 million requests a second, 2 where blame is kept.
        def run(name, seconds, blame):
            return 0.5 + seconds / (20 if blame else 40), seconds * 100_000
        with mock.patch.object(scenario_rates, "run_scenario", run):
            self.assertAlmostEqual(scenario_rates.our_rate("mm4"), 4.0)
            self.assertAlmostEqual(scenario_rates.our_rate("mm4", blame=True), 2.0)

    def test_the_best_scheduler_counts(self):
        rates = {"map": 2.0, "heap": 1.0, "calendar": 3.0}
        with mock.patch.object(scenario_rates, "our_rate", lambda name: 6.0), \
             mock.patch.object(scenario_rates, "peer_rate", lambda _, name, __: rates[name]):
            self.assertEqual(scenario_rates.measure("chain", "peer", 1), (6.0, ("calendar", 3.0)))
            self.assertEqual(scenario_rates.measure("path", "peer", 1), (6.0, None))
            self.assertEqual(scenario_rates.measure("mm4", None, 1), (6.0, None))

    def test_gates_are_met_or_missed(self):
        for rate, verdict in ((10.0, "met"), (9.9, "MISSED")):
            self.assertIn(f"2.5x: {verdict}", scenario_rates.row("mm4", rate, ("map", 4.0)))
        for rate, verdict in ((1.8, "met"), (1.79, "MISSED")):
            self.assertIn(f"1.8 M/s: {verdict}", scenario_rates.row("path", rate, None))
        self.assertIn("no peer", scenario_rates.row("chain", 3.0, None))

    def test_processor_time_is_that_of_the_process(self):
        cpu, out = scenario_rates.cpu_seconds([sys.executable, "-c", "print(sum(range(3000000)))"])
        self.assertGreater(cpu, 0.01)
        self.assertEqual(out.strip(), b"4499998500000")
        with self.assertRaises(Exception):
            scenario_rates.cpu_seconds(["false"])


if __name__ == "__main__":
    unittest.main()
