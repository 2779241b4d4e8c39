"""What may not stand in sim and models, as the result would depend on the machine or on luck."""

from __future__ import annotations

import re
from collections.abc import Iterator

import scopes
from tree import Finding, SourceFile, Tree, rule

SIMULATED = ("sim", "models")

_LIBM = (
    "exp exp2 exp10 expm1 log log2 log10 log1p pow cbrt hypot sin cos tan asin acos atan atan2 "
    "sincos sinh cosh tanh asinh acosh atanh erf erfc tgamma lgamma fma fmod remainder"
).split()
_LIBM_NAME = f"(?:{'|'.join(_LIBM)})[fl]?"


def _matches(file: SourceFile, pattern: str) -> Iterator[re.Match[str]]:
    return re.finditer(pattern, file.code)


def _findings(tree: Tree, pattern: str, *folders: str) -> Iterator[Finding]:
    for file in tree.cpp(*folders):
        for match in _matches(file, pattern):
            yield Finding(file.path, file.line_of(match.start()), " ".join(match[0].split()))


def _included(tree: Tree, names: str, *folders: str) -> Iterator[Finding]:
    banned = {f"<{name}>" for name in names.split()}
    for file in tree.cpp(*folders):
        for line, name in file.includes:
            if name in banned:
                yield Finding(file.path, line, f"#include {name}")


@rule(bans="the C library's mathematics: its results differ by processor and version",
      instead="call orrery::sim::math (sim/math/elementary.h)")
def libm(tree: Tree) -> Iterator[Finding]:
    yield from _included(tree, "cmath math.h complex valarray tgmath.h", *SIMULATED)
    yield from _findings(tree, rf"\bstd\s*::\s*{_LIBM_NAME}\b", *SIMULATED)
    yield from _findings(tree, rf"(?<![\w>\s])\s*::\s*{_LIBM_NAME}\s*\(", *SIMULATED)
    yield from _findings(tree, rf"\b__builtin_{_LIBM_NAME}\b", *SIMULATED)
    # Without a qualifier it is libm's, except where ours are defined. A name behind a type is a
    # declaration, behind a point somebody's member.
    unqualified = rf"(?:\breturn\s+|[^\w\s:.>~]\s*|->\s*(?!\w)){_LIBM_NAME}\s*\("
    for found in _findings(tree, unqualified, *SIMULATED):
        if not found.path.startswith("sim/math/"):
            yield found


@rule(bans="the standard library's randomness: engines without a key, distributions that differ",
      instead="draw from Draws (sim/random) through sim/distributions")
def standard_random(tree: Tree) -> Iterator[Finding]:
    yield from _included(tree, "random", *SIMULATED)
    names = (
        r"(?:mt19937(?:_64)?|minstd_rand0?|ranlux\w+|knuth_b|default_random_engine|random_device"
        r"|\w+_distribution|seed_seq|random_shuffle|shuffle|rand|srand)"
    )
    yield from _findings(tree, rf"\bstd\s*::\s*{names}\b", *SIMULATED)
    yield from _findings(tree, r"(?<![\w.>:])(?:s?rand|[dlm]rand48|random|arc4random)\s*\(\s*\)",
                         *SIMULATED)


@rule(bans="wall clocks: simulated time is the only time",
      instead="take the time from the engine (sim/base/time.h)")
def wall_clock(tree: Tree) -> Iterator[Finding]:
    yield from _included(tree, "chrono ctime time.h sys/time.h", *SIMULATED)
    names = (
        r"\b(?:std\s*::\s*chrono|(?:system|steady|high_resolution|utc|tai|gps|file)_clock"
        r"|clock_gettime|gettimeofday|timespec_get|__rdtscp?|_rdtsc|__builtin_ia32_rdtscp?"
        r"|__builtin_readcyclecounter)\b"
    )
    yield from _findings(tree, names, *SIMULATED)
    yield from _findings(tree, r"\bstd\s*::\s*(?:time|clock)\s*\(", *SIMULATED)
    yield from _findings(tree, r"(?<![\w.>])\btime\s*\(\s*(?:nullptr|NULL|0)\s*\)", *SIMULATED)


@rule(bans="thread_local: a result would depend on which thread computed it",
      instead="keep the state in a value that the caller owns")
def thread_local(tree: Tree) -> Iterator[Finding]:
    yield from _findings(tree, r"\bthread_local\b|\b__thread\b", *SIMULATED)


_NO_VARIABLE = re.compile(
    r"^(?:\[\[.*?\]\]\s*|__extension__\s+)*(?:using|typedef|template|class|struct|union|enum"
    r"|namespace|extern|static_assert|friend|concept|public|private|protected|return)\b"
)
_CONSTANT = re.compile(r"\b(?:const|constexpr|consteval)\b")
_DECLARATION = re.compile(r"^[\w:<>,\s*&\[\]]+[\s*&>]\w+\s*(?:\[[^\]]*\]\s*)*$")


