"""orrery: a deterministic simulator of microservice clusters.

>>> import orrery
>>> scenario = orrery.load("scenarios/bench/mm4.yaml").set("duration", "20s")
>>> result = orrery.run(scenario, seed=1)
>>> result
<orrery.Result of 'mm4': ... requests, 0 failed, fingerprint ...>
"""

from ._core import VERSION as __version__
from .errors import InputError, InvariantError, LimitError, Problem, ScenarioError
from .result import Histogram, Result
from .running import compare, replicate, run
from .scenario import Scenario, load
from .simulation import Simulation
from .studies import Comparison, Replications

__all__ = [
    "Comparison", "Histogram", "InputError", "InvariantError", "LimitError", "Problem",
    "Replications", "Result", "Scenario", "ScenarioError", "Simulation", "compare", "load",
    "replicate", "run",
]
