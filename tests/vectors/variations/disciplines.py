"""Closed forms of stations that share, serve by size or by priority, for variations."""

from __future__ import annotations

import math
from collections.abc import Callable

from case import Case, case
from stations import erlang_c


def sharing(load: float, law: object, mean: float, sizes: list[float], name: str) -> Case:
    """M/G/1-PS: whatever the law, size x takes x / (1 - rho)."""
    values: dict[str, object] = {"mean_response": mean / (1 - load),
                                 "mean_in_system": load / (1 - load),
                                 "mean_slowdown": 1 / (1 - load), "utilisation": load}
    for size in sizes:
        values[f"conditional_mean_response_size_{size}"] = size / (1 - load)
    return case(f"sharing-{load}-{name}", "M/G/1-PS",
                {"lambda": load / mean, "service": law, "mean_service": mean}, values)


def sharing_variance(load: float, mu: float) -> Case:
    """M/M/1-PS, Coffman, Muntz and Trotter 1970."""
    response = 1 / mu / (1 - load)
    return case(f"ps-variance-{load}", "M/M/1-PS", {"lambda": load * mu, "mu": mu},
                {"mean_response": response,
                 "var_response": response**2 * (2 + load) / (2 - load)})


def sharing_cores(cores: int, load: float, law: object, name: str) -> Case:
    """Cohen 1979: the mean of M/M/c for every law; sizes in proportion. A mean of 1."""
    rate = cores * load
    waits = erlang_c(cores, rate)
    response = 1 + waits / (cores - rate)
    return case(f"ps-cores-{cores}-{name}", "M/G/c-PS (multi-core time sharing)",
                {"lambda": rate, "mean_service": 1, "cores": cores, "service": law},
                {"mean_response": response, "mean_in_system": rate * response,
                 "p_all_cores_busy": waits, "mean_slowdown": response,
                 "conditional_mean_response_size_2": 2 * response})


def _integral(function: Callable[[float], float], low: float, high: float, steps: int) -> float:
    """Simpson's rule."""
    width = (high - low) / steps
    odd = sum(function(low + i * width) for i in range(1, steps, 2))
    even = sum(function(low + i * width) for i in range(2, steps, 2))
    return (function(low) + 4 * odd + 2 * even + function(high)) * width / 3


class _Sizes:
    """A law of sizes: its density, and work and squares of sizes up to x."""

    def __init__(self, law: object, high: float, density: Callable[[float], float],
                 tail: Callable[[float], float], work: Callable[[float], float],
                 squares: Callable[[float], float]) -> None:
        self.law, self.high, self.density, self.tail = law, high, density, tail
        self.work, self.squares = work, squares


EXPONENTIAL = _Sizes("exponential mean 1", 60, lambda x: math.exp(-x), lambda x: math.exp(-x),
                     lambda x: 1 - (1 + x) * math.exp(-x),
                     lambda x: 2 - (2 + 2 * x + x * x) * math.exp(-x))
UNIFORM = _Sizes({"dist": "uniform", "min": 0, "max": 2}, 2, lambda x: 0.5,
                 lambda x: 1 - x / 2, lambda x: x * x / 4, lambda x: x**3 / 6)


def shortest_first(load: float, sizes: _Sizes, name: str) -> Case:
    """Phipps 1956. A mean of 1."""
    spread = load * sizes.squares(sizes.high) / 2
    wait = _integral(lambda x: sizes.density(x) * spread / (1 - load * sizes.work(x))**2,
                     0, sizes.high, 20_000)
    return case(f"sjf-{load}-{name}", "M/G/1-SJF", {"lambda": load, "service": sizes.law},
                {"mean_wait": wait, "mean_response": wait + 1,
                 "mean_in_system": load * (wait + 1)})


