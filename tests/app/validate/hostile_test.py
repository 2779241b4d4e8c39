"""Hostile input is refused in less than a second and 200 MB, with a message of where and why.

Each text is as large as the limits of app/schema/limits.h let through, or larger.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = str(Path(os.environ["ORRERY"]).resolve())
INVALID = 3
UNREADABLE = 4
# Sanitizers take their own time and memory; what counts there, and without optimisation, is that
# nothing is found.
IS_SLOW = os.environ["ORRERY_IS_SLOW"] == "1"
SECONDS_MAX = 30.0 if IS_SLOW else 1.0  # of processor time: other tests run beside this one
MEGABYTES_MAX = 8000 if IS_SLOW else 200

BYTES = (2 << 20) - 100
SIGNS = 199_000
HEAD = "orrery: 1\nduration: 1m\n"
TAIL = "workloads: {w: {endpoint: s0.x, users: 1, think_time: 1s}}\n"
KEYS = ("orrery, name, question, study, seed, duration, warmup, drain, window, include, limits, "
        "clock, platform, services, traffic, workloads, failures, objectives, observed")
NO_KEY = ("a key is a word, not a list or a map; is a bracket not closed, or a template not filled "
          "in?")
TOO_MANY_SIGNS = "more than 200000 brackets, commas, colons, dashes and the like"
TOO_DEEP = "maps and lists inside each other more than 128 deep"


def bomb() -> str:
    """Nine lists of nine aliases each, one inside the other."""
    text = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for before, name in zip("abcdefghijkl", "bcdefghijklm"):
        text += f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    return text


def services(count: int, *, callee: str) -> str:
    lines = [f"  s{i}: {{endpoints: {{x: [{{call: {callee}{(i + 1) % count}.x}}]}}}}\n"
             for i in range(count)]
    return HEAD + "services:\n" + "".join(lines) + TAIL


def steps(text: str, count: int) -> str:
    return (HEAD + "services: {s0: {endpoints: {x: [" + ",".join([text] * count) + "]}}}\n" + TAIL)


# Name, text, exit code, the first line that is printed (of a list of problems).
CASES: list[tuple[str, str | bytes, int, str]] = [
    ("nothing", "", INVALID, "F: is empty; a scenario is needed"),
    ("spaces", " " * BYTES, INVALID, "F: is empty; a scenario is needed"),
    ("comments", "#\n" * (BYTES // 2), INVALID, "F: is empty; a scenario is needed"),
    ("100 MB", b"a: b\n" * 20_000_000, UNREADABLE, "orrery: F: is larger than 2 MiB"),
    ("binary", bytes(range(256)) * 100, UNREADABLE, "orrery: F: is not text in UTF-8"),
    ("NUL", b"orrery: 1\n\0", UNREADABLE, "orrery: F: is not text in UTF-8"),
    ("brackets", "a: " + "[" * SIGNS, INVALID, f"F:1:5: {NO_KEY}"),
    ("braces", "a: " + "{" * SIGNS, INVALID, f"F:1:5: {NO_KEY}"),
    ("too many brackets", "a: " + "[" * BYTES, INVALID, f"F:1:200003: {TOO_MANY_SIGNS}"),
    ("closed brackets", "a: " + "[" * 90_000 + "]" * 90_000, INVALID, f"F:1:131: {TOO_DEEP}"),
    ("dashes", "- " * SIGNS, INVALID, f"F:1:257: {TOO_DEEP}"),
    ("deep block", "".join(" " * i + "a:\n" for i in range(1900)), INVALID,
     f"F:129:129: {TOO_DEEP}"),
    ("bomb", bomb(), INVALID,
     "F:6:8: more than 200000 keys and values, those that aliases repeat included"),
    ("anchors", "&a " * SIGNS, INVALID,
     "F:1:4: this is not YAML: cannot assign multiple anchors to the same node"),
    ("questions", "? " * SIGNS, INVALID, f"F:1:3: {NO_KEY}"),
    ("documents", "---\n" * 50_000, INVALID,
     "F:2:1: a second document begins here; a scenario is one document"),
    ("tags", "a: [" + ",".join(["!x y"] * 90_000) + "]", INVALID,
     "F:1:5: the tag '!x' is of no use here: leave it out"),
    ("long text", "a: " + "x" * BYTES, INVALID, f"F:1:1: a: unknown key; allowed are {KEYS}"),
    ("keys", "".join(f"k{i}: 1\n" for i in range(99_000)), INVALID,
     f"F:1:1: k0: unknown key; allowed are {KEYS}"),
    ("one key", "a: 1\n" * 199_000, INVALID,
     "F:2:1: the key 'a' stands twice; first at line 1"),
    ("list", "- a\n" * 190_000, INVALID,
     f"F:1:1: found a list, allowed is a map with the keys {KEYS}"),
    ("calls into the void", services(9_000, callee="z"), INVALID,
     "F:4:31: services.s0.endpoints.x[0].call: found 'z1.x', but there is no service 'z1'; "
     "did you mean 's1'? Known are s0, s1, s10, "),
    ("a ring of calls", services(9_000, callee="s"), INVALID,
     "F:9003:34: services.s8999.endpoints.x[0].call: calls in a circle without an exit: "
     "s0.x -> s1.x -> "),
    ("services", services(10_001, callee="s"), INVALID,
     "F:3:1: services: are 10001; allowed are at most 10000"),
    ("failures", HEAD + "platform: {node: {" + ",".join(f"k{i}: 1" for i in range(2_000))
     + "}, zones: {" + ",".join(f"z{i}: {{node: {{cpu: 1}}}}" for i in range(2_000)) + "}}\n"
     + "services: {s0: {endpoints: {x: []}}}\n" + TAIL
     + "failures: [" + ",".join(f"{{id: f{i}, at: 1s, cores_offline: {{}}}}" for i in range(9_000))
     + "]\nobjectives: [" + ",".join(["{endpoint: s0.x, p99: < 1s, during: g}"] * 9_000) + "]\n",
     INVALID, "F:3:19: platform.node.k0: unknown key; allowed are cpu, speed, cpu_model, "),
    ("steps", steps("{sleep: 1ms}", 49_000), INVALID,
     "written in full, with all defaults, the scenario has 2"),
    ("instants", HEAD + "services: {s0: {endpoints: {x: []}}}\nworkloads: {w: {endpoint: s0.x, "
     "arrivals: {times: [" + ",".join(["1"] * 190_000) + "]}}}\n", INVALID,
     "F:4:52: workloads.w.arrivals.times[0]: found '1', a duration needs a unit: write 1s or 1ms"),
]


class Hostile(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="orrery_hostile_")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def measured(self, file: str) -> tuple[int, str, float, float]:
        """Exit code, output, seconds of processor time and megabytes."""
        with subprocess.Popen([PROGRAM, "validate", file], cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as child:
            output = child.stdout.read().decode()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        seconds = usage.ru_utime + usage.ru_stime
        return child.returncode, output, seconds, usage.ru_maxrss / 1024

    def test_is_refused_quickly(self) -> None:
        for name, text, code, said in CASES:
            with self.subTest(case=name):
                content = text if isinstance(text, bytes) else text.encode()
                (Path(self.folder) / "F").write_bytes(content)
                done, output, seconds, megabytes = self.measured("F")
                self.assertEqual(output[:len(said)], said)
                self.assertEqual(done, code)
                self.assertLessEqual(len(output.splitlines()), 1001)
                self.assertLess(seconds, SECONDS_MAX)
                self.assertLess(megabytes, MEGABYTES_MAX)

    def test_files_that_are_none(self) -> None:
        for file, said in (("absent.yaml", "there is no such file"),
                           (".", "is a directory, not a file")):
            done, output, _, _ = self.measured(file)
            self.assertEqual((done, output), (UNREADABLE, f"orrery: {file}: {said}\n"))

    # The largest that is allowed is read as quickly.
    def test_large_scenarios_are_valid(self) -> None:
        lines = [f"  s{i}: {{endpoints: {{x: [{{call: s{i + 1}.x}}]}}}}\n" for i in range(4_999)]
        text = (HEAD + "services:\n" + "".join(lines) + "  s4999: {endpoints: {x: []}}\n" + TAIL)
        (Path(self.folder) / "F").write_text(text, encoding="utf-8")
        done, output, seconds, megabytes = self.measured("F")
        self.assertEqual((done, output), (0, "valid\n"))
        self.assertLess(seconds, SECONDS_MAX)
        self.assertLess(megabytes, MEGABYTES_MAX)


if __name__ == "__main__":
    unittest.main()
