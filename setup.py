"""Builds the extension module with CMake; everything else is in pyproject.toml."""

import pathlib
import shutil
import subprocess
import sys

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

ROOT = pathlib.Path(__file__).resolve().parent


class BuildWithCMake(build_ext):
    def build_extension(self, extension):
        # A release build that is there already has all but the bindings.
        is_built = (ROOT / "build" / "release" / "CMakeCache.txt").exists()
        preset = "release" if is_built else "python"
        subprocess.run(["cmake", "--preset", preset, "-DORRERY_PYTHON=ON",
                        f"-DPython_EXECUTABLE={sys.executable}"], cwd=ROOT, check=True)
        subprocess.run(["cmake", "--build", "--preset", preset, "--target", "_core"], cwd=ROOT,
                       check=True)
        target = pathlib.Path(self.get_ext_fullpath(extension.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "build" / preset / "python" / target.name, target)


setup(ext_modules=[Extension("orrery._core", sources=[])],
      cmdclass={"build_ext": BuildWithCMake})
