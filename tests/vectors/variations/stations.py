"""Closed forms of single stations, for variations of the reference vectors."""

from __future__ import annotations

import math

from case import Case, case


def erlang_b(servers: int, load: float) -> float:
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    return blocked


def erlang_c(servers: int, load: float) -> float:
    blocked = erlang_b(servers, load)
    return blocked / (1 - load / servers * (1 - blocked))


def mm1(load: float, mu: float, *, far: bool = True) -> Case:
    rate = load * mu
    free = mu - rate
    values = {"utilisation": load, "p_wait": load, "throughput": rate,
              "mean_response": 1 / free, "mean_wait": load / free,
              "mean_in_system": load / (1 - load), "mean_queue": load * load / (1 - load),
              "p_idle": 1 - load, "p50_response": math.log(2) / free}
    if far:
        values |= {"var_response": 1 / free**2, "p90_response": math.log(10) / free,
                   "p99_response": math.log(100) / free, "mean_busy_period": 1 / free,
                   "var_wait": (2 * load - load * load) / free**2}
    return case(f"mm1-{load}-{mu}", "M/M/1 FCFS", {"lambda": rate, "mu": mu}, values)


def mmc(servers: int, load: float) -> Case:
    """mu = 1."""
    rate = load * servers
    waits = erlang_c(servers, rate)
    wait = waits / (servers - rate)
    return case(f"mmc-{servers}-{load}", "M/M/c FCFS",
                {"lambda": rate, "mu": 1, "servers": servers},
                {"p_wait": waits, "mean_wait": wait, "mean_response": 1 + wait,
                 "mean_queue": rate * wait, "mean_in_system": rate * (1 + wait),
                 "mean_busy": rate, "utilisation": load})


def mmck(servers: int, places: int, rate: float) -> Case:
    """mu = 1."""
    weights = [1.0]
    for n in range(1, places + 1):
        weights.append(weights[-1] * rate / min(n, servers))
    total = sum(weights)
    full = weights[-1] / total
    present = sum(n * w for n, w in enumerate(weights)) / total
    busy = sum(min(n, servers) * w for n, w in enumerate(weights)) / total
    accepted = rate * (1 - full)
    return case(f"mmck-{servers}-{places}-{rate}", "M/M/c/K FCFS",
                {"lambda": rate, "mu": 1, "servers": servers, "K": places},
                {"p_reject": full, "throughput": accepted, "mean_in_system": present,
                 "mean_response_accepted": present / accepted, "utilisation": busy / servers})


def loss(servers: int, load: float, law: object) -> Case:
    """A mean service time of 2."""
    blocked = erlang_b(servers, load)
    name = law if isinstance(law, str) else law["dist"]
    return case(f"loss-{servers}-{load}-{name}", "M/G/c/c (Erlang loss)",
                {"lambda": load / 2, "mean_service": 2, "slots": servers, "service": law},
                {"p_reject": blocked, "mean_busy": load * (1 - blocked),
                 "throughput": load / 2 * (1 - blocked)})


def mg1(load: float, law: dict[str, object], moments: tuple[float, float, float], *,
        var: bool = True) -> Case:
    """Pollaczek-Khinchine and Takacs, from the first three moments of the service time."""
    first, second, third = moments
    rate = load / first
    wait = rate * second / (2 * (1 - load))
    values = {"mean_wait": wait, "mean_response": wait + first, "p_wait": load,
              "mean_in_system": rate * (wait + first), "utilisation": load}
    if var:
        values["var_wait"] = wait**2 + rate * third / (3 * (1 - load))
        values["var_response"] = values["var_wait"] + second - first**2
    return case(f"mg1-{load}-{law['dist']}-{len(law)}-{first:g}", "M/G/1 FCFS",
                {"lambda": rate, "service": law}, values)


def hyperexponential(scv: float) -> tuple[dict[str, object], tuple[float, float, float]]:
    """Balanced means, mean 1."""
    p = (1 + math.sqrt((scv - 1) / (scv + 1))) / 2
    rates = [2 * p, 2 * (1 - p)]
    moments = tuple(math.factorial(k) * (p / rates[0]**k + (1 - p) / rates[1]**k)
                    for k in (1, 2, 3))
    return ({"dist": "hyperexponential2", "p": [p, 1 - p], "rate": rates, "mean": 1, "scv": scv},
            moments)


def weibull(shape: float) -> tuple[dict[str, object], tuple[float, float, float]]:
    """Mean 1: E[X^n] = Gamma(1 + n/k) / Gamma(1 + 1/k)^n."""
    first = math.gamma(1 + 1 / shape)
    moments = tuple(math.gamma(1 + n / shape) / first**n for n in (1, 2, 3))
    return {"dist": "weibull", "shape": shape, "mean": 1}, moments


def bounded_pareto(alpha: float, low: float,
                   high: float) -> tuple[dict[str, object], tuple[float, float, float]]:
    """E[X^n] = alpha / (l^-alpha - h^-alpha) (h^(n-alpha) - l^(n-alpha)) / (n - alpha)."""
    scale = alpha / (low**-alpha - high**-alpha)
    moments = tuple(scale * (high**(n - alpha) - low**(n - alpha)) / (n - alpha)
                    for n in (1, 2, 3))
    return {"dist": "bounded_pareto", "alpha": alpha, "xm": low, "max": high}, moments


