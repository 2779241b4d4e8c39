"""Colours on terminals, and only where they are wanted."""

from __future__ import annotations

import os
import pty
import subprocess

import program

OBJECTIVE = "objectives: [{endpoint: shop.get, mean: '< 1s'}]\n"


class Terminal(program.Case):
    def on_terminal(self, *arguments: str, **environment: str) -> bytes:
        """What the program writes to a terminal."""
        leader, follower = pty.openpty()
        process = subprocess.Popen(
            [program.program(), *arguments], cwd=self.folder, stdout=follower,
            stderr=subprocess.DEVNULL, env={"TERM": "xterm", **environment})
        self.addCleanup(process.kill)
        os.close(follower)
        written = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:  # the terminal's other end is closed
                break
            if not piece:
                break
            written += piece
        os.close(leader)
        self.assertEqual(process.wait(timeout=60), 0)
        return written

    def test_colours(self) -> None:
        self.write("met.yaml", program.QUEUE + OBJECTIVE)
        green = b"\x1b[32mmet"
        self.assertIn(green, self.on_terminal("run", "met.yaml"))
        self.assertNotIn(b"\x1b", self.on_terminal("run", "met.yaml", NO_COLOR="1"))
        self.assertNotIn(b"\x1b", self.on_terminal("run", "met.yaml", TERM="dumb"))
        self.assertNotIn(b"\x1b", self.on_terminal("run", "met.yaml", "--color", "never"))
        self.assertIn(green, self.on_terminal("run", "met.yaml", "--color", "always", NO_COLOR="1"))
        self.assertNotIn("\x1b", self.expect(0, "run", "met.yaml"))
        self.assertIn(green.decode(), self.expect(0, "run", "met.yaml", "--color", "always"))


if __name__ == "__main__":
    program.main()
