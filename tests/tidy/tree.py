"""The project's files, and each file in the views that rules look at."""

from __future__ import annotations

import dataclasses
import functools
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

CPP = (".h", ".cpp")
# Data, not source: vectors from elsewhere, committed results, a fuzzer's corpus.
DATA_FOLDERS = ("tests/vectors/", "tests/golden/", "tests/fuzz/corpus/")

# Comments first, then literals; a quote inside a number (1'000) starts no literal.
_LEXEMES = re.compile(
    r"""(?P<comment>//(?:\\\n|[^\n])*|/\*[\s\S]*?\*/)
      |(?P<raw>R"(?P<tag>[^(\s"]*)\([\s\S]*?\)(?P=tag)")
      |(?P<string>"(?:\\[\s\S]|[^"\\\n])*")
      |(?P<character>(?<!\w)'(?:\\.|[^'\\\n])+')""",
    re.VERBOSE,
)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


@dataclasses.dataclass(frozen=True)
class SourceFile:
    path: str  # from the project's root, with slashes
    text: str

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def is_cpp(self) -> bool:
        return self.path.endswith(CPP)

    @functools.cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @functools.cached_property
    def uncommented(self) -> str:
        """C++ with blanks for comments: offsets and lines stay."""
        return _LEXEMES.sub(lambda m: _blank(m[0]) if m["comment"] else m[0], self.text)

    @functools.cached_property
    def code(self) -> str:
        """C++ with blanks for comments and for the contents of literals."""
        return _LEXEMES.sub(lambda m: _blank(m[0]), self.text)

    @functools.cached_property
    def comments(self) -> list[str]:
        """Of each line, what its comments say."""
        kept = []
        end = 0
        for match in _LEXEMES.finditer(self.text):
            kept.append(_blank(self.text[end : match.start()]))
            kept.append(match[0] if match["comment"] else _blank(match[0]))
            end = match.end()
        kept.append(_blank(self.text[end:]))
        return "".join(kept).splitlines()

    @functools.cached_property
    def includes(self) -> list[tuple[int, str]]:
        """(line, '<name>' or '"name"') of each #include."""
        pattern = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(<[^>\n]*>|"[^"\n]*")', re.MULTILINE)
        found = pattern.finditer(self.uncommented)
        return [(self.line_of(m.start(1)), m[1]) for m in found]

    def line_of(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1

    def is_marked(self, line: int, mark: str) -> bool:
        """Whether the comment on the line, or the one that ends above it, says `tidy: mark`."""
        first = line
        while first > 1 and self.lines[first - 2].strip() == self.comments[first - 2].strip() != "":
            first -= 1
        return any(f"tidy: {mark}" in comment for comment in self.comments[first - 1 : line])


@dataclasses.dataclass(frozen=True)
class Finding:
    path: str
    line: int
    detail: str


@dataclasses.dataclass(frozen=True)
class Rule:
    name: str
    bans: str
    instead: str
    find: Callable[[Tree], Iterator[Finding]]


def rule(*, bans: str, instead: str) -> Callable[[Callable[[Tree], Iterator[Finding]]], Rule]:
    """Makes a rule of the generator below it, under the generator's name."""
    return lambda find: Rule(find.__name__, bans, instead, find)


class Tree:
    def __init__(self, files: dict[str, str], root: Path | None = None):
        self.root = root
        self.files = {path: SourceFile(path, text) for path, text in sorted(files.items())}

    @classmethod
    def read(cls, root: Path) -> Tree:
        files = {}
        for path in _paths(root):
            if path.startswith(DATA_FOLDERS) or not (root / path).is_file():
                continue
            try:
                files[path] = (root / path).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # not text
        return cls(files, root)

    def cpp(self, *folders: str) -> Iterator[SourceFile]:
        """The C++ files below these folders, or all of them."""
        below = tuple(folder + "/" for folder in folders)
        for file in self.files.values():
            if file.is_cpp and (not below or file.path.startswith(below)):
                yield file


def _paths(root: Path) -> list[str]:
    """What git knows or would add; outside a checkout, every file that no build has made."""
    if (root / ".git").exists():
        listing = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root, capture_output=True, text=True, check=False,
        )
        if listing.returncode == 0:
            return [path for path in listing.stdout.split("\0") if path]
    skipped = {"build", ".git", ".cache", "__pycache__"}
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return [path.as_posix() for path in paths if not skipped.intersection(path.parts)]
