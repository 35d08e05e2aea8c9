"""Where things are kept; ``KHABAR_DB`` or ``--db`` chooses another store."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """The user's data folder of this system; it may not exist yet."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "khabar"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "khabar"


def store_address(given: str | None) -> str:
    """The SQLAlchemy address of the store: ``given`` (a file or an address), else KHABAR_DB, else a file in the data folder."""
    chosen = given or os.environ.get("KHABAR_DB") or str(data_folder() / "khabar.db")
    return chosen if "://" in chosen else f"sqlite:///{Path(chosen).expanduser()}"
