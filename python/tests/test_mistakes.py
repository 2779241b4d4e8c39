"""What a user gets wrong is an exception that says what, where and what is allowed."""

import numpy
import pytest

import orrery


def test_a_wrong_scenario_says_everything_and_where():
    with pytest.raises(orrery.ScenarioError) as raised:
        orrery.load("orrery: 1\nname: x\nduration: 5 parsecs\nservises: {}\n")
    assert isinstance(raised.value, ValueError)
    problems = {problem.path: problem for problem in raised.value.problems}
    assert problems["duration"].location == "text:3:11"
    assert "did you mean 'services'" in problems["servises"].message
    assert all(problem.message in str(raised.value) for problem in problems.values())


def test_what_is_not_modelled_is_named_as_such():
    with pytest.raises(orrery.ScenarioError) as raised:
        orrery.load("scenarios/incidents/retry-storm.yaml")
    assert any(problem.unmodelled for problem in raised.value.problems)


@pytest.mark.parametrize("source", ["/does/not/exist.yaml", "scenarios", "build/release/orrery"])
def test_what_cannot_be_read_is_an_os_error(source):
    with pytest.raises(orrery.InputError) as raised:
        orrery.load(source)
    assert isinstance(raised.value, OSError) and source in str(raised.value)


def test_a_wrong_override_names_its_path(mm4):
    with pytest.raises(orrery.ScenarioError, match="services.servers"):
        mm4.set("services.servers.replicas", 3)
    with pytest.raises(orrery.ScenarioError, match="replicas"):
        mm4.set("services.server.replicas", -1)
    assert mm4.set("services.server.replicas", 2).to_yaml() != mm4.to_yaml()


def test_limits_are_errors_of_the_run_and_named(mm4):
    with pytest.raises(orrery.LimitError) as raised:
        orrery.run(mm4.set("workloads.clients.arrivals", {"poisson": "8000/s"})
                   .set("limits", {"calls_in_flight": 100}))
    assert raised.value.limit == "calls_in_flight"


def test_an_invariant_that_breaks_leaves_python_alive(mm4):
    with pytest.raises(orrery.InvariantError, match="what a caller asked for"):
        orrery._core.check(False)
    assert issubclass(orrery.InvariantError, AssertionError)
    assert orrery.run(mm4).complete


@pytest.mark.parametrize("arguments, name", [
    ({"seed": -1}, "seed"), ({"seed": 1.5}, "seed"), ({"seed": True}, "seed"),
    ({"seed": 2**32}, "seed"), ({"seed": float("nan")}, "seed"), ({"seed": "1"}, "seed"),
    ({"replication": "3"}, "replication"), ({"replication": None}, "replication"),
    ({"record_requests": 1}, "record_requests"), ({"fast_paths": None}, "fast_paths"),
])
def test_a_bad_argument_of_run_is_named(mm4, arguments, name):
    with pytest.raises((TypeError, ValueError), match=f"^{name}: "):
        orrery.run(mm4, **arguments)


def test_numpys_numbers_are_numbers(mm4):
    assert orrery.run(mm4, seed=numpy.uint32(7)).fingerprint == orrery.run(mm4, seed=7).fingerprint


@pytest.mark.parametrize("arguments, name", [
    ({"replications": 0}, "replications"), ({"replications": 2.0}, "replications"),
    ({"precision": float("nan")}, "precision"), ({"precision": 0}, "precision"),
    ({"precision": -0.1}, "precision"), ({"precision": "5%"}, "precision"),
    ({"threads": 0}, "threads"), ({"threads": 10**9}, "threads"),
])
def test_a_bad_argument_of_studies_is_named(mm4, arguments, name):
    for study in (lambda: orrery.replicate(mm4, **arguments),
                  lambda: orrery.compare(mm4, mm4, **arguments)):
        with pytest.raises((TypeError, ValueError), match=f"^{name}: "):
            study()


def test_a_scenario_is_a_scenario(mm4):
    for call, name in ((lambda: orrery.run("mm4.yaml"), "scenario"),
                       (lambda: orrery.replicate(None), "scenario"),
                       (lambda: orrery.Simulation({}), "scenario"),
                       (lambda: orrery.compare(mm4, 3), "b"),
                       (lambda: orrery.load(3), "source"),
                       (lambda: orrery.load(None), "source"),
                       (lambda: mm4.set(3, 4), "path"),
                       (lambda: mm4.set({3: 4}), "path"),
                       (lambda: mm4.set({"seed": 4}, 5), "path"),
                       (lambda: mm4.set("seed"), "value")):
        with pytest.raises(TypeError, match=f"^{name}: "):
            call()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [1, float("nan")]])
def test_numbers_that_are_none_are_refused(mm4, value):
    with pytest.raises(ValueError, match="^workloads.clients.arrivals.poisson: .*finite"):
        mm4.set("workloads.clients.arrivals.poisson", value)


def test_values_that_yaml_cannot_say_are_refused(mm4):
    with pytest.raises(TypeError, match="^duration: "):
        mm4.set("duration", object())
    with pytest.raises(TypeError, match="^source: "):
        orrery.load({"orrery": 1, "name": {1, 2}})


@pytest.mark.parametrize("time", [float("inf"), float("nan"), -1.0, "3"])
def test_a_bad_time_is_named(mm4, time):
    with pytest.raises((TypeError, ValueError), match="^time: "):
        orrery.Simulation(mm4).run_until(time)


def test_time_does_not_run_back(mm4):
    simulation = orrery.Simulation(mm4)
    simulation.run_until(2)
    with pytest.raises(ValueError, match="^time: "):
        simulation.run_until(1.9)


def test_unknown_names_are_answered_by_the_known(mm4, mm4_result):
    for call, name in ((lambda: mm4_result.series("server.sevre"), "endpoint"),
                       (lambda: mm4_result.histogram("serve"), "endpoint"),
                       (lambda: mm4_result.plot.latency("x"), "endpoint"),
                       (lambda: mm4_result.service_series("servers"), "service"),
                       (lambda: orrery.Simulation(mm4).busy("servers"), "service")):
        with pytest.raises(ValueError, match=f"^{name}: .*server"):
            call()
    histogram = mm4_result.histogram("server.serve")
    for q in (1.5, -0.1, float("nan")):
        with pytest.raises(ValueError, match="^q: "):
            histogram.quantile(q)
    with pytest.raises(ValueError, match="^outcome: .*failed"):
        mm4_result.histogram("server.serve", outcome="bad")


def test_positional_arguments_are_refused(mm4):
    with pytest.raises(TypeError):
        orrery.run(mm4, 1)
