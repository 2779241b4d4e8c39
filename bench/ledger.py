"""The instruction ledger: how many instructions one event of each engine benchmark takes.

    ledger.py check     count again, fail where a count is more than TOLERANCE above the ledger
    ledger.py update    write the counts into the ledger (in a commit that says why they changed)

Instructions are counted by callgrind as the difference of two run lengths, so start-up and end do
not count, and other load on the machine does not matter. The C library's processor dispatch is
pinned by GLIBC_TUNABLES: a memcpy for another processor is another number of instructions.
"""

import csv
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
LEDGER = os.path.join(ROOT, "bench", "ledger.csv")
DRIVER = os.path.join(ROOT, "build", "release", "bench", "ledger_driver")
BENCHMARKS = ["hold", "mm4", "chain"]
SHORT, LONG = 100_000, 300_000  # events
TOLERANCE = 0.02
TUNABLES = "glibc.cpu.hwcaps=-AVX2_Usable,-AVX2,-AVX512F,-ERMS,-FSRM,-FMA"


def instructions(benchmark, events):
    environment = dict(os.environ, GLIBC_TUNABLES=TUNABLES)
    with tempfile.NamedTemporaryFile() as out:
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}", DRIVER, benchmark,
             str(events)],
            env=environment, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"ledger: counting {benchmark} failed:\n{run.stderr}")
    return int(found.group(1))


def count_all():
    jobs = [(benchmark, events) for benchmark in BENCHMARKS for events in (SHORT, LONG)]
    with ThreadPoolExecutor(2) as pool:
        counts = dict(zip(jobs, pool.map(lambda job: instructions(*job), jobs)))
    return {benchmark: (counts[benchmark, LONG] - counts[benchmark, SHORT]) / (LONG - SHORT)
            for benchmark in BENCHMARKS}


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
    print(f"{'benchmark':<12}{'ledger':>10}{'now':>10}   instructions per event")
    for benchmark, count in counts.items():
        before = ledger.get(benchmark, 0.0)
        verdict = ""
        if count > before * (1 + TOLERANCE):
            verdict = "MORE THAN THE LEDGER ALLOWS"
            good = False
        elif count < before * (1 - TOLERANCE):
            verdict = "fewer: update the ledger, or the gain can be lost unseen"
        print(f"{benchmark:<12}{before:>10.1f}{count:>10.1f}   {verdict}")
    return good


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in ("check", "update"):
        sys.exit(__doc__)
    if not os.path.exists(DRIVER):
        sys.exit(f"ledger: {DRIVER} is not built; run `make build` first")
    counts = count_all()
    if sys.argv[1] == "update":
        write_ledger(counts)
    elif not check(counts, read_ledger()):
        sys.exit(1)


if __name__ == "__main__":
    main()
