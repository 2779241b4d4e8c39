"""How large things may be, what nobody uses, and what clang-format decides."""

from __future__ import annotations

import ast
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

import scopes
from tree import Finding, SourceFile, Tree, rule

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 500
COLUMNS_MAX = 100


def _is_source(file: SourceFile) -> bool:
    names = ("CMakeLists.txt", "Makefile", "setup")
    return file.is_cpp or file.path.endswith((".py", ".cmake", ".sh")) or file.name in names


def _python_functions(file: SourceFile) -> Iterator[tuple[str, int, int]]:
    for node in ast.walk(ast.parse(file.text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno or node.lineno


@rule(bans=f"functions longer than {FUNCTION_LINES_MAX} lines",
      instead="split it where its comments would stand")
def long_function(tree: Tree) -> Iterator[Finding]:
    for file in tree.files.values():
        if file.is_cpp:
            _, functions = scopes.read(file.code)
            spans = [(f.name, file.line_of(f.start), file.line_of(f.end)) for f in functions]
        elif file.path.endswith(".py"):
            spans = list(_python_functions(file))
        else:
            continue
        for name, first, last in spans:
            if last - first + 1 > FUNCTION_LINES_MAX:
                yield Finding(file.path, first, f"{name} has {last - first + 1} lines")


@rule(bans=f"files longer than {FILE_LINES_MAX} lines", instead="one concept a file")
def long_file(tree: Tree) -> Iterator[Finding]:
    for file in tree.files.values():
        if _is_source(file) and len(file.lines) > FILE_LINES_MAX:
            yield Finding(file.path, FILE_LINES_MAX + 1, f"{len(file.lines)} lines")


@rule(bans=f"lines longer than {COLUMNS_MAX} columns", instead="break it")
def long_line(tree: Tree) -> Iterator[Finding]:
    for file in filter(_is_source, tree.files.values()):
        for number, line in enumerate(file.lines, start=1):
            if len(line) > COLUMNS_MAX:
                yield Finding(file.path, number, f"{len(line)} columns")


def _is_named(path: str, cmake: SourceFile) -> bool:
    """Whether a CMakeLists.txt names the file."""
    relative = posixpath.relpath(path, cmake.folder or ".")
    tokens = re.split(r"[\s()\"]+", re.sub(r"#[^\n]*", "", cmake.text))
    for token in tokens:
        if token in (relative, "${CMAKE_SOURCE_DIR}/" + path):
            return True
        # ${name}_test.cpp in a loop over names
        if "${" in token and token.endswith(".cpp"):
            pattern = re.sub(r"\\\$\\\{\w+\\\}", r"(\\w+)", re.escape(token))
            match = re.fullmatch(pattern, relative)
            if match and all(part in tokens for part in match.groups()):
                return True
    return False


@rule(bans="C++ files that no CMakeLists.txt names", instead="name it, or delete it")
def dead_source(tree: Tree) -> Iterator[Finding]:
    lists = [file for file in tree.files.values() if file.name == "CMakeLists.txt"]
    for file in tree.cpp():
        if file.path.endswith(".cpp") and not any(_is_named(file.path, each) for each in lists):
            yield Finding(file.path, 1, "is not built")


@rule(bans="headers that nobody includes", instead="use it, or delete it")
def dead_header(tree: Tree) -> Iterator[Finding]:
    included = {
        name[1:-1] for file in tree.cpp() for _, name in file.includes if name[1:-1] != file.path
    }
    for file in tree.cpp():
        if file.path.endswith(".h") and file.path not in included:
            yield Finding(file.path, 1, "is not included")


@rule(bans="C++ that clang-format would change", instead="run clang-format -i (make format)")
def clang_format(tree: Tree) -> Iterator[Finding]:
    paths = [file.path for file in tree.cpp()]
    if tree.root is None or not paths:
        return
    if shutil.which("clang-format") is None:
        print("tidy: clang-format is not installed: layout is not checked", file=sys.stderr)
        return
    run = subprocess.run(
        ["clang-format", "--dry-run", "-Werror", "--ferror-limit=1", "--style=file", *paths],
        cwd=tree.root, capture_output=True, text=True, check=False,
    )
    found = re.findall(r"^(.+?):(\d+):\d+: error: ", run.stderr, re.MULTILINE)
    if run.returncode != 0 and not found:
        raise RuntimeError(f"clang-format failed: {run.stderr.strip()}")
    for path, line in found:
        yield Finding(path, int(line), "layout")


RULES = (long_function, long_file, long_line, dead_source, dead_header, clang_format)
