"""The processes that share the work of coding end with the one that started them, however it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories import VISIT

JOBS = 2
ARTICLES = 3000  # more than are coded before the kill
STARTING, ENDING = 30.0, 10.0  # seconds until the workers are there, and until they are gone
PROC = Path("/proc")


def status(pid: int) -> tuple[str, int] | None:
    """A process's state and its parent; None where it is gone."""
    try:
        state, parent = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[:2]
    except (FileNotFoundError, ProcessLookupError):
        return None
    return state, int(parent)


def children(parent: int) -> list[int]:
    found = {int(entry.name): status(int(entry.name)) for entry in PROC.iterdir() if entry.name.isdigit()}
    return [pid for pid, seen in found.items() if seen is not None and seen[1] == parent]


def running(pids: list[int]) -> list[int]:
    """Those that have not ended; one that has may wait as a zombie for whoever inherited it."""
    found = {pid: status(pid) for pid in pids}
    return [pid for pid, seen in found.items() if seen is not None and seen[0] != "Z"]


def waits_for(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether ``condition`` comes to hold within ``seconds``."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


@pytest.mark.skipif(not PROC.is_dir(), reason="no /proc on this machine to see the workers in")
@pytest.mark.parametrize("command", ["add", "code"])
def test_no_worker_outlives_a_command_that_is_killed(tmp_path: Path, command: str) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps({"id": f"n{n}", "title": "", "body": VISIT}) + "\n" for n in range(ARTICLES)))
    words = [command, str(articles), "--jobs", str(JOBS)]
    environment = os.environ | {"KHABAR_DB": str(tmp_path / "khabar.db")}
    output = subprocess.DEVNULL
    with subprocess.Popen([sys.executable, "-m", "khabar", *words], env=environment, stdout=output, stderr=output) as started:
        try:
            assert waits_for(lambda: len(children(started.pid)) >= JOBS, STARTING)
            workers = children(started.pid)
        finally:
            started.kill()
    try:
        assert started.returncode == -signal.SIGKILL
        assert waits_for(lambda: not running(workers), ENDING)
    finally:
        for worker in running(workers):
            os.kill(worker, signal.SIGKILL)
