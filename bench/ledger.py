"""The instruction ledger: how many instructions one event of each benchmark takes.

    ledger.py check     count again, fail where a count is more than TOLERANCE above the ledger
    ledger.py update    write the counts into the ledger (in a commit that says why they changed)

Instructions are counted by callgrind as the difference of two run lengths, so start-up and end do
not count, and other load on the machine does not matter. The C library's processor dispatch is
pinned by GLIBC_TUNABLES: a memcpy for another processor is another number of instructions.
"""

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
LEDGER = os.path.join(ROOT, "bench", "ledger.csv")
DRIVER = os.path.join(ROOT, "build", "release", "bench", "ledger_driver")
PROGRAM = os.path.join(ROOT, "build", "release", "orrery")
# Worlds written for the engine, by name, and scenarios run by the program, from scenarios/bench/,
# with two durations in seconds.
WORLDS = ["hold", "mm4", "chain"]
SCENARIOS = {"scenario_mm4": ("mm4", 14, 34), "scenario_chain": ("chain", 12, 18),
             "scenario_path": ("path", 12, 18), "scenario_shared": ("shared", 12, 18)}
BENCHMARKS = WORLDS + list(SCENARIOS)
SHORT, LONG = 100_000, 300_000  # events of worlds
TOLERANCE = 0.02
TUNABLES = "glibc.cpu.hwcaps=-AVX2_Usable,-AVX2,-AVX512F,-ERMS,-FSRM,-FMA"


def instructions(command):
    """Of one run, and what it printed."""
    environment = dict(os.environ, GLIBC_TUNABLES=TUNABLES)
    with tempfile.NamedTemporaryFile() as out:
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}", *command],
            env=environment, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    # 98 and 99 are verdicts on objectives.
    if run.returncode not in (0, 98, 99) or not found:
        sys.exit(f"ledger: counting {command} failed:\n{run.stderr}")
    return int(found.group(1)), run.stdout


def count_world(name, events):
    return instructions([DRIVER, name, str(events)])[0], events


def count_scenario(name, seconds):
    count, out = instructions(
        [PROGRAM, "run", os.path.join(ROOT, "scenarios", "bench", f"{name}.yaml"), "--json",
         "--no-blame", "--set", f"duration={seconds}s"])
    return count, json.loads(out)["events"]


def count_all():
    jobs = {}
    for name in WORLDS:
        jobs[name] = [(count_world, name, SHORT), (count_world, name, LONG)]
    for name, (scenario, short, long) in SCENARIOS.items():
        jobs[name] = [(count_scenario, scenario, short), (count_scenario, scenario, long)]
    with ThreadPoolExecutor(2) as pool:
        flat = list(pool.map(lambda job: job[0](*job[1:]),
                             [job for pair in jobs.values() for job in pair]))
    counts = {}
    for number, name in enumerate(jobs):
        (short, short_events), (long, long_events) = flat[2 * number:2 * number + 2]
        counts[name] = (long - short) / (long_events - short_events)
    return counts


def read_ledger():
    with open(LEDGER, newline="") as file:
        return {row["benchmark"]: float(row["instructions_per_event"])
                for row in csv.DictReader(file)}


def write_ledger(counts):
    with open(LEDGER, "w", newline="") as file:
        file.write("benchmark,instructions_per_event\n")
        for benchmark, count in counts.items():
            file.write(f"{benchmark},{count:.1f}\n")


def check(counts, ledger):
    """Prints the comparison; returns whether every count is in order."""
    good = set(counts) == set(ledger)
    if not good:
        print(f"the ledger has {sorted(ledger)}, the benchmarks are {sorted(counts)}")
    print(f"{'benchmark':<16}{'ledger':>10}{'now':>10}   instructions per event")
    for benchmark, count in counts.items():
        before = ledger.get(benchmark, 0.0)
        verdict = ""
        if count > before * (1 + TOLERANCE):
            verdict = "MORE THAN THE LEDGER ALLOWS"
            good = False
        elif count < before * (1 - TOLERANCE):
            verdict = "fewer: update the ledger, or the gain can be lost unseen"
        print(f"{benchmark:<16}{before:>10.1f}{count:>10.1f}   {verdict}")
    return good


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in ("check", "update"):
        sys.exit(__doc__)
    for binary in (DRIVER, PROGRAM):
        if not os.path.exists(binary):
            sys.exit(f"ledger: {binary} is not built; run `make build` first")
    counts = count_all()
    if sys.argv[1] == "update":
        write_ledger(counts)
    elif not check(counts, read_ledger()):
        sys.exit(1)


if __name__ == "__main__":
    main()
