"""Exit codes and streams: what scripts rely on."""

from __future__ import annotations

import program

OBJECTIVE = "objectives: [{endpoint: shop.get, mean: '< %s'}]\n"


class ExitCodes(program.Case):
    def test_ok(self) -> None:
        done = self.run_program("run", "queue.yaml")
        self.assertEqual(done.returncode, 0)
        self.assertIn("fingerprint", done.stdout)
        self.assertEqual(done.stderr, "")

    def test_usage(self) -> None:
        for arguments, said in (
            (["rnu", "queue.yaml"], "did you mean 'run'?"),
            (["run", "queue.yaml", "--sede", "3"], "did you mean '--seed'?"),
            (["run"], "scenario"),
            (["run", "queue.yaml", "other.yaml"], "other.yaml"),
            (["run", "queue.yaml", "--seed", "-1"], "0 to 4294967295"),
            (["run", "queue.yaml", "--seed", "4294967296"], "0 to 4294967295"),
            (["run", "queue.yaml", "--queue", "haep"], "did you mean 'heap'?"),
            (["replicate", "queue.yaml", "-n", "0"], "1 to"),
            (["replicate", "queue.yaml", "--precision", "0"], "above 0"),
            (["replicate", "queue.yaml", "--precision", "5%", "-n", "9"], "10 to"),
            (["replicate", "queue.yaml", "--threads", "many"], "'many'"),
            (["compare", "queue.yaml"], "--set-b"),
            (["compare", "-", "-"], "standard input"),
            (["list", "polices"], "did you mean 'policies'?"),
            (["help", "rnu"], "did you mean 'run'?"),
            (["--nonsense"], "--nonsense"),
            ([], ""),
        ):
            with self.subTest(arguments=arguments):
                done = self.run_program(*arguments)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(said, done.stderr)
                self.assertEqual(done.stdout, "")

    def test_help_is_a_result(self) -> None:
        for arguments in (["help"], ["--help"], ["help", "run"], ["run", "--help"]):
            done = self.run_program(*arguments)
            self.assertEqual(done.returncode, 0)
            self.assertIn("Usage", done.stdout)
            self.assertEqual(done.stderr, "")

    def test_invalid_scenario(self) -> None:
        self.write("bad.yaml", program.QUEUE.replace("duration: 20s", "duraton: 20s"))
        for command in (["run"], ["replicate"], ["show"]):
            done = self.run_program(*command, "bad.yaml")
            self.assertEqual(done.returncode, 3)
            self.assertIn("bad.yaml:5:", done.stderr)
            self.assertEqual(done.stdout, "")
        self.assertIn("duraton", self.expect(3, "validate", "bad.yaml"))

    def test_unmodelled_keys_are_told_apart(self) -> None:
        self.write("later.yaml", program.QUEUE + "changes: [{id: x}]\n")
        self.assertIn("not modelled yet", self.expect(3, "validate", "later.yaml"))
        document = self.document("validate", "later.yaml", code=3)
        self.assertEqual(document["errors"], [])
        self.assertEqual(document["unmodelled"][0]["path"], "changes")
        self.assertEqual(self.document("validate", "queue.yaml")["valid"], True)

    def test_limit(self) -> None:
        done = self.run_program("run", "queue.yaml", "--set", "limits.calls_in_flight=1")
        self.assertEqual(done.returncode, 3)
        self.assertIn("limit", done.stderr)

    def test_files(self) -> None:
        done = self.run_program("run", "absent.yaml")
        self.assertEqual(done.returncode, 4)
        self.assertIn("absent.yaml", done.stderr)
        self.expect(4, "run", ".")
        self.expect(4, "run", "queue.yaml", "-o", "/dev/null/x")
        self.expect(4, "diff", "queue.yaml", "absent.yaml")

    def test_objectives(self) -> None:
        # The mean is 1 ms +- some percent; an incident judges one run by its value.
        for bound, code in (("2ms", 0), ("0.5ms", 99)):
            self.write("objective.yaml", program.QUEUE + OBJECTIVE % bound)
            self.expect(code, "run", "objective.yaml", "--quiet")
            self.expect(code, "replicate", "objective.yaml", "--quiet")
        mean = self.document("replicate", "queue.yaml")["endpoints"][0]["metrics"]["mean"]["value"]
        self.write("objective.yaml", program.QUEUE + OBJECTIVE % f"{round(mean * 1e9)}ns")
        self.expect(98, "replicate", "objective.yaml", "--quiet")
        # p99.9 of 20,000 requests is not known.
        self.write("objective.yaml",
                   program.QUEUE + "objectives: [{endpoint: shop.get, p999: '< 1s'}]\n")
        self.expect(98, "run", "objective.yaml", "--quiet")

    def test_regression(self) -> None:
        slower = ["--set-b", "services.shop.endpoints.get[0].compute.exponential=600us"]
        self.expect(0, "compare", "queue.yaml", *slower)
        self.expect(99, "compare", "queue.yaml", *slower, "--fail-on", "regression")
        self.expect(0, "compare", "queue.yaml", "queue.yaml", "--fail-on", "regression")

    def test_quiet(self) -> None:
        done = self.run_program("run", "queue.yaml", "--quiet")
        self.assertEqual((done.stdout, done.stderr), ("", ""))


if __name__ == "__main__":
    program.main()
