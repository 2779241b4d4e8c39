"""The two benchmarks with a known answer give it, through a scenario file."""

from __future__ import annotations

import math
import unittest

from orrery import SHORT, run

# The Student quantile of 97.5% for at least 100 batches is at most this; dividing by it never
# makes a standard error too large.
STUDENT = 1.984


def wait_probability(servers: int, offered: float) -> float:
    """Erlang C: the probability that all servers are busy. offered = rate x mean service time."""
    terms = [offered**k / math.factorial(k) for k in range(servers)]
    last = offered**servers / math.factorial(servers) * servers / (servers - offered)
    return last / (sum(terms) + last)


def response(servers: int, rate: float, service: float) -> float:
    """Mean response time of an M/M/c: service plus C(c, a) / (c / service - rate)."""
    return service + wait_probability(servers, rate * service) / (servers / service - rate)


class Theory(unittest.TestCase):
    def assert_mean(self, file: str, expected: float, seconds: int) -> None:
        """Within 4 standard errors, which are at most 2% of the value; one re-judgement with
        another seed and four times the length, as for all stochastic cases."""
        seconds = seconds // 10 if SHORT else seconds
        if not self.is_met(file, expected, seconds, seed=1):
            self.assertTrue(self.is_met(file, expected, 4 * seconds, seed=2), file)

    def is_met(self, file: str, expected: float, seconds: int, seed: int) -> bool:
        sets = (f"duration={seconds + 10}s",)
        endpoint = run(file, sets=sets, seed=seed)["endpoints"][0]
        mean = endpoint["latency_seconds"]["mean"]
        interval = endpoint["intervals"]["mean"]
        error = (interval["high"] - interval["low"]) / 2 / STUDENT
        self.assertLessEqual(4 * error, expected * (0.07 if SHORT else 0.02))
        print(f"{file}: {mean * 1e3:.4f} ms, {(mean - expected) / error:+.2f} standard errors")
        return abs(mean - expected) <= 4 * error

    def test_formulas_are_the_published_ones(self) -> None:
        self.assertAlmostEqual(response(4, 3200, 1e-3), 1.7455e-3, delta=5e-8)
        self.assertAlmostEqual(response(1, 0.8, 1), 5, delta=1e-12)  # M/M/1: 1 / (1 - rho)

    def test_mm4(self) -> None:
        self.assert_mean("scenarios/bench/mm4.yaml", response(4, 3200, 1e-3), 600)

    def test_chain(self) -> None:
        expected = response(16, 8000, 1e-3) + 2 * response(4, 2000, 1.2e-3)
        self.assertAlmostEqual(expected, 3.8317e-3, delta=5e-8)
        self.assert_mean("scenarios/bench/chain.yaml", expected, 180)

    def test_a_little_less_work_is_noticed(self) -> None:
        """The negative control: 5% less work is far outside of what the tests above allow."""
        faster = "services.server.endpoints.serve=[{compute: {exponential: 0.95ms}}]"
        sets = ("duration=60s", faster)
        mean = run("scenarios/bench/mm4.yaml", sets=sets)["endpoints"][0]["latency_seconds"]["mean"]
        self.assertLess(mean, 0.93 * response(4, 3200, 1e-3))


if __name__ == "__main__":
    unittest.main(verbosity=2)
