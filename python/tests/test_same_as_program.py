"""The package finds what the program finds."""

import json
import subprocess

import pytest
from conftest import ROOT

import orrery

PROGRAM = ROOT / "build/release/orrery"


def gallery():
    """All scenarios to run; parts of others do not say `orrery: 1`."""
    files = [*ROOT.glob("scenarios/gallery/**/*.yaml"), *ROOT.glob("scenarios/tutorial/*.yaml")]
    return sorted(str(file.relative_to(ROOT)) for file in files
                  if "\norrery: 1" in file.read_text())


def test_the_gallery_is_found():
    assert {"scenarios/gallery/shop/shop.yaml", "scenarios/gallery/online-boutique.yaml"} <= set(
        gallery())


def said_by_program(*arguments):
    # An objective that is missed is an exit code of its own.
    done = subprocess.run([PROGRAM, *arguments, "--json"], capture_output=True, text=True,
                          check=False)
    document = json.loads(done.stdout)
    del document["performance"]
    return document


def said_by_package(answer):
    document = answer.summary()
    del document["performance"]
    return document


@pytest.mark.parametrize("path", gallery())
def test_run_of_the_gallery(path):
    result = orrery.run(orrery.load(path), seed=3, replication=2)
    document = said_by_program("run", path, "--seed", "3", "--replication", "2")
    assert result.fingerprint == document["fingerprint"]
    assert said_by_package(result) == document


def test_replicate(mm4):
    answer = orrery.replicate(mm4, replications=4, seed=5)
    assert said_by_package(answer) == said_by_program(
        "replicate", "scenarios/bench/mm4.yaml", "--set", "duration=20s", "-n", "4", "--seed", "5")


def test_compare(mm4):
    answer = orrery.compare(mm4, mm4.set("services.server.concurrency", {"cores": 5}),
                            replications=4)
    assert said_by_package(answer) == said_by_program(
        "compare", "scenarios/bench/mm4.yaml", "--set", "duration=20s", "-n", "4", "--set-b",
        "services.server.concurrency={cores: 5}")


def test_a_scenario_written_out_is_the_same_scenario(mm4):
    assert orrery.load(mm4.to_yaml()).to_yaml() == mm4.to_yaml()
    assert orrery.run(orrery.load(mm4.to_yaml())).fingerprint == orrery.run(mm4).fingerprint
