#!/usr/bin/python3
"""Canaries: proof that the determinism matrix would notice a broken promise.

Each file in canaries/ describes one bug. It is planted into a copy of the tree, the driver is built
from the copy, and every comparison that the file lists must find a difference; a canary that a
comparison does not notice is a failure, and so is one that crashes instead of differing. The
unmodified copy is the control: it must be equal in all of these legs.

    canaries.py --ci          the cheap comparisons
    canaries.py --all         all comparisons, all canaries
    canaries.py --only NAME   one canary, all comparisons

See docs/determinism.md.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import sys
from collections.abc import Iterator

from harness import building, comparing, legs, planting, running

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests/determinism"

Comparison = tuple[str, str]


def main() -> int:
    arguments = parse_arguments()
    # The copies' drivers run no whole scenarios, so the total is another.
    golden = {part: value for part, value in comparing.read_golden(HERE / "golden.txt").items()
              if part != "total" and not part.startswith("swarm/")}
    planned = [(canary, comparisons_of(canary, is_ci=arguments.ci))
               for canary in read_canaries(arguments)]
    planned = [(canary, comparisons) for canary, comparisons in planned if comparisons]
    control = planting.Canary("control", "nothing", (), (), (), ())
    everything = tuple(dict.fromkeys(pair for _, pairs in planned for pair in pairs))
    failures = 0
    for canary, comparisons in [(control, everything), *planned]:
        for line, is_right in judge(canary, comparisons=comparisons, golden=golden,
                                    jobs=arguments.jobs):
            failures += not is_right
            print(line, flush=True)
    if not legs.host_has_fma():
        print("note: this processor has no FMA: comparisons with native and no_fma legs find less")
    if failures:
        print(f"canaries: {failures} comparisons are not right", file=sys.stderr)
        return 1
    print(f"canaries: {len(planned)} bugs planted, each was noticed")
    return 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--ci", action="store_true")
    choice.add_argument("--all", action="store_true")
    choice.add_argument("--only", metavar="NAME")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="for compiling")
    return parser.parse_args()


def read_canaries(arguments: argparse.Namespace) -> list[planting.Canary]:
    found = [planting.read_canary(path) for path in sorted((HERE / "canaries").glob("*.toml"))]
    if arguments.only is None:
        return found
    chosen = [canary for canary in found if canary.name == arguments.only]
    if not chosen:
        sys.exit(f"canaries: no '{arguments.only}'; there are "
                 f"{', '.join(canary.name for canary in found)}")
    return chosen


def comparisons_of(canary: planting.Canary, *, is_ci: bool) -> tuple[Comparison, ...]:
    ci = canary.ci if legs.host_has_fma() else canary.ci_without_fma
    return ci if is_ci else tuple(dict.fromkeys((*ci, *canary.all)))


def judge(canary: planting.Canary, *, comparisons: tuple[Comparison, ...],
          golden: dict[str, str], jobs: int) -> Iterator[tuple[str, bool]]:
    """Yields a line and whether all is right, for each comparison."""
    copy = ROOT / "build/canaries" / canary.name
    try:
        planting.mirror(ROOT, copy=copy, edits=canary.edits)
    except planting.PlantError as error:
        yield f"{canary.name:22} NOT PLANTED: {error}", False
        return
    drivers = Drivers(copy, jobs=jobs)
    for leg, other in comparisons:
        title = f"{canary.name:22} {leg} : {other}"
        try:
            difference = compare(drivers, leg=leg, other=other, golden=golden)
        except (building.BuildError, running.RunError) as error:
            yield f"{title:68} FAILED: {error}", False
            continue
        verdict = f"differs: {difference}" if difference else "equal"
        is_right = (difference is not None) == bool(canary.edits)
        yield f"{title:68} {'' if is_right else 'WRONG, '}{verdict}", is_right


def compare(drivers: Drivers, *, leg: str, other: str,
            golden: dict[str, str]) -> comparing.Difference | None:
    result = drivers.result_of(leg)
    if other == "queues":
        return comparing.between_queues(result)
    if other == "conditions":
        return comparing.between_conditions(result)
    if other == "golden":
        return comparing.from_golden(result.without("total"), golden=golden)
    return comparing.between_results(drivers.result_of(other), reference=result)


class Drivers:
    """The results of one copy, each leg built and run when it is first asked for."""

    def __init__(self, tree: pathlib.Path, *, jobs: int):
        self.tree = tree
        self.jobs = jobs
        self.built: dict[str, pathlib.Path] = {}
        self.results: dict[str, running.Result] = {}

    def result_of(self, name: str) -> running.Result:
        if name not in self.results:
            leg = legs.leg(name)
            if leg.build.name not in self.built:
                self.built[leg.build.name] = building.build_driver(
                    self.tree, build=leg.build, jobs=self.jobs, may_use_presets=False)
            self.results[name] = running.run_driver(self.built[leg.build.name], leg=leg)
        return self.results[name]


if __name__ == "__main__":
    sys.exit(main())
