"""Closed forms of fan-outs, delay stations, and networks, for variations."""

from __future__ import annotations

import math

from case import Case, case


def slowest(leaves: int, mean: float) -> Case:
    """The maximum of exponential times: F(t) = (1 - exp(-t / mean))^n."""
    def quantile(q: float) -> float:
        return -mean * math.log1p(-q**(1 / leaves))
    return case(f"max-{leaves}-{mean}", "parallel fan-out, wait for all",
                {"fanout": leaves, "leaf": {"dist": "exponential", "mean": mean}},
                {"mean": mean * sum(1 / i for i in range(1, leaves + 1)),
                 "variance": mean**2 * sum(1 / i**2 for i in range(1, leaves + 1)),
                 "p50": quantile(0.5), "p90": quantile(0.9), "p999": quantile(0.999)})


def quorum(leaves: int, needed: int) -> Case:
    """The mean of the k-th of n exponential times."""
    return case(f"quorum-{needed}-{leaves}", "k-of-n quorum", {"n": leaves, "k": needed},
                {"mean": sum(1 / i for i in range(leaves - needed + 1, leaves + 1))})


def slow_leaves(leaves: int, probability: float) -> Case:
    return case(f"tail-{leaves}-{probability}", "parallel fan-out",
                {"fanout": leaves, "p_slow_leaf": probability},
                {"p_request_slow": 1 - (1 - probability)**leaves})


def fork_join(load: float, mu: float) -> Case:
    """Flatto and Hahn 1984: (12 - rho) / 8 / (mu - lambda)."""
    response = (12 - load) / 8 / (mu - load * mu)
    return case(f"fork-join-{load}-{mu}", "fork-join, n=2",
                {"lambda": load * mu, "mu": mu, "n": 2},
                {"mean_response": response,
                 "mean_synchronisation_delay": response - 1 / (mu - load * mu)})


def delay(rate: float, mean: float, law: object) -> Case:
    """Poisson with mean rate x mean; quantiles are the least n with F(n) >= q."""
    load = rate * mean
    values: dict[str, object] = {"mean_in_flight": load, "var_in_flight": load}
    if load <= 12:
        values["p_idle"] = math.exp(-load)
    below, n, term = 0.0, 0, math.exp(-load)
    while below + term < 0.99:
        below += term
        n += 1
        term *= load / n
    values["p99_in_flight"] = n
    return case(f"delay-{rate}-{mean}", "M/G/inf",
                {"lambda": rate, "mean_service": mean, "service": law}, values)


def wave(mean: float, amplitude: float, frequency: float, mu: float) -> Case:
    """Eick, Massey and Whitt 1993: the level follows through a first-order filter."""
    size = amplitude / math.hypot(mu, frequency)
    lag = math.atan(frequency / mu) / frequency

    def level(time: float) -> float:
        return mean / mu + size * math.sin(frequency * (time - lag))
    period = 2 * math.pi / frequency
    return case(f"wave-{mean}-{frequency}", "M(t)/M/inf",
                {"lambda_bar": mean, "amplitude": amplitude, "angular_frequency": frequency,
                 "mu": mu},
                {"mean_at_t0": level(0), "mean_at_quarter_period": level(period / 4),
                 "mean_at_half_period": level(period / 2), "amplitude_in_flight": size,
                 "lag": lag, "peak": mean / mu + size})


def _station(rate: float, mu: float, servers: int) -> float:
    """The mean number at an M/M/c."""
    load = rate / mu
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    waits = blocked / (1 - load / servers * (1 - blocked))
    return load + waits * load / servers / (1 - load / servers)


def jackson(name: str, external: list[float], routing: list[list[float]], mus: list[float],
            servers: list[int]) -> Case:
    """Rates from the traffic equations; each sweep is exact for requests of one visit more."""
    stations = range(len(external))
    rates = list(external)
    for _ in range(300):
        rates = [external[j] + sum(rates[k] * routing[k][j] for k in stations) for j in stations]
    present = [_station(*each) for each in zip(rates, mus, servers)]
    return case(f"jackson-{name}", "open Jackson network",
                {"external_rates": external, "routing": routing, "mu_per_server": mus,
                 "servers": servers},
                {"station_rates": rates, "mean_in_station": present,
                 "mean_response_per_visit": [n / r for n, r in zip(present, rates)],
                 "mean_total_in_system": sum(present),
                 "mean_end_to_end": sum(present) / sum(external)})


def closed(users: int, think: float, demands: list[float], servers: list[int]) -> Case:
    """Mean value analysis with the exact marginal probabilities of stations of many servers."""
    probabilities = [[1.0] + [0.0] * users for _ in demands]
    for n in range(1, users + 1):
        residence = [demand * sum(j / min(j, c) * p[j - 1] for j in range(1, n + 1))
                     for demand, c, p in zip(demands, servers, probabilities)]
        throughput = n / (think + sum(residence))
        for k, (demand, c) in enumerate(zip(demands, servers)):
            old = probabilities[k]
            new = [0.0] + [throughput * demand / min(j, c) * old[j - 1] for j in range(1, n + 1)]
            new[0] = 1 - sum(new)
            probabilities[k] = new + [0.0] * (users - n)
    bound = min(c / d for d, c in zip(demands, servers))
    return case(f"closed-{users}-{len(demands)}-{think}", "closed network (interactive)",
                {"users": users, "think_time": think, "demands": demands, "servers": servers},
                {"throughput": throughput, "mean_response": sum(residence),
                 "station_residence": residence,
                 "station_mean_jobs": [throughput * r for r in residence],
                 "asymptotic_throughput_bound": bound,
                 "saturation_population": (think + sum(demands)) * bound})


def cases() -> list[Case]:
    return [slowest(1, 1), slowest(2, 0.3), slowest(50, 20), quorum(1, 1), quorum(3, 1),
            quorum(7, 7), quorum(20, 10), slow_leaves(1, 0.05), slow_leaves(1000, 0.001),
            fork_join(0.1, 1), fork_join(0.8, 50),
            delay(0.5, 1, "exponential"), delay(3, 2, {"dist": "erlang", "k": 3, "mean": 2}),
            delay(50, 2, "deterministic"), delay(8, 0.5, "lognormal SCV 2"),
            wave(20, 20, 1, 1), wave(50, 10, 3, 2),
            jackson("split", [3, 1, 0], [[0, 0.5, 0.25], [0, 0, 1], [0, 0, 0]], [5, 4, 2],
                    [1, 1, 4]),
            jackson("one", [0.5], [[0]], [1], [1]),
            jackson("again", [2], [[0.6]], [10], [1]),
            jackson("to-and-fro", [4, 0], [[0, 0.5], [0.4, 0]], [10, 4], [1, 1]),
            closed(1, 3, [1, 0.5], [1, 1]), closed(10, 0, [0.5, 0.2], [1, 2]),
            closed(100, 20, [1, 0.1], [8, 1])]
