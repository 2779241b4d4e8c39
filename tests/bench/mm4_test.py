"""The demonstration as a user meets it: its output, its file, what it says of wrong arguments."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

MM4 = sys.argv.pop(1)


def run(*arguments):
    return subprocess.run([MM4, *arguments], capture_output=True, text=True)


class Mm4Test(unittest.TestCase):
    def test_output_depends_on_the_arguments_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            texts = []
            for name, queue in (("a", "radix"), ("b", "heap"), ("c", "radix")):
                path = os.path.join(folder, name)
                done = run("--requests", "200000", "--queue", queue, "--output", path)
                self.assertEqual(done.returncode, 0, done.stderr)
                with open(path) as file:
                    texts.append((done.stdout.replace(path, "FILE"), file.read()))
            self.assertEqual(texts[0], texts[1])
            self.assertEqual(texts[0], texts[2])
            result = json.loads(texts[0][1])
            self.assertEqual(result["requests"], 200_000)
            self.assertIn(result["fingerprint"], texts[0][0])
            self.assertEqual(sorted(os.listdir(folder)), ["a", "b", "c"])

    def test_the_seed_matters(self):
        one, two = (run("--requests", "200000", "--seed", seed).stdout for seed in ("1", "2"))
        self.assertNotEqual(one.splitlines()[-1], two.splitlines()[-1])

    def test_wrong_arguments_are_usage_errors_that_name_them(self):
        for arguments, word in ((["--seed", "x"], "'x'"), (["--seed", "4294967296"], "4294967295"),
                                (["--requests", "-5"], "'-5'"), (["--requests", "10"], "200000"),
                                (["--queue", "fast"], "fast"), (["--speed", "1"], "--speed"),
                                (["--seed"], "--seed")):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(word, done.stderr)
            self.assertEqual(done.stdout, "")

    def test_a_file_that_cannot_be_written_is_an_output_error(self):
        for path in ("/dev/null/x", "/nonexistent/folder/x"):
            done = run("--requests", "200000", "--output", path)
            self.assertEqual(done.returncode, 4, done.stderr)
            self.assertIn(path, done.stderr)


if __name__ == "__main__":
    unittest.main()
