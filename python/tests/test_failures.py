"""What Python says of nodes and failures."""

import pytest

import orrery

SCENARIO = """
orrery: 1
duration: 60s
platform: {zones: {a: {nodes: 1, node: {cpu: 4}}, b: {nodes: 1, node: {cpu: 4}}}}
services:
  shop: {replicas: 2, concurrency: {cores: 2}, endpoints: {get: [{compute: {exponential: 2ms}}]}}
workloads:
  users: {endpoint: shop.get, arrivals: {poisson: 400/s}, client: {timeout: 1s}}
failures:
  - {id: dark, at: 20s, for: 20s, noticed_after: 5s, zone_outage: {zone: b}}
objectives:
  - {endpoint: shop.get, success: "> 99%", during: dark, recovers_within: 7s}
  - {endpoint: shop.get, success: "> 99.9%", before: dark}
"""


@pytest.fixture(scope="module")
def dark():
    return orrery.run(orrery.load(SCENARIO))


def test_users_are_told_apart_by_when_they_came(dark):
    seen = dark.failures
    assert list(seen.index.get_level_values("period")) == ["before", "during", "after"]
    assert list(seen["seconds"]) == [20, 20, 20]
    assert seen["requests"].sum() == dark.endpoints.loc["shop.get", "requests"]
    success = seen["success"].droplevel(["failure", "endpoint"])
    # Half of the requests of 5 s of 20 are lost: an eighth.
    assert success["before"] == success["after"] == 1
    assert success["during"] == pytest.approx(7 / 8, abs=0.02)


def test_changes_have_names(dark):
    changes = dark.changes
    began = changes[changes["kind"] == "failure_begins"].iloc[0]
    assert (began["time_seconds"], began["name"]) == (20, "dark")
    assert list(changes[changes["kind"] == "node_down"]["name"]) == ["b/0"]
    down = changes[changes["kind"] == "pod_down"]
    noticed = changes[changes["kind"] == "pod_noticed"]
    assert len(down) == 1 and list(noticed["name"]) == list(down["name"])
    assert list(noticed["time_seconds"]) == [25]


def test_nodes_are_used(dark):
    assert list(dark.nodes.index) == ["a/0", "b/0"]
    # 400/s x 2 ms, of which the half that is lost for 5 s is not worked on.
    assert dark.nodes["used"].sum() == pytest.approx(0.8, abs=0.05)


def test_objectives_are_judged_around_them(dark):
    # Callers know after 5 s, and the last of those who were lost give up one second later.
    recovered, before = dark.summary()["objectives"]
    assert recovered["verdict"] == before["verdict"] == "met"
    assert recovered["recovers_within_seconds"] == 7
    later = orrery.load(SCENARIO).set("failures", [
        {"id": "dark", "at": "20s", "for": "20s", "noticed_after": "15s",
         "zone_outage": {"zone": "b"}}])
    assert orrery.run(later).summary()["objectives"][0]["verdict"] == "missed"


def test_comparisons_speak_of_them(dark):
    scenario = orrery.load(SCENARIO)
    figures = orrery.compare(scenario, scenario, replications=2).around_failures
    assert len(figures) == 2 and set(figures["judgement"]) == {"equal"}
