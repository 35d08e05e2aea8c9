"""Compiles the reading of articles and the comparing of reports with mypyc when khabar is built: the same answers in less time.

Without a C compiler, or with KHABAR_PLAIN set (for those who edit the modules and want to see each change at once), the package is plain
Python. Extension modules that are newer than all sources are kept, so that a second install takes no minute.
"""

from __future__ import annotations

import os
import sysconfig
from pathlib import Path
from shutil import which
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = ("khabar/analyse/[a-z]*.py", "khabar/relate/likeness.py", "khabar/relate/same_event.py", "khabar/relate/signature.py")
CHECKING = ("--config-file=", "--python-version=3.11", "--ignore-missing-imports")  # make check is where types are checked in full


class CompileReading(BuildHookInterface[Any]):
    """Puts an extension module beside each module of ``COMPILED``."""

    def clean(self, versions: list[str]) -> None:
        """Take away what an earlier build compiled: Python loads it rather than a source that has changed since."""
        for compiled in self._compiled():
            compiled.unlink()

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile in place: there an editable install finds the modules, and a wheel takes them from there."""
        source = Path(self.root) / "src"
        modules = sorted(path for pattern in COMPILED for path in source.glob(pattern))
        compiler = which((sysconfig.get_config_var("CC") or "cc").split()[0])
        if not compiler:
            self.app.display_warning("no C compiler: khabar is built as plain Python, which takes half as long again")
        if not compiler or os.environ.get("KHABAR_PLAIN"):
            self.clean([version])
            return
        if not self._is_current(modules):
            self.clean([version])
            _compile(Path(self.root), modules)
        build_data.update(pure_python=False, infer_tag=True)
        build_data["force_include"].update({str(path): str(path.relative_to(source)) for path in self._compiled()})

    def _compiled(self) -> list[Path]:
        return list((Path(self.root) / "src").rglob(f"*{sysconfig.get_config_var('EXT_SUFFIX')}"))

    def _is_current(self, modules: list[Path]) -> bool:
        """Whether each module has its extension beside the one that holds the code of all, none older than any source."""
        times = [path.stat().st_mtime for path in self._compiled()]
        return len(times) == len(modules) + 1 and min(times) > max(path.stat().st_mtime for path in [*modules, Path(__file__)])


def _compile(root: Path, modules: list[Path]) -> None:
    from mypyc.build import mypycify
    from setuptools import Distribution

    os.chdir(root)
    names = [str(path.relative_to(root)) for path in modules]
    extensions = mypycify([*CHECKING, *names], opt_level="2", debug_level="0", target_dir="build/mypyc")
    building = Distribution({"name": "khabar", "package_dir": {"": "src"}, "ext_modules": extensions}).get_command_obj("build_ext")
    building.inplace, building.build_temp = True, "build/temp"
    building.ensure_finalized()
    building.run()
