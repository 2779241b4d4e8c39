#!/usr/bin/python3
"""The check of the documents can fail, and runs what it says that it runs."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import console


class Console(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        (self.root / "docs").mkdir()
        environment = {k: v for k, v in os.environ.items() if k not in (console.IN_TESTS, "CI")}
        patched = mock.patch.dict(os.environ, environment, clear=True)
        patched.start()
        self.addCleanup(patched.stop)

    def run_blocks(self, *blocks: str, arguments: tuple[str, ...] = ()) -> tuple[int, str]:
        """Each block is what stands between the fences, perhaps behind a mark and a newline."""
        text = "# A document\n\n"
        for block in blocks:
            mark, body = block.split("\n", 1) if block.startswith("<!--") else ("", block)
            text += f"{mark}\n```console\n{body}\n```\n\n"
        (self.root / "README.md").write_text(text, encoding="utf-8")
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            status = console.main(list(arguments), self.root)
        return status, output.getvalue()

    def assert_passes(self, *blocks: str) -> None:
        status, output = self.run_blocks(*blocks)
        self.assertEqual(status, 0, output)
        self.assertIn(f"{len(blocks)} blocks passed", output)

    def assert_fails(self, *blocks: str, saying: str) -> None:
        status, output = self.run_blocks(*blocks)
        self.assertEqual(status, 1, output)
        self.assertIn(saying, output)

    def test_what_is_printed_is_compared(self) -> None:
        self.assert_passes("$ echo one; echo two\none\ntwo", "$ printf 'no newline'\nno newline")
        self.assert_passes("$ echo error >&2\nerror")
        self.assert_fails("$ echo one\ntwo", saying="README.md:5: $ echo one\n  expected:\n    two")
        self.assert_fails("$ echo one; echo two\none", saying="expected")
        self.assert_fails("$ true\none", saying="expected")
        self.assert_fails("$ echo 'a.c'\nabc", saying="expected")

    def test_without_output_only_success_counts(self) -> None:
        self.assert_passes("$ echo anything")
        self.assert_fails("$ false", saying="exit status 1 instead of 0")
        self.assert_fails("$ no-such-command\n...", saying="exit status 127 instead of 0")

    def test_dots_stand_for_anything(self) -> None:
        self.assert_passes("$ echo took 12 ms\ntook ... ms", "$ seq 5\n1\n...\n5", "$ seq 2\n...")
        self.assert_passes("$ seq 2\n1\n...\n2", "$ true\n...")
        self.assert_fails("$ echo took 12 ms\ntook ... seconds", saying="expected")
        self.assert_fails("$ seq 5\n1\n...\n6", saying="expected")
        self.assert_fails("$ seq 2\n1...2", saying="expected")

    def test_each_command_has_its_own_output(self) -> None:
        self.assert_passes("$ echo one\none\n$ echo two\ntwo", "$ cd docs\n$ pwd\n.../docs")
        self.assert_passes("$ name=x\n$ echo \\\n  $name\nx")
        self.assert_fails("$ echo one\n$ echo two\none", saying="README.md:6: $ echo two")
        self.assert_fails("$ exit 0\n$ echo two\ntwo", saying="does not come to its end")
        self.assert_fails("$ if true; then", saying="does not come to its end")

    def test_marks(self) -> None:
        status, output = self.run_blocks("<!-- test: skip because it pays rent -->\n$ false")
        self.assertEqual(status, 0)
        self.assertIn("README.md:4: skipped: it pays rent", output)
        self.assert_passes("<!-- test: exit 3 -->\n$ true\n$ exit_3() { return 3; }; exit_3")
        self.assert_fails("<!-- test: exit 3 -->\n$ true", saying="status 0 instead of 3")
        self.assert_fails("<!-- test: skip -->\n$ true", saying="unknown mark")

    def test_validation_runs_its_own_blocks_only(self) -> None:
        blocks = ("<!-- test: validate -->\n$ false", "$ true")
        status, output = self.run_blocks(*blocks)
        self.assertEqual((status, "1 blocks passed, 1 skipped" in output), (0, True), output)
        status, output = self.run_blocks(*blocks, arguments=("--validate",))
        self.assertEqual((status, "0 blocks passed, 1 skipped" in output), (1, True), output)

    def test_the_suite_does_not_start_itself(self) -> None:
        blocks = ("$ ./setup test", "$ cd . && make test")
        self.assert_fails(*blocks, saying="2 commands failed")  # there is neither in this folder
        with mock.patch.dict(os.environ, {console.IN_TESTS: "1"}):
            status, output = self.run_blocks(*blocks, "$ echo setup make\nsetup make")
        self.assertEqual((status, "1 blocks passed, 2 skipped" in output), (0, True), output)
        self.assert_passes(f"$ echo ${console.IN_TESTS}\n1")

    def test_a_command_that_hangs_is_stopped(self) -> None:
        with mock.patch.object(console, "TIMEOUT_SECONDS", 0.2):
            self.assert_fails("$ echo begun; sleep 60; echo never", saying="(stopped after 0.2 s)")

    def test_other_fences_are_text(self) -> None:
        text = "```sh\n$ false\n```\n````text\n```console\n$ false\n```\n````\n"
        self.assertEqual(console.parse(text, "a.md"), [])

    def test_malformed_blocks_are_errors(self) -> None:
        for text in ("```console\necho\n```\n", "```console\n```\n", "```console\n$ true\n"):
            with self.subTest(text=text), self.assertRaises(console.DocumentError):
                console.parse(text, "a.md")

    def updated(self, body: str) -> tuple[int, str]:
        """A block as --update leaves it."""
        status, output = self.run_blocks(body, arguments=("--update",))
        text = (self.root / "README.md").read_text("utf-8")
        return status, text.removeprefix("# A document\n\n\n```console\n").removesuffix("\n```\n\n")

    def test_update_shows_what_is_printed(self) -> None:
        self.assertEqual(self.updated("$ echo one\ntwo\n$ seq 2\n1\n3"),
                         (0, "$ echo one\none\n$ seq 2\n1\n2"))
        self.assertEqual(self.updated("$ echo \\\n  one\ntwo"), (0, "$ echo \\\n  one\none"))
        self.assertEqual(self.updated("$ seq 3\n1\n3"), (0, "$ seq 3\n1\n2\n3"))
        self.assertEqual(self.updated("$ seq 2\n1\nsomething gone\n2"), (0, "$ seq 2\n1\n2"))
        self.assert_passes("$ echo one\none")

    def test_update_keeps_the_dots(self) -> None:
        self.assertEqual(self.updated("$ seq 5; echo p99 7 ms\n1\n...\np99 6 ms"),
                         (0, "$ seq 5; echo p99 7 ms\n1\n...\np99 7 ms"))
        self.assertEqual(self.updated("$ echo took 12 ms, p99 7 ms\ntook ... ms, p99 6 ms"),
                         (0, "$ echo took 12 ms, p99 7 ms\ntook ... ms, p99 7 ms"))
        self.assertEqual(self.updated("$ echo hold 9\nhold ..."), (0, "$ echo hold 9\nhold ..."))

    def test_update_leaves_alone_what_it_cannot_mend(self) -> None:
        self.assertEqual(self.updated("$ false\nno"), (1, "$ false\nno"))
        self.assertEqual(self.updated("$ echo anything"), (0, "$ echo anything"))
        status, output = self.run_blocks("<!-- test: skip because it is old -->\n$ echo a\nb",
                                         arguments=("--update",))
        self.assertEqual((status, "$ echo a\nb" in (self.root / "README.md").read_text("utf-8")),
                         (0, True), output)

    def test_tests_never_update(self) -> None:
        for name in (console.IN_TESTS, "CI"):
            with mock.patch.dict(os.environ, {name: "1"}), self.assertRaises(SystemExit):
                self.updated("$ echo one\ntwo")
            self.assertIn("two", (self.root / "README.md").read_text("utf-8"))

    def test_all_documents_are_read(self) -> None:
        (self.root / "docs/a.md").write_text("```console\n$ false\n```\n", encoding="utf-8")
        self.assert_fails("$ true", saying="docs/a.md:2: $ false")
        self.assert_fails("$ true", saying="2 documents: 1 blocks passed")


if __name__ == "__main__":
    unittest.main()
