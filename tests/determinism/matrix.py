#!/usr/bin/python3
"""The determinism matrix: builds and runs the driver in every leg and compares what it prints.

    matrix.py --ci            what every change must pass; uses the release and asan builds
    matrix.py --all           every compiler, option, processor and condition
    matrix.py --leg NAME...   some legs
    matrix.py --list          their names
    matrix.py --write-golden  the legs of --ci; where they agree, golden.txt is written anew

The exit status is 1 where anything differs or a leg could not be built or run. See
docs/determinism.md.
"""

import argparse
import os
import pathlib
import platform
import sys

from harness import building, comparing, legs, running

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/determinism/golden.txt"


def main() -> int:
    arguments = parse_arguments()
    if arguments.list:
        print("\n".join(legs.ALL_LEGS))
        return 0
    if platform.machine() != "x86_64":
        print("matrix: its legs are those of an x86-64 machine", file=sys.stderr)
        return 1
    golden = None if arguments.write_golden else comparing.read_golden(GOLDEN)
    matrix = Matrix(arguments.jobs, golden=golden)
    for name in chosen_legs(arguments):
        matrix.run(legs.leg(name))
    if arguments.write_golden and matrix.failures == 0:
        comparing.write_golden(GOLDEN, result=matrix.reference)
        print(f"wrote {GOLDEN.relative_to(ROOT)}")
    return matrix.conclude()


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--ci", action="store_true")
    choice.add_argument("--all", action="store_true")
    choice.add_argument("--leg", nargs="+", metavar="NAME")
    choice.add_argument("--list", action="store_true")
    choice.add_argument("--write-golden", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="for compiling")
    return parser.parse_args()


def chosen_legs(arguments: argparse.Namespace) -> tuple[str, ...]:
    if arguments.leg:
        return tuple(arguments.leg)
    return legs.ALL_LEGS if arguments.all else legs.CI_LEGS


class Matrix:
    """Runs legs one by one, prints a line for each and counts those that are not right."""

    def __init__(self, jobs: int, *, golden: dict[str, str] | None):
        self.jobs = jobs
        self.golden = golden
        self.reference: running.Result | None = None  # the first leg
        self.runs = 0
        self.failures = 0
        self.drivers: dict[str, pathlib.Path | building.BuildError] = {}
        print(f"{'leg':28} {'run':>7}  {'radix':16}  {'heap':16}  verdict")

    def run(self, leg: legs.Leg) -> None:
        self.runs += 1
        try:
            result = running.run_driver(self.driver_of(leg.build), leg=leg)
        except building.BuildError as error:
            self.report_failure(leg, reason=f"NOT BUILT: {error}")
            return
        except running.RunError as error:
            self.report_failure(leg, reason=f"NOT RUN: {error}")
            return
        difference = self.judge(result)
        self.failures += difference is not None
        totals = [result.queues[queue]["total"] for queue in running.QUEUES]
        verdict = f"DIFFERS: {difference}" if difference else "equal"
        print(f"{leg.name:28} {result.seconds:5.1f} s  {totals[0]:16}  {totals[1]:16}  {verdict}",
              flush=True)

    def driver_of(self, build: legs.Build) -> pathlib.Path:
        if build.name not in self.drivers:
            try:
                self.drivers[build.name] = building.build_driver(
                    ROOT, build=build, jobs=self.jobs, may_use_presets=True)
            except building.BuildError as error:
                self.drivers[build.name] = error
        driver = self.drivers[build.name]
        if isinstance(driver, building.BuildError):
            raise driver
        return driver

    def judge(self, result: running.Result) -> comparing.Difference | None:
        if self.reference is None:
            self.reference = result
        return (comparing.between_conditions(result) or comparing.between_queues(result)
                or comparing.between_results(result, reference=self.reference)
                or (self.golden and comparing.from_golden(result, golden=self.golden)) or None)

    def report_failure(self, leg: legs.Leg, *, reason: str) -> None:
        self.failures += 1
        print(f"{leg.name:28} {'-':>7}  {'-':16}  {'-':16}  {reason}", flush=True)

    def conclude(self) -> int:
        if not legs.host_has_fma():
            print("note: this processor has no FMA, so no_fma and native say less than elsewhere")
        if self.failures:
            print(f"matrix: {self.failures} of {self.runs} legs are not right", file=sys.stderr)
            return 1
        print(f"matrix: {self.runs} legs, one fingerprint")
        return 0


if __name__ == "__main__":
    sys.exit(main())
