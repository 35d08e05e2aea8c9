"""Fetch the fonts that the desk bundles into src/khabar/web/static/vendor, from their npm package, and check what came.

Needs npm. Run it by hand when a version changes; what it writes is committed.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@fontsource/noto-naskh-arabic@5.3.0"  # Noto Naskh Arabic, SIL OFL 1.1: docs/decisions/web.md
SHA256 = "8e4d87d3ae28020665d61054e4262162797feee84f0f145502d15e769a5bbb73"
TARGET = Path(__file__).resolve().parent.parent / "src" / "khabar" / "web" / "static" / "vendor" / "noto-naskh-arabic"
FILES = [f"files/noto-naskh-arabic-{script}-{weight}-normal.woff2" for script in ("arabic", "latin") for weight in (400, 700)]


def main() -> int:
    """Download, compare the hash, write the files; 1 where the package is not the one that was looked at."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tgz")
        if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
            print(f"{PACKAGE}: not the package whose hash is kept here; look at it, then change SHA256", file=sys.stderr)
            return 1
        TARGET.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as package:
            for name in (*FILES, "LICENSE"):
                member = package.extractfile(f"package/{name}")
                assert member is not None
                (TARGET / Path(name).name).write_bytes(member.read())
    return 0


if __name__ == "__main__":
    sys.exit(main())
