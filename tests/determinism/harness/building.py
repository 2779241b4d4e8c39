"""Builds the driver for a leg, by the project's own CMake files."""

import os
import pathlib
import subprocess

from .legs import Build

TARGET = "determinism_driver"
_DRIVER = pathlib.Path("tests/determinism/driver") / TARGET

# Headers that a cross compiler must see; it does not look into /usr/include, rightly.
_HEADERS_ALONE = ("Random123", "xxhash.h")


class BuildError(Exception):
    """The driver could not be built; the text says why, with the end of the tool's output."""


def build_driver(tree: pathlib.Path, *, build: Build, jobs: int,
                 may_use_presets: bool) -> pathlib.Path:
    """Returns the path of the driver of `tree`, built up to date."""
    folder = tree / "build" / f"determinism-{build.name}"
    preset = tree / "build" / (build.preset or "")
    if may_use_presets and build.preset and (preset / "CMakeCache.txt").exists():
        folder = preset
    else:
        _configure(tree, folder=folder, build=build, with_swarm=may_use_presets)
    _run(["cmake", "--build", str(folder), "--target", TARGET, "--parallel", str(jobs)],
         tree=tree)
    return folder / _DRIVER


def _configure(tree: pathlib.Path, *, folder: pathlib.Path, build: Build,
               with_swarm: bool) -> None:
    flags = build.flags
    if build.is_cross:
        flags += f" -isystem {_private_headers(tree)}"
    variables = ("CMAKE_BUILD_TYPE=None", f"CMAKE_CXX_COMPILER={build.compiler}",
                 f"CMAKE_CXX_FLAGS={flags}", "ORRERY_TESTS=OFF", "ORRERY_BENCHMARKS=OFF",
                 "ORRERY_APP=OFF", f"ORRERY_SWARM_PARTS={'ON' if with_swarm else 'OFF'}",
                 *build.variables)
    _run(["cmake", "-S", str(tree), "-B", str(folder), "-G", "Ninja",
          *(f"-D{variable}" for variable in variables)], tree=tree)


def _private_headers(tree: pathlib.Path) -> pathlib.Path:
    folder = tree / "build" / "determinism-headers"
    folder.mkdir(parents=True, exist_ok=True)
    for name in _HEADERS_ALONE:
        link = folder / name
        if not link.is_symlink():
            link.symlink_to(pathlib.Path("/usr/include") / name)
    return folder


def _run(command: list[str], *, tree: pathlib.Path) -> None:
    # Relative to the tree, so that a copy of it finds what the original has compiled.
    environment = {**os.environ, "CCACHE_BASEDIR": str(tree)}
    try:
        done = subprocess.run(command, env=environment, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
    except OSError as error:
        raise BuildError(f"{command[0]}: {error.strerror}") from error
    if done.returncode != 0:
        raise BuildError(f"{' '.join(command)}\n{done.stdout[-4000:]}")
