"""What the program costs beside simulating: its start, a second thread, memory of calls in flight.

Processor time of a start is from exec to exit of a run that ends before its first arrival, so that
reading, checking and building are all that is left. Where the machine is shared, wall times of two
threads say how many processors were free: beside them stands the ratio of processor times, which
tells whether a second thread costs anything by itself.
"""

import dataclasses
import os
import statistics
import time

from scenario_rates import PROGRAM, ROOT

START_MS_MAX = 10
LARGE_MS_MAX = 300  # bench/large.yaml
LARGE_MB_MAX = 150
THREADS_RATIO_MIN = 1.85
CALL_BYTES_MAX = 100
STARTS = 20
# About 5 s of processor time each.
REPLICATION_SECONDS = 10_000


@dataclasses.dataclass
class Cost:
    """Of a whole process."""
    cpu_seconds: float
    wall_seconds: float
    resident_bytes_max: int


def cost_of(arguments):
    """Of `orrery ARGUMENTS`. It is spawned, not forked: a fork would have our memory at first."""
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    begin = time.monotonic()
    pid = os.posix_spawn(PROGRAM, [PROGRAM, *arguments], os.environ, file_actions=quiet)
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 98, 99):
        raise RuntimeError(f"orrery {' '.join(arguments)} failed")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024)


def scenario(name):
    return os.path.join(ROOT, "scenarios", name)


def start_costs(path):
    """Until a run could begin: median milliseconds of processor time, and megabytes at most."""
    run = ["run", scenario(path), "-q", "--no-blame", "--set", "duration=1ns", "--set", "warmup=0s",
           "--set", "drain=0s"]
    costs = [cost_of(run) for _ in range(STARTS)]
    return (statistics.median(cost.cpu_seconds for cost in costs) * 1e3,
            max(cost.resident_bytes_max for cost in costs) / 1e6)


def threads_ratios(repeat):
    """One thread over two, for two replications: the best of wall times, the median of CPU."""
    run = ["replicate", scenario("bench/mm4.yaml"), "-q", "-n", "2", "--set",
           f"duration={REPLICATION_SECONDS}s"]
    one, two = [], []
    for _ in range(repeat):
        one.append(cost_of([*run, "-j", "1"]))
        two.append(cost_of([*run, "-j", "2"]))
    wall = min(cost.wall_seconds for cost in one) / min(cost.wall_seconds for cost in two)
    cpu = statistics.median(a.cpu_seconds / b.cpu_seconds for a, b in zip(one, two))
    return wall, cpu


def call_bytes():
    """Memory of one call in flight: the difference of two million and one million of them."""
    def resident(millions):
        return cost_of(["run", scenario("bench/in_flight.yaml"), "-q", "--no-blame", "--set",
                        f"workloads.clients.arrivals.poisson={millions}M/s"]).resident_bytes_max
    return (resident(2) - resident(1)) / 1e6


def verdict(is_met):
    return "met" if is_met else "MISSED"


def print_table(repeat):
    print(f"\n{'the program':<44}{'':>10}   target")
    for path, most in (("bench/mm4.yaml", START_MS_MAX), ("gallery/shop/shop.yaml", START_MS_MAX),
                       ("bench/large.yaml", LARGE_MS_MAX)):
        value, megabytes = start_costs(path)
        print(f"{'start of ' + path + ', ms of CPU':<44}{value:>10.1f}   {most}: "
              f"{verdict(value <= most)}", flush=True)
    print(f"{'  memory of the last one, MB':<44}{megabytes:>10.1f}   {LARGE_MB_MAX}: "
          f"{verdict(megabytes <= LARGE_MB_MAX)}", flush=True)
    wall, cpu = threads_ratios(repeat)
    print(f"{'two replications, one thread over two: wall':<44}{wall:>10.2f}   "
          f"{THREADS_RATIO_MIN}: {verdict(wall >= THREADS_RATIO_MIN)}")
    print(f"{'  the same in processor time':<44}{cpu:>10.2f}", flush=True)
    value = call_bytes()
    print(f"{'bytes of a call in flight':<44}{value:>10.1f}   {CALL_BYTES_MAX}: "
          f"{verdict(value <= CALL_BYTES_MAX)}")
