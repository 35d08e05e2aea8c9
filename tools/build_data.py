"""Compile resources/ into src/khabar/data/*.json.

    tools/build_data.py           write what changed
    tools/build_data.py --check   write nothing; exit 1 and name each file that is stale

Each module in tools/builders has ``build(resources: Path) -> dict[str, object]``: file names with JSON values. It checks what it reads.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "khabar" / "data"


def compile_all() -> dict[str, bytes]:
    """Every data file's name and bytes; the same resources give the same bytes."""
    sys.path.insert(0, str(ROOT / "tools"))
    files: dict[str, bytes] = {}
    for module in sorted(path.stem for path in (ROOT / "tools" / "builders").glob("[a-z]*.py")):
        for name, value in importlib.import_module(f"builders.{module}").build(ROOT / "resources").items():
            files[name] = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    return files


def main() -> int:
    """Write or check; the exit status says whether all is current."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, fail where a file is stale")
    check = parser.parse_args().check
    files = compile_all()
    kept = {path.name: path.read_bytes() for path in DATA.glob("*.json")}
    stale = sorted(name for name in files.keys() | kept.keys() if files.get(name) != kept.get(name))
    for name in stale:
        if check:
            print(f"{name}: stale; run tools/build_data.py and commit what it writes", file=sys.stderr)
        elif name in files:
            (DATA / name).write_bytes(files[name])
        else:
            (DATA / name).unlink()
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
