#!/usr/bin/python3
"""Each rule finds what it bans, and leaves alone what only looks like it."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import scopes
import tidy
from cases import BAD, GOOD
from tree import SourceFile, Tree

RULES = {rule.name: rule for rule in tidy.RULES}


def found(name: str, files: dict[str, str]) -> list[tuple[str, int]]:
    return [(each.path, each.line) for each in RULES[name].find(Tree(files))]


class EachRule(unittest.TestCase):
    def test_has_cases_of_both_kinds(self) -> None:
        needs_a_folder = {"clang_format"}
        self.assertEqual(set(BAD) | needs_a_folder, set(RULES))
        self.assertEqual(set(GOOD) | needs_a_folder, set(RULES))

    def test_finds_what_it_bans(self) -> None:
        for name, cases in BAD.items():
            for files, place in cases:
                with self.subTest(rule=name, files=files):
                    self.assertIn(place, found(name, files))

    def test_leaves_the_rest_alone(self) -> None:
        for name, cases in GOOD.items():
            for files in cases:
                with self.subTest(rule=name, files=files):
                    self.assertEqual(found(name, files), [])

    def test_says_what_to_write_instead(self) -> None:
        for rule in tidy.RULES:
            self.assertTrue(rule.bans and rule.instead, rule.name)


class Views(unittest.TestCase):
    def test_comments_and_literals_are_blank_and_lines_stay(self) -> None:
        text = 'int a = 1\'000;  // std::exp\n"std::exp" R"x(\nstd::exp)x" \'"\' /* std::exp\n*/ b'
        file = SourceFile("sim/a.h", text)
        self.assertNotIn("std::exp", file.code)
        self.assertIn("int a = 1'000;", file.code)
        self.assertEqual(file.code.count("\n"), text.count("\n"))
        self.assertEqual(len(file.code), len(text))
        self.assertTrue(file.code.endswith(" b"))
        self.assertIn("std::exp", file.comments[0])
        self.assertEqual(file.comments[1].strip(), "")

    def test_a_mark_counts_for_its_line_and_for_what_its_comment_stands_above(self) -> None:
        text = "// tidy: total order, as\n// ids are unique\na;\nb;\nc;  // tidy: total order\nd;\n"
        file = SourceFile("sim/a.h", text)
        marked = [line for line in range(1, 7) if file.is_marked(line, "total order")]
        self.assertEqual(marked, [1, 2, 3, 5])

    def test_scopes_are_told_apart(self) -> None:
        code = """
            namespace a::b {
            template <class T, int N = 3>
            struct S final : Base<T> {
              S() : x_(1) { static int in_constructor; }
              friend bool operator==(S, S) { return true; }
              static int member;
              int values[2] = {1, 2};
            };
            constexpr auto f = [](int i) { return i; };
            std::atomic<int> global{0};
            int add(int a, int b = 2) noexcept {
              if (a) { for (;;) { call([&] { return 1; }); } }
              static int in_function;
            }
            }
        """
        statements, functions = scopes.read(code)
        self.assertEqual([f.name for f in functions], ["S", "operator==", "add"])
        where = {s.text: s.scope for s in statements}
        self.assertEqual(where["static int in_constructor"], scopes.FUNCTION)
        self.assertEqual(where["static int member"], scopes.TYPE)
        self.assertEqual(where["static int in_function"], scopes.FUNCTION)
        self.assertEqual(where["std::atomic<int> global"], scopes.NAMESPACE)


class TheProgram(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        (self.root / "sim/base").mkdir(parents=True)
        self.write("sim/base/CMakeLists.txt", "target_sources(orrery_sim PRIVATE a.cpp)\n")
        self.write("sim/base/a.cpp", "int one() { return 1; }\n")
        self.write(".clang-format", "BasedOnStyle: Google\n")

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, encoding="utf-8")

    def run_tidy(self) -> tuple[int, str]:
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
            status = tidy.main([str(self.root)])
        return status, output.getvalue()

    def test_accepts_a_clean_tree(self) -> None:
        self.assertEqual(self.run_tidy(), (0, ""))

    def test_reports_file_and_line_and_fails(self) -> None:
        self.write("sim/base/a.cpp", "int one() {\n  static int calls = 0;\n  return ++calls;\n}\n")
        status, output = self.run_tidy()
        self.assertEqual(status, 1)
        self.assertRegex(output, r"^sim/base/a\.cpp:2: static int calls = 0: .*\[mutable_static\]$")

    def test_asks_git_when_there_is_a_checkout(self) -> None:
        subprocess.run(["git", "init", "-q", str(self.root)], check=True)
        self.write(".gitignore", "made/\n")
        (self.root / "made").mkdir()
        self.write("made/b.cpp", "nobody builds this\n")
        self.assertEqual(self.run_tidy(), (0, ""))
        self.write("sim/base/b.cpp", "int two() { return 2; }\n")
        self.assertEqual(self.run_tidy()[0], 1, "a new file counts before it is added")

    @unittest.skipUnless(shutil.which("clang-format"), "clang-format is not installed")
    def test_clang_format_decides_the_layout(self) -> None:
        self.write("sim/base/a.cpp", "int  one( ) { return 1; }\n")
        status, output = self.run_tidy()
        self.assertEqual(status, 1)
        self.assertRegex(output, r"^sim/base/a\.cpp:1: layout: .*\[clang_format\]\n$")

    def test_files_that_are_no_text_are_passed_over(self) -> None:
        (self.root / "picture.png").write_bytes(b"\x89PNG\xff\xfe")
        self.assertEqual(self.run_tidy(), (0, ""))


if __name__ == "__main__":
    unittest.main()
