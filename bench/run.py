"""Runs every benchmark and prints one table, with a peer on the same work where it is installed.

    run.py [--repeat N] [--peers FOLDER] [--scenarios] [--program]

    --repeat N        so many runs each, medians are printed (default 3)
    --peers FOLDER    where the peer's driver is (default ../shared/bench-peers)
    --scenarios       only what the gates are about: scenarios/bench/ beside the peer
    --program         only what the program costs: its start, a second thread, a call in flight

The peer is the event core of ns-3 (Debian's libns3-dev with its driver in ../shared/bench-peers),
the fastest general engine that was measured. Where either is absent its column is left out, and
said so. Compare figures of one table only: the speed of a shared machine drifts.
"""

import argparse
import glob
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

import program_costs
import scenario_rates

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
BUILD = os.path.join(ROOT, "build", "release", "bench")
PEERS = os.path.join(ROOT, "..", "shared", "bench-peers")

# Rows with a peer: our benchmark, its unit, the peer's arguments, the peer's figure.
COMPARED = [
    ("hold/radix/1000", "ns/event", ["calendar", "hold", "1000", "1000000"], "ns/ev"),
    ("hold/radix/100000", "ns/event", ["map", "hold", "100000", "1000000"], "ns/ev"),
]


def run_ours(repeat):
    """Name -> (nanoseconds of CPU per iteration, items per second or 0), medians of `repeat`."""
    found = {}
    for binary in sorted(glob.glob(os.path.join(BUILD, "*_bench"))):
        print(f"running {os.path.basename(binary)}", file=sys.stderr, flush=True)
        run = subprocess.run(
            [binary, "--benchmark_format=json", f"--benchmark_repetitions={repeat}",
             "--benchmark_min_time=0.2"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        for row in json.loads(run.stdout)["benchmarks"]:
            if row["run_type"] != "iteration":
                continue
            scale = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}[row["time_unit"]]
            name = row["run_name"]
            found.setdefault(name, []).append(
                (row["cpu_time"] * scale, row.get("items_per_second", 0.0)))
    return {name: tuple(statistics.median(column) for column in zip(*rows))
            for name, rows in found.items()}


def build_peer(peers, folder):
    """The peer's driver, or None with a word why not."""
    source = os.path.join(peers, "ns3_hold.cpp")
    if not os.path.exists(source):
        print(f"no peer: {source} is absent", file=sys.stderr)
        return None
    binary = os.path.join(folder, "ns3")
    build = subprocess.run(["g++", "-O3", "-std=c++17", source, "-o", binary, "-lns3-core"],
                           stderr=subprocess.DEVNULL)
    if build.returncode != 0:
        print("no peer: libns3-dev is not installed", file=sys.stderr)
        return None
    return binary


def run_peer(binary, arguments, figure, repeat):
    values = []
    for _ in range(repeat):
        run = subprocess.run([binary, *arguments], capture_output=True, text=True, check=True)
        values.append(float(re.search(rf"{figure}=(\S+)", run.stdout).group(1)))
    return statistics.median(values)


def print_all(ours):
    print(f"\n{'benchmark':<46}{'ns of CPU':>14}   an event, a request, a draw, a call")
    for name, (nanoseconds, items) in ours.items():
        print(f"{name:<46}{1e9 / items if items else nanoseconds:>14.2f}")


def print_compared(ours, peer, repeat):
    print(f"\n{'the same work':<22}{'unit':>14}{'orrery':>10}{'ns-3':>10}{'ratio':>8}")
    for name, unit, arguments, figure in COMPARED:
        rate = ours[name][1]
        mine = 1e9 / rate if unit == "ns/event" else rate / 1e6
        theirs = run_peer(peer, arguments, figure, repeat)
        theirs = theirs if unit == "ns/event" else theirs / 1e6
        ratio = theirs / mine if unit == "ns/event" else mine / theirs
        print(f"{name:<22}{unit:>14}{mine:>10.2f}{theirs:>10.2f}{ratio:>7.1f}x")


def main():
    parser = argparse.ArgumentParser(description="Runs every benchmark.")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--peers", default=PEERS)
    parser.add_argument("--scenarios", action="store_true")
    parser.add_argument("--program", action="store_true")
    options = parser.parse_args()
    if options.program:
        program_costs.print_table(options.repeat)
        return
    with tempfile.TemporaryDirectory() as folder:
        peer = build_peer(options.peers, folder)
        if not options.scenarios:
            ours = run_ours(options.repeat)
            print_all(ours)
            if peer:
                print_compared(ours, peer, options.repeat)
        scenario_rates.print_table(peer, options.repeat)
    if not options.scenarios:
        program_costs.print_table(options.repeat)


if __name__ == "__main__":
    main()
