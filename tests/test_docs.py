"""The commands that the READMEs show are run as they stand there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from khabar.export.formats import FORMATS
from khabar.export.rows import EVENT_COLUMNS, REPORT_COLUMNS

ROOT = Path(__file__).resolve().parent.parent
PAGE = "examples/pages/2025-07-09-roundup.html"


def commands(name: str) -> list[str]:
    """The `khabar` commands of a README's shell blocks, without their comments; the one that serves for ever is left out."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith(".venv/bin/khabar") and " serve " not in line]


@pytest.mark.parametrize("name", ["README.md", "README.ar.md"])
def test_the_commands_work_in_their_order(name: str, tmp_path: Path) -> None:
    shown = commands(name)
    assert len(shown) >= 4
    environment = {**os.environ, "KHABAR_DB": str(tmp_path / "khabar.db")}
    for line in shown:
        command = line.replace(".venv/bin/khabar", f"{sys.executable} -m khabar").replace("PAGE.html", PAGE)
        done = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (line, done.stderr)
        assert done.stdout.strip()


@pytest.mark.parametrize("name", ["README.md", "README.ar.md", "docs/architecture.md", "docs/formats.md"])
def test_links_to_files_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#:]+)\)", text) if not target.startswith("http")]
    missing = [target for target in targets if not ((ROOT / name).parent / target).exists()]
    assert not missing


def test_every_format_and_every_column_is_documented() -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    tables, reports = text.split("\nReports:\n")
    for part, columns in ((tables, EVENT_COLUMNS), (reports, REPORT_COLUMNS)):
        named = set(re.findall(r"`([a-z_]+)`", part))
        sides = {column.name for column in columns if column.name.startswith(("actor_", "recipient_"))}
        assert {column.name for column in columns} - named <= (sides if part is reports else set())
    assert all(f"| `{name}` |" in text and f"## {name}" in text.replace(", ", "\n## ") for name in FORMATS)
