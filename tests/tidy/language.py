"""Words and features that do not belong in the project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tree import Finding, Tree, rule

# These files name what they ban.
_OWN_FOLDER = "tests/tidy/"


def _in_code(tree: Tree, pattern: str, *folders: str) -> Iterator[Finding]:
    for file in tree.cpp(*folders):
        for match in re.finditer(pattern, file.code):
            yield Finding(file.path, file.line_of(match.start()), " ".join(match[0].split()))


def _in_text(tree: Tree, pattern: str) -> Iterator[Finding]:
    for file in tree.files.values():
        if file.path.startswith(_OWN_FOLDER):
            continue
        for number, line in enumerate(file.lines, start=1):
            if match := re.search(pattern, line):
                yield Finding(file.path, number, match[0].strip())


@rule(bans="std::format, which g++ 12 lacks", instead="append to a std::string, or use fmt in app")
def standard_format(tree: Tree) -> Iterator[Finding]:
    yield from _in_code(tree, r"\bstd\s*::\s*v?format(?:_to(?:_n)?)?\b|#\s*include\s*<format>")


@rule(bans="range views, which clang 14 cannot compile", instead="write a loop")
def range_view(tree: Tree) -> Iterator[Finding]:
    yield from _in_code(tree, r"\bstd\s*::\s*(?:ranges\s*::\s*)?views\b|#\s*include\s*<ranges>")


@rule(bans="std::source_location, which clang 14 lacks", instead="pass __FILE__ and __LINE__")
def source_location(tree: Tree) -> Iterator[Finding]:
    yield from _in_code(tree, r"\bstd\s*::\s*source_location\b|#\s*include\s*<source_location>")


@rule(bans="`using namespace` in a header: it leaks into all that include it",
      instead="write the names in full")
def using_namespace(tree: Tree) -> Iterator[Finding]:
    for found in _in_code(tree, r"\busing\s+namespace\b"):
        if found.path.endswith(".h"):
            yield found


@rule(bans="shared ownership", instead="use a value, std::unique_ptr, Id or Handle")
def shared_pointer(tree: Tree) -> Iterator[Finding]:
    yield from _in_code(tree, r"\b(?:shared_ptr|make_shared|weak_ptr)\b", "sim", "models", "app")


@rule(bans="notes of unfinished work",
      instead="finish it, or say in a sentence what is not promised")
def unfinished(tree: Tree) -> Iterator[Finding]:
    yield from _in_text(tree, r"\b(?:TODO|FIXME|XXX)\b")


@rule(bans="paths of one machine and addresses of package mirrors",
      instead="write paths from the project's root; ./setup knows the packages")
def machine_path(tree: Tree) -> Iterator[Finding]:
    yield from _in_text(
        tree, r"(?<![\w./~${}-])/(?:work|home|root)(?![\w-])|deb\.debian\.org|registry\.npmjs")


RULES = (
    standard_format, range_view, source_location, using_namespace, shared_pointer, unfinished,
    machine_path,
)
