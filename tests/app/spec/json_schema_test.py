"""The JSON Schema is one, and agrees with the loader on the corpus of scenarios.

The loader sees more (names that do not exist, ranges of durations), so what the schema refuses the
loader must refuse, and what the loader takes the schema must take; the files of NOTICED are wrong
in a way that the schema must notice too. Files that include others are left out: what they lay
over a part is no whole part, which only the loader can put together.
"""

from __future__ import annotations

import json
import re
import unittest
from pathlib import Path
from typing import Any

import jsonschema
import yaml

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "tests/app/scenarios"
SCHEMA = json.loads((ROOT / "schema/scenario.schema.json").read_text(encoding="utf-8"))
# Wrong in form, not only in what the forms mean together.
NOTICED = {"everything", "list", "numbers"}


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2: only true and false are booleans, and 010 is ten; as editors read it."""


CoreLoader.yaml_implicit_resolvers = {}
for kind, pattern, first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|false)$", list("tf")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$", list("-+0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(pattern), first)
CoreLoader.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def with_words_as_keys(value: Any) -> Any:
    """JSON knows no other keys."""
    if isinstance(value, dict):
        return {str(key): with_words_as_keys(below) for key, below in value.items()}
    return [with_words_as_keys(below) for below in value] if isinstance(value, list) else value


def document_of(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=CoreLoader)


def refused(path: Path) -> list[str]:
    document = document_of(path)
    validator = jsonschema.Draft7Validator(SCHEMA)
    return [error.message for error in validator.iter_errors(with_words_as_keys(document))]


class JsonSchema(unittest.TestCase):
    def test_it_is_a_schema(self) -> None:
        jsonschema.Draft7Validator.check_schema(SCHEMA)

    def test_it_takes_what_the_loader_takes(self) -> None:
        files = sorted(CORPUS.glob("good/*.yaml"))
        gallery = [ROOT / "scenarios/gallery/online-boutique.yaml",
                   *ROOT.glob("scenarios/bench/*.yaml"), *ROOT.glob("scenarios/tutorial/*.yaml"),
                   *ROOT.glob("scenarios/incidents/*.yaml"),
                   *(path for path in ROOT.glob("scenarios/gallery/*/*.yaml")
                     if path.parent.name != "shop")]
        whole = [path for path in files + gallery if "include" not in document_of(path)]
        self.assertGreaterEqual(len(whole), 31)
        for path in whole:
            with self.subTest(file=path.name):
                self.assertEqual(refused(path), [])

    def test_it_takes_what_is_not_modelled_yet(self) -> None:
        self.assertEqual(refused(CORPUS / "bad/unmodelled.yaml"), [])

    def test_it_notices_wrong_forms(self) -> None:
        for name in sorted(NOTICED):
            with self.subTest(file=name):
                self.assertNotEqual(refused(CORPUS / f"bad/{name}.yaml"), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
