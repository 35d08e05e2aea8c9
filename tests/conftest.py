"""The databases that the store is tested on: a file of SQLite, and a server of PostgreSQL started here on loopback.

Nothing is tested while compiled modules are older than their sources: Python would run the old ones.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

import khabar

MISSING = "PostgreSQL is not installed (on Debian: apt-get install postgresql): the store was tested on SQLite only"


def pytest_sessionstart() -> None:
    """Refuse to test compiled modules whose sources were changed since."""
    sources = Path(next(iter(khabar.__path__))).rglob("*.py")
    stale = [path for path in sources for built in path.parent.glob(f"{path.stem}.*.*") if built.stat().st_mtime < path.stat().st_mtime]
    if stale:
        pytest.exit(f"{stale[0].name} was changed after it was compiled: run make install, or KHABAR_PLAIN=1 make install to edit", 2)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty store, once of each kind."""
    return str(request.getfixturevalue(f"{request.param}_address"))


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    """A store in a file."""
    return f"sqlite:///{tmp_path / 'khabar.db'}"


@pytest.fixture
def postgresql_address(postgresql_server: str) -> str:
    """A store in a database of its own."""
    return new_database(postgresql_server)


def new_database(server: str) -> str:
    """A new, empty database on ``server``."""
    name = f"khabar_{uuid4().hex}"
    engine = create_engine(f"postgresql+pg8000://{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"postgresql://{server}/{name}"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """User, host and port of a server that lives as long as the tests."""
    programs = _programs()
    if programs is None:
        pytest.skip(MISSING)
    folder = Path(mkdtemp(prefix="khabar-postgresql-"))
    as_user = _plain_user(folder)
    data, port = folder / "data", _free_port()
    _run(*as_user, programs / "initdb", "-D", data, "-U", "khabar", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    _run(*as_user, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    yield f"khabar@127.0.0.1:{port}"
    _run(*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    """The folder of initdb and pg_ctl of the newest version that is installed."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: int(place.parent.name.split(".")[0]))
    found = shutil.which("initdb")
    return places[-1] if places else Path(found).resolve().parent if found else None


def _plain_user(folder: Path) -> tuple[str, ...]:
    """The server refuses to run as root: then it runs as the user that its package made."""
    if os.geteuid() != 0:
        return ()
    shutil.chown(folder, "postgres")
    return ("runuser", "-u", "postgres", "--")


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _run(*command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stderr or done.stdout
