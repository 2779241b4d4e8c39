"""Copies of the tree with one bug in each."""

import dataclasses
import pathlib
import tomllib

# What the build does not need, or makes itself.
_LEFT_OUT = {".git", "build", ".cache", "__pycache__"}


class PlantError(Exception):
    """A bug could not be planted: the source has changed and the canary must follow."""


@dataclasses.dataclass(frozen=True)
class Canary:
    name: str
    bug: str  # what is planted, in a sentence
    edits: tuple[dict[str, str], ...]  # file, find, replace
    # Comparisons that must each find it: two legs; or a leg and "queues", "conditions", "golden".
    ci: tuple[tuple[str, str], ...]
    ci_without_fma: tuple[tuple[str, str], ...]  # in place of ci where the processor has none
    all: tuple[tuple[str, str], ...]


def read_canary(path: pathlib.Path) -> Canary:
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    pairs = {key: tuple((first, second) for first, second in values.get(key, ()))
             for key in ("ci", "ci_without_fma", "all")}
    return Canary(path.stem, values["bug"], tuple(values["edit"]), pairs["ci"],
                  pairs["ci_without_fma"] or pairs["ci"], pairs["all"])


def mirror(tree: pathlib.Path, *, copy: pathlib.Path, edits: tuple[dict[str, str], ...]) -> None:
    """Makes `copy` the tree with the edits. What is right already keeps its time stamp."""
    wanted = {path.relative_to(tree): path for path in _files_of(tree)}
    for path in [path for path in _files_of(copy) if path.relative_to(copy) not in wanted]:
        path.unlink()
    planted = _plant(tree, edits=edits)
    for relative, path in wanted.items():
        content = planted[relative] if relative in planted else path.read_bytes()
        _write_if_different(copy / relative, content=content)


def _files_of(folder: pathlib.Path) -> list[pathlib.Path]:
    found = []
    for entry in folder.iterdir() if folder.exists() else ():
        if entry.is_symlink() or entry.name in _LEFT_OUT:
            continue
        found += _files_of(entry) if entry.is_dir() else [entry]
    return found


def _plant(tree: pathlib.Path, *,
           edits: tuple[dict[str, str], ...]) -> dict[pathlib.Path, bytes]:
    texts: dict[pathlib.Path, str] = {}
    for edit in edits:
        file = pathlib.Path(edit["file"])
        if not (tree / file).is_file():
            raise PlantError(f"{file} does not exist")
        text = texts.get(file) or (tree / file).read_text(encoding="utf-8")
        times = text.count(edit["find"])
        if times != 1:
            raise PlantError(f"{file} holds the text to replace {times} times, not once:\n"
                             f"{edit['find']}")
        texts[file] = text.replace(edit["find"], edit["replace"])
    return {file: text.encode() for file, text in texts.items()}


def _write_if_different(path: pathlib.Path, *, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