def least_left_first(load: float, sizes: _Sizes, name: str) -> Case:
    """Schrage and Miller 1966. A mean of 1."""
    steps = 20_000
    width = sizes.high / steps
    served = [0.0]  # the integral of 1 / (1 - rho(t)) to each point
    for i in range(steps):
        middle = (i + 0.5) * width
        ends = 1 / (1 - load * sizes.work(i * width)) + 1 / (1 - load * sizes.work(i * width + width))
        served.append(served[-1] + width / 6 * (ends + 4 / (1 - load * sizes.work(middle))))

    def of_size(x: float) -> float:
        waits = load * (sizes.squares(x) + x * x * sizes.tail(x)) / 2
        return waits / (1 - load * sizes.work(x))**2 + served[round(x / width)]
    response = _integral(lambda x: sizes.density(x) * of_size(x), 0, sizes.high, steps)
    return case(f"srpt-{load}-{name}", "M/G/1-SRPT", {"lambda": load, "service": sizes.law},
                {"mean_response": response, "ratio_to_ps": response * (1 - load)})


def latest_first(load: float, law: object, square: float) -> Case:
    """M/G/1-LCFS without preemption: the mean of first come, first served. A mean of 1."""
    wait = load * square / 2 / (1 - load)
    return case(f"lcfs-{load}", "M/G/1-LCFS", {"lambda": load, "service": law},
                {"mean_wait": wait, "mean_response": wait + 1, "p_wait": load})


def priorities(rates: list[float], means: list[float], law: str, scv: float) -> Case:
    """Cobham 1954; with preemption Miller 1960."""
    values: dict[str, object] = {}
    squares = [(1 + scv) * mean**2 for mean in means]
    residual = sum(r * s for r, s in zip(rates, squares)) / 2
    above, urgent = 0.0, 0.0  # load and residual work of the more urgent
    preempting: dict[str, object] = {}
    for i, (rate, mean, square) in enumerate(zip(rates, means, squares), 1):
        with_own = above + rate * mean
        urgent += rate * square / 2
        both = (1 - above) * (1 - with_own)
        values[f"nonpreemptive_mean_wait_class{i}"] = residual / both
        values[f"nonpreemptive_mean_response_class{i}"] = residual / both + mean
        preempting[f"preemptive_resume_mean_response_class{i}"] = (
            mean / (1 - above) + urgent / both)
        above = with_own
    return case(f"priority-{law.split()[0]}-{len(rates)}", "M/G/1 head-of-line priority",
                {"lambda": rates, "mean_service": means, "service": law}, values | preempting)


def priority_servers(servers: int, rates: list[float]) -> Case:
    """M/M/c of one mean, 1, without preemption."""
    load = sum(rates)
    work = erlang_c(servers, load) / servers
    values: dict[str, object] = {}
    above = 0.0
    for i, rate in enumerate(rates, 1):
        own = above + rate / servers
        wait = work / (1 - above) / (1 - own)
        values[f"nonpreemptive_mean_response_class{i}"] = 1 + wait
        above = own
    return case(f"priority-servers-{servers}", "M/M/c priority",
                {"lambda": rates, "mu": [1] * len(rates), "servers": servers}, values)


def cases() -> list[Case]:
    return [sharing(0.3, "deterministic", 2, [1, 8], "det"),
            sharing(0.7, "lognormal SCV 2", 1, [0.25], "lognormal"),
            sharing(0.6, {"dist": "erlang", "k": 4, "mean": 0.5}, 0.5, [], "erlang"),
            sharing(0.6, "hyperexponential SCV 10", 1, [3], "h2"),
            sharing(0.75, "discrete 0.2 w.p. 0.9, 8.2 w.p. 0.1", 1, [0.2, 5], "discrete"),
            sharing_variance(0.5, 4), sharing_cores(2, 0.7, "deterministic", "det"),
            sharing_cores(8, 0.6, "hyperexponential SCV 4", "h2"),
            shortest_first(0.6, EXPONENTIAL, "exponential"),
            shortest_first(0.7, UNIFORM, "uniform"),
            least_left_first(0.5, EXPONENTIAL, "exponential"),
            least_left_first(0.75, UNIFORM, "uniform"),
            latest_first(0.6, "hyperexponential SCV 4", 5),
            priorities([0.25, 0.15, 0.1, 0.2], [0.5, 1, 2, 0.75], "hyperexponential SCV 4", 4),
            priorities([0.2, 0.2], [2, 1], "deterministic", 0),
            priorities([0.7], [1], "exponential", 1),
            priority_servers(3, [0.6, 0.9, 0.6])]
