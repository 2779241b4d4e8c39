#!/usr/bin/python3
"""The harness itself: it must not call equal what differs, nor skip what fails."""

import pathlib
import tempfile
import unittest

from harness import building, comparing, legs, planting, running

HERE = pathlib.Path(__file__).resolve().parent


def result(name="leg", radix=None, heap=None):
    parts = {"math/exp": "01", "torture": "02", "torture@clone": "02", "total": "03"}
    return running.Result(name, {"radix": radix or parts, "heap": heap or parts}, 0.0)


def parts(**changed):
    return {**result().queues["radix"], **changed}


class Comparing(unittest.TestCase):
    def test_equal_results_do_not_differ(self):
        golden = {"math/exp": "01", "torture": "02", "total": "03"}
        self.assertIsNone(comparing.between_conditions(result()))
        self.assertIsNone(comparing.between_queues(result()))
        self.assertIsNone(comparing.between_results(result(), reference=result("other")))
        self.assertIsNone(comparing.from_golden(result(), golden=golden))

    def test_names_the_first_part_that_differs(self):
        other = result("other", heap=parts(torture="ff", total="ee"))
        found = comparing.between_results(other, reference=result())
        self.assertEqual((found.part, found.queue, found.found), ("torture", "heap", "ff"))
        self.assertEqual(comparing.between_queues(other).part, "torture")

    def test_a_condition_is_compared_with_its_part(self):
        found = comparing.between_conditions(result(radix=parts(**{"torture@clone": "ff"})))
        self.assertEqual(found.part, "torture")
        self.assertIn("clone", str(found))

    def test_missing_and_additional_parts_differ(self):
        golden = {"math/exp": "01", "torture": "02", "total": "03"}
        self.assertEqual(comparing.from_golden(result(), golden={**golden, "new": "1"}).part, "new")
        del golden["torture"]
        self.assertEqual(comparing.from_golden(result(), golden=golden).part, "torture")

    def test_golden_is_read_as_written(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "golden.txt"
            comparing.write_golden(path, result=result())
            self.assertIsNone(comparing.from_golden(result(), golden=comparing.read_golden(path)))


class Running(unittest.TestCase):
    def run_script(self, text, leg="gcc-O3/plain"):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "driver"
            path.write_text(f"#!/bin/sh\n{text}\n", encoding="ascii")
            path.chmod(0o755)
            return running.run_driver(path, leg=legs.leg(leg))

    def test_reads_both_queues(self):
        found = self.run_script("echo radix a 1; echo radix total 2; echo heap total 3")
        self.assertEqual(found.queues["radix"], {"a": "1", "total": "2"})
        self.assertEqual(found.queues["heap"], {"total": "3"})

    def test_sets_the_environment_of_the_condition(self):
        echo = 'echo radix total "$GLIBC_TUNABLES"; echo heap total 1'
        found = self.run_script(echo, "gcc-O3/no_fma")
        self.assertIn("-FMA", found.queues["radix"]["total"])

    def test_failures_are_errors(self):
        for text in ("echo radix total 1; echo heap total 1; exit 3", "echo radix total 1",
                     "echo radix total 1; echo heap total 1; echo nonsense", "true",
                     "echo radix total 1; echo radix total 2; echo heap total 1"):
            with self.assertRaises(running.RunError, msg=text):
                self.run_script(text)
        with self.assertRaises(running.RunError):
            running.run_driver(HERE / "there_is_no_such_driver", leg=legs.leg("gcc-O3/plain"))


class Building(unittest.TestCase):
    def test_what_cannot_be_built_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaises(building.BuildError):
                building.build_driver(pathlib.Path(folder), build=legs.leg("gcc-O3/plain").build,
                                      jobs=1, may_use_presets=False)


class Legs(unittest.TestCase):
    def test_every_leg_has_its_own_name_and_is_found_by_it(self):
        self.assertEqual(len(set(legs.ALL_LEGS)), len(legs.ALL_LEGS))
        for name in (*legs.ALL_LEGS, *legs.CI_LEGS):
            self.assertEqual(legs.leg(name).name, name)
        with self.assertRaises(ValueError):
            legs.leg("gcc-O3/nothing")


class Planting(unittest.TestCase):
    EDIT = {"file": "a.txt", "find": "one", "replace": "two"}

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = pathlib.Path(folder.name) / "tree"
        self.copy = self.tree / "build/copy"
        self.tree.mkdir()

    def write(self, name, text):
        (self.tree / name).write_text(text, encoding="ascii")

    def test_plants_into_the_copy_alone(self):
        self.write("a.txt", "one 1")
        self.write("b.txt", "one 1")
        planting.mirror(self.tree, copy=self.copy, edits=(self.EDIT,))
        self.assertEqual((self.copy / "a.txt").read_text(), "two 1")
        self.assertEqual((self.copy / "b.txt").read_text(), "one 1")
        self.assertEqual((self.tree / "a.txt").read_text(), "one 1")

    def test_refuses_text_that_is_not_there_exactly_once(self):
        for text in ("nothing of it", "one and one"):
            self.write("a.txt", text)
            with self.assertRaises(planting.PlantError):
                planting.mirror(self.tree, copy=self.copy, edits=(self.EDIT,))
        with self.assertRaises(planting.PlantError):
            planting.mirror(self.tree, copy=self.copy, edits=({**self.EDIT, "file": "c.txt"},))

    def test_what_is_gone_from_the_tree_goes_from_the_copy(self):
        self.write("a.txt", "one")
        self.write("b.txt", "text")
        planting.mirror(self.tree, copy=self.copy, edits=())
        (self.tree / "b.txt").unlink()
        planting.mirror(self.tree, copy=self.copy, edits=())
        self.assertFalse((self.copy / "b.txt").exists())

    def test_what_stays_the_same_is_not_written_again(self):
        self.write("a.txt", "one")
        planting.mirror(self.tree, copy=self.copy, edits=(self.EDIT,))
        before = (self.copy / "a.txt").stat().st_mtime_ns
        planting.mirror(self.tree, copy=self.copy, edits=(self.EDIT,))
        self.assertEqual((self.copy / "a.txt").stat().st_mtime_ns, before)

    def test_every_canary_can_be_planted(self):
        root = HERE.parents[1]
        for path in (HERE / "canaries").glob("*.toml"):
            canary = planting.read_canary(path)
            planting.mirror(root, copy=self.copy, edits=canary.edits)
            for pair in (*canary.ci, *canary.ci_without_fma, *canary.all):
                legs.leg(pair[0])
                if pair[1] not in ("queues", "conditions", "golden"):
                    legs.leg(pair[1])


if __name__ == "__main__":
    unittest.main()
