"""How many pods does it take? Compares each number of replicas with one more until the difference
of p99 is not worth it: python/examples/how_many_pods.py."""

from __future__ import annotations

import orrery

WORTH_SECONDS = 0.5e-3


def service(replicas: int) -> orrery.Scenario:
    return orrery.load({
        "orrery": 1,
        "name": "how many pods",
        "study": "steady_state",
        "duration": "30s",
        "warmup": "5s",
        "traffic": {"defaults": {"load_balancing": "round_robin"}},
        "services": {"cart": {
            "replicas": replicas,
            "concurrency": {"cores": 2},
            "endpoints": {"get": [{"compute": {"lognormal": {"mean": "3ms", "p99": "12ms"}}}]},
        }},
        "workloads": {"people": {"endpoint": "cart.get", "arrivals": {"poisson": "1500/s"}}},
    })


def main() -> None:
    for replicas in range(3, 12):
        comparison = orrery.compare(service(replicas), service(replicas + 1), replications=10)
        p99 = comparison.figures.loc[("cart.get", "p99")]
        print(f"{replicas} pods: p99 {1e3 * p99['a']:.1f} ms; one more saves "
              f"{-1e3 * p99['high']:.2f} to {-1e3 * p99['low']:.2f} ms")
        if -p99["high"] < WORTH_SECONDS:
            print(f"enough: {replicas} pods")
            return
    print("more than 11 pods")


if __name__ == "__main__":
    main()
