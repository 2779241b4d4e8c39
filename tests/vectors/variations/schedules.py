"""Completion times of a few jobs, event by event in fractions, for variations."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from case import Case, case, exact

PREEMPTIVE = ("srpt", "priority_preemptive", "lcfs_preemptive")


class _Job:
    def __init__(self, index: int, job: tuple) -> None:
        self.index, self.arrival, self.left = index, Fraction(job[0]), Fraction(job[1])
        self.priority = job[2] if len(job) > 2 else 0
        self.size = self.left
        self.end = Fraction(0)


def _urgency(policy: str) -> Callable[[_Job], tuple]:
    """Of whom is served; a lower one first."""
    if policy == "sjf":
        return lambda job: (job.size, job.arrival, job.index)
    if policy == "srpt":
        return lambda job: (job.left, job.arrival, job.index)
    if policy.startswith("priority"):
        return lambda job: (job.priority, job.arrival, job.index)
    if policy.startswith("lcfs"):
        return lambda job: (-job.arrival, -job.index)
    return lambda job: (job.arrival, job.index)


def _ends(jobs: list[_Job], policy: str, servers: int) -> None:
    time = Fraction(0)
    coming = sorted(jobs, key=lambda job: (job.arrival, job.index))
    present: list[_Job] = []
    serving: list[_Job] = []
    urgency = _urgency(policy)
    while coming or present:
        if policy == "ps":
            serving = list(present)
        elif policy in PREEMPTIVE:
            serving = sorted(present, key=urgency)[:servers]
        else:
            waiting = sorted((job for job in present if job not in serving), key=urgency)
            serving += waiting[:servers - len(serving)]
        speed = min(Fraction(1), Fraction(servers, max(len(serving), 1)))
        steps = [job.left / speed for job in serving]
        if coming:
            steps.append(coming[0].arrival - time)
        step = min(steps)
        time += step
        for job in serving:
            job.left -= step * speed
            job.end = time
        present = [job for job in present if job.left > 0]
        serving = [job for job in serving if job.left > 0]
        while coming and coming[0].arrival == time:
            present.append(coming.pop(0))


def schedule(name: str, policy: str, given: list[tuple], servers: int) -> Case:
    jobs = [_Job(i, job) for i, job in enumerate(given)]
    _ends(jobs, policy, servers)
    total = sum(job.end - job.arrival for job in jobs)
    return exact(case(f"schedule-{name}-{policy}-{servers}", "deterministic schedule",
                      {"jobs_arrival_size_prio": [list(job) for job in given], "policy": policy,
                       "servers": servers},
                      {"completion": [str(job.end) for job in jobs],
                       "mean_response": str(total / len(jobs)),
                       "makespan": str(max(job.end for job in jobs))}))


THIRDS = [("0", "1/3"), ("1/6", "2/3"), ("1/4", "5/12"), ("2", "0.125")]
MANY = [("0", "3"), ("0", "2"), ("0", "4"), ("1", "1"), ("1.5", "2.5"), ("9", "1")]
CLASSES = [("0", "7", 3), ("1", "4", 2), ("2", "5/2", 1), ("3", "1", 2), ("4", "3", 3),
           ("4.5", "1.75", 1), ("40", "2", 1)]
CROWD = [(f"{i * i % 13}/3", f"{1 + i * 7 % 11}/7") for i in range(40)]


def cases() -> list[Case]:
    return ([schedule("thirds", "fcfs", THIRDS, 1), schedule("three", "fcfs", MANY, 3),
             schedule("crowd", "ps", CROWD, 1), schedule("crowd", "ps", CROWD, 3),
             schedule("crowd", "srpt", CROWD, 2), schedule("thirds", "ps", THIRDS, 1),
             schedule("three", "ps", MANY, 3)] +
            [schedule("classes", policy, CLASSES, servers) for servers in (1, 2)
             for policy in ("sjf", "srpt", "lcfs", "lcfs_preemptive", "priority",
                            "priority_preemptive", "ps")])
