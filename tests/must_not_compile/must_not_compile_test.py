#!/usr/bin/python3
"""The check of the snippets can fail.  must_not_compile_test.py COMPILER OPTIONS..."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path

from must_not_compile import main, problem

COMMAND = sys.argv[1:] or ["g++"]
GUARDED = "// must fail with: %s\n#ifdef MUST_NOT_COMPILE\n%s\n#else\n%s\n#endif\n"
FINE = "extern int x;"
WRONG = 'static_assert(sizeof(int) == 1, "too wide");'


class Problem(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.source = Path(folder.name) / "snippet.cpp"

    def problem_of(self, text: str) -> str:
        self.source.write_text(text, encoding="utf-8")
        found = problem(self.source, COMMAND)
        self.assertEqual(main([str(self.source), *COMMAND]), 0 if found is None else 1)
        return found or "none"

    def test_none(self) -> None:
        self.assertEqual(self.problem_of(GUARDED % ("too wide", WRONG, FINE)), "none")

    def test_compiles_after_all(self) -> None:
        self.assertIn("compiles, and must not", self.problem_of(GUARDED % ("x", FINE, FINE)))

    def test_the_control_fails_too(self) -> None:
        self.assertIn("even without", self.problem_of(GUARDED % ("too wide", WRONG, WRONG)))

    def test_fails_for_another_reason(self) -> None:
        typing_error = "extern itn x;"
        self.assertIn("without mentioning", self.problem_of(GUARDED % ("wide", typing_error, FINE)))

    def test_the_words_are_in_no_error(self) -> None:
        # They are in the text that the compiler quotes, which does not count.
        quoted = "extern itn x; // too wide"
        self.assertIn("without mentioning", self.problem_of(GUARDED % ("wide", quoted, FINE)))

    def test_says_nothing_expected(self) -> None:
        self.assertIn("has no line", self.problem_of(FINE))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
