"""What can go wrong, as exceptions that are builtins too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a scenario.

    Attributes
    ----------
    path : str
        Where in the scenario, as ``"services.cart.replicas"``; empty for the scenario as a whole.
    location : str
        Where in the text, as ``"shop.yaml:12:9"``; empty where there is none.
    message : str
        What was found and what is allowed.
    unmodelled : bool
        True where nothing is wrong but a key is not modelled yet.
    """

    path: str
    location: str
    message: str
    unmodelled: bool


class ScenarioError(ValueError):
    """A scenario is wrong; ``str()`` lists all problems, a line each.

    Attributes
    ----------
    problems : tuple of Problem
        Everything that was found, in the order of the text.
    """

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems: tuple[Problem, ...] = tuple(problems)


class InputError(OSError):
    """A file could not be read: absent, a directory, too large, or no text."""


class LimitError(RuntimeError):
    """A run met one of its limits.

    Attributes
    ----------
    limit : str
        Its name, as in the scenario reference.
    """

    def __init__(self, message: str, limit: str = "") -> None:
        super().__init__(message)
        self.limit = limit


class InvariantError(AssertionError):
    """The simulator found itself wrong. The message says how to repeat it: please report it."""
