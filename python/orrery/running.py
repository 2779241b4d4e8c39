"""Running scenarios: once, step by step, many times, and two against each other."""

from __future__ import annotations

from . import _arguments, _core
from .result import Result
from .scenario import Scenario, of
from .studies import Comparison, Replications


def run(scenario: Scenario, *, seed: int | None = None, replication: int = 0,
        record_requests: bool = False, fast_paths: bool = True, blame: bool = True) -> Result:
    """Run a scenario once. The result depends on the scenario, the seed and the replication alone.

    Other Python threads go on meanwhile, and Ctrl-C stops the run.

    Parameters
    ----------
    scenario : Scenario
        What to run.
    seed : int, optional
        In [0, 2**32); the scenario's own if it is not given.
    replication : int
        Which independent run of that seed, in [0, 2**32).
    record_requests : bool
        Whether :attr:`Result.requests` is kept: 48 bytes a request.
    fast_paths : bool
        False: every decision by the general way. Finds the same.
    blame : bool
        Whether :attr:`Result.blame` is kept; without it a run is a little faster.

    Returns
    -------
    Result

    Raises
    ------
    LimitError
        More is under way than the scenario's limits allow.
    InvariantError
        The simulator found itself wrong.

    Examples
    --------
    >>> import orrery
    >>> scenario = orrery.load("scenarios/bench/mm4.yaml").set("duration", "20s")
    >>> result = orrery.run(scenario, seed=7)
    >>> result.fingerprint == orrery.run(scenario, seed=7).fingerprint
    True
    >>> 1.6e-3 < result.endpoints.latency_seconds_mean["server.serve"] < 1.9e-3
    True
    """
    core = of("scenario", scenario)
    return Result(_core.run(core, _arguments.seed(seed, core.seed),
                            _arguments.replication(replication),
                            _arguments.flag("record_requests", record_requests),
                            _arguments.flag("fast_paths", fast_paths),
                            _arguments.flag("blame", blame)))


def replicate(scenario: Scenario, *, replications: int = 10, seed: int | None = None,
              threads: int | None = None, precision: float | None = None) -> Replications:
    """Run a scenario many times, independently, for intervals.

    Parameters
    ----------
    scenario : Scenario
        What to run.
    replications : int
        How many; with a precision, at most.
    seed : int, optional
        Of all of them; the scenario's own if it is not given.
    threads : int, optional
        As many as this process may use if it is not given. The result does not depend on it.
    precision : float, optional
        Stop as soon as the half-widths are within this fraction of their estimates, in (0, 1].

    Returns
    -------
    Replications
    """
    core = of("scenario", scenario)
    return Replications(_core.replicate(
        core, _arguments.seed(seed, core.seed),
        _arguments.whole("replications", replications, 1, _core.REPLICATIONS_MAX),
        _arguments.threads(threads), _arguments.precision(precision)))


def compare(a: Scenario, b: Scenario, *, replications: int = 10, seed: int | None = None,
            threads: int | None = None, precision: float | None = None) -> Comparison:
    """Whether scenario `b` is better than scenario `a`, both met by the same random numbers.

    Parameters
    ----------
    a, b : Scenario
        What to run.
    replications : int
        How many pairs; with a precision, at most.
    seed : int, optional
        Of all of them; that of `a` if it is not given.
    threads : int, optional
        As many as this process may use if it is not given. The result does not depend on it.
    precision : float, optional
        Stop as soon as the half-widths of the differences are within this fraction of the figures
        of `a`, in (0, 1].

    Returns
    -------
    Comparison
    """
    core = of("a", a)
    return Comparison(_core.compare(
        core, of("b", b), _arguments.seed(seed, core.seed),
        _arguments.whole("replications", replications, 1, _core.REPLICATIONS_MAX),
        _arguments.threads(threads), _arguments.precision(precision)))
