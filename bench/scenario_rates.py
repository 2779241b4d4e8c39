"""How many requests a second of processor time scenarios/bench/ simulate, beside ns-3.

A rate is the difference of two run lengths of `orrery run --json`, so that start-up and reports do
not count; processor time is that of the whole process. The peer takes turns with us, run by run:
the speed of a shared machine drifts, and a ratio of one spell drifts less.
"""

import json
import os
import re
import statistics
import subprocess

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
PROGRAM = os.path.join(ROOT, "build", "release", "orrery")
SCHEDULERS = ["map", "heap", "calendar"]  # the peer's own event queues; the best one counts

# Name: two durations in seconds, the peer's arguments behind its scheduler, the gate: so many times
# the peer, or so many million requests a second.
SCENARIOS = {
    "mm4": (60, 660, ["mmc", "0", "1000000"], ("times", 2.5)),
    "chain": (20, 120, ["chain", "0", "500000"], ("times", 1.8)),
    "path": (20, 120, None, ("rate", 1.8)),
    "shared": (20, 120, None, ("rate", 1.6)),
    "busy": (20, 120, None, ("rate", 1.2)),
}


def cpu_seconds(command):
    """Of one run, and what it printed."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        out = run.stdout.read()
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    # 98 and 99 are verdicts on objectives.
    if run.returncode not in (0, 98, 99):
        raise subprocess.CalledProcessError(run.returncode, command)
    return usage.ru_utime + usage.ru_stime, out


def run_scenario(name, seconds, blame=False):
    """CPU seconds and requests."""
    scenario = os.path.join(ROOT, "scenarios", "bench", f"{name}.yaml")
    how = [] if blame else ["--no-blame"]
    cpu, out = cpu_seconds(
        [PROGRAM, "run", scenario, "--json", *how, "--set", f"duration={seconds}s"])
    return cpu, json.loads(out)["requests"]["arrived"]


def our_rate(name, blame=False):
    """Million requests a second of processor time."""
    short, long, _, _ = SCENARIOS[name]
    short_cpu, short_requests = run_scenario(name, short, blame)
    long_cpu, long_requests = run_scenario(name, long, blame)
    return (long_requests - short_requests) / (long_cpu - short_cpu) / 1e6


def peer_rate(binary, scheduler, arguments):
    """Million requests a second of processor time, as the peer's driver measures itself."""
    run = subprocess.run([binary, scheduler, *arguments], capture_output=True, text=True,
                         check=True)
    return float(re.search(r"req/s=(\S+)", run.stdout).group(1)) / 1e6


def measure(name, peer, repeat):
    """Our median rate and the peer's scheduler and median rate, or None without one."""
    arguments = SCENARIOS[name][2] if peer else None
    ours = []
    theirs = {scheduler: [] for scheduler in SCHEDULERS}
    for _ in range(repeat):
        ours.append(our_rate(name))
        for scheduler in SCHEDULERS if arguments else []:
            theirs[scheduler].append(peer_rate(peer, scheduler, arguments))
    if not arguments:
        return statistics.median(ours), None
    best = max(SCHEDULERS, key=lambda scheduler: statistics.median(theirs[scheduler]))
    return statistics.median(ours), (best, statistics.median(theirs[best]))


def row(name, rate, peer):
    """One line of the table."""
    kind, gate = SCENARIOS[name][3]
    line = f"{name:<10}{rate:>22.2f}"
    if peer:
        line += f"{peer[1]:>10.2f} {'(' + peer[0] + ')':<11}{rate / peer[1]:>6.2f}x"
    else:
        line += f"{'-':>10} {'':<11}{'-':>7}"
    if kind == "times":
        verdict = "no peer" if not peer else "met" if rate >= gate * peer[1] else "MISSED"
        return f"{line}   {gate}x: {verdict}"
    return f"{line}   {gate} M/s: {'met' if rate >= gate else 'MISSED'}"


def print_table(peer, repeat):
    """`peer`: its driver, or None."""
    print(f"\n{'scenario':<10}{'M requests/s of CPU':>22}{'ns-3':>10}{'':<12}{'ratio':>7}   gate")
    for name in SCENARIOS:
        print(row(name, *measure(name, peer, repeat)), flush=True)
    print(f"\n{'with blame':<10}{'M requests/s of CPU':>22}")
    for name in SCENARIOS:
        rate = statistics.median(our_rate(name, blame=True) for _ in range(repeat))
        print(f"{name:<10}{rate:>22.2f}", flush=True)
