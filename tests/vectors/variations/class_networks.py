"""Networks that several classes visit, from product forms, for variations."""

from __future__ import annotations

import itertools

from case import Case, case


def closed(users: list[int], think: list[float], demands: list[list[float]],
           discipline: str = "PS") -> Case:
    """Multi-class mean value analysis over all populations up to the whole one."""
    stations = range(len(demands[0]))
    classes = range(len(users))
    present: dict[tuple[int, ...], list[float]] = {}
    rates: list[float] = []
    responses: list[float] = []
    for population in itertools.product(*(range(n + 1) for n in users)):
        rates, responses, levels = [], [], [0.0 for _ in stations]
        for c in classes:
            less = tuple(n - (i == c) for i, n in enumerate(population))
            times = [demands[c][k] * (1 + present[less][k]) for k in stations] \
                if population[c] > 0 else [0.0 for _ in stations]
            responses.append(sum(times))
            rates.append(population[c] / (think[c] + sum(times)) if population[c] > 0 else 0.0)
            levels = [level + rates[c] * time for level, time in zip(levels, times)]
        present[population] = levels
    values: dict[str, object] = {}
    for c in classes:
        values[f"throughput_class{c + 1}"] = rates[c]
        values[f"response_class{c + 1}"] = responses[c]
    for k in stations:
        values[f"station_mean_jobs_{k + 1}"] = present[tuple(users)][k]
    return case(f"classes-{discipline}-" + "-".join(map(str, users)),
                "closed multi-class network (BCMP)",
                {"users": users, "think_time": think, "demands_by_class": demands,
                 "discipline": discipline}, values)


def open_classes(rates: list[float], means: list[list[float]]) -> Case:
    """Each class takes S / (1 - U) at each station."""
    loads = [sum(rate * row[k] for rate, row in zip(rates, means)) for k in range(len(means[0]))]
    values: dict[str, object] = {"utilisation": loads}
    for c, row in enumerate(means, 1):
        values[f"mean_response_class{c}"] = sum(s / (1 - u) for s, u in zip(row, loads))
    return case(f"open-classes-{len(rates)}-{len(loads)}", "open BCMP, PS stations",
                {"rates": rates, "mean_service_by_class_station": means}, values)


def cases() -> list[Case]:
    return [closed([4, 1, 2], [1, 0, 5], [[0.2, 0.1, 0.4], [0.5, 0, 0.3], [0.1, 1, 0.2]]),
            closed([6], [2], [[0.5, 0.3]]),
            closed([3, 5], [0, 4], [[0.3, 0.2], [0.3, 0.2]], "FCFS"),
            open_classes([1], [[0.5]]),
            open_classes([1, 2, 0.5], [[0.2, 0.1, 0], [0.1, 0.25, 0.2], [0.4, 0.2, 0.8]])]
