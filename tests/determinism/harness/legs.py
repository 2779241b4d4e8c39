"""The legs of the matrix: how the driver is built, and how it is run.

A leg is written BUILD/CONDITION, e.g. "gcc-O3/no_fma".
"""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Build:
    """One way to build the driver. Warnings, the standard and -ffp-contract are the project's."""

    name: str
    compiler: str
    flags: str
    variables: tuple[str, ...] = ()  # further CMake cache variables, NAME=VALUE
    emulator: tuple[str, ...] = ()  # what runs the program
    preset: str | None = None  # a preset that builds the same: its tree is used where it exists

    @property
    def is_cross(self) -> bool:
        return bool(self.emulator)


@dataclasses.dataclass(frozen=True)
class Condition:
    """One way to run the driver."""

    name: str
    environment: tuple[tuple[str, str], ...] = ()


@dataclasses.dataclass(frozen=True)
class Leg:
    build: Build
    condition: Condition

    @property
    def name(self) -> str:
        return f"{self.build.name}/{self.condition.name}"


_AARCH64 = ("CMAKE_SYSTEM_NAME=Linux", "CMAKE_SYSTEM_PROCESSOR=aarch64",
            "CMAKE_EXE_LINKER_FLAGS=-static")
_QEMU = ("qemu-aarch64-static",)
_SANITIZED = "-O1 -g1"

_BUILDS = (
    Build("gcc-O0", "g++", "-O0"),
    Build("gcc-O3", "g++", "-O3", preset="release"),
    Build("gcc-O3-native", "g++", "-O3 -march=native"),
    Build("clang-O0", "clang++", "-O0"),
    Build("clang-O3", "clang++", "-O3"),
    Build("clang-O3-native", "clang++", "-O3 -march=native"),
    Build("clang-asan", "clang++", _SANITIZED, preset="asan",
          variables=("ORRERY_SANITIZERS=address,undefined", "ORRERY_DEBUG_CHECKS=ON")),
    Build("clang-tsan", "clang++", _SANITIZED, preset="tsan",
          variables=("ORRERY_SANITIZERS=thread",)),
    Build("aarch64-gcc-O0", "aarch64-linux-gnu-g++", "-O0", _AARCH64, _QEMU),
    Build("aarch64-gcc-O3", "aarch64-linux-gnu-g++", "-O3", _AARCH64, _QEMU),
    Build("aarch64-gcc-O3-sve", "aarch64-linux-gnu-g++", "-O3 -march=armv8.2-a+sve", _AARCH64,
          _QEMU),
    Build("aarch64-clang-O3", "clang++", "-O3",
          (*_AARCH64, "CMAKE_CXX_COMPILER_TARGET=aarch64-linux-gnu"), _QEMU),
)

# glibc chooses the variants of its functions when a program starts, by what the processor has.
_NO_FMA = "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4"
# Fresh memory is not zero, released memory changes, large blocks lie elsewhere; and the stack
# begins at another place.
_DIRTY_MEMORY = "glibc.malloc.perturb=165:glibc.malloc.mmap_threshold=4096"

_CONDITIONS = (
    Condition("plain"),
    Condition("again"),  # as plain: only the addresses are others
    Condition("no_fma", (("GLIBC_TUNABLES", _NO_FMA),)),
    Condition("dirty_memory", (("GLIBC_TUNABLES", _DIRTY_MEMORY), ("ORRERY_PADDING", "x" * 5000))),
)


def leg(name: str) -> Leg:
    build, _, condition = name.partition("/")
    builds = {one.name: one for one in _BUILDS}
    conditions = {one.name: one for one in _CONDITIONS}
    if build not in builds or condition not in conditions:
        raise ValueError(f"no leg '{name}': builds are {', '.join(builds)}; "
                         f"conditions are {', '.join(conditions)}")
    return Leg(builds[build], conditions[condition])


CI_LEGS = ("gcc-O3/plain", "gcc-O3/again", "gcc-O3/no_fma", "gcc-O3/dirty_memory",
           "clang-asan/plain", "aarch64-gcc-O3/plain")

ALL_LEGS = tuple(f"{build.name}/{condition.name}" for build in _BUILDS
                 for condition in _CONDITIONS
                 if condition.name == "plain"
                 or not (build.is_cross or build.name in ("clang-asan", "clang-tsan")))


def host_has_fma() -> bool:
    """Whether -march=native and the C library have a fused multiply-add to use here."""
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
        return any(line.startswith("flags") and " fma " in line + " " for line in file)
