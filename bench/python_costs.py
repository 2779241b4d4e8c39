"""What the Python package costs: its import beside numpy's, a million rows as an array, a run.

    .venv/bin/python bench/python_costs.py

Run it by the interpreter that `make python` made. Processor times, medians.
"""

import os
import statistics
import subprocess
import sys
import time

import numpy

import orrery

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
IMPORT_MS_MAX = 60
ROWS_MS_MAX = 1
IMPORTS = 20
SHORT_RUNS = 200


def interpreter_ms(code):
    """Of a Python process that executes `code`."""
    values = []
    for _ in range(IMPORTS):
        before = os.times()
        subprocess.run([sys.executable, "-c", code], check=True)
        after = os.times()
        values.append(after.children_user + after.children_system
                      - before.children_user - before.children_system)
    return statistics.median(values) * 1e3


def rows_ms(scenario):
    """To have the requests of a run of 1e6 as an array and read one field of one row."""
    result = orrery.run(scenario.set("duration", "313s"), record_requests=True)
    values = []
    for _ in range(SHORT_RUNS):
        begin = time.process_time()
        rows = result.requests
        rows["response_ns"][-1]
        values.append(time.process_time() - begin)
    assert isinstance(rows, numpy.ndarray) and len(rows) >= 1_000_000
    return statistics.median(values) * 1e3


def short_run_ms(scenario):
    """A run of 1,600 requests and its result."""
    short = scenario.set({"duration": "500ms", "warmup": "0s"})
    values = []
    for seed in range(SHORT_RUNS):
        begin = time.process_time()
        orrery.run(short, seed=seed)
        values.append(time.process_time() - begin)
    return statistics.median(values) * 1e3


def row(name, value, target=None):
    verdict = "" if target is None else f"{target}: {'met' if value <= target else 'MISSED'}"
    print(f"{name:<44}{value:>10.3f}   {verdict}")


def main():
    scenario = orrery.load(os.path.join(ROOT, "scenarios/bench/mm4.yaml"))
    print(f"{'the Python package, ms of CPU':<44}{'':>10}   target")
    row("import beside numpy's",
        interpreter_ms("import numpy, orrery") - interpreter_ms("import numpy"), IMPORT_MS_MAX)
    row("1e6 requests as an array", rows_ms(scenario), ROWS_MS_MAX)
    row("a run of 1,600 requests", short_run_ms(scenario))


if __name__ == "__main__":
    main()
