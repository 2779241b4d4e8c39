"""What one run found."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from . import _arguments, _core

if TYPE_CHECKING:
    import numpy
    import pandas

    from .plots import ResultPlots

_OUTCOMES = ("ok", "ok_degraded", "error", "rejected", "timeout", "client_timeout", "gave_up",
             "unfinished", "no_endpoint", "connection_lost", "connection_refused")
_PERIODS = ("before", "during", "after")


def _frame(rows: list[dict[str, Any]], index: list[str],
           columns: list[str] | None = None) -> pandas.DataFrame:
    """A table of the rows; one without rows has the columns, of the index at least."""
    import pandas

    empty = pandas.DataFrame(columns=columns or index)
    flat = pandas.json_normalize(rows, sep="_") if rows else empty
    return flat.set_index(index[0] if len(index) == 1 else index)


def _html_table(frame: pandas.DataFrame) -> str:
    return str(frame.to_html(float_format=lambda value: f"{value:.4g}", border=0))


class Histogram:
    """Response times of one endpoint, in buckets that are at most 0.8 % wide.

    Arrays are read-only and view the memory of the run.
    """

    def __init__(self, core: _core.Histogram) -> None:
        self._core = core

    @property
    def lower(self) -> numpy.ndarray[Any, Any]:
        """Least value of each bucket that is not empty, seconds, shape (n,), ascending."""
        return self._core.lower

    @property
    def upper(self) -> numpy.ndarray[Any, Any]:
        """Greatest value of each bucket, seconds, shape (n,)."""
        return self._core.upper

    @property
    def count(self) -> numpy.ndarray[Any, Any]:
        """Requests in each bucket, shape (n,)."""
        return self._core.count

    @property
    def total(self) -> int:
        """Requests in all buckets."""
        return self._core.total

    @property
    def mean(self) -> float | None:
        """Exact, seconds; None while empty."""
        return self._core.mean

    @property
    def min(self) -> float | None:
        """Exact, seconds; None while empty."""
        return self._core.min

    @property
    def max(self) -> float | None:
        """Exact, seconds; None while empty."""
        return self._core.max

    def quantile(self, q: float) -> float | None:
        """The nearest-rank quantile, seconds, within 0.4 %; None while empty.

        Parameters
        ----------
        q : float
            In [0, 1].
        """
        return self._core.quantile(_arguments.real("q", q, 0, 1))

    def __repr__(self) -> str:
        return f"<orrery.Histogram of {self.total} response times>"


class Result:
    """What one run found. Figures are of the measured time, ``[warmup, duration)``."""

    def __init__(self, core: _core.Result) -> None:
        self._core = core
        self._document: dict[str, Any] = json.loads(core.summary)

    def summary(self) -> dict[str, Any]:
        """All figures, as in ``orrery run --json``: times in seconds, None where there are too
        few data."""
        return json.loads(self._core.summary)  # type: ignore[no-any-return]

    @property
    def fingerprint(self) -> str:
        """What happened, in 32 hexadecimal digits: equal runs have equal ones."""
        return self._core.fingerprint

    @property
    def seed(self) -> int:
        """Of the run."""
        return self._core.seed

    @property
    def replication(self) -> int:
        """Of the run."""
        return self._core.replication

    @property
    def events(self) -> int:
        """Events that the engine executed."""
        return self._core.events

    @property
    def complete(self) -> bool:
        """False where the run was stopped before its end."""
        return self._core.complete

    @property
    def endpoints(self) -> pandas.DataFrame:
        """One row an endpoint that clients call: requests, rate, success, latencies in seconds,
        outcomes."""
        rows = [{key: value for key, value in row.items() if key not in ("intervals", "observed")}
                for row in self._document["endpoints"]]
        return _frame(rows, ["name"])

    @property
    def services(self) -> pandas.DataFrame:
        """One row a service: pods, servers busy, utilisation, queue, rates, waits in seconds."""
        return _frame(self._document["services"], ["name"])

    @property
    def calls(self) -> pandas.DataFrame:
        """One row a caller and callee: calls, failures, latency in seconds as the caller sees
        it."""
        return _frame(self._document["calls"], ["caller", "callee"])

    @property
    def nodes(self) -> pandas.DataFrame:
        """One row a node with a shared processor: cores, cores used on average, utilisation, and
        the fraction of the time in which its pods wanted all that there was, or more."""
        columns = ["name", "cores", "used", "utilisation", "saturated"]
        return _frame(self._document["nodes"], columns[:1], columns)

    @property
    def failures(self) -> pandas.DataFrame:
        """What users saw around each failure: one row a failure, endpoint and period (``before``,
        ``during``, ``after``), with the length of the period in seconds, requests, rate, success,
        latencies in seconds, outcomes."""
        rows = [{"failure": failure["id"], "kind": failure["kind"], "endpoint": endpoint["name"],
                 "period": period, **endpoint[period]}
                for failure in self._document["failures"]
                for endpoint in failure["endpoints"] for period in _PERIODS]
        return _frame(rows, ["failure", "endpoint", "period"])

    @property
    def blame(self) -> pandas.DataFrame:
        """Where the time of requests went: seconds a request by cause, which add up to the mean of
        their responses; one row an endpoint and part, ``all`` requests that ended and, of 10,000
        or more, the slowest hundredth (``above_p99``), with how many they are."""
        rows = [{"endpoint": endpoint["name"], "part": part, "requests": found["requests"],
                 **found["seconds"]}
                for endpoint in self._document["endpoints"]
                for part, found in endpoint["blame"].items() if found is not None]
        return _frame(rows, ["endpoint", "part"])

    @property
    def changes(self) -> pandas.DataFrame:
        """What happened to the cluster, in order: ``time_seconds`` from the start of the run,
        ``kind`` (``pod_down``, ``failure_begins``, ...), and the ``name`` of the pod
        (``"cart/0"``), node (``"a/0"``) or failure."""
        import pandas

        return pandas.DataFrame(self._core.changes, columns=["time_seconds", "kind", "name"])

    @property
    def requests(self) -> numpy.ndarray[Any, Any]:
        """One row a request that ended, in that order; a read-only structured array, shape (n,).

        Fields: ``request`` (its number, the same in every run of one seed), ``workload`` and
        ``endpoint`` (places in :attr:`workload_names`, :attr:`endpoint_names`), ``arrived_ns``,
        ``response_ns``, ``demand_ns`` (nanoseconds), ``outcome`` (place in
        :attr:`outcome_names`). Empty unless the run was told ``record_requests=True``.
        COST: none, it views the memory of the run.
        """
        return self._core.requests

    def to_pandas(self) -> pandas.DataFrame:
        """:attr:`requests` as a table, with names for numbers.

        Returns
        -------
        pandas.DataFrame
            One row a request that ended, in that order: ``request``, ``workload``, ``endpoint``,
            ``outcome`` (categories), ``arrived_seconds`` (from the start of the run),
            ``response_seconds``, ``demand_seconds``.
        """
        import pandas

        rows = self.requests
        frame = pandas.DataFrame({"request": rows["request"]})
        for name, names in (("workload", self.workload_names), ("endpoint", self.endpoint_names),
                            ("outcome", self.outcome_names)):
            frame[name] = pandas.Categorical.from_codes(rows[name].astype("int32"), names)
        for name in ("arrived", "response", "demand"):
            frame[f"{name}_seconds"] = rows[f"{name}_ns"] / 1e9
        return frame

    @property
    def workload_names(self) -> list[str]:
        """By number."""
        return self._core.workloads

    @property
    def endpoint_names(self) -> list[str]:
        """By number."""
        return self._core.endpoints

    @property
    def outcome_names(self) -> tuple[str, ...]:
        """By number."""
        return _OUTCOMES

    def series(self, endpoint: str) -> dict[str, numpy.ndarray[Any, Any]]:
        """Windows of an endpoint from the start to the end of the duration, warm-up included.

        Parameters
        ----------
        endpoint : str
            ``"service.endpoint"``, one that clients call.

        Returns
        -------
        dict of numpy.ndarray
            ``start`` (seconds), ``arrived``, ``ok``, ``failed`` (requests), ``mean``, ``p50``,
            ``p99`` (seconds, NaN where nobody ended), each of shape (windows,), read-only.
        """
        name = _arguments.one_of("endpoint", endpoint, self._core.endpoints)
        return self._core.endpoint_series(name)

    def service_series(self, service: str) -> dict[str, numpy.ndarray[Any, Any]]:
        """Windows of a service from the start to the end of the duration.

        Parameters
        ----------
        service : str
            Its name.

        Returns
        -------
        dict of numpy.ndarray
            ``start`` (seconds), ``busy`` (servers), ``queue`` (attempts waiting), both on average
            over the window, ``arrived``, ``rejected``; each of shape (windows,), read-only.
        """
        name = _arguments.one_of("service", service, self._core.services)
        return self._core.service_series(name)

    def histogram(self, endpoint: str, *, outcome: str = "all") -> Histogram:
        """Response times of an endpoint.

        Parameters
        ----------
        endpoint : str
            ``"service.endpoint"``, one that clients call.
        outcome : {"all", "ok", "failed"}
            Of which requests.
        """
        name = _arguments.one_of("endpoint", endpoint, self._core.endpoints)
        which = _arguments.one_of("outcome", outcome, ["all", "ok", "failed"])
        return Histogram(self._core.histogram(name, which))

    @property
    def plot(self) -> ResultPlots:
        """Pictures of this result; they need matplotlib."""
        from .plots import ResultPlots

        return ResultPlots(self)

    def __repr__(self) -> str:
        requests = self._document["requests"]
        return (f"<orrery.Result of {self._document['name']!r}: {requests['arrived']} requests, "
                f"{requests['failed']} failed, fingerprint {self.fingerprint}>")

    def _repr_html_(self) -> str:
        title = html.escape(self._document["name"])
        figures = self.endpoints[["requests", "rate", "success", "latency_seconds_mean",
                                  "latency_seconds_p50", "latency_seconds_p99"]]
        return (f"<p><b>{title}</b>, seed {self.seed}, replication {self.replication}, "
                f"fingerprint <code>{self.fingerprint}</code></p>{_html_table(figures)}")
