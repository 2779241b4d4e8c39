#!/usr/bin/python3
"""The project's lint: every finding as `file:line: message`, exit status 1 if there is one.

    tests/tidy/tidy.py [ROOT]      checks the project (or another tree)
    tests/tidy/tidy.py --rules     lists what is banned, and what to write instead
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import determinism
import includes
import language
import shape
from tree import Tree

RULES = (*determinism.RULES, *includes.RULES, *shape.RULES, *language.RULES)


def check(tree: Tree) -> list[str]:
    """What all rules find, sorted by place."""
    found = {(each, rule) for rule in RULES for each in rule.find(tree)}
    ordered = sorted(found, key=lambda f: (f[0].path, f[0].line, f[1].name, f[0].detail))
    return [
        f"{each.path}:{each.line}: {each.detail}: {rule.instead} [{rule.name}]"
        for each, rule in ordered
    ]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    project = Path(__file__).resolve().parents[2]
    parser.add_argument("root", nargs="?", type=Path, default=project)
    parser.add_argument("--rules", action="store_true", help="list the rules")
    options = parser.parse_args(arguments)
    if options.rules:
        for rule in RULES:
            print(f"{rule.name}\n  bans {rule.bans}\n  instead: {rule.instead}")
        return 0
    tree = Tree.read(options.root)
    findings = check(tree)
    for finding in findings:
        print(finding)
    print(f"tidy: {len(tree.files)} files, {len(RULES)} rules, {len(findings)} findings",
          file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
