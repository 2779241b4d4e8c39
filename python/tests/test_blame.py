"""Where the time of requests went, as Python says it."""

import pytest

import orrery

SCENARIO = """
orrery: 1
duration: 60s
platform: {network: {outside: 5ms}}
services:
  web: {concurrency: {threads: 8}, endpoints: {get: [{compute: {exponential: 20ms}}, {sleep: 3ms}]}}
workloads:
  users: {endpoint: web.get, arrivals: {poisson: 300/s}}
"""


@pytest.fixture(scope="module")
def result():
    return orrery.run(orrery.load(SCENARIO))


def test_causes_add_up_to_the_response(result):
    blame = result.blame.loc[("web.get", "all")]
    causes = blame.drop("requests")
    ended = result.endpoints.loc["web.get"]
    assert blame["requests"] == ended["requests"]
    assert causes.sum() == pytest.approx(ended["latency_seconds_mean"], rel=1e-9)
    assert causes["network"] == pytest.approx(0.010, rel=1e-9)
    assert causes["sleeping"] == pytest.approx(0.003, rel=1e-9)
    assert causes["computing"] == pytest.approx(0.020, rel=0.02)
    assert causes["queueing"] > 0
    assert causes[["contention", "throttling", "failing", "injected"]].sum() == 0


def test_the_slowest_are_told_apart(result):
    seconds = result.blame["computing"] / result.blame.drop(columns="requests").sum(axis=1)
    # Who is slow has much to do: work is a larger part of a long response.
    assert seconds["web.get", "above_p99"] > seconds["web.get", "all"]


def test_it_is_left_out_where_nobody_asks():
    quick = orrery.run(orrery.load(SCENARIO), blame=False)
    assert quick.blame.empty
    assert quick.fingerprint == orrery.run(orrery.load(SCENARIO)).fingerprint