def gim1(name: str, model: str, parameters: dict[str, object], transform, gap: float) -> Case:
    """GI/M/1 with mu = 1: sigma solves sigma = A*(1 - sigma), responses are exponential."""
    low, high = 0.0, 1 - 1e-9
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if transform(1 - middle) > middle else (low, middle)
    sigma = low
    return case(name, model, parameters,
                {"p_wait": sigma, "mean_wait": sigma / (1 - sigma),
                 "mean_response": 1 / (1 - sigma), "mean_in_system": 1 / (1 - sigma) / gap,
                 "p99_response": math.log(100) / (1 - sigma), "utilisation": 1 / gap})


def round_robin(servers: int, load: float) -> Case:
    """E_n/M/1 at each server."""
    rate = servers * load
    inner = gim1("", "", {}, lambda s: (rate / (rate + s))**servers, 1 / load)
    values = {m["name"]: m["value"] for m in inner["metrics"]}
    response = values["mean_response"]
    return case(f"rr-{servers}-{load}", "n x E_n/M/1 (round robin)",
                {"lambda_total": rate, "servers": servers, "mu": 1, "policy": "round_robin"},
                {"mean_response": response, "mean_wait": response - 1, "p_wait": values["p_wait"],
                 "p99_response": values["p99_response"],
                 "mean_in_system_per_server": load * response,
                 "ratio_vs_random_routing": response * (1 - load)})


def batches(bursts: float, law: object, first: float, second: float) -> Case:
    """M^X/M/1 with mu = 1: L = rho (1 + E[X^2] / E[X]) / (2 (1 - rho))."""
    load = bursts * first
    present = load * (1 + second / first) / (2 * (1 - load))
    name = law["dist"] if isinstance(law, dict) else law
    return case(f"batch-{name}-{bursts}", "M^X/M/1",
                {"burst_rate": bursts, "batch": law, "mu": 1},
                {"mean_in_system": present, "mean_response": present / load})


def deadline(load: float, time: float) -> Case:
    late = math.exp(-(1 - load) * time)
    return case(f"deadline-{load}-{time}", "M/M/1 FCFS",
                {"lambda": load, "mu": 1, "deadline": time},
                {"p_late": late, "goodput": load * (1 - late)})


def cases() -> list[Case]:
    h4, moments4 = hyperexponential(4)
    h10, moments10 = hyperexponential(10)
    found = [mm1(0.05, 1), mm1(0.3, 1000), mm1(0.7, 0.01), mm1(0.9, 1, far=False),
             mmc(1, 0.6), mmc(3, 0.3), mmc(8, 0.85), mmc(100, 0.9),
             mmck(1, 1, 0.5), mmck(4, 4, 8), mmck(2, 30, 1.9), mmck(100, 110, 95), mmck(1, 2, 10),
             loss(1, 0.5, "lognormal SCV 2"), loss(20, 15, {"dist": "erlang", "k": 4, "mean": 2}),
             loss(3, 30, "deterministic"), loss(10, 7, "hyperexponential SCV 10"),
             mg1(0.3, {"dist": "deterministic", "mean": 5}, (5, 25, 125)),
             mg1(0.5, h10, moments10, var=False), mg1(0.4, h4, moments4),
             mg1(0.6, {"dist": "erlang", "k": 10, "mean": 1}, (1, 1.1, 1.32)),
             mg1(0.9, {"dist": "uniform", "min": 0, "max": 2}, (1, 4 / 3, 2)),
             mg1(0.5, {"dist": "discrete", "p": [0.9, 0.1], "values": [0.5, 5.5], "mean": 1},
                 (1, 3.25, 16.75)),
             mg1(0.7, {"dist": "lognormal", "mean": 1, "scv": 0.5}, (1, 1.5, 1.5**3)),
             mg1(0.7, *weibull(0.5)), mg1(0.6, *weibull(2)),
             mg1(0.7, *bounded_pareto(1.5, 0.5, 50)),
             mg1(0.8, {"dist": "normal", "mean": 5, "sd": 1}, (5, 26, 140)),
             mg1(0.7, {"dist": "exponential", "mean": 0.2}, (0.2, 0.08, 0.048)),
             gim1("dm1-0.4", "D/M/1 FCFS", {"interarrival": 2.5, "mu": 1},
                  lambda s: math.exp(-2.5 * s), 2.5),
             gim1("e3m1-0.7", "E3/M/1", {"lambda": 0.7, "mu": 1},
                  lambda s: (2.1 / (2.1 + s))**3, 1 / 0.7),
             gim1("gim1-h2-0.5", "GI/M/1 FCFS", {"lambda": 0.5, "mu": 1, "ca2": 4},
                  lambda s: sum(p * r / (r + 2 * s) for p, r in zip(h4["p"], h4["rate"])),
                  2.0),
             gim1("gim1-uniform-0.8", "GI/M/1",
                  {"interarrival": {"dist": "uniform", "min": 0.5, "max": 2}, "mu": 1},
                  lambda s: (math.exp(-0.5 * s) - math.exp(-2 * s)) / (1.5 * s), 1.25),
             round_robin(3, 0.5), round_robin(50, 0.8),
             batches(0.2, {"dist": "geometric", "mean": 3}, 3, 15),
             batches(0.1, {"dist": "uniform", "min": 1, "max": 9}, 5, 95 / 3), batches(0.5, 1, 1, 1),
             deadline(0.5, 1), deadline(0.9, 20)]
    return found