def _is_mutable_static(statement: scopes.Statement) -> bool:
    head = statement.text.partition("=")[0].strip()
    if _CONSTANT.search(head) or "operator" in head:
        return False
    is_static = re.search(r"\bstatic\b", head) is not None
    if statement.scope == scopes.FUNCTION:
        return is_static
    if "(" in head or _NO_VARIABLE.match(head):
        return False
    if statement.scope == scopes.TYPE:
        return is_static
    return _DECLARATION.match(head) is not None


@rule(bans="static mutable state: a hundred simulations live in one process",
      instead="make it constexpr or const, or a member of the value that needs it")
def mutable_static(tree: Tree) -> Iterator[Finding]:
    for file in tree.cpp(*SIMULATED):
        statements, _ = scopes.read(file.code)
        for statement in statements:
            if _is_mutable_static(statement):
                yield Finding(file.path, file.line_of(statement.offset), statement.text[:60])


@rule(bans="unordered containers: the order of a walk depends on the library",
      instead="use a vector or std::map, or mark it `tidy: lookup only` where nobody walks it")
def unordered(tree: Tree) -> Iterator[Finding]:
    for found in _findings(tree, r"(?<!<)\bunordered_(?:multi)?(?:map|set)\b(?!>)", *SIMULATED):
        if not tree.files[found.path].is_marked(found.line, "lookup only"):
            yield found


@rule(bans="sorts and heaps that leave the order of equal elements to the library",
      instead="use std::stable_sort, or mark the line `tidy: total order` if ties cannot occur")
def unstable_sort(tree: Tree) -> Iterator[Finding]:
    names = (
        r"\bstd\s*::\s*(?:ranges\s*::\s*)?(?:sort|partial_sort(?:_copy)?|nth_element"
        r"|(?:make|push|pop|sort)_heap|priority_queue)\b"
    )
    for found in _findings(tree, names, *SIMULATED):
        if not tree.files[found.path].is_marked(found.line, "total order"):
            yield found


def _first_argument(code: str, start: int) -> str:
    """The template argument that starts at `start`, behind the '<'."""
    depth = 0
    for end in range(start, len(code)):
        if depth == 0 and code[end] in ",>":
            return code[start:end].strip()
        depth += {"<": 1, "(": 1, ">": -1, ")": -1}.get(code[end], 0)
    return ""


@rule(bans="pointers as keys: their order is the allocator's",
      instead="key by Id, Handle or a stable name")
def pointer_key(tree: Tree) -> Iterator[Finding]:
    containers = r"\b(?:(?:unordered_)?(?:multi)?(?:map|set)|less|greater|hash)\s*<"
    for file in tree.cpp(*SIMULATED):
        for match in _matches(file, containers):
            key = _first_argument(file.code, match.end())
            if key.endswith("*") or re.match(r"std\s*::\s*(?:unique|shared)_ptr\b", key):
                yield Finding(file.path, file.line_of(match.start()), f"{match[0]}{key}")


@rule(bans="compiler options that change what floating point computes",
      instead="leave them out: cmake/Compiler.cmake sets -ffp-contract=off for all")
def fast_math(tree: Tree) -> Iterator[Finding]:
    options = re.compile(
        r"-ffast-math|-Ofast|-funsafe-math-optimizations|-fassociative-math|-freciprocal-math"
        r"|-ffp-contract=(?:fast|on)|\bfast-math\b|\bSTDC\s+FP_CONTRACT\s+ON\b"
    )
    for file in tree.files.values():
        if file.path.startswith("tests/"):
            continue  # a test may plant it, to show that it is noticed
        if file.is_cpp:
            text = file.uncommented
        elif file.name in ("CMakeLists.txt", "Makefile", "CMakePresets.json", "setup") or (
            file.path.endswith((".cmake", ".sh"))
        ):
            text = re.sub(r"#[^\n]*", "", file.text)
        else:
            continue
        for match in options.finditer(text):
            yield Finding(file.path, text.count("\n", 0, match.start()) + 1, match[0])


@rule(bans="reading the bits of a number through a pointer: undefined, and compilers differ",
      instead="use std::bit_cast, or std::memcpy for bytes")
def punned_float(tree: Tree) -> Iterator[Finding]:
    yield from _findings(tree, r"\breinterpret_cast\s*<[^>;]*\b(?:float|double)\b[^>;]*>")
    yield from _findings(
        tree, r"\breinterpret_cast\s*<\s*(?:const\s+)?(?:std\s*::\s*)?u?int(?:32|64)_t\s*"
              r"(?:const\s*)?[*&]+\s*>")


RULES = (
    libm, standard_random, wall_clock, thread_local, mutable_static, unordered, unstable_sort,
    pointer_key, fast_math, punned_float,
)
