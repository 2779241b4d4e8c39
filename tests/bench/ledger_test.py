"""The ledger's gate must be able to close."""

import contextlib
import io
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bench"))
import ledger  # noqa: E402


def check(now, before):
    with contextlib.redirect_stdout(io.StringIO()) as output:
        return ledger.check(now, before), output.getvalue()


class LedgerTest(unittest.TestCase):
    def test_equal_counts_pass(self):
        self.assertTrue(check({"hold": 100.0}, {"hold": 100.0})[0])

    def test_more_instructions_fail(self):
        good, text = check({"hold": 103.0, "mm4": 5.0}, {"hold": 100.0, "mm4": 5.0})
        self.assertFalse(good)
        self.assertIn("MORE", text)

    def test_fewer_pass_and_ask_for_an_update(self):
        good, text = check({"hold": 90.0}, {"hold": 100.0})
        self.assertTrue(good)
        self.assertIn("update", text)

    def test_a_benchmark_that_is_not_in_the_ledger_fails(self):
        self.assertFalse(check({"hold": 1.0, "new": 1.0}, {"hold": 1.0})[0])
        self.assertFalse(check({"hold": 1.0}, {"hold": 1.0, "gone": 1.0})[0])

    def test_the_committed_ledger_names_every_benchmark(self):
        self.assertEqual(set(ledger.read_ledger()), set(ledger.BENCHMARKS))


if __name__ == "__main__":
    unittest.main()
