"""Scenarios: what is simulated."""

from __future__ import annotations

import json
import os
from typing import Any, Mapping, Union, overload

from . import _core

_ABSENT = object()

Source = Union[str, "os.PathLike[str]", Mapping[str, object]]


def _as_yaml(path: str, value: object) -> str:
    """A value in the one line that an override takes. JSON is YAML, but for numbers like NaN."""
    try:
        return json.dumps(value, allow_nan=False)
    except ValueError:
        raise ValueError(f"{path}: found {value!r}, allowed are finite numbers") from None
    except TypeError:
        raise TypeError(
            f"{path}: found {value!r}, expected text, a number, a bool, a list or a dict"
        ) from None


def _override(path: object, value: object) -> str:
    if not isinstance(path, str):
        raise TypeError(f"path: found {path!r}, expected a name such as 'services.cart'")
    return f"{path}={_as_yaml(path, value)}"


def load(source: Source) -> Scenario:
    """Load a scenario and check it.

    Parameters
    ----------
    source : str, path or mapping
        The path of a YAML file; or its text, if it holds a line break; or its content as a dict.
        Includes of a text or a dict are relative to the working directory.

    Returns
    -------
    Scenario
        Valid and ready to run.

    Raises
    ------
    ScenarioError
        With everything that is wrong, each with file, line and column.
    InputError
        The file cannot be read.

    Examples
    --------
    >>> import orrery
    >>> scenario = orrery.load({
    ...     "orrery": 1,
    ...     "name": "counter",
    ...     "duration": "10s",
    ...     "services": {"shop": {"concurrency": {"cores": 4}, "endpoints": {
    ...         "buy": [{"compute": {"exponential": "1ms"}}]}}},
    ...     "workloads": {"people": {"endpoint": "shop.buy", "arrivals": {"poisson": "3200/s"}}},
    ... })
    >>> scenario.endpoints
    ['shop.buy']
    """
    return Scenario(source)


class Scenario:
    """A scenario that has been checked. It does not change: :meth:`set` gives another one.

    Parameters
    ----------
    source : str, path or mapping
        As for :func:`load`.
    """

    def __init__(self, source: Source, *, sets: tuple[str, ...] = ()) -> None:
        self._source = source
        self._sets = sets
        self._core = self._load()

    def _load(self) -> _core.ValidScenario:
        source = self._source
        sets = list(self._sets)
        if isinstance(source, Mapping):
            return _core.load_text(_as_yaml("source", source), "dict", sets)
        if isinstance(source, str) and "\n" in source:
            return _core.load_text(source, "text", sets)
        if isinstance(source, (str, os.PathLike)):
            return _core.load_file(os.fspath(source), sets)
        raise TypeError(f"source: found {source!r}, expected a path, a text or a dict")

    @overload
    def set(self, path: str, value: object) -> Scenario: ...
    @overload
    def set(self, path: Mapping[str, object]) -> Scenario: ...

    def set(self, path: str | Mapping[str, object], value: object = _ABSENT) -> Scenario:
        """Change one value, or several at once.

        Parameters
        ----------
        path : str or mapping
            ``"traffic.defaults.load_balancing"``; an element of a list as
            ``"workloads.people.mix[0].weight"``. Or a mapping of paths to values, where one alone
            would not be valid.
        value : object
            What YAML can say: text with its unit (``"200/s"``), numbers, bools, lists, dicts.

        Returns
        -------
        Scenario
            The changed one; this one stays as it is.

        Raises
        ------
        ScenarioError
            There is no such path, or the value is not allowed there.

        Examples
        --------
        >>> import orrery
        >>> scenario = orrery.load("scenarios/bench/mm4.yaml").set("seed", 2)
        >>> scenario.set({"warmup": "1s", "duration": "5s"}).duration
        5.0
        """
        if isinstance(path, Mapping) and value is _ABSENT:
            sets = [_override(each, its_value) for each, its_value in path.items()]
        elif value is _ABSENT:
            raise TypeError(f"value: is missing for path {path!r}")
        else:
            sets = [_override(path, value)]
        return Scenario(self._source, sets=(*self._sets, *sets))

    def validate(self) -> Scenario:
        """Read and check again, files included: they may have been edited meanwhile.

        Returns
        -------
        Scenario
            As it is now.

        Raises
        ------
        ScenarioError, InputError
            As for :func:`load`.
        """
        return Scenario(self._source, sets=self._sets)

    def __reduce__(self) -> tuple[Any, ...]:
        # Where it arrives it is read and checked again, as files may differ there.
        return _restored, (self._source, self._sets)

    @property
    def name(self) -> str:
        """Its name."""
        return self._core.name

    @property
    def question(self) -> str:
        """What it is to answer, in words."""
        return self._core.question

    @property
    def seed(self) -> int:
        """The seed of runs that name none."""
        return self._core.seed

    @property
    def duration(self) -> float:
        """Seconds in which requests arrive."""
        return self._core.duration

    @property
    def warmup(self) -> float:
        """Seconds at its start that are not measured."""
        return self._core.warmup

    @property
    def services(self) -> list[str]:
        """Names of services, ascending."""
        return self._core.services

    @property
    def endpoints(self) -> list[str]:
        """Names of endpoints, ``"service.endpoint"``, ascending."""
        return self._core.endpoints

    @property
    def workloads(self) -> list[str]:
        """Names of workloads, ascending."""
        return self._core.workloads

    @property
    def origins(self) -> dict[str, str]:
        """Where each value comes from, by path: ``"shop.yaml:12:9"``; absent: a default."""
        return self._core.origins

    def to_yaml(self) -> str:
        """The whole scenario, defaults written out. Equal scenarios give equal text."""
        return self._core.resolved_text

    def __repr__(self) -> str:
        return (f"<orrery.Scenario {self.name!r}: {len(self.services)} services, "
                f"{len(self.endpoints)} endpoints, {self.duration:g} s>")


def _restored(source: Source, sets: tuple[str, ...]) -> Scenario:
    return Scenario(source, sets=sets)


def of(name: str, scenario: object) -> _core.ValidScenario:
    """The core of an argument that is to be a scenario."""
    if not isinstance(scenario, Scenario):
        raise TypeError(f"{name}: found {scenario!r}, expected a Scenario; load() makes one")
    return scenario._core

