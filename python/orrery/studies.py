"""What many runs found."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

    from .plots import ComparisonPlots


def _evidence_row(metric: str, evidence: dict[str, Any]) -> dict[str, Any]:
    interval = evidence["interval"] or {}
    return {"metric": metric, "value": evidence["value"], "low": interval.get("low"),
            "high": interval.get("high")}


_FIGURE_COLUMNS = ["endpoint", "metric", "a", "b", "difference", "low", "high", "correlation",
                   "variance_reduction", "judgement"]


def _figure_row(figure: dict[str, Any]) -> dict[str, Any]:
    difference = figure.get("difference") or {}
    known = {**figure, "difference": difference.get("estimate"), "low": difference.get("low"),
             "high": difference.get("high")}
    return {name: known.get(name) for name in _FIGURE_COLUMNS}


def _figures(frame: pandas.DataFrame, index: list[str]) -> pandas.DataFrame:
    words = ("endpoint", "metric", "judgement", "failure", "period")
    numbers = {name: float for name in frame.columns if name not in words}
    return frame.astype(numbers).set_index(index)


class Replications:
    """Independent runs of one scenario. Intervals hold with 95 %."""

    def __init__(self, document: str) -> None:
        self._text = document
        self._document: dict[str, Any] = json.loads(document)

    def summary(self) -> dict[str, Any]:
        """Everything, as in ``orrery replicate --json``; times in seconds."""
        return json.loads(self._text)  # type: ignore[no-any-return]

    @property
    def replications(self) -> int:
        """How many ran."""
        return int(self._document["replications"])

    @property
    def endpoints(self) -> pandas.DataFrame:
        """One row an endpoint and metric: value, low and high end of its interval (NaN: none)."""
        import pandas

        rows = [{"endpoint": endpoint["name"], **_evidence_row(metric, evidence)}
                for endpoint in self._document["endpoints"]
                for metric, evidence in endpoint["metrics"].items()]
        frame = pandas.DataFrame(rows, columns=["endpoint", "metric", "value", "low", "high"])
        return frame.astype({"value": float, "low": float, "high": float}).set_index(
            ["endpoint", "metric"])

    @property
    def runs(self) -> pandas.DataFrame:
        """One row a replication and endpoint: its figures and the fingerprint of its run."""
        import pandas

        rows = [{"replication": run["replication"], "fingerprint": run["fingerprint"], **endpoint}
                for run in self._document["rows"] for endpoint in run["endpoints"]]
        frame = pandas.DataFrame(rows).rename(columns={"name": "endpoint"})
        return frame.set_index(["replication", "endpoint"])

    def __repr__(self) -> str:
        return f"<orrery.Replications of {self._document['name']!r}: {self.replications} runs>"

    def _repr_html_(self) -> str:
        table = self.endpoints.to_html(float_format=lambda value: f"{value:.4g}", border=0)
        return (f"<p><b>{html.escape(self._document['name'])}</b>, {self.replications} runs, "
                f"seed {self._document['seed']}</p>{table}")


class Comparison:
    """Two scenarios on common random numbers. Differences are `b` less `a`."""

    def __init__(self, document: str) -> None:
        self._text = document
        self._document: dict[str, Any] = json.loads(document)

    def summary(self) -> dict[str, Any]:
        """Everything, as in ``orrery compare --json``; times in seconds."""
        return json.loads(self._text)  # type: ignore[no-any-return]

    @property
    def replications(self) -> int:
        """How many pairs ran."""
        return int(self._document["replications"])

    @property
    def figures(self) -> pandas.DataFrame:
        """One row an endpoint and metric: `a`, `b`, the difference with the ends of its interval,
        the correlation of the two, the factor by which common random numbers reduced the variance
        of the difference, and the judgement."""
        import pandas

        rows = [_figure_row(figure) for figure in self._document["figures"]
                if figure["period"] == "whole"]
        return _figures(pandas.DataFrame(rows, columns=_FIGURE_COLUMNS), ["endpoint", "metric"])

    @property
    def around_failures(self) -> pandas.DataFrame:
        """The same of the figures around failures, of which objectives speak: one row a failure,
        period, seconds allowed for the recovery (NaN: of the whole period), endpoint and
        metric."""
        import pandas

        keys = ["failure", "period", "recovers_within_seconds"]
        rows = [{**{key: figure[key] for key in keys}, **_figure_row(figure)}
                for figure in self._document["figures"] if figure["period"] != "whole"]
        columns = [*keys, *_FIGURE_COLUMNS]
        return _figures(pandas.DataFrame(rows, columns=columns), [*keys, "endpoint", "metric"])

    @property
    def requests(self) -> dict[str, int]:
        """Of the first pair: requests that ended in both, in one alone, and of those in both how
        many arrived at the same instant and drew the same demand."""
        return dict(self._document["requests"])

    @property
    def plot(self) -> ComparisonPlots:
        """Pictures of this comparison; they need matplotlib."""
        from .plots import ComparisonPlots

        return ComparisonPlots(self)

    def __repr__(self) -> str:
        return (f"<orrery.Comparison of {self._document['a']!r} and {self._document['b']!r}: "
                f"{self.replications} pairs>")

    def _repr_html_(self) -> str:
        table = self.figures.to_html(float_format=lambda value: f"{value:.4g}", border=0)
        return (f"<p><b>{html.escape(self._document['a'])}</b> (a) against "
                f"<b>{html.escape(self._document['b'])}</b> (b), {self.replications} pairs, seed "
                f"{self._document['seed']}</p>{table}")
