"""Runs the driver and reads what it prints."""

import dataclasses
import os
import pathlib
import subprocess
import time

from .legs import Leg

TIMEOUT_SECONDS = 600
QUEUES = ("radix", "heap")


class RunError(Exception):
    """The driver could not be run, failed or printed something else than parts."""


@dataclasses.dataclass(frozen=True)
class Result:
    """What one leg printed."""

    name: str  # of the leg
    queues: dict[str, dict[str, str]]  # queue -> part -> value, in the driver's order
    seconds: float

    def without(self, part: str) -> "Result":
        queues = {queue: {name: value for name, value in parts.items() if name != part}
                  for queue, parts in self.queues.items()}
        return dataclasses.replace(self, queues=queues)


def run_driver(driver: pathlib.Path, *, leg: Leg) -> Result:
    environment = {**os.environ, **dict(leg.condition.environment)}
    begin = time.monotonic()
    try:
        done = subprocess.run([*leg.build.emulator, str(driver)], env=environment, text=True,
                              capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
    except OSError as error:
        raise RunError(f"{error.filename}: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise RunError(f"no end after {TIMEOUT_SECONDS} s") from error
    if done.returncode != 0:
        raise RunError(f"exit status {done.returncode}\n{done.stderr[-2000:]}")
    return Result(leg.name, parse(done.stdout), time.monotonic() - begin)


def parse(text: str) -> dict[str, dict[str, str]]:
    """Lines `queue part value`; both queues must be there, complete up to their total."""
    queues: dict[str, dict[str, str]] = {queue: {} for queue in QUEUES}
    for line in text.splitlines():
        words = line.split(" ", 2)
        if len(words) != 3 or words[0] not in queues or words[1] in queues[words[0]]:
            raise RunError(f"unexpected line '{line}'")
        queues[words[0]][words[1]] = words[2]
    for queue, parts in queues.items():
        if "total" not in parts:
            raise RunError(f"no total for the {queue} queue")
    return queues
