"""First pictures. Each draws into `axes`, or into new ones, and returns them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from . import _arguments

if TYPE_CHECKING:
    import numpy
    import pandas
    from matplotlib.axes import Axes


class Histogram(Protocol):
    """What a picture takes from a histogram."""

    @property
    def upper(self) -> numpy.ndarray[Any, Any]: ...
    @property
    def count(self) -> numpy.ndarray[Any, Any]: ...
    @property
    def total(self) -> int: ...


class Run(Protocol):
    """What a picture takes from the result of a run."""

    @property
    def endpoint_names(self) -> list[str]: ...
    def series(self, endpoint: str) -> dict[str, numpy.ndarray[Any, Any]]: ...
    def histogram(self, endpoint: str) -> Histogram: ...


class Compared(Protocol):
    """What a picture takes from a comparison."""

    @property
    def figures(self) -> pandas.DataFrame: ...


def _axes(axes: Axes | None) -> Any:
    if axes is not None:
        return axes
    from matplotlib import pyplot

    return pyplot.subplots()[1]


class ResultPlots:
    """Pictures of one run."""

    def __init__(self, result: Run) -> None:
        self._result = result

    def _endpoints(self, endpoint: str | None) -> list[str]:
        names = self._result.endpoint_names
        return names if endpoint is None else [_arguments.one_of("endpoint", endpoint, names)]

    def latency(self, endpoint: str | None = None, *, axes: Axes | None = None) -> Axes:
        """Latency percentiles over time.

        Parameters
        ----------
        endpoint : str, optional
            One endpoint; all of them if it is not given.
        axes : matplotlib.axes.Axes, optional
            Where to draw.
        """
        axes = _axes(axes)
        for name in self._endpoints(endpoint):
            series = self._result.series(name)
            (line,) = axes.plot(series["start"], series["p50"], label=f"{name} p50")
            axes.plot(series["start"], series["p99"], label=f"{name} p99", linestyle="--",
                      color=line.get_color())
        axes.set_xlabel("time, s")
        axes.set_ylabel("response time, s")
        axes.set_ylim(bottom=0)
        axes.legend()
        return axes

    def distribution(self, endpoint: str | None = None, *, axes: Axes | None = None) -> Axes:
        """The part of requests that took longer, both axes logarithmic.

        Parameters
        ----------
        endpoint : str, optional
            One endpoint; all of them if it is not given.
        axes : matplotlib.axes.Axes, optional
            Where to draw.
        """
        axes = _axes(axes)
        for name in self._endpoints(endpoint):
            histogram = self._result.histogram(name)
            if histogram.total == 0:
                continue
            beyond = 1 - histogram.count.cumsum() / histogram.total
            # The last bucket has nobody beyond it, and no logarithm.
            axes.step(histogram.upper[:-1], beyond[:-1], where="post", label=name)
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel("response time, s")
        axes.set_ylabel("part of requests that took longer")
        axes.legend()
        return axes


class ComparisonPlots:
    """Pictures of two scenarios against each other."""

    def __init__(self, comparison: Compared) -> None:
        self._comparison = comparison

    def differences(self, metric: str = "mean", *, axes: Axes | None = None) -> Axes:
        """The difference of one metric, b less a, with its interval, endpoint by endpoint.

        Parameters
        ----------
        metric : str
            ``"rate"``, ``"success"``, ``"mean"``, ``"p50"``, ``"p90"``, ``"p95"``, ``"p99"``,
            ``"p999"`` or ``"max"``.
        axes : matplotlib.axes.Axes, optional
            Where to draw.
        """
        figures = self._comparison.figures
        allowed = list(dict.fromkeys(figures.index.get_level_values("metric")))
        rows = figures.xs(_arguments.one_of("metric", metric, allowed), level="metric")
        axes = _axes(axes)
        places = range(len(rows))
        half_widths = (rows["high"] - rows["low"]) / 2
        axes.errorbar(rows["difference"], places, xerr=half_widths, fmt="o", capsize=4)
        axes.axvline(0, color="grey", linewidth=1)
        axes.set_yticks(list(places), list(rows.index))
        axes.set_xlabel(f"difference of {metric}, b - a")
        return axes
