"""A run under way."""

from __future__ import annotations

from . import _arguments, _core
from .result import Result
from .scenario import Scenario, of

# The longest run: 2**60 ns.
_SECONDS_MAX = 2**60 / 1e9


class Simulation:
    """One run that can be stepped, looked into and copied in mid-run.

    For one thread at a time: while one runs it, calls of others raise ``RuntimeError``.

    Parameters
    ----------
    scenario : Scenario
        What to run.
    seed, replication, record_requests
        As for :func:`orrery.run`.

    Examples
    --------
    >>> import orrery
    >>> simulation = orrery.Simulation(orrery.load("scenarios/bench/mm4.yaml"), seed=1)
    >>> simulation.run_until(2.0)
    >>> simulation.now
    2.0
    >>> twin = simulation.clone()
    >>> simulation.run_until(3.0); twin.run_until(3.0)
    >>> simulation.event_hash == twin.event_hash
    True
    """

    def __init__(self, scenario: Scenario, *, seed: int | None = None, replication: int = 0,
                 record_requests: bool = False) -> None:
        core = of("scenario", scenario)
        self._scenario = scenario
        self._core = _core.Simulation(core, _arguments.seed(seed, core.seed),
                                      _arguments.replication(replication),
                                      _arguments.flag("record_requests", record_requests))

    def step(self) -> bool:
        """Execute one event; False where the run is over."""
        return self._core.step()

    def run_until(self, time: float) -> None:
        """Execute all events before an instant and stand there.

        Parameters
        ----------
        time : float
            Seconds from the start of the run; not before :attr:`now`.
        """
        self._core.run_until(_arguments.real("time", time, self.now, _SECONDS_MAX))

    def run(self) -> Result:
        """Go on until the end."""
        self._core.run()
        return self.result()

    def clone(self) -> Simulation:
        """A copy that goes on by itself, with the same future."""
        copy = Simulation.__new__(Simulation)
        copy._scenario = self._scenario
        copy._core = self._core.clone()
        return copy

    def result(self) -> Result:
        """What was found so far."""
        return Result(self._core.result())

    @property
    def now(self) -> float:
        """Seconds from the start of the run."""
        return self._core.now

    @property
    def end(self) -> float:
        """Seconds from the start to the end of the run, drain included."""
        return self._core.end

    @property
    def events(self) -> int:
        """Events executed."""
        return self._core.events

    @property
    def event_hash(self) -> int:
        """Of the events executed, in order, 64 bits."""
        return self._core.event_hash

    @property
    def arrived(self) -> int:
        """Requests so far, warm-up included."""
        return self._core.arrived

    @property
    def ended(self) -> int:
        """Requests that have an outcome."""
        return self._core.ended

    @property
    def requests_in_flight(self) -> int:
        """Requests that have none yet."""
        return self._core.requests_in_flight

    @property
    def calls_in_flight(self) -> int:
        """Attempts of calls under way."""
        return self._core.calls_in_flight

    def busy(self, service: str) -> int:
        """Servers of a service that are busy."""
        return self._core.busy(self._service(service))

    def waiting(self, service: str) -> int:
        """Attempts that wait in a service's queues."""
        return self._core.waiting(self._service(service))

    def present(self, service: str) -> int:
        """Attempts at a service's pods, waiting or in service."""
        return self._core.present(self._service(service))

    def _service(self, service: str) -> str:
        return _arguments.one_of("service", service, self._scenario.services)

    def __repr__(self) -> str:
        return (f"<orrery.Simulation of {self._scenario.name!r} at {self.now:g} of {self.end:g} s:"
                f" {self.requests_in_flight} requests in flight>")
