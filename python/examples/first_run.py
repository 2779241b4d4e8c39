"""Runs the shop once and says how its endpoints did: python/examples/first_run.py [SCENARIO]."""

from __future__ import annotations

import sys

import orrery


def main(path: str) -> None:
    scenario = orrery.load(path)
    result = orrery.run(scenario)
    print(result.endpoints[["requests", "latency_seconds_p50", "latency_seconds_p99"]])
    for endpoint in result.endpoint_names:
        series = result.series(endpoint)
        busiest = int(series["arrived"].argmax())
        print(f"{endpoint}: busiest from {series['start'][busiest]:.0f} s on, "
              f"{series['arrived'][busiest]} requests")
    print(result.fingerprint)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "scenarios/gallery/shop/shop.yaml")
