"""Which file may include which, and in what order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tree import Finding, SourceFile, Tree, rule


def _layers(top: str, below: tuple[str, ...], *layers: str) -> dict[str, tuple[str, ...]]:
    """Each folder may include `below` and the layers before its own, not its neighbours."""
    table = {}
    before = below
    for layer in layers:
        folders = tuple(f"{top}/{name}" for name in layer.split())
        table.update({folder: before for folder in folders})
        before += folders
    return table


# A folder (or a file without its extension), and what it may include besides itself.
FOLDERS: dict[str, tuple[str, ...]] = {
    "sim/base": (),
    "sim/math": ("sim/base",),
    "sim/random": ("sim/base",),
    "sim/distributions": ("sim/base", "sim/math"),
    "sim/fingerprint": ("sim/base",),
    "sim/events": ("sim/base", "sim/math", "sim/fingerprint"),  # math: the float environment
    "sim/statistics": ("sim/base", "sim/math"),
    **_layers(
        "models", ("sim",),
        "recording", "platform", "network nodes", "policies", "requests",
        "discovery workloads failures", "orchestration", "observation", "simulation",
    ),
    **_layers(
        "app", ("sim", "models"),
        "schema", "spec", "importers", "compose", "validate", "build", "run", "analysis",
        "exporters report", "cli",
    ),
    "app/flows": ("sim", "models"),
    "python/bindings": ("sim", "models", "app"),
    "bench": ("sim", "models", "app"),
    "tests": ("sim", "models", "app", "bench"),
}


def _is_below(path: str, place: str) -> bool:
    return path.startswith((place + "/", place + "."))


def _home(path: str) -> str | None:
    homes = [folder for folder in FOLDERS if _is_below(path, folder)]
    return max(homes, key=len, default=None)


@rule(bans="an include against the direction of the folders",
      instead="move what is shared further down; the table is FOLDERS in tests/tidy/includes.py")
def include_direction(tree: Tree) -> Iterator[Finding]:
    for file in tree.cpp():
        home = _home(file.path)
        if home is None:
            yield Finding(file.path, 1, f"folder '{file.folder}' is not in the table")
            continue
        for line, name in file.includes:
            target = name[1:-1]
            allowed = (home, *FOLDERS[home])
            if name[0] == '"' and not any(_is_below(target, place) for place in allowed):
                yield Finding(file.path, line, f"'{home}' may not include {name}")


@rule(bans="an include that does not name a file from the project's root",
      instead='write "folder/file.h" for own files and <...> for all others')
def include_path(tree: Tree) -> Iterator[Finding]:
    for file in tree.cpp():
        for line, name in file.includes:
            if (name[0] == '"') != (name[1:-1] in tree.files):
                yield Finding(file.path, line, f"#include {name}")


def _own_header(tree: Tree, file: SourceFile) -> str | None:
    """The header that a .cpp file implements or tests, if there is one."""
    own = re.sub(r"(_test)?\.cpp$", ".h", file.path)
    if file.path.endswith("_test.cpp") and own not in tree.files:
        own = own.removeprefix("tests/")
    return own if own != file.path and own in tree.files else None


def _groups(tree: Tree) -> list[tuple[str, int]]:
    """The groups of .clang-format, which is where they are decided: (regular expression, rank)."""
    style = tree.files.get(".clang-format")
    text = style.text if style else ""
    found = re.findall(r"- Regex: '(.*)'\s+Priority: (\d+)", text)
    return [(regex, int(rank)) for regex, rank in found]


@rule(bans="includes out of order",
      instead="own header first, then <standard>, <library>, \"own\" (.clang-format)")
def include_order(tree: Tree) -> Iterator[Finding]:
    groups = _groups(tree)
    for file in tree.cpp():
        own = _own_header(tree, file)
        names = [name for _, name in file.includes]
        if own and (f'"{own}"' in names or not file.path.startswith("tests/")):
            if names[:1] != [f'"{own}"']:
                line = file.includes[0][0] if names else 1
                yield Finding(file.path, line, f'"{own}" does not come first')
        last = 0
        directives = [bool(re.match(r"\s*#\s*(if|endif)", text)) for text in file.lines]
        for index, (line, name) in enumerate(file.includes):
            # A conditional block begins a new list.
            if any(directives[file.includes[index - 1][0] if index else 0 : line]):
                last = 0
            rank = next((rank for regex, rank in groups if re.search(regex, name)), 0)
            # clang-format, too, takes a first header of the file's own name for the main one.
            stem = re.sub(r"\.\w+$", "", name[1:-1].rpartition("/")[2])
            if name == names[0] and file.name.startswith(stem):
                rank = 0
            if rank < last:
                yield Finding(file.path, line, f"#include {name} comes too late")
            last = max(last, rank)


@rule(bans="a header that may be read twice", instead="begin it with #pragma once")
def pragma_once(tree: Tree) -> Iterator[Finding]:
    for file in tree.cpp():
        if file.path.endswith(".h") and not re.search(r"^#pragma once$", file.code, re.MULTILINE):
            yield Finding(file.path, 1, "no #pragma once")


RULES = (include_direction, include_path, include_order, pragma_once)
