"""Quotas, shares and overloads of processors, by arithmetic, for variations."""

from __future__ import annotations

import math
from fractions import Fraction

from case import Case, case, exact


def quota(quota_ms: int, period_ms: int, cpu_ms: int, threads: int) -> Case:
    """Each period all threads run until the quota is used up."""
    wall, throttled = Fraction(cpu_ms, threads), 0
    if quota_ms < threads * period_ms:
        throttled = math.ceil(Fraction(cpu_ms, quota_ms)) - 1
        wall = throttled * period_ms + Fraction(cpu_ms - throttled * quota_ms, threads)
    return exact(case(f"quota-{quota_ms}-{period_ms}-{cpu_ms}-{threads}",
                      "CFS bandwidth control (idealised)",
                      {"quota_ms": quota_ms, "period_ms": period_ms, "cpu_ms": cpu_ms,
                       "threads": threads},
                      {"wall_ms": float(wall), "throttled_periods": throttled}))


def shares(cores: str, weights: list[str], caps: list[str | None]) -> Case:
    """Who is capped below a fair share gets the cap, and leaves the rest to the others."""
    left = Fraction(cores)
    open_tasks = list(range(len(weights)))
    rates = [Fraction(0)] * len(weights)
    while open_tasks:
        weight = sum(Fraction(weights[i]) for i in open_tasks)
        capped = [i for i in open_tasks if (cap := caps[i]) is not None
                  and Fraction(cap) * weight <= left * Fraction(weights[i])]
        for i in capped or open_tasks:
            cap = caps[i]
            rates[i] = Fraction(cap) if capped and cap else left * Fraction(weights[i]) / weight
        left -= sum(rates[i] for i in capped or open_tasks)
        open_tasks = [i for i in open_tasks if capped and i not in capped]
    return exact(case(f"shares-{cores}-{len(weights)}", "max-min fairness",
                      {"capacities": {"cpu": float(cores)}, "flows": [["cpu"]] * len(weights),
                       "weights": [float(each) for each in weights],
                       "demand_caps": [None if cap is None else float(cap) for cap in caps]},
                      {"rates": [float(rate) for rate in rates]}))


def overload(burst_rate: int, capacity: int, seconds: int, after_rate: int) -> Case:
    backlog = (burst_rate - capacity) * seconds
    drain = backlog / (capacity - after_rate)
    return exact(case(f"overload-{burst_rate}-{after_rate}", "deterministic fluid queue",
                      {"burst_rate": burst_rate, "capacity": capacity, "burst_seconds": seconds,
                       "after_rate": after_rate},
                      {"peak_backlog": backlog, "peak_delay": backlog / capacity,
                       "drain_seconds": drain,
                       "requests_delayed": burst_rate * seconds + after_rate * drain}))


def cases() -> list[Case]:
    return [quota(20, 100, 40, 1), quota(50, 100, 150, 3), quota(350, 100, 2000, 7),
            quota(10, 50, 100, 1), quota(400, 100, 1000, 8), quota(1, 100, 5, 3),
            quota(100, 100, 20, 4), quota(100, 100, 50, 1),
            shares("1", ["1"], [None]), shares("3", ["1", "1", "1", "1"], [None] * 4),
            shares("2.5", ["0.5", "2", "1", "3"], [None, "0.3", None, "0.5"]),
            shares("8", ["1", "3", "5"], ["1", "2", "3"]),
            overload(150, 100, 20, 50), overload(1000, 250, 3, 0), overload(40, 30, 60, 29)]
