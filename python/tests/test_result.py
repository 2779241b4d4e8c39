"""Figures, arrays, pages and pictures of a run."""

import matplotlib
import numpy
import pytest

import orrery

matplotlib.use("Agg")


def test_arrays_view_the_run_and_outlive_it(mm4):
    result = orrery.run(mm4, record_requests=True)
    requests = result.requests
    series = result.series("server.serve")
    count = len(requests)
    first = requests[0].copy()
    del result
    # Other runs reuse whatever was freed.
    orrery.run(mm4.set("seed", 2), record_requests=True)
    assert count == len(requests) > 60_000
    assert requests[0] == first
    for array in (requests, *series.values()):
        assert not array.flags.writeable and not array.flags.owndata
    with pytest.raises(ValueError):
        requests["outcome"] = 0


def test_requests_come_in_the_order_of_ending(mm4_result):
    requests = mm4_result.requests
    assert (numpy.diff(requests["arrived_ns"] + requests["response_ns"]) >= 0).all()
    assert len(numpy.unique(requests["request"])) == len(requests)


def test_figures_agree_with_the_requests(mm4_result):
    requests = mm4_result.requests
    measured = requests[requests["arrived_ns"] >= 10_000_000_000]
    row = mm4_result.endpoints.loc["server.serve"]
    assert row["requests"] == len(measured)
    assert row["latency_seconds_mean"] == pytest.approx(measured["response_ns"].mean() / 1e9)
    histogram = mm4_result.histogram("server.serve")
    assert histogram.total == histogram.count.sum() == len(measured)
    assert histogram.max == measured["response_ns"].max() / 1e9
    assert histogram.quantile(0.5) == pytest.approx(
        numpy.quantile(measured["response_ns"], 0.5) / 1e9, rel=0.005)
    assert histogram.total == (mm4_result.histogram("server.serve", outcome="ok").total
                               + mm4_result.histogram("server.serve", outcome="failed").total)


def test_series_add_up(mm4_result):
    # Windows end with the duration; the last requests end in the drain.
    requests = mm4_result.requests
    ended = requests["arrived_ns"] + requests["response_ns"]
    series = mm4_result.series("server.serve")
    assert {array.shape for array in series.values()} == {series["start"].shape}
    assert series["ok"].sum() + series["failed"].sum() == (ended < 20e9).sum()
    assert series["arrived"].sum() == mm4_result.summary()["whole_run"]["arrived"]
    service = mm4_result.service_series("server")
    measured = service["start"] >= 10
    measured &= service["start"] < 20
    # Of each window, servers busy are those of the summary on average.
    assert service["busy"][measured].mean() == pytest.approx(
        mm4_result.services.loc["server", "busy"])


def test_a_table_has_names_and_seconds(mm4_result):
    table = mm4_result.to_pandas()
    assert len(table) == len(mm4_result.requests)
    assert set(table["endpoint"]) == {"server.serve"} and set(table["outcome"]) == {"ok"}
    assert (table["response_seconds"] >= table["demand_seconds"] - 1e-9).all()


def test_outcome_names_are_those_of_the_summary(mm4_result):
    assert list(mm4_result.outcome_names) == list(
        mm4_result.summary()["endpoints"][0]["outcomes"])


def test_without_recording_there_are_no_requests(mm4):
    result = orrery.run(mm4)
    assert result.requests.shape == (0,)
    assert len(result.to_pandas()) == 0


def test_pages_have_no_scripts(mm4, mm4_result):
    evil = mm4.set("name", "<script>alert(1)</script>")
    comparison = orrery.compare(evil, mm4, replications=2)
    pages = [orrery.run(evil)._repr_html_(), comparison._repr_html_(),
             orrery.replicate(evil, replications=2)._repr_html_()]
    for page in pages:
        assert "<script" not in page and "server.serve" in page
    assert mm4_result.fingerprint in mm4_result._repr_html_()


def test_pictures_show_the_data(mm4, mm4_result):
    axes = mm4_result.plot.latency("server.serve")
    drawn = axes.lines[1].get_ydata()
    numpy.testing.assert_array_equal(drawn, mm4_result.series("server.serve")["p99"])
    axes = mm4_result.plot.distribution()
    beyond = numpy.asarray(axes.lines[0].get_ydata())
    assert (numpy.diff(beyond) < 0).all() and 0 < beyond[-1] < beyond[0] < 1
    comparison = orrery.compare(mm4, mm4.set("services.server.concurrency", {"cores": 5}),
                                replications=2)
    axes = comparison.plot.differences("p50")
    assert axes.lines[0].get_xdata()[0] == comparison.figures.loc[("server.serve", "p50"),
                                                                  "difference"]


def test_a_calm_cluster_has_nothing_to_tell(mm4_result):
    assert len(mm4_result.nodes) == len(mm4_result.failures) == 0
    assert list(mm4_result.nodes.columns) == ["cores", "used", "utilisation", "saturated"]
    assert list(mm4_result.changes.columns) == ["time_seconds", "kind", "name"]
    assert not set(mm4_result.changes["kind"]) & {"failure_begins", "pod_down", "node_down"}
    assert orrery.compare(orrery.load("scenarios/bench/mm4.yaml").set("duration", "11s"),
                          orrery.load("scenarios/bench/mm4.yaml").set("duration", "11s"),
                          replications=2).around_failures.empty
