"""What the tests share."""

import pathlib

import pytest

import orrery

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def in_the_projects_root(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.fixture
def mm4():
    """M/M/4 at utilisation 0.8 for 20 s, of which 10 are warm-up: 32,000 measured requests."""
    return orrery.load(ROOT / "scenarios/bench/mm4.yaml").set("duration", "20s")


@pytest.fixture(scope="session")
def mm4_result():
    """A run of it with its requests."""
    scenario = orrery.load(ROOT / "scenarios/bench/mm4.yaml").set("duration", "20s")
    return orrery.run(scenario, record_requests=True)
