"""Workloads of real systems, sessions and probes, from Python."""

import pathlib

import pytest
from conftest import ROOT

import orrery

DATA = ROOT.parent / "shared/data"
WORLD_CUP = DATA / "worldcup98/requests_per_minute_1998-05_06-15.csv"


def web(workload, **more):
    return {"orrery": 1, "duration": "10m", "window": "1m",
            "services": {"web": {"concurrency": {"cores": 4},
                                 "endpoints": {"get": [{"compute": "1ms"}],
                                               "buy": [{"compute": "1ms"}]}}},
            "workloads": {"people": workload}, **more}


def arrived(result, endpoint="web.get"):
    """Requests that arrived in each window."""
    return list(result.series(endpoint)["arrived"])


@pytest.fixture
def visits(tmp_path: pathlib.Path):
    table = tmp_path / "visits.csv"
    table.write_text("minute,visits\n0,3\n1,0\n2,500\n5,7\n")
    return table


def replayed(visits, **more):
    trace = {"file": str(visits), "time": "minute", "count": "visits", "unit": "s",
             "interval": "1s", "speed": 1 / 60, **more}
    return orrery.load(web({"endpoint": "web.get", "arrivals": {"trace": trace}}))


@pytest.mark.parametrize("spread", ["even", "uniform"])
def test_every_interval_of_a_trace_has_its_count(visits, spread):
    result = orrery.run(replayed(visits, spread=spread))
    assert arrived(result) == [3, 0, 500, 0, 0, 7, 0, 0, 0, 0]


def test_a_multiplier_keeps_the_total(visits):
    result = orrery.run(replayed(visits).set("workloads.people.arrivals.multiplier", 0.1))
    # Of 3, 3, 503 and 510: 0, 0, 50, 51.
    assert arrived(result) == [0, 0, 50, 0, 0, 1, 0, 0, 0, 0]


def test_multiplied_arrivals_are_the_same_requests():
    people = orrery.load(web({"endpoint": "web.get", "arrivals": {"poisson": "5/s"}}))
    comparison = orrery.compare(
        people, people.set("workloads.people.arrivals.multiplier", 1.25), replications=2)
    # Whoever is in the first is in the second, but for the last few that moved over the end.
    assert comparison.summary()["requests"]["only_a"] == 0


def test_mistakes_of_a_table_have_their_place_in_it(visits):
    visits.write_text("minute,visits\n0,3\n1,some\n")
    with pytest.raises(orrery.ScenarioError) as caught:
        replayed(visits)
    assert [problem.location for problem in caught.value.problems] == [f"{visits}:3:3"]


def test_a_trace_is_part_of_what_is_resolved(visits):
    before = replayed(visits).to_yaml()
    visits.write_text("minute,visits\n0,4\n")
    assert replayed(visits).to_yaml() != before


def test_sessions_send_one_request_after_the_other():
    scenario = orrery.load(web({"sessions": {
        "arrivals": {"times": ["1s", "2s"]}, "requests": ["web.get", "web.get", "web.buy"],
        "think_time": "1s"}}))
    requests = orrery.run(scenario, record_requests=True).to_pandas().sort_values(
        "arrived_seconds")
    assert list(requests["endpoint"]) == [*["web.get"] * 4, *["web.buy"] * 2]
    # 1 ms of work, 1 s of thinking.
    assert list(requests["arrived_seconds"].round(9)) == [1, 2, 2.001, 3.001, 3.002, 4.002]


def test_probes_have_a_row_of_their_own():
    scenario = orrery.load(web({"endpoint": "web.get", "arrivals": {"deterministic": "1/s"},
                                "probe": True}))
    result = orrery.run(scenario)
    assert list(result.endpoints.index) == ["web.get@people"]
    assert result.summary()["requests"]["arrived"] == 0
    assert result.summary()["whole_run"]["arrived"] == 599
    assert result.summary()["endpoints"][0]["probe"]


@pytest.mark.skipif(not WORLD_CUP.exists(), reason=f"{WORLD_CUP} is not there")
def test_a_day_of_the_world_cup():
    scenario = orrery.load(web({"endpoint": "web.get", "arrivals": {"trace": {
        "file": str(WORLD_CUP), "time": "period", "count": "count", "interval": "1m",
        "from": "1998-05-10 08:30:00", "until": "1998-05-10 08:40:00", "spread": "uniform"}}}))
    counts = [int(line.split(",")[1]) for line in WORLD_CUP.read_text().splitlines()
              if "1998-05-10 08:30" <= line[:16] < "1998-05-10 08:40"]
    assert arrived(orrery.run(scenario)) == counts
