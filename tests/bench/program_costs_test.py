"""What the program costs is a difference where it should be one, and targets can be missed."""

import contextlib
import io
import os
import sys
import unittest
from unittest import mock

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bench"))
import program_costs
from program_costs import Cost


class ProgramCosts(unittest.TestCase):
    def test_memory_of_a_call_leaves_out_that_of_every_run(self):
        def cost(arguments):
            millions = 2 if "workloads.clients.arrivals.poisson=2M/s" in arguments else 1
            return Cost(1, 1, 7_000_000 + millions * 96_000_000)
        with mock.patch.object(program_costs, "cost_of", cost):
            self.assertAlmostEqual(program_costs.call_bytes(), 96)

    def test_the_best_wall_times_and_the_processor_times_beside_each_other_count(self):
        costs = iter([Cost(10, 12, 0), Cost(10, 9, 0), Cost(11, 10, 0), Cost(11, 5, 0)])
        with mock.patch.object(program_costs, "cost_of", lambda _: next(costs)):
            self.assertEqual(program_costs.threads_ratios(2), (2, 1))

    def test_targets_can_be_missed(self):
        def table(start, megabytes, wall, call):
            large = {"bench/large.yaml": 30 * start}
            with mock.patch.object(program_costs, "start_costs",
                                   lambda path: (large.get(path, start), megabytes)), \
                 mock.patch.object(program_costs, "threads_ratios", lambda _: (wall, 1)), \
                 mock.patch.object(program_costs, "call_bytes", lambda: call), \
                 contextlib.redirect_stdout(io.StringIO()) as output:
                program_costs.print_table(1)
            return output.getvalue()
        self.assertNotIn("MISSED", table(9, 149, 1.9, 99))
        self.assertEqual(table(11, 151, 1.8, 101).count("MISSED"), 6)

    def test_a_start_is_of_the_program_as_it_is(self):
        self.assertGreater(program_costs.cost_of(["help"]).cpu_seconds, 0)
        with self.assertRaises(RuntimeError):
            program_costs.cost_of(["no such command"])


if __name__ == "__main__":
    unittest.main()
