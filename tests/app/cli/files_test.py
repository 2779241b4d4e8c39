"""The files that are written: the same bytes, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import unittest
from pathlib import Path

import program


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


class Files(program.Case):
    def test_run_folder_is_the_same_bytes(self) -> None:
        self.expect(0, "run", "queue.yaml", "-o", "a", "--requests")
        self.expect(0, "run", "queue.yaml", "-o", "b", "--requests", "--queue", "heap",
                    "--no-fast-paths", "--quiet")
        first, second = contents(self.folder / "a"), contents(self.folder / "b")
        self.assertEqual(sorted(first), sorted([
            "manifest.json", "scenario.yaml", "summary.json", "report.txt", "series.csv",
            "services.csv", "histograms.csv", "events.csv", "fingerprints.csv", "requests.csv"]))
        self.assertEqual(first, second)
        rows = first["requests.csv"].decode().splitlines()
        summary = json.loads(first["summary.json"])
        self.assertEqual(len(rows) - 1, summary["whole_run"]["ended"])
        self.assertNotIn("performance", summary)

    def test_folder_can_be_run_again(self) -> None:
        self.expect(0, "run", "queue.yaml", "-o", "a", "-q")
        self.expect(0, "run", "a/scenario.yaml", "-o", "b", "-q")
        self.assertEqual(contents(self.folder / "a"), contents(self.folder / "b"))

    def test_folders_of_many_runs(self) -> None:
        for threads in ("1", "3"):
            self.expect(0, "replicate", "queue.yaml", "-n", "5", "-j", threads, "-q", "-o",
                        "r" + threads)
            self.expect(0, "compare", "queue.yaml", "queue.yaml", "-j", threads, "-q", "-o",
                        "c" + threads)
        for kind in "rc":
            first = contents(self.folder / (kind + "1"))
            self.assertEqual(first, contents(self.folder / (kind + "3")))
            self.assertIn("manifest.json", first)

    def test_one_file(self) -> None:
        self.expect(0, "run", "queue.yaml", "-o", "summary.json", "-q")
        document = json.loads((self.folder / "summary.json").read_text())
        self.assertEqual(document["schema"], "orrery.summary/1")

    def test_own_files_stay(self) -> None:
        self.write("scenario.yaml", program.QUEUE + "# mine\n")
        before = contents(self.folder)
        done = self.run_program("run", "scenario.yaml", "-o", ".", "-q")
        self.assertEqual(done.returncode, 4)
        self.assertIn("not empty", done.stderr)
        self.assertEqual(contents(self.folder), before)

    def test_full_device(self) -> None:
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = self.run_program("run", "queue.yaml", capture_output=False, stdout=full,
                                    stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 4)
        self.assertEqual(done.stderr,
                         "orrery: cannot write to standard output: No space left on device\n")

    @unittest.skipUnless(os.geteuid() == 0, "mounts a small file system, which takes root")
    def test_full_disk(self) -> None:
        disk = self.folder / "disk"
        disk.mkdir()
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)],
                               capture_output=True, check=False)
        if mount.returncode != 0:
            self.skipTest("cannot mount a small file system here")
        self.addCleanup(subprocess.run, ["umount", str(disk)], check=True)
        done = self.run_program("run", "queue.yaml", "-o", "disk/out", "--requests", "-q")
        self.assertEqual(done.returncode, 4)
        self.assertIn("No space left on device", done.stderr)
        self.assertEqual(list(disk.iterdir()), [])

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_no_permission(self) -> None:
        (self.folder / "locked").mkdir(mode=0o500)
        self.expect(4, "run", "queue.yaml", "-o", "locked/out", "-q")

    def test_broken_pipe_is_quiet(self) -> None:
        read_end, write_end = os.pipe()
        os.close(read_end)
        try:
            done = self.run_program("run", "queue.yaml", capture_output=False, stdout=write_end,
                                    stderr=subprocess.PIPE)
        finally:
            os.close(write_end)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_hashes_name_contents(self) -> None:
        self.expect(0, "run", "queue.yaml", "-o", "a", "-q")
        manifest = json.loads((self.folder / "a" / "manifest.json").read_text())
        files = {each["name"]: each for each in manifest["files"]}
        for name, text in contents(self.folder / "a").items():
            if name != "manifest.json":
                self.assertEqual(files[name]["bytes"], len(text))
        self.expect(0, "run", "queue.yaml", "-o", "b", "-q", "--seed", "8")
        other = json.loads((self.folder / "b" / "manifest.json").read_text())
        same = {each["name"] for each in other["files"]
                if each["xxh3_128"] == files[each["name"]]["xxh3_128"]}
        digest = {name: hashlib.sha256((self.folder / "b" / name).read_bytes()).digest() ==
                  hashlib.sha256((self.folder / "a" / name).read_bytes()).digest()
                  for name in files}
        self.assertEqual(same, {name for name, equal in digest.items() if equal})


if __name__ == "__main__":
    program.main()
