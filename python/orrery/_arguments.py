"""Checks of arguments; messages name the argument, what was found and what is allowed."""

from __future__ import annotations

import math
import operator
import os
from typing import Iterable, Optional

from . import _core

_WORD_MAX = 2**32 - 1


def whole(name: str, value: object, least: int, most: int) -> int:
    """A whole number in [least, most]; NumPy's integers too, no bool and no float."""
    try:
        if isinstance(value, bool):
            raise TypeError
        number = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(f"{name}: found {value!r}, expected a whole number") from None
    if not least <= number <= most:
        raise ValueError(f"{name}: found {number}, allowed are {least} to {most}")
    return int(number)


def seed(value: object, otherwise: int) -> int:
    """A seed, or that of the scenario for None."""
    return otherwise if value is None else whole("seed", value, 0, _WORD_MAX)


def replication(value: object) -> int:
    """The number of a replication, from 0."""
    return whole("replication", value, 0, _WORD_MAX)


def threads(value: object) -> int:
    """A number of threads; None: as many as this process may use."""
    if value is None:
        return min(len(os.sched_getaffinity(0)), _core.THREADS_MAX)
    return whole("threads", value, 1, _core.THREADS_MAX)


def real(name: str, value: object, least: float, most: float) -> float:
    """A finite number in [least, most]."""
    if isinstance(value, (bool, str)):
        raise TypeError(f"{name}: found {value!r}, expected a number")
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise TypeError(f"{name}: found {value!r}, expected a number") from None
    if math.isnan(number) or not least <= number <= most:
        raise ValueError(f"{name}: found {number}, allowed are {least} to {most}")
    return number


def precision(value: object) -> Optional[float]:
    """A fraction of the estimate, or None."""
    if value is None:
        return None
    number = real("precision", value, 0, 1)
    if number == 0:
        raise ValueError("precision: found 0, allowed are fractions above 0")
    return number


def flag(name: str, value: object) -> bool:
    """A bool and nothing that merely counts as one."""
    if not isinstance(value, bool):
        raise TypeError(f"{name}: found {value!r}, expected True or False")
    return value


def one_of(name: str, value: object, allowed: Iterable[str]) -> str:
    """One of some names."""
    names = list(allowed)
    if not isinstance(value, str):
        raise TypeError(f"{name}: found {value!r}, expected a name")
    if value not in names:
        raise ValueError(f"{name}: there is no {value!r}; there are {', '.join(names)}")
    return value
