"""Closed forms of what is shared, comes first, or breaks down."""

from __future__ import annotations

import math

from case import Case, case

Law = dict[str, object]


def ps(load: float, law: Law, sizes: list[float]) -> Case:
    """Insensitive: the mean depends on the load alone (mean service 2)."""
    values = {"mean_response": 2 / (1 - load), "mean_in_system": load / (1 - load),
              "mean_slowdown": 1 / (1 - load), "utilisation": load}
    values |= {f"conditional_mean_response_size_{size:g}": size / (1 - load) for size in sizes}
    return case(f"ps-{load}-{law['dist']}", "M/G/1-PS",
                {"lambda": load / 2, "mean_service": 2, "service": law}, values)


def priority(rates: list[float], means: list[float], law: str, scv: float, name: str) -> Case:
    """Cobham 1954, and with preemption (Jaiswal 1968); all classes of one law."""
    residual = [rate * mean * mean * (1 + scv) / 2 for rate, mean in zip(rates, means)]
    values = {}
    above = 0.0
    for i, (rate, mean) in enumerate(zip(rates, means)):
        load = above + rate * mean
        room = (1 - above) * (1 - load)
        values[f"nonpreemptive_mean_wait_class{i + 1}"] = sum(residual) / room
        values[f"nonpreemptive_mean_response_class{i + 1}"] = mean + sum(residual) / room
        values[f"preemptive_resume_mean_response_class{i + 1}"] = (
            mean / (1 - above) + sum(residual[:i + 1]) / room)
        above = load
    return case(f"priority-{name}", "M/G/1 head-of-line priority",
                {"lambda": rates, "mean_service": means, "service": law}, values)


def open_classes(rates: list[float], demands: list[list[float]]) -> Case:
    used = [sum(rate * row[k] for rate, row in zip(rates, demands)) for k in range(len(demands[0]))]
    values: dict[str, object] = {"utilisation": used}
    for i, row in enumerate(demands):
        values[f"mean_response_class{i + 1}"] = sum(
            demand / (1 - load) for demand, load in zip(row, used))
    return case(f"bcmp-{len(rates)}-{len(used)}", "open BCMP, PS stations",
                {"rates": rates, "mean_service_by_class_station": demands}, values)


def closed_classes(users: tuple[int, int], thinking: list[float],
                   demands: list[list[float]]) -> Case:
    """Exact mean value analysis (Reiser, Lavenberg 1980) of two classes."""
    stations = range(len(demands[0]))
    present = {(-1, -1): [0.0] * len(stations)}
    for a in range(users[0] + 1):
        for b in range(users[1] + 1):
            state = (a, b)
            less = [present.get((a - 1, b), present[-1, -1]), present.get((a, b - 1), present[-1, -1])]
            times = [[demands[c][k] * (1 + less[c][k]) for k in stations] for c in range(2)]
            flows = [state[c] / (thinking[c] + sum(times[c])) if state[c] else 0.0 for c in range(2)]
            present[state] = [sum(flows[c] * times[c][k] for c in range(2)) for k in stations]
    values = {f"throughput_class{c + 1}": flows[c] for c in range(2)}
    values |= {f"response_class{c + 1}": sum(times[c]) for c in range(2)}
    values |= {f"station_mean_jobs_{k + 1}": present[users][k] for k in stations}
    return case(f"mva-{users[0]}-{users[1]}", "closed multi-class network (BCMP)",
                {"users": list(users), "think_time": thinking, "demands_by_class": demands,
                 "discipline": "PS"}, values)


def breakdown(rate: float, mu: float, fails: float, repairs: float) -> Case:
    """White, Christie 1958."""
    both = fails + repairs
    present = rate * (both * both + mu * fails) / (both * (mu * repairs - rate * both))
    return case(f"breakdown-{rate}-{mu}-{fails}", "M/M/1 with breakdowns, preemptive resume",
                {"lambda": rate, "mu": mu, "fail_rate": fails, "repair_rate": repairs},
                {"availability": repairs / both, "mean_in_system": present,
                 "mean_response": present / rate})


def quorum(nodes: int, needed: int, up: float, down: float) -> Case:
    """Each node is repaired by itself."""
    one = up / (up + down)
    there = sum(math.comb(nodes, n) * one**n * (1 - one)**(nodes - n)
                for n in range(needed, nodes + 1))
    return case(f"quorum-{needed}-{nodes}", "birth-death availability",
                {"n": nodes, "k": needed, "mttf": up, "mttr": down, "repair": "per-node"},
                {"availability": there, "unavailability": 1 - there, "mean_nodes_up": nodes * one})


def cases() -> list[Case]:
    return [
        ps(0.3, {"dist": "uniform", "mean": 2}, [1.0]),
        ps(0.7, {"dist": "lognormal", "mean": 2, "scv": 2}, [0.5, 3.0]),
        ps(0.6, {"dist": "erlang", "k": 4, "mean": 2}, []),
        priority([0.1, 0.3, 0.2], [1, 2, 0.5], "exponential", 1, "exponential"),
        priority([0.5, 0.2], [0.4, 2], "hyperexponential SCV 4", 4, "hyperexponential"),
        priority([0.6, 0.2], [1, 1], "deterministic", 0, "deterministic"),
        open_classes([1.0, 0.5, 2.0], [[0.2, 0.1], [0.4, 0.0], [0.1, 0.25]]),
        closed_classes((4, 3), [1.0, 0.0], [[0.2, 0.4], [0.5, 0.1]]),
        breakdown(0.6, 2.0, 0.1, 0.4),
        quorum(5, 4, 50, 5),
    ]
