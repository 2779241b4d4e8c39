"""Types, stubs, examples; the documents' snippets are doctests of their own."""

import subprocess
import sys

import pytest
from conftest import ROOT

import orrery

EXAMPLES = sorted((ROOT / "python/examples").glob("*.py"))


def run_module(*arguments):
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_types_are_strict():
    assert "no issues found" in run_module("mypy", "python/orrery", "python/examples")


def test_types_that_are_wrong_are_found(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import orrery\norrery.run(orrery.load('x'), seed='1')\n")
    done = subprocess.run([sys.executable, "-m", "mypy", str(wrong)], capture_output=True,
                          text=True, check=False)
    assert done.returncode == 1 and 'incompatible type "str"' in done.stdout


def test_stubs_are_those_of_the_module():
    run_module("mypy.stubtest", "orrery._core", "--allowlist", "python/tests/stubtest_allowed.txt")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_runs(path):
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stderr == "" and done.stdout


def test_the_version_is_the_packages():
    described = (ROOT / "pyproject.toml").read_text()
    assert f'version = "{orrery.__version__}"' in described


def test_importing_it_imports_neither_tables_nor_pictures():
    code = ("import sys, orrery; "
            "print([name for name in ('numpy', 'pandas', 'matplotlib') if name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
