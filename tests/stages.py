"""Runs the stages of `make test` or `make validate` one after the other and says what each took.

The first stage that fails ends the run. `make test` also fails when its stages take more than
LIMIT_MINUTES together: continuous integration has 15 minutes on 2 cores with a cold compiler
cache, and tests that outgrow it belong to `make validate`.
"""

import os
import subprocess
import sys
import time

LIMIT_MINUTES = 15
PYTHON = "/usr/bin/python3"


def build(preset, *options):
    return [["cmake", "--preset", preset, *options], ["cmake", "--build", "--preset", preset]]


def ctest(preset, *arguments):
    return [["ctest", "--test-dir", f"build/{preset}", "--output-on-failure", "-j2", *arguments]]


QUICK = ["-LE", "validate"]
# The module's parts are those of the release build.
PYTEST = [[".venv/bin/python", "-m", "pytest", "-q", "--doctest-modules", "--doctest-glob=*.md",
           "python/orrery", "python/tests", "README.md", "docs/python.md"]]

STAGES = {
    "test": [
        ("g++ release: build", build("release")),
        ("g++ release: tests", ctest("release", *QUICK)),
        ("Python package: build, tests, notebooks, types", [["make", "python"], *PYTEST]),
        ("clang++ address + undefined + fuzz: build", build("asan")),
        ("clang++ address + undefined + fuzz: tests", ctest("asan", *QUICK)),
        ("determinism: one fingerprint", [[PYTHON, "tests/determinism/matrix.py", "--ci"]]),
        ("determinism: planted bugs are caught",
         [[PYTHON, "tests/determinism/canaries.py", "--ci"]]),
        ("instruction ledger", [[PYTHON, "bench/ledger.py", "check"]]),
    ],
    "validate": [
        ("g++ release: build", build("release")),
        ("g++ release: long studies",
         [["cmake", "--build", "--preset", "release", "--target", "studies"]]
         + ctest("release", "-L", "validate")),
        ("g++ -O0 with debug checks: build", build("dev")),
        ("g++ -O0 with debug checks: tests", ctest("dev", *QUICK)),
        ("clang++ thread sanitizer: build", build("tsan")),
        ("clang++ thread sanitizer: tests", ctest("tsan", *QUICK)),
        ("clang++ address + undefined: vectors, fuzzers for a minute each",
         build("asan", "-DORRERY_VECTORS=ON")
         + ctest("asan", "-LE", "validate", "-R", "^vectors_")
         + ctest("asan", "-R", "^fuzz_.*_study$")),
        ("determinism: every leg", [[PYTHON, "tests/determinism/matrix.py", "--all"]]),
        ("determinism: planted bugs, every leg",
         [[PYTHON, "tests/determinism/canaries.py", "--all"]]),
    ],
}


def run_stage(commands):
    return all(subprocess.run(command).returncode == 0 for command in commands)


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    if len(sys.argv) != 2 or sys.argv[1] not in STAGES:
        sys.exit(f"usage: stages.py {'|'.join(STAGES)}")
    stages = STAGES[sys.argv[1]]
    taken = []
    failed = False
    for name, commands in stages:
        print(f"\n=== {name}", flush=True)
        start = time.monotonic()
        failed = not run_stage(commands)
        taken.append((name, time.monotonic() - start))
        if failed:
            break

    total = sum(seconds for _, seconds in taken)
    print("\nstage times in seconds")
    for name, seconds in taken:
        print(f"  {seconds:7.1f}  {name}")
    print(f"  {total:7.1f}  together")
    if failed:
        print(f"FAILED in: {taken[-1][0]}")
    elif sys.argv[1] == "test" and total > 60 * LIMIT_MINUTES:
        print(f"FAILED: more than {LIMIT_MINUTES} minutes")
        failed = True
    print(f"{len(taken) - failed} passed, {int(failed)} failed, {len(stages) - len(taken)} skipped")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
