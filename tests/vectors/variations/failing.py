"""Servers and nodes that fail and are repaired, from their Markov chains, for variations."""

from __future__ import annotations

from case import Case, case

Matrix = list[list[float]]


def breaking_server(rate: float, mu: float, fails: float, repairs: float) -> Case:
    """White and Christie 1958."""
    cycle = fails + repairs
    present = rate * (fails * mu + cycle**2) / (cycle * (repairs * (mu - rate) - fails * rate))
    up = repairs / cycle
    return case(f"breaking-server-{rate}-{fails}", "M/M/1 with breakdowns, preemptive resume",
                {"lambda": rate, "mu": mu, "fail_rate": fails, "repair_rate": repairs},
                {"availability": up, "mean_in_system": present, "mean_response": present / rate,
                 "stability_limit_lambda": mu * up})


def _product(a: Matrix, b: Matrix) -> Matrix:
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def _inverse(matrix: Matrix) -> Matrix:
    size = len(matrix)
    rows = [list(row) + [float(i == j) for j in range(size)] for i, row in enumerate(matrix)]
    for i in range(size):
        best = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for k in range(size):
            if k != i and rows[k][i] != 0:
                rows[k] = [x - rows[k][i] * y for x, y in zip(rows[k], rows[i])]
    return [row[size:] for row in rows]


def breaking_servers(servers: int, rate: float, fails: float, repairs: float) -> Case:
    """By number present and number up, cut off where nobody comes any more. mu = 1.

    Level by level: p[n + 1] = p[n] R[n], R[n] = -A (D[n + 1] + R[n + 1] S[n + 2])^-1, arrivals A,
    served S and all that stays D.
    """
    states = range(servers + 1)
    most = 800
    arrivals = [[rate * (i == j) for j in states] for i in states]

    def served(n: int) -> Matrix:
        return [[float(min(n, i)) * (i == j) for j in states] for i in states]

    def stays(n: int) -> Matrix:
        matrix = [[0.0] * (servers + 1) for _ in states]
        for up in states:
            if up > 0:
                matrix[up][up - 1] = up * fails
            if up < servers:
                matrix[up][up + 1] = (servers - up) * repairs
            matrix[up][up] = -(sum(matrix[up]) + (rate if n < most else 0) + min(n, up))
        return matrix

    ratios: list[Matrix] = []
    inner = stays(most)
    for n in range(most - 1, -1, -1):
        ratio = [[-x for x in row] for row in _product(arrivals, _inverse(inner))]
        ratios.append(ratio)
        inner = [[x + y for x, y in zip(*rows)]
                 for rows in zip(stays(n), _product(ratio, served(n + 1)))]
    # p[0] solves p[0] (D[0] + R[0] S[1]) = 0: one equation is replaced by a sum of 1.
    system = [row[:-1] + [1.0] for row in inner]
    level = [[0.0] * servers + [1.0]]
    level = _product(level, _inverse(system))
    total, present, all_down = 0.0, 0.0, 0.0
    for n, ratio in enumerate(reversed([[]] + ratios)):
        total += sum(level[0])
        present += n * sum(level[0])
        all_down += level[0][0]
        if ratio:
            level = _product(level, ratio)
    present /= total
    up = repairs / (fails + repairs)
    return case(f"breaking-servers-{servers}-{rate}", "M/M/c with breakdowns",
                {"lambda": rate, "mu": 1, "servers": servers, "fail_rate": fails,
                 "repair_rate": repairs},
                {"mean_in_system": present, "mean_response": present / rate,
                 "mean_up": servers * up, "p_all_down": all_down / total})


def quorum(nodes: int, needed: int, mttf: float, mttr: float, repair: str) -> Case:
    """A birth-death chain of how many are down."""
    fails = [(nodes - down) / mttf for down in range(nodes)]
    repairs = [(down if repair == "per-node" else 1) / mttr for down in range(1, nodes + 1)]
    weights = [1.0]
    for fail, fix in zip(fails, repairs):
        weights.append(weights[-1] * fail / fix)
    total = sum(weights)
    lost = sum(weights[nodes - needed + 1:]) / total
    # From d down to d + 1: T[d] = (1 + repairs x T[d - 1]) / fails.
    step, time = 0.0, 0.0
    for down in range(nodes - needed + 1):
        step = (1 + (repairs[down - 1] * step if down > 0 else 0)) / fails[down]
        time += step
    return case(f"quorum-of-nodes-{needed}-{nodes}-{repair}", "birth-death availability",
                {"n": nodes, "k": needed, "mttf": mttf, "mttr": mttr, "repair": repair},
                {"availability": 1 - lost, "unavailability": lost,
                 "mean_time_to_quorum_loss": time,
                 "mean_nodes_up": sum((nodes - i) * w for i, w in enumerate(weights)) / total})


def cases() -> list[Case]:
    return [breaking_server(0.3, 1, 0.01, 0.1), breaking_server(2, 5, 1, 3),
            breaking_server(0.6, 1, 0.5, 2), breaking_servers(1, 0.4, 0.1, 0.4),
            breaking_servers(2, 1, 0.05, 0.3), breaking_servers(4, 2.4, 0.3, 1),
            quorum(1, 1, 100, 5, "per-node"), quorum(3, 3, 50, 2, "single"),
            quorum(5, 2, 20, 5, "per-node"), quorum(7, 4, 30, 2, "single")]
