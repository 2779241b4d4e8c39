"""Ctrl-C: once keeps what there is, twice kills."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path

import program


class Interrupt(program.Case):
    def setUp(self) -> None:
        super().setUp()
        self.write("long.yaml", program.LONG)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen([program.program(), *arguments], cwd=self.folder, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.kill)
        self.wait_until_running(process)
        return process

    def wait_until_running(self, process: subprocess.Popen[str]) -> None:
        """Until it has used some processor time: it is beyond loading then."""
        ticks = os.sysconf("SC_CLK_TCK")
        for _ in range(600):
            stat = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii")
            if int(stat.rsplit(")")[-1].split()[11]) / ticks > 0.2:
                return
            time.sleep(0.05)
        self.fail("the program does not run")

    def test_once_keeps_partial_results(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(signal=number):
                process = self.start("run", "long.yaml", "--json", "-o", f"out{number}")
                process.send_signal(number)
                output, errors = process.communicate(timeout=60)
                self.assertEqual((process.returncode, errors), (130, ""))
                document = json.loads(output)
                self.assertFalse(document["complete"])
                self.assertGreater(document["events"], 0)
                manifest = json.loads((self.folder / f"out{number}/manifest.json").read_text())
                self.assertFalse(manifest["complete"])

    def test_many_runs_keep_whole_ones(self) -> None:
        self.write("short.yaml", program.QUEUE)
        process = self.start("replicate", "short.yaml", "-n", "1000000", "-j", "2", "--json")
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        document = json.loads(output)
        self.assertFalse(document["complete"])
        self.assertGreater(document["replications"], 0)
        self.assertEqual([row["replication"] for row in document["rows"]],
                         list(range(document["replications"])))

    def test_twice_kills(self) -> None:
        process = self.start("run", "long.yaml")
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        # Either it was killed, or it had ended with the first one before the second came.
        self.assertIn(process.returncode, (-signal.SIGINT, 130))

    def test_progress_is_for_terminals(self) -> None:
        leader, follower = pty.openpty()
        process = subprocess.Popen([program.program(), "run", "long.yaml"], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=follower)
        self.addCleanup(process.kill)
        os.close(follower)
        ready, _, _ = select.select([leader], [], [], 60)
        self.assertTrue(ready, "nothing was shown")
        self.assertIn(b"events/s", os.read(leader, 1000))
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), 130)
        os.close(leader)


if __name__ == "__main__":
    program.main()
